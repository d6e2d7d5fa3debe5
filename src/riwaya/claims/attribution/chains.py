"""What attribution yields: tellers, and the stretches of text that a chain of them answers for."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.mentions.actor.rules import ActorMention

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


@dataclass(slots=True)
class Stretch:
    """Tokens `first` to `last` (half-open) told by `chain`, innermost teller first; `verb` is the reporting verb's token."""

    first: int
    last: int
    chain: list[Teller]
    verb: int = -1
    effect: str = ""
