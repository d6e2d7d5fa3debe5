"""Find weapons and means: aircraft, drones, artillery, mines, bullets."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.mentions.scan import Scan, governor


class WeaponMention(NamedTuple):
    """A weapon mention: token range, kind of means, preposition that governs it."""

    first: int
    last: int
    kind: str
    governor: str
    rule: str


_SPECIFIC = ("drone", "car_bomb", "suicide", "ied", "missile", "mortar", "chemical", "helicopter")
_PREFER = {kind: rank for rank, kind in enumerate(_SPECIFIC)}
_NOT = frozenset(("سلاح", "مسيره"))


def find_weapons(scan: Scan, first: int, end: int) -> list[WeaponMention]:
    """All weapons of tokens `first` to `end`, adjacent words of one weapon joined ("طائرة مسيرة")."""
    found: list[WeaponMention] = []
    at = first
    while at < end:
        reading = scan.info[at].get("weapon")
        if reading is None:
            at += 1
            continue
        kind, last = reading.entry.value, at + 1
        while last < min(at + 3, end):
            more = scan.info[last].get("weapon")
            if more is None or (more.before and "و" in more.before):
                break
            if _PREFER.get(more.entry.value, 99) < _PREFER.get(kind, 99) or kind == "aircraft" and more.entry.value == "drone":
                kind = more.entry.value
            last += 1
        kind = _by_adjective(scan, kind, last, end)
        found.append(WeaponMention(at, last, kind, governor(scan, at, reading.before.replace("لل", "ل").replace("ال", "")), "weapon noun"))
        at = last
    return found


def _by_adjective(scan: Scan, kind: str, at: int, end: int) -> str:
    """"طائرات بدون طيار", "صواريخ غراد"."""
    words = [scan.form(k) for k in range(at, min(at + 2, end))]
    if kind == "aircraft" and words[:1] in (["بدون"], ["دون"], ["بلا"]) and words[1:2] == ["طيار"]:
        return "drone"
    return kind
