"""Tellers as voices of the record: what each claims, who prints it, whom it copies, how often others deny or admit it, its loaded words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from riwaya.reconcile.accounts import AGAINST_INTEREST, DENIED, DENIES
from riwaya.store.open import Store
from riwaya.text.fold import fold
from riwaya.web.tellings import ADMITTED, Copied, Fact, Loaded, Tellings, tellings_of

GROUPS = ("outlet", "agency", "body", "person", "unnamed", "paper")
_GROUP = {
    "media": "outlet", "website": "outlet", "reporter": "outlet", "agency": "agency", "military": "body", "government": "body",
    "organisation": "body", "unnamed_official": "unnamed", "document": "paper", "footage": "paper", "social_media": "paper",
}  # fmt: skip


@dataclass
class Voice:
    """One teller with all that it has a part in. Claims, reports and events are counted once each, by their addresses.

    `first` are claims that it is the first to tell, `relayed` those that it passes on, `printed` those of its own reports. `quotes`
    counts the first tellers in what it prints or passes on, `carriers` who prints or passes on what it tells.
    """

    id: str
    names: Counter[tuple[str, str]] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    camps: Counter[str] = field(default_factory=Counter)
    claims: set[tuple[str, str]] = field(default_factory=set)
    first: int = 0
    relayed: int = 0
    printed: int = 0
    reports: set[str] = field(default_factory=set)
    types: Counter[str] = field(default_factory=Counter)
    marks: dict[str, set[str]] = field(default_factory=lambda: {mark: set() for mark in (DENIED, DENIES, ADMITTED, AGAINST_INTEREST)})
    loaded: Counter[Loaded] = field(default_factory=Counter)
    quotes: Counter[str] = field(default_factory=Counter)
    carriers: Counter[str] = field(default_factory=Counter)
    copies: Counter[str] = field(default_factory=Counter)
    copied: Counter[str] = field(default_factory=Counter)

    @property
    def kind(self) -> str:
        """The kind of teller that it most often is."""
        return _most(self.kinds)

    @property
    def group(self) -> str:
        """The kind, in the six groups of the page."""
        return _GROUP.get(self.kind, "person")

    @property
    def name(self) -> tuple[str, str]:
        """Its name in English and Arabic: the one that is printed most often, where the packs know none."""
        return min(self.names, key=lambda name: (-self.names[name], name))

    @property
    def camp(self) -> str:
        """The camp that it most often tells for; "" where it never tells anything itself."""
        return _most(self.camps)


def _most(counted: Counter[str]) -> str:
    return min(counted, key=lambda key: (-counted[key], key)) if counted else ""


def voices(tellings: Tellings, events: Collection[str] | None = None) -> dict[str, Voice]:
    """Every teller by id; of some events alone where they are given. Copies are counted where any claim of the copy is."""
    found: dict[str, Voice] = {}
    reports: set[str] = set()
    for fact in tellings.facts:
        if events is None or fact.event in events:
            reports.add(fact.document)
            _add(found, fact)
    for copy in tellings.copies:
        if copy.document in reports:
            _add_copy(found, copy)
    return found


def all_voices(store: Store) -> dict[str, Voice]:
    """The tellers of a whole record; kept as long as its tellings are. Nobody may change them."""
    return _all(tellings_of(store))


@lru_cache(maxsize=2)
def _all(tellings: Tellings) -> dict[str, Voice]:
    return voices(tellings)


def _add(found: dict[str, Voice], fact: Fact) -> None:
    for teller in fact.tellers:
        voice = found.get(teller.id) or found.setdefault(teller.id, Voice(teller.id))
        voice.names[teller.en, teller.ar] += 1
        voice.kinds[teller.kind] += 1
        voice.claims.add((fact.document, fact.claim))
        voice.reports.add(fact.document)
        voice.types[fact.type] += 1
        if fact.loaded:
            voice.loaded.update(fact.loaded)
        if fact.first and teller.id == fact.first.id:
            _add_own(voice, fact)
        elif fact.first:
            voice.quotes[fact.first.id] += 1
            found[fact.first.id].carriers[teller.id] += 1
        voice.relayed += any(teller.id == one.id for one in fact.relays)
        voice.printed += fact.printed is not None and teller.id == fact.printed.id


def _add_own(voice: Voice, fact: Fact) -> None:
    """What it is the first to tell: its camp, and how others took it."""
    voice.first += 1
    voice.camps[fact.camp] += 1
    for mark in fact.marks:
        voice.marks[mark].add(fact.event)


def _add_copy(found: dict[str, Voice], copy: Copied) -> None:
    if copy.outlet in found:
        found[copy.outlet].copies[copy.of_outlet] += 1
    if copy.of_outlet in found:
        found[copy.of_outlet].copied[copy.outlet] += 1


ORDERS: dict[str, Callable[[Voice], int]] = {
    "claims": lambda voice: len(voice.claims),
    "first": lambda voice: voice.first,
    "reports": lambda voice: len(voice.reports),
    "copies": lambda voice: voice.copies.total(),
    "copied": lambda voice: voice.copied.total(),
    "denied": lambda voice: len(voice.marks[DENIED]),
    "admitted": lambda voice: len(voice.marks[ADMITTED]),
    "loaded": lambda voice: voice.loaded.total(),
}


def ordered(found: Iterable[Voice], order: str, language: str = "en") -> list[Voice]:
    """The tellers from the most to the fewest of what an order counts, or by `name`."""
    at = ("en", "ar").index(language)
    if order == "name":
        return sorted(found, key=lambda voice: (fold(voice.name[at]).casefold(), voice.id))
    count = ORDERS[order]
    return sorted(found, key=lambda voice: (-count(voice), -len(voice.claims), voice.id))


def named(found: Iterable[Voice], words: str) -> list[Voice]:
    """The tellers in whose names all words occur, Arabic folded."""
    wanted = fold(words).casefold().split()
    return [voice for voice in found if all(any(word in fold(name).casefold() for name in voice.name) for word in wanted)]


def loaded_words(voice: Voice) -> list[tuple[str, list[tuple[str, int]]]]:
    """The loaded words of a teller by whom they are said of, the most frequent first."""
    about: dict[str, Counter[str]] = {}
    for (words, _sense, whom), number in voice.loaded.items():
        about.setdefault(whom, Counter())[words] += number
    ranked = sorted(about.items(), key=lambda item: (-item[1].total(), item[0]))
    return [(whom, sorted(words.items(), key=lambda item: (-item[1], item[0]))) for whom, words in ranked]


def neighbours(counted: Counter[str], found: dict[str, Voice], most: int) -> list[tuple[Voice, int]]:
    """The tellers that a count names, the most frequent first."""
    ranked: Sequence[tuple[str, int]] = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return [(found[id], number) for id, number in ranked if id in found][:most]
