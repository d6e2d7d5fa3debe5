"""A page with what the language pack says of each word: what every kind of mention is read from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from riwaya.model.record import Span
from riwaya.packs.language import triggers, words
from riwaya.text.lexicon import Reading
from riwaya.text.page import Page, Sentence
from riwaya.text.token import Token
from riwaya.text.words import WordInfo, WordTable, preposition


@cache
def word_table() -> WordTable:
    """Word information from the closed classes and mention nouns."""
    return WordTable(words())


@cache
def trigger_table() -> WordTable:
    """Word information from the triggers."""
    return WordTable(triggers())


@dataclass
class Scan:
    """A page and, beside each token, its readings."""

    page: Page
    info: list[WordInfo]
    trigger_info: list[WordInfo]

    @property
    def tokens(self) -> list[Token]:
        """The page's tokens."""
        return self.page.tokens

    def form(self, i: int) -> str:
        """The folded form of token `i`, or nothing beyond the page."""
        return self.page.tokens[i].form if 0 <= i < len(self.page.tokens) else ""

    def group(self, i: int, *groups: str) -> Reading | None:
        """The first reading of token `i` in one of these classes."""
        if not 0 <= i < len(self.info):
            return None
        for group in groups:
            reading = self.info[i].by_group.get(group)
            if reading is not None:
                return reading
        return None

    def sentence_at(self, i: int) -> Sentence:
        """The sentence of token `i`."""
        return self.page.sentences[self.page.sentence_of[i]]


def scan_page(page: Page) -> Scan:
    """Look up every word of a page."""
    words_of, triggers_of = word_table(), trigger_table()
    info: list[WordInfo] = []
    found: list[WordInfo] = []
    text = page.text
    for token in page.tokens:
        if token.form[-1:] == "ه" and text[token.end - 1] == "ة":
            info.append(words_of.marbuta(token.form))
            found.append(triggers_of.marbuta(token.form))
        else:
            info.append(words_of.info(token.form))
            found.append(triggers_of.info(token.form))
    return Scan(page, info, found)


class Mention(NamedTuple):
    """A mention: tokens `first` to `last` (half-open) with the glued particles of its first word.

    `governor` is the preposition that governs it (ب ل ك or a free one), empty for none; `rule` names what found it.
    """

    first: int
    last: int
    governor: str
    rule: str

    def span(self, page: Page) -> Span:
        """Offsets in the text."""
        return page.span(self.first, self.last)


_PREPOSITIONS = {"prep", "near", "direction"}


def governor(scan: Scan, first: int, particles: str) -> str:
    """The preposition that governs a phrase beginning at token `first`: glued, or the word before it."""
    glued = preposition(particles)
    if glued:
        return glued
    sentence = scan.sentence_at(first)
    at = first - 1
    locative = ""
    for _ in range(3):
        if at < sentence.first:
            return locative
        before = scan.info[at].get("prep")
        if before is not None:
            return before.entry.value
        head = scan.info[at].get("place_head") or scan.info[at].get("direction") or scan.info[at].get("near")
        if head is None:
            return locative
        if scan.info[at].has("direction", "near"):
            locative = "في"
        glued = preposition(head.before.replace("ال", "").replace("لل", "ل"))
        if glued:
            return glued
        at -= 1
    return locative
