"""What a sentence tells, before any language: who says what, in which order, and what is not said twice."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import structs

from riwaya.model.event import Account, Amount, Event, EventPlace, Interval
from riwaya.packs.labels import actor_label
from riwaya.packs.theatre import actors
from riwaya.reconcile.sentence.tables import kind_of, own_measures

MOODS = ("actual", "admitted", "possible", "failed", "planned", "threatened", "demanded", "denied")
MOST = 6
# What refers back to the first clause follows it at once.
_BRIEF = ("it", "it_admitted", "it_denied", "count", "count_admitted", "")
_UNCOUNTED = ("money", "other")


class Said(NamedTuple):
    """One clause: the camps that say it, in which mood (a row of the tables of moods), and what.

    `own` counts the patients in their own place, `extra` whatever else is counted. `self_told`: the teller is the agent.
    """

    tellers: tuple[str, ...]
    mood: str
    agents: tuple[str, ...]
    patients: tuple[str, ...]
    own: tuple[Amount, ...]
    extra: tuple[Amount, ...]
    time: Interval | None
    self_told: bool = False
    brief: str = ""


class Told(NamedTuple):
    """The whole sentence: its clauses in order, the first in full, and whether more accounts stand in the record."""

    type: str
    place: EventPlace | None
    clauses: tuple[Said, ...]
    more: bool


def plan(event: Event) -> Told:
    """The clauses of an event: equal accounts together, the fullest first, the others by what they add or deny."""
    dated = any(conflict.field == "time" for conflict in event.conflicts)
    grouped: dict[tuple[object, ...], list[Account]] = {}
    for account in sorted(event.accounts or (_bare(event),), key=_order):
        grouped.setdefault(_key(account, dated), []).append(account)
    full = [_said(event, group, dated) for group in grouped.values()]
    others = sorted((_shortened(said, full[0]) for said in full[1:]), key=lambda said: _BRIEF.index(said.brief))
    clauses = _merged([full[0]._replace(time=full[0].time or event.time), *others])
    return Told(event.type, event.place, tuple(clauses[:MOST]), len(clauses) > MOST)


def _bare(event: Event) -> Account:
    return Account(camp="", origins=(), documents=(), claims=event.claims, agents=event.agents, patients=event.patients, quantities=event.quantities)


def mood(account: Account) -> str:
    """How an account holds the happening: its factuality, or `admitted`. What a camp also denies beside it is no value of its account."""
    if account.factuality == "actual" and "against_interest" in account.marks:
        return "admitted"
    return account.factuality if account.factuality in MOODS else "actual"


def _order(account: Account) -> tuple[int, bool, bool, int, str, str]:
    return (MOODS.index(mood(account)), not account.agents, not account.quantities, -len(account.origins), account.camp, repr(account))


def _key(account: Account, dated: bool) -> tuple[object, ...]:
    return mood(account), account.agents, account.patients, _counts(account), account.time if dated else None


def _counts(account: Account) -> tuple[Amount, ...]:
    told = {a for a in account.quantities if a.measure not in _UNCOUNTED and (a.low is not None or a.high is not None)}
    return tuple(sorted(told, key=lambda a: (a.measure, a.of or "", a.low or 0, a.high or 0)))


def _said(event: Event, group: list[Account], dated: bool) -> Said:
    first, tellers = group[0], tuple(dict.fromkeys(account.camp for account in group))
    counts, measures = _counts(first), own_measures(event.type)
    own = tuple(a for a in counts if measures and a.measure == _best(counts, measures))
    patients = tuple(p for p in first.patients if actor_label(p)) or tuple(dict.fromkeys(a.of for a in own if actor_label(a.of) and a.of))
    agents = tuple(a for a in first.agents if actor_label(a))
    patients = tuple(p for p in patients if p not in agents)
    self_told = bool(agents) and len(tellers) == 1 and all(_speaks(agent, tellers[0]) for agent in agents)
    held = mood(first)
    if held in ("actual", "admitted") and own and all(a.high == 0 for a in own):
        held = "none"
    return Said(tellers, held, agents, patients, own, tuple(a for a in counts if a not in own), first.time if dated else None, self_told)


def _best(counts: tuple[Amount, ...], measures: tuple[str, ...]) -> str:
    """The first of the measures that is counted."""
    return next((m for m in measures if any(a.measure == m for a in counts)), "")


def _speaks(agent: str, camp: str) -> bool:
    """Whether an agent is the teller itself: the camp's own name, or the army of that camp."""
    entry = actors().get(agent)
    return agent == camp or (entry is not None and entry.camp == camp and entry.kind == "army")


def _shortened(said: Said, first: Said) -> Said:
    """A clause after the first says only what differs, where the parties are the same."""
    same = (not said.agents or said.agents == first.agents) and (not said.patients or said.patients == first.patients)
    if not same or said.mood not in ("actual", "admitted", "denied") or first.mood not in ("actual", "admitted"):
        return said
    if said.time and said.time != first.time:
        return said
    counts, equal = said.own + said.extra, said.own + said.extra == first.own + first.extra
    if said.mood == "denied":
        return said if counts and not equal else said._replace(brief="it_denied")
    ending = "_admitted" if said.mood == "admitted" else ""
    if not counts or equal:  # who tells less than the first clause has not told the rest of it
        whole = equal and said.agents == first.agents and said.patients == first.patients
        return said._replace(brief="it" + ending) if whole else said
    return said._replace(own=_unowned(said.own, first), extra=_unowned(said.extra, first), brief="count" + ending)


def _unowned(amounts: tuple[Amount, ...], first: Said) -> tuple[Amount, ...]:
    """Amounts without their owner, where the first clause has told whose they are."""
    owners = {amount.of for amount in first.own + first.extra}
    known = owners if len(owners) == 1 else set()
    return tuple(structs.replace(a, of=None) if a.of in known or a.of in first.patients[:1] else a for a in amounts)


def _merged(clauses: list[Said]) -> list[Said]:
    """Clauses of equal words become one with several tellers."""
    found: dict[tuple[object, ...], Said] = {}
    for at, said in enumerate(clauses):
        counts = said.own + said.extra if said.brief.startswith("count") else ()
        key: tuple[object, ...] = (said.brief, counts) if said.brief else (at,)
        before = found.get(key)
        found[key] = before._replace(tellers=tuple(dict.fromkeys(before.tellers + said.tellers))) if before else said
    return list(found.values())


def is_named_alone(said: Said) -> bool:
    """Whether the one patient is a named person, so that a count of one adds nothing."""
    one = len(said.own) == 1 and said.own[0].low == said.own[0].high == 1
    return one and len(said.patients) == 1 and kind_of(said.patients[0]) == "person"
