"""What is true of a word as a trigger of some type: the evidence that `choose.py` weighs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from riwaya.claims import triggernames as names
from riwaya.claims.clauses import Clauses
from riwaya.claims.conditions import holds
from riwaya.claims.surety import surety
from riwaya.claims.view import View
from riwaya.mentions.trigger.rules import Candidate
from riwaya.packs.weights import Evidence, Facet, Known, Weights

Names = Iterable[str]
STRIKES = ("airstrike", "drone_strike", "shelling", "assault")
_ARMS = {"air": frozenset(("aircraft", "helicopter")), "drone": frozenset(("drone",)), "ground": frozenset(("artillery", "rocket", "missile", "mortar"))}
_THESE = frozenset(("هذا", "هذه", "ذلك", "تلك", "هذين"))
_UNIT_NAMES = frozenset((
    "جهاز", "لجنه", "هيءه", "وزاره", "وزير", "قسم", "غرفه", "مركز", "اداره", "لجان", "شعبه", "قوات", "قوه", "مجلس",
    "مكتب", "محور", "محاور", "جبهات",
))
_AIR = frozenset(["التحالف", "طيران", "الطيران", "الجو", "مقاتلات", "الجوي", "جويه", "جوي", "الجويه"])
# How far before a word, in tokens, the word that governs it may stand.
GOVERNS = 9
# How far after a trigger, in tokens, another of its type may still tell the same happening.
REPEATS = 9
_CLASSES = ("prep", "report", "light", "negation", "force", "fighter", "civilian", "person", "thing", "weapon", "teller", "office", "rank",
            "place_head", "direction", "near", "number", "scale", "vague", "approx", "weekday", "unit", "month", "hedge", "according", "modal")


@dataclass(slots=True)
class Told:
    """What a report has told so far: the last sentence that told each type, the last type of each word, the last strike.

    `arms` are the kinds of weapons that the whole report names, as those of the air, unmanned ones and those of the ground.
    """

    arms: str = ""
    sentences: dict[str, int] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    strike: str = ""

    def note(self, sentence: int, triggers: Iterable[Candidate]) -> None:
        """Keep the settled triggers of a sentence in mind."""
        for trigger in triggers:
            kind = trigger.entry.value
            self.sentences[kind] = sentence
            self.words[trigger.entry.key] = kind
            if kind in STRIKES:
                self.strike = kind


def arms_of(views: Iterable[View]) -> str:
    """The kinds of weapons that a report names, in short."""
    kinds = {w.kind for view in views for w in view.weapons}
    return " ".join(name for name, members in _ARMS.items() if not kinds.isdisjoint(members))


@dataclass(slots=True)
class Around:
    """The words of a sentence that may be triggers, and what stands around the one that `candidate` is, number `number` of them."""

    view: View
    clauses: Clauses
    speaking: set[int]
    others: list[tuple[Candidate, ...]]
    told: Told
    climate: str
    candidate: Candidate
    number: int = 0
    before: str = ""
    after: str = ""
    governor: str = ""
    words: tuple[str, str] = ("", "")
    keys: set[str] = field(default_factory=set)
    chosen: list[Candidate] = field(default_factory=list)
    kinds: list[frozenset[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.kinds = [frozenset([other.entry.value for other in others]) for others in self.others]

    def turn(self, number: int) -> None:
        """Go on to the next word."""
        if number:
            self.keys.add(self.candidate.entry.key)
        self.number, self.candidate = number, self.others[number][0]
        at, last = self.candidate.first, self.candidate.last
        self.before, self.after = kind_of(self.view, at - 1), kind_of(self.view, last)
        self.words = self.view.scan.form(at - 1), self.view.scan.form(last)
        self.governor = _governor(self)


def kind_of(view: View, i: int) -> str:
    """What kind of word token `i` is."""
    found = view.classes.get(i)
    if found is None:
        found = view.classes[i] = _class(view, i)
    return found


def _class(view: View, i: int) -> str:
    if not view.first <= i < view.last:
        return "edge"
    token = view.scan.tokens[i]
    if token.kind != "word":
        return token.form if token.kind == "mark" else token.kind
    if i in view.covered:
        return "actor"
    known = view.scan.info[i].by_group
    if known:
        for name in _CLASSES:
            if name in known:
                return name
    if view.scan.trigger_info[i].readings:
        return "trigger"
    return "ال" if token.form.startswith("ال") else "word"


class TriggerFacts:
    """Finds and weighs what is true of a word as a trigger. Words beside it that no weight knows are passed over, unless the
    facts are shown to a learner."""

    def __init__(self, table: Weights, shows: bool) -> None:
        def facet(name: Callable[..., Names]) -> Facet:
            return Facet(name, table)

        self.table = table
        self.known = Known([table], shows)
        self.neighbours, self.word, self.near, self.light = facet(names.neighbours), facet(names.word), facet(names.near), facet(names.light)
        self.entry, self.form, self.fails, self.one = facet(names.entry), facet(names.form), facet(names.fails), facet(names.one)
        self.repeats = facet(names.repeats)
        self.sure, self.likeliest = facet(names.sure), facet(names.likeliest)
        self.type, self.type_beside, self.type_word = facet(names.typed), facet(names.type_beside), facet(names.type_word)
        self.told, self.follows, self.climate = facet(names.told), facet(names.follows), facet(names.climate)
        self.weapon_near, self.no_weapon_near, self.weapon_apart = facet(names.weapon_near), facet(names.no_weapon_near), facet(names.weapon_apart)
        self.strike, self.striker = facet(names.strike), facet(names.striker)
        self.governed, self.again, self.arms = facet(names.governed), facet(names.again), facet(names.arms)

    def around(self, around: Around) -> list[Evidence]:
        """What stands around a word, whatever it is taken for."""
        view, at, last = around.view, around.candidate.first, around.candidate.last
        found = [
            self.neighbours[around.before, around.after, kind_of(view, at - 2), kind_of(view, last + 1)],
            self.word["before", around.words[0] if at > view.first else ""],
            self.word["after", around.words[1] if last < view.last else ""],
            self.near[view.sentence.zone, min(view.sentence.index, 3), min(view.parties_from(at - 6, last + 7), 2),
                      min(view.places_from(at - 6, last + 7), 2)]]
        found += [self.one[name,] for name in _beside(around, at, last)]
        for i in range(at - 1, max(view.first, at - 4) - 1, -1):
            light = view.scan.info[i].by_group.get("light")
            if light is not None:
                found.append(self.light[light.entry.value, light.entry.get("more"), light.entry.key])
                break
        return found

    def own(self, around: Around, candidate: Candidate, rank: int) -> list[Evidence]:
        """What a reading of the word is, whatever its type."""
        entry, reading = candidate.entry, candidate.reading
        found = [self.entry[entry.key, entry.get("frame"), candidate.pos, min(rank, 2)]]
        if reading is not None:
            found.append(self.form[entry.key, reading.before.lstrip("وف"), reading.after, reading.form.number])
        fails = [c[1:] if c.startswith("!") else c for c in candidate.open
                 if c.startswith("!") or not holds(around.view, around.clauses, candidate, c)]
        found += [self.fails[condition, entry.key] for condition in fails]
        grade = surety(candidate, bool(fails))
        if grade:
            found.append(self.sure[grade, candidate.pos, around.climate, entry.value])
        return found

    def typed(self, around: Around, candidate: Candidate, kind: str) -> list[Evidence]:
        """What speaks for or against one type."""
        key, pos, reading = candidate.entry.key, candidate.pos, candidate.reading
        definite = reading is not None and ("ال" in reading.before or "لل" in reading.before)
        told = around.told
        gap = around.view.sentence.index - told.sentences[kind] if kind in told.sentences else 99
        found = [
            self.type[kind, pos, key],
            self.type_beside[kind, around.before, around.after],
            self.climate[around.climate, key, kind],
            self.told[gap, "definite" if definite else "indefinite", kind]]
        before, after = around.words
        if before in self.known[kind, "word before"]:
            found.append(self.type_word[kind, "before", before])
        if after in self.known[kind, "word after"]:
            found.append(self.type_word[kind, "after", after])
        if around.governor and not (reading is not None and reading.before.startswith("و")):
            found.append(self.governed[around.governor, kind, key])
        if key in told.words:
            found.append(self.again[kind == told.words[key], kind])
        if kind in STRIKES:
            found.append(self.arms[told.arms, told.strike, kind, key])
            likely = candidate.entry.get("as")
            if likely:
                found.append(self.likeliest[kind, likely])
            self._struck(around, candidate, kind, found)
        if around.chosen and around.chosen[-1].entry.value == kind:
            self._repeated(around, candidate, kind, found)
        distance = _distance_again(around, candidate, kind)
        if distance is not None:
            found.append(self.follows[distance, key, kind, pos])
        return found

    def _repeated(self, around: Around, candidate: Candidate, kind: str, found: list[Evidence]) -> None:
        """A word after one already taken for the same type: "غارات استهدفت", "أطلق قذيفة" tell one happening, not two."""
        last = around.chosen[-1]
        gap = candidate.first - last.last
        if gap <= REPEATS:
            clauses, first = around.clauses, candidate.first
            joined = around.view.scan.forms[first].startswith("و") or clauses.start(last.first) != clauses.start(first)
            far = "0" if gap == 0 else "1-3" if gap <= 3 else "4+"
            found.append(self.repeats[far, kind, candidate.pos, candidate.entry.key, joined, last.pos, around.before])

    def _struck(self, around: Around, candidate: Candidate, kind: str, found: list[Evidence]) -> None:
        """What tells an attack from the air from one on the ground: weapons, parties and words near."""
        view, at = around.view, candidate.first
        near = {w.kind for w in view.weapons if abs(w.first - at) <= 9}
        found += [self.weapon_near[kind, weapon] for weapon in near] or [self.no_weapon_near[kind,]]
        found += [self.weapon_apart[kind, weapon] for weapon in {w.kind for w in view.weapons} - near]
        air = not _AIR.isdisjoint(view.scan.forms[max(view.first, at - 8):min(view.last, candidate.last + 6)])
        found.append(self.strike[kind, candidate.entry.key, around.after, air])
        found += [self.striker[kind, actor.actor] for actor in view.actors if abs(actor.first - at) <= 8 and actor.actor]


def _distance_again(around: Around, candidate: Candidate, kind: str) -> int | None:
    """How near the next word is that may tell the same type; None where none is near."""
    others = around.others
    for number in range(around.number + 1, len(others)):
        distance = others[number][0].first - candidate.last
        if distance > 6:
            return None
        if kind in around.kinds[number]:
            return min(distance, 4)
    return None


def _beside(around: Around, at: int, last: int) -> list[str]:
    """Mentions, times and other triggers at or beside a word."""
    view = around.view
    forms, found = view.scan.forms, []
    if at in view.beside_counts or last in view.count_at:
        found.append("number beside")
    if view.times_from(at - 6, last + 7):
        found.append("time near")
    if at in around.speaking:
        found.append("is the reporting verb")
    if at > 0 and forms[at - 1] in _THESE:
        found.append("demonstrative before")
    found += _inside(view, at)
    if at > view.first and forms[at - 1] in _UNIT_NAMES:
        found.append("inside a body's name")
    return found + _other_triggers(around, at, last)


def _inside(view: View, at: int) -> list[str]:
    """What a word is part of."""
    found = []
    party = view.covered.get(at)
    if party is not None:
        found.append("inside party, its head" if party.first == at else f"inside party {party.kind}")
    if at in view.in_place_names:
        found.append("inside place")
    elif at in view.in_places:
        found.append("inside place phrase")
    if at in view.in_times:
        found.append("inside time")
    return found


def _other_triggers(around: Around, at: int, last: int) -> list[str]:
    found = []
    number, others = around.number, around.others
    if around.candidate.entry.key in around.keys:
        found.append("same word earlier in the sentence")
    if number and at - others[number - 1][0].last <= 2:
        found.append(f"right after trigger {others[number - 1][0].entry.value}")
    if number + 1 < len(others) and others[number + 1][0].first - last <= 2:
        found.append(f"right before trigger {others[number + 1][0].entry.value}")
    return found


def _governor(around: Around) -> str:
    """The type of the word before that governs this one, with nothing but names, numbers and attributes between: "صد … هجوما"."""
    view, at = around.view, around.candidate.first
    other = None
    for group in around.others:
        if group[0].first >= at:
            break
        other = group[0]
    if other is None or at - other.last > GOVERNS or around.clauses.verbs_from(other.last, at):
        return ""
    tokens, covered = view.scan.tokens, view.covered
    if any(tokens[i].kind == "mark" and i not in covered for i in range(other.last, at)):
        return ""
    return f"{other.entry.value} {other.pos}"


@lru_cache(maxsize=4)
def trigger_facts(table: Weights, shows: bool) -> TriggerFacts:
    """The facts by these weights; what is weighed once is kept."""
    return TriggerFacts(table, shows)
