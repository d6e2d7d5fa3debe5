"""A telling: one claim with what is known of who tells it. What every stage of `reconcile` works on."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.model.event import ClaimRef
from riwaya.model.record import Claim, Published, Span


class Telling(NamedTuple):
    """A claim of a document with its tellers made comparable.

    `speaker` is the first teller: an actor id, or the folded words that name or describe it. `camp` is the side that the first
    teller speaks for: a camp id of the packs, the outlet's id where the outlet speaks itself, else the speaker. `outlet` is a
    pack id, the folded name of an outlet that the packs do not know, or "". `origin` is who first told it, the same for all
    tellings that go back to one text or one statement; "" until the origins are found. `parts` and `totals` are indices of the
    claim's quantities: those told as part of another number, and those that count a longer time or all places together.
    """

    document: str
    claim: Claim
    published: Published | None
    outlet: str
    speaker: str
    camp: str
    origin: str = ""
    parts: tuple[int, ...] = ()
    totals: tuple[int, ...] = ()

    @property
    def ref(self) -> ClaimRef:
        """The claim's address."""
        return ClaimRef(self.document, self.claim.id)


class Passage(NamedTuple):
    """Words of a document that stand in another too: spans of code points in each."""

    span: Span
    of_span: Span


class Copy(NamedTuple):
    """A document that repeats another. `share` is the part of `document`'s own prose that stands in `of`, 0..1.

    `kind`: `reprint` (the same text, edited or cut), `excerpt` (a part of `of` alone), `merged` (text of several, or with
    paragraphs added), `agency` (both credit the same agency's text, and share passages).
    """

    document: str
    of: str
    kind: str
    share: float
    passages: tuple[Passage, ...]
