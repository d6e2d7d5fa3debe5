"""What a learner may ask a reader to show: every proposal that an arbiter weighs, with what is true of it."""

from __future__ import annotations

from typing import NamedTuple


class Proposal(NamedTuple):
    """A proposal for one decision about the trigger at token `at`; `value` is what would be decided."""

    decision: str
    at: int
    kind: str
    features: tuple[str, ...]
    value: object
