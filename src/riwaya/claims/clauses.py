"""Cut a sentence into clauses, and answer what stands around a token."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from riwaya.mentions.scan import Scan
from riwaya.text.page import Sentence
from riwaya.text.words import WordInfo

_HARD = frozenset((".", "؛", ";", ":", "!", "?", "؟", "…", "\n"))
_SUBORDINATE = frozenset((
    "بينما", "فيما", "لكن", "لكنه", "لكنها", "لكنهم", "ولكن", "ولكنه", "حيث", "بعدما", "عندما", "حينما", "مما",
    "ممااسفر", "اذ", "كما", "وكما", "حين", "وذلك", "مشيرا", "مشيره", "موضحا", "موضحه", "موكدا", "موكده", "مءكدا", "مءكده", "مضيفا",
    "مضيفه", "مبينا", "مبينه", "لافتا", "لافته", "داعيا", "داعيه", "محذرا", "معتبرا", "متهما", "مطالبا", "ان", "انه",
    "انها", "انهم", "انهما", "وان", "وانه", "وانها", "وانهم", "بان", "بانه", "بانها", "بانهم", "كي", "لكي",
))
RELATIVES = frozenset((
    "التي", "الذي", "الذين", "اللذين", "اللتين", "اللذان", "اللتان", "والتي", "والذي", "والذين", "ممن",
))
COMPLEMENTS = frozenset((
    "ان", "انه", "انها", "انهم", "انهما", "انني", "اننا", "وان", "وانه", "وانها", "وانهم", "بان", "بانه", "بانها",
    "بانهم", "بانهما", "وبان", "وبانه", "وبانها", "انا",
))
_CAUSING = frozenset(("ادي", "اسفر", "اوقع", "تسبب", "اوقعت"))
_NOUN_AFTER = frozenset(("في", "على", "إلى", "من", "عن", "مع", "بين", "ضد", "خلال", "جراء", "نحو"))
_FINITE = ("perfect", "imperfect")


class Clauses:
    """Clause boundaries of one sentence; `finite` lists its finite verbs of known classes, `verbs` is their set."""

    def __init__(self, scan: Scan, sentence: Sentence) -> None:
        self.scan = scan
        self.first, self.last = sentence.first, sentence.last
        self._start: dict[int, int] = {}
        self._end: dict[int, int] = {}
        self.finite = [i for i in range(self.first, self.last) if (scan.info[i].readings or scan.trigger_info[i].readings) and self._is_finite(i)]
        self.verbs = frozenset(self.finite)
        bounds = [self.first, *(i for i in range(self.first + 1, self.last) if self._begins(i)), self.last]
        for begin, end in zip(bounds, bounds[1:], strict=False):
            for i in range(begin, end):
                self._start[i], self._end[i] = begin, end

    def start(self, i: int) -> int:
        """Where the clause of token `i` begins."""
        return self._start.get(i, self.first)

    def end(self, i: int) -> int:
        """Where the clause of token `i` ends (half-open)."""
        return self._end.get(i, self.last)

    def verbs_from(self, first: int, end: int) -> int:
        """How many finite verbs stand in tokens `first` to `end`."""
        return max(0, bisect_left(self.finite, end) - bisect_left(self.finite, first))

    def _is_finite(self, i: int) -> bool:
        """Whether a token is read first of all as a finite verb of a known class."""
        if not _finite_word(self.scan.info[i], self.scan.trigger_info[i]):
            return False
        token = self.scan.tokens[i]
        return token.kind == "word" and not token.form.startswith(("ال", "لل")) and not self._governed(i)

    def _governed(self, i: int) -> bool:
        """A word after a preposition is a noun, not a verb."""
        before = self.scan.info[i - 1].get("prep") if i > self.first else None
        return before is not None and before.entry.value in _NOUN_AFTER and self.scan.form(i - 1) != "ان"

    def _begins(self, i: int) -> bool:
        form = self.scan.forms[i]
        if form in _SUBORDINATE or self.scan.forms[i - 1] in _HARD:
            return True
        if form in ("في", "وفي") and self.scan.form(i + 1) in ("حين", "وقت") or form == "ما" and self.scan.form(i + 1) in _CAUSING:
            return True
        return i in self.verbs and form[:1] in "وف" and len(form) > 3 and _joined_verb(self.scan.info[i], self.scan.trigger_info[i])


@lru_cache(maxsize=50_000)
def _finite_word(info: WordInfo, trigger_info: WordInfo) -> bool:
    """Whether the first known reading of a word, as a verb of speech or a carrier or else as a trigger, is finite."""
    for readings in (info.readings, trigger_info.readings):
        for reading in readings:
            if reading.entry.group in ("report", "light", "trigger"):
                if reading.form.pos in _FINITE:
                    return True
                break
    return False


@lru_cache(maxsize=50_000)
def _joined_verb(info: WordInfo, trigger_info: WordInfo) -> bool:
    """Whether a word can be a finite verb after "و" or "ف"."""
    return any(r.before[:1] in ("و", "ف") for r in (*trigger_info.readings, *info.readings) if r.form.pos in _FINITE)
