"""Cut a sentence into clauses, and answer what stands around a token."""

from __future__ import annotations

from riwaya.mentions.scan import Scan
from riwaya.text.page import Sentence

_HARD = frozenset((".", "؛", ";", ":", "!", "?", "؟", "…", "\n"))
_SUBORDINATE = frozenset(
    ["بينما", "فيما", "لكن", "لكنه", "لكنها", "لكنهم", "ولكن", "ولكنه", "حيث", "بعدما", "بعد_ان", "عندما", "حينما", "مما", "ممااسفر", "اذ", "كما", "وكما", "غير_ان", "الا_ان", "حين", "وذلك", "مشيرا", "مشيره", "موضحا", "موضحه", "موكدا", "موكده", "مضيفا", "مضيفه", "مبينا", "مبينه", "لافتا", "لافته", "داعيا", "داعيه", "محذرا", "معتبرا", "متهما", "مطالبا", "ان", "انه", "انها", "انهم", "انهما", "وان", "وانه", "وانها", "وانهم", "بان", "بانه", "بانها", "بانهم", "كي", "لكي", "حتي_"])
RELATIVES = frozenset(["التي", "الذي", "الذين", "اللذين", "اللتين", "اللذان", "اللتان", "والتي", "والذي", "والذين", "ممن"])
COMPLEMENTS = frozenset(["ان", "انه", "انها", "انهم", "انهما", "انني", "اننا", "وان", "وانه", "وانها", "وانهم", "بان", "بانه", "بانها", "بانهم", "بانهما", "وبان", "وبانه", "وبانها", "انا"])


class Clauses:
    """Clause boundaries of one sentence."""

    def __init__(self, scan: Scan, sentence: Sentence) -> None:
        self.scan = scan
        self.first, self.last = sentence.first, sentence.last
        self._start: dict[int, int] = {}
        self._end: dict[int, int] = {}
        self.finite = [i for i in range(self.first, self.last) if self.is_finite(i)]
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

    def is_finite(self, i: int) -> bool:
        """Whether a token is read first of all as a finite verb of a known class."""
        form = self.scan.form(i)
        if self.scan.tokens[i].kind != "word" or form.startswith(("ال", "لل")):
            return False
        if self._governed(i):
            return False
        for readings in (self.scan.info[i].readings, self.scan.trigger_info[i].readings):
            for reading in readings:
                if reading.entry.group not in ("report", "light", "trigger"):
                    continue
                if reading.form.pos in ("perfect", "imperfect"):
                    return True
                break
        return False

    def _governed(self, i: int) -> bool:
        """A word after a preposition is a noun, not a verb."""
        before = self.scan.group(i - 1, "prep") if i > self.first else None
        return before is not None and before.entry.value in ("في", "على", "إلى", "من", "عن", "مع", "بين", "ضد", "خلال", "جراء", "نحو") and self.scan.form(i - 1) != "ان"

    def _begins(self, i: int) -> bool:
        form = self.scan.form(i)
        before = self.scan.form(i - 1)
        if before in _HARD:
            return True
        if form in _SUBORDINATE:
            return True
        if form in ("في", "وفي") and self.scan.form(i + 1) in ("حين", "وقت") or form == "ما" and self.scan.form(i + 1) in ("ادي", "اسفر", "اوقع", "تسبب", "اوقعت"):
            return True
        return form[:1] in "وف" and len(form) > 3 and self.is_finite(i) and any(
            r.before[:1] in ("و", "ف") for r in (*self.scan.trigger_info[i].readings, *self.scan.info[i].readings) if r.form.pos in ("perfect", "imperfect"))
