"""Find known phrases in a page: longest match first, particles glued to the first word allowed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Set
from typing import Any, Generic, NamedTuple, TypeVar

from riwaya.text.fold import MARKS, fold_all
from riwaya.text.token import LETTER, STRETCH, Token, tokenize
from riwaya.text.words import bare_forms

T = TypeVar("T")

_WORD = rf"[{LETTER}][{LETTER}{re.escape(MARKS)}]*"
_PLAIN_LINES = re.compile(rf"^{_WORD}(?: {_WORD})*$", re.MULTILINE).findall
MAX_KNOWN = 200_000
_NOTHING: frozenset[str] = frozenset()
_WORDS = frozenset(("word", "latin"))


class Hit(NamedTuple, Generic[T]):
    """Tokens `first` to `last` (half-open) are a known phrase; `particles` were glued to its first word."""

    first: int
    last: int
    particles: str
    items: tuple[T, ...]
    exact: bool


class _Start(NamedTuple):
    """A way to read a written word as the first word of known phrases: their lengths, the longest first, and second words."""

    rest: str
    particles: str
    lengths: tuple[int, ...]
    seconds: Set[str]


class _Starts(NamedTuple):
    """The ways to read a written word as a first word; whether one of them is a whole phrase, and all second words."""

    ways: tuple[_Start, ...]
    single: bool
    seconds: Set[str]


_NO_START = _Starts((), False, frozenset())


def phrase_key(phrase: str) -> str:
    """The folded words of a phrase, without marks of quotation."""
    return " ".join(token.form.lower() for token in tokenize(phrase))


def phrase_keys(phrases: list[str]) -> list[str]:
    """The keys of many phrases; those made of nothing but Arabic words and single spaces are folded at one go."""
    plain = _PLAIN_LINES("\n".join(phrases))
    keys: dict[str, str] = dict(zip(plain, fold_all(plain), strict=True)) if plain else {}
    return [keys[phrase] if phrase in keys and STRETCH not in phrase else phrase_key(phrase) for phrase in phrases]


class PhraseIndex(Generic[T]):
    """Phrases and what they stand for. What is added is only entered when first looked for."""

    def __init__(self) -> None:
        self._pending: list[tuple[str, Any]] = []
        self._items: dict[str, list[Any]] = {}
        self._lengths: dict[str, set[int]] = {}
        self._seconds: dict[str, set[str]] = {}
        self._written: set[str] = set()
        self._starts: dict[str, _Starts] = {}

    def add(self, phrase: str, item: T) -> None:
        """Enter a phrase."""
        self._pending.append((phrase, item))
        self._starts.clear()

    def get(self, phrase: str) -> tuple[T, ...]:
        """What a phrase stands for."""
        self._enter()
        return self._made(self._items.get(phrase_key(phrase), []))

    def phrases(self) -> Iterable[tuple[str, list[T]]]:
        """All folded phrases with what they stand for."""
        self._enter()
        return ((key, list(self._made(items))) for key, items in self._items.items())

    def match(self, tokens: list[Token], at: int, end: int, text: str) -> Hit[T] | None:
        """The longest phrase that begins at token `at`, or None."""
        return self.match_all(tokens, at, end, text, at + 1, None).get(at)

    def match_all(self, tokens: list[Token], first: int, end: int, text: str, until: int | None = None,
                  kinds: frozenset[str] | None = _WORDS) -> dict[int, Hit[T]]:
        """The longest phrase at each token of these kinds (None for any) from `first` to `end` where one begins (before
        `until`, if given); they may overlap."""
        found: dict[int, Hit[T]] = {}
        known = self._starts.get
        forms = [token.form for token in tokens[first:end if until is None else until]]
        for at, starts in enumerate(map(known, forms), first):
            if starts is _NO_START:
                continue
            if starts is None:
                starts = self._begin(tokens[at].form)
            if starts is _NO_START or kinds is not None and tokens[at].kind not in kinds:
                continue
            second = tokens[at + 1].form.lower() if at + 1 < end else ""
            if starts.single or second in starts.seconds:
                hit = self._longest(starts.ways, second, tokens, at, end, text)
                if hit is not None:
                    found[at] = hit
        return found

    def _longest(self, starts: tuple[_Start, ...], second: str, tokens: list[Token], at: int, end: int, text: str) -> Hit[T] | None:
        best: Hit[T] | None = None
        longest = 0
        for rest, particles, lengths, seconds in starts:
            goes_on = second in seconds
            for size in lengths if goes_on else lengths[-1:]:
                if size > 1 and not goes_on:
                    break
                if at + size > end or size <= longest:
                    continue
                key = rest if size == 1 else " ".join([rest, *[token.form.lower() for token in tokens[at + 1:at + size]]])
                items = self._items.get(key)
                if items is not None:
                    exact = size > 1 or not particles and text[tokens[at].start:tokens[at].end] in self._written
                    best, longest = Hit(at, at + size, particles, self._made(items), exact), size
                    break
        return best

    def _made(self, items: list[Any]) -> tuple[T, ...]:
        return tuple(items)

    def _begin(self, form: str) -> _Starts:
        """How a written word may begin known phrases."""
        self._enter()
        if len(self._starts) > MAX_KNOWN:
            self._starts.clear()
        lengths = self._lengths
        # Keys are lower case: "RT", "CNN".
        ways = tuple([self._start(rest, particles) for rest, particles in bare_forms(form.lower()) if rest in lengths])
        found = _NO_START
        if ways:
            seconds = ways[0].seconds if len(ways) == 1 else frozenset().union(*[way.seconds for way in ways])
            found = _Starts(ways, any(way.lengths[-1] == 1 for way in ways), seconds)
        self._starts[form] = found
        return found

    def _start(self, rest: str, particles: str) -> _Start:
        return _Start(rest, particles, tuple(sorted(self._lengths[rest], reverse=True)), self._seconds.get(rest, _NOTHING))

    def _enter(self) -> None:
        """Enter what was added since the last look-up."""
        if not self._pending:
            return
        pending, self._pending = self._pending, []
        for (phrase, item), key in zip(pending, phrase_keys([phrase for phrase, _ in pending]), strict=True):
            if not key:
                continue
            items = self._items.get(key)
            if items is None:
                self._items[key] = [item]
                words = key.split(" ", 2)
                self._lengths.setdefault(words[0], set()).add(key.count(" ") + 1)
                if len(words) > 1:
                    self._seconds.setdefault(words[0], set()).add(words[1])
            elif item not in items:
                items.append(item)
            self._written.add(phrase)


class LazyPhraseIndex(PhraseIndex[T]):
    """Phrases that stand for numbered entries, each made when it is first met: most of a gazetteer is never needed."""

    def __init__(self, make: Callable[[int], T]) -> None:
        super().__init__()
        self._make = make
        self._entries: dict[int, T] = {}

    def add_number(self, phrase: str, number: int) -> None:
        """Enter a phrase for the entry of that number."""
        self._pending.append((phrase, number))
        self._starts.clear()

    def _made(self, items: list[Any]) -> tuple[T, ...]:
        return tuple(self._entry(number) for number in items)

    def _entry(self, number: int) -> T:
        found = self._entries.get(number)
        if found is None:
            found = self._entries[number] = self._make(number)
        return found
