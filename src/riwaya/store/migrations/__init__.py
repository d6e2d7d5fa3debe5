"""The migrations of a store's schema, run by Alembic. One never changes once it is released: a change is a new one."""
