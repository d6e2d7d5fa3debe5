"""What is told "according to" somebody, and who that is: "بحسب الأناضول", "وفق مصدر طبي", "حسبما أفاد شهود"."""

from __future__ import annotations

from riwaya.claims.attribution.chains import LONGEST, Stretch, Teller
from riwaya.claims.attribution.naming import MEDIA, Namer
from riwaya.claims.attribution.tellers import WRITTEN, owner_of
from riwaya.claims.clauses import Clauses
from riwaya.claims.view import View
from riwaya.mentions.outlet import OutletMention
from riwaya.mentions.scan import Scan
from riwaya.packs.lists import word_list

_FAR = 14


def add_according(namer: Namer, view: View, clauses: Clauses, outlets: list[OutletMention], found: list[Stretch]) -> list[Stretch]:
    """The stretches of a sentence with those that its "according to" phrases open or close."""
    for i in range(view.first, view.last):
        if _opens(view.scan, i):
            chain = _named_after(namer, view, outlets, i + 1)
            if chain:
                found = _tied(view, clauses, found, i, chain)
    return sorted(found, key=lambda s: (s.first, s.last))


def _opens(scan: Scan, i: int) -> bool:
    """Whether "according to" stands at token `i`."""
    form = scan.form(i)
    if form == "علي" and scan.form(i + 1) == "ما" and scan.info[i + 2].has("report"):
        return True
    return form in word_list("according") or form in word_list("according_first") and scan.form(i + 1) in word_list("according_second")


def _tied(view: View, clauses: Clauses, found: list[Stretch], i: int, chain: list[Teller]) -> list[Stretch]:
    """The stretches with a chain after "according to" at token `i`: media go to the stretch before, others open their own."""
    if view.scan.form(i) in word_list("according_clause"):
        found = [s for s in found if not i < s.verb <= i + 3]
    covering = [s for s in found if s.verb < i]
    relayed = view.scan.form(i) == "نقلا" and bool(covering) and all(t.kind in MEDIA for t in covering[-1].chain)
    if relayed and not all(t.kind in MEDIA for t in chain):
        covering[-1].chain = chain + covering[-1].chain  # "ذكر الموقع، نقلا عن مصدر، أن": the source first
        return found
    if covering and all(t.kind in MEDIA for t in chain):
        covering[-1].chain = covering[-1].chain + chain
        return found
    if covering and covering[-1].verb >= 0:
        return [*found, Stretch(max(clauses.start(i), covering[-1].verb + 1), view.last, chain, i)]
    return [Stretch(view.first, view.last, chain, i), *[s for s in found if s.verb > i + 3]]


def _named_after(namer: Namer, view: View, outlets: list[OutletMention], at: int) -> list[Teller]:
    """The tellers named from token `at` on; outlets after the first teller transmit."""
    chain: list[Teller] = []
    relay: list[Teller] = []
    i, stop = at, min(at + _FAR, view.last)
    while i < stop:
        outlet = next((o for o in outlets if o.first == i), None)
        actor = view.actor_at.get(i)
        if outlet is not None:
            (relay if chain else chain).append(namer.outlet(outlet))
            i = outlet.last
        elif actor is not None:
            owner = owner_of(view, actor, stop) if actor.role in WRITTEN and not chain else None
            if owner is not None:
                chain.append(namer.document_of(actor, owner, outlets))
            elif not chain or namer.joined(actor):
                chain.append(namer.teller(actor, outlets))
            elif actor.governor == "عن" and all(t.kind in MEDIA for t in chain):
                chain.insert(0, namer.teller(actor, outlets))
            i = (owner or actor).last
        elif chain and view.scan.tokens[i].kind == "mark" or view.scan.form(i) in (".", "؛"):
            break
        else:
            i += 1
    return chain[:LONGEST] + relay
