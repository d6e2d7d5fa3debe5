"""A sentence with all its mentions, and what stands where: the ground that roles are read from."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.mentions.actor.rules import ActorMention
from riwaya.mentions.place.rules import PlaceMention
from riwaya.mentions.quantity.rules import Count
from riwaya.mentions.scan import Scan
from riwaya.mentions.time.rules import TimeMention
from riwaya.mentions.trigger.rules import Candidate
from riwaya.mentions.weapon.rules import WeaponMention
from riwaya.text.page import Sentence


@dataclass
class View:
    """A sentence and its mentions, each kind in order of place."""

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

    def __post_init__(self) -> None:
        for actor in self.actors:
            self.actor_at[actor.first] = actor
            for i in range(actor.first, actor.last):
                self.covered[i] = actor
        self.place_at = {p.first: p for p in self.places}
        self.count_at = {c.first: c for c in self.counts}

    @property
    def first(self) -> int:
        """Its first token."""
        return self.sentence.first

    @property
    def last(self) -> int:
        """The token after its last."""
        return self.sentence.last
