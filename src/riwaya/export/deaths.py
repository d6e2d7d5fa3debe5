"""What the accounts of an event say of deaths: the tolls, whose they are, and whether deaths are told without a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from riwaya.export.bundle import Bundle, affirming, pick
from riwaya.export.standing import CIVILIANS, standing
from riwaya.model.event import Account, Amount, Event
from riwaya.packs.theatre import actors

KILLED = "killed"


class Toll(NamedTuple):
    """The dead of one group as one account tells them. `high` is `low` where the text leaves it open; `origins` is how many tell it."""

    of: str
    low: int
    high: int
    open: bool
    vague: bool
    camp: str
    origins: int


def tolls(event: Event, bundle: Bundle) -> list[Toll]:
    """Every toll of the accounts that say it happened; where no account has one, the event's own."""
    found = [_toll(amount, account, bundle) for account in affirming(event) for amount in account.quantities if _counts(amount)]
    if found or not affirming(event):
        return found
    whole = Account(camp="", origins=("",), documents=(), claims=event.claims)
    return [_toll(amount, whole, bundle) for amount in event.quantities if _counts(amount)]


def _counts(amount: Amount) -> bool:
    return amount.measure == KILLED and (amount.low is not None or amount.high is not None)


def _toll(amount: Amount, account: Account, bundle: Bundle) -> Toll:
    low = amount.low or 0
    high = amount.high if amount.high is not None else low
    return Toll(amount.of or "", min(low, high), max(low, high), amount.high is None, _vague(amount, account, bundle), account.camp,
                max(1, len(account.origins)))


def _vague(amount: Amount, account: Account, bundle: Bundle) -> bool:
    """Whether every claim that gives the amount gives it in a vague word."""
    said = [quantity.qualifier for item in pick(bundle, account.claims) for quantity in item.claim.quantities
            if quantity.measure == KILLED and (quantity.low, quantity.high) == (amount.low, amount.high)]
    return bool(said) and all(qualifier == "vague" for qualifier in said)


def by_group(found: list[Toll]) -> dict[str, list[Toll]]:
    """Tolls by whose they are, `""` for nobody's. The actors of one camp are one group, so that a brigade's dead are not counted twice.

    Civilians stay apart from the camp that speaks for them.
    """
    groups: dict[str, list[Toll]] = {}
    for toll in found:
        known = actors().get(toll.of)
        whole = known.camp if known and standing(toll.of) != CIVILIANS else ""
        groups.setdefault(whole or toll.of, []).append(toll)
    return dict(sorted(groups.items()))


def lowest(group: list[Toll], number: Callable[[Toll], int]) -> int:
    """The lowest number that a camp tells of a group of dead; where a camp tells a whole and its parts, the whole counts."""
    most: dict[str, int] = {}
    for toll in group:
        most[toll.camp] = max(most.get(toll.camp, 0), number(toll))
    return min(most.values())


def deadly(event: Event, bundle: Bundle) -> bool:
    """Whether an account that says it happened tells of deaths, numbered or not; a toll of 0 tells of none."""
    if any(toll.high > 0 for toll in tolls(event, bundle)):
        return True
    claims = [item.claim for account in affirming(event) for item in pick(bundle, account.claims)]
    killing = [claim for claim in claims if claim.type == "kill" and claim.factuality == "actual"]
    return any(not any(quantity.measure == KILLED for quantity in claim.quantities) for claim in killing)


def denied(event: Event) -> bool:
    """Whether an account denies that it happened."""
    return any(account.factuality == "denied" or "denies" in account.marks for account in event.accounts)


def one_person(event: Event, bundle: Bundle) -> bool:
    """Whether the deaths told without a number are those of one named person."""
    killed = {party.actor for account in affirming(event) for item in pick(bundle, account.claims) if item.claim.type == "kill"
              for party in item.claim.patients}
    return len(killed) == 1 and all(id in actors() and actors()[id].kind == "person" for id in killed if id) and None not in killed


def usual(found: list[Toll]) -> int:
    """The number that most origins tell, the lower of two; a range or a vague word counts for its low end."""
    votes: Counter[int] = Counter()
    for toll in found:
        votes[toll.low] += toll.origins
    return min(votes, key=lambda value: (-votes[value], value))
