"""What is true of a day as the time of a claim: the evidence that `when.py` weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from riwaya.claims.clauses import Clauses
from riwaya.claims.draft import Draft
from riwaya.claims.path import path
from riwaya.claims.story import nearness, share_of
from riwaya.claims.view import View
from riwaya.mentions.time.rules import TimeMention
from riwaya.packs.weights import Evidence, Facet, Weights
from riwaya.resolve.times import Interval

Names = Iterable[str]


@dataclass(slots=True)
class Moment:
    """A possible answer: days (None for no time), expression, where it comes from."""

    interval: Interval | None
    mention: TimeMention | None
    where: str
    sentence: int = -1
    paragraph: int = -1


Settled = tuple[Draft, Moment]


@dataclass(slots=True)
class Asked:
    """A claim whose time is asked for: how many times its sentence names, when happenings before were, whether its sentence
    begins a paragraph, and how often each answer was taken before."""

    view: View
    clauses: Clauses
    draft: Draft
    here: int
    named: bool
    told: list[tuple[str, Settled]]
    published: Interval | None
    begins: bool
    usual: Counter[Interval | None]
    settled: int
    early: str = ""

    def __post_init__(self) -> None:
        index = self.view.sentence.index
        self.early = "first" if index == 0 else "lead" if index <= 2 else "body"


def _age(interval: Interval | None, published: Interval | None) -> str:
    """How old and how wide days are, from the day of the report."""
    if interval is None or published is None:
        return "none" if interval is None else "undated"
    age, width = (published.end - interval.end).days, (interval.end - interval.start).days
    old = "ahead" if age < 0 else str(age) if age <= 3 else "week" if age <= 10 else "month" if age <= 45 else "year" if age <= 400 else "old"
    return f"{old} {'day' if width == 0 else 'two' if width == 1 else 'week' if width <= 7 else 'month' if width <= 31 else 'long'}"


# -- features by the values that decide them ---------------------------------------------------------------------------

def _where(where: str, zone: str, early: str, here: int, named: bool, paragraph: int) -> Names:
    return (where, f"{where} {zone}", f"{where} {early}", f"{where} here {here}", f"{where} {early} here {min(here, 1)}",
            f"{where} told {named} {early}", f"{where} paragraph {paragraph}")


def _claim(where: str, type_: str, fact: str, pos: str, told: bool) -> Names:
    return f"{where} {type_}", f"{where} fact {fact}", f"{where} pos {pos}", f"{where} attributed {told}"


def _before(where: str, same: bool, gap: int, here: int, early: str) -> Names:
    return f"{where} same paragraph {same}", f"{where} gap {gap}", f"{where} same {same} here {here} {early}"


def _old(where: str, age: str, fact: str, early: str) -> Names:
    return f"{where} age {age}", f"{where} age {age} {early}", f"{where} age {age.split()[0]} fact {fact}"


def _share(where: str, share: str) -> Names:
    return f"usual {share}", f"{where} usual {share}"


def _type_age(type_: str, age: str) -> Names:
    return (f"{type_} age {age}",)


def _begins(where: str, begins: bool) -> Names:
    return (f"{where} begins {begins}",)


def _before_rule(where: str, rule: str) -> Names:
    return (f"{where} rule {rule}",)


def _distance(side: str, bucket: str, inside: bool, between: int, rivals: int, type_: str) -> Names:
    return (f"{side} {bucket}", f"{side} clause {inside}", f"{side} triggers {between}", f"{side} rivals {rivals}",
            f"{side} {inside} {min(between, 2)} {rivals}", f"{type_} {side} {bucket}")


def _rule(number: int, rule: str, gov: str, side: str, inside: bool, report: bool) -> Names:
    return (f"number {number}", f"rule {rule}", f"rule {rule} {inside}", f"governor {gov} {side} {inside}",
            f"after a reporting verb {report} {inside}")


def _way(side: str, way: str) -> Names:
    return (f"{side} path {way}",)


def _opens() -> Names:
    return ("opens the sentence",)


def _story(name: str, agrees: bool, near: str, where: str) -> Names:
    return f"{name} agrees {agrees} {near}", f"{name} agrees {agrees} {near} {where}"


class TimeFacts:
    """Finds and weighs what is true of a day."""

    def __init__(self, table: Weights) -> None:
        def facet(name: Callable[..., Names]) -> Facet:
            return Facet(name, table)

        self.where, self.claim, self.before, self.before_rule = facet(_where), facet(_claim), facet(_before), facet(_before_rule)
        self.old, self.share, self.type_age = facet(_old), facet(_share), facet(_type_age)
        self.begins = facet(_begins)
        self.distance, self.rule, self.way, self.opens, self.story = facet(_distance), facet(_rule), facet(_way), facet(_opens), facet(_story)

    def about(self, asked: Asked, moment: Moment, number: int) -> list[Evidence]:
        """Everything true of a day as the time of a claim, `number` among the options."""
        draft, sentence, where, mention = asked.draft, asked.view.sentence, moment.where, moment.mention
        found = [self.where[where, sentence.zone, asked.early, min(asked.here, 2), asked.named, min(sentence.paragraph, 4)],
                 self.claim[where, draft.type, draft.factuality, draft.trigger.pos, draft.told is not None]]
        age = _age(moment.interval, asked.published)
        found.append(self.old[where, age, draft.factuality, asked.early])
        found.append(self.type_age[draft.type, age])
        found.append(self.share[where, share_of(asked.usual[moment.interval], asked.settled)])
        if where not in ("sentence", "start of"):
            found.append(self.begins[where, asked.begins])
        if where in ("sentence", "start of") and mention is not None:
            self._near(asked, mention, number, found)
        elif moment.sentence >= 0:
            gap, same = sentence.index - moment.sentence, moment.paragraph == sentence.paragraph
            found.append(self.before[where, same, min(gap, 4), min(asked.here, 1), asked.early])
            if mention is not None:
                found.append(self.before_rule[where, mention.rule])
        for name, (other, told) in asked.told:
            found.append(self.story[name, told.interval == moment.interval, nearness(other, draft), where])
        return found

    def _near(self, asked: Asked, mention: TimeMention, number: int, found: list[Evidence]) -> None:
        """Where an expression of time stands to the trigger."""
        view, trigger = asked.view, asked.draft.trigger
        at, after = trigger.first, mention.first >= trigger.last
        left, right = (trigger.last, mention.first) if after else (mention.last, at)
        side = "after" if after else "before"
        inside = asked.clauses.start(at) == asked.clauses.start(mention.first)
        between, rivals = min(view.triggers_from(left, right), 3), min(view.times_from(left, right), 1)
        found += (
            self.distance[side, _bucket(right - left), inside, between, rivals, asked.draft.type],
            self.rule[number, mention.rule, mention.governor, side, inside, _reported(view, mention)],
            self.way[side, path(view, asked.clauses, left, right)])
        if mention.first - view.first <= 2:
            found.append(self.opens[()])


def _reported(view: View, mention: TimeMention) -> bool:
    """Whether a verb of saying stands right before an expression of time: then it may be the day of the saying."""
    info = view.scan.info
    return any("report" in info[i].by_group for i in range(max(view.first, mention.first - 4), mention.first))


def _bucket(gap: int) -> str:
    """A distance in words, coarsely."""
    return "0-2" if gap <= 2 else "3-6" if gap <= 6 else "7-12" if gap <= 12 else "13-24" if gap <= 24 else "25+"


@lru_cache(maxsize=4)
def time_facts(table: Weights) -> TimeFacts:
    """The facts by these weights; what is weighed once is kept."""
    return TimeFacts(table)
