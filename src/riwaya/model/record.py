"""The records of the contract: frozen structs, no input or output, no language.

Every `span` is a half-open pair of offsets `[start, end)` in Unicode code points of the document's text.
Fields that are `None` or empty are left out of the written JSON.
"""

from __future__ import annotations

import msgspec

Span = tuple[int, int]

SCHEMA = "riwaya/record/1"


class Value(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What all quoted values share: the span they rest on, its words, and the rule that read them."""

    span: Span | None = None
    text: str | None = None
    basis: str | None = None
    rule: str | None = None


class Party(Value, frozen=True, omit_defaults=True, kw_only=True):
    """An agent or a patient. `actor` is a pack id, or None where the packs know no such actor."""

    actor: str | None = None


class Place(Value, frozen=True, omit_defaults=True, kw_only=True):
    """A place in WGS 84 degrees with an honest radius in kilometres."""

    name: str | None = None
    id: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    note: str | None = None


class Time(Value, frozen=True, omit_defaults=True, kw_only=True):
    """A closed interval of ISO days."""

    start: str
    end: str


class Quantity(Value, frozen=True, kw_only=True):
    """A number of people or things; `high` is None where the text leaves it open."""

    measure: str
    low: int | None
    high: int | None
    qualifier: str = "exact"
    of: str | None = None


class Means(Value, frozen=True, omit_defaults=True, kw_only=True):
    """A weapon or means by kind."""

    kind: str


class Source(Value, frozen=True, omit_defaults=True, kw_only=True):
    """One link of the chain of tellers."""

    name: str
    kind: str
    actor: str | None = None


class LoadedTerm(Value, frozen=True, omit_defaults=True, kw_only=True):
    """A partisan word kept as evidence of framing."""

    sense: str
    about: str | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One happening or state, told once, by one chain of tellers."""

    id: str
    span: Span
    trigger: Span
    type: str
    factuality: str
    agents: tuple[Party, ...] = ()
    patients: tuple[Party, ...] = ()
    places: tuple[Place, ...] = ()
    time: Time | None = None
    quantities: tuple[Quantity, ...] = ()
    means: tuple[Means, ...] = ()
    sources: tuple[Source, ...] = ()
    loaded_terms: tuple[LoadedTerm, ...] = ()
    rule: str | None = None


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A clue to the date of publication and what it says."""

    span: Span | None
    says: str


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """The interval of days in which a report was published, and how that is known."""

    start: str
    end: str
    basis: str
    evidence: tuple[Evidence, ...] = ()


class Document(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A report: its text unchanged, and what is known of it beside the text."""

    id: str
    text: str
    source: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    retrieved: str | None = None
    language: str = "ar"
    encoding: str | None = None
    credits: tuple[Source, ...] = ()
    published: Published | None = None
    boilerplate: tuple[Span, ...] = ()


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A document with its claims, one line of output."""

    schema: str
    document: Document
    claims: tuple[Claim, ...]
