"""Read who tells each part of a report, sentence by sentence, and carry the speaker on."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.claims.attribution.according import add_according
from riwaya.claims.attribution.chains import Stretch, Teller
from riwaya.claims.attribution.naming import Namer
from riwaya.claims.attribution.tellers import Between, right_before, subject_before
from riwaya.claims.attribution.verbs import PARTICIPLES, ReportVerbs
from riwaya.claims.clauses import Clauses
from riwaya.claims.view import View
from riwaya.mentions.actor.rules import GROUP, PERSON, TELLER
from riwaya.mentions.outlet import OutletMention
from riwaya.mentions.scan import Scan
from riwaya.packs.lists import word_list
from riwaya.text.lexicon import Reading
from riwaya.text.quotes import Quote

_TITLES = ("headline", "subhead", "caption")
_SPEAKER_WITHIN = 14


@dataclass
class Attribution:
    """Reads the tellers of a report, sentence by sentence."""

    scan: Scan
    quotes: list[Quote]
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
        told = [self._stretch(view, clauses, outlets, verb, end) for verb, end in zip(verbs, [*verbs[1:], view.last], strict=False)]
        found = [s for s in told if s is not None] or self._titled(view, outlets)
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

    def _titled(self, view: View, outlets: list[OutletMention]) -> list[Stretch]:
        """ "قائد قوات الأنبار: نحاصر …": a headline that begins with its speaker."""
        if view.sentence.zone not in _TITLES and view.sentence.index > 0:
            return []
        colon = next((i for i in range(view.first, min(view.first + 10, view.last)) if self.scan.form(i) == ":"), None)
        if colon is None or colon + 2 >= view.last:
            return []
        first = view.actor_at.get(view.first)
        if first is not None and first.last == colon and self.namer.speaks(first):
            return [Stretch(colon + 1, view.last, [self.namer.teller(first, outlets)], colon)]
        outlet = next((o for o in outlets if o.first == view.first and o.last == colon), None)
        return [Stretch(colon + 1, view.last, [self.namer.outlet(outlet)], colon)] if outlet is not None else []

    def _stretch(self, view: View, clauses: Clauses, outlets: list[OutletMention], verb: int, end: int) -> Stretch | None:
        """What the verb at token `verb` tells, up to token `end`; None where nobody is found who tells it."""
        reading = self.scan.info[verb].get("report")
        assert reading is not None
        participle = reading.form.pos in PARTICIPLES
        that = self.verbs.that(verb, end)
        tellers = [] if participle else right_before(self.namer, view, verb)
        if not tellers:
            between = Between(self.namer, view, outlets, reading.entry.value == "relay")
            tellers = between.read(verb + 1, that if that is not None else min(verb + _SPEAKER_WITHIN, end))
        if not tellers and not participle:
            tellers = subject_before(self.namer, view, clauses, outlets, verb)
        if not tellers and (participle or self._goes_on(view, reading)):
            tellers = list(self.speaker)
        if not tellers:
            return None
        begin = that if that is not None else max((t.last for t in tellers if t.first > verb), default=verb + 1)
        return Stretch(begin, end, tellers, verb, reading.entry.value)

    def _goes_on(self, view: View, reading: Reading) -> bool:
        """"وأضاف", "كما أشار": a verb of speech in the next sentence, or that "و" ties to what was said before."""
        return view.sentence.index - self.spoke_in <= 1 or self.scan.form(view.first) in word_list("also") or reading.before[:1] in ("و", "ف")

    def _carried(self, view: View) -> list[Stretch]:
        """A sentence without a teller goes on with the last one inside an open quotation or after "كما"."""
        if not self.speaker:
            return []
        sentence = view.sentence
        inside = any(q.start <= sentence.start < q.end and sentence.index - self.spoke_in <= 6 for q in self.quotes if q.end - q.start > 40)
        same = sentence.paragraph == self.paragraph and sentence.index - self.spoke_in == 1
        if inside or same and self.scan.form(view.first) in word_list("goes_on"):
            return [Stretch(view.first, view.last, list(self.speaker))]
        return []
