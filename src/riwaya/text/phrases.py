"""Find known phrases in a page: longest match first, particles glued to the first word allowed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from riwaya.text.fold import fold
from riwaya.text.token import Token, tokenize
from riwaya.text.words import bare_forms

T = TypeVar("T")


class Hit(NamedTuple, Generic[T]):
    """Tokens `first` to `last` (half-open) are a known phrase; `particles` were glued to its first word."""

    first: int
    last: int
    particles: str
    items: tuple[T, ...]
    exact: bool


def phrase_key(phrase: str) -> str:
    """The folded words of a phrase, without marks of quotation."""
    return " ".join(token.form.lower() for token in tokenize(phrase))


class PhraseIndex(Generic[T]):
    """Phrases and what they stand for."""

    def __init__(self) -> None:
        self._items: dict[str, list[T]] = {}
        self._lengths: dict[str, set[int]] = {}
        self._written: dict[str, set[str]] = {}
        self._ordered: dict[str, tuple[int, ...]] = {}

    def add(self, phrase: str, item: T) -> None:
        """Enter a phrase."""
        key = phrase_key(phrase)
        if not key:
            return
        items = self._items.setdefault(key, [])
        if item not in items:
            items.append(item)
        first = key.split(" ", 1)[0]
        self._lengths.setdefault(first, set()).add(key.count(" ") + 1)
        self._written.setdefault(key, set()).add(phrase)
        self._ordered.clear()

    def get(self, phrase: str) -> tuple[T, ...]:
        """What a phrase stands for."""
        return tuple(self._items.get(phrase_key(phrase), ()))

    def phrases(self) -> Iterable[tuple[str, list[T]]]:
        """All folded phrases with what they stand for."""
        return self._items.items()

    def match(self, tokens: list[Token], at: int, end: int, text: str) -> Hit[T] | None:
        """The longest phrase that begins at token `at`, or None."""
        best: Hit[T] | None = None
        for rest, particles in bare_forms(tokens[at].form):
            lengths = self._ordered.get(rest)
            if lengths is None:
                known = self._lengths.get(rest)
                if known is None:
                    continue
                lengths = self._ordered[rest] = tuple(sorted(known, reverse=True))
            for size in lengths:
                if at + size > end or (best is not None and size <= best.last - best.first):
                    continue
                key = rest if size == 1 else " ".join([rest, *(tokens[k].form.lower() for k in range(at + 1, at + size))])
                items = self._items.get(key)
                if items is not None:
                    written = text[tokens[at].start:tokens[at + size - 1].end]
                    exact = size > 1 or not particles and written in self._written[key]
                    best = Hit(at, at + size, particles, tuple(items), exact)
                    break
        return best


def folded(text: str) -> str:
    """Fold a text for comparison."""
    return fold(text)
