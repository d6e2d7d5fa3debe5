"""What two texts share, as named features, and whether one copies the other."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.reconcile.passages import Stretch
from riwaya.reconcile.shingles import Prose
from riwaya.reconcile.stock import without

NEAR_DAYS = 3
LEAD = 0.4
BAR, BAR_SHORT, BAR_LATE, BAR_FAR, BAR_AGENCY = 0.35, 0.6, 0.5, 0.75, 0.2
WORDS, WORDS_SHORT, WORDS_AGENCY = 40, 10, 30
OWN_LEAST = 20
CLASHES = 3


class Likeness(NamedTuple):
    """The features of a pair of texts, the younger first.

    `words` counts the words they share, stock left out; `share` and `of_share` are their parts of each text's own prose, stock left out
    (0..1); `passages` counts the passages; `lead` says that one of them begins in the first LEAD of either text; `clashes` counts the
    short gaps inside passages where both texts have figures, and other ones; `figures` counts the distinct figures that both have;
    `days` is the time between the two, -1 where unknown; `agency` says that both credit one agency.
    """

    words: int
    share: float
    of_share: float
    passages: int
    lead: bool
    clashes: int
    figures: int
    days: int
    agency: bool


def _figures(prose: Prose, words: range) -> set[str]:
    return {prose.words[at] for at in words if prose.words[at].isdigit()}


def clashes(one: Prose, other: Prose, stretches: list[Stretch]) -> int:
    """Gaps inside passages where both texts have figures, and not the same: the slots of a form that is filled in anew."""
    found = 0
    for stretch in stretches:
        for before, after in zip(stretch.blocks, stretch.blocks[1:], strict=False):
            here = _figures(one, range(before.at + before.size, after.at))
            there = _figures(other, range(before.of_at + before.size, after.of_at))
            found += bool(here and there and not here & there)
    return found


def compare(one: Prose, other: Prose, stretches: list[Stretch], stock: tuple[frozenset[int], frozenset[int]], days: int, agency: bool) -> Likeness:
    """The features of a pair; `stock` holds the stock words of each text."""
    here = {word for stretch in stretches for block in stretch.blocks for word in range(block.at, block.at + block.size)}
    there = {word for stretch in stretches for block in stretch.blocks for word in range(block.of_at, block.of_at + block.size)}
    shared, of_shared = without(here, stock[0]), without(there, stock[1])
    own, of_own = len(one.words) - len(stock[0]), len(other.words) - len(stock[1])
    real = [s for s in stretches if without(s.words, stock[0]) >= WORDS_SHORT or len(stretches) == 1]
    lead = any(s.words[0] < LEAD * len(one.words) or s.of_words[0] < LEAD * len(other.words) for s in real)
    figures = _figures(one, range(len(one.words))) & _figures(other, range(len(other.words)))
    return Likeness(min(shared, of_shared), _part(shared, own), _part(of_shared, of_own), len(real), lead,
                    clashes(one, other, stretches), len(figures), days, agency)


def _part(shared: int, own: int) -> float:
    """A share of a text's own words; a text that is nearly all stock has too few to tell by."""
    return shared / max(own, OWN_LEAST)


def is_form(like: Likeness) -> bool:
    """A form filled in anew (weather, markets, strike counts): the words agree and most figures do not."""
    return like.clashes >= CLASHES and like.clashes > like.figures


def is_copy(like: Likeness) -> bool:
    """Whether the younger text and the older one are one text, by the larger of the two shares.

    A short passage must be most of a text; passages that stand only in the later part of both are background unless they are half of a
    text; texts more than NEAR_DAYS apart must be nearly the same.
    """
    most = max(like.share, like.of_share)
    if is_form(like) or like.words < WORDS_SHORT:
        return False
    if like.days > NEAR_DAYS:
        return most >= BAR_FAR
    if like.agency and like.lead and like.words >= WORDS_AGENCY and most >= BAR_AGENCY:
        return True
    if like.words < WORDS:
        return most >= BAR_SHORT
    return most >= (BAR if like.lead else BAR_LATE)
