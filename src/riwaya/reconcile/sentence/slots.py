"""Fill a line of the tables of frames: slots, words that stand in for an empty slot, and parts that fall away with one."""

from __future__ import annotations

import re
from collections.abc import Callable

_PART = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"(?:(?<!\w)([بل]))?\{(\w+)(?:/([^{}]*))?\}")
_SPACES = re.compile(r"\s+")

Look = Callable[[str], str | None]


def fill(line: str, look: Look) -> str:
    """The line with its slots filled by `look(name)`. A part in brackets falls away where a slot in it is empty.

    Arabic prefixes before a slot (`ب`, `ل`) are joined as writing has it.
    """
    return _SPACES.sub(" ", _slots(_PART.sub(lambda part: _part(part[1], look), line), look)).strip()


def _part(line: str, look: Look) -> str:
    return _slots(line, look) if all(look(slot[2]) for slot in _SLOT.finditer(line)) else ""


def _slots(line: str, look: Look) -> str:
    def put(slot: re.Match[str]) -> str:
        return prefix(slot[1] or "", look(slot[2]) or slot[3] or "")

    return _SLOT.sub(put, line)


def prefix(letter: str, word: str) -> str:
    """An Arabic prefix before a word: "لل" for "ل" before the article, a stroke before digits."""
    if letter and word[:1].isdigit():
        return f"{letter}ـ{word}"
    return f"لل{word[2:]}" if letter == "ل" and word.startswith("ال") else letter + word


def plain(name: str) -> str:
    """A name from outside as one line, without control characters."""
    return _SPACES.sub(" ", "".join(c if c.isprintable() else " " for c in name)).strip()
