"""The tables of a store, as queries see them. What makes and changes them stands in `migrations`; a test holds the two together.

Days are ISO text (`2020-06-06`), moments of writing whole seconds since 1970 in UTC. Spans are half-open offsets in code points.
Words for the full-text search stand in three tables of their own (`words.py`), which SQLite and PostgreSQL make differently.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint

# Byte order in both databases, so that both sort alike.
STRING = Text().with_variant(Text(collation="C"), "postgresql")
NUMBER = BigInteger().with_variant(Integer(), "sqlite")

metadata = MetaData()


def _text(name: str, needed: bool = True, index: bool = False, unique: bool = False, key: bool = False) -> Column[str]:
    return Column(name, STRING, nullable=not needed, index=index, unique=unique, primary_key=key)


def _number(name: str, needed: bool = True, index: bool = False, key: bool = False) -> Column[int]:
    return Column(name, NUMBER, nullable=not needed, index=index, primary_key=key, autoincrement=False)


def _of(table: str, key: bool = False, index: bool = False) -> Column[int]:
    """A row belongs to a row of another table, and goes with it."""
    parent = ForeignKey(f"{table}.n", ondelete="CASCADE")
    return Column(table.rstrip("s"), NUMBER, parent, nullable=False, primary_key=key, index=index, autoincrement=False)


meta = Table("meta", metadata, _text("name", key=True), _text("value"))

readings = Table(
    "readings",
    metadata,
    _number("n", key=True),
    _text("pack_version"),
    _text("reader_version"),
    UniqueConstraint("pack_version", "reader_version"),
)

documents = Table(
    "documents",
    metadata,
    _number("n", key=True),
    _text("key", unique=True),
    _text("short", unique=True),
    _text("id", unique=True),
    _text("own_id", index=True),
    _text("sha256"),
    _text("state", index=True),
    *(_text(name, needed=False) for name in ("outlet", "title", "url", "source", "retrieved", "encoding")),
    _text("outlet_key", index=True),
    *(_text(name, needed=False) for name in ("given_start", "given_end", "published_start", "published_end", "published_basis")),
    Column("reading", NUMBER, ForeignKey("readings.n")),
    *(_text(name, needed=False) for name in ("error_code", "error", "body")),
)

sources = Table(
    "sources",
    metadata,
    _of("documents", key=True),
    _text("digest", key=True),
    _text("own_id"),
    *(_text(name, needed=False) for name in ("source", "retrieved", "encoding")),
    _text("place"),
)

failures = Table("failures", metadata, _text("digest", key=True), *map(_text, ("place", "code", "what", "remedy")))

claims = Table(
    "claims",
    metadata,
    _number("n", key=True),
    _of("documents"),
    _text("id", index=True),
    _number("position"),
    _text("type", index=True),
    _text("factuality"),
    _text("start_day", needed=False, index=True),
    _text("end_day", needed=False),
    _text("place_id", needed=False, index=True),
    _text("place_key", needed=False),
    _number("rejected"),
    _text("quote"),
    _text("body", needed=False),
    _text("effective", needed=False),
    UniqueConstraint("document", "id"),
)

claim_actors = Table(
    "claim_actors",
    metadata,
    _of("claims", key=True),
    _text("actor", key=True),
    _text("role", key=True),
    Index("ix_claim_actors_actor", "actor", "claim"),
)

statements = Table(
    "statements",
    metadata,
    _number("n", key=True),
    _of("documents"),
    _text("claim"),
    _text("field"),
    _text("value"),
    _text("words", needed=False),
    _number("span_start", needed=False),
    _number("span_end", needed=False),
    _text("rule", needed=False),
    Column("reading", NUMBER, ForeignKey("readings.n"), nullable=False),
    _text("author"),
    _number("at"),
    _number("is_current"),
    Index("ix_statements_claim", "document", "claim"),
)

ledger = Table(
    "ledger",
    metadata,
    _number("seq", key=True),
    _text("id", unique=True),
    _text("kind"),
    _text("subject_key", index=True),
    _text("subject"),
    _text("other", needed=False),
    _text("field"),
    *(_text(name, needed=False) for name in ("value", "seen", "undoes")),
    _text("author"),
    _text("reason"),
    _text("at"),
)

tombstones = Table(
    "tombstones",
    metadata,
    _text("kind", key=True),
    _text("id", key=True),
    _text("replaced_by"),
    _text("reason"),
    _number("at"),
)

events = Table(
    "events",
    metadata,
    _number("n", key=True),
    _text("id", unique=True),
    _text("digest"),
    _number("generation"),
    _text("type", index=True),
    _text("family", index=True),
    _text("start_day", needed=False, index=True),
    _text("end_day", needed=False),
    *(Column(name, Float) for name in ("lat", "lon", "radius_km")),
    _text("place_id", needed=False, index=True),
    _text("place_key", needed=False),
    _text("grade", index=True),
    *map(_number, ("documents", "origins", "camps", "conflicts")),
    Column("conflict_size", Float, nullable=False),
    _number("toll_low", needed=False),
    _number("toll_high", needed=False),
    _text("body"),
    # All short columns, so that counting, drawing and ranking many events reads no body.
    Index("ix_events_view", "start_day", "end_day", "lat", "lon", "radius_km", "type", "family", "grade", "place_id", "place_key", "camps",
          "origins", "documents", "conflicts", "conflict_size", "toll_low", "toll_high"),
)

event_claims = Table(
    "event_claims",
    metadata,
    _of("events", key=True),
    _number("document", key=True),
    _text("claim", key=True),
    Index("ix_event_claims_claim", "document", "claim"),
)

event_camps = Table("event_camps", metadata, _of("events", key=True), _text("camp", key=True), Index("ix_event_camps_camp", "camp", "event"))

event_actors = Table(
    "event_actors",
    metadata,
    _of("events", key=True),
    _text("actor", key=True),
    _text("role", key=True),
    Index("ix_event_actors_actor", "actor", "event"),
)

event_conflicts = Table(
    "event_conflicts",
    metadata,
    _of("events", key=True),
    _text("field", key=True),
    _text("whose", key=True),
    Column("size", Float, nullable=False),
    Index("ix_event_conflicts_field", "field", "event"),
)

copies = Table(
    "copies",
    metadata,
    _of("documents", key=True),
    _number("original", key=True, index=True),
    _text("kind"),
    Column("share", Float, nullable=False),
    _text("passages"),
)

undecided = Table(
    "undecided",
    metadata,
    _number("document", key=True),
    _text("claim", key=True),
    _number("other_document", key=True),
    _text("other_claim", key=True),
    Column("score", Float, nullable=False),
    _text("features"),
)
