"""Read who tells each part of a report, sentence by sentence, and carry the speaker on."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.claims.agreement import AGREES, with_verb
from riwaya.claims.attribution.according import add_according
from riwaya.claims.attribution.chains import Stretch, Teller
from riwaya.claims.attribution.naming import MEDIA, Namer
from riwaya.claims.attribution.tellers import Between, coordinated, main_subject, right_before, subject_before
from riwaya.claims.attribution.titles import titled
from riwaya.claims.attribution.verbs import PARTICIPLES, ReportVerbs
from riwaya.claims.clauses import Clauses
from riwaya.claims.view import View
from riwaya.mentions.actor.inflection import gender_of
from riwaya.mentions.actor.rules import GROUP, PERSON, TELLER
from riwaya.mentions.outlet import OutletMention
from riwaya.mentions.scan import Scan
from riwaya.packs.lists import word_list
from riwaya.text.lexicon import Reading
from riwaya.text.quotes import Quotations

_SPEAKER_WITHIN = 14


@dataclass
class Attribution:
    """Reads the tellers of a report, sentence by sentence."""

    scan: Scan
    quotes: Quotations
    outlet: Teller | None = None
    speaker: list[Teller] = field(default_factory=list)
    paragraph: int = -1
    spoke_in: int = -1

    def __post_init__(self) -> None:
        self.namer = Namer(self.scan)
        self.verbs = ReportVerbs(self.scan, self.quotes)

    def read(self, view: View, clauses: Clauses, outlets: list[OutletMention]) -> list[Stretch]:
        """The stretches of one sentence, in order; what none covers is in the outlet's own voice."""
        verbs = self.verbs.find(view, clauses)
        found = titled(self.namer, view, outlets)
        for verb, end in zip(verbs, [*verbs[1:], view.last], strict=False):
            stretch = self._stretch(view, clauses, outlets, (verb, end), found)
            found += [stretch] if stretch is not None else []
        found = add_according(self.namer, view, clauses, outlets, found) or self._carried(view)
        if found:
            self.speaker = found[-1].chain
            self.paragraph = view.sentence.paragraph
            self.spoke_in = view.sentence.index
        return found

    def told_next(self, view: View, stretches: list[Stretch], following: View, outlets: list[OutletMention]) -> list[Stretch]:
        """ "جاء ذلك بحسب تصريح أدلى به …": the next sentence names who told this one."""
        if not self._says_how_told(following):
            return stretches
        people = [a for a in following.actors if a.kind == PERSON]
        speakers = people or [a for a in following.actors if a.kind in (GROUP, TELLER) and a.role != "document"]
        if not speakers:
            return stretches
        self.speaker = [self.namer.teller(speakers[0], outlets), *(self.namer.outlet(o) for o in outlets if o.governor == "ل")]
        self.spoke_in = view.sentence.index
        return [Stretch(view.first, view.last, self.speaker, view.first)]

    def _says_how_told(self, view: View) -> bool:
        """Whether a sentence begins with "this came in a statement of"."""
        first, form = view.first, self.scan.form
        if form(first) not in word_list("came") or form(first + 1) not in word_list("this"):
            return False
        return any(form(i) in word_list("told_in") for i in range(first + 2, min(first + 6, view.last)))

    def _stretch(self, view: View, clauses: Clauses, outlets: list[OutletMention], reach: tuple[int, int], found: list[Stretch]) -> Stretch | None:
        """What a verb tells, which with the next one bounds its `reach`; None where nobody is found who tells it."""
        verb, end = reach
        reading = self.scan.info[verb].get("report")
        assert reading is not None
        that = self.verbs.that(verb, end)
        if reading.form.pos in PARTICIPLES:
            tellers = list(found[-1].chain) if found else main_subject(self.namer, view, verb) or list(self.speaker)
        else:
            tellers = self._tellers(view, clauses, outlets, reading, (verb, that if that is not None else min(verb + _SPEAKER_WITHIN, end)))
            if self._is_accused(view, reading, tellers):
                tellers = list(found[-1].chain) if found else list(self.speaker) or tellers
            if not tellers and self._goes_on(view, reading):
                tellers = self._same(reading, found) or list(self.speaker)
        if not tellers:
            return None
        begin = that if that is not None else max((t.last for t in tellers if t.first > verb), default=verb + 1)
        return Stretch(begin, end, tellers, verb, reading.entry.value)

    def _same(self, reading: Reading, found: list[Stretch]) -> list[Teller]:
        """Who spoke before in the same sentence, where a verb after "و" has no subject and he agrees with it: "بثت السرايا … وأعلنت"."""
        teller = found[-1].chain[0] if found and found[-1].chain and reading.before[:1] == "و" else None
        fits = teller is not None and teller.mention is not None and with_verb(reading, gender_of(teller.mention), after=False) == AGREES
        return list(found[-1].chain[:1]) if fits else []

    def _is_accused(self, view: View, reading: Reading, tellers: list[Teller]) -> bool:
        """"نفى المتحدث … واتهم الجيش بقصفه": the one party after a verb that goes on, before what it is accused of, is no speaker."""
        if reading.entry.key not in word_list("accuses") or reading.before[:1] not in ("و", "ف") or len(tellers) != 1:
            return False
        after = tellers[0].last
        return tellers[0].first > view.first and self.scan.form(after)[:1] == "ب" and self.scan.tokens[after].kind == "word" and not any(
            actor.first == after for actor in view.actors)

    def _tellers(self, view: View, clauses: Clauses, outlets: list[OutletMention], reading: Reading, reach: tuple[int, int]) -> list[Teller]:
        """Who tells by a finite verb: its subject right before it, those between it and what is said, or the subject of its clause."""
        verb, end = reach
        between = Between(self.namer, view, outlets, reading.entry.value == "relay")
        first = right_before(self.namer, view, clauses, verb)
        if first:
            return [*first, *between.read(verb + 1, end).relay]
        if between.read(verb + 1, end).chain:
            return between.tellers
        named = subject_before(self.namer, view, clauses, outlets, verb) or coordinated(self.namer, view, clauses, reading, verb)
        if not named and between.relay and not between.relayed and self._goes_on(view, reading):
            named = [t for t in self.speaker if t.kind not in MEDIA][:1]  # "وقالت في بيان على تليغرام": whoever spoke before, through what is named now
        return [*named, *between.relay]

    def _goes_on(self, view: View, reading: Reading) -> bool:
        """"وأضاف", "كما أشار": a verb of speech in the next sentence, or that "و" ties to what was said before."""
        return view.sentence.index - self.spoke_in <= 1 or self.scan.form(view.first) in word_list("also") or reading.before[:1] in ("و", "ف")

    def _carried(self, view: View) -> list[Stretch]:
        """A sentence without a teller goes on with the last one inside an open quotation or after "كما"."""
        if not self.speaker:
            return []
        sentence = view.sentence
        inside = sentence.index - self.spoke_in <= 6 and self.quotes.hold(sentence.start, sentence.start + 1, longer=40)
        same = sentence.paragraph == self.paragraph and sentence.index - self.spoke_in == 1
        if inside or same and self.scan.form(view.first) in word_list("goes_on"):
            return [Stretch(view.first, view.last, list(self.speaker))]
        return []
