"""What the tables of the packs must look like: columns, closed lists of values, forms of dates."""

from __future__ import annotations

import re
from typing import NamedTuple

ACTOR_KINDS = frozenset(
    ["armed_group", "unit", "army", "police", "government", "state", "body", "party", "person", "population", "media"]
)
ROLES = frozenset(
    [
        "spokesperson",
        "official",
        "commander",
        "politician",
        "fighter",
        "resident",
        "expert",
        "military",
        "government",
        "organisation",
        "media",
        "agency",
        "website",
        "unnamed_official",
        "social_media",
        "document",
        "footage",
        "reporter",
    ]
)
PLACE_CLASSES = frozenset(
    [
        "city",
        "town",
        "village",
        "quarter",
        "camp",
        "front",
        "junction",
        "checkpoint",
        "base",
        "airport",
        "port",
        "crossing",
        "oil",
        "mountain",
        "valley",
        "road",
        "bridge",
        "dam",
        "island",
        "region",
        "district",
        "province",
        "country",
        "sea",
        "facility",
        "water",
    ]
)
OUTLET_KINDS = frozenset(["media", "agency", "website", "newspaper", "channel", "radio", "social_media"])
CALENDAR_KINDS = frozenset(("day", "state", "office"))
PARTS_OF_SPEECH = frozenset("vnwp")
CONDITIONS = frozenset(["with", "before", "only", "weak", "human", "force", "place", "civil", "from", "agent_by"])
NEEDS = frozenset(("cue",))
PLACE_NEEDS = frozenset(("cue", "in"))

PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
WHOLE_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
ID = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*(?:/[a-z0-9]+(?:[-.][a-z0-9]+)*)?")
PLACE_ID = re.compile(r"[a-z0-9-]+:[A-Za-z0-9_.-]+")
COUNTRY = re.compile(r"[A-Z]{2}")


class Column(NamedTuple):
    """A column: whether a cell may be empty, the values it may have, the form they must have."""

    name: str
    wanted: bool = False
    values: frozenset[str] = frozenset()
    form: re.Pattern[str] | None = None


class Table(NamedTuple):
    """A table: its columns, and those that it may have beside them."""

    columns: tuple[Column, ...]
    optional: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """The columns that must be there."""
        return frozenset(column.name for column in self.columns)


ACTORS = Table(
    (
        Column("id", True, form=ID),
        Column("kind", True, ACTOR_KINDS),
        Column("name_en", True),
        Column("name_ar", True),
        Column("camp"),
        Column("from", form=PARTIAL_DATE),
        Column("to", form=PARTIAL_DATE),
        Column("parent"),
        Column("role", values=ROLES),
        Column("forms"),
        Column("weak_forms"),
        Column("loaded"),
        Column("note"),
    ),
    frozenset(("nisba",)),
)

PLACES = Table(
    (
        Column("id", True, form=PLACE_ID),
        Column("name_en", True),
        Column("name_ar", True),
        Column("forms"),
        Column("cc", form=COUNTRY),
        Column("lat", True),
        Column("lon", True),
        Column("radius_km", True),
        Column("class", True, PLACE_CLASSES),
        Column("needs", values=PLACE_NEEDS),
        Column("source"),
        Column("note"),
    ),
    frozenset(("population",)),
)

CALENDAR = Table(
    (
        Column("start", True, form=WHOLE_DATE),
        Column("end", form=WHOLE_DATE),
        Column("name_en", True),
        Column("forms"),
        Column("kind", True, CALENDAR_KINDS),
        Column("source"),
        Column("note"),
    )
)

VOICE_CLASSES = frozenset(("name", "mark", "outlet"))
VOICES = Table(
    (
        Column("camp", True, form=ID),
        Column("class", True, VOICE_CLASSES),
        Column("id", form=ID),
        Column("forms", True),
        Column("note"),
    )
)

OUTLETS = Table(
    (
        Column("id", True, form=ID),
        Column("kind", True, OUTLET_KINDS),
        Column("name_en", True),
        Column("name_ar", True),
        Column("forms"),
        Column("country", form=COUNTRY),
        Column("ownership"),
        Column("camp"),
        Column("agencies"),
        Column("needs", values=NEEDS),
        Column("source"),
        Column("note"),
        Column("weak_forms"),
    )
)
