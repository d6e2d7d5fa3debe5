"""Tokens: words, numbers and marks of a text, with offsets into it as it came."""

from __future__ import annotations

import re
from typing import NamedTuple

from riwaya.text.fold import MARKS, SHAPES, fold_word

LETTER = r"\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff" + SHAPES
_TOKEN = re.compile(
    rf"([{LETTER}][{LETTER}{re.escape(MARKS)}]*)"
    r"|([0-9٠-٩۰-۹]+(?:[.,٫٬][0-9٠-٩۰-۹]+)*)"
    r"|([A-Za-z\u00c0-\u024f]+)"
    r"|(\n)"
    r"|([^\s\w])"
)
_KINDS = ("", "word", "number", "latin", "newline", "mark")
_WORD, _NUMBER, _MARK = 1, 2, 5

STRETCH, DASH = "\u0640", "-"  # stretching that stands alone is a dash: "الخرطوم ــ قتل"
QUOTES = frozenset("\"«»“”„‟‹›'‘’")


class Token(NamedTuple):
    """A token: `kind` is word, number, latin, newline or mark; `form` is folded."""

    start: int
    end: int
    kind: str
    form: str


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Split `text[start:end]` into tokens; offsets are those of the whole text.

    Quotation marks are left out: a name in quotes is the same name. `quotes.py` reads them from the text.
    """
    found: list[Token] = []
    new = tuple.__new__  # half the cost of Token(...), which a page pays hundreds of times
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        group = match.lastindex or _MARK
        form = match[0]
        if group == _MARK and form in QUOTES:
            continue
        if form[0] == STRETCH and not form.strip(STRETCH):
            group, form = _MARK, DASH
        begin, stop = match.span()
        found.append(new(Token, (begin, stop, _KINDS[group], fold_word(form) if group <= _NUMBER else form)))
    return found
