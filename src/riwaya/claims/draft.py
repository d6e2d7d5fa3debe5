"""A claim while it is being read: mutable, in tokens."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.claims.attribution import Stretch
from riwaya.mentions.actor.rules import ActorMention
from riwaya.mentions.place.rules import PlaceMention
from riwaya.mentions.quantity.rules import Count
from riwaya.mentions.time.rules import TimeMention
from riwaya.mentions.trigger.rules import Candidate
from riwaya.mentions.weapon.rules import WeaponMention
from riwaya.resolve.geocode import Located
from riwaya.resolve.times import Interval


@dataclass(slots=True)
class PartyRef:
    """A party by tokens `first` to `last` (half-open) and pack id; `rule` says how it came by its role."""

    first: int
    last: int
    actor: str | None
    rule: str
    mention: ActorMention | None = None


@dataclass(slots=True)
class PlaceRef:
    """A place mention taken for a claim."""

    mention: PlaceMention
    rule: str
    located: Located | None = None


@dataclass(slots=True)
class When:
    """The days of a claim, the expression they rest on (None if inferred), and how they came to it."""

    interval: Interval
    mention: TimeMention | None
    basis: str
    rule: str


@dataclass(slots=True)
class Draft:
    """A claim being read; `at` is its trigger's first token."""

    trigger: Candidate
    type: str
    frame: dict[str, str]
    sentence: int
    paragraph: int = 0
    agents: list[PartyRef] = field(default_factory=list)
    patients: list[PartyRef] = field(default_factory=list)
    places: list[PlaceRef] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    means: list[WeaponMention] = field(default_factory=list)
    when: When | None = None
    factuality: str = "actual"
    factuality_rule: str = ""
    light: str = ""
    light_at: int = -1
    carrier: int = -1
    link: Draft | None = None
    clause: tuple[int, int] = (0, 0)
    told: Stretch | None = None
    at: int = field(init=False)

    def __post_init__(self) -> None:
        self.at = self.trigger.first
