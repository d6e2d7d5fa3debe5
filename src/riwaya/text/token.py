"""Tokens: words, numbers and marks of a text, with offsets into it as it came."""

from __future__ import annotations

import re
from typing import NamedTuple

from riwaya.text.fold import MARKS, fold

LETTER = r"\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff"
_TOKEN = re.compile(
    rf"(?P<word>[{LETTER}][{LETTER}{re.escape(MARKS)}]*)"
    r"|(?P<number>[0-9٠-٩۰-۹]+(?:[.,٫٬][0-9٠-٩۰-۹]+)*)"
    r"|(?P<latin>[A-Za-z\u00c0-\u024f]+)"
    r"|(?P<newline>\n)"
    r"|(?P<mark>[^\s\w])"
)

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
    found = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        kind = match.lastgroup or "mark"
        if kind == "mark" and match.group() in QUOTES:
            continue
        form = fold(match.group()) if kind in ("word", "number") else match.group()
        found.append(Token(match.start(), match.end(), kind, form))
    return found
