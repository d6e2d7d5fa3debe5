"""Who did what to whom: give each trigger its agents, patients and complements by its frame.

Position and preposition decide, frame by frame (see `frames.yaml`); order of words alone is not enough in Arabic, and
case endings are not printed. Every party carries the name of the rule that placed it.
"""

from __future__ import annotations

from riwaya.claims.roles.ground import ATTACKS, HARM, WINDOW
from riwaya.claims.roles.reader import RoleReader

__all__ = ["ATTACKS", "HARM", "WINDOW", "RoleReader"]
