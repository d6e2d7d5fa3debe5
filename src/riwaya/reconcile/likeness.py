"""What two texts share, as named features, and whether one copies the other."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from riwaya.reconcile.passages import Stretch
from riwaya.reconcile.shingles import Prose
from riwaya.reconcile.stock import without

_NO_DIGIT = re.compile(r"\D")
NEAR_DAYS = 3
LEAD = 0.4
BAR, BAR_SHORT, BAR_PART, BAR_FAR, BAR_AGENCY = 0.35, 0.6, 0.5, 0.75, 0.2
WORDS, WORDS_SHORT, WORDS_AGENCY = 40, 10, 30
OWN_LEAST = 20
IN_PARAGRAPH = 6
CLASHES = 3
MANY_FIGURES, FEW_SHARED = 6, 0.2


class Likeness(NamedTuple):
    """The features of a pair of texts, the younger first.

    `words` counts the words they share, stock left out; `share` and `of_share` are their parts of each text's own prose, stock left out
    (0..1); `paragraphs` counts the paragraphs that hold shared passages, in the text where they are more; `lead` says that one of them
    begins in the first LEAD of either text; `clashes` counts the short gaps inside passages where both texts have figures, and other
    ones; `figures` counts the distinct figures that both have, `of_figures` those of the text that has fewer; `days` is the time between
    the two, -1 where unknown; `agency` says that two outlets credit one agency, or one the other.
    """

    words: int
    share: float
    of_share: float
    paragraphs: int
    lead: bool
    clashes: int
    figures: int
    of_figures: int
    days: int
    agency: bool


def _figures(prose: Prose, words: range) -> set[str]:
    """The figures among the words, without the particles written to them."""
    return {_NO_DIGIT.sub("", prose.words[at]) for at in words if not prose.words[at].isalpha()} - {""}


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
    figures, of_figures = _figures(one, range(len(one.words))), _figures(other, range(len(other.words)))
    paragraphs = max(_paragraphs(one, here.difference(stock[0])), _paragraphs(other, there.difference(stock[1])))
    return Likeness(min(shared, of_shared), _part(shared, own), _part(of_shared, of_own), paragraphs, lead,
                    clashes(one, other, stretches), len(figures & of_figures), min(len(figures), len(of_figures)), days, agency)


def _paragraphs(prose: Prose, words: set[int]) -> int:
    return sum(1 for count in Counter(prose.lines[word] for word in words).values() if count >= IN_PARAGRAPH)


def _part(shared: int, own: int) -> float:
    """A share of a text's own words; a text that is nearly all stock has too few to tell by."""
    return shared / max(own, OWN_LEAST)


def is_form(like: Likeness) -> bool:
    """A form filled in anew (weather, markets, strike counts): the words agree and most figures do not."""
    strangers = like.of_figures >= MANY_FIGURES and like.figures <= FEW_SHARED * like.of_figures
    return strangers or like.clashes >= CLASHES and like.clashes > like.figures


def is_copy(like: Likeness) -> bool:
    """Whether the younger text and the older one are one text, by the larger of the two shares.

    A short passage must be most of a text; a single paragraph (a quote, a background) and passages that stand only in the later part of
    both (background) must be half of a text; texts more than NEAR_DAYS apart must be nearly the same.
    """
    most = max(like.share, like.of_share)
    if is_form(like) or like.words < WORDS_SHORT:
        return False
    if like.days > NEAR_DAYS:
        return most >= BAR_FAR
    several = like.paragraphs > 1
    if like.agency and like.lead and several and like.words >= WORDS_AGENCY and most >= BAR_AGENCY:
        return True
    if like.words < WORDS:
        return most >= BAR_SHORT
    return most >= (BAR if like.lead and several else BAR_PART)
