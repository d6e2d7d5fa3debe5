"""What is true of a party in sight as doer or done to of a claim: the evidence that `parties.py` weighs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from riwaya.claims.agreement import with_pronoun, with_verb
from riwaya.claims.clauses import COMPLEMENTS, Clauses
from riwaya.claims.draft import Draft, PartyRef
from riwaya.claims.path import path
from riwaya.claims.sight import HERE, InSight, Placed
from riwaya.claims.view import View
from riwaya.packs.theatre import actors
from riwaya.packs.weights import MOST, Evidence, Facet, Known, Weights, weigh

Names = Iterable[str]
Fought = set[tuple[str, str]]


@cache
def camps() -> dict[str, str]:
    """The camp of every actor that has one."""
    return {actor.id: actor.camp for actor in actors().values() if actor.camp}


@dataclass(slots=True)
class Doing:
    """What a party did in another claim: tokens and ids of those in one role of it."""

    name: str
    role: str
    step: str
    ids: list[str]
    firsts: list[int]


@dataclass(slots=True)
class Question:
    """A claim whose parties are asked for: its words, whom the rules placed, and who did what in the claims around."""

    view: View
    clauses: Clauses
    draft: Draft
    placed: Placed
    doings: list[Doing]
    fought: Fought
    mentions: dict[object, int]
    type: str = ""
    frame: str = ""
    pos: str = ""
    ids: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ids = {role: ids for role, parties in self.placed.items() if (ids := [p.actor for p in parties if p.actor])}
        trigger = self.draft.trigger
        self.type, self.frame = self.draft.type, trigger.entry.get("frame")
        self.pos = "verb" if trigger.verbal else "part" if trigger.pos in ("participle", "active", "passive") else "noun"


def doings(name: str, other: Draft, step: str = "") -> list[Doing]:
    """What the parties of another claim did there."""
    sides = (("agent", other.agents), ("patient", other.patients))
    return [Doing(name, role, step and f"{other.type}>{step}", [p.actor for p in parties if p.actor is not None], [p.first for p in parties])
            for role, parties in sides if parties]


# -- features by the values that decide them ---------------------------------------------------------------------------

def _kind(kind: str, type_: str, where: str) -> Names:
    return f"kind {kind}", f"kind {kind} {type_}", f"type {type_}", f"where {where}", f"where {where} {type_}"


def _value(value: str, type_: str) -> Names:
    return (f"counted {value} {type_}",)


def _rule(role: str, rule: str, type_: str, where: str, frame: str, here: bool) -> Names:
    found = (f"rule {role}", f"rule {role}: {rule}", f"rule {role} {type_}", f"rule {role} {where}", f"rule {role}: {rule} {frame}")
    return (*found, f"rule {role} here") if here else found


def _joined(role: str, rule: str, type_: str) -> Names:
    return f"joined to rule {role}", f"joined to rule {role} {type_}", f"joined to rule {role}: {rule}"


def _another(role: str, rule: str) -> Names:
    return f"rule {role} another", f"rule {role} another: {rule}"


def _none(role: str, type_: str, where: str) -> Names:
    return f"rule {role} none", f"rule {role} none {type_} {where}"


def _distance(side: str, bucket: str, frame: str, pos: str) -> Names:
    return f"{side} {bucket}", f"{side} {frame} {pos} {bucket}"


def _governor(side: str, gov: str, frame: str, pos: str, type_: str, kind: str, light: str) -> Names:
    return (f"{side} gov {gov}", f"{side} {pos} gov {gov}", f"{side} {frame} {pos} gov {gov}", f"{side} {type_} gov {gov}",
            f"{side} {type_} {kind} gov {gov}", f"{side} light {light} {frame} gov {gov}")


def _between(side: str, inside: bool, between: int, verbs: int, crowd: int, pos: str, gov: str) -> Names:
    return (f"{side} clause {inside}", f"{side} triggers {between}", f"{side} verbs {verbs}", f"{side} crowd {crowd}",
            f"{side} {pos} {inside} {min(between, 1)} {min(crowd, 1)} gov {gov}")


def _word(side: str, before: str) -> Names:
    return (f"{side} word before {before}",)


def _words(side: str, second: str, first: str) -> Names:
    return (f"{side} words before {second} {first}",)


def _way(side: str, way: str, pos: str, frame: str, gov: str, type_: str) -> Names:
    return f"{side} path {way}", f"{side} path {way} {pos}", f"{side} path {way} {frame}", f"{side} path {way} gov {gov} {pos}", f"{side} path {way} {type_}"


def _through(side: str, noun: str, gov: str, frame: str, pos: str, type_: str) -> Names:
    return (f"{side} through {noun}", f"{side} through {noun} gov {gov}", f"{side} through {noun} gov {gov} {frame} {pos}",
            f"{side} through {noun} gov {gov} {type_}")


def _held(side: str, pos: str, gap: int) -> Names:
    return f"{side} after a verb with pronoun", f"{side} after a verb with pronoun {pos} {gap}"


def _enclitic(side: str, pos: str) -> Names:
    return (f"{side} enclitic {pos}",)


def _agree(what: str, agrees: str, side: str, pos: str) -> Names:
    return f"{what} {agrees}", f"{what} {agrees} {side}", f"{what} {agrees} {side} {pos}"


def _case(side: str, case: str, pos: str, frame: str, gov: str, that: bool) -> Names:
    return f"{side} case {case} {pos}", f"{side} case {case} {pos} {frame}", f"{side} case {case} {pos} gov {gov}", f"{side} case {case} {pos} that {that}"


def _nearer(side: str, nearest: str, type_: str) -> Names:
    return (f"{side} nearer to {nearest} than {type_}",)


def _around(frame: str) -> Names:
    return (f"around the trigger {frame}",)


def _distant(mentions: int, frame: str, pos: str) -> Names:
    return f"mentions {mentions}", f"distant {frame} {pos}"


def _did(name: str, role: str, type_: str, step: str) -> Names:
    found = (f"{name} {role}", f"{name} {role} {type_}")
    return (*found, f"{name} {role} {step}") if step else found


def _camp(role: str, same: bool, type_: str, here: bool) -> Names:
    return f"camp of {role} {same}", f"camp of {role} {same} {type_}", f"camp of {role} {same} {here}"


def _war(how: str, role: str, type_: str, where: str) -> Names:
    return f"{how} the {role}", f"{how} the {role} {type_}", f"{how} the {role} {type_} {where}"


def _nobody(type_: str, rule: str, ruled: bool, frame: str, pos: str) -> Names:
    return (f"nobody {type_}", f"nobody rule {rule}", f"nobody rule {ruled} {type_}", f"nobody {frame} {pos}", f"nobody pos {pos}")


def _nobody_else(other: bool, type_: str, factuality: str) -> Names:
    return f"nobody other {other} {type_}", f"nobody fact {factuality}"


def _nobody_link(link: str, agents: bool, patients: bool, type_: str) -> Names:
    return (f"nobody link {link} {agents} {patients} {type_}",)


def _nobody_last(last: str, theirs: bool, type_: str) -> Names:
    return f"nobody last {last} {theirs}", f"nobody last had {theirs} {type_}"


class PartyFacts:
    """Finds and weighs, for both roles at once, what is true of a party. One that shows its facts to a learner tells all by
    name, else words and ways that no weight knows are all alike."""

    def __init__(self, agent: Weights, patient: Weights, shows: bool) -> None:
        def facet(name: object) -> Facet:
            assert callable(name)
            return Facet(name, agent, patient)

        self.agent, self.patient = agent, patient
        self.kind, self.value, self.distant, self.did = facet(_kind), facet(_value), facet(_distant), facet(_did)
        self.rule, self.joined, self.another, self.none = facet(_rule), facet(_joined), facet(_another), facet(_none)
        self.distance, self.governor, self.between = facet(_distance), facet(_governor), facet(_between)
        self.word, self.words = facet(_word), facet(_words)
        self.way, self.through, self.held, self.enclitic = facet(_way), facet(_through), facet(_held), facet(_enclitic)
        self.agree, self.case = facet(_agree), facet(_case)
        self.nearer, self.around, self.camp, self.war = facet(_nearer), facet(_around), facet(_camp), facet(_war)
        self.nobody_rule, self.nobody_else, self.nobody_link, self.nobody_last = (
            facet(_nobody), facet(_nobody_else), facet(_nobody_link), facet(_nobody_last))
        self.unknown = weigh(("unknown party",), agent, patient)
        self.facts: dict[tuple[str, ...], Evidence] = {}
        self.known = Known((agent, patient), shows)

    def nobody(self, draft: Draft, role: str, placed: Placed, last: Draft | None) -> list[Evidence]:
        """What speaks for leaving a role empty."""
        pos, type_, parties = draft.trigger.pos, draft.type, placed[role]
        other = bool(placed["patient" if role == "agent" else "agent"])
        found = [self.nobody_rule[type_, parties[0].rule if parties else "none", bool(parties), draft.trigger.entry.get("frame"), pos],
                 self.nobody_else[other, type_, draft.factuality]]
        link = draft.link
        if link is not None:
            found.append(self.nobody_link[link.type, bool(link.agents), bool(link.patients), type_])
        if last is not None:
            found.append(self.nobody_last[last.type, bool(last.agents if role == "agent" else last.patients), type_])
        return found

    def own(self, sight: InSight) -> Evidence:
        """What a party is, whatever the claim."""
        facts = tuple(sight.facts)
        found = self.facts.get(facts)
        if found is None:
            if len(self.facts) >= MOST:
                self.facts.clear()
            found = self.facts[facts] = weigh(facts, self.agent, self.patient)
        return found

    def about(self, asked: Question, sight: InSight) -> list[Evidence]:
        """Everything true of a party as doer or done to of a claim."""
        type_, where, actor, first = asked.type, sight.where, sight.actor, sight.first
        found = [self.kind[sight.kind, type_, where], sight.own]
        if sight.value:
            found.append(self.value[sight.value, type_])
        for role, parties in asked.placed.items():
            found.append(self._ruled(asked, sight, role, parties) if parties else self.none[role, type_, where])
        if where == HERE:
            self._stands(asked, sight, found)
        else:
            found.append(self.distant[min(asked.mentions.get(actor, 0), 4), asked.frame, asked.pos])
        if sight.gender:
            self._agrees(asked, sight, found)
        for doing in asked.doings:
            if actor in doing.ids or first in doing.firsts:
                found.append(self.did[doing.name, doing.role, type_, doing.step])
        if actor is None:
            found.append(self.unknown)
        elif asked.ids:
            self._side(asked, sight, actor, found)
        return found

    def _agrees(self, asked: Question, sight: InSight, found: list[Evidence]) -> None:
        """Whether a party agrees with the verb, the light verb and the pronoun of the trigger."""
        draft, here = asked.draft, sight.where == HERE
        reading, after = draft.trigger.reading, here and sight.first >= draft.at
        side = ("after" if after else "before") if here else "distant"
        verb = with_verb(reading, sight.gender, after)
        if verb:
            found.append(self.agree["verb", verb, side, asked.pos])
        if draft.light_at >= 0 and here:
            later = sight.first > draft.light_at
            light = with_verb(asked.view.scan.group(draft.light_at, "light"), sight.gender, later)
            if light:
                found.append(self.agree["light verb", light, "after" if later else "before", draft.light])
        pronoun = with_pronoun(reading.after, sight.gender) if reading is not None and reading.after and not after else ""
        if pronoun:
            found.append(self.agree["enclitic", pronoun, side, asked.pos])

    def _ruled(self, asked: Question, sight: InSight, role: str, parties: list[PartyRef]) -> Evidence:
        """What the rules say of a party for a role that they gave to `parties`."""
        for party in parties:
            here = sight.first <= party.first < sight.last
            if here or party.actor is not None and party.actor == sight.actor:
                return self.rule[role, party.rule, asked.type, sight.where, asked.frame, here]
        if sight.joined >= 0 and any(p.first == sight.joined for p in parties):
            return self.joined[role, parties[0].rule, asked.type]
        return self.another[role, parties[0].rule]

    def _stands(self, asked: Question, sight: InSight, found: list[Evidence]) -> None:
        """Where a party of the sentence stands to the trigger."""
        view, draft, frame, pos, type_, gov = asked.view, asked.draft, asked.frame, asked.pos, asked.type, sight.governor
        at, last, first = draft.trigger.first, draft.trigger.last, sight.first
        if first <= at < sight.last:
            found.append(self.around[frame,])
            return
        after = first >= last
        left, right = (last, first) if after else (sight.last, at)
        side = "after" if after else "before"
        between = view.triggers_from(left, right)
        crowd = view.actors_from(left, right) if after else view.actors_within(left, right)
        inside = asked.clauses.start(at) == asked.clauses.start(first)
        found += (
            self.distance[side, _bucket(right - left), frame, pos],
            self.governor[side, gov, frame, pos, type_, sight.kind, draft.light],
            self.between[side, inside, min(between, 2), min(asked.clauses.verbs_from(left, right), 2), min(crowd, 2), pos, gov])
        if sight.case:
            found.append(self.case[side, sight.case, pos, frame, gov, sight.words[0] in COMPLEMENTS])
        self._led(asked, sight, side, path(view, asked.clauses, left, right), found)
        if first - 1 != at:
            self._hangs(asked, sight, side, found)
        if draft.trigger.reading is not None and draft.trigger.reading.after:
            found.append(self.enclitic[side, pos])
        if between:
            found.append(self.nearer[side, view.trigger_by(left, right, after).entry.value, type_])

    def _led(self, asked: Question, sight: InSight, side: str, way: str, found: list[Evidence]) -> None:
        """The words right before a party, and the way to it."""
        before, second, first = sight.words
        if before in self.known[side, "word before"]:
            found.append(self.word[side, before])
        if second in self.known[side, "words before"]:
            found.append(self.words[side, second, first])
        if way in self.known[side, "path"]:
            found.append(self.way[side, way, asked.pos, asked.frame, sight.governor, asked.type])

    def _hangs(self, asked: Question, sight: InSight, side: str, found: list[Evidence]) -> None:
        """The noun a party hangs on and what governs that noun; the verb of a relative clause before it."""
        if sight.noun is not None:
            found.append(self.through[side, sight.noun[0], sight.noun[1], asked.frame, asked.pos, asked.type])
        elif sight.held and sight.first - 1 > asked.draft.at:
            found.append(self.held[side, asked.pos, min(sight.first - 1 - asked.draft.trigger.last, 4)])

    def _side(self, asked: Question, sight: InSight, mine: str, found: list[Evidence]) -> None:
        """Whether a party is of one camp with those placed, and whether it has fought them in this report."""
        camp_of = camps()
        camp = camp_of.get(mine)
        for role, placed in asked.ids.items():
            ids = [actor for actor in placed if actor != mine]
            if not ids:
                continue
            theirs = camp_of.get(ids[0])
            if camp and theirs:
                found.append(self.camp[role, camp == theirs, asked.type, sight.where == HERE])
            for other in ids[:2]:
                if (mine, other) in asked.fought:
                    found.append(self.war["fought", role, asked.type, sight.where])
                if (other, mine) in asked.fought:
                    found.append(self.war["was fought by", role, asked.type, sight.where])


def _bucket(gap: int) -> str:
    """A distance in words, coarsely."""
    return "0" if gap <= 0 else "1" if gap == 1 else "2-3" if gap <= 3 else "4-7" if gap <= 7 else "8-14" if gap <= 14 else "15+"


@lru_cache(maxsize=4)
def party_facts(agent: Weights, patient: Weights, shows: bool) -> PartyFacts:
    """The facts by these weights; what is weighed once is kept."""
    return PartyFacts(agent, patient, shows)
