"""Compare proposals with an annotation: which of them an annotator would have made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from riwaya.claims.proposals import Proposal
from riwaya.model.record import Claim

if TYPE_CHECKING:
    from riwaya.claims.reader import Reading

Gold = dict[str, Any]


def _overlap(a: Sequence[int], b: Sequence[int]) -> int:
    return min(a[1], b[1]) - max(a[0], b[0])


def label(reading: Reading, claims: Sequence[Claim], proposals: Sequence[Proposal], gold: Sequence[Gold]) -> Iterator[tuple[str, int, tuple[str, ...], int]]:
    """Decision, trigger token, features and verdict (1 right, 0 wrong) of every proposal that the annotation can judge."""
    matched = _match(reading, claims, gold)
    for proposal in proposals:
        if proposal.decision == "climate":
            yield "climate", proposal.at, proposal.features, int(bool(gold))
            continue
        if proposal.decision == "trigger":
            option: Any = proposal.value
            span = reading.page.span(option.candidate.first, option.candidate.last)
            yield "trigger", proposal.at, proposal.features, int(any(_overlap(span, g["trigger"]) > 0 and g["type"] == option.type for g in gold))
            continue
        claim = matched.get(proposal.at)
        if claim is not None:
            verdict = _judge(proposal, claim)
            if verdict is not None:
                yield proposal.decision, proposal.at, proposal.features, verdict


def _match(reading: Reading, claims: Sequence[Claim], gold: Sequence[Gold]) -> dict[int, Gold]:
    """The annotated claim of each draft, by the draft's trigger token: same type, overlapping trigger, each used once."""
    found: dict[int, Gold] = {}
    used: set[int] = set()
    for draft, claim in zip(reading.drafts, claims, strict=True):
        for number, g in enumerate(gold):
            if number not in used and g["type"] == claim.type and _overlap(claim.trigger, g["trigger"]) > 0:
                found[draft.at] = g
                used.add(number)
                break
    return found


def _same(gold: Gold, span: Sequence[int] | None, actor: str | None) -> bool:
    if gold.get("actor") and actor and gold["actor"] == actor:
        return True
    return bool(span and gold.get("span") and _overlap(span, gold["span"]) > 0)


def _judge(proposal: Proposal, gold: Gold) -> int | None:
    value: Any = proposal.value
    if proposal.decision in ("agent", "patient"):
        if value is None:
            return int(not (gold.get(proposal.decision + "s") or ()))
        return int(any(_same(g, value[0], value[1]) for g in (gold.get(proposal.decision + "s") or ())))
    if proposal.decision == "teller":
        first = (gold.get("sources") or [None])[0]
        if value is None:
            return int(first is None)
        return int(first is not None and _same(first, value[0], value[1]))
    if proposal.decision == "place":
        return _place(value, gold)
    if proposal.decision == "time":
        time: Gold = gold.get("time") or {}
        if value is None:
            return int(not time.get("start"))
        return int(bool(time) and (time.get("start"), time.get("end")) == value)
    if proposal.decision == "means":
        return int(any(g.get("kind") == value for g in gold.get("means") or ()))
    if proposal.decision == "quantity":
        return int(any((g.get("low"), g.get("high")) == value for g in gold.get("quantities") or ()))
    if proposal.decision in ("denied", "failed", "planned", "threatened", "demanded", "possible"):
        return int(gold.get("factuality", "actual") == proposal.decision)
    return None


def _place(points: Any, gold: Gold) -> int:
    from riwaya.resolve.bearings import distance_km

    wanted = gold.get("places") or []
    if points is None:
        return int(not wanted)
    for g in wanted:
        for lat, lon in points:
            if g.get("lat") is not None and distance_km((g["lat"], g["lon"]), (lat, lon)) <= max(25.0, g.get("tol_km") or 0):
                return 1
    return 0
