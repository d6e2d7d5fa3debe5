"""What the language pack says of each word of a page, looked up once per written form."""

from __future__ import annotations

from functools import lru_cache

from riwaya.text.lexicon import Lexicon, Reading


class WordInfo:
    """The readings of a written word by class, that with the fewest clitics first."""

    __slots__ = ("by_group", "groups", "readings")

    def __init__(self, readings: tuple[Reading, ...]) -> None:
        self.readings = readings
        self.by_group: dict[str, Reading] = {}
        for reading in readings:
            self.by_group.setdefault(reading.entry.group, reading)
        self.groups = frozenset(self.by_group)

    def get(self, group: str) -> Reading | None:
        """The reading with the fewest clitics in that class, or None."""
        return self.by_group.get(group)

    def has(self, *groups: str) -> bool:
        """Whether the word has a reading in one of these classes."""
        known = self.by_group
        if known:
            for group in groups:
                if group in known:
                    return True
        return False

    def among(self, groups: frozenset[str]) -> bool:
        """Whether the word has a reading in one of a fixed set of classes: quicker than `has` for many."""
        return not self.groups.isdisjoint(groups)


EMPTY = WordInfo(())


class WordTable:
    """Word information by folded form, for one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.info = lru_cache(maxsize=100_000)(self._look_up)
        self.marbuta = lru_cache(maxsize=50_000)(self._look_up_marbuta)

    def _look_up(self, form: str) -> WordInfo:
        readings = self._lexicon.readings(form)
        return WordInfo(readings) if readings else EMPTY

    def _look_up_marbuta(self, form: str) -> WordInfo:
        """A word printed with ta marbuta ends in no pronoun: "قتلة" is not "قتله"."""
        readings = tuple(r for r in self._lexicon.readings(form) if r.after != "ه")
        return WordInfo(readings) if readings else EMPTY


_PREFIXES = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
_BEFORE_ARTICLE = ("لل", "ولل", "فلل")
_PARTICLES = frozenset("وفبلك")


@lru_cache(maxsize=200_000)
def bare_forms(form: str) -> tuple[tuple[str, str], ...]:
    """A folded word with its particles taken off in every way, the untouched word first, as (rest, particles)."""
    if form[:1] not in _PARTICLES:
        return ((form, ""),)
    found = [(form, "")]
    for prefix in _PREFIXES:
        if form.startswith(prefix) and len(form) - len(prefix) >= 2:
            found.append((form[len(prefix):], prefix))
    for prefix in _BEFORE_ARTICLE:
        if form.startswith(prefix) and len(form) > len(prefix) + 1:
            found.append(("ال" + form[len(prefix):], prefix[:-1]))
            found.append(("الل" + form[len(prefix):], prefix[:-1]))  # of three written lams one falls: "للجنة" for "ل" and "اللجنة"
    return tuple(found)


@lru_cache(maxsize=100_000)
def word_keys(form: str) -> frozenset[str]:
    """What a list of words may hold for a folded word: itself, without its particles, without its article."""
    bare = bare_forms(form)
    return frozenset((form, *(rest for rest, particles in bare if particles), *(rest[2:] for rest, _ in bare if rest.startswith("ال"))))


def preposition(particles: str) -> str:
    """The preposition among glued particles: ب، ل، ك or nothing."""
    return particles[-1] if particles and particles[-1] in "بلك" else ""


def without_article(particles: str) -> str:
    """Glued particles without the article: "وبال" is وب, "لل" is ل."""
    return particles.replace("لل", "ل").replace("ال", "")
