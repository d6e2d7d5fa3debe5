"""Ledgers: prisoners, dead, wounded, displaced and materiel by side over time, low to high, by the camp that tells.

One value an event and camp, so that updates, parts and reprints never add up. Numbers that count a longer time or all places together
are kept apart as totals. Releases stand beside the prisoners and are not taken from them: nobody tells whether they are the same men.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from riwaya.model.event import Account, Amount, ClaimRef, Event, Interval
from riwaya.packs.tsv import DATA, read_table
from riwaya.reconcile.camps import ancestors, camp_of
from riwaya.reconcile.telling import Telling

LONGEST = 3
"""An event that goes on for more days than this is counted as a total of its span, not as one happening."""
RELEASED = "released"
Told = dict[tuple[str, str | None], set[tuple[int, int | None, int | None]]]
"""By document and whose: the rank of the event's type, low and high of what it told of one measure."""
DENIED = ("denied", "planned", "threatened", "demanded")


class Item(NamedTuple):
    """What a ledger counts: a measure, in claims of some types."""

    id: str
    label_en: str
    label_ar: str
    measure: str
    types: tuple[str, ...]


class Entry(NamedTuple):
    """One value of a ledger: what one camp tells of one event. `side` is whose they are, "" where nobody is named.

    `of` is the actor that the number is told of; days are ISO days, None where undated; `high` is None where open.
    """

    item: str
    side: str
    camp: str
    time: Interval | None
    low: int
    high: int | None
    of: str
    place: str
    event: str
    claims: tuple[ClaimRef, ...]


class Sum(NamedTuple):
    """The entries of one item, side and camp up to the end of a day (None: the undated ones too), added up."""

    item: str
    side: str
    camp: str
    day: str | None
    low: int
    high: int | None
    events: int


class Ledgers(NamedTuple):
    """Entries of single happenings, and totals of longer times, which are never added."""

    entries: tuple[Entry, ...]
    totals: tuple[Entry, ...]


@cache
def items() -> tuple[Item, ...]:
    """What is kept (`ledgers.tsv`)."""
    rows = read_table(DATA / "reconcile" / "ledgers.tsv")
    return tuple(Item(row["item"], row["label_en"], row["label_ar"], measure, row.many("types"))
                 for row in rows for measure in row.many("measure"))


def total_claims(tellings: Iterable[Telling]) -> frozenset[ClaimRef]:
    """The claims whose numbers all count a longer time or all places together."""
    return frozenset(telling.ref for telling in tellings
                     if telling.claim.quantities and len(telling.totals) == len(telling.claim.quantities))


def ledgers(events: Sequence[Event], totals: Collection[ClaimRef] = ()) -> Ledgers:
    """The ledgers of some events. `totals` are claims told as totals (`total_claims`)."""
    found: dict[bool, list[Entry]] = {False: [], True: []}
    for item in items():
        ranked = sorted(events, key=lambda event: (_rank(item, event), event.id))
        told: Told = defaultdict(set)
        for event in ranked:
            for account in event.accounts:
                for amount in _amounts(event, account, item, told):
                    found[_is_total(event, account, totals)].append(_entry(event, account, item, amount))
                    for document in account.documents:
                        told[document, amount.of].add((_rank(item, event), amount.low, amount.high))
    return Ledgers(_sorted(found[False]), _sorted(found[True]))


def _rank(item: Item, event: Event) -> int:
    """The place of an event's type among those that an item is looked for in."""
    return item.types.index(event.type) if event.type in item.types else len(item.types)


def _amounts(event: Event, account: Account, item: Item, told: Told) -> list[Amount]:
    """The numbers of an account that one item counts and that its report has not told already in a claim of a type asked before.

    Those of a body are left out beside those of the army that it is part of.
    """
    if account.factuality in DENIED:
        return []
    amounts = [amount for amount in account.quantities if amount.measure == item.measure]
    rank = _rank(item, event)
    if rank == len(item.types):
        if item.id == RELEASED or event.type == "release":
            return []
        amounts = [one for one in amounts if not any(told.get((document, one.of)) for document in account.documents)]
    again = [one for one in amounts for document in account.documents for before in told.get((document, one.of), ())
             if before[0] < rank and before[1:] == (one.low, one.high)]
    whose = {amount.of for amount in amounts}
    return [one for one in amounts if one not in again and not any(up in whose for up in ancestors(one.of or ""))]


def _is_total(event: Event, account: Account, totals: Collection[ClaimRef]) -> bool:
    span = account.time or event.time
    long = span is not None and (date.fromisoformat(span.end) - date.fromisoformat(span.start)).days >= LONGEST
    return long or any(ref in totals for ref in account.claims)


def _entry(event: Event, account: Account, item: Item, amount: Amount) -> Entry:
    time = event.time
    days = (time.start, time.end) if time else ("", "")
    side = camp_of(amount.of, days) if amount.of else ""
    place = event.place.id or event.place.name or "" if event.place else ""
    return Entry(item.id, side, account.camp, time, amount.low or 0, amount.high, amount.of or "", place, event.id, account.claims)


def _sorted(entries: list[Entry]) -> tuple[Entry, ...]:
    order = {item.id: place for place, item in enumerate(items())}
    return tuple(sorted(entries, key=lambda one: (order[one.item], one.side, one.time is None, one.time or Interval("", ""),
                                                  one.event, one.camp, one.of)))


def running(entries: Iterable[Entry]) -> list[Sum]:
    """The sums of each item, side and camp, day by day; undated entries come last, on no day."""
    groups: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry.item, entry.side, entry.camp].append(entry)
    return [step for key in sorted(groups) for step in _steps(*key, groups[key])]


def _steps(item: str, side: str, camp: str, entries: list[Entry]) -> Iterable[Sum]:
    days: dict[str | None, list[Entry]] = defaultdict(list)
    for entry in entries:
        days[entry.time.end if entry.time else None].append(entry)
    low, high, events = 0, 0, 0
    top: int | None = high
    for day in sorted(days, key=lambda day: (day is None, day or "")):
        low += sum(entry.low for entry in days[day])
        top = None if top is None or any(entry.high is None for entry in days[day]) else top + sum(entry.high or 0 for entry in days[day])
        events += len({entry.event for entry in days[day]})
        yield Sum(item, side, camp, day, low, top, events)


def merged(entries: Iterable[Entry]) -> list[Entry]:
    """One entry for each item, side and event whoever tells (camp ""), from the lowest to the highest that a camp tells of it."""
    by_event: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        by_event[entry.item, entry.side, entry.event].append(entry)
    return [_widest(group) for _, group in sorted(by_event.items())]


def overall(entries: Iterable[Entry]) -> list[Sum]:
    """One sum for each item and side whoever tells (camp ""): each event once."""
    last = {(step.item, step.side): step for step in running(merged(entries))}
    return [last[key]._replace(day=None) for key in sorted(last)]


def _widest(group: list[Entry]) -> Entry:
    """One entry for an event: what each camp tells added up over the bodies of a side, then the widest over the camps."""
    if len(group) == 1:
        return group[0]._replace(camp="")
    by_camp: dict[str, list[Entry]] = defaultdict(list)
    for entry in group:
        by_camp[entry.camp].append(entry)
    lows = [sum(entry.low for entry in told) for told in by_camp.values()]
    tops = [None if any(entry.high is None for entry in told) else sum(entry.high or 0 for entry in told) for told in by_camp.values()]
    high = None if None in tops else max(top or 0 for top in tops)
    return group[0]._replace(camp="", low=min(lows), high=high)
