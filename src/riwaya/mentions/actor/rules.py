"""Find actor mentions: known names, and noun phrases whose shape says party, person, teller or population.

A noun phrase grows from its head ("قوات", "مسلحون", "مصدر", "المتحدث باسم") over what belongs to it: known names, ranks,
adjectives, numbers of units, "التابعة ل …", "من …". The known name inside it links it to a pack actor.
"""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.mentions.scan import Scan, governor
from riwaya.packs.names import given_names, name_particles
from riwaya.packs.theatre import Actor, ActorForm, actors, nisbas
from riwaya.text.phrases import Hit
from riwaya.text.words import bare_forms

GROUP, PERSON, TELLER, POPULATION, STATE = "group", "person", "teller", "population", "state"


@dataclass(slots=True)
class ActorMention:
    """An actor mention.

    `first`, `last`: tokens of the whole phrase; `core`: the tokens that are quoted (the name, where there is one);
    `actor`: pack id or None; `kind`: group, person, teller, population, state; `role`: kind of source it would be;
    `affiliation`: id of the body a teller or person speaks for; `pronoun`: enclitic on its head ("ه" in "قواته");
    `sense`: partisan sense of its name; `head`: folded head noun; `definite`: whether the head is definite.
    """

    first: int
    last: int
    core: tuple[int, int]
    actor: str | None
    kind: str
    role: str
    governor: str
    rule: str
    affiliation: str | None = None
    pronoun: str = ""
    sense: str = ""
    head: str = ""
    definite: bool = False
    number: int = 1
    known: tuple[str, ...] = ()
    parent: str | None = None


_RELATION = frozenset(
    ["التابع", "التابعه", "التابعين", "التابعون", "التابعتين", "تابع", "تابعه", "تابعين", "تابعون", "الموالي", "الموالون", "الموال", "المواليه", "الموالين", "الموالون", "موالي", "مواليه", "موالين", "موالون", "موال", "المدعوم", "المدعومه", "المدعومين", "المدعومون", "مدعومه", "مدعومين", "المنتمي", "المنتميه", "المنتمين", "منتمين", "منتمون", "المرتبط", "المرتبطه", "المرتبطين", "المحسوبه", "المحسوبين", "الخاضعه", "العامله", "المنضويه", "المنضويين", "المناهضه", "المناويه", "المءيده", "المويده", "المواليتين", "المتحالفه", "المتحالفين", "المعارضه", "المعارض", "المتمركزه_", "المكلفه", "الموازيه", "المسماه"])
_SINGLE_UNITS = frozenset(["لواء", "كتيبه", "فرقه", "فوج", "سريه", "فيلق", "كتاءب", "الويه", "سرايا"])
_STOP = frozenset(
    ["التي", "الذي", "الذين", "اللذين", "اللتين", "ان", "انها", "انه", "انهم", "وان", "حيث", "بينما", "فيما", "لكن", "كما", "ثم", "او", "بعدما", "عندما", "حين", "هي", "هو", "هم", "قد", "وقد", "كان", "كانت", "كانوا", "وكان", "وكانت", "ما", "لا", "لم", "لن", "هذا", "هذه", "ذلك", "تلك", "امس", "اليوم", "غدا", "ايضا", "جميعا", "فجر", "صباح", "مساء", "ليل", "ليله", "ظهر", "عصر", "قيد", "بينهم", "بينها", "بات", "باتت", "صار", "اصبح", "اصبحت", "ليست", "ليس", "وهو", "وهي", "وهم", "يوم", "الان", "حاليا", "اذ", "كل", "جميع", "بعض", "اي", "غير", "سوي", "عدا", "نحو", "حوالي", "خاصه", "فقط", "معا", "كافه"])
_ADJ_END = ("يه", "ي", "يين", "يون", "ين", "ون", "ات", "ه", "ان")


class ActorFinder:
    """Finds the actor mentions of a report whose theatres are known."""

    def __init__(self, scan: Scan, hits: dict[int, Hit[ActorForm]], theatre_ids: tuple[str, ...], places: dict[int, int]) -> None:
        self.scan = scan
        self.hits = hits
        self.theatres = theatre_ids
        self.places = places
        self.given = given_names()
        self.particles = name_particles()
        self.nisbas = nisbas()

    def choose(self, hit: Hit[ActorForm]) -> ActorForm | None:
        """The actor a known name means here: of the report's own theatres first; weak names only there."""
        best: tuple[tuple[int, int, str], ActorForm] | None = None
        for form in hit.items:
            theatre = form.actor.theatre
            if form.weak and theatre and theatre not in self.theatres:
                continue
            if hit.last - hit.first == 1 and not theatre == "" and theatre not in self.theatres and form.actor.kind not in ("state",) and form.weak:
                continue
            rank = self.theatres.index(theatre) if theatre in self.theatres else 5 if not theatre else 8
            key = (rank, int(form.weak), form.actor.id)
            if best is None or key < best[0]:
                best = (key, form)
        return best[1] if best else None

    def find(self, first: int, end: int) -> list[ActorMention]:
        """All actor mentions of tokens `first` to `end`, left to right; outer phrases swallow inner ones."""
        found: list[ActorMention] = []
        at = first
        while at < end:
            mention = self._at(at, first, end) if self.scan.tokens[at].kind in ("word", "latin") else None
            if mention is None or mention.last <= at:
                at += 1
                continue
            mention.governor = self._governor(mention, found, first)
            found.append(mention)
            at = mention.last
        return found

    def _governor(self, mention: ActorMention, found: list[ActorMention], first: int) -> str:
        particles = ""
        form = self.scan.form(mention.first)
        for reading in self.scan.info[mention.first].readings:
            if reading.entry.group in ("weapon", "force", "fighter", "civilian", "teller", "office", "rank", "person"):
                particles = reading.before.replace("لل", "ل").replace("ال", "")
                break
        else:
            hit = self.hits.get(mention.first)
            if hit is not None:
                particles = hit.particles
            elif form[:1] in "بلوك" and form[1:] in self.given:
                particles = form[0]
        gov = governor(self.scan, mention.first, particles)
        if not gov and found and form.startswith("و") and (particles.startswith("و") or not particles):
            last = found[-1].last
            if last == mention.first or (last == mention.first - 1 and self.scan.form(last) in ("،", ",", ")")):
                return found[-1].governor
        return gov

    # -- one mention -------------------------------------------------------------------------------------------------

    def _at(self, at: int, first: int, end: int) -> ActorMention | None:
        if self._is_outlet_like(at):
            return None
        hit = self.hits.get(at)
        form = self.choose(hit) if hit is not None else None
        if hit is not None and form is not None and not self._everyday(hit, form, at):
            return self._known(hit, form, end)
        info = self.scan.info[at]
        if not info.readings:
            return self._person_by_name(at, first, end)
        if info.has("office", "teller", "rank"):
            mention = self._teller_or_person(at, end)
            if mention is not None:
                return mention
        if info.has("weapon"):
            mention = self._armed(at, end)
            if mention is not None:
                return mention
        if info.has("force", "fighter", "civilian") and not self._deed(at, end):
            return self._phrase(at, first, end)
        return self._person_by_name(at, first, end)

    def _is_outlet_like(self, at: int) -> bool:
        return self.scan.info[at].has("prep") and not self.hits.get(at)

    def _everyday(self, hit: Hit[ActorForm], form: ActorForm, at: int) -> bool:
        """A known one-word name that is another word here."""
        if hit.last - hit.first > 1:
            return False
        info = self.scan.info[at]
        if info.has("prep", "negation", "number", "weekday", "report") and not form.actor.kind == "state":
            return True
        return at in self.places and form.actor.kind == "state" and form.weak and self._locative(at)

    def _locative(self, at: int) -> bool:
        before = self.scan.form(at - 1)
        return before in ("في", "الي", "من", "قرب") or bool(self.scan.info[at - 1].has("place_head", "direction")) if at else False

    def _known(self, hit: Hit[ActorForm], form: ActorForm, end: int) -> ActorMention:
        actor = form.actor
        kind = {"person": PERSON, "state": STATE, "population": POPULATION}.get(actor.kind, GROUP)
        last = self._modifiers(hit.last, end, definite=True, depth=0)[0] if kind in (GROUP,) else hit.last
        if kind == PERSON:
            last = self._name_end(hit.last, end, 1)
        return ActorMention(hit.first, last, (hit.first, last), actor.id, kind, actor.role, "", "pack name", affiliation=actor.parent or None,
                            sense=form.sense, head=self.scan.form(hit.first), definite=True, known=tuple(i.actor.id for i in hit.items), parent=actor.parent or None)

    def _phrase(self, at: int, first: int, end: int) -> ActorMention | None:
        info = self.scan.info[at]
        reading = info.get("force") or info.get("fighter") or info.get("civilian")
        if reading is None:
            return None
        group = reading.entry.group
        definite = "ال" in reading.before or "لل" in reading.before
        if self.scan.info[at].has("place_head") and at in self.places:
            return None
        last, inner, nisba = self._modifiers(at + 1, end, definite, 0, head=self._head(at))
        pronoun = reading.after
        if group == "force" and last == at + 1 and not definite and not pronoun or reading.entry.value == "party" and not inner:
            return None
        kind = POPULATION if group == "civilian" else GROUP
        actor = self._link(inner, nisba, kind)
        if actor is None and kind == POPULATION and self.theatres:
            actor = self._civilians()
        role = "military" if group in ("force", "fighter") else "resident"
        if reading.entry.value in ("government", "organisation"):
            role = reading.entry.value
        return ActorMention(at, last, (at, last), actor, kind, role, "", f"{group} phrase", affiliation=actor, pronoun=pronoun,
                            head=reading.entry.key, definite=definite, number=reading.form.number)

    def _deed(self, at: int, end: int) -> bool:
        """"وأسر 119": a verb that looks like a plural noun."""
        return any(r.entry.value == "capture" for r in self.scan.trigger_info[at].readings) and at + 1 < end and (
            self.scan.tokens[at + 1].kind == "number" or self.scan.info[at + 1].has("number", "vague", "approx"))

    def _armed(self, at: int, end: int) -> ActorMention | None:
        """"طائرات التحالف", "مدفعية الجيش", "مقاتلات تركية": a weapon whose owner is named stands for him."""
        reading = self.scan.info[at].get("weapon")
        if reading is None or "ال" in reading.before or reading.after or self.scan.info[at].has("force"):
            return None
        i = at + 1
        while i < min(at + 4, end) and self.scan.tokens[i].kind == "word":
            hit = self.hits.get(i)
            chosen = self.choose(hit) if hit is not None and not hit.particles else None
            if hit is not None and chosen is not None and not self._everyday(hit, chosen, i):
                actor = chosen.actor.parent if chosen.actor.kind == "person" and chosen.actor.parent else chosen.actor.id
                return ActorMention(at, hit.last, (at, hit.last), actor, GROUP, "military", "", "weapon with its owner", affiliation=actor, head=reading.entry.key)
            state = self.nisbas.get(self.scan.form(i))
            if state is not None:
                actor = self._link([], state, GROUP)
                return ActorMention(at, i + 1, (at, i + 1), actor, GROUP, "military", "", "weapon with its owner", affiliation=actor, head=reading.entry.key)
            if self.scan.form(i).startswith("ال") or self.scan.info[i].has("prep"):
                return None
            i += 1
        return None

    def _civilians(self) -> str | None:
        return self.theatres[0].split("-")[0] + "/civilians" if self.theatres else None

    def _link(self, inner: list[ActorForm], nisba: Actor | None, kind: str) -> str | None:
        for form in inner:
            actor = form.actor
            if kind == GROUP and actor.kind == "person" and actor.parent:
                return actor.parent
            if kind == POPULATION and actor.kind != "population":
                continue
            return actor.id
        if nisba is not None:
            if kind == POPULATION:
                return nisba.id + "/civilians"
            home = next((t for t in self.theatres if t == nisba.id), "")
            return f"{home}/army" if home and f"{home}/army" in actors() else nisba.id
        return None

    def _head(self, at: int) -> str:
        for rest, _ in bare_forms(self.scan.form(at)):
            if rest in _SINGLE_UNITS or rest[2:] in _SINGLE_UNITS:
                return "unit"
        return ""

    def _modifiers(self, at: int, end: int, definite: bool, depth: int, head: str = "") -> tuple[int, list[ActorForm], Actor | None]:
        """Grow a noun phrase from token `at`: its end, the known actors in it, the state of a nisba in it."""
        inner: list[ActorForm] = []
        nisba: Actor | None = None
        names = 0
        i = at
        while i < end and i - at < 14:
            token = self.scan.tokens[i]
            form = token.form
            if token.kind == "number" and head == "unit" and i == at + names:
                i += 1
                continue
            if token.kind == "mark":
                if form == "(" and i + 2 < end and self.scan.form(i + 2) == ")" and i + 1 in self.hits:
                    i += 3
                    continue
                break
            if token.kind not in ("word", "latin") or form in _STOP:
                break
            step, more, state = self._modifier(i, end, at, definite, depth, inner, head, names)
            if step == i:
                break
            names += step - i
            inner += more
            nisba = nisba or state
            i = step
        return i, inner, nisba

    def _modifier(self, i: int, end: int, at: int, definite: bool, depth: int, inner: list[ActorForm], head: str,
                  names: int) -> tuple[int, list[ActorForm], Actor | None]:
        form = self.scan.form(i)
        hit = self.hits.get(i)
        if hit is not None and not hit.particles and not inner:
            chosen = self.choose(hit)
            if chosen is not None and not self._everyday(hit, chosen, i):
                last = self._name_end(hit.last, end, 1) if chosen.actor.kind == "person" else hit.last
                return last, [chosen], None
        info = self.scan.info[i]
        if form in _RELATION and depth < 2:
            return self._related(i + 1, end, i, depth)
        if form in ("من", "في", "باسم", "ب", "بقياده") and depth < 2 and not inner:
            return self._related(i, end, i, depth)
        if info.has("rank") and not form.startswith("و"):
            named = any(k in self.hits and self.hits[k].items[0].actor.kind == "person" or self.scan.form(k) in self.given for k in range(i + 1, min(i + 4, end)))
            return (i + 1, [], None) if named and not definite else (i, [], None)
        state = self.nisbas.get(form)
        if state is not None:
            return i + 1, [], state
        if i in self.places and not form.startswith("و") and not inner and names < 3 and self.scan.form(i) not in ("في",):
            if form[:1] in "بل" and not form.startswith(("بن", "بير", "بلد", "لي", "لب", "لح")):
                return i, [], None
            return max(self.places[i], i + 1), [], None
        if info.has("prep", "report", "light", "negation", "weekday", "unit", "month", "number", "vague", "hedge", "according", "modal", "direction", "near"):
            return i, [], None
        if self._is_adjective(i, form, definite):
            return i + 1, [], None
        if not inner and names < 3 and self._name_like(i, form, definite, names, head):
            return i + 1, [], None
        return i, [], None

    def _related(self, at: int, end: int, start: int, depth: int) -> tuple[int, list[ActorForm], Actor | None]:
        """"التابعة لحكومة الوفاق", "من قوات حفتر": the party named there belongs to the phrase."""
        i = at
        if self.scan.form(i) in ("من", "الي", "علي", "في", "ل", "باسم", "ب", "بقياده", "تحت"):
            i += 1
        while i < end and (self.scan.info[i].has("rank", "office") and i - at < 4) and i not in self.hits:
            i += 1
        if i >= end:
            return start, [], None
        hit = self.hits.get(i)
        if hit is not None:
            chosen = self.choose(hit)
            if chosen is not None and not self._everyday(hit, chosen, i):
                return hit.last, [chosen], None
        if self.scan.info[i].has("force", "fighter") and depth < 2:
            last, inner, nisba = self._modifiers(i + 1, end, True, depth + 1)
            return last, inner, nisba
        if i in self.places and self.scan.form(at) == "من":
            return self.places[i], [], None
        return start, [], None

    def _is_adjective(self, i: int, form: str, definite: bool) -> bool:
        if form.startswith("و") or self.scan.info[i].has("fighter", "civilian", "person", "thing", "teller", "office", "place_head", "force") and not form.startswith("ال"):
            return False
        if any(r.form.pos in ("perfect", "imperfect", "masdar") for r in self.scan.trigger_info[i].readings) and not form.startswith("ال"):
            return False
        if definite:
            return form.startswith("ال") and len(form) > 4 and form.endswith(_ADJ_END) and not self.scan.trigger_info[i].readings
        return not form.startswith(("ال", "ي", "ت", "ب", "ل", "ن")) and form.endswith(("يه", "يين", "يون", "ي")) and len(form) > 3

    def _name_like(self, i: int, form: str, definite: bool, names: int, head: str) -> bool:
        info = self.scan.info[i]
        if form.startswith(("و", "ف", "ب", "ل", "ي", "ت", "س")) and form not in self.given and self.scan.page.text[self.scan.tokens[i].start - 1:self.scan.tokens[i].start] not in "\"«“":
            return False
        if any(r.form.pos in ("perfect", "imperfect", "masdar", "word", "noun") for r in self.scan.trigger_info[i].readings):
            return False
        if info.has("fighter", "force") and names == 0:
            return True
        if info.readings and not info.has("fighter", "force", "place_head", "person", "civilian"):
            return False
        if info.has("thing", "teller", "office"):
            return False
        return not definite and (names < 2 or form.startswith("ال") and names < 3)

    # -- persons and tellers -----------------------------------------------------------------------------------------

    def _name_end(self, at: int, end: int, room: int) -> int:
        """Where a person's name that has begun before token `at` ends."""
        i = at
        while i < end and room > 0:
            token = self.scan.tokens[i]
            form = token.form
            if token.kind not in ("word", "latin") or form in _STOP:
                break
            if form in self.particles:
                i += 1
                continue
            if form in self.given and self._name_after(i):
                i += 1
                room -= 1
                continue
            if self._plain(i) and not form.startswith("و"):
                i += 1
                room -= 1
                continue
            break
        while i > at and self.scan.form(i - 1) in ("بن", "ابن", "ابو", "عبد", "ابي"):
            i -= 1
        return i

    def _name_after(self, i: int) -> bool:
        info = self.scan.info[i]
        return not info.has("prep") or self.scan.page.text[self.scan.tokens[i].start:self.scan.tokens[i].end] != "على"

    def _plain(self, i: int) -> bool:
        """An unknown word that may go on a name."""
        form = self.scan.form(i)
        if self.scan.info[i].readings or self.nisbas.get(form) is not None and not form.startswith("ال"):
            return False
        readings = self.scan.trigger_info[i].readings
        if readings and not form.startswith("ال"):
            return False
        if i in self.hits and self.hits[i].last - i > 1:
            return False
        return form.startswith("ال") or not form.startswith(("ي", "ت", "ل", "ب", "ف", "س", "و", "ن")) or len(form) <= 5 and not form.startswith(("ي", "ت", "ف", "ب", "ل", "ان"))

    def _teller_or_person(self, at: int, end: int) -> ActorMention | None:
        """"المتحدث باسم الجيش محمد قنونو", "مصدر عسكري في الوفاق", "العميد سالم درياق"."""
        info = self.scan.info[at]
        reading = info.get("office") or info.get("rank") or info.get("teller")
        if reading is None or info.has("place_head") and at in self.places:
            return None
        i = at + 1
        while i < end and (self.scan.info[i].has("rank") and not self.scan.form(i).startswith("و")):
            i += 1
        name = self._name_at(i, end)
        inner: list[ActorForm] = []
        nisba: Actor | None = None
        if name is None:
            i, inner, nisba = self._teller_modifiers(i, end)
            while i < end and (self.scan.info[i].has("rank") and not self.scan.form(i).startswith("و")):
                i += 1
            name = self._name_at(i, end) or self._name_at(i + 1, end) if self.scan.form(i) in ("،", ",", "-", "–", "(") else self._name_at(i, end)
        role = reading.entry.value or "official"
        office = info.get("office")
        if office is not None:
            role = office.entry.value
        affiliation = self._link(inner, nisba, GROUP)
        if name is not None:
            begin, last, known = name
            actor = known.actor if known is not None and known.actor.kind == "person" else None
            return ActorMention(at, last, (begin, last), actor.id if actor else None, PERSON, (actor.role if actor else "") or role, "", "title and name",
                                affiliation=(actor.parent if actor else None) or affiliation, head=reading.entry.key, definite=True,
                                parent=(actor.parent if actor else None) or affiliation)
        if info.get("rank") is not None and not info.has("teller", "office"):
            return None
        teller = info.get("teller")
        if teller is None and not (inner or nisba) and role in ("commander", "politician"):
            pass
        definite = "ال" in reading.before or "لل" in reading.before
        if teller is not None and office is None:
            role = teller.entry.value
        plural = reading.form.number == 3
        if role == "official" and (plural or not definite) and teller is not None:
            role = "unnamed_official"
        last = i
        return ActorMention(at, last, (at, last), None if role in ("unnamed_official",) and False else affiliation, TELLER, role, "", "teller phrase",
                            affiliation=affiliation, head=reading.entry.key, definite=definite, number=reading.form.number, pronoun=reading.after, parent=affiliation)

    def _teller_modifiers(self, at: int, end: int) -> tuple[int, list[ActorForm], Actor | None]:
        inner: list[ActorForm] = []
        nisba: Actor | None = None
        i = at
        while i < end and i - at < 12:
            token = self.scan.tokens[i]
            form = token.form
            if token.kind not in ("word", "latin") or form in _STOP:
                break
            hit = self.hits.get(i)
            chosen = self.choose(hit) if hit is not None else None
            if hit is not None and chosen is not None and chosen.actor.kind != "person" and not inner and not self._everyday(hit, chosen, i) and hit.particles in ("", "ب"):
                inner.append(chosen)
                i = hit.last
                continue
            if hit is not None and chosen is not None and chosen.actor.kind == "person":
                break
            state = self.nisbas.get(form)
            if state is not None:
                nisba = nisba or state
                i += 1
                continue
            info = self.scan.info[i]
            if form in ("في", "بمدينه", "بمحافظه", "بريف", "لمدينه") and i > at:
                step = self._place_run(i + 1, end)
                if step > i + 1 and (self._name_at(step, end) or self.scan.info[step].has("rank") if step < end else False):
                    i = step
                    continue
            if form in ("باسم", "في", "من", "لدي", "ب") and i + 1 < end and not inner:
                step, more, st = self._related(i, end, i, 0)
                if step > i:
                    inner += more
                    nisba = nisba or st
                    i = step
                    continue
                if form == "باسم":
                    i += 1
                    continue
                break
            if form in _RELATION:
                step, more, st = self._related(i + 1, end, i, 0)
                if step == i:
                    break
                inner += more
                nisba = nisba or st
                i = step
                continue
            if info.has("report", "light", "negation", "weekday", "prep", "number", "hedge", "unit", "month", "according", "modal") or self._verbal(i):
                break
            if form in self.given and not info.readings:
                break
            if form.startswith("لل") or any(p.startswith("ل") for _, p in bare_forms(form)[1:] if p) and (info.readings and info.readings[0].before[:1] == "ل" or hit is not None):
                break
            if form.startswith("و") and not info.has("force", "teller", "office") and not form.startswith("ول"):
                if not (form.startswith("وال") and i > at):
                    break
            i += 1
        return i, inner, nisba

    def _place_run(self, at: int, end: int) -> int:
        """Where the place after "في" ends: "في اليمن", "في مدينة عدن"."""
        i = at
        while i < end and self.scan.info[i].has("place_head"):
            i += 1
        return self.places.get(i, at)

    def _verbal(self, i: int) -> bool:
        form = self.scan.form(i)
        return any(r.form.pos in ("perfect", "imperfect") for r in self.scan.trigger_info[i].readings) and not form.startswith(("ال", "لل"))

    def _name_at(self, at: int, end: int) -> tuple[int, int, ActorForm | None] | None:
        """A person's name that begins at token `at`: its range, and the pack's person if known."""
        if at >= end or self.scan.tokens[at].kind not in ("word", "latin"):
            return None
        hit = self.hits.get(at)
        if hit is not None:
            chosen = self.choose(hit)
            if chosen is not None and chosen.actor.kind == "person":
                return hit.first, self._name_end(hit.last, end, 1), chosen
            if hit.last - hit.first > 1:
                return None
        form = self.scan.form(at)
        if (form in self.given and self._name_after(at) or form in self.particles) and form not in ("الله", "الدين", "الاسلام", "ال"):
            last = self._name_end(at + 1, end, 3)
            if last > at + 1 or form in self.given:
                return at, last, None
        if self.scan.tokens[at].kind == "latin":
            return None
        return None

    def _person_by_name(self, at: int, first: int, end: int) -> ActorMention | None:
        """A name that begins with a given name, without a title."""
        form = self.scan.form(at)
        begin = form
        if form not in self.given and form[:1] in "ولب" and form[1:] in self.given and not self.scan.info[at].readings:
            begin = form[1:]
        if begin not in self.given or self.scan.info[at].has("prep", "report", "weekday", "month") or self.scan.info[at - 1].has("place_head", "direction") and at > first:
            return None
        if self.scan.trigger_info[at].readings and begin == form and not self._plain(at + 1) if at + 1 < end else True:
            return None
        if at in self.places and not (at + 1 < end and self.scan.form(at + 1) in self.given):
            return None
        last = self._name_end(at + 1, end, 2)
        if last == at + 1:
            return None
        return ActorMention(at, last, (at, last), None, PERSON, "", "", "given name and surname", head=begin, definite=True)
