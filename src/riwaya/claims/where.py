"""Settle where: every run of places in sight of a claim, weighed; and no place at all, where none has weight enough."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from riwaya.claims.clauses import Clauses
from riwaya.claims.draft import Draft, PlaceRef
from riwaya.claims.placegroups import NO_PLACE, Group, group_places
from riwaya.claims.proposals import Proposal
from riwaya.claims.spots import Asked, PlaceFacts, Points, Settled, Spot, asked_places, place_facts
from riwaya.claims.story import last_told
from riwaya.claims.view import View
from riwaya.mentions.place.rules import PlaceMention
from riwaya.packs.weights import named, weights
from riwaya.resolve.geocode import WIDE, Geocoder, Located
from riwaya.resolve.relative import apply_distance, find_distance, moved, told_before

_BACK = 4


class PlaceArbiter:
    """Settles the places of the drafts of a report, sentence by sentence."""

    def __init__(self, geocoder: Geocoder, proposals: list[Proposal] | None) -> None:
        self.geocoder = geocoder
        self.proposals = proposals
        self.table = weights("place")
        self.facts: PlaceFacts = place_facts(self.table)
        self.spots: list[Spot] = []
        self.seen: dict[tuple[tuple[float, float], ...], Spot] = {}
        self.done: list[Settled] = []
        self.usual: Counter[Points] = Counter()
        self.placed = 0

    def settle(self, view: View, clauses: Clauses, drafts: list[Draft]) -> None:
        """Settle one sentence."""
        # Where an unknown place's distance is told from is not where it happened.
        here = [self._spot(view, group) for group in group_places(view) if not all(self._is_origin(view, item) for item in group.items)]
        back = list(islice(reversed(self.seen.values()), _BACK))
        for draft in drafts:
            spot = self._choose(view, clauses, draft, here, back)
            if spot is not None:
                rule = f"place named {_from(spot, view)}"
                draft.places = [PlaceRef(m, rule, p) for m, p in zip(spot.group.items, spot.located, strict=True)]
                self.usual[spot.points] += 1
                self.placed += 1
            self.done.append((draft, spot))
        self.spots += here
        for spot in here:
            if spot.points:
                self.seen.pop(spot.points, None)
                self.seen[spot.points] = spot

    def _spot(self, view: View, group: Group) -> Spot:
        container: Located | None = None
        for outer in reversed(group.containers):
            container = self.geocoder.locate(outer, container)
        located = [self._measured(view, item, self.geocoder.locate(item, container)) for item in group.items]
        known = next((p for p in located if p.lat is not None), None) or self._nearest()
        if known is not None:
            located = [p if p.lat is not None else self.geocoder.beside(p, known) for p in located]
        return Spot(group, located, view.sentence.index, view.sentence.paragraph, view.sentence.zone)

    def _measured(self, view: View, item: PlaceMention, located: Located) -> Located:
        """Hold a distance that the report gives right after a place against it, or place it by it; go as far as one before it says."""
        before = told_before(view.scan, item, view.first) if item.direction and located.kind not in WIDE else None
        if before is not None and not self._is_origin(view, item):
            return moved(located, before)
        distance = find_distance(view.scan, item.last, view.last, view.places)
        if distance is None or distance.origin is item:
            return located
        return apply_distance(located, distance, self.geocoder.locate(distance.origin))

    def _is_origin(self, view: View, item: PlaceMention) -> bool:
        """Whether the distance before a place tells where an unknown one lies: "بلدة الهيشة الواقعة على بعد 90 كم جنوب طرابلس"."""
        unknown = [other for other in view.places if other.last <= item.first and not other.entries]
        told = (find_distance(view.scan, other.last, view.last, view.places) for other in unknown)
        return any(distance is not None and distance.origin is item for distance in told)

    def _nearest(self) -> Located | None:
        """The last known place named before, that is no whole country."""
        for spot in reversed(self.spots[-_BACK:]):
            for place in spot.located:
                if place.lat is not None and place.kind != "country" and place.basis != "parent":
                    return place
        return None

    def _choose(self, view: View, clauses: Clauses, draft: Draft, here: list[Spot], back: list[Spot]) -> Spot | None:
        asked = Asked(view, clauses, draft, asked_places(view, draft), len(here), last_told(self.done, draft), self.usual, self.placed)
        nowhere = self._nowhere(view, draft, len(here), len(back))
        best: tuple[float, Spot | None] = (self.table.score(nowhere) if self.table else 0.0, None)
        if self.proposals is not None:
            self.proposals.append(Proposal("place", draft.at, draft.type, nowhere, None))
        for number, spot in enumerate([*here, *back]):
            evidence = self.facts.about(asked, spot, number if number < len(here) else number - len(here))
            if self.proposals is not None:
                features = named(evidence)
                self.proposals.append(Proposal("place", draft.at, draft.type, features, list(spot.points)))
            score = self.table.total([e.score for e in evidence]) if self.table else _untrained(draft, spot, here)
            if score > best[0]:
                best = (score, spot)
        return best[1]

    def _nowhere(self, view: View, draft: Draft, here: int, back: int) -> tuple[str, ...]:
        """What speaks for no place at all."""
        type_, last = draft.type, self.done[-1] if self.done else None
        before = "first" if last is None else "none" if last[1] is None else "some"
        near = "same sentence" if last is not None and last[0].sentence == draft.sentence else "before"
        return (f"nowhere {type_}", f"nowhere zone {view.sentence.zone}", f"nowhere here {min(here, 2)}", f"nowhere back {min(back, 2)}",
                f"nowhere {type_} here {min(here, 1)}", f"nowhere last {before} {near}", f"nowhere last {before} {near} {type_}",
                f"nowhere fact {draft.factuality}", f"nowhere pos {draft.trigger.pos}",
                f"nowhere {type_ in NO_PLACE} here {min(here, 1)} last {before} {near}")


def _from(spot: Spot, view: View) -> str:
    if spot.sentence == view.sentence.index:
        return "in the sentence"
    return "before" if spot.paragraph == view.sentence.paragraph else "in an earlier paragraph"


def _untrained(draft: Draft, spot: Spot, here: list[Spot]) -> float:
    if draft.type in NO_PLACE:
        return -1.0
    return 2.0 - 0.02 * abs(spot.group.first - draft.at) if spot in here else 0.5 if not here else -1.0
