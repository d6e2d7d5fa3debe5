"""Find the subject of a verb: the phrase before it that is still free, or the one that stands right after it."""

from __future__ import annotations

from riwaya.claims.clauses import RELATIVES
from riwaya.claims.roles.ground import Ground, Phrase
from riwaya.mentions.actor.rules import TELLER, ActorMention
from riwaya.packs.lists import word_list

_ASIDE = ("weekday", "unit", "month", "rank", "office", "approx", "direction")
_FAR = 8


def topic_of(ground: Ground, at: int) -> tuple[Phrase | None, bool]:
    """The subject before a verb at token `at`, and whether the verb stands in a relative clause."""
    view, scan = ground.view, ground.scan
    i = _before_particles(ground, at)
    if i >= view.first and scan.form(i) in RELATIVES:
        return ground.ending_at(i), True
    start = ground.clauses.start(at)
    best = _free_before(ground, start, at)
    if best is None and scan.form(start - 1) and start > view.first and ground.clauses.start(start - 1) != start:
        return None, False
    return best, False


def _before_particles(ground: Ground, at: int) -> int:
    """The token before a verb at token `at`, its particles left out."""
    scan, adverbs = ground.scan, word_list("adverbs")
    i = at - 1
    while i >= ground.view.first and (scan.form(i) in adverbs or scan.info[i].has("negation") or scan.info[i].has("hedge")):
        i -= 1
    return i


def _free_before(ground: Ground, start: int, at: int) -> Phrase | None:
    """The first free phrase of tokens `start` to `at`; a teller gives way to what comes after."""
    best: Phrase | None = None
    for mention in ground.mentions(start, at):
        if mention.last > at:
            break
        if not ground.governor_of(mention) and not _spent(ground, mention, at):
            best = mention if best is None or isinstance(best, ActorMention) and best.kind == TELLER else best
    return best


def _spent(ground: Ground, mention: Phrase, at: int) -> bool:
    """Whether another finite verb stands between the phrase and the verb, or right before the phrase."""
    scan, finite = ground.scan, ground.clauses.finite
    for i in finite:
        if mention.last <= i < at and not scan.info[i].has("light") and scan.form(i - 1) not in RELATIVES:
            return True
    before = mention.first - 1
    return before in finite and not scan.info[before].has("light")


def adjacent(ground: Ground, left: int, right: int) -> bool:
    """Whether only adverbs, times, places, phrases with a preposition and marks stand in tokens `left` to `right`."""
    return right - left <= _FAR and all(_aside(ground, i) for i in range(left, right))


def _aside(ground: Ground, i: int) -> bool:
    """Whether token `i` may stand between a verb and its subject."""
    view, scan = ground.view, ground.scan
    return (
        scan.tokens[i].kind in ("mark", "number")
        or scan.form(i) in word_list("adverbs")
        or scan.info[i].has(*_ASIDE)
        or any(t.first <= i < t.last for t in view.times)
        or any(p.first <= i < p.last for p in view.places)
        or i in view.covered
        or scan.info[i].has("prep")
    )
