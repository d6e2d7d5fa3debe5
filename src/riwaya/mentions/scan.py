"""A page with what the language pack says of each word: what every kind of mention is read from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from riwaya.packs.build import built_once
from riwaya.packs.language import triggers, words
from riwaya.packs.lists import word_list
from riwaya.text.lexicon import Reading
from riwaya.text.page import Page, Sentence
from riwaya.text.token import QUOTES, Token
from riwaya.text.words import WordInfo, WordTable, preposition, without_article

MARGIN = 100


@built_once
def word_table() -> WordTable:
    """Word information from the closed classes and mention nouns."""
    return WordTable(words())


@built_once
def trigger_table() -> WordTable:
    """Word information from the triggers."""
    return WordTable(triggers())


@dataclass(slots=True)
class Scan:
    """A page and, beside each token, its folded form and its readings.

    `form(i)` is the folded form of token `i`, empty up to `MARGIN` tokens beyond the page at either end. `times`, `places`,
    `told`, `homeland`, `countries` and `named` are kept by those who read them.
    """

    page: Page
    info: list[WordInfo]
    trigger_info: list[WordInfo]
    forms: list[str]
    times: dict[tuple[int, int], Any] = field(default_factory=dict)
    places: dict[int, Any] | None = None
    told: frozenset[str] | None = None
    homeland: str | None = None
    countries: Mapping[str, float] | None = None
    named: list[Any] = field(default_factory=list)
    tokens: list[Token] = field(init=False)
    form: Callable[[int], str] = field(init=False)

    def __post_init__(self) -> None:
        self.tokens = self.page.tokens
        self.form = [*self.forms, *[""] * MARGIN].__getitem__  # counted from the end, what lies before the page is in the margin

    def quoted(self, first: int, last: int) -> bool:
        """Whether tokens `first` to `last` (half-open) stand between quotation marks."""
        text, start, end = self.page.text, self.tokens[first].start, self.tokens[last - 1].end
        return start > 0 and end < len(text) and text[start - 1] in QUOTES and text[end] in QUOTES

    def group(self, i: int, *groups: str) -> Reading | None:
        """The first reading of token `i` in one of these classes."""
        if not 0 <= i < len(self.info):
            return None
        known = self.info[i].by_group
        if known:
            for group in groups:
                if group in known:
                    return known[group]
        return None

    def written(self, i: int) -> str:
        """Token `i` as it stands in the text."""
        token = self.page.tokens[i]
        return self.page.text[token.start:token.end]

    def sentence_at(self, i: int) -> Sentence:
        """The sentence of token `i`."""
        return self.page.sentences[self.page.sentence_of[i]]


def scan_page(page: Page) -> Scan:
    """Look up every word of a page."""
    words_of, triggers_of = word_table(), trigger_table()
    info: list[WordInfo] = []
    found: list[WordInfo] = []
    forms: list[str] = []
    text = page.text
    for _, end, _, form in page.tokens:
        forms.append(form)
        if form[-1:] == "ه" and text[end - 1] == "ة":
            info.append(words_of.marbuta(form))
            found.append(triggers_of.marbuta(form))
        else:
            info.append(words_of.info(form))
            found.append(triggers_of.info(form))
    return Scan(page, info, found, forms)


HAND, SHOT = "بيد", "بسلاح"
_LOCATIVE = frozenset(("place_head", "direction", "near"))


def governor(scan: Scan, first: int, particles: str) -> str:
    """The preposition that governs a phrase beginning at token `first`: glued, or the word before it.

    Place words and directions between the two are passed over: "في محيط مدينة سرت"."""
    glued = preposition(particles)
    if glued:
        return glued
    begin = scan.sentence_at(first).first
    doer = _doer(scan, first, begin)
    if doer:
        return doer
    locative = ""
    for at in range(first - 1, max(first - 4, begin - 1), -1):
        known = scan.info[at].by_group
        if "prep" in known:
            return known["prep"].entry.value
        if scan.info[at].groups.isdisjoint(_LOCATIVE):
            return locative
        head = known.get("place_head") or known.get("direction") or known["near"]
        if "direction" in known or "near" in known:
            locative = "في"
        glued = preposition(without_article(head.before))
        if glued:
            return glued
    return locative


def _doer(scan: Scan, first: int, begin: int) -> str:
    """The preposition of a doer in several words: `HAND` for "على أيدي", "من قبل", "من جانب"; `SHOT` for "برصاص", "بصواريخ"."""
    at = first - 1
    if at < begin:
        return ""
    word, before = scan.form(at), scan.form(at - 1) if at > begin else ""
    if before == "علي" and word in word_list("doer_hand") or before == "من" and word in word_list("doer_side"):
        return HAND
    return SHOT if word.startswith("ب") and not word.startswith("بال") and "weapon" in scan.info[at].by_group else ""
