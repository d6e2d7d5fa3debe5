"""The event records of the contract: what the accounts of many reports say of one happening. No input or output, no language.

An event never fuses without telling: `quantities` are made by the named `policy`, `accounts` keep what each camp says, and
`conflicts` lists every field in which they differ. `None` in `high` is an open end, as in a claim.
"""

from __future__ import annotations

import msgspec

EVENT_SCHEMA = "riwaya/event/1"


class ClaimRef(msgspec.Struct, frozen=True, order=True):
    """A claim of a document, both by id."""

    document: str
    claim: str


class Interval(msgspec.Struct, frozen=True, order=True):
    """A closed interval of ISO days."""

    start: str
    end: str


class EventPlace(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Where: WGS 84 degrees, radius in kilometres; never finer than the finest claim."""

    name: str | None = None
    id: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """How many of what, and whose: `of` is an actor id, or None where nobody is named."""

    measure: str
    low: int | None
    high: int | None
    of: str | None = None


class Account(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What one camp says of an event. `origins` are first tellers counted once, however many outlets print them.

    `marks`: `enemy_losses` (a party counts its enemy's losses), `against_interest` (a party concedes its own), `denies`
    (says that it did not happen), `denied` (another account denies it).
    """

    camp: str
    origins: tuple[str, ...]
    documents: tuple[str, ...]
    claims: tuple[ClaimRef, ...]
    factuality: str = "actual"
    agents: tuple[str, ...] = ()
    patients: tuple[str, ...] = ()
    time: Interval | None = None
    quantities: tuple[Amount, ...] = ()
    marks: tuple[str, ...] = ()


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a conflict: the value, the camps that tell it, and their claims."""

    value: int | str
    camps: tuple[str, ...]
    claims: tuple[ClaimRef, ...]


class Conflict(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A field in which accounts differ: a measure (`killed` …), `holder`, `agent`, `time` or `happened`.

    `of` names whose, for a measure. `size` ranks conflicts: the spread over the larger value for tolls (0..1), days for times,
    1 for the rest.
    """

    field: str
    values: tuple[int | str, ...]
    of: str | None = None
    positions: tuple[Position, ...] = ()
    size: float = 0.0


class Corroboration(msgspec.Struct, frozen=True, kw_only=True):
    """How well an event is borne out: counts, the grade, and the rule that gave it, in words."""

    origins: int
    camps: int
    documents: int
    grade: str
    rule: str


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """The event in a sentence, made from its values alone."""

    en: str
    ar: str


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One happening with all its accounts, one line of `riwaya reconcile`."""

    schema: str
    id: str
    type: str
    claims: tuple[ClaimRef, ...]
    accounts: tuple[Account, ...]
    corroboration: Corroboration
    time: Interval | None = None
    place: EventPlace | None = None
    agents: tuple[str, ...] = ()
    patients: tuple[str, ...] = ()
    quantities: tuple[Amount, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    policy: str = "range"
    dissent: tuple[Amount, ...] = ()
    undecided: tuple[ClaimRef, ...] = ()
    sentence: Sentence | None = None
