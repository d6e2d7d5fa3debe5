"""Find where the tellers of an event contradict each other. What can be true together is no conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date

from riwaya.model.event import Conflict, Interval, Position
from riwaya.reconcile.camps import one_side, side_of
from riwaya.reconcile.control import holder_after
from riwaya.reconcile.members import Member, asserted, stakes, unmixed
from riwaya.reconcile.quantities import counted
from riwaya.reconcile.told import Told, apart
from riwaya.reconcile.when import intervals

Value = int | str
Stands = dict[Value, list[Member]]
HAPPENED, HOLDER, AGENT, TIME = "happened", "holder", "agent", "time"
CONTESTED = (HAPPENED, AGENT, HOLDER)
"""The fields in which a conflict of camps makes an event contested."""


def conflicts(members: Sequence[Member], told: Sequence[Told], type_: str) -> tuple[Conflict, ...]:
    """Every conflict of an event: whether it happened, who holds the place, who did it, when, and tolls by measure and whose."""
    if len(members) < 2:
        return ()
    found = [_happened(members), _holder(members), _agent(members, type_), _time(members), *_tolls(members, told)]
    return tuple(conflict for conflict in found if conflict is not None)


def contested(conflict: Conflict) -> bool:
    """Whether a conflict of one of the fields in CONTESTED runs between different sides."""
    sides = [{side_of(camp) for camp in position.camps} for position in conflict.positions]
    return conflict.field in CONTESTED and any(one - other and other - one for one in sides for other in sides)


def _conflict(field: str, stands: Stands, size: float, of: str | None = None) -> Conflict:
    positions = tuple(_position(value, holders) for value, holders in stands.items())
    return Conflict(field=field, values=tuple(stands), of=of, positions=positions, size=size)


def _position(value: Value, holders: Sequence[Member]) -> Position:
    return Position(value=value, camps=tuple(sorted({member.telling.camp for member in holders})),
                    claims=tuple(sorted({member.telling.ref for member in holders})))


def _happened(members: Sequence[Member]) -> Conflict | None:
    affirming = [member for member in members if member.affirms]
    denying = [member for member in members if member.denies]
    yes, no = unmixed(affirming, denying), unmixed(denying, affirming)
    return _conflict(HAPPENED, {"yes": yes, "no": no}, 1.0) if yes and no and _other_origins(yes, no) else None


def _other_origins(one: Sequence[Member], other: Sequence[Member]) -> bool:
    """Whether two values do not come from one and the same origin, which cannot contradict itself but only be misread."""
    return len({member.origin for member in (*one, *other)}) > 1


def _other_reports(one: Sequence[Member], other: Sequence[Member]) -> bool:
    """Whether two values come from different origins, or from one origin in different reports."""
    return len({(member.origin, member.telling.document) for member in (*one, *other)}) > 1


def _rivals(stands: dict[str, list[Member]], clash: Callable[[str, str], bool],
            independent: Callable[[Sequence[Member], Sequence[Member]], bool] = _other_origins) -> Stands:
    """The values that clash with at least one other of independent tellers, in order."""
    return {value: stands[value] for value in sorted(stands)
            if any(clash(value, other) and independent(stands[value], stands[other]) for other in stands)}


def _holder(members: Sequence[Member]) -> Conflict | None:
    stands: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        after = holder_after(member.claim)
        if after is not None and after.holder:
            stands[after.holder].append(member)
    rivals = _rivals(stands, lambda one, other: not one_side(one, other))
    return _conflict(HOLDER, rivals, 1.0) if rivals else None


def _agent(members: Sequence[Member], type_: str) -> Conflict | None:
    """Who did it: claims whose agents have nobody in common, all that fight on one side being one."""
    if stakes(type_).mutual:
        return None
    groups: dict[str, list[Member]] = defaultdict(list)
    for member in asserted(members):
        if member.agents and not stakes(member.claim.type).mutual:
            groups["|".join(member.agents)].append(member)
    rivals = _rivals(groups, lambda one, other: not any(one_side(a, b) for a in one.split("|") for b in other.split("|")))
    return _conflict(AGENT, rivals, 1.0) if rivals else None


def _time(members: Sequence[Member]) -> Conflict | None:
    """When: times that have no day in common. The size is the number of days between the first and the last of them."""
    stands: dict[str, list[Member]] = defaultdict(list)
    spans: dict[str, Interval] = {}
    for span, member in intervals(asserted(members)):
        name = span.start if span.start == span.end else f"{span.start}/{span.end}"
        spans[name] = span
        stands[name].append(member)
    rivals = _rivals(stands, lambda one, other: spans[one].end < spans[other].start or spans[other].end < spans[one].start,
                     _other_reports)
    if not rivals:
        return None
    told = [spans[str(name)] for name in rivals]
    between = date.fromisoformat(max(span.start for span in told)) - date.fromisoformat(min(span.end for span in told))
    return _conflict(TIME, rivals, float(between.days))


def _tolls(members: Sequence[Member], told: Sequence[Told]) -> list[Conflict]:
    by_ref = {member.telling.ref: member for member in members}
    found = []
    for (measure, of), group in counted(told).items():
        clashing = [one for one in group if any(_contradict(one, other) for other in group)]
        if not clashing:
            continue
        stands: Stands = {}
        for one in sorted(clashing, key=lambda told: (told.low, told.top, told.ref)):
            stands.setdefault(told_value(one), []).append(by_ref[one.ref])
        low, high = min(one.top for one in clashing), max(one.low for one in clashing)
        found.append(_conflict(measure, stands, round((high - low) / high, 4), of or None))
    return found


def _contradict(one: Told, other: Told) -> bool:
    """Numbers of one teller in one report are never held against each other: the smaller one is most likely a part."""
    return apart(one, other) and not (one.origin == other.origin and one.ref.document == other.ref.document)


def told_value(told: Told) -> Value:
    """A number as a position writes it: 20, "20-30", or "25+" where open."""
    if told.high is None:
        return f"{told.low}+"
    return told.low if told.low == told.high else f"{told.low}-{told.high}"
