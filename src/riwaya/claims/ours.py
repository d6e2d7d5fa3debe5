"""Whose "our forces" are in a statement, and who its "enemy" is not: those of the side that signs it."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.attribution import Stretch
from riwaya.claims.view import View
from riwaya.mentions.actor.rules import GROUP
from riwaya.packs.lists import word_list
from riwaya.packs.theatre import actors

_OURS = ("نا", "كم")


def settle_ours(views: Sequence[View], signed: Stretch | None) -> None:
    """Give the forces that a statement calls its own to the side that signs it; the enemy is none of that side."""
    side = _side(signed)
    if side is None:
        return
    known = actors()
    camp = known[side].camp if side in known else ""
    for view in views:
        for mention in view.actors:
            if mention.kind == GROUP and mention.actor is None and mention.pronoun in _OURS:
                mention.actor = mention.affiliation = side
            elif mention.actor in known and camp and known[mention.actor].camp == camp and mention.head in word_list("the_enemy"):
                mention.actor = mention.affiliation = None


def _side(signed: Stretch | None) -> str | None:
    """The party that a signatory is or speaks for."""
    if signed is None:
        return None
    teller = signed.chain[0]
    actor = actors().get(teller.actor or "")
    if actor is not None:
        return (actor.parent or None) if actor.kind == "person" else actor.id
    return teller.mention.affiliation if teller.mention is not None else None
