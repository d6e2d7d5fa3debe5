"""The revisions, the oldest first by name."""
