"""Look words up: which entries of the language pack a written word may be, with its clitics taken off.

A lexicon maps every folded form that its entries can take (see `conjugate`) to the entry and the form's features.
A word is analysed by trying each way to take proclitics and an enclitic off it; results are kept per written word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
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
_VERBAL = ("", "س", "ل")
_NOMINAL_PREFIXES = tuple(c + n for c in _CONJUNCTIONS for n in _NOMINAL)
_VERBAL_PREFIXES = tuple(c + v for c in _CONJUNCTIONS for v in _VERBAL)
_ENCLITICS = ("", "ه", "ها", "هم", "هما", "هن", "نا", "ني", "ك", "كم", "ي")
_VERB_POS = frozenset(("perfect", "imperfect", "imperative"))
_RANK = {"perfect": 0, "imperfect": 0, "active": 2, "passive": 2, "participle": 2, "imperative": 3}
MAX_KNOWN, MAX_WORD = 200_000, 40


def _by_letter(affixes: tuple[str, ...], at: int) -> dict[str, tuple[str, ...]]:
    """Affixes by the letter they begin (at 0) or end (at -1) with, each list with the empty affix, in their order."""
    return {letter: tuple(a for a in affixes if not a or a[at] == letter) for letter in {a[at] for a in affixes if a}}


_NOMINAL_BY_FIRST, _VERBAL_BY_FIRST = _by_letter(_NOMINAL_PREFIXES, 0), _by_letter(_VERBAL_PREFIXES, 0)
_ENCLITICS_BY_LAST = _by_letter(_ENCLITICS, -1)
_BARE = ("",)
_JOINS = ("و", "ف")
_NOTHING: frozenset[str] = frozenset()


def proclitics() -> tuple[str, ...]:
    """What may be glued before a noun or verb, the empty string too."""
    return tuple(dict.fromkeys((*_NOMINAL_PREFIXES, *_VERBAL_PREFIXES)))


# A way to cut a word: the stem to look up, its proclitics and enclitic, whether they are a verb's.
Split = tuple[str, str, str, bool]


@lru_cache(maxsize=4096)
def splits(word: str) -> tuple[Split, ...]:
    """Every way to take proclitics and an enclitic off a folded word, first a noun's, then a verb's."""
    first = word[:1]
    return (*_cut(word, _NOMINAL_BY_FIRST.get(first, _BARE), False), *_cut(word, _VERBAL_BY_FIRST.get(first, _BARE), True))


def _cut(word: str, prefixes: tuple[str, ...], verbal: bool) -> list[Split]:
    enclitics = [suffix for suffix in _ENCLITICS_BY_LAST.get(word[-1:], _BARE) if word.endswith(suffix)]
    found: list[Split] = []
    for prefix in prefixes:
        if word.startswith(prefix):
            for suffix in enclitics:
                stem = word[len(prefix):len(word) - len(suffix)]
                if not suffix:
                    found.append((stem, prefix, suffix, verbal))
                elif len(stem) >= 2:
                    found += [(candidate, prefix, suffix, verbal) for candidate in _stems(stem)]
    return found


class Lexicon:
    """Entries by every form they can take.

    `never` has folded words, by class of entries, that are no forms of that class whatever the grammar allows; `only` the parts of
    speech that are kept of a class, all where it is not named.
    """

    def __init__(self, never: Mapping[str, frozenset[str]] | None = None, only: Mapping[str, frozenset[str]] | None = None) -> None:
        self._never, self._only = never or {}, only or {}
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
        table = self._forms
        never, only = self._never.get(entry.group, _NOTHING), self._only.get(entry.group)
        for form in forms:
            if form.form in never or only is not None and form.pos not in only:
                continue
            known = table.get(form.form)
            if known is None:
                table[form.form] = [(entry, form)]
            elif not _entered(known, entry, form):
                known.append((entry, form))
        self._known.clear()

    def __len__(self) -> int:
        return len(self._forms)

    def forms(self, *groups: str) -> frozenset[str]:
        """Every form of the entries of these classes."""
        return frozenset(form for form, known in self._forms.items() if any(entry.group in groups for entry, _ in known))

    def readings(self, word: str) -> tuple[Reading, ...]:
        """All readings of a folded word, those with the fewest clitics first."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > MAX_KNOWN:
                self._known.clear()
            found = self._known[word] = tuple(self._analyse(word)) if len(word) <= MAX_WORD else ()
        return found

    def _analyse(self, word: str) -> list[Reading]:
        unique: dict[tuple[Entry, str, int, str, str], Reading] = {}
        table = self._forms
        for stem, before, after, verbal in splits(word):
            for entry, form in table.get(stem, ()):
                if _fits(form, before, after, verbal) and not self._is_other(word, before, after, entry.group):
                    unique.setdefault((entry, form.pos, form.number, before, after), Reading(entry, form, before, after))
        return sorted(unique.values(), key=lambda r: (len(r.before) + len(r.after), _rank(r.form)))

    def _is_other(self, word: str, before: str, after: str, group: str) -> bool:
        """Whether a whole word is none of a class: "وحيد" is "alone", not "and he put out of action", "كفار" no fugitive; with an
        enclitic its conjunction apart, too: "صعدة" is a town, not "he raised it"."""
        never = self._never.get(group, _NOTHING)
        return word in never or bool(after) and before[:1] in _JOINS and word[1:] in never


def _rank(form: Form) -> int:
    """Finite verbs before nouns, but "we" last: news is told of others, and "نقل" is "he conveyed" before it is "we say"."""
    return 2 if form.pos == "imperfect" and form.person == 1 else _RANK.get(form.pos, 1)


def _entered(known: list[tuple[Entry, Form]], entry: Entry, form: Form) -> bool:
    """Whether an entry already has a form of that part of speech and number."""
    for other, another in known:  # noqa: SIM110 - any() is slower here
        if another.pos == form.pos and another.number == form.number and (other is entry or other == entry):
            return True
    return False


def _stems(stem: str) -> tuple[str, ...]:
    """What a stem before an enclitic may be by itself: the enclitic may have changed its end."""
    if stem.endswith("و"):
        return (stem, stem + "ا", stem + "ن")
    if stem.endswith("ا"):
        return (stem, stem[:-1] + "ي")
    return (stem,)


def _fits(form: Form, before: str, after: str, verbal: bool) -> bool:
    """Whether the grammar lets these clitics stand on this form."""
    if form.voice == "bound" and not after:
        return False
    if form.pos == "word":
        return not verbal and not after and before in _CONJUNCTIONS
    if (form.pos in _VERB_POS) != verbal:
        return False
    return _fits_verb(form, before, after) if verbal else _fits_noun(form, before, after)


def _fits_verb(form: Form, before: str, after: str) -> bool:
    return after != "ي" and (form.pos == "imperfect" or not before.lstrip("وف"))


def _fits_noun(form: Form, before: str, after: str) -> bool:
    article = "ال" in before or "لل" in before
    if after:
        return not article and after != "ني" and not form.form.endswith("ه")
    return not (article and form.number == 1 and form.pos != "noun" and form.form.endswith("ا") and len(form.form) > 4)
