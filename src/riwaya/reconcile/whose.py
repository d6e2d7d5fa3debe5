"""Bring numbers together that count the same people or things, though one teller names their body and another the army it is part of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from riwaya.model.event import ClaimRef
from riwaya.reconcile.camps import ancestors, related
from riwaya.reconcile.members import Member
from riwaya.reconcile.told import Told


def whose(found: Sequence[Told], members: Sequence[Member]) -> list[Told]:
    """The numbers with `of` made alike.

    The number of a body joins that of the army it is part of, unless it is the smaller one (it may then be a part of it) or one
    claim tells both. A number of nobody named joins the only body named, unless one claim tells both (then it is the whole of both
    sides) or its claim is about somebody else.
    """
    by_measure: dict[str, list[Told]] = defaultdict(list)
    for told in found:
        by_measure[told.measure].append(told)
    patients = {member.telling.ref: member.patients for member in members}
    return [told for measure in sorted(by_measure) for told in _nobody(_bodies(by_measure[measure]), patients)]


def _bodies(group: list[Told]) -> list[Told]:
    named = sorted({told.of for told in group if told.of})
    parents = {of: next((up for up in reversed(ancestors(of)) if up in named), "") for of in named}
    return [told._replace(of=parents[told.of]) if told.of and _joins(told, parents[told.of], group) else told for told in group]


def _joins(told: Told, parent: str, group: list[Told]) -> bool:
    rivals = [other for other in group if other.of == parent]
    if not parent or any(other.ref == told.ref for other in rivals):
        return False
    return any(told.top >= other.low for other in rivals)


def _nobody(group: list[Told], patients: dict[ClaimRef, tuple[str, ...]]) -> list[Told]:
    named = sorted({told.of for told in group if told.of})
    roots = [of for of in named if not any(up in named for up in ancestors(of))]
    if len(roots) != 1:
        return group
    both = {told.ref for told in group if told.of} & {told.ref for told in group if not told.of}
    return [told._replace(of=roots[0]) if not told.of and told.ref not in both and _about(patients.get(told.ref, ()), roots[0]) else told
            for told in group]


def _about(patients: tuple[str, ...], body: str) -> bool:
    return not patients or any(related(patient, body) for patient in patients)
