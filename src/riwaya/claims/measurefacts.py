"""What is true of a weapon or a quantity as that of a claim: the evidence that `measured.py` weighs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from riwaya.claims.clauses import Clauses
from riwaya.claims.draft import Draft
from riwaya.claims.measures import measure, reaches
from riwaya.claims.view import View
from riwaya.mentions.quantity.rules import Count
from riwaya.mentions.weapon.rules import WeaponMention
from riwaya.packs.weights import Evidence, Facet, Known, Weights

Names = Iterable[str]
Stand = tuple[str, str]


# -- features by the values that decide them ---------------------------------------------------------------------------

def _on(type_: str) -> Names:
    return "on the trigger", f"on the trigger {type_}"


def _distance(side: str, bucket: str, type_: str, pos: str, frame: str) -> Names:
    return f"{side} {bucket}", f"{side} {bucket} {type_}", f"{side} {pos} {bucket}", f"{side} {frame} {pos} {bucket}"


def _between(side: str, inside: bool, between: int, verbs: int, type_: str) -> Names:
    return f"{side} clause {inside}", f"{side} triggers {between}", f"{side} verbs {verbs}", f"{side} {inside} {between} {type_}"


def _nearer(side: str, nearest: str, type_: str) -> Names:
    return f"{side} nearer to {nearest}", f"{side} nearer to {nearest} than {type_}"


def _weapon(type_: str, kind: str, ruled: bool) -> Names:
    return f"type {type_}", f"kind {kind}", f"{type_} {kind}", f"rule {ruled}", f"rule {ruled} {type_}"


def _weapon_stands(side: str, bucket: str, gov: str, type_: str, kind: str) -> Names:
    return f"{side} gov {gov}", f"{side} gov {gov} {type_}", f"{side} {bucket} {kind} {type_}"


def _weapon_rule(rule: str, own: bool, side: str, bucket: str, type_: str, head: str) -> Names:
    return f"{rule} {own} {side} {bucket}", f"{rule} word {head} {side} {bucket}", f"{rule} {side} {bucket} {type_}"


def _weapon_word(word: str, type_: str) -> Names:
    return f"word {word}", f"word {word} {type_}"


def _wording(own: bool, kind: str, head: str, last: str) -> Names:
    return f"{own} kind {kind}", f"{own} {kind} word {head}", f"{own} {kind} last {last}"


def _weapon_beside(own: bool, kind: str, rule: str, before: str, after: str) -> Names:
    return f"{own} {kind} next {after}", f"{rule} {kind} before {before}"


def _typed(name: str, type_: str) -> Names:
    return name, f"{name} {type_}"


def _count(type_: str, group: str, value: str, rule: str, reach: bool) -> Names:
    return (f"type {type_}", f"noun {group} {value}", f"{type_} {group} {value}", f"rule {rule}", f"rule {rule} {type_}",
            f"reach {reach}", f"reach {reach} {type_}")


def _count_word(side: str, where: str, word: str) -> Names:
    return (f"{side} word {where} {word}",)


def _count_stands(side: str, bucket: str, group: str, value: str, type_: str) -> Names:
    return f"{side} {bucket} {group} {type_}", f"{side} {bucket} {value} {type_}"


def _count_sure(sure: str, side: str, bucket: str, type_: str, pos: str) -> Names:
    return f"pos {pos} {side} {bucket}", f"{sure} {side} {bucket}", f"{sure} {side} {bucket} {type_}"


def _count_reach(sure: str, reach: bool, value: str, measured: str) -> Names:
    return f"measure {measured}", f"{sure} reach {reach}", f"{sure} reach {reach} {value}"


def _count_rule(rule: str, side: str, bucket: str) -> Names:
    return (f"rule {rule} {side} {bucket}",)


def _count_noun(sure: str, head: str, glued: str) -> Names:
    return f"{sure} head {head}", f"{sure} glued {glued}"


def _count_next(sure: str, rule: str, following: str, group: str) -> Names:
    return f"{sure} next {following}", f"{rule} next {following} {group}"


def _count_others(sure: str, type_: str, between: int, nearer: bool, said: bool) -> Names:
    others = f"between {between}", f"nearer {nearer}", f"other said {said}"
    return *(f"{sure} {o}" for o in others), *(f"{type_} {o}" for o in others)


class _Facts:
    """Where a mention stands to a trigger, weighed."""

    def __init__(self, table: Weights) -> None:
        self.table = table
        self.on, self.distance, self.between, self.nearer = self.facet(_on), self.facet(_distance), self.facet(_between), self.facet(_nearer)

    def facet(self, name: Callable[..., Names]) -> Facet:
        """Features weighed by this table."""
        return Facet(name, self.table)

    def stands(self, view: View, clauses: Clauses, draft: Draft, first: int, end: int, found: list[Evidence]) -> Stand:
        """On which side of the trigger tokens `first` to `end` stand and how far off, coarsely; what that weighs goes to `found`."""
        at, last, type_ = draft.at, draft.trigger.last, draft.type
        if first <= at < end or at <= first < last:
            found.append(self.on[type_,])
            return "on", "0"
        after = first >= last
        left, right = (last, first) if after else (end, at)
        side, bucket = "after" if after else "before", _bucket(right - left)
        between = view.triggers_from(left, right)
        pos = "verb" if draft.trigger.verbal else "noun"
        found += (
            self.distance[side, bucket, type_, pos, draft.trigger.entry.get("frame")],
            self.between[side, clauses.start(at) == clauses.start(first), min(between, 2), min(clauses.verbs_from(left, right), 2), type_])
        if between:
            found.append(self.nearer[side, view.trigger_by(left, right, after).entry.value, type_])
        return side, bucket


class MeansFacts(_Facts):
    """Finds and weighs what is true of a weapon."""

    def __init__(self, table: Weights) -> None:
        super().__init__(table)
        self.what, self.where, self.rule = self.facet(_weapon), self.facet(_weapon_stands), self.facet(_weapon_rule)
        self.word, self.wording, self.beside, self.typed = (
            self.facet(_weapon_word), self.facet(_wording), self.facet(_weapon_beside), self.facet(_typed))

    def about(self, view: View, clauses: Clauses, draft: Draft, weapon: WeaponMention, ruled: bool, own: bool) -> list[Evidence]:
        """Everything true of a weapon; `ruled` if the rules gave it to the claim, `own` if its kind is that of its noun and not
        one that it may stand for besides."""
        type_, kind, found = draft.type, weapon.kind, list[Evidence]()
        side, bucket = self.stands(view, clauses, draft, weapon.first, weapon.last, found)
        form = view.scan.form
        word = form(weapon.first)
        head = word.removeprefix("و").removeprefix("ب").removeprefix("ل").removeprefix("ال")
        before = form(weapon.first - 1) if weapon.first > view.first else ""
        after = form(weapon.last) if weapon.last < view.last else ""
        found += (
            self.what[type_, kind, ruled],
            self.where[side, bucket, weapon.governor, type_, kind],
            self.rule[weapon.rule, own, side, bucket, type_, head],
            self.word[word, type_],
            self.wording[own, kind, head, form(weapon.last - 1)],
            self.beside[own, kind, weapon.rule, before, after])
        party = view.covered.get(weapon.first)
        if party is not None:
            found.append(self.typed["inside a party", type_])
            if any(p.first == party.first or p.actor is not None and p.actor == party.actor for p in draft.agents):
                found.append(self.typed["inside its agent", type_])
        if draft.link is not None and any(w.kind == kind for w in draft.link.means):
            found.append(self.typed["of its attack", type_])
        return found


class CountFacts(_Facts):
    """Finds and weighs what is true of a quantity. Words beside it that no weight knows are passed over, unless the facts are
    shown to a learner."""

    def __init__(self, table: Weights, shows: bool) -> None:
        super().__init__(table)
        self.known = Known([table], shows)
        self.what, self.word, self.where, self.sure = (
            self.facet(_count), self.facet(_count_word), self.facet(_count_stands), self.facet(_count_sure))
        self.reach, self.rule, self.noun = self.facet(_count_reach), self.facet(_count_rule), self.facet(_count_noun)
        self.next, self.others = self.facet(_count_next), self.facet(_count_others)

    def about(self, view: View, clauses: Clauses, draft: Draft, count: Count, fitting: list[Count], firm: set[int]) -> list[Evidence]:
        """Everything true of a quantity among those that fit the claim; `firm` has the first tokens of those that are said."""
        type_, found = draft.type, list[Evidence]()
        side, bucket = self.stands(view, clauses, draft, count.first, count.last, found)
        form = view.scan.form
        before = form(count.first - 1) if count.first > view.first else ""
        after = form(count.last) if count.last < view.last else ""
        if before in self.known[side, "word before"]:
            found.append(self.word[side, "before", before])
        if after in self.known[side, "word after"]:
            found.append(self.word[side, "after", after])
        sure, reach = "said" if count.first in firm else "form", reaches(view, draft, count)
        found += (
            self.what[type_, count.group, count.value, count.rule, reach],
            self.where[side, bucket, count.group, count.value, type_],
            self.sure[sure, side, bucket, type_, draft.trigger.pos],
            self.reach[sure, reach, count.value, measure(view, draft, count)],
            self.rule[count.rule, side, bucket],
            self.noun[sure, form(count.noun) if count.noun >= 0 else "", _glued(view, count)],
            self.next[sure, count.rule, _next(view, count), count.group],
            self.others[(sure, type_, *_others(draft, count, fitting, firm))])
        return found


def _bucket(gap: int) -> str:
    """A distance in words, coarsely."""
    return "0" if gap <= 0 else "1-2" if gap <= 2 else "3-5" if gap <= 5 else "6-10" if gap <= 10 else "11-20" if gap <= 20 else "21+"


def _others(draft: Draft, count: Count, fitting: list[Count], firm: set[int]) -> tuple[int, bool, bool]:
    """How many other numbers that fit and are said stand between the trigger and this one (2 for more), whether one stands
    nearer, and whether there is another at all."""
    low, high = sorted((draft.at, count.first))
    said = [c.first for c in fitting if c is not count and c.first in firm]
    distance = high - low
    between = sum([1 for first in said if low <= first < high])
    return min(between, 2), any(abs(first - draft.at) < distance for first in said), bool(said)


def _next(view: View, count: Count) -> str:
    """What kind of word follows: a name, a preposition, an adjective, the end."""
    at = count.last
    if at >= view.last or view.scan.tokens[at].kind != "word":
        return "mark"
    if at in view.covered:
        return "actor"
    if at in view.in_places:
        return "place"
    info, form = view.scan.info[at], view.scan.form(at)
    if info.has("prep"):
        return "prep"
    if view.scan.trigger_info[at].readings:
        return "trigger"
    return "definite" if form.startswith(("ال", "لل")) else "and" if form.startswith("و") else "word"


def _glued(view: View, count: Count) -> str:
    if count.noun < 0:
        return ""
    for reading in view.scan.info[count.noun].readings:
        if reading.entry.group == count.group:
            return f"{reading.before} {bool(reading.after)} {reading.form.number}"
    return ""


@lru_cache(maxsize=4)
def means_facts(table: Weights) -> MeansFacts:
    """The facts by these weights; what is weighed once is kept."""
    return MeansFacts(table)


@lru_cache(maxsize=4)
def count_facts(table: Weights, shows: bool) -> CountFacts:
    """The facts by these weights; what is weighed once is kept."""
    return CountFacts(table, shows)
