"""What the first choice of parties says for a second look: the evidence of who was taken for the other role and beside.

A party that does one thing in a sentence mostly does the next; the two sides of an attack are of two camps.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from riwaya.claims.draft import Draft, PartyRef
from riwaya.claims.partyfacts import Fought, camps
from riwaya.claims.sight import InSight, Placed
from riwaya.packs.weights import Evidence, Facet, Weights

Names = Iterable[str]
ROLES = ("agent", "patient")


@dataclass(slots=True)
class First:
    """Whom the first look took for one claim."""

    draft: Draft
    chosen: Placed


def _own(role: str, here: str, type_: str) -> Names:
    return f"{role} {here}", f"{role} {here} {type_}"


def _camps(role: str, how: str, type_: str, where: str) -> Names:
    return f"{role} {how}", f"{role} {how} {type_}", f"{role} {how} {where}"


def _beside(role: str, side: str, tie: str, theirs: str, type_: str, frame: str) -> Names:
    return f"{role} {side}", f"{role} {tie}", f"{role} of {theirs} {side} {type_}", f"{role} {tie} {theirs} {type_}", f"{role} {side} {frame}"


def _story(share: str, type_: str) -> Names:
    return f"in the report {share}", f"in the report {share} {type_}"


def _nobody(role: str, filled: bool, type_: str, frame: str) -> Names:
    return f"nobody {role} {filled}", f"nobody {role} {filled} {type_}", f"nobody {role} {filled} {frame}"


class SecondFacts:
    """Finds and weighs what the first look says of a party, for both roles at once."""

    def __init__(self, agent: Weights, patient: Weights) -> None:
        self.own, self.camps, self.beside = Facet(_own, agent, patient), Facet(_camps, agent, patient), Facet(_beside, agent, patient)
        self.story, self.empty = Facet(_story, agent, patient), Facet(_nobody, agent, patient)

    def nobody(self, first: First) -> list[Evidence]:
        """What speaks for leaving a role empty."""
        draft, frame = first.draft, first.draft.trigger.entry.get("frame")
        return [self.empty[role, bool(first.chosen[role]), draft.type, frame] for role in ROLES]

    def about(self, first: First, others: list[First], sight: InSight, fought: Fought, deeds: dict[str, list[int]]) -> list[Evidence]:
        """Everything that the first look says of a party as doer or done to of a claim."""
        draft, type_ = first.draft, first.draft.type
        found = []
        for role in ROLES:
            chosen = first.chosen[role]
            found.append(self.own[role, "it" if _among(sight, chosen) else "another" if chosen else "nobody", type_])
            if chosen and not _among(sight, chosen):
                found.append(self.camps[role, _relation(sight, chosen, fought), type_, sight.where])
        for other in others:
            side = "before" if other.draft.at < draft.at else "after"
            tie = "tied" if draft.link is other.draft or other.draft.link is draft else "loose"
            for role in ROLES:
                if _among(sight, other.chosen[role]):
                    found.append(self.beside[role, side, tie, other.draft.type, type_, draft.trigger.entry.get("frame")])
        if sight.actor is not None:
            found.append(self.story[_share(deeds.get(sight.actor)), type_])
        return found


def _among(sight: InSight, parties: list[PartyRef]) -> bool:
    return any(p.first == sight.first or p.actor is not None and p.actor == sight.actor for p in parties)


def _relation(sight: InSight, chosen: list[PartyRef], fought: Fought) -> str:
    """How a party stands to those chosen: foes told in this report, of one camp, of two, or unknown."""
    mine = sight.actor
    if mine is None or chosen[0].actor is None:
        return "unknown"
    if any(p.actor and ((mine, p.actor) in fought or (p.actor, mine) in fought) for p in chosen):
        return "foe"
    camp_of = camps()
    a, b = camp_of.get(mine), camp_of.get(chosen[0].actor)
    return "unknown" if a is None or b is None else "friend" if a == b else "other camp"


def _share(deeds: list[int] | None) -> str:
    """Whether a party mostly did or mostly suffered so far."""
    if not deeds or sum(deeds) == 0:
        return "new"
    did, suffered = deeds
    return "mixed" if min(did, suffered) * 3 > max(did, suffered) else "doer" if did > suffered else "done to"


@lru_cache(maxsize=4)
def second_facts(agent: Weights, patient: Weights) -> SecondFacts:
    """The facts by these weights; what is weighed once is kept."""
    return SecondFacts(agent, patient)
