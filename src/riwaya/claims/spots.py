"""What is true of a run of places as the place of a claim: the evidence that `where.py` weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from riwaya.claims.clauses import Clauses
from riwaya.claims.draft import Draft
from riwaya.claims.path import path
from riwaya.claims.placegroups import NO_PLACE, Group
from riwaya.claims.story import share_of
from riwaya.claims.view import View
from riwaya.mentions.place.rules import PlaceMention
from riwaya.packs.weights import Evidence, Facet, Weights
from riwaya.resolve.geocode import Located

Names = Iterable[str]
Points = tuple[tuple[float, float], ...]
_ASKING = frozenset(("place", "target", "thing"))
_BARE = frozenset(("obj", "gen", "subj"))


@dataclass(slots=True)
class Spot:
    """A run of places with what they are on earth, and where in the report it was named."""

    group: Group
    located: list[Located]
    sentence: int
    paragraph: int
    zone: str
    points: Points = ()

    def __post_init__(self) -> None:
        self.points = tuple((p.lat, p.lon) for p in self.located if p.lat is not None and p.lon is not None)


Settled = tuple[Draft, Spot | None]


@dataclass(slots=True)
class Asked:
    """A claim whose place is asked for; `wanted` is the place its frame asks for, `told` where happenings before were."""

    view: View
    clauses: Clauses
    draft: Draft
    wanted: PlaceMention | None
    here: int
    told: list[tuple[str, Settled]]
    usual: Counter[Points]
    settled: int
    type: str = ""
    stays: str = ""

    def __post_init__(self) -> None:
        self.type = self.draft.type
        self.stays = "speech" if self.type in NO_PLACE else "event"


def asked_places(view: View, draft: Draft) -> PlaceMention | None:
    """The place that a frame itself asks for: "السيطرة على بلدة …", "سقوط المدينة"."""
    wanted = {key for key, role in draft.frame.items() if role in _ASKING}
    bare = not wanted.isdisjoint(_BARE)
    last, end = draft.trigger.last, draft.clause[1]
    for place in view.places:
        if place.first < last or place.first >= end:
            continue
        gap = place.first - last
        if gap > 12:
            return None
        if not place.governor and bare and gap <= 6 or place.governor in wanted:
            return place
    return None


# -- features by the values that decide them ---------------------------------------------------------------------------

def _what(type_: str, kind: str, stays: str, head: str, basis: str, direction: bool) -> Names:
    return f"type {type_}", f"kind {kind}", f"kind {kind} {stays}", f"head {head}", f"basis {basis}", f"direction {direction}"


def _back(number: int, here: int, gap: int, same: bool, stays: str) -> Names:
    return (f"back {number} {stays}", f"back {number} here {here} {stays}", f"back gap {gap} same {same}",
            f"back same paragraph {same} {stays}", f"back {number} same {same} here {min(here, 1)} {stays}")


def _back_what(number: int, type_: str, kind: str, zone: str) -> Names:
    return f"back {type_} {number}", f"back kind {kind} {number}", f"back zone {zone}"


def _distance(side: str, bucket: str, inside: bool, type_: str, stays: str) -> Names:
    return f"{stays} {side} {bucket}", f"{stays} {side} clause {inside}", f"{type_} {side} {bucket}", f"{stays} {side} {bucket} {inside}"


def _governor(side: str, gov: str, frame: str, bucket: str, type_: str, stays: str) -> Names:
    return f"{stays} {side} gov {gov}", f"{side} {frame} gov {gov} {bucket}", f"{side} {type_} gov {gov}"


def _between(side: str, inside: bool, between: int, rivals: int, gov: str, stays: str, number: int) -> Names:
    return (f"{stays} {side} triggers {between}", f"{stays} {side} rivals {rivals}",
            f"{stays} {side} {inside} {min(between, 2)} {min(rivals, 1)} gov {gov}", f"{stays} number {number}")


def _way(side: str, way: str, stays: str) -> Names:
    return f"{side} path {way}", f"{stays} {side} path {way}"


def _asked(frame: str) -> Names:
    return "the frame asks for it", f"the frame {frame} asks for it"


def _inside(kind: str, side: str, bucket: str) -> Names:
    return "inside a party", f"inside a party {kind}", f"inside a party {side} {bucket}"


def _opens(gov: str) -> Names:
    return "opens the sentence", f"opens the sentence gov {gov}"


def _contains() -> Names:
    return ("has containers",)


def _nowhere(name: str, stays: str) -> Names:
    return (f"{name} had none {stays}",)


def _there(name: str, type_: str, stays: str, near: str) -> Names:
    return f"{name} was there", f"{name} was there {type_}", f"{name} was there {stays} {near}"


def _elsewhere(name: str) -> Names:
    return (f"{name} was elsewhere",)


def _usual(share: str, here: bool, stays: str) -> Names:
    return f"usual {share} {stays}", f"usual {share} {here} {stays}"


class PlaceFacts:
    """Finds and weighs what is true of a run of places."""

    def __init__(self, table: Weights) -> None:
        def facet(name: Callable[..., Names]) -> Facet:
            return Facet(name, table)

        self.what, self.back, self.distance, self.governor = facet(_what), facet(_back), facet(_distance), facet(_governor)
        self.between, self.way, self.asked, self.inside = facet(_between), facet(_way), facet(_asked), facet(_inside)
        self.opens, self.contains, self.back_what = facet(_opens), facet(_contains), facet(_back_what)
        self.nowhere, self.there, self.elsewhere = facet(_nowhere), facet(_there), facet(_elsewhere)
        self.usual = facet(_usual)

    def about(self, asked: Asked, spot: Spot, number: int) -> list[Evidence]:
        """Everything true of a run of places, `number` among those here or before."""
        place, first = spot.group.items[0], spot.located[0]
        kind = first.kind or "unknown"
        found = [self.what[asked.type, kind, asked.stays, place.head, first.basis, bool(place.direction)]]
        sentence = asked.view.sentence
        if spot.sentence == sentence.index:
            self._near(asked, spot, number, found)
        else:
            same = spot.paragraph == sentence.paragraph
            gap = min(sentence.index - spot.sentence, 5)
            found += self.back[number, min(asked.here, 2), gap, same, asked.stays], self.back_what[number, asked.type, kind, spot.zone]
        found.append(self.usual[share_of(asked.usual[spot.points], asked.settled), spot.sentence == sentence.index, asked.stays])
        for name, told in asked.told:
            found.append(self._story(asked, spot, name, told))
        return found

    def _near(self, asked: Asked, spot: Spot, number: int, found: list[Evidence]) -> None:
        """Where a run of places of the sentence stands to the trigger."""
        view, trigger, group, stays = asked.view, asked.draft.trigger, spot.group, asked.stays
        place, at, frame = group.items[0], trigger.first, trigger.entry.get("frame")
        after, gov = group.first >= trigger.last, place.governor
        left, right = (trigger.last, group.first) if after else (group.last, at)
        side, bucket = "after" if after else "before", _bucket(right - left)
        inside = asked.clauses.start(at) == asked.clauses.start(group.first)
        between, rivals = min(view.triggers_from(left, right), 3), min(view.places_from(left, right), 2)
        found += (
            self.distance[side, bucket, inside, asked.type, stays],
            self.governor[side, gov, frame, bucket, asked.type, stays],
            self.between[side, inside, between, rivals, gov, stays, min(number, 3)],
            self.way[side, path(view, asked.clauses, left, right), stays])
        if place is asked.wanted:
            found.append(self.asked[frame,])
        covered = view.covered.get(place.name[0])
        if covered is not None:
            found.append(self.inside[covered.kind, side, bucket])
        if group.first - view.first <= 3:
            found.append(self.opens[gov,])
        if group.containers:
            found.append(self.contains[()])

    def _story(self, asked: Asked, spot: Spot, name: str, told: Settled) -> Evidence:
        """Whether a happening told before was there."""
        other, where = told
        if where is None:
            return self.nowhere[name, asked.stays]
        if where is spot or where.points == spot.points:
            near = "same sentence" if other.sentence == asked.draft.sentence else "before"
            return self.there[name, asked.type, asked.stays, near]
        return self.elsewhere[name,]


def _bucket(gap: int) -> str:
    """A distance in words, coarsely."""
    return "0-1" if gap <= 1 else "2-4" if gap <= 4 else "5-9" if gap <= 9 else "10-19" if gap <= 19 else "20+"


@lru_cache(maxsize=4)
def place_facts(table: Weights) -> PlaceFacts:
    """The facts by these weights; what is weighed once is kept."""
    return PlaceFacts(table)
