"""Find outlets: newspapers, channels, agencies, sites; names that are everyday words need a cue."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.mentions.scan import Scan, governor
from riwaya.packs.outlet import Outlet, outlets

_CUES = frozenset(("media", "agency", "website", "reporter"))
_KINDS = {"newspaper": "media", "channel": "media", "radio": "media"}


class OutletMention(NamedTuple):
    """An outlet mention: tokens (cue word included), the name's tokens, pack id, kind of source, governing preposition."""

    first: int
    last: int
    name: tuple[int, int]
    id: str | None
    kind: str
    governor: str


def find_outlets(scan: Scan, first: int, end: int) -> list[OutletMention]:
    """All outlet mentions of tokens `first` to `end`."""
    index = outlets()
    found: list[OutletMention] = []
    at = first
    while at < end:
        hit = index.match(scan.tokens, at, end, scan.page.text) if scan.tokens[at].kind in ("word", "latin") else None
        if hit is None:
            at += 1
            continue
        outlet = hit.items[0]
        cue = scan.group(at - 1, "teller") if at > first else None
        cued = cue is not None and cue.entry.value in _CUES
        if outlet.cue and not cued and not _quoted_relay(scan, at, hit.last, hit.particles):
            at += 1
            continue
        begin = at - 1 if cued and cue is not None and cue.entry.value != "reporter" else at
        gov = governor(scan, begin, hit.particles if begin == at else (cue.before.replace("لل", "ل").replace("ال", "") if cue else ""))
        found.append(OutletMention(begin, hit.last, (at, hit.last), outlet.id, _KINDS.get(outlet.kind, outlet.kind), gov))
        at = hit.last
    return found


def _quoted_relay(scan: Scan, at: int, last: int, particles: str) -> bool:
    """"لـ«الوطن»", "ل\"الرياض\"": an everyday name in quotes after the particle of telling."""
    text, start, end = scan.page.text, scan.tokens[at].start, scan.tokens[last - 1].end
    quoted = text[max(0, start - 1):start] in "\"«“" and text[end:end + 1] in "\"»”" and start > 0
    before = scan.form(at - 1)
    return quoted and (before in ("ل", "لـ", "مصادر", "مصدر", "مراسل") or particles == "ل")


def known_outlet(name: str) -> Outlet | None:
    """The pack's outlet of a given name, or None."""
    items = outlets().get(name)
    return items[0] if items else None
