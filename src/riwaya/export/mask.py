"""Mask private persons in what is published: names that the packs do not know and that hold no office, in texts and in all that quotes them.

A name becomes blocks of the same length, so that every offset stays true. Kept are persons of the packs (they are public figures) and
those whom a report quotes in an office: spokespersons, officials, commanders, politicians, experts. What the reader does not know for a
name stays; who publishes looks at the copy first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

import msgspec

from riwaya.claims.reader import read_text
from riwaya.claims.view import View
from riwaya.mentions.actor.mention import PERSON, ActorMention
from riwaya.model.record import Document, Record, Span
from riwaya.packs.names import name_particles
from riwaya.text.fold import fold
from riwaya.text.phrases import phrase_key

OFFICES = frozenset(("spokesperson", "official", "commander", "politician", "expert", "reporter"))
BARE = ("given name and surname", "last name", "speaks here")
"""Rules that read a name without a title: what such a teller is, nobody says."""
BLOCK = "\u2588"
PARTICLES = "وفبلك"
"""One-letter words that are written onto the next one."""
SHORTEST = 3
"""Letters of the shortest last name that is masked alone."""
_LETTER = r"[^\W\d_]"
T = TypeVar("T")


class Names(NamedTuple):
    """The private names of one document: full ones (two words and more), and short ones, by which alone somebody is called there."""

    full: frozenset[str]
    short: frozenset[str]


def private_names(record: Record) -> Names:
    """The names of private persons in a document, as they are written."""
    document = record.document
    known = document.published
    days = (known.start, known.end) if known and known.basis == "metadata" else None
    reading = read_text(document.text, document.outlet, days)
    people = [(view, one) for view in reading.views for one in view.actors if one.kind == PERSON and not _reads_otherwise(view, one)]
    offices = {source.name for claim in record.claims for source in claim.sources if source.kind in OFFICES and source.rule not in BARE}
    public = {_words(reading.page.slice(*one.core)) for _, one in people if one.actor or one.role in OFFICES} | {_words(name) for name in offices}
    found = {_words(reading.page.slice(_begin(view, one), one.core[1])) for view, one in people if not one.actor and one.role not in OFFICES}
    towns = {_words(reading.page.slice(*place.name)) for view in reading.views for place in view.places}
    found = {name for name in found if name and name.rpartition(" ")[2] not in towns}
    private = {name for name in found | {_last(name) for name in found} if name and not any(_part_of(name, other) for other in public)}
    return Names(frozenset(name for name in private if " " in name), frozenset(name for name in private if " " not in name))


def _last(name: str) -> str:
    """The word by which a person named in full is called afterwards; "" where it is no name by itself."""
    first, _, last = name.rpartition(" ")
    return last if first and len(last) >= SHORTEST and fold(last) not in name_particles() else ""


def _reads_otherwise(view: View, person: ActorMention) -> bool:
    """Whether the words of a name are read as a place or a time too, or end in a pronoun, as no name does."""
    first, last = person.core
    spans = [place.name for place in view.places] + [(time.first, time.last) for time in view.times]
    return any(start < last and first < end for start, end in spans) or view.scan.written(last - 1).endswith(("ها", "هم"))


def _begin(view: View, person: ActorMention) -> int:
    """Where a name begins: an unknown word between a noun for a person and the name is a first name that the lists do not have."""
    at, info = person.core[0], view.scan.info
    unknown = at - 2 >= view.first and not info[at - 1].readings and at - 1 not in view.covered
    return at - 1 if unknown and info[at - 2].has("civilian", "person", "fighter") else at


def _words(name: str) -> str:
    return " ".join(re.findall(rf"{_LETTER}+", name))


def _part_of(name: str, other: str) -> bool:
    return f" {fold(name)} " in f" {fold(other)} "


class Mask:
    """Masks the full names of all documents everywhere, and the short ones of a document in what comes of it alone."""

    def __init__(self, full: Iterable[str]) -> None:
        self._full = frozenset(full)

    def text(self, text: str, short: Iterable[str] = ()) -> str:
        """A text of the same length without the names."""
        pattern = _pattern(self._full | frozenset(short))
        return pattern.sub(lambda match: re.sub(r"\S", BLOCK, match[0]), text) if pattern else text

    def value(self, value: T, short: Iterable[str] = ()) -> T:
        """A record of the contract with every string in it masked. Spans stay as they are."""
        names = frozenset(short)
        return msgspec.convert(self._walk(msgspec.to_builtins(value), names), type(value))

    def _walk(self, value: Any, short: frozenset[str]) -> Any:
        if isinstance(value, str):
            return self.text(value, short)
        if isinstance(value, dict):
            return {key: self._walk(item, short) for key, item in value.items()}
        return [self._walk(item, short) for item in value] if isinstance(value, (list, tuple)) else value

    def record(self, record: Record, names: Names) -> Record:
        """A record with its text masked first, and then every value of it: those with a span take their words from the masked text."""
        document = self._document(record.document, names)
        claims = tuple(_again(self.value(claim, names.short), document.text) for claim in record.claims)
        return msgspec.structs.replace(record, document=document, claims=claims)

    def _document(self, document: Document, names: Names) -> Document:
        masked = self.value(msgspec.structs.replace(document, text=""), names.short)
        return msgspec.structs.replace(masked, id=document.id, text=self.text(document.text, names.short))


@lru_cache(maxsize=256)
def _pattern(names: frozenset[str]) -> re.Pattern[str] | None:
    """Any of the names as whole words, as written or folded, with the particles that are written onto a word."""
    spelled = {form for name in names for form in (name, fold(name), phrase_key(name)) if form.strip()}
    if not spelled:
        return None
    ways = "|".join(r"\W+".join(map(re.escape, form.split())) for form in sorted(spelled, key=lambda form: (-len(form), form)))
    return re.compile(rf"(?<!{_LETTER})[{PARTICLES}]?(?:{ways})(?!{_LETTER})")


def _again(claim: Any, text: str) -> Any:
    """A claim whose values quote the given text."""

    def walk(value: Any) -> Any:
        if isinstance(value, (list, tuple)):
            return [walk(item) for item in value]
        if isinstance(value, dict):
            made = {key: walk(item) for key, item in value.items()}
            span: Span | None = made.get("span")
            return {**made, "text": text[span[0] : span[1]]} if span and made.get("text") else made
        return value

    return msgspec.convert(walk(msgspec.to_builtins(claim)), type(claim))
