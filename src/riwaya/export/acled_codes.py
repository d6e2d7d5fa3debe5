"""ACLED's rules of coding: which type, which actors, how many dead, which days. The tables are under `data/export`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from riwaya.export import names
from riwaya.export.bundle import Bundle, affirming, told
from riwaya.export.deaths import Toll, by_group, deadly, lowest, one_person, tolls
from riwaya.export.spacetime import Days, Where
from riwaya.export.standing import ARMED, CIVILIANS, STATE, UNKNOWN, all_are, at_home, force, standing, struck
from riwaya.model.event import Event
from riwaya.packs.theatre import actors, theatres

STRATEGIC, BATTLES, PROTESTS, RIOTS = "Strategic developments", "Battles", "Protests", "Riots"
AGAINST_CIVILIANS, EXPLOSIONS = "Violence against civilians", "Explosions/Remote violence"
WEEK, MONTH = 7, 31


class Coded(NamedTuple):
    """ACLED's names of an event."""

    disorder: str
    type: str
    sub_type: str


class Side(NamedTuple):
    """One of a row's two actors: its name, those associated with it, and its class."""

    name: str
    others: tuple[str, ...]
    code: str
    label: str


class Fatalities(NamedTuple):
    """The conservative number of dead and, in words, how it came about."""

    number: int
    why: str


Test = Callable[[Event, Bundle], bool]


def _only(wanted: frozenset[str]) -> Test:
    return lambda event, bundle: all_are(struck(event), wanted)


def _by(kind: str) -> Test:
    return lambda event, bundle: any(means.kind == kind for item in told(event, bundle) for means in item.claim.means)


def _bloodless(event: Event, bundle: Bundle) -> bool:
    types = {item.claim.type for item in told(event, bundle)}
    fought = {row["type"] for row in names.table("acled_types") if row["event_type"] in (BATTLES, EXPLOSIONS)} - {"gain_control", "lose_control"}
    return not deadly(event, bundle) and not types & (fought | {"injure"}) and bool(types & {"withdraw", "surrender"})


_TESTS: dict[str, Test] = {
    "-": lambda event, bundle: True,
    "failed": lambda event, bundle: all(account.factuality == "failed" for account in affirming(event)),
    "civilians": _only(frozenset((CIVILIANS,))),
    "fighters": _only(ARMED),
    "chemical": _by("chemical"),
    "suicide": _by("suicide"),
    "state_agent": lambda event, bundle: bool(event.agents) and standing(event.agents[0]) == STATE,
    "state_patient": lambda event, bundle: bool(event.patients) and standing(event.patients[0]) == STATE,
    "deadly": deadly,
    "bloodless": _bloodless,
}


def coded(event: Event, bundle: Bundle) -> Coded | None:
    """The type and sub-type of an event, None where ACLED has no place for it."""
    for row in names.table("acled_types"):
        if row["type"] == event.type and _TESTS[row["when"]](event, bundle):
            found = row["event_type"], row["sub_event_type"]
            return next(Coded(r["disorder_type"], *found) for r in names.table("acled_sub_events")
                        if (r["event_type"], r["sub_event_type"]) == found)
    return None


def sides(event: Event, code: Coded, where: Where) -> tuple[Side, Side]:
    """The two actors of a row. Those who act come first, though ACLED gives the order no meaning; a crowd is the first actor.

    Armed actors that nobody names are ACLED's "Unidentified Armed Group (Country)". Who is struck by a strike or an attack, and is not
    told, stays empty. Nobody stands on both sides.
    """
    acting = list(dict.fromkeys(force(id) for id in event.agents))
    first = _side(acting, where, _crowd(code))
    second = _side([id for id in dict.fromkeys(force(id) for id in struck(event)) if id not in acting], where, "")
    if not first.name and code.type != STRATEGIC:
        first = _unidentified(where)
    if not second.name and code.type == BATTLES:
        second = _unidentified(where)
    return first, second


def _crowd(code: Coded) -> str:
    return {PROTESTS: "crowd", RIOTS: "violent_crowd"}.get(code.type, "")


def _side(forces: list[str], where: Where, crowd: str) -> Side:
    if not forces:
        return Side("", (), "0", "")
    found = [_named(id, where, crowd) for id in forces]
    return found[0]._replace(others=tuple(side.name for side in found[1:] if side.name != found[0].name))


def _named(id: str, where: Where, crowd: str) -> Side:
    kind = standing(id)
    if crowd and kind in (CIVILIANS, UNKNOWN):
        return _class(crowd, _of_country(_label(crowd), where))
    if kind == UNKNOWN:
        return _unidentified(where)
    if kind == CIVILIANS and id not in actors():
        return _class(kind, _of_country("Civilians", where))
    abroad = kind == STATE and bool(where.cc) and not at_home(id, where.cc)
    return _class("state_abroad" if abroad else kind, names.actor(id).en)


def _unidentified(where: Where) -> Side:
    return _class("militia", _of_country("Unidentified Armed Group", where))


def _of_country(name: str, where: Where) -> str:
    """A name of ACLED's for people that nobody names, with the country where it is known."""
    return f"{name} ({where.country})" if where.country else name


def _class(kind: str, name: str) -> Side:
    row = next(row for row in names.table("acled_inter") if row["standing"] == kind)
    return Side(name, (), row["code"], row["label"])


def _label(kind: str) -> str:
    return next(row["label"] for row in names.table("acled_inter") if row["standing"] == kind)


def interaction(first: Side, second: Side, text: bool) -> str:
    """The two classes, the smaller code first; a side that is not there counts 0 and stands last."""
    low, high = sorted((first, second), key=lambda side: int(side.code) or 9)
    if not text:
        return low.code + high.code
    return f"{low.label}-{high.label}" if high.label else f"{low.label} only" if low.label else ""


def fatalities(event: Event, bundle: Bundle, code: Coded, cc: str) -> Fatalities:
    """The most conservative number of dead: per group of dead the lowest that an account tells, the groups added up.

    Where some account tells only a total, the lower of that and the sum counts. A vague word and deaths without a number count as
    the codebook says. Who denies the event is not counted.
    """
    found = tolls(event, bundle)
    if not found:
        return _unnumbered(event, bundle, code, cc)
    least = {of: lowest(group, _number) for of, group in by_group(found).items()}
    named = [number for of, number in least.items() if of]
    number = min(([sum(named)] if named else []) + ([least[""]] if "" in least else []))
    numbers = {value for toll in found for value in (toll.low, toll.high)}
    why = f"Fatalities: {number}, the most conservative of the numbers told" if len(numbers) > 1 else ""
    vague = "vague numbers of dead coded by rule" if any(toll.vague for toll in found) else ""
    return Fatalities(number, "; ".join(filter(None, [why, vague])))


def _number(toll: Toll) -> int:
    if toll.vague:
        for row in names.table("acled_vague"):
            if int(row["low"]) == toll.low and (toll.open or row["high"] == str(toll.high)):
                return min(toll.low, int(row["deaths"])) if toll.low else int(row["deaths"])
    return toll.low


def _unnumbered(event: Event, bundle: Bundle, code: Coded, cc: str) -> Fatalities:
    if not deadly(event, bundle):
        return Fatalities(0, "")
    if one_person(event, bundle):
        return Fatalities(1, "")
    at_war = any(cc in theatre.countries for theatre in theatres().values())
    row = next(row for row in names.table("acled_unnumbered") if row["event_type"] == code.type)
    number = int(row["at_war" if at_war else "elsewhere"])
    return Fatalities(number, f"Deaths told without a number, coded {number} by rule")


class Day(NamedTuple):
    """A row's day, how exactly it is known (1 day, 2 week, 3 month), and its share of the dead."""

    day: date
    precision: int
    dead: int


def split(days: Days, code: Coded, dead: int) -> list[Day]:
    """The rows of an event: one a day where it lasted, the dead shared out evenly with the rest on the first days.

    A strategic development that lasted is one row on its first day. What lies somewhere in an interval is one row in its middle.
    """
    if days.lasting and code.type != STRATEGIC:
        share, rest = divmod(dead, days.length)
        return [Day(days.start + timedelta(n), 1, share + (n < rest)) for n in range(days.length)]
    if days.lasting or days.length == 1:
        return [Day(days.start, 1, dead)]
    return [Day(days.middle, 2 if days.length <= WEEK else 3, dead)]
