"""Look words up: which entries of the language pack a written word may be, with its clitics taken off.

A lexicon maps every folded form that its entries can take (see `conjugate`) to the entry and the form's features.
A word is analysed by trying each way to take proclitics and an enclitic off it; results are kept per written word.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from riwaya.text.conjugate import Form, conjugate, decline
from riwaya.text.fold import fold


class Entry(NamedTuple):
    """A dictionary entry. `group` is the class of word, `value` what it stands for there, `key` its name in trails."""

    key: str
    group: str
    value: str
    extra: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str:
        """A named property of the entry, empty where it has none."""
        for key, value in self.extra:
            if key == name:
                return value
        return ""


class Reading(NamedTuple):
    """One way to read a word: entry, features of the form, proclitics as written (و، ب، ال …), enclitic."""

    entry: Entry
    form: Form
    before: str
    after: str


# Proclitic strings, longest first, with the parts that matter to the grammar: conjunction, preposition, article.
_CONJUNCTIONS = ("", "و", "ف")
_NOMINAL = ("", "ال", "ب", "بال", "ل", "لل", "ك", "كال")
_VERBAL = ("", "س", "ل", "أ")
_NOMINAL_PREFIXES = tuple(c + n for c in _CONJUNCTIONS for n in _NOMINAL)
_VERBAL_PREFIXES = tuple(c + v for c in _CONJUNCTIONS for v in ("", "س", "ل"))
_ENCLITICS = ("", "ه", "ها", "هم", "هما", "هن", "نا", "ني", "ك", "كم", "ي")
_VERB_POS = frozenset(("perfect", "imperfect", "imperative"))


class Lexicon:
    """Entries by every form they can take."""

    def __init__(self) -> None:
        self._forms: dict[str, list[tuple[Entry, Form]]] = {}
        self._known: dict[str, tuple[Reading, ...]] = {}

    def add_verb(self, entry: Entry, perfect: str, imperfect: str, masdars: tuple[str, ...]) -> None:
        """Enter a verb with all its forms."""
        self._enter(entry, conjugate(perfect, imperfect, masdars))

    def add_noun(self, entry: Entry, word: str, plurals: tuple[str, ...]) -> None:
        """Enter a noun with all its forms."""
        self._enter(entry, decline(word, plurals))

    def add_word(self, entry: Entry, word: str) -> None:
        """Enter a word that does not change its form."""
        self._enter(entry, [Form(fold(word), "word")])

    def _enter(self, entry: Entry, forms: Iterable[Form]) -> None:
        for form in forms:
            known = self._forms.setdefault(form.form, [])
            if not any(e == entry and f.pos == form.pos and f.number == form.number for e, f in known):
                known.append((entry, form))
        self._known.clear()

    def __len__(self) -> int:
        return len(self._forms)

    def readings(self, word: str) -> tuple[Reading, ...]:
        """All readings of a folded word, those with the fewest clitics first."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > 200_000:
                self._known.clear()
            found = self._known[word] = tuple(self._analyse(word)) if len(word) <= 40 else ()
        return found

    def _analyse(self, word: str) -> list[Reading]:
        found: list[Reading] = []
        for prefix in _NOMINAL_PREFIXES:
            if word.startswith(prefix):
                self._suffixes(word[len(prefix):], prefix, False, found)
        for prefix in _VERBAL_PREFIXES:
            if word.startswith(prefix):
                self._suffixes(word[len(prefix):], prefix, True, found)
        unique: dict[tuple[Entry, str, int, str, str], Reading] = {}
        for reading in found:
            unique.setdefault((reading.entry, reading.form.pos, reading.form.number, reading.before, reading.after), reading)
        return sorted(unique.values(), key=lambda r: (len(r.before) + len(r.after), r.form.pos in ("active", "passive", "participle")))

    def _suffixes(self, rest: str, prefix: str, verbal: bool, found: list[Reading]) -> None:
        for suffix in _ENCLITICS:
            if suffix and not rest.endswith(suffix):
                continue
            stem = rest[: len(rest) - len(suffix)] if suffix else rest
            if len(stem) < 2 and suffix:
                continue
            for candidate in _stems(stem, suffix):
                for entry, form in self._forms.get(candidate, ()):
                    if _fits(form, prefix, suffix, verbal, candidate != stem):
                        found.append(Reading(entry, form, prefix, suffix))


def _stems(stem: str, suffix: str) -> tuple[str, ...]:
    if not suffix:
        return (stem,)
    if stem.endswith("ت"):
        return (stem,)
    if stem.endswith("و"):
        return (stem, stem + "ا", stem + "ن")
    if stem.endswith("ا"):
        return (stem, stem[:-1] + "ي")
    return (stem,)


def _fits(form: Form, prefix: str, suffix: str, verbal: bool, restored: bool) -> bool:
    is_verb = form.pos in _VERB_POS
    if form.voice == "bound" and not suffix:
        return False
    if is_verb != verbal and form.pos != "word":
        return False
    if form.pos == "word":
        return not verbal and not suffix and (not prefix or prefix in ("و", "ف"))
    if is_verb:
        core = prefix.lstrip("وف") if prefix[:1] in ("و", "ف") else prefix
        if core and form.pos != "imperfect":
            return False
        return suffix != "ي"
    article = "ال" in prefix or "لل" in prefix
    if suffix and article:
        return False
    if suffix in ("ني",):
        return False
    if suffix and form.form.endswith("ه"):
        return False
    if article and form.form.endswith("ا") and form.pos != "noun" and len(form.form) > 4 and form.number == 1:
        return False
    return not (restored and not suffix)
