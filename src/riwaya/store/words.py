"""Full-text search: what is kept of a text to find it by, and how a question becomes a query that cannot be turned against the store.

Words are folded as everywhere (`riwaya.text.fold`), so that spelling of hamza, alef, ya and ta marbuta, diacritics, tatweel and
digits do not matter. A word of a question finds words that begin with it, with or without particles glued before them ("قصف"
finds "والقصف"); words in quotation marks must stand in that order. All words of a question must be there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, column, func, literal_column, select, text
from sqlalchemy import table as named

from riwaya.text.fold import fold
from riwaya.text.lexicon import proclitics

_WORD = re.compile(r"[^\W_]+")
_PHRASE = re.compile(r'["«»“”„]([^"«»“”„]*)["«»“”„]')
_ARTICLES = ("ال", "لل")
# A question longer than this is cut. PostgreSQL takes about a million bytes a text.
MAX_QUESTION, MAX_TEXT = 24, 250_000


def safe(told: str) -> str:
    """A text without the null character, which PostgreSQL does not take."""
    return told.replace("\0", "\ufffd")


def key_of(name: str) -> str:
    """A short folded name to compare and index by."""
    return " ".join(_WORD.findall(fold(name).lower()))[:200]


def folded_words(told: str) -> str:
    """The folded words of a text, single spaces between them: letters and digits, nothing else."""
    return " ".join(_WORD.findall(fold(told[:MAX_TEXT]).lower()))


def put_words(connection: Connection, table: str, rows: Iterable[tuple[int, str]]) -> None:
    """Keep the words of rows, by their numbers."""
    batch = [{"n": number, "words": folded_words(told)} for number, told in rows]
    if not batch:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"INSERT INTO {table} (rowid, words) VALUES (:n, :words)"), batch)
        return
    # One statement for all: the driver of PostgreSQL would send them one by one.
    unnested = "unnest(CAST(:numbers AS bigint[]), CAST(:words AS text[])) AS told (n, words)"
    values = {"numbers": [row["n"] for row in batch], "words": [row["words"] for row in batch]}
    connection.execute(text(f"INSERT INTO {table} (n, words) SELECT n, to_tsvector('simple', words) FROM {unnested}"), values)


def drop_words(connection: Connection, table: str, numbers: list[int]) -> None:
    """Forget the words of rows."""
    if numbers and connection.dialect.name == "sqlite":
        connection.execute(text(f"DELETE FROM {table} WHERE rowid = :n"), [{"n": number} for number in numbers])
    elif numbers:
        connection.execute(text(f"DELETE FROM {table} WHERE n = ANY(CAST(:numbers AS bigint[]))"), {"numbers": numbers})


def matching(connection: Connection, table: str, number: ColumnElement[int], question: str) -> ColumnElement[bool]:
    """The condition that a row's words answer a question; a question without a word finds nothing."""
    terms = _terms(question)
    if not terms:
        return literal_column("1") == literal_column("0")
    if connection.dialect.name == "sqlite":
        found: Select[tuple[Any]] = select(column("rowid")).select_from(named(table)).where(literal_column(table).op("MATCH")(_sqlite(terms)))
        return number.in_(found)
    query = func.to_tsquery(literal_column("'simple'"), bindparam(None, _postgresql(terms)))
    return number.in_(select(column("n")).select_from(named(table)).where(column("words").op("@@")(query)))


def _terms(question: str) -> list[list[str]]:
    """The terms of a question: the ways to write a word, or, with a leading "", the words of a phrase in their order."""
    found = [["", *words] for phrase in _PHRASE.findall(question) if (words := folded_words(phrase).split())]
    words = folded_words(_PHRASE.sub(" ", question)).split()
    return [*found, *map(spellings, words)][:MAX_QUESTION]


def spellings(word: str) -> list[str]:
    """A folded word and what it looks like with particles before it; its own article, and what stands before that, may be missing."""
    if not "\u0620" <= word[0] <= "\u06ff":
        return [word]
    before = next((particle for particle in _before_noun() if word.startswith(particle) and len(word) >= len(particle) + 3), "")
    bare = word[len(before) :]
    return sorted({word, *(particle + bare for particle in proclitics())})


@cache
def _before_noun() -> tuple[str, ...]:
    """Particles that end in the article, the longest first."""
    return tuple(sorted((particle for particle in proclitics() if particle.endswith(_ARTICLES)), key=lambda particle: (-len(particle), particle)))


def _sqlite(terms: list[list[str]]) -> str:
    return " AND ".join(
        '"' + " ".join(term[1:]) + '"' if not term[0] else "(" + " OR ".join(f'"{word}"*' for word in term) + ")" for term in terms
    )


def _postgresql(terms: list[list[str]]) -> str:
    return " & ".join(
        "(" + (" <-> ".join(f"'{word}'" for word in term[1:]) if not term[0] else " | ".join(f"'{word}':*" for word in term)) + ")"
        for term in terms
    )
