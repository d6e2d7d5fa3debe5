"""The tellings of one event, turned so that all of them look at it from the same side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from riwaya.model.record import Claim, Party
from riwaya.packs.ontology import claim_types
from riwaya.packs.tsv import DATA, read_table
from riwaya.reconcile.kinds import kin
from riwaya.reconcile.telling import Telling

OUTLETS = frozenset(("media", "agency", "website"))
"""The kinds of tellers that are an outlet as a whole."""


class Stakes(NamedTuple):
    """What a claim of a type means for who tells it; see `stakes.tsv`."""

    loser: str = ""
    harms: bool = False
    undone: bool = False
    mutual: bool = False
    detail: int = 1


@cache
def _all_stakes() -> dict[str, Stakes]:
    rows = read_table(DATA / "reconcile" / "stakes.tsv")
    return {row["type"]: Stakes(row["loser"], row["harms"] == "yes", row["undone"] == "yes", row["mutual"] == "yes", int(row["detail"]))
            for row in rows}


def stakes(type_: str) -> Stakes:
    """The stakes of a type of claim; those of nobody for a type that the table does not know."""
    return _all_stakes().get(type_, Stakes())


class Member(NamedTuple):
    """A telling of an event. `agents` and `patients` are actor ids in the roles of the event's type; `origin` is never empty."""

    telling: Telling
    origin: str
    agents: tuple[str, ...]
    patients: tuple[str, ...]

    @property
    def claim(self) -> Claim:
        """The claim that is told."""
        return self.telling.claim

    @property
    def affirms(self) -> bool:
        """Whether the teller holds that it came about."""
        told = self.claim.factuality
        return told in ("actual", "possible") or (told == "failed" and not stakes(self.claim.type).undone)

    @property
    def denies(self) -> bool:
        """Whether the teller holds that it did not come about."""
        told = self.claim.factuality
        return told == "denied" or (told == "failed" and stakes(self.claim.type).undone)


def origin_of(telling: Telling) -> str:
    """The first teller that a telling goes back to; its speaker, camp or document where no origin was found."""
    return telling.origin or f"teller:{telling.speaker or telling.camp or telling.document}"


def event_type(tellings: Sequence[Telling]) -> str:
    """The type that most origins tell; of several, the one with most detail, then the first of the ontology."""
    told = Counter(type_ for type_, _ in {(telling.claim.type, origin_of(telling)) for telling in tellings})
    order = {name: place for place, name in enumerate(claim_types())}
    return min(told, key=lambda name: (-told[name], -stakes(name).detail, order.get(name, len(order)), name))


def members(tellings: Iterable[Telling], type_: str) -> list[Member]:
    """The tellings in the order of their addresses, with the roles of the event's type.

    Where a report names a teller of the event, what it says of it in its own voice (a headline, a lead) goes back to him: the outlet
    is no second witness. Its reporter on the spot is.
    """
    told = sorted(tellings, key=lambda telling: telling.ref)
    named: dict[str, str] = {}
    for telling in told:
        if not own_voice(telling):
            named[telling.document] = min(named.get(telling.document, origin_of(telling)), origin_of(telling))
    return [_member(telling, type_, named.get(telling.document, "") if own_voice(telling) else "") for telling in told]


def own_voice(telling: Telling) -> bool:
    """Whether an outlet tells it in its own words, with no teller and no reporter named."""
    return not telling.claim.sources or telling.claim.sources[0].kind in OUTLETS


def _member(telling: Telling, type_: str, goes_back_to: str) -> Member:
    claim = telling.claim
    tie = kin(type_, claim.type)
    agents, patients = _ids(claim.agents), _ids(claim.patients)
    if tie is not None and tie.roles == "swap":
        agents, patients = patients, agents
    return Member(telling, goes_back_to or origin_of(telling), agents, patients)


def _ids(parties: tuple[Party, ...]) -> tuple[str, ...]:
    return tuple(sorted({party.actor for party in parties if party.actor}))


def asserted(all_members: Sequence[Member]) -> list[Member]:
    """The members whose values count: those that hold that it came about; where there are none, those that do not deny it."""
    return [member for member in all_members if member.affirms] or [member for member in all_members if not member.denies]


def unmixed(one: Sequence[Member], other: Sequence[Member]) -> list[Member]:
    """Those whose origin does not stand in the same report on the other side too: it speaks of two things there, or is misread."""
    elsewhere = {(member.origin, member.telling.document) for member in other}
    return [member for member in one if (member.origin, member.telling.document) not in elsewhere]
