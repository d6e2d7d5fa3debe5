"""What the rules for actors see: the report's words, the known names in it, its theatres and places."""

from __future__ import annotations

from riwaya.mentions.actor.mention import GROUP, POPULATION, ActorMention
from riwaya.mentions.place.homeland import foreign_state, told_of_alone
from riwaya.mentions.place.support import is_base
from riwaya.mentions.scan import Scan
from riwaya.packs.lists import word_list
from riwaya.packs.names import given_names, name_particles
from riwaya.packs.theatre import Actor, ActorForm, actors, nisbas
from riwaya.text.phrases import Hit
from riwaya.text.words import bare_forms, without_article

_OTHER_WORDS = frozenset(("prep", "negation", "number", "weekday", "report"))
_OF_PLACE = frozenset(("place_head", "direction"))
_OF_A_STATE = frozenset(("army", "government", "police"))
_IN_PLACE = frozenset(("في", "الي", "من", "قرب"))
FAR = 300  # tokens back to the noun that a bare "القاعدة" takes up
NAMES = frozenset(("word", "latin"))
_BESIDE = 4
CIVILIANS = "/civilians"


class Sight:
    """One report, or a stretch of it, as the rules see it; `places` gives the end of the place that begins at a token,
    `called` the words with which an alias may begin."""

    __slots__ = (
        "_backed",
        "_said",
        "aliases",
        "army_of",
        "belonging",
        "called",
        "days",
        "ends_phrase",
        "form",
        "given",
        "hits",
        "in_full",
        "info",
        "land",
        "nisbas",
        "particles",
        "places",
        "scan",
        "theatres",
        "tokens",
        "trigger_info",
    )

    def __init__(self, scan: Scan, hits: dict[int, Hit[ActorForm]], theatre_ids: tuple[str, ...], places: dict[int, int],
                 days: tuple[str, str] = ("", "")) -> None:
        self.scan, self.hits, self.theatres, self.places, self.days = scan, hits, theatre_ids, places, days
        self.tokens, self.info, self.trigger_info, self.form = scan.tokens, scan.info, scan.trigger_info, scan.form
        self.given, self.particles, self.nisbas = given_names(), name_particles(), nisbas()
        self.aliases: dict[str, ActorMention] = {}
        self.called: set[str] = set()
        self._backed: dict[str, dict[str, int]] = {}
        self._said: list[tuple[int, Hit[ActorForm], list[str]]] = []
        self.ends_phrase, self.belonging = word_list("ends_phrase"), word_list("belonging")
        self.in_full = {form.actor.id for hit in hits.values() if hit.last - hit.first > 1 for form in hit.items}
        self.land = foreign_state(scan, theatre_ids)
        self.army_of = self.land if self.land is not None and told_of_alone(scan) else None

    def choose(self, hit: Hit[ActorForm]) -> ActorForm | None:
        """The actor a known name means here: that of the state whose adjective follows ("الجيش الوطني الصومالي"), that of the land a
        report is on that has no pack ("الجيش"), else the pack's."""
        form = self._choose(hit)
        if form is not None and form.actor.theatre and form.actor.kind in _OF_A_STATE:
            state = self.nisbas.get(self.form(hit.last)) or (self.army_of if self._of_any_state(hit) else None)
            if state is not None and state.kind == "state" and state.id != form.actor.id.split("/")[0]:
                return ActorForm(state, form.weak, "")
        return form if form is not None or self.land is None else self._at_home(hit, self.land)

    def _at_home(self, hit: Hit[ActorForm], land: Actor) -> ActorForm | None:
        """The state or the people of the land a report is on, where a name that packs have for their own is what any land's is called by."""
        if any(form.actor.id.endswith(CIVILIANS) for form in hit.items):
            return ActorForm(land._replace(id=land.id + CIVILIANS, kind="population", role=""), True, "")
        return ActorForm(self.army_of, True, "") if self.army_of is not None and self._of_any_state(hit) else None

    def _of_any_state(self, hit: Hit[ActorForm]) -> bool:
        """Whether a known name is what any state's army, government or police is called by: "الجيش", "القوات الحكومية"."""
        tail = [self.form(i) for i in range(hit.first + 1, hit.last)]
        return any(" ".join((rest, *tail)) in word_list("of_any_state") for rest, _ in bare_forms(self.form(hit.first)))

    def _choose(self, hit: Hit[ActorForm]) -> ActorForm | None:
        """The pack's actor of a known name: of the report's own theatres first, of its time before others; weak names only there."""
        theatres = self.theatres
        best: tuple[tuple[int, bool, bool, int, str], ActorForm] | None = None
        for form in hit.items:
            theatre = form.actor.theatre
            if form.weak and theatre and (theatre not in theatres or self._not_yet(form.actor)):
                continue
            rank = theatres.index(theatre) if theatre in theatres else 8 if theatre else 5
            own = -self._backing(hit, form.actor) if form.weak and len(hit.items) > 1 else 0
            key = (rank, not self._of_its_time(form.actor), form.weak, own, form.actor.id)
            if best is None or key < best[0]:
                best = (key, form)
        return best[1] if best else None

    def _backing(self, hit: Hit[ActorForm], actor: Actor) -> int:
        """How far the report speaks for one of those whom a weak name may mean: by a full name with the same word ("الجيش الوطني الليبي …
        الجيش"), or by his man named beside such a name ("المتحدث باسم الجيش أحمد المسماري")."""
        key = self._words(hit)[0]
        if key not in self._backed:
            counted = self._count_backing(hit)
            if not any(counted.values()):  # "سلاح الجو" is that of "الجيش"
                counted = self._count_backing(hit, word_list("army words"))
            self._backed[key] = counted
        return self._backed[key].get(actor.id, 0)

    def _count_backing(self, hit: Hit[ActorForm], heads: frozenset[str] = frozenset()) -> dict[str, int]:
        """How often each whom a name may mean is called by one of these words, or by the first of the name."""
        meant = {form.actor.id for form in hit.items}
        heads = heads or frozenset(self._words(hit)[:1])
        found: dict[str, int] = dict.fromkeys(meant, 0)
        called = -_BESIDE
        if not self._said:
            self._said = [(at, self.hits[at], self._words(self.hits[at])) for at in sorted(self.hits)]
        for at, other, words in self._said:
            if words[0] in heads and other.items[0].weak:
                called = other.last
            for form in other.items:
                if not form.weak and form.actor.id in meant and not heads.isdisjoint(words):
                    found[form.actor.id] += 1
                if form.actor.kind == "person" and not form.weak and form.actor.parent in meant and 0 <= at - called <= _BESIDE:
                    found[form.actor.parent] += 2
        return found

    def _words(self, hit: Hit[ActorForm]) -> list[str]:
        """The words of a hit, the particles of the first taken off."""
        words = [self.form(i) for i in range(hit.first, hit.last)]
        words[0] = words[0][len(hit.particles):] if words[0].startswith(hit.particles) else words[0]
        return ["ال" + words[0][1:] if hit.particles.endswith("ل") and words[0].startswith("ل") else words[0], *words[1:]]

    def _of_its_time(self, actor: Actor) -> bool:
        """Whether an actor's dates, as exact as the pack knows them, leave room for the report's; an undated report fits any."""
        first, last = self.days
        late = bool(actor.start) and last[: len(actor.start)] < actor.start
        early = bool(actor.end) and first[: len(actor.end)] > actor.end
        return not first or not (late or early)

    def _not_yet(self, actor: Actor) -> bool:
        """Whether an actor came into being only after the report."""
        last = self.days[1]
        return bool(last and actor.start) and last[: len(actor.start)] < actor.start

    def known(self, at: int) -> tuple[Hit[ActorForm], ActorForm] | None:
        """The known name that begins at token `at` and is no other word there, with the actor it means."""
        hit = self.hits.get(at) if not self.no_party(at - 1) else None
        form = self.choose(hit) if hit is not None else None
        return (hit, form) if hit is not None and form is not None and not self._everyday(hit, form, at) else None

    def no_party(self, at: int) -> bool:
        """Whether tokens `at` and the next are words of law that look like a force and a capital: "القوة القاهرة"."""
        return f"{self.form(at)} {self.form(at + 1)}" in word_list("no party")

    def named(self, i: int) -> bool:
        """Whether token `i` is a word that may stand in a name or a noun phrase."""
        form = self.tokens[i].form
        return self.tokens[i].kind in NAMES and (form not in self.ends_phrase or f"{form} {self.form(i + 1)}" in word_list("no end"))

    def finite(self, i: int) -> bool:
        """Whether token `i` may be a finite verb that tells a happening."""
        return any(r.form.pos in ("perfect", "imperfect") for r in self.trigger_info[i].readings) and not self.form(i).startswith(("ال", "لل"))

    def is_title(self, i: int) -> bool:
        """Whether token `i` is a rank, no "and" before it."""
        return self.info[i].has("rank") and not self.tokens[i].form.startswith("و")

    def _everyday(self, hit: Hit[ActorForm], form: ActorForm, at: int) -> bool:
        """Whether a known one-word name is another word here."""
        if hit.last - hit.first > 1:
            return False
        if self.info[at].has("place_head") and self._told_of(at):
            return True
        state = form.actor.kind == "state"
        if not state and self.info[at].among(_OTHER_WORDS) or is_base(self.scan, at):
            return True
        return state and form.weak and at in self.places and self._locative(at)

    def _told_of(self, at: int) -> bool:
        """Whether "القاعدة" is a base: an earlier one of that noun is told of ("قاعدة حرير"), and no longer name of the actor stands in the report."""
        noun = without_article(next((rest for rest, _ in bare_forms(self.form(at)) if rest.startswith("ال")), ""))
        if not noun or noun not in {rest for i in range(max(0, at - FAR), at) for rest, _ in bare_forms(self.form(i))}:
            return False
        return self.in_full.isdisjoint(form.actor.id for form in self.hits[at].items)

    def _locative(self, at: int) -> bool:
        return at > 0 and (self.form(at - 1) in _IN_PLACE or self.info[at - 1].among(_OF_PLACE))

    def link(self, inner: list[ActorForm], nisba: Actor | None, kind: str) -> str | None:
        """The pack actor that a noun phrase means by the known names or the adjective of a state in it."""
        for form in inner:
            actor = form.actor
            if kind == GROUP and actor.kind == "person" and actor.parent:
                return actor.parent
            if kind != POPULATION or actor.kind == "population":
                return actor.id
        if nisba is None:
            return None
        if kind == POPULATION:
            return nisba.id + CIVILIANS
        army = f"{nisba.id}/army"
        return army if nisba.id in self.theatres and army in actors() else nisba.id

    def state_of(self, at: int) -> Actor | None:
        """The state whose people the word at token `at` names: "إسرائيلي", "السودانيين"."""
        return next((self.nisbas[rest] for rest, _ in bare_forms(self.form(at)) if rest in self.nisbas), None)

    def civilians(self) -> str | None:
        """The civilians of the report's first theatre, or of the land it is on that has no pack."""
        if self.land is not None:
            return self.land.id + CIVILIANS
        return self.theatres[0].split("-")[0] + CIVILIANS if self.theatres else None
