"""What a person does in review becomes lines of the ledger: accept, correct, reject, join or part two claims, take back."""

from __future__ import annotations

from typing import Any

import msgspec
from pydantic import BaseModel, ConfigDict, Field

from riwaya.errors import JudgementError
from riwaya.model.event import ClaimRef
from riwaya.model.record import Span
from riwaya.packs.theatre import actors
from riwaya.store.judgement import ACCEPT, CORRECT, PAIRS, REJECT, UNDO, Judgement, effective
from riwaya.store.ledger import judge_pair, judge_value, undo
from riwaya.store.open import Store
from riwaya.store.values import Draft, parse_path, value_at
from riwaya.web.review.evidence import Case, case
from riwaya.web.review.lookup import places

LONGEST = 2000
"""Code points of words, and of a reason."""


class Act(BaseModel):
    """A form of review. Empty fields are not told; `start` and `end` are a span in code points, `words` what is to be found in the text."""

    model_config = ConfigDict(extra="ignore", str_max_length=LONGEST)

    act: str = Field(max_length=20)
    document: str = Field(default="", max_length=200)
    claim: str = Field(default="", max_length=80)
    other_document: str = Field(default="", max_length=200)
    other_claim: str = Field(default="", max_length=80)
    field: str = Field(default="", max_length=60)
    reason: str = ""
    back: str = ""
    seq: int | None = Field(default=None, ge=1, le=2**53)
    words: str = ""
    start: int | None = Field(default=None, ge=0, le=2**40)
    end: int | None = Field(default=None, ge=0, le=2**40)
    value: str = ""
    actor: str = ""
    place: str = ""
    name: str = ""
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)
    radius_km: float | None = Field(default=None, gt=0, le=5000)
    first: str = ""
    last: str = ""
    measure: str = ""
    low: int | None = Field(default=None, ge=0, le=10**9)
    high: int | None = Field(default=None, ge=0, le=10**9)
    qualifier: str = ""
    kind: str = ""

    @property
    def ref(self) -> ClaimRef:
        """The claim."""
        return ClaimRef(self.document, self.claim)


def perform(store: Store, act: Act, author: str) -> list[Judgement]:
    """Do what a form says; gives the lines that it added. Raises JudgementError or NotFound where it cannot be done; then nothing is."""
    if act.act == UNDO:
        return [undo(store, act.seq or 0, author=author, reason=act.reason)]
    if act.act in PAIRS:
        other = ClaimRef(act.other_document, act.other_claim)
        return [judge_pair(store, act.act, act.ref, other, author=author, reason=act.reason)]
    with store.write():
        one = case(store, act.ref, author)
        if act.act == ACCEPT:
            return [*_as_this_person_sees(store, one, author), judge_value(store, ACCEPT, one.ref, act.field, author=author, reason=act.reason)]
        if act.act == REJECT:
            return [judge_value(store, REJECT, one.ref, act.field, author=author, reason=act.reason)]
        if act.act == CORRECT:
            return [judge_value(store, CORRECT, one.ref, act.field, corrected(one, act), author=author, reason=act.reason)]
    raise JudgementError(f"{act.act[:20]!r} is no act of review")


def _as_this_person_sees(store: Store, one: Case, author: str) -> list[Judgement]:
    """Before a second reader accepts: what the first one corrected is put back to what the second saw, else it would be accepted unseen."""
    added = []
    for line in effective(one.lines) if one.blind else ():
        mine = value_at(one.draft, parse_path(line.field)) if line.field else None
        if line.author == author or not line.field or mine == line.value and line.kind == CORRECT:
            continue
        kind = REJECT if mine is None and line.kind == CORRECT else CORRECT
        if mine is not None or kind == REJECT:
            added.append(judge_value(store, kind, one.ref, line.field, mine, author=author, reason="second reader"))
    return added


def corrected(one: Case, act: Act) -> Any:
    """The value that a form gives for a field: what it tells, over what stands there."""
    path = parse_path(act.field)
    if path.field in ("type", "factuality"):
        return act.value
    if path.part or not path.field:
        raise JudgementError("a value is corrected as a whole", act.field)
    standing = value_at(one.draft, path)
    told: Draft = {**(standing if isinstance(standing, dict) else {}), **_TOLD[path.field](act), **_words(one, act)}
    # What another value rested on does not hold of this one.
    for stale in ("rule", "basis"):
        told.pop(stale, None)
    return told


def _words(one: Case, act: Act) -> Draft:
    """The words in the text: the span that was selected, or where the words stand nearest to the claim."""
    text = one.document.text
    if act.start is not None and act.end is not None:
        if not 0 <= act.start < act.end <= len(text):
            raise JudgementError("the words do not stand in the text", f"{act.start}-{act.end}")
        return {"span": [act.start, act.end], "text": text[act.start : act.end]}
    if not act.words.strip():
        return {}
    span = nearest(text, act.words.strip(), one.read.trigger)
    return {"span": list(span), "text": text[span[0] : span[1]]}


def nearest(text: str, told: str, trigger: Span) -> Span:
    """Where words stand in a text, exactly as written, nearest to a claim's trigger. Raises JudgementError where they do not."""
    found, at = list[int](), text.find(told)
    while at >= 0:
        found.append(at)
        at = text.find(told, at + 1)
    if not found:
        raise JudgementError("these words do not stand in the report", told[:60], "Copy them exactly as printed")
    start = min(found, key=lambda one: (abs(one - trigger[0]), one))
    return start, start + len(told)


def _party(act: Act) -> Draft:
    return {"actor": _actor(act.actor)} if act.actor else {"actor": None} if act.words or act.start is not None else {}


def _actor(told: str) -> str:
    if told not in actors():
        raise JudgementError("the packs know no such actor", told[:60], "Choose one of those found, or give the words alone")
    return told


def _place(act: Act) -> Draft:
    """A place of the gazetteer, or a point with a radius."""
    if act.place:
        known = places().get(act.place)
        if known is None:
            raise JudgementError("the gazetteer knows no such place", act.place[:60])
        return {"id": known.id, "name": known.name_en, "lat": known.lat, "lon": known.lon, "radius_km": known.radius_km, "note": None}
    if (act.lat is None) != (act.lon is None):
        raise JudgementError("a point has a latitude and a longitude")
    if act.lat is None:
        return {"name": act.name} if act.name else {}
    return {"id": None, "name": act.name or act.words or None, "lat": act.lat, "lon": act.lon, "radius_km": act.radius_km or 5.0, "note": None}


def _time(act: Act) -> Draft:
    return {"start": act.first, "end": act.last or act.first} if act.first else {}


def _quantity(act: Act) -> Draft:
    told = {"measure": act.measure, "qualifier": act.qualifier}
    found: Draft = {name: value for name, value in told.items() if value}
    if act.low is not None or act.high is not None:
        # One number alone is exact; "at least" leaves the upper end open.
        high = act.high if act.high is not None else None if act.qualifier == "at_least" else act.low
        found |= {"low": act.low if act.low is not None else None, "high": high}
    return found | ({"of": _actor(act.actor)} if act.actor else {})


def _means(act: Act) -> Draft:
    return {"kind": act.kind} if act.kind else {}


def _source(act: Act) -> Draft:
    told = {"name": act.name or act.words, "kind": act.kind}
    return {name: value for name, value in told.items() if value} | ({"actor": _actor(act.actor)} if act.actor else {})


def _loaded(act: Act) -> Draft:
    return {"sense": act.value} if act.value else {}


_TOLD = {
    "agents": _party, "patients": _party, "places": _place, "time": _time, "quantities": _quantity, "means": _means, "sources": _source,
    "loaded_terms": _loaded,
}  # fmt: skip


def plain(lines: list[Judgement]) -> list[dict[str, Any]]:
    """Lines of the ledger as plain values, without the claims that they keep."""
    return [msgspec.to_builtins(msgspec.structs.replace(line, seen=None)) for line in lines]
