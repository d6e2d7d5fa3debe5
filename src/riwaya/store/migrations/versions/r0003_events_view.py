"""An index that holds all short columns of events: what counts, draws and ranks them reads it alone, not the bodies."""

from __future__ import annotations

from alembic import op

revision = "r0003"
down_revision = "r0002"

INDEX = """CREATE INDEX ix_events_view ON events (
  start_day, end_day, lat, lon, radius_km, type, family, grade, place_id, place_key, camps, origins, documents, conflicts,
  conflict_size, toll_low, toll_high
)"""


def upgrade() -> None:
    """Make the index."""
    op.get_bind().exec_driver_sql(INDEX)
