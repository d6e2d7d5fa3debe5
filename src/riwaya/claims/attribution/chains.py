"""What attribution yields: tellers, and the stretches of text that a chain of them answers for."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.mentions.actor.rules import ActorMention
from riwaya.model.record import Span
from riwaya.text.page import Page

SPEECH_TYPES = frozenset(("demand", "threaten", "accuse", "warn", "reject", "support", "admit", "propose", "order"))
LONGEST = 3


@dataclass(slots=True)
class Teller:
    """One link of a chain: a mention of an actor or an outlet, with the kind of source it is."""

    first: int
    last: int
    name: str
    kind: str
    actor: str | None
    mention: ActorMention | None = None
    rule: str = ""


def span_of(page: Page, teller: Teller) -> Span | None:
    """Where a teller is named: its tokens, or the place in a line of no sentence (credit, dateline) that its rule tells."""
    if teller.first >= 0:
        return page.span(teller.first, teller.last)
    start, _, end = teller.rule.rpartition("@")[2].partition(":")
    return (int(start), int(end)) if "@" in teller.rule else None


@dataclass(slots=True)
class Stretch:
    """Tokens `first` to `last` (half-open) told by `chain`, innermost teller first; `verb` is the reporting verb's token."""

    first: int
    last: int
    chain: list[Teller]
    verb: int = -1
    effect: str = ""
