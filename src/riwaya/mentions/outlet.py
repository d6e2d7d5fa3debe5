"""Find outlets: newspapers, channels, agencies, sites; names that are everyday words need a cue."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.mentions.scan import Scan, governor
from riwaya.packs.lists import word_list
from riwaya.packs.outlet import Outlet, outlets
from riwaya.text.phrases import Hit
from riwaya.text.words import without_article

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


def find_outlets(scan: Scan, first: int, end: int, sure: bool = False) -> list[OutletMention]:
    """All outlet mentions of tokens `first` to `end`; `sure` where they name sources and nothing else, so that no name needs a cue."""
    found: list[OutletMention] = []
    last = first
    for at, hit in outlets().match_all(scan.tokens, first, end, scan.page.text).items():
        mention = _mention(scan, hit, first, sure) if at >= last else None
        if mention is not None:
            found.append(mention)
            last = mention.last
    return found


def _mention(scan: Scan, hit: Hit[Outlet], first: int, sure: bool) -> OutletMention | None:
    at, outlet = hit.first, hit.items[0]
    cue = scan.group(at - 1, "teller") if at > first else None
    if cue is not None and cue.entry.value not in _CUES:
        cue = None
    if outlet.cue and cue is None and not sure and not _quoted_relay(scan, at, hit.last, hit.particles) and not _relays(scan, at, hit.last):
        return None
    with_cue = cue is not None and cue.entry.value != "reporter"
    begin = at - 1 if with_cue else at
    # "لـ«الوسط»": the particle stands apart where a quotation opens after it.
    apart = at > first and scan.form(begin - 1) == "ل"
    gov = "ل" if apart else governor(scan, begin, without_article(cue.before) if with_cue and cue is not None else hit.particles)
    return OutletMention(begin, hit.last, (at, hit.last), outlet.id, _KINDS.get(outlet.kind, outlet.kind), gov)


def _relays(scan: Scan, at: int, last: int) -> bool:
    """"نقلت الشرق الأوسط عن مصدر": an everyday name between the verb of relaying and the one it relays."""
    verb = scan.group(at - 1, "report") if at else None
    return verb is not None and verb.entry.value == "relay" and verb.form.pos == "perfect" and scan.form(last) == "عن"


def _quoted_relay(scan: Scan, at: int, last: int, particles: str) -> bool:
    """«لـ"الوطن"», «ذكرت "الرياض"»: an everyday name in quotes after the particle of telling, or after "she says"."""
    text, start, end = scan.page.text, scan.tokens[at].start, scan.tokens[last - 1].end
    quoted = start > 0 and text[start - 1] in "\"«“" and text[end:end + 1] in "\"»”"
    told = scan.group(at - 1, "report") if at else None
    return quoted and (scan.form(at - 1) in word_list("outlet_tellers") or particles == "ل"
                       or told is not None and told.form.pos in ("perfect", "imperfect") and told.form.gender == "f" and not told.after)


def known_outlet(name: str) -> Outlet | None:
    """The pack's outlet of a given name, or None."""
    items = outlets().get(name)
    return items[0] if items else None
