"""Coordination: the parties of a sentence that "and" joins into one phrase, so that one role holds for all of them.

"الجيش والشرطة", "جنديين بالإضافة إلى خمسة مدنيين", "على الأكراد وعلى الأتراك", "تركية روسية". The two sides after "بين" are no
such phrase: they are each other's opponents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.packs.lists import word_list

if TYPE_CHECKING:
    from riwaya.claims.sight import InSight
    from riwaya.claims.view import View

_AND, _BETWEEN, _NISBA = "و", "بين", "nisba"
_MARKS = frozenset("،,\"»”’)]")
_MOST_MARKS = 2


def coordinate(view: View, sights: list[InSight]) -> None:
    """Note for each party of a sentence, given in order, where the one begins to which it is joined."""
    for number, sight in enumerate(sights):
        end = _end_before(view, sight)
        if end is None:
            continue
        for other in reversed(sights[:number]):
            if other.last == end and other.governor != _BETWEEN:
                sight.joined = other.first
                break


def _end_before(view: View, sight: InSight) -> int | None:
    """The token after the phrase that a party is joined to, None where it is joined to none."""
    scan, first = view.scan, sight.first
    at = first
    if not _has_and(view, sight):
        at = _linked(view, first)
        if at == first and not (sight.kind == _NISBA and scan.tokens[first - 1].kind == "word"):
            return None
    for _ in range(_MOST_MARKS):
        if at > view.first and scan.form(at - 1) in _MARKS:
            at -= 1
    return at if at > view.first else None


def _has_and(view: View, sight: InSight) -> bool:
    """Whether "and" is glued to the first word of a party; "واشنطن" and "وزارة" only begin with that letter."""
    form = view.scan.form(sight.first)
    if form[:1] != _AND or len(form) < 3 or sight.first in view.trigger_at:
        return False
    readings = view.scan.info[sight.first].readings
    if readings:
        return any(reading.before[:1] == _AND for reading in readings)
    return not form.startswith(tuple(word_list("own_waw")))


def _linked(view: View, first: int) -> int:
    """The token where the words begin that join a party to what stands before: "فضلا عن", "إلى جانب", "وعلى"."""
    forms, begin = view.scan.forms, view.first
    for length in (2, 1):
        at = first - length
        if at > begin and " ".join(forms[at:first]) in word_list("joins"):
            return at
    before = view.scan.info[first - 1] if first - 1 > begin else None
    prep = before.get("prep") if before is not None else None
    return first - 1 if prep is not None and prep.before == _AND else first
