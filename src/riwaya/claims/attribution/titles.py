"""Speakers before a colon, without a verb: "الجيش اليمني: مقتل …", "عاجل | وزير الدفاع: سنرد", "رويترز عن شهود: انفجارات"."""

from __future__ import annotations

from riwaya.claims.attribution.chains import Stretch, Teller
from riwaya.claims.attribution.naming import Namer
from riwaya.claims.attribution.tellers import owner_of
from riwaya.claims.view import View
from riwaya.mentions.actor.rules import ActorMention
from riwaya.mentions.outlet import OutletMention
from riwaya.packs.lists import word_list

_WITHIN = 16
_TITLES = ("headline", "subhead", "caption")
_THROUGH = ("ل", "مع", "عبر", "على")


def titled(namer: Namer, view: View, outlets: list[OutletMention]) -> list[Stretch]:
    """What a line tells that begins with its speaker and a colon."""
    first = _past_tags(view)
    colon = _colon(view, first)
    if colon < 0 or colon + 2 >= view.last or not _begins_line(view):
        return []
    chain = _chain(namer, view, outlets, first, colon)
    return [Stretch(colon + 1, view.last, chain, colon)] if chain else []


def _begins_line(view: View) -> bool:
    """Whether a sentence begins a line; one in the middle of a paragraph has its speaker before it."""
    start = view.scan.tokens[view.first].start
    return view.sentence.zone in _TITLES or view.sentence.index == 0 or "\n" in view.scan.page.text[max(0, start - 4):start]


def _past_tags(view: View) -> int:
    """The first token after "عاجل |", a bullet, a clock."""
    i = view.first
    while i < view.last and (view.scan.tokens[i].kind != "word" or view.scan.form(i) in word_list("headline_tags")) and i not in view.actor_at:
        i += 1
    return i


def _colon(view: View, first: int) -> int:
    """The colon that parts a line from its speaker, which is none between the numbers of a clock; -1 if none."""
    tokens = view.scan.tokens
    for i in range(first, min(first + _WITHIN, view.last)):
        if tokens[i].form == ":" and not (tokens[i - 1].kind == "number" and i + 1 < view.last and tokens[i + 1].kind == "number"):
            return i
    return -1


def _chain(namer: Namer, view: View, outlets: list[OutletMention], first: int, colon: int) -> list[Teller]:
    """The tellers named from token `first` to the colon: who begins the line, whom he relays, to whom he speaks."""
    outlet = next((o for o in outlets if o.first == first), None)
    if outlet is not None:
        source = next((a for a in view.actors if outlet.last <= a.first and a.last <= colon and a.governor == "عن"), None)
        if source is None and outlet.last != colon:
            return []
        return [*([namer.teller(source, outlets)] if source is not None else []), namer.outlet(outlet)]
    speaker = view.actor_at.get(first)
    if speaker is None:
        return _unknown(view, first, colon)
    if not namer.speaks(speaker):
        return []
    owner = owner_of(view, speaker, colon) if speaker.role == "document" else None
    last = (owner or speaker).last
    if last != colon and not _said_at(view, last) and not (colon - last <= 3 and not any(view.scan.info[i].has("report") for i in range(last, colon))):
        return []
    teller = namer.document_of(speaker, owner, outlets) if owner is not None else namer.teller(speaker, outlets)
    return [teller, *(namer.outlet(o) for o in outlets if last <= o.first < colon)]


def _unknown(view: View, first: int, colon: int) -> list[Teller]:
    """A headline's speaker of whom nothing is known: "قنونو: قواتنا تتقدم"."""
    scan, words = view.scan, range(first, colon)
    known = any(scan.tokens[i].kind != "word" or scan.info[i].readings or scan.trigger_info[i].readings or i in view.in_places for i in words)
    if view.sentence.zone != "headline" or not 0 < colon - first <= 2 or known or scan.form(first) in word_list("no_speaker"):
        return []
    return [Teller(first, colon, scan.page.slice(first, colon), "official", None, rule="speaks before a colon")]


def _said_at(view: View, at: int) -> bool:
    """Whether what stands between a speaker and the colon says where he spoke: "لـ«الوطن»", "في تصريح ل", "عبر حسابه"."""
    at += view.scan.tokens[at].kind == "mark" and view.scan.form(at) != ":"
    form = view.scan.form(at)
    known: ActorMention | None = view.actor_at.get(at)
    return form in word_list("speaks_at") or form.startswith("ل") or known is not None and known.governor in _THROUGH
