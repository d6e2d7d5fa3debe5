"""What the rules for actors see: the report's words, the known names in it, its theatres and places."""

from __future__ import annotations

from riwaya.mentions.actor.mention import GROUP, POPULATION, ActorMention
from riwaya.mentions.place.homeland import foreign_state
from riwaya.mentions.scan import Scan
from riwaya.packs.lists import word_list
from riwaya.packs.names import given_names, name_particles
from riwaya.packs.theatre import Actor, ActorForm, actors, nisbas
from riwaya.text.phrases import Hit
from riwaya.text.words import bare_forms

_OTHER_WORDS = frozenset(("prep", "negation", "number", "weekday", "report"))
_OF_PLACE = frozenset(("place_head", "direction"))
_OF_A_STATE = frozenset(("army", "government", "police"))
_IN_PLACE = frozenset(("في", "الي", "من", "قرب"))
NAMES = frozenset(("word", "latin"))
CIVILIANS = "/civilians"


class Sight:
    """One report, or a stretch of it, as the rules see it; `places` gives the end of the place that begins at a token,
    `called` the words with which an alias may begin."""

    __slots__ = (
        "aliases",
        "belonging",
        "called",
        "days",
        "ends_phrase",
        "form",
        "given",
        "hits",
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
        self.ends_phrase, self.belonging = word_list("ends_phrase"), word_list("belonging")
        self.land = foreign_state(scan, theatre_ids)

    def choose(self, hit: Hit[ActorForm]) -> ActorForm | None:
        """The actor a known name means here: that of the state whose adjective follows ("الجيش الوطني الصومالي"), that of the land a
        report is on that has no pack ("الجيش"), else the pack's."""
        form = self._choose(hit)
        if form is not None and form.actor.theatre and form.actor.kind in _OF_A_STATE:
            state = self.nisbas.get(self.form(hit.last)) or (self.land if self._of_any_state(hit) else None)
            if state is not None and state.kind == "state" and state.id != form.actor.id.split("/")[0]:
                return ActorForm(state, form.weak, "")
        return form if form is not None or self.land is None else self._at_home(hit, self.land)

    def _at_home(self, hit: Hit[ActorForm], land: Actor) -> ActorForm | None:
        """The state or the people of the land a report is on, where a name that packs have for their own is what any land's is called by."""
        if any(form.actor.id.endswith(CIVILIANS) for form in hit.items):
            return ActorForm(land._replace(id=land.id + CIVILIANS, kind="population", role=""), True, "")
        return ActorForm(land, True, "") if self._of_any_state(hit) else None

    def _of_any_state(self, hit: Hit[ActorForm]) -> bool:
        """Whether a known name is what any state's army, government or police is called by: "الجيش", "القوات الحكومية"."""
        tail = [self.form(i) for i in range(hit.first + 1, hit.last)]
        return any(" ".join((rest, *tail)) in word_list("of_any_state") for rest, _ in bare_forms(self.form(hit.first)))

    def _choose(self, hit: Hit[ActorForm]) -> ActorForm | None:
        """The pack's actor of a known name: of the report's own theatres first, of its time before others; weak names only there."""
        theatres = self.theatres
        best: tuple[tuple[int, bool, bool, str], ActorForm] | None = None
        for form in hit.items:
            theatre = form.actor.theatre
            if form.weak and theatre and theatre not in theatres:
                continue
            rank = theatres.index(theatre) if theatre in theatres else 8 if theatre else 5
            key = (rank, not self._of_its_time(form.actor), form.weak, form.actor.id)
            if best is None or key < best[0]:
                best = (key, form)
        return best[1] if best else None

    def _of_its_time(self, actor: Actor) -> bool:
        """Whether an actor's dates, as exact as the pack knows them, leave room for the report's; an undated report fits any."""
        first, last = self.days
        late = bool(actor.start) and last[: len(actor.start)] < actor.start
        early = bool(actor.end) and first[: len(actor.end)] > actor.end
        return not first or not (late or early)

    def known(self, at: int) -> tuple[Hit[ActorForm], ActorForm] | None:
        """The known name that begins at token `at` and is no other word there, with the actor it means."""
        hit = self.hits.get(at)
        form = self.choose(hit) if hit is not None else None
        return (hit, form) if hit is not None and form is not None and not self._everyday(hit, form, at) else None

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
        state = form.actor.kind == "state"
        if not state and self.info[at].among(_OTHER_WORDS) or self._base(at):
            return True
        return state and form.weak and at in self.places and self._locative(at)

    def _base(self, at: int) -> bool:
        """Whether token `at` is a place with its adjective: "القاعدة العسكرية", "القاعدة الجوية"."""
        following = self.form(at + 1)
        return self.info[at].has("place_head") and following.startswith("ال") and following.removeprefix("ال") in word_list("of_a_base")

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

    def civilians(self) -> str | None:
        """The civilians of the report's first theatre, or of the land it is on that has no pack."""
        if self.land is not None:
            return self.land.id + CIVILIANS
        return self.theatres[0].split("-")[0] + CIVILIANS if self.theatres else None
