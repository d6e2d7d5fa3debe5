"""The values of a claim, each by its path: `type`, `agents.0.actor`, `time.start`, `quantities.1.low`.

The number in a path counts the values as they were read. A path without its last part (`agents.0`, `time`) means the whole value;
the empty path means the claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import msgspec

from riwaya.errors import JudgementError
from riwaya.model.record import Claim, Document, LoadedTerm, Means, Party, Place, Quantity, Source, Span, Value
from riwaya.packs.ontology import claim_types, terms

_KINDS: dict[str, type[Value]] = {
    "agents": Party, "patients": Party, "places": Place, "quantities": Quantity, "means": Means, "sources": Source, "loaded_terms": LoadedTerm,
}  # fmt: skip
LISTS = tuple(_KINDS)
_PATH = re.compile(rf"(?:type|factuality|time(?:\.(start|end))?|({'|'.join(LISTS)})\.(\d{{1,3}})(?:\.([a-z_]{{1,20}}))?)?")
_QUOTED = frozenset(Value.__struct_fields__)
# Fields whose emptiness says something: nobody is known by that name, the end is open.
_TOLD_EMPTY = frozenset(("actor", "of", "low", "high"))
# The closed list that a field's values come from.
_CLOSED = {("quantities", "measure"): "measures", ("quantities", "qualifier"): "qualifiers", ("means", "kind"): "means",
           ("sources", "kind"): "source_kinds"}  # fmt: skip

Draft = dict[str, Any]


class Path(NamedTuple):
    """A path taken apart: the field of the claim, which of its values, and that value's field; "" and -1 where there is none."""

    field: str
    at: int = -1
    part: str = ""


class Cell(NamedTuple):
    """A value with the words and rule it rests on."""

    field: str
    value: Any
    words: str | None
    span: Span | None
    rule: str | None


def parse_path(path: str) -> Path:
    """A path taken apart. Raises JudgementError where it is none."""
    match = _PATH.fullmatch(path)
    if match is None or match[4] and (match[4] in _QUOTED or match[4] not in _KINDS[match[2]].__struct_fields__):
        raise JudgementError(f"a claim has no field {path!r}"[:80], "", "Name it as `riwaya show` does: type, time, agents.0.actor")
    bound, name, index, part = match.groups()
    if bound:
        return Path("time", part=bound)
    return Path(name, int(index), part or "") if name else Path(path)


def cells(claim: Claim, text: str) -> Iterator[Cell]:
    """Every value of a claim, in the order of its fields."""
    words = text[claim.trigger[0] : claim.trigger[1]]
    yield Cell("type", claim.type, words, claim.trigger, claim.rule)
    yield Cell("factuality", claim.factuality, words, claim.trigger, claim.rule)
    if claim.time is not None:
        yield from _cells("time", claim.time)
    for name in LISTS:
        for index, value in enumerate(getattr(claim, name)):
            yield from _cells(f"{name}.{index}", value)


def _cells(path: str, value: Value) -> Iterator[Cell]:
    for name in value.__struct_fields__:
        if name not in _QUOTED and (name in _TOLD_EMPTY or getattr(value, name) is not None):
            yield Cell(f"{path}.{name}", getattr(value, name), value.text, value.span, value.rule or value.basis)


def document_cells(document: Document) -> Iterator[Cell]:
    """What was read of a document as a whole."""
    if document.published is not None:
        for name in ("start", "end", "basis"):
            yield Cell(f"published.{name}", getattr(document.published, name), None, None, document.published.basis)
    for index, source in enumerate(document.credits):
        yield from _cells(f"credits.{index}", source)


def draft_of(claim: Claim) -> Draft:
    """A claim as plain values that can be changed."""
    draft: Draft = msgspec.to_builtins(claim)
    for name in LISTS:
        draft[name] = list(draft[name])
    return draft


def claim_of(draft: Draft) -> Claim:
    """The claim of a draft; values taken out stand as None. Raises JudgementError where it is no claim."""
    kept = {name: [value for value in draft[name] if value is not None] for name in LISTS}
    try:
        return msgspec.convert({**draft, **kept}, Claim)
    except msgspec.ValidationError as error:
        raise JudgementError(f"the value does not fit ({error})"[:200]) from error


def value_at(draft: Draft, path: Path) -> Any:
    """The value at a path, None where there is none; the empty path means all that is left."""
    if not path.field:
        return msgspec.to_builtins(claim_of(draft))
    found = draft[path.field]
    if path.at >= 0:
        found = found[path.at] if path.at < len(found) else None
    return found.get(path.part) if path.part and isinstance(found, dict) else found


def check_claim(claim: Claim) -> None:
    """Raise JudgementError where a claim that a person changed says what no claim can say."""
    _check(claim.type in claim_types(), f"the type {claim.type!r} is not in the ontology")
    _check(claim.factuality in terms("factuality"), f"the factuality {claim.factuality!r} is not in the ontology")
    for (name, part), closed in _CLOSED.items():
        for value in getattr(claim, name):
            _check(getattr(value, part) in terms(closed), f"{getattr(value, part)!r} is not in the list of {closed}")
    for quantity in claim.quantities:
        _check(quantity.high is None or quantity.low is None or quantity.low <= quantity.high, "low lies above high")
        _check(min(quantity.low or 0, quantity.high or 0) >= 0, "a quantity is not below 0")
    for place in claim.places:
        _check(-90 <= (place.lat or 0) <= 90 and -180 <= (place.lon or 0) <= 180, "there is no such point on the earth")
    if claim.time is not None:
        _check(_is_day(claim.time.start) and _is_day(claim.time.end), "a day is written as 2020-06-06")
        _check(claim.time.start <= claim.time.end, "the time ends before it begins")


def _check(good: bool, what: str) -> None:
    if not good:
        raise JudgementError(what[:200])


def _is_day(day: str) -> bool:
    try:
        return date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False
