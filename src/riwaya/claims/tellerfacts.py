"""What is true of a speaker as the teller of a claim: the evidence that `told.py` weighs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from riwaya.claims.attribution import SPEECH_TYPES, Stretch
from riwaya.claims.draft import Draft
from riwaya.claims.view import View
from riwaya.packs.weights import Evidence, Facet, Known, Weights

Names = Iterable[str]


@dataclass(slots=True)
class Heard:
    """A claim whose teller is asked for: who speaks in its sentence (`own`) or still does (`carried`), whether it stands in a
    long quotation, and how far back another spoke (`gap` sentences, in the `same` paragraph)."""

    view: View
    draft: Draft
    own: list[Stretch]
    carried: list[Stretch]
    quoted: bool
    outlet: bool
    gap: int
    same: bool
    signed: bool = False
    speech: str = ""
    covering: list[Stretch] | None = None

    def __post_init__(self) -> None:
        self.speech = "speech" if self.draft.type in SPEECH_TYPES else "event"

    @property
    def covered(self) -> list[Stretch]:
        """Those whose words the claim stands in."""
        if self.covering is None:
            self.covering = [s for s in self.own if s.first <= self.draft.at < s.last]
        return self.covering


# -- features by the values that decide them ---------------------------------------------------------------------------

def _where(where: str, speech: str, covered: int, quoted: bool, own: int, carried: bool, zone: str) -> Names:
    return (where, f"{where} {speech}", f"{where} covered {covered} {speech}", f"{where} quoted {quoted}", f"{where} own {own} carried {carried}",
            f"{where} zone {zone}", f"{where} quoted {quoted} own {min(own, 1)}")


def _own_voice(type_: str, outlet: bool, signed: bool, zone: str, covered: int, verb: bool) -> Names:
    found = (f"own voice {type_}", f"own voice outlet {outlet}", f"own voice signed {signed}", f"own voice zone {zone} covered {covered}")
    return (*found, "own voice is the verb") if verb else found


def _kind(where: str, kind: str, speech: str, effect: str) -> Names:
    return f"{where} kind {kind}", f"{where} kind {kind} {speech}", f"{where} effect {effect}"


def _act(effect: str, type_: str, pos: str, prefix: str) -> Names:
    return f"act {effect} {type_}", f"act {effect} {pos} {prefix}"


def _act_stands(far: int, covered: int, effect: str) -> Names:
    return f"act far {far}", f"act covered {covered} {effect}"


def _here(inside: bool, speech: str, verb: int, last: bool, kind: str, zone: str) -> Names:
    return (f"here inside {inside} {speech}", f"here {inside} zone {zone} {speech}",
            f"here is the verb {verb == 0}", f"here before the verb {verb < 0}", f"here {inside} last {last}",
            f"here far {verb // 10}", f"here {inside} kind {kind}")


def _innermost(inside: bool, covered: int, innermost: bool) -> Names:
    return (f"here {inside} covered {covered} innermost {innermost}",)


def _of_itself(speech: str, type_: str) -> Names:
    return f"here tells of itself {speech}", f"here tells of itself {type_}"


def _back(where: str, gap: int, same: bool, own: int, quoted: bool, kind: str) -> Names:
    return (f"{where} gap {gap} same {same}", f"{where} gap {gap} same {same} own {own}", f"{where} quoted {quoted} same {same}",
            f"{where} kind {kind} same {same}")


def _ahead(tells: bool, speech: str, covered: int) -> Names:
    return f"ahead tells it {tells}", f"ahead tells it {tells} {speech}", f"ahead tells it {tells} covered {min(covered, 1)}"


def _opens(where: str, form: str) -> Names:
    return (f"{where} opens {form}",)


class TellerFacts:
    """Finds and weighs what is true of a speaker. First words that no weight knows are passed over, unless the facts are shown
    to a learner."""

    def __init__(self, table: Weights, shows: bool) -> None:
        def facet(name: Callable[..., Names]) -> Facet:
            return Facet(name, table)

        self.known = Known([table], shows)
        self.where, self.own_voice, self.kind, self.back, self.opens = facet(_where), facet(_own_voice), facet(_kind), facet(_back), facet(_opens)
        self.act, self.act_stands, self.here = facet(_act), facet(_act_stands), facet(_here)
        self.ahead = facet(_ahead)
        self.innermost, self.of_itself = facet(_innermost), facet(_of_itself)

    def about(self, heard: Heard, where: str, stretch: Stretch | None) -> list[Evidence]:
        """Everything true of a speaker found `where`; None for the report's own voice."""
        draft, own = heard.draft, len(heard.own)
        found = [self.where[where, heard.speech, min(len(heard.covered), 2), heard.quoted, min(own, 2), bool(heard.carried), heard.view.sentence.zone]]
        if stretch is None:
            verb = any(s.verb == draft.at for s in heard.own)
            found.append(self.own_voice[draft.type, heard.outlet, heard.signed, heard.view.sentence.zone, min(len(heard.covered), 1), verb])
            return found
        kind = stretch.chain[0].kind
        found.append(self.kind[where, kind, heard.speech, stretch.effect])
        if where == "act":
            self._act(heard, stretch, found)
        elif where == "here":
            self._here(heard, stretch, found)
        else:
            found.append(self.back[where, min(heard.gap, 4), heard.same, min(own, 1), heard.quoted, kind])
            first = heard.view.scan.form(heard.view.first)
            if first in self.known[where, "opens"]:
                found.append(self.opens[where, first])
        return found

    def _act(self, heard: Heard, stretch: Stretch, found: list[Evidence]) -> None:
        draft, reading = heard.draft, heard.draft.trigger.reading
        prefix = reading.before.lstrip("وف") if reading is not None else ""
        found += (self.act[stretch.effect, draft.type, draft.trigger.pos, prefix],
                  self.act_stands[min((draft.at - stretch.verb) // 5, 4), len(heard.covered), stretch.effect])

    def _here(self, heard: Heard, stretch: Stretch, found: list[Evidence]) -> None:
        draft, covered, teller = heard.draft, heard.covered, stretch.chain[0]
        inside = stretch.first <= draft.at < stretch.last
        verb = min(max(draft.at - stretch.verb, -10), 40)
        found += (self.here[inside, heard.speech, verb, stretch is heard.own[-1], teller.kind, heard.view.sentence.zone],
                  self.innermost[inside, len(covered), bool(covered) and stretch is covered[-1]])
        if teller.actor and any(p.actor == teller.actor for p in draft.agents):
            found.append(self.of_itself[heard.speech, draft.type])


@lru_cache(maxsize=4)
def teller_facts(table: Weights, shows: bool) -> TellerFacts:
    """The facts by these weights; what is weighed once is kept."""
    return TellerFacts(table, shows)
