"""A sentence with all its mentions, and what stands where: the ground that roles are read from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from riwaya.mentions.actor.rules import GROUP, PERSON, POPULATION, STATE, ActorMention
from riwaya.mentions.place.rules import PlaceMention
from riwaya.mentions.quantity.rules import Count
from riwaya.mentions.scan import Scan
from riwaya.mentions.time.rules import TimeMention
from riwaya.mentions.trigger.rules import Candidate
from riwaya.mentions.weapon.rules import WeaponMention
from riwaya.text.page import Sentence

_PARTIES = frozenset((GROUP, PERSON, POPULATION, STATE))


@dataclass
class View:
    """A sentence and its mentions, each kind in order of place.

    Its triggers come later (`take`); `steps` and `ways` are kept by `path`, which needs them, `classes` by `triggerfacts`.
    """

    scan: Scan
    sentence: Sentence
    actors: list[ActorMention]
    places: list[PlaceMention]
    counts: list[Count]
    weapons: list[WeaponMention]
    times: list[TimeMention]
    triggers: list[Candidate] = field(default_factory=list)
    actor_at: dict[int, ActorMention] = field(default_factory=dict)
    place_at: dict[int, PlaceMention] = field(default_factory=dict)
    count_at: dict[int, Count] = field(default_factory=dict)
    covered: dict[int, ActorMention] = field(default_factory=dict)
    steps: dict[int, tuple[str | None, int]] = field(default_factory=dict)
    ways: dict[tuple[int, int], str] = field(default_factory=dict)
    classes: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.first, self.last = self.sentence.first, self.sentence.last
        for actor in self.actors:
            self.actor_at[actor.first] = actor
            for i in range(actor.first, actor.last):
                self.covered[i] = actor
        self.place_at = {p.first: p for p in self.places}
        self.count_at = {c.first: c for c in self.counts}
        self._triggers: list[int] = []
        self.trigger_at: frozenset[int] = frozenset()
        self._places = [p.first for p in self.places]
        self._times = [t.first for t in self.times]
        self._actors = [a.first for a in self.actors]
        self._parties = [a.first for a in self.actors if a.kind in _PARTIES]
        self._actor_ends = [a.last for a in self.actors]
        self.beside_counts = frozenset(i for c in self.counts for i in range(c.first, c.last + 1))
        self.in_places = frozenset(i for p in self.places for i in range(p.first, p.last))
        self.in_place_names = frozenset(i for p in self.places for i in range(*p.name))
        self.in_times = frozenset(i for t in self.times for i in range(t.first, t.last))

    def take(self, triggers: list[Candidate]) -> None:
        """Keep the sentence's triggers, in order of place."""
        self.triggers = triggers
        self._triggers = [t.first for t in triggers]
        self.trigger_at = frozenset(self._triggers)

    def triggers_from(self, first: int, end: int) -> int:
        """How many triggers begin in tokens `first` to `end`."""
        return _between(self._triggers, first, end)

    def places_from(self, first: int, end: int) -> int:
        """How many places begin in tokens `first` to `end`."""
        return _between(self._places, first, end)

    def times_from(self, first: int, end: int) -> int:
        """How many expressions of time begin in tokens `first` to `end`."""
        return _between(self._times, first, end)

    def actors_from(self, first: int, end: int) -> int:
        """How many parties begin in tokens `first` to `end`."""
        return _between(self._actors, first, end)

    def parties_from(self, first: int, end: int) -> int:
        """How many actors that can act, no tellers, begin in tokens `first` to `end`."""
        return _between(self._parties, first, end)

    def actors_within(self, first: int, end: int) -> int:
        """How many parties lie wholly in tokens `first` to `end`."""
        return max(0, bisect_right(self._actor_ends, end) - bisect_left(self._actors, first))

    def trigger_by(self, first: int, end: int, after: bool) -> Candidate:
        """The trigger in tokens `first` to `end` that stands nearest to what comes after it (or before it)."""
        return self.triggers[bisect_left(self._triggers, end) - 1 if after else bisect_left(self._triggers, first)]


def _between(starts: list[int], first: int, end: int) -> int:
    return bisect_left(starts, end) - bisect_left(starts, first) if starts and first < end else 0
