"""Quotations: where direct speech begins and ends, in whichever marks, over paragraphs too."""

from __future__ import annotations

import re
from typing import NamedTuple

_OPEN = {"«": "»", "“": "”", "„": "”", "‹": "›"}
_CLOSE = set(_OPEN.values())
_MARK = re.compile(r"[\"«»“”„‹›]")
MAX_QUOTE = 6000


class Quote(NamedTuple):
    """A quotation: offsets of its first and after its last character, marks left out."""

    start: int
    end: int


def find_quotes(text: str) -> list[Quote]:
    """All quotations; an unclosed one runs to the end of its paragraph. Linear in the length of the text."""
    found: list[Quote] = []
    stack: list[tuple[str, int]] = []
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if stack and at - stack[0][1] > MAX_QUOTE:
            found.append(Quote(stack[0][1], _paragraph_end(text, stack[0][1])))
            stack.clear()
        if stack and (mark == stack[-1][0] or mark == '"' and stack[-1][0] in "\"”" or mark in "”“" and stack[-1][0] == "”"):
            found.append(Quote(stack.pop()[1], at))
        elif mark in _OPEN:
            if len(stack) < 8:
                stack.append((_OPEN[mark], at + 1))
        elif mark == '"':
            stack.append(('"', at + 1))
        elif mark in _CLOSE and any(mark == closing for closing, _ in stack):
            while stack and stack[-1][0] != mark:
                stack.pop()
            found.append(Quote(stack.pop()[1], at))
    found.extend(Quote(start, _paragraph_end(text, start)) for _, start in stack)
    return sorted(found)


def _paragraph_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
