"""The accounts of an event: what the tellers of each camp say of it, with marks on what they say of their enemy and of themselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from riwaya.model.event import Account, ClaimRef
from riwaya.packs.ontology import terms
from riwaya.reconcile.camps import Days, camp_of, fights, is_civil, is_party, share_theatre, side_of, told_days
from riwaya.reconcile.fuse import ranges
from riwaya.reconcile.members import Member, asserted, stakes, unmixed
from riwaya.reconcile.parties import parties
from riwaya.reconcile.told import Told
from riwaya.reconcile.when import intervals, span_of

ENEMY_LOSSES, AGAINST_INTEREST, DENIES, DENIED = "enemy_losses", "against_interest", "denies", "denied"
LOSSES = frozenset(("killed", "wounded", "casualties", "captured", "missing", "surrendered", "vehicles_destroyed", "vehicles_seized",
                    "aircraft_downed", "bodies"))
"""The measures that count what a side lost."""


def accounts(members: Sequence[Member], told: Sequence[Told], mutual: bool = False) -> tuple[Account, ...]:
    """One account a camp, in the order of the camps."""
    by_camp: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        by_camp[member.telling.camp].append(member)
    sides = {side for member in members for side in _sides(member, (*member.agents, *member.patients))}
    affirming = [member for member in members if member.affirms]
    denied = {side_of(member.telling.camp) for member in unmixed([member for member in members if member.denies], affirming)}
    return tuple(_account(camp, by_camp[camp], told, mutual, _marks(camp, by_camp[camp], sides, denied)) for camp in sorted(by_camp))


def _account(camp: str, members: Sequence[Member], told: Sequence[Told], mutual: bool, marks: tuple[str, ...]) -> Account:
    saying = asserted(members) or members
    return Account(
        camp=camp,
        origins=tuple(sorted({member.origin for member in members})),
        documents=tuple(sorted({member.telling.document for member in members})),
        claims=tuple(sorted({member.telling.ref for member in members})),
        factuality=_factuality(saying),
        agents=parties([(member.origin, member.agents) for member in saying], mutual),
        patients=parties([(member.origin, member.patients) for member in saying], mutual),
        time=span_of([span for span, _ in intervals(saying)]),
        quantities=ranges([number for number in told if number.camp == camp]),
        marks=marks,
    )


def _factuality(members: Iterable[Member]) -> str:
    """How most origins of a camp hold it; of several, the first of the ontology."""
    held = Counter(factuality for factuality, _ in {(member.claim.factuality, member.origin) for member in members})
    order = {name: place for place, name in enumerate(terms("factuality"))}
    return min(held, key=lambda name: (-held[name], order.get(name, len(order)), name))


def _marks(camp: str, members: Sequence[Member], sides: set[str], denied: set[str]) -> tuple[str, ...]:
    marks = []
    if any(_counts_enemy(member, sides) for member in members):
        marks.append(ENEMY_LOSSES)
    if any(concedes(member) for member in members):
        marks.append(AGAINST_INTEREST)
    if any(member.denies for member in members):
        marks.append(DENIES)
    if any(member.affirms for member in members) and denied - {side_of(camp)}:
        marks.append(DENIED)
    return tuple(marks)


def conceding(members: Iterable[Member]) -> frozenset[ClaimRef]:
    """The claims in which a party concedes its own."""
    return frozenset(member.telling.ref for member in members if concedes(member))


def concedes(member: Member) -> bool:
    """Whether a party tells its own loss, or harm to civilians that it did itself. An outlet's own voice concedes for nobody."""
    camp = member.telling.camp
    if not member.affirms or not is_party(camp):
        return False
    if camp in _sides(member, _losers(member)):
        return True
    harmed = [actor for actor in member.patients if not fights(actor)]
    return bool(harmed) and stakes(member.claim.type).harms and camp in _sides(member, member.agents)


def _counts_enemy(member: Member, sides: set[str]) -> bool:
    """Whether a party tells the losses of a side that it fights: both are parties to the event, or face each other in one theatre."""
    camp = member.telling.camp
    if not member.affirms or not is_party(camp) or is_civil(camp):
        return False
    losing = _sides(member, _losers(member)) - {camp}
    return any((camp in sides and is_party(side)) or share_theatre(camp, side) for side in losing)


def _losers(member: Member) -> list[str]:
    """The fighting parties whose loss a claim tells: by its numbers, and by its type.

    Where one actor is read as both who did it and whose loss it is, one of the two is misread, and it counts as nobody's loss.
    """
    claim = member.claim
    losers = [quantity.of for quantity in claim.quantities if quantity.of and quantity.measure in LOSSES]
    role = {"agent": claim.agents, "patient": claim.patients}.get(stakes(claim.type).loser, ())
    both = {party.actor for party in claim.agents} & {party.actor for party in claim.patients}
    return [actor for actor in [*losers, *(party.actor for party in role if party.actor)] if fights(actor) and actor not in both]


def _sides(member: Member, ids: Iterable[str]) -> set[str]:
    days: Days = told_days(None, member.claim)
    return {camp_of(actor, days) for actor in ids}
