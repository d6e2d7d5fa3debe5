"""A judgement: what a person says of a claim, a value or a pair of claims. Undoing is a judgement too."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from riwaya.model.event import ClaimRef
from riwaya.model.record import Claim, Span

SAME, NOT_SAME, UNSURE = "same", "not_same", "unsure"
ACCEPT, CORRECT, REJECT, UNDO = "accept", "correct", "reject", "undo"
PAIRS = frozenset((SAME, NOT_SAME, UNSURE))
VALUES = frozenset((ACCEPT, CORRECT, REJECT))


class Subject(msgspec.Struct, frozen=True):
    """A claim that is judged: its address when it was, the document's key and the trigger, which find it again in a new reading."""

    document: str
    claim: str
    key: str
    trigger: Span

    @property
    def ref(self) -> ClaimRef:
        """The claim's address."""
        return ClaimRef(self.document, self.claim)


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the ledger.

    `field` is a path (`values.py`), "" for the claim as a whole. `value` is what the person holds to be right: with `accept`, what
    stood there; with `reject`, nothing. `seen` is the claim as it had been read then. `undoes` is the id of the judgement taken back.
    `at` is a moment in UTC (`2026-01-31T10:00:00Z`). `id` is a hash of all but `seq`.
    """

    seq: int
    id: str
    kind: str
    subject: Subject
    other: Subject | None = None
    field: str = ""
    value: Any = None
    seen: Claim | None = None
    undoes: str = ""
    author: str = ""
    reason: str = ""
    at: str = ""


def effective(ledger: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that hold, in the order of the ledger: none that was taken back, none that a later one on the same matter replaces."""
    undone: set[str] = set()
    settled: set[tuple[object, ...]] = set()
    found: list[Judgement] = []
    for judgement in sorted(ledger, key=lambda j: j.seq, reverse=True):
        if judgement.id in undone:
            continue
        if judgement.kind == UNDO:
            undone.add(judgement.undoes)
        elif (matter := _matter(judgement)) not in settled:
            settled.add(matter)
            found.append(judgement)
    return found[::-1]


def _matter(judgement: Judgement) -> tuple[object, ...]:
    """What a judgement is about: a pair of claims in either order, or a value."""
    one = (judgement.subject.key, judgement.subject.claim)
    if judgement.other is not None:
        return tuple(sorted((one, (judgement.other.key, judgement.other.claim))))
    return (*one, judgement.field)
