"""Settle where: every run of places in sight of a claim, weighed; and no place at all, where none has weight enough."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.claims.clauses import Clauses
from riwaya.claims.draft import Draft, PlaceRef
from riwaya.claims.path import path
from riwaya.claims.proposals import Proposal
from riwaya.claims.roles import place_refs
from riwaya.claims.settle import NO_PLACE, Group, group_places
from riwaya.claims.view import View
from riwaya.packs.weights import weights
from riwaya.resolve.geocode import Geocoder, Located


@dataclass(slots=True)
class Spot:
    """A run of places with what they are on earth, and where in the report it was named."""

    group: Group
    located: list[Located]
    sentence: int
    paragraph: int
    zone: str

    @property
    def points(self) -> list[tuple[float, float]]:
        """Coordinates of its items, those that have any."""
        return [(p.lat, p.lon) for p in self.located if p.lat is not None and p.lon is not None]


class PlaceArbiter:
    """Settles the places of the drafts of a report, sentence by sentence."""

    def __init__(self, geocoder: Geocoder, proposals: list[Proposal] | None) -> None:
        self.geocoder = geocoder
        self.proposals = proposals
        self.table = weights("place")
        self.spots: list[Spot] = []
        self.done: list[tuple[Draft, Spot | None]] = []

    def settle(self, view: View, clauses: Clauses, drafts: list[Draft]) -> None:
        """Settle one sentence."""
        here = [self._spot(view, group) for group in group_places(view)]
        back = self._back(view)
        for draft in drafts:
            spot = self._choose(view, clauses, draft, here, back)
            draft.places = [PlaceRef(m, f"place named {self._from(spot, view)}", p) for m, p in zip(spot.group.items, spot.located, strict=True)] if spot else []
            self.done.append((draft, spot))
        self.spots += here

    def _from(self, spot: Spot, view: View) -> str:
        return "in the sentence" if spot.sentence == view.sentence.index else "before" if spot.paragraph == view.sentence.paragraph else "in an earlier paragraph"

    def _spot(self, view: View, group: Group) -> Spot:
        container: Located | None = None
        for outer in reversed(group.containers):
            container = self.geocoder.locate(outer, container)
        located = [self.geocoder.locate(item, container) for item in group.items]
        known = next((p for p in located if p.lat is not None), None)
        if known is not None:
            located = [p if p.lat is not None else self.geocoder.beside(p, known) for p in located]
        elif self.spots:
            located = [self.geocoder.beside(p, near) if (near := self._nearest()) else p for p in located]
        return Spot(group, located, view.sentence.index, view.sentence.paragraph, view.sentence.zone)

    def _nearest(self) -> Located | None:
        for spot in reversed(self.spots[-4:]):
            for place in spot.located:
                if place.lat is not None and place.kind not in ("country",) and place.basis != "parent":
                    return place
        return None

    def _back(self, view: View) -> list[Spot]:
        found: list[Spot] = []
        seen: set[tuple[tuple[float, float], ...]] = set()
        for spot in reversed(self.spots):
            key = tuple(spot.points)
            if key not in seen and key:
                seen.add(key)
                found.append(spot)
            if len(found) == 4:
                break
        return found

    def _choose(self, view: View, clauses: Clauses, draft: Draft, here: list[Spot], back: list[Spot]) -> Spot | None:
        asked = {id(ref.mention) for ref in place_refs(view, draft)}
        nowhere = self._nowhere(view, draft, here, back)
        best: tuple[float, Spot | None] = (self.table.score(nowhere) if self.table else 0.0, None)
        if self.proposals is not None:
            self.proposals.append(Proposal("place", draft.at, draft.type, nowhere, None))
        for number, spot in enumerate([*here, *back]):
            facts = self._facts(view, clauses, draft, spot, number if spot in here else number - len(here), here, asked)
            if self.proposals is not None:
                self.proposals.append(Proposal("place", draft.at, draft.type, facts, spot.points))
            score = self.table.score(facts) if self.table else self._untrained(draft, spot, here)
            if score > best[0]:
                best = (score, spot)
        return best[1]

    def _nowhere(self, view: View, draft: Draft, here: list[Spot], back: list[Spot]) -> tuple[str, ...]:
        zone = view.sentence.zone
        last = self.done[-1] if self.done else None
        before = "first" if last is None else "none" if last[1] is None else "some"
        near = "same sentence" if last is not None and last[0].sentence == draft.sentence else "before"
        return (f"nowhere {draft.type}", f"nowhere zone {zone}", f"nowhere here {min(len(here), 2)}", f"nowhere back {min(len(back), 2)}", f"nowhere {draft.type} here {min(len(here), 1)}",
                f"nowhere last {before} {near}", f"nowhere last {before} {near} {draft.type}", f"nowhere fact {draft.factuality}", f"nowhere pos {draft.trigger.pos}",
                f"nowhere {draft.type in NO_PLACE} here {min(len(here), 1)} last {before} {near}")

    def _untrained(self, draft: Draft, spot: Spot, here: list[Spot]) -> float:
        if draft.type in NO_PLACE:
            return -1.0
        return 2.0 - 0.02 * abs(spot.group.first - draft.at) if spot in here else 0.5 if not here else -1.0

    def _facts(self, view: View, clauses: Clauses, draft: Draft, spot: Spot, number: int, here: list[Spot], asked: set[int]) -> tuple[str, ...]:
        place = spot.group.items[0]
        kind = spot.located[0].kind or "unknown"
        venue = draft.type in NO_PLACE
        stays = "speech" if venue else "event"
        found = [f"type {draft.type}", f"kind {kind}", f"kind {kind} {stays}", f"head {place.head}", f"basis {spot.located[0].basis}", f"direction {bool(place.direction)}"]
        if spot.sentence == view.sentence.index:
            found += self._near(view, clauses, draft, spot, number, asked, stays)
        else:
            gap = view.sentence.index - spot.sentence
            same = spot.paragraph == view.sentence.paragraph
            found += [f"back {number} {stays}", f"back {number} here {min(len(here), 2)} {stays}", f"back gap {min(gap, 5)} same {same}", f"back zone {spot.zone}",
                      f"back {draft.type} {number}", f"back same paragraph {same} {stays}", f"back {number} same {same} here {min(len(here), 1)} {stays}", f"back kind {kind} {number}"]
        found += self._story(draft, spot, stays)
        return tuple(found)

    def _near(self, view: View, clauses: Clauses, draft: Draft, spot: Spot, number: int, asked: set[int], stays: str) -> list[str]:
        at, last = draft.at, draft.trigger.last
        group, place = spot.group, spot.group.items[0]
        after = group.first >= last
        gap = group.first - last if after else at - group.last
        bucket = "0-1" if gap <= 1 else "2-4" if gap <= 4 else "5-9" if gap <= 9 else "10-19" if gap <= 19 else "20+"
        side = "after" if after else "before"
        inside = clauses.start(at) == clauses.start(group.first)
        between = sum(1 for t in view.triggers if (last <= t.first < group.first if after else group.last <= t.first < at))
        rivals = sum(1 for p in view.places if (last <= p.first < group.first if after else group.last <= p.first < at))
        gov = place.governor
        frame = draft.trigger.entry.get("frame")
        covered = view.covered.get(place.name[0])
        found = [f"{stays} {side} {bucket}", f"{stays} {side} clause {inside}", f"{stays} {side} gov {gov}", f"{side} {frame} gov {gov} {bucket}", f"{side} {draft.type} gov {gov}",
                 f"{stays} {side} triggers {min(between, 3)}", f"{stays} {side} rivals {min(rivals, 2)}", f"{stays} {side} {inside} {min(between, 2)} {min(rivals, 1)} gov {gov}",
                 f"{stays} number {min(number, 3)}", f"{draft.type} {side} {bucket}", f"{stays} {side} {bucket} {inside}"]
        way = path(view, clauses, last, group.first) if after else path(view, clauses, group.last, at)
        found += [f"{side} path {way}", f"{stays} {side} path {way}"]
        if id(place) in asked:
            found += ["the frame asks for it", f"the frame {frame} asks for it"]
        if covered is not None:
            found += ["inside a party", f"inside a party {covered.kind}", f"inside a party {side} {bucket}"]
        if group.first - view.first <= 3:
            found += ["opens the sentence", f"opens the sentence gov {gov}"]
        if group.containers:
            found.append("has containers")
        return found

    def _story(self, draft: Draft, spot: Spot, stays: str) -> list[str]:
        found = []
        points = spot.points
        for name, other in (("last", self.done[-1] if self.done else None), ("same type", next((d for d in reversed(self.done[-12:]) if d[0].type == draft.type), None)),
                            ("link", next((d for d in self.done[-8:] if d[0] is draft.link), None))):
            if other is None:
                continue
            where = other[1]
            if where is None:
                found += [f"{name} had none {stays}"]
            elif where is spot or where.points == points:
                found += [f"{name} was there", f"{name} was there {draft.type}", f"{name} was there {stays} {'same sentence' if other[0].sentence == draft.sentence else 'before'}"]
            else:
                found += [f"{name} was elsewhere"]
        return found
