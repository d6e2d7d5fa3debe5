"""What every format is given: an event, its claims with their documents, and the caller's wishes; and what it gives back, a count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from riwaya.model.event import Account, ClaimRef, Event
from riwaya.model.record import Claim, Document


class Bundle(NamedTuple):
    """The claims of an event with the documents they stand in.

    `claims` may fetch lazily: it is asked only for references that the event names. A reference that it does not hold (KeyError)
    counts as a claim of which nothing but its address is known.
    """

    claims: Mapping[ClaimRef, tuple[Document, Claim]]


Pair = tuple[Event, Bundle]
Pairs = Iterable[Pair]


class Told(NamedTuple):
    """A claim of the event with its address and its document."""

    ref: ClaimRef
    document: Document
    claim: Claim


class Options(NamedTuple):
    """What a caller may choose; a format ignores what does not concern it.

    `labels`: `text` or `code`, for ACLED's actor classes. `excel`: begin CSV with a byte order mark, so that Excel reads UTF-8.
    `table`: `events` or `claims`, for Parquet. `areas`: GeoJSON circles of the honest radius instead of points.
    """

    labels: str = "text"
    excel: bool = False
    table: str = "events"
    areas: bool = False


@dataclass
class Summary:
    """What was written: events seen, rows (lines, features, entities) written, and events left out, counted by reason."""

    events: int = 0
    rows: int = 0
    left_out: dict[str, int] = field(default_factory=dict)

    def leave(self, reason: str) -> None:
        """Count an event that the format has no room for."""
        self.left_out[reason] = self.left_out.get(reason, 0) + 1


def told(event: Event, bundle: Bundle) -> list[Told]:
    """The claims of an event that the bundle holds, by document and claim id."""
    return pick(bundle, event.claims)


def pick(bundle: Bundle, refs: Iterable[ClaimRef]) -> list[Told]:
    """The claims at these addresses, sorted, each once."""
    found = []
    for ref in sorted(set(refs)):
        try:
            document, claim = bundle.claims[ref]
        except KeyError:
            continue
        found.append(Told(ref, document, claim))
    return found


def documents(items: Iterable[Told]) -> list[Document]:
    """The documents of some claims, each once, by id."""
    return [document for _, document in sorted({item.document.id: item.document for item in items}.items())]


def affirming(event: Event) -> list[Account]:
    """The accounts that say that it happened: those that neither deny it nor tell it as something to come."""
    return [a for a in event.accounts if a.factuality in ("actual", "possible", "failed") and "denies" not in a.marks]
