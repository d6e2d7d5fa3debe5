"""A page: a text cut into lines with their zones, sentences and tokens. Nothing of the text is changed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from riwaya.model.record import Span
from riwaya.text.token import Token, tokenize
from riwaya.text.zones import BODY, BOILERPLATE, BYLINE, CAPTION, CREDIT, HEADLINE, SUBHEAD, zones_of

__all__ = ["BODY", "BOILERPLATE", "BYLINE", "CAPTION", "CREDIT", "HEADLINE", "SUBHEAD", "Page", "Sentence", "read_page"]

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
# A run of full stops is tried once, from its begin, and never cut: a thousand of them that end no sentence cost a thousand steps.
_END = re.compile(r"(?<![.!?؟…])[.!?؟…]++[\s\"»”’)\]]*(?=\s|$)|[؛](?=\s)|(?<=[\u0620-\u06ff])\.(?=[\u0620-\u06ff])")
_ABBREVIATION = re.compile(r"(?:^|[\s(\"«.])[\u0620-\u064a]\.$")
MAX_SENTENCE_TOKENS = 160


@dataclass(slots=True)
class Sentence:
    """A sentence: offsets, its tokens `first` to `last` (half-open, in the page), its paragraph and zone."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int
    zone: str
    index: int = 0


@dataclass
class Page:
    """A text with its tokens and sentences."""

    text: str
    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    boilerplate: list[Span] = field(default_factory=list)
    credits: list[Span] = field(default_factory=list)
    bylines: list[Span] = field(default_factory=list)

    @cached_property
    def sentence_of(self) -> list[int]:
        """For each token the number of its sentence, -1 for none."""
        found = [-1] * len(self.tokens)
        for sentence in self.sentences:
            for i in range(sentence.first, sentence.last):
                found[i] = sentence.index
        return found

    def slice(self, first: int, last: int) -> str:
        """The words of tokens `first` to `last` (half-open) as they stand in the text."""
        return self.text[self.tokens[first].start:self.tokens[last - 1].end]

    def span(self, first: int, last: int) -> Span:
        """Offsets of tokens `first` to `last` (half-open)."""
        return self.tokens[first].start, self.tokens[last - 1].end


def _lines(text: str) -> list[Span]:
    return [match.span() for match in _LINE.finditer(text) if not match[0].isspace()]


def _sentences(text: str, start: int, end: int) -> list[Span]:
    found, at = [], start
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if match.group().startswith(".") and _ABBREVIATION.search(text, max(start, match.start() - 3), match.start() + 1):
            continue
        if stop - at > 1:
            found.append((at, stop))
            at = stop
    if text[at:end].strip():
        found.append((at, end))
    return found


def read_page(text: str) -> Page:
    """Cut a text into zones, sentences and tokens."""
    page = Page(text)
    apart = {BOILERPLATE: page.boilerplate, CREDIT: page.credits, BYLINE: page.bylines}
    lines = _lines(text)
    zones = zones_of([text[start:end].strip() for start, end in lines])
    for number, ((start, end), zone) in enumerate(zip(lines, zones, strict=True)):
        if zone in apart:
            apart[zone].append((start, end))
            continue
        for first, last in _sentences(text, start, end):
            _add(page, first, last, number, zone)
    return page


def _add(page: Page, start: int, end: int, paragraph: int, zone: str) -> None:
    tokens = tokenize(page.text, start, end)
    for at in range(0, len(tokens), MAX_SENTENCE_TOKENS):
        part = tokens[at:at + MAX_SENTENCE_TOKENS]
        base = len(page.tokens)
        page.tokens.extend(part)
        page.sentences.append(Sentence(part[0].start, part[-1].end, base, base + len(part), paragraph, zone, len(page.sentences)))
