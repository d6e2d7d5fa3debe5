"""What was told before in a report: the happenings that a claim's day or place may be taken from."""

from __future__ import annotations

from typing import TypeVar

from riwaya.claims.draft import Draft

Answer = TypeVar("Answer")
_FEW = 4


def last_told(done: list[tuple[Draft, Answer]], draft: Draft) -> list[tuple[str, tuple[Draft, Answer]]]:
    """Happenings with their settled answers: the last one, the last of the claim's type, the one tied to it."""
    if not done:
        return []
    found = [("last", done[-1])]
    same = next((d for d in reversed(done[-12:]) if d[0].type == draft.type), None)
    link = next((d for d in done[-8:] if d[0] is draft.link), None) if draft.link is not None else None
    if same is not None:
        found.append(("same type", same))
    if link is not None:
        found.append(("link", link))
    again = next((d for d in reversed(done[-40:]) if d[0].type == draft.type and _shared(d[0], draft)), None)
    if again is not None:
        found.append(("same doing", again))
    return found


def nearness(other: Draft, draft: Draft) -> str:
    """How near a happening told before stands."""
    if other.sentence == draft.sentence:
        return "same sentence"
    return "same paragraph" if other.paragraph == draft.paragraph else "before"


def share_of(count: int, whole: int) -> str:
    """How much of what was settled before has one answer, coarsely."""
    if whole < _FEW:
        return str(count)
    return "none" if not count else "most" if 2 * count > whole else "many" if 4 * count > whole else "few"


def _shared(one: Draft, other: Draft) -> bool:
    """Whether two happenings of a type may be one: a party of the same role in both, and no place that parts them."""
    if {p.actor for p in one.agents if p.actor} & {p.actor for p in other.agents if p.actor}:
        agreed = True
    else:
        agreed = bool({p.actor for p in one.patients if p.actor} & {p.actor for p in other.patients if p.actor})
    mine, theirs = ({(r.located.lat, r.located.lon) for r in d.places if r.located is not None} for d in (one, other))
    return agreed and (not mine or not theirs or bool(mine & theirs))
