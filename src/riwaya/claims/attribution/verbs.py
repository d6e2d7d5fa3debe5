"""Find the verbs of a sentence that tell, and where what they tell begins."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.claims.clauses import COMPLEMENTS, Clauses
from riwaya.claims.view import View
from riwaya.mentions.actor.rules import POPULATION, TELLER
from riwaya.mentions.scan import Scan
from riwaya.packs.lists import word_list
from riwaya.text.lexicon import Reading
from riwaya.text.quotes import Quotations

PARTICIPLES = ("participle", "active")
_FINITE = ("perfect", "imperfect")
_NOUNS_TELL = ("say", "deny", "admit")
_LONG = 25
_SIDES = 8  # words between the two sides that "between" tells
_WATCHERS = ("reporter", "organisation", "media", "agency", "resident")


@dataclass(slots=True)
class ReportVerbs:
    """Reads the verbs that tell, in a report with these quotations."""

    scan: Scan
    quotes: Quotations

    def find(self, view: View, clauses: Clauses) -> list[int]:
        """The tokens of the verbs, participles and nouns of speech in a sentence that open a stretch."""
        return [i for i in range(view.first, view.last) if self._tells(i, view, clauses)]

    def that(self, verb: int, end: int) -> int | None:
        """The token where what a verb tells begins: "that", a colon or a long quotation."""
        for i in range(verb + 1, min(verb + 45, end)):
            if self.scan.form(i) in COMPLEMENTS or self.scan.form(i) == ":":
                return i
        start = self.scan.tokens[verb].end
        begins = self.quotes.open_between(start, start + 200, longer=_LONG)
        if begins is None:
            return None
        return next((i for i in range(verb + 1, end) if self.scan.tokens[i].start >= begins), None)

    def _tells(self, i: int, view: View, clauses: Clauses) -> bool:
        reading = self.scan.info[i].get("report")
        if reading is None or reading.entry.value == "name":
            return False
        if _is_noun_of_speech(reading) and i + 1 in view.actor_at:
            return self._has_what_it_needs(i, reading, view)
        if not self._right_form(i, reading, clauses) or not self._has_what_it_needs(i, reading, view):
            return False
        return not reading.after or reading.after == "نا" or self._that_follows(i, view)

    def _right_form(self, i: int, reading: Reading, clauses: Clauses) -> bool:
        """Whether a word of speech is a finite verb, not "I say", or a participle that goes on telling."""
        form = reading.form
        if form.pos in PARTICIPLES:
            return self._continuing_participle(i)
        first_person = form.pos == "imperfect" and form.person == 1 and form.number == 1
        return form.pos in _FINITE and i in clauses.verbs and not first_person

    def _has_what_it_needs(self, i: int, reading: Reading, view: View) -> bool:
        """Whether "that", a quotation or a preposition follows, as the entry of the verb asks."""
        more = reading.entry.get("more")
        between = self.scan.form(i) in word_list("tells or between")
        if self.scan.info[i].has("prep") and (between or not self._expresses(i, view)):
            return between and self._says_at_once(i, view)
        if reading.entry.key in word_list("registers") and self._teller_follows(i, view):
            return True
        if more in ("needs_that", "quote_only"):
            return self._that_follows(i, view)
        return more != "needs_about" or self._about_follows(i, reading, view)

    def _expresses(self, i: int, view: View) -> bool:
        """ "عبر الأمين العام عن قلقه": a verb of speech; "عبر حسابه على تويتر" has a preposition."""
        return any(self.scan.form(k) in word_list("relay_from") for k in range(i + 1, min(i + 10, view.last)))

    def _says_at_once(self, i: int, view: View) -> bool:
        """ "وبين أن", "بين المصدر أن": between a preposition and "that" nothing can stand. "بينها وبين القوات، وأن …" tells two sides."""
        if any(self.scan.form(k).startswith("بين") for k in range(max(view.first, i - _SIDES), i)):
            return False
        actor = view.actor_at.get(i + 1)
        return self.scan.form(actor.last if actor is not None else i + 1) in COMPLEMENTS

    def _teller_follows(self, i: int, view: View) -> bool:
        """ "رصد شهود تحرك أرتال", "سجلت منظمة مقتل …": one who watches and tells is the subject, and what he saw the object."""
        actor = view.actor_at.get(i + 1)
        return actor is not None and not actor.governor and (actor.kind in (TELLER, POPULATION) or actor.role in _WATCHERS)

    def _continuing_participle(self, i: int) -> bool:
        """ "مشيرا إلى", "مؤكدا أن", "موضحة أن"."""
        form, following = self.scan.form(i), self.scan.form(i + 1)
        return (
            form.endswith(("ا", "ه", "ين"))
            and not form.startswith(("ال", "ب", "ل"))
            and (following in COMPLEMENTS or following in word_list("after_telling") or self._quote_follows(i))
        )

    def _that_follows(self, i: int, view: View) -> bool:
        for k in range(i + 1, min(i + 14, view.last)):
            if self.scan.form(k) in COMPLEMENTS or self.scan.form(k) == ":":
                return True
        return self._quote_follows(i)

    def _about_follows(self, i: int, reading: Reading, view: View) -> bool:
        """ "كشف عن", "شدد الوزير على", "نقلت عن": what is told hangs on a preposition, with at most the speaker between."""
        if self._that_follows(i, view):
            return True
        wanted = word_list("relay_from" if reading.entry.value == "relay" else "told_about")
        other = 0
        for k in range(i + 1, min(i + 12, view.last)):
            info = self.scan.info[k]
            if self.scan.form(k) in wanted:
                return True
            if k in view.covered or self.scan.tokens[k].kind != "word" or info.has("weekday", "rank", "office", "unit"):
                continue
            other += 1
            if other > 1 or info.readings and info.readings[0].after:
                return False
        return False

    def _quote_follows(self, i: int) -> bool:
        end = self.scan.tokens[i].end
        return self.quotes.open_between(end, end + 60, longer=_LONG) is not None


def _is_noun_of_speech(reading: Reading) -> bool:
    """Whether a reading is a noun like "قول" without the article."""
    return reading.form.pos == "masdar" and reading.entry.value in _NOUNS_TELL and "ال" not in reading.before
