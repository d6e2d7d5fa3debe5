"""Fold Arabic spelling: what a reader takes for the same word becomes the same string.

Folding drops diacritics and tatweel, writes every alef as ا, alef maqsura as ي, ta marbuta as ه, every seated hamza
as ء, Persian letters as Arabic ones, shapes of letters ("ﺣﻠﺐ", as pages copied from a PDF print them) as the letters, and
all digits as ASCII; "كورد", as Kurdish outlets write, becomes كرد. It is only used to look words up; offsets always refer
to the text as it came.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

MARKS = "".join((
    "\u0640", *map(chr, range(0x064B, 0x0660)), "\u0670\u200b\u200c\u200d\u200e\u200f",
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))

_TABLE: dict[int, str | None] = {
    **{ord(a): "ا" for a in "أإآٱ"},
    ord("ى"): "ي",
    ord("ی"): "ي",
    ord("ې"): "ي",
    ord("ة"): "ه",
    ord("ۀ"): "ه",
    ord("ؤ"): "ء",
    ord("ئ"): "ء",
    ord("ک"): "ك",
    ord("گ"): "ك",
    ord("ڤ"): "ف",
    ord("پ"): "ب",
    ord("چ"): "ج",
    **{ord("٠") + i: str(i) for i in range(10)},
    **{ord("۰") + i: str(i) for i in range(10)},
    **{ord(m): None for m in MARKS},
}
# A letter in the shape that it takes in a word, or two letters bound into one sign.
SHAPES = "\ufb50-\ufbb1\ufbd3-\ufbe9\ufbfc-\ufbff\ufdf2\ufe80-\ufefc"
_SHAPED = (range(0xFB50, 0xFBB2), range(0xFBD3, 0xFBEA), range(0xFBFC, 0xFC00), (0xFDF2,), range(0xFE80, 0xFEFD))
_TABLE |= {sign: normalize("NFKC", chr(sign)).translate(_TABLE) for signs in _SHAPED for sign in signs}


_KURD = ("كورد", "كرد")


def fold(word: str) -> str:
    """Return the folded form of a word or phrase; idempotent."""
    return word.translate(_TABLE).replace(*_KURD)


def fold_all(words: Iterable[str]) -> list[str]:
    """The folded forms of many words or phrases, none of which holds a line break: much quicker than one by one."""
    joined = "\n".join(words)
    return joined.translate(_TABLE).replace(*_KURD).split("\n")


@lru_cache(maxsize=100_000)
def fold_word(word: str) -> str:
    """The folded form of a word of running text, kept because words come again."""
    return word.translate(_TABLE).replace(*_KURD)
