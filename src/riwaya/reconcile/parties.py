"""Who did it and to whom: the parties that most origins name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from riwaya.reconcile.camps import ancestors

Named = Sequence[tuple[str, tuple[str, ...]]]
"""Pairs of an origin and the actor ids that it names in a role."""


def parties(named: Named, mutual: bool = False) -> tuple[str, ...]:
    """The actors that more than half of the naming origins name, an army counting also for those who name a body of it.

    Of an army and its body the finer one is taken where as many name it. Where no actor has more than half, nobody is said to have
    done it. `mutual`: sides that do it to each other are all named.
    """
    backing: dict[str, set[str]] = defaultdict(set)
    naming: set[str] = set()
    for origin, actors in named:
        naming |= {origin} if actors else set()
        for actor in actors:
            backing[actor].add(origin)
    full = {actor: set().union(*(backing[other] for other in backing if other == actor or actor in ancestors(other))) for actor in backing}
    kept = [actor for actor in full if mutual or len(full[actor]) * 2 > len(naming)]
    return tuple(sorted(_finest(kept, full)))


def _finest(kept: list[str], full: dict[str, set[str]]) -> Iterable[str]:
    for actor in kept:
        finer = [other for other in kept if actor in ancestors(other) and len(full[other]) >= len(full[actor])]
        wider = [other for other in kept if other in ancestors(actor) and len(full[other]) > len(full[actor])]
        if not finer and not wider:
            yield actor
