"""Reports with their claims, every value as a statement, and the ledger of judgements, which nothing may change."""

from __future__ import annotations

from alembic import op

revision = "r0001"
down_revision = None

TABLES = """
CREATE TABLE meta (name {text} NOT NULL PRIMARY KEY, value {text} NOT NULL);
CREATE TABLE readings (
  n {number} NOT NULL PRIMARY KEY, pack_version {text} NOT NULL, reader_version {text} NOT NULL, UNIQUE (pack_version, reader_version)
);
CREATE TABLE documents (
  n {number} NOT NULL PRIMARY KEY, key {text} NOT NULL UNIQUE, short {text} NOT NULL UNIQUE, id {text} NOT NULL UNIQUE,
  own_id {text} NOT NULL, sha256 {text} NOT NULL, state {text} NOT NULL,
  outlet {text}, title {text}, url {text}, source {text}, retrieved {text}, encoding {text}, outlet_key {text} NOT NULL,
  given_start {text}, given_end {text}, published_start {text}, published_end {text}, published_basis {text},
  reading {number} REFERENCES readings (n), error_code {text}, error {text}, body {text}
);
CREATE INDEX ix_documents_own_id ON documents (own_id);
CREATE INDEX ix_documents_state ON documents (state);
CREATE INDEX ix_documents_outlet_key ON documents (outlet_key);
CREATE TABLE sources (
  document {number} NOT NULL REFERENCES documents (n) ON DELETE CASCADE, digest {text} NOT NULL, own_id {text} NOT NULL,
  source {text}, retrieved {text}, encoding {text}, place {text} NOT NULL, PRIMARY KEY (document, digest)
);
CREATE TABLE failures (
  digest {text} NOT NULL PRIMARY KEY, place {text} NOT NULL, code {text} NOT NULL, what {text} NOT NULL, remedy {text} NOT NULL
);
CREATE TABLE claims (
  n {number} NOT NULL PRIMARY KEY, document {number} NOT NULL REFERENCES documents (n) ON DELETE CASCADE, id {text} NOT NULL,
  position {number} NOT NULL, type {text} NOT NULL, factuality {text} NOT NULL, start_day {text}, end_day {text},
  place_id {text}, place_key {text}, rejected {number} NOT NULL, quote {text} NOT NULL, body {text}, effective {text},
  UNIQUE (document, id)
);
CREATE INDEX ix_claims_id ON claims (id);
CREATE INDEX ix_claims_type ON claims (type);
CREATE INDEX ix_claims_start_day ON claims (start_day);
CREATE INDEX ix_claims_place_id ON claims (place_id);
CREATE TABLE claim_actors (
  claim {number} NOT NULL REFERENCES claims (n) ON DELETE CASCADE, actor {text} NOT NULL, role {text} NOT NULL,
  PRIMARY KEY (claim, actor, role)
);
CREATE INDEX ix_claim_actors_actor ON claim_actors (actor, claim);
CREATE TABLE statements (
  n {number} NOT NULL PRIMARY KEY, document {number} NOT NULL REFERENCES documents (n) ON DELETE CASCADE, claim {text} NOT NULL,
  field {text} NOT NULL, value {text} NOT NULL, words {text}, span_start {number}, span_end {number}, rule {text},
  reading {number} NOT NULL REFERENCES readings (n), author {text} NOT NULL, at {number} NOT NULL, is_current {number} NOT NULL
);
CREATE INDEX ix_statements_claim ON statements (document, claim);
CREATE TABLE ledger (
  seq {number} NOT NULL PRIMARY KEY, id {text} NOT NULL UNIQUE, kind {text} NOT NULL, subject_key {text} NOT NULL,
  subject {text} NOT NULL, other {text}, field {text} NOT NULL, value {text}, seen {text}, undoes {text},
  author {text} NOT NULL, reason {text} NOT NULL, at {text} NOT NULL
);
CREATE INDEX ix_ledger_subject_key ON ledger (subject_key);
CREATE TABLE tombstones (
  kind {text} NOT NULL, id {text} NOT NULL, replaced_by {text} NOT NULL, reason {text} NOT NULL, at {number} NOT NULL,
  PRIMARY KEY (kind, id)
)"""

SQLITE = """
CREATE VIRTUAL TABLE document_words USING fts5 (words, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3');
CREATE VIRTUAL TABLE claim_words USING fts5 (words, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3');
CREATE TRIGGER ledger_keeps_rows BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only')~ END;
CREATE TRIGGER ledger_loses_none BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only')~ END;
CREATE TRIGGER ledger_replaces_none BEFORE INSERT ON ledger
  WHEN EXISTS (SELECT 1 FROM ledger WHERE seq = NEW.seq OR id = NEW.id)
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only')~ END"""

POSTGRESQL = """
CREATE TABLE document_words (n BIGINT NOT NULL PRIMARY KEY, words TSVECTOR NOT NULL);
CREATE INDEX ix_document_words ON document_words USING gin (words);
CREATE TABLE claim_words (n BIGINT NOT NULL PRIMARY KEY, words TSVECTOR NOT NULL);
CREATE INDEX ix_claim_words ON claim_words USING gin (words);
CREATE FUNCTION ledger_append_only() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'the ledger is append-only'~ END $$;
CREATE TRIGGER ledger_keeps_rows BEFORE UPDATE OR DELETE ON ledger FOR EACH ROW EXECUTE FUNCTION ledger_append_only();
CREATE TRIGGER ledger_keeps_all BEFORE TRUNCATE ON ledger FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_only()"""

TYPES = {"sqlite": {"text": "TEXT", "number": "INTEGER"}, "postgresql": {"text": 'TEXT COLLATE "C"', "number": "BIGINT"}}


def upgrade() -> None:
    """Make the tables. `~` stands for a semicolon inside a statement."""
    name = op.get_bind().dialect.name
    for statement in (*TABLES.format(**TYPES[name]).split(";"), *(SQLITE if name == "sqlite" else POSTGRESQL).split(";")):
        op.get_bind().exec_driver_sql(statement.replace("~", ";"))
