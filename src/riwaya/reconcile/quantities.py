"""The numbers told of an event: which of them count, which are older, vaguer, or part of another. Nothing is thrown away.

One origin counts once. What a teller said before, and later said otherwise, is `superseded`; what he also said less exactly is
`vaguer`; a number told as part of another is `part`; a number of a longer time or of all places beside numbers of the event alone is
`total`. All others are `counted`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from riwaya.model.event import ClaimRef
from riwaya.model.record import Quantity
from riwaya.reconcile.members import Member, asserted
from riwaya.reconcile.numberwords import is_more
from riwaya.reconcile.told import COUNTED, PART, SUPERSEDED, TOTAL, VAGUER, Key, Told, apart, holds, later, same
from riwaya.reconcile.whose import whose


def numbers(members: Sequence[Member], conceding: frozenset[ClaimRef] = frozenset()) -> list[Told]:
    """Every number told of an event with its state, sorted. `conceding` are claims in which a party concedes its own loss."""
    found = [told for member in asserted(members) for told in _of_claim(member, conceding)]
    by_key: dict[Key, list[Told]] = defaultdict(list)
    for told in whose(found, members):
        by_key[told.key].append(told)
    return sorted((told for key in sorted(by_key) for told in _states(by_key[key])), key=lambda told: told.order)


def counted(all_told: Iterable[Told]) -> dict[Key, list[Told]]:
    """The numbers that count, by measure and whose."""
    found: dict[Key, list[Told]] = defaultdict(list)
    for told in all_told:
        if told.state == COUNTED:
            found[told.key].append(told)
    return dict(sorted(found.items()))


def _of_claim(member: Member, conceding: frozenset[ClaimRef]) -> list[Told]:
    """The numbers of one claim: of several of one measure, the largest is the whole and the others are its parts."""
    telling = member.telling
    groups: dict[Key, list[Told]] = defaultdict(list)
    more: set[Key] = set()
    for index, quantity in enumerate(telling.claim.quantities):
        told = _told(member, quantity, telling.ref in conceding)
        state = PART if index in telling.parts else TOTAL if index in telling.totals else COUNTED
        groups[told.key].append(told._replace(state=state))
        if is_more(quantity) and state == COUNTED:
            more.add(told.key)
    return [told for key, group in groups.items() for told in _whole_and_parts(group, key in more)]


def _told(member: Member, quantity: Quantity, concedes: bool) -> Told:
    telling = member.telling
    published = telling.published
    sources = telling.claim.sources
    return Told(quantity.measure, quantity.of or "", quantity.low or 0, quantity.high, member.origin, telling.camp,
                sources[0].kind if sources else "", concedes, telling.ref, published.start if published else "",
                published.end if published else "")


def _whole_and_parts(group: list[Told], more: bool) -> list[Told]:
    whole = [told for told in group if told.state == COUNTED]
    others = [told for told in group if told.state != COUNTED]
    if len(whole) < 2:
        return group
    largest = max(whole, key=lambda told: (told.low, told.top))
    if not more:
        smaller = [told._replace(state=PART) for told in whole if apart(told, largest)]
        return [*others, *smaller, *(told for told in whole if not apart(told, largest))]
    # "One man and five others": the sum is told in no word, so it is only the upper end.
    high = None if any(told.high is None for told in whole) else sum(told.high or 0 for told in whole)
    return [*others, largest._replace(high=high)]


def _states(group: list[Told]) -> list[Told]:
    alone = any(told.state == COUNTED for told in group)
    group = [told._replace(state=COUNTED) if told.state == TOTAL and not alone else told for told in group]
    by_origin: dict[str, list[Told]] = defaultdict(list)
    for told in group:
        by_origin[told.origin].append(told)
    return [told._replace(state=_state(told, mates)) for mates in by_origin.values() for told in mates]


def _state(told: Told, mates: list[Told]) -> str:
    """What one origin's later or more exact words make of a number of his."""
    if told.state != COUNTED:
        return told.state
    others = [mate for mate in mates if mate.state == COUNTED and mate.ref != told.ref]
    if any(later(other, told) and (apart(other, told) or holds(told, other)) and not same(other, told) for other in others):
        return SUPERSEDED
    if any(holds(told, other) and not same(other, told) for other in others):
        return VAGUER
    return COUNTED
