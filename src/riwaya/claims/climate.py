"""How much a report is one of war: by all its words together, and by how often it names armed parties and weapons.

In a report of sport, markets or recipes war words mean something else. Which words speak for war and which for peace was
learned (`weights/climate.tsv`); names of places and states say nothing of it, since every land has its football.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import sqrt

from riwaya.claims.view import View
from riwaya.mentions.actor.rules import GROUP, STATE
from riwaya.packs.theatre import nisbas
from riwaya.packs.weights import UNIT, weights
from riwaya.text.words import without_article

PEACE, CALM, SOME, WAR = "peace", "calm", "some", "war"
PEACEFUL, RESTLESS = -0.7, 0.2  # log-odds of a report of war, by its words: below the first peaceful, above the second none of calm
FEW = 50  # words: a shorter report may well leave out what would tell that it is of war
FEW_PEACEFUL, FEW_RESTLESS = -0.4, -0.1
ARMED = 2.5  # armed parties and weapons in a hundred words: the report is full of them
UNKNOWN = 0.4  # how much a party that no pack knows ("المجموعة", "الخلايا") counts as armed


def vocabulary(views: Iterable[View]) -> tuple[str, ...]:
    """The words of a report without their clitics, each once, in order of the alphabet; no names of places and states."""
    found: set[str] = set()
    for view in views:
        states = {i for actor in view.actors if actor.kind == STATE for i in range(actor.first, actor.last)}
        for i in range(view.first, view.last):
            if view.scan.tokens[i].kind == "word" and i not in view.in_places and i not in states:
                found.add(_bare(view.scan.forms[i]))
    return tuple(sorted(word for word in found - nisbas().keys() if len(word) > 1))


@lru_cache(maxsize=50_000)
def _bare(form: str) -> str:
    """A folded word without "and", the article and a preposition glued to it, as far as its letters tell."""
    if form[:1] in ("و", "ف") and len(form) > 4:
        form = form[1:]
    if form[:3] in ("بال", "كال"):
        form = form[1:]
    return form[2:] if form.startswith("لل") and len(form) > 4 else without_article(form)


def climate(views: list[View]) -> str:
    """Whether a report is one of PEACE, of CALM, has SOME of war or is one of WAR; SOME or WAR as long as nothing was learned."""
    words = vocabulary(views)
    table = weights("climate")
    odds = (table.sum(words) / sqrt(len(words) or 1) + table.bias) / UNIT
    length = sum(view.last - view.first for view in views)
    peaceful, restless = (PEACEFUL, RESTLESS) if length >= FEW else (FEW_PEACEFUL, FEW_RESTLESS)
    if table and odds < restless:
        return PEACE if odds < peaceful else CALM
    armed = sum((1 if a.actor else UNKNOWN) for v in views for a in v.actors if a.kind == GROUP and a.role in ("", "military"))
    armed += sum(len(view.weapons) for view in views)
    return SOME if 100 * armed < ARMED * length else WAR
