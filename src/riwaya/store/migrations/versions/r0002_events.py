"""Events with what they are looked up by, copies of texts, and pairs of claims that stay undecided."""

from __future__ import annotations

from alembic import op

revision = "r0002"
down_revision = "r0001"

TABLES = """
CREATE TABLE events (
  n {number} NOT NULL PRIMARY KEY, id {text} NOT NULL UNIQUE, digest {text} NOT NULL, generation {number} NOT NULL,
  type {text} NOT NULL, family {text} NOT NULL, start_day {text}, end_day {text}, lat {real}, lon {real}, radius_km {real},
  place_id {text}, place_key {text}, grade {text} NOT NULL, documents {number} NOT NULL, origins {number} NOT NULL,
  camps {number} NOT NULL, conflicts {number} NOT NULL, conflict_size {real} NOT NULL, toll_low {number}, toll_high {number},
  body {text} NOT NULL
);
CREATE INDEX ix_events_type ON events (type);
CREATE INDEX ix_events_family ON events (family);
CREATE INDEX ix_events_start_day ON events (start_day);
CREATE INDEX ix_events_place_id ON events (place_id);
CREATE INDEX ix_events_grade ON events (grade);
CREATE TABLE event_claims (
  event {number} NOT NULL REFERENCES events (n) ON DELETE CASCADE, document {number} NOT NULL, claim {text} NOT NULL,
  PRIMARY KEY (event, document, claim)
);
CREATE INDEX ix_event_claims_claim ON event_claims (document, claim);
CREATE TABLE event_camps (
  event {number} NOT NULL REFERENCES events (n) ON DELETE CASCADE, camp {text} NOT NULL, PRIMARY KEY (event, camp)
);
CREATE INDEX ix_event_camps_camp ON event_camps (camp, event);
CREATE TABLE event_actors (
  event {number} NOT NULL REFERENCES events (n) ON DELETE CASCADE, actor {text} NOT NULL, role {text} NOT NULL,
  PRIMARY KEY (event, actor, role)
);
CREATE INDEX ix_event_actors_actor ON event_actors (actor, event);
CREATE TABLE event_conflicts (
  event {number} NOT NULL REFERENCES events (n) ON DELETE CASCADE, field {text} NOT NULL, whose {text} NOT NULL,
  size {real} NOT NULL, PRIMARY KEY (event, field, whose)
);
CREATE INDEX ix_event_conflicts_field ON event_conflicts (field, event);
CREATE TABLE copies (
  document {number} NOT NULL REFERENCES documents (n) ON DELETE CASCADE, original {number} NOT NULL, kind {text} NOT NULL,
  share {real} NOT NULL, passages {text} NOT NULL, PRIMARY KEY (document, original)
);
CREATE INDEX ix_copies_original ON copies (original);
CREATE TABLE undecided (
  document {number} NOT NULL, claim {text} NOT NULL, other_document {number} NOT NULL, other_claim {text} NOT NULL,
  score {real} NOT NULL, features {text} NOT NULL, PRIMARY KEY (document, claim, other_document, other_claim)
)"""

SQLITE = """CREATE VIRTUAL TABLE event_words USING fts5 (words, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3')"""

POSTGRESQL = """CREATE TABLE event_words (n BIGINT NOT NULL PRIMARY KEY, words TSVECTOR NOT NULL);
CREATE INDEX ix_event_words ON event_words USING gin (words)"""

TYPES = {
    "sqlite": {"text": "TEXT", "number": "INTEGER", "real": "FLOAT"},
    "postgresql": {"text": 'TEXT COLLATE "C"', "number": "BIGINT", "real": "DOUBLE PRECISION"},
}


def upgrade() -> None:
    """Make the tables."""
    name = op.get_bind().dialect.name
    for statement in (*TABLES.format(**TYPES[name]).split(";"), *(SQLITE if name == "sqlite" else POSTGRESQL).split(";")):
        op.get_bind().exec_driver_sql(statement)
