"""Fuse numbers by a named policy, and list what it leaves out.

`range`: from the lowest to the highest told. `majority`: what most origins tell; of several, from the lowest to the highest of them.
`latest`: what was told last, published on one day or on days that cannot be told apart. `most_conservative`: the lowest. `source_order`:
what the first in the order of tellers says (who concedes his own loss, then the order of `tellers.tsv`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import cache

from riwaya.errors import RiwayaError
from riwaya.model.event import Amount
from riwaya.packs.ontology import terms
from riwaya.reconcile.camps import manners
from riwaya.reconcile.quantities import counted
from riwaya.reconcile.told import Told, holds

Choice = Callable[[Sequence[Told]], list[Told]]


def fuse(all_told: Sequence[Told], policy: str = "range") -> tuple[tuple[Amount, ...], tuple[Amount, ...]]:
    """The amounts of an event by a policy, and the dissent: every counted number that does not lie inside. Raises RiwayaError."""
    if policy not in POLICIES:
        raise RiwayaError(f"there is no policy {policy!r}", remedy=f"One of: {', '.join(POLICIES)}")
    amounts: list[Amount] = []
    dissent: list[Amount] = []
    for key, group in counted(all_told).items():
        fused = hull(POLICIES[policy](group))
        amounts.append(amount(fused))
        dissent += {amount(told._replace(of=key[1])): None for told in group if not holds(fused, told)}
    return in_order(amounts), in_order(dissent)


def hull(group: Sequence[Told]) -> Told:
    """The narrowest number that holds all of a group."""
    high = None if any(told.high is None for told in group) else max(told.high or 0 for told in group)
    return min(group, key=lambda told: told.order)._replace(low=min(told.low for told in group), high=high)


def amount(told: Told) -> Amount:
    """A number as an event record writes it."""
    return Amount(measure=told.measure, low=told.low, high=told.high, of=told.of or None)


def in_order(amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    """Amounts in the order of the measures, then whose, then low and high."""
    order = _measures()
    return tuple(sorted(amounts, key=lambda one: (order.get(one.measure, len(order)), one.of or "", one.low or 0,
                                                  one.high is None, one.high or 0)))


@cache
def _measures() -> dict[str, int]:
    return {name: place for place, name in enumerate(terms("measures"))}


def ranges(all_told: Sequence[Told]) -> tuple[Amount, ...]:
    """The amounts from the lowest to the highest counted."""
    return fuse(all_told)[0]


def _range(group: Sequence[Told]) -> list[Told]:
    return list(group)


def _majority(group: Sequence[Told]) -> list[Told]:
    backing: dict[tuple[int, int | None], set[str]] = defaultdict(set)
    for told in group:
        backing[told.low, told.high].add(told.origin)
    count = Counter({value: len(origins) for value, origins in backing.items()})
    most = max(count.values())
    return [told for told in group if count[told.low, told.high] == most]


def _latest(group: Sequence[Told]) -> list[Told]:
    dated = [told for told in group if told.last]
    if not dated:
        return list(group)
    newest = max(told.first for told in dated)
    return [told for told in dated if told.last >= newest]


def _most_conservative(group: Sequence[Told]) -> list[Told]:
    return [min(group, key=lambda told: (told.low, told.top))]


def _source_order(group: Sequence[Told]) -> list[Told]:
    first = min(_rank(told) for told in group)
    return [told for told in group if _rank(told) == first]


def _rank(told: Told) -> int:
    found = manners().get(told.kind)
    return 0 if told.concedes else found.order if found else len(manners())


POLICIES: dict[str, Choice] = {
    "range": _range, "majority": _majority, "latest": _latest, "most_conservative": _most_conservative, "source_order": _source_order,
}
"""The policies by name; the first is the default."""
