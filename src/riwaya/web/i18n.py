"""The words of the page in English and Arabic, from data/ui/*.tsv (key, en, ar)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from riwaya.packs.tsv import DATA, read_table

LANGUAGES = ("en", "ar")


@cache
def strings() -> dict[str, dict[str, str]]:
    """Every word by language and key. A key that two files hold is an error of the data, told by a test."""
    found: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for path in sorted((DATA / "ui").glob("*.tsv")):
        for row in read_table(path):
            for language in LANGUAGES:
                found[language][row["key"]] = row[language]
    return found


def translator(language: str) -> Callable[..., str]:
    """A function that gives a key's words, with `{name}` places filled. A key that is not there is a KeyError: tests see it."""
    words = strings()[language]

    def translate(key: str, **values: object) -> str:
        text = words[key]
        return text.format(**values) if values else text

    return translate


def choose_language(asked: str | None, remembered: str | None, accepted: str | None) -> str:
    """What the address asks for, else what the reader chose before, else what the browser prefers, else English."""
    for language in (asked, remembered):
        if language in LANGUAGES:
            return str(language)
    for part in (accepted or "")[:200].split(","):
        tag = part.split(";")[0].strip().lower()[:2]
        if tag in LANGUAGES:
            return tag
    return LANGUAGES[0]
