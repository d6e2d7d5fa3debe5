"""Who says it, through whom: the chain of tellers of every part of a sentence.

Reporting verbs and "according to" phrases open a stretch of text that a speaker answers for; it runs to the end of the
sentence or to the next speaker. A speaker runs on through "وأضاف", "كما أشار" and through an open quotation. An outlet
that the text names as its own closes every chain.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.claims.clauses import COMPLEMENTS, Clauses
from riwaya.claims.view import View
from riwaya.mentions.actor.rules import GROUP, PERSON, POPULATION, STATE, TELLER, ActorMention
from riwaya.mentions.outlet import OutletMention
from riwaya.mentions.scan import Scan
from riwaya.text.quotes import Quote

SPEECH_TYPES = frozenset(("demand", "threaten", "accuse", "warn", "reject", "support", "admit", "propose", "order"))
_CONTINUE = frozenset(
    (
        "واضاف",
        "واضافت",
        "واضافوا",
        "اضاف",
        "وتابع",
        "وتابعت",
        "تابع",
        "واردف",
        "واستطرد",
        "واوضح",
        "واوضحت",
        "واشار",
        "واشارت",
        "ولفت",
        "ولفتت",
        "وذكر",
        "وذكرت",
        "وبين",
        "وبينت",
        "واكد",
        "واكدت",
        "وقال",
        "وقالت",
        "وزاد",
        "وختم",
        "واستدرك",
        "ومضي",
        "كما",
        "ونوه",
        "وشدد",
        "وشددت",
        "ونفي",
        "ونفت",
        "واكدوا",
        "وقالوا",
    )
)
_ACCORDING = frozenset(
    (
        "بحسب",
        "حسب",
        "وفق",
        "وفقا",
        "طبقا",
        "حسبما",
        "وفقما",
        "بحسبما",
        "وبحسب",
        "ووفق",
        "ووفقا",
        "وحسب",
    )
)

_PERSONAL = frozenset(("spokesperson", "official", "commander", "politician", "expert"))


@dataclass(slots=True)
class Teller:
    """One link of a chain: a mention of an actor or an outlet, with the kind of source it is."""

    first: int
    last: int
    name: str
    kind: str
    actor: str | None
    mention: ActorMention | None = None
    rule: str = ""


@dataclass(slots=True)
class Stretch:
    """Tokens `first` to `last` (half-open) told by `chain`, innermost teller first; `verb` is the reporting verb's token."""

    first: int
    last: int
    chain: list[Teller]
    verb: int = -1
    effect: str = ""


@dataclass
class Attribution:
    """Reads the tellers of a report, sentence by sentence."""

    scan: Scan
    quotes: list[Quote]
    outlet: Teller | None = None
    speaker: list[Teller] = field(default_factory=list)
    paragraph: int = -1
    spoke_in: int = -1
    by_head: dict[str, str] = field(default_factory=dict)
    person: Teller | None = None

    def read(self, view: View, clauses: Clauses, outlets: list[OutletMention]) -> list[Stretch]:
        """The stretches of one sentence, in order; what none covers is in the outlet's own voice."""
        found: list[Stretch] = []
        verbs = self._verbs(view, clauses)
        for number, verb in enumerate(verbs):
            end = verbs[number + 1] if number + 1 < len(verbs) else view.last
            stretch = self._stretch(view, clauses, outlets, verb, end)
            if stretch is not None:
                found.append(stretch)
        found = self._titled(view, outlets, found)
        found = self._according(view, clauses, outlets, found)
        if not found:
            found = self._carried(view)
        if found:
            self.speaker = found[-1].chain
            self.paragraph = view.sentence.paragraph
            self.spoke_in = view.sentence.index
        return found

    def _titled(self, view: View, outlets: list[OutletMention], found: list[Stretch]) -> list[Stretch]:
        """ "قائد قوات الأنبار: نحاصر …": a headline that begins with its speaker."""
        if view.sentence.zone not in ("headline", "subhead", "caption") and view.sentence.index > 0 or found:
            return found
        colon = next((i for i in range(view.first, min(view.first + 10, view.last)) if self.scan.form(i) == ":"), None)
        first = view.actor_at.get(view.first)
        if colon is None or colon + 2 >= view.last:
            return found
        if first is not None and first.last == colon and first.kind != POPULATION:
            return [Stretch(colon + 1, view.last, [self._teller(first, outlets)], colon)]
        outlet = next((o for o in outlets if o.first == view.first and o.last == colon), None)
        return [Stretch(colon + 1, view.last, [self._outlet(outlet)], colon)] if outlet is not None else found

    def _verbs(self, view: View, clauses: Clauses) -> list[int]:
        found = []
        for i in range(view.first, view.last):
            reading = self.scan.info[i].get("report")
            if reading is None or reading.entry.value == "name":
                continue
            masdar = reading.form.pos == "masdar" and i + 1 in view.actor_at and reading.entry.value in ("say", "deny", "admit") and "ال" not in reading.before
            if reading.form.pos not in ("perfect", "imperfect", "participle", "active") and not masdar:
                continue
            if reading.form.pos in ("participle", "active") and not self._continuing_participle(i):
                continue
            if i not in clauses.finite and reading.form.pos in ("perfect", "imperfect"):
                continue
            if reading.form.pos == "imperfect" and reading.form.person == 1 and reading.form.number == 1:
                continue
            more = reading.entry.get("more")
            if more in ("needs_that",) and not self._that_follows(i, view):
                continue
            if more == "needs_about" and not self._about_follows(i, view):
                continue
            if more == "quote_only" and not (self._that_follows(i, view) or self._quote_follows(i)):
                continue
            if masdar:
                found.append(i)
                continue
            if reading.after and reading.after not in ("نا",) and not self._that_follows(i, view):
                continue
            found.append(i)
        return found

    def _continuing_participle(self, i: int) -> bool:
        """ "مشيرا إلى", "مؤكدا أن", "موضحة أن"."""
        form = self.scan.form(i)
        return (
            form.endswith(("ا", "ه", "ين"))
            and not form.startswith(("ال", "ب", "ل"))
            and (self.scan.form(i + 1) in COMPLEMENTS or self.scan.form(i + 1) in ("الي", "ان", "علي", "عن") or self._quote_follows(i))
        )

    def _that_follows(self, i: int, view: View) -> bool:
        for k in range(i + 1, min(i + 14, view.last)):
            if self.scan.form(k) in COMPLEMENTS:
                return True
            if self.scan.form(k) in (":",):
                return True
        return self._quote_follows(i)

    def _about_follows(self, i: int, view: View) -> bool:
        """ "كشف عن", "شدد الوزير على", "نقلت عن": what is told hangs on a preposition, with at most the speaker between."""
        if self._that_follows(i, view):
            return True
        reading = self.scan.info[i].get("report")
        wanted = ("عن",) if reading is not None and reading.entry.value == "relay" else ("عن", "علي", "الي")
        other = 0
        for k in range(i + 1, min(i + 12, view.last)):
            form = self.scan.form(k)
            if form in wanted:
                return True
            if k in view.covered or self.scan.tokens[k].kind != "word" or self.scan.info[k].has("weekday", "rank", "office", "unit"):
                continue
            other += 1
            if other > 1 or self.scan.info[k].readings and self.scan.info[k].readings[0].after:
                return False
        return False

    def _quote_follows(self, i: int) -> bool:
        end = self.scan.tokens[i].end
        return any(end <= quote.start <= end + 60 for quote in self.quotes if quote.end - quote.start > 25)

    def _stretch(self, view: View, clauses: Clauses, outlets: list[OutletMention], verb: int, end: int) -> Stretch | None:
        reading = self.scan.info[verb].get("report")
        assert reading is not None
        that = self._that(verb, end)
        head_end = that if that is not None else min(verb + 14, end)
        participle = reading.form.pos in ("participle", "active")
        tellers = [] if participle else self._right_before(view, verb)
        tellers = tellers or self._tellers(view, outlets, verb + 1, head_end, reading.entry.value, verb)
        if not tellers and not participle:
            tellers = self._subject_before(view, clauses, outlets, verb)
        if not tellers:
            if self.speaker and (participle or view.sentence.index - self.spoke_in <= 1 or self._continues(verb, view)):
                tellers = list(self.speaker)
            elif participle:
                return None
            else:
                return None
        begin = that if that is not None else max((t.last for t in tellers if t.first > verb), default=verb + 1)
        if begin < verb:
            begin = verb + 1
        return Stretch(begin, view.last if end == view.last else end, tellers, verb, reading.entry.value)

    def _right_before(self, view: View, verb: int) -> list[Teller]:
        """ "الجيش يعلن مقتل قيادي": a subject right before its verb speaks, whoever comes after; not after a verb of its own."""
        reading = self.scan.info[verb].get("report")
        if reading is None or reading.form.pos != "imperfect" or reading.after:
            return []
        actor = next((a for a in view.actors if a.last == verb), None)
        if actor is None or actor.governor or not self._speaks(actor) or actor.role == "document":
            return []
        opens = actor.first <= view.first + 1 or self.scan.form(actor.first).startswith("و") or self.scan.tokens[actor.first - 1].kind == "mark"
        return [self._teller(actor, [])] if opens else []

    def _continues(self, verb: int, view: View) -> bool:
        return self.scan.form(verb) in _CONTINUE or self.scan.form(view.first) in _CONTINUE

    def _that(self, verb: int, end: int) -> int | None:
        for i in range(verb + 1, min(verb + 45, end)):
            if self.scan.form(i) in COMPLEMENTS or self.scan.form(i) == ":":
                return i
        start = self.scan.tokens[verb].end
        for quote in self.quotes:
            if start <= quote.start <= start + 200 and quote.end - quote.start > 25:
                for i in range(verb + 1, end):
                    if self.scan.tokens[i].start >= quote.start:
                        return i
        return None

    def _tellers(self, view: View, outlets: list[OutletMention], begin: int, end: int, effect: str, verb: int) -> list[Teller]:
        """Speaker and transmitters named between a reporting verb and what is said."""
        chain: list[Teller] = []
        relayed = effect == "relay"
        relay: list[Teller] = []
        media = {o.first: o for o in outlets}
        i = begin
        first = True
        while i < end:
            outlet = media.get(i)
            actor = view.actor_at.get(i)
            if outlet is not None and (actor is None or outlet.last >= actor.last or actor.head not in ("مراسل",)):
                link = self._outlet(outlet)
                (relay if outlet.governor in ("ل", "مع", "على", "عبر", "في", "ب") or relayed and not chain else chain).append(link)
                if relayed and not chain and link in relay:
                    pass
                i = outlet.last
                first = False
                continue
            if actor is not None:
                if actor.role == "document" and not chain and actor.governor == "":
                    owner = self._owner(view, actor, end)
                    if owner is not None:
                        chain.append(self._teller(owner, outlets))
                        i = owner.last
                        first = False
                        continue
                if self._speaks(actor) and actor.governor in (("", "عن") if relayed else ("",)) and (not chain or self._joined(actor)):
                    link = self._teller(actor, outlets)
                    if relayed and actor.governor == "" and actor.role in ("reporter", "media", "agency", "website"):
                        relay.append(link)
                    else:
                        chain.append(link)
                elif (
                    actor.role in ("document", "social_media", "footage")
                    and actor.governor in ("في", "عبر", "على", "ب")
                    and chain
                    or actor.governor == "ل"
                    and actor.role == "reporter"
                ):
                    relay.append(self._teller(actor, outlets))
                i = actor.last
                first = False
                continue
            if first and self.scan.tokens[i].kind == "word" and i - begin > 6 and not chain:
                break
            i += 1
        return chain[:3] + relay if chain or not relayed else relay

    def _owner(self, view: View, document: ActorMention, end: int) -> ActorMention | None:
        """ "بيان للمركز الإعلامي", "تصريح للناطق باسم الجيش محمد …": whose document it is."""
        for i in range(document.last, min(document.last + 3, end)):
            actor = view.actor_at.get(i)
            if actor is not None and actor.governor == "ل" and actor.kind in (PERSON, GROUP, STATE, TELLER) and actor.role != "document":
                return actor
        return None

    def _outlet(self, outlet: OutletMention) -> Teller:
        cue = self.scan.group(outlet.first, "teller")
        if cue is not None and outlet.id:
            self.by_head[cue.entry.key] = outlet.id
        return Teller(outlet.first, outlet.last, self.scan.page.slice(outlet.name[0], outlet.name[1]), outlet.kind, outlet.id, rule="outlet")

    def _joined(self, actor: ActorMention) -> bool:
        return self.scan.form(actor.first).startswith("و") or self.scan.form(actor.first - 1) in ("،", "-", "–", "(")

    def _speaks(self, actor: ActorMention) -> bool:
        if actor.kind == POPULATION:
            return self.scan.group(actor.first, "teller") is not None
        if actor.rule == "weapon with its owner" or actor.head in ("طيران", "مدفعيه", "سلاح", "بحريه", "دوريه", "رتل"):
            return False
        return actor.kind in (TELLER, PERSON, GROUP, STATE)

    def _teller(self, actor: ActorMention, outlets: list[OutletMention]) -> Teller:
        begin, last = actor.core if actor.kind == PERSON else (actor.first, actor.last)
        kind = actor.role or {PERSON: "official", STATE: "government", GROUP: "military", POPULATION: "resident", TELLER: "unnamed_official"}[actor.kind]
        if kind == "military" and actor.kind == STATE:
            kind = "government"
        known = actor.actor
        for outlet in outlets:
            if actor.first <= outlet.first < actor.last and actor.role in ("reporter", "media", "agency", "website"):
                known = outlet.id
        if actor.kind == PERSON:
            teller = Teller(begin, last, self.scan.page.slice(begin, last), kind, known, actor, actor.rule)
            self.person = teller
            return teller
        if (
            actor.kind == TELLER
            and actor.definite
            and actor.number == 1
            and kind in _PERSONAL
            and not known
            and actor.last - actor.first <= 2
            and self.person is not None
        ):
            return Teller(
                self.person.first, self.person.last, self.person.name, self.person.kind, self.person.actor, self.person.mention, "office for the last speaker"
            )
        if known:
            self.by_head[actor.head] = known
        elif actor.definite and actor.kind == TELLER:
            known = self.by_head.get(actor.head)
        return Teller(begin, last, self.scan.page.slice(begin, last), kind, known, actor, actor.rule)

    def _subject_before(self, view: View, clauses: Clauses, outlets: list[OutletMention], verb: int) -> list[Teller]:
        start = clauses.start(verb)
        best: list[Teller] = []
        for outlet in outlets:
            if start <= outlet.first < verb and not outlet.governor:
                best = [self._outlet(outlet)]
        for actor in view.actors:
            if start <= actor.first and actor.last <= verb and actor.governor == "" and self._speaks(actor):
                return [self._teller(actor, outlets)]
        return best

    def _according(self, view: View, clauses: Clauses, outlets: list[OutletMention], found: list[Stretch]) -> list[Stretch]:
        """ "بحسب الأناضول", "وفق مصدر طبي", "حسبما أفاد شهود"."""
        for i in range(view.first, view.last):
            if self.scan.form(i) not in _ACCORDING and not (self.scan.form(i) in ("نقلا", "وذلك") and self.scan.form(i + 1) in ("عن", "وفق", "بحسب")):
                continue
            chain = self._named_after(view, outlets, i + 1)
            if not chain:
                continue
            covering = [s for s in found if s.verb < i]
            if self.scan.form(i) in ("حسبما", "بحسبما", "وفقما"):
                found = [s for s in found if not (i < s.verb <= i + 3)]
                covering = [s for s in found if s.verb < i]
            if covering and all(t.kind in ("agency", "media", "website") for t in chain):
                covering[-1].chain = covering[-1].chain + chain
                continue
            if covering and covering[-1].verb >= 0:
                found = [*found, Stretch(max(clauses.start(i), covering[-1].verb + 1), view.last, chain, i)]
                continue
            found = [Stretch(view.first, view.last, chain, i), *[s for s in found if s.verb > i + 3]]
        return sorted(found, key=lambda s: (s.first, s.last))

    def _named_after(self, view: View, outlets: list[OutletMention], at: int) -> list[Teller]:
        chain: list[Teller] = []
        relay: list[Teller] = []
        i = at
        stop = min(at + 14, view.last)
        while i < stop:
            outlet = next((o for o in outlets if o.first == i), None)
            actor = view.actor_at.get(i)
            if outlet is not None:
                link = self._outlet(outlet)
                (relay if chain else chain).append(link)
                i = outlet.last
                continue
            if actor is not None:
                if not chain or self._joined(actor):
                    chain.append(self._teller(actor, outlets))
                i = actor.last
                continue
            if chain and self.scan.tokens[i].kind == "mark" or self.scan.form(i) in (".", "؛"):
                break
            i += 1
        return chain[:3] + relay

    def told_next(self, view: View, stretches: list[Stretch], following: View, outlets: list[OutletMention]) -> list[Stretch]:
        """ "جاء ذلك بحسب تصريح أدلى به …": the next sentence names who told this one."""
        first = following.first
        if self.scan.form(first) not in ("جاء", "وجاء", "ياتي") or self.scan.form(first + 1) not in ("ذلك", "هذا"):
            return stretches
        if not any(
            self.scan.form(i) in ("بحسب", "وفق", "تصريح", "بيان", "تصريحات", "لسان", "كلمه", "موتمر", "موءتمر")
            for i in range(first + 2, min(first + 6, following.last))
        ):
            return stretches
        people = [a for a in following.actors if a.kind == PERSON]
        speakers = people or [a for a in following.actors if a.kind in (GROUP, TELLER) and a.role != "document"]
        if not speakers:
            return stretches
        chain = [self._teller(speakers[0], outlets), *(self._outlet(o) for o in outlets if o.governor == "ل")]
        self.speaker = chain
        self.spoke_in = view.sentence.index
        return [Stretch(view.first, view.last, chain, view.first)]

    def _carried(self, view: View) -> list[Stretch]:
        """A sentence without a teller goes on with the last one inside an open quotation or after "كما"."""
        if not self.speaker:
            return []
        sentence = view.sentence
        inside = any(q.start <= sentence.start < q.end and sentence.index - self.spoke_in <= 6 for q in self.quotes if q.end - q.start > 40)
        same = sentence.paragraph == self.paragraph and sentence.index - self.spoke_in == 1
        if inside or same and self.scan.form(view.first) in ("كما", "وكما", "وان", "وانه", "وانها"):
            return [Stretch(view.first, view.last, list(self.speaker))]
        return []
