"""Find actor mentions: known names, and noun phrases whose shape says party, person, teller or population.

A noun phrase grows from its head ("قوات", "مسلحون", "مصدر", "المتحدث باسم") over what belongs to it: known names, ranks,
adjectives, numbers of units, "التابعة ل …", "من …". The known name inside it links it to a pack actor.
"""

from __future__ import annotations

from riwaya.mentions.actor.adjectives import is_adjective, is_violence
from riwaya.mentions.actor.apposition import with_office
from riwaya.mentions.actor.grow import grow, is_unit
from riwaya.mentions.actor.mention import GROUP, PERSON, POPULATION, STATE, TELLER, ActorMention
from riwaya.mentions.actor.names import by_last_name, in_place, of_another, person_by_name, remember, whole_name
from riwaya.mentions.actor.sight import NAMES, Sight
from riwaya.mentions.actor.speaker import after_office, unknown_speaker
from riwaya.mentions.actor.tellers import teller_or_person
from riwaya.mentions.scan import Scan, governor
from riwaya.packs.lists import word_list
from riwaya.packs.theatre import ActorForm
from riwaya.text.lexicon import Reading
from riwaya.text.phrases import Hit
from riwaya.text.words import without_article

__all__ = ["GROUP", "PERSON", "POPULATION", "STATE", "TELLER", "ActorFinder", "ActorMention"]

_HEADS = frozenset(("weapon", "force", "fighter", "civilian", "teller", "office", "rank", "person"))
_TITLES = frozenset(("office", "teller", "rank"))
_PARTIES = frozenset(("force", "fighter", "civilian"))
_COUNTS = frozenset(("number", "vague", "approx"))
_AMMUNITION = frozenset(("small_arms", "mine", "ied", "car_bomb", "suicide", "chemical", "other"))
# What can no attribute of a weapon be: "عبوة زرعها مسلحو …" has another noun phrase after its verb.
_NO_ATTRIBUTE = frozenset(("prep", "fighter", "civilian", "force", "person", "report", "light"))
_WITH_PRONOUN = ("ها", "هم", "هما")
OFFICE_WITHIN = 8
_BODIES = frozenset(("government", "army", "police", "body"))
_KINDS = {"person": PERSON, "state": STATE, "population": POPULATION}


class ActorFinder:
    """Finds the actor mentions of a report whose theatres are known, and its days of publication (ISO), where they are."""

    def __init__(self, scan: Scan, hits: dict[int, Hit[ActorForm]], theatre_ids: tuple[str, ...], days: tuple[str, str] = ("", "")) -> None:
        self.see = Sight(scan, hits, theatre_ids, {}, days)

    def find(self, first: int, end: int, places: dict[int, int]) -> list[ActorMention]:
        """All actor mentions of tokens `first` to `end`, left to right; outer phrases swallow inner ones.

        `places` gives the end of the place that begins at a token. Persons named in full are known by their last name after that.
        """
        see = self.see
        see.places = places
        found: list[ActorMention] = []
        at = first
        while at < end:
            mention = _found_at(see, at, first, end, found) if see.tokens[at].kind in NAMES else None
            if mention is None or mention.last <= at:
                at += 1
                continue
            mention.governor = _governor(see, mention, found)
            joined = with_office(see, found, mention)
            if joined is not None:
                mention, taken = joined
                del found[-taken:]
            remember(see, mention)
            found.append(mention)
            at = mention.last
        return found


def _found_at(see: Sight, at: int, first: int, end: int, found: list[ActorMention]) -> ActorMention | None:
    """The mention that begins at token `at`; one of whom nothing is known but that he stands where a speaker stands, too."""
    mention = _mention(see, at, first, end)
    if mention is not None or at in see.hits and see.known(at) is not None:
        return mention
    named = after_office(see, found[-1], end) if found and 0 <= at - found[-1].last < OFFICE_WITHIN else None
    return named if named is not None and named.first == at else unknown_speaker(see, at, first, end)


def _governor(see: Sight, mention: ActorMention, found: list[ActorMention]) -> str:
    """The preposition that governs a mention; one that "and" ties to the mention before it shares that one's."""
    form, particles = see.form(mention.first), _particles(see, mention.first)
    gov = governor(see.scan, mention.first, particles)
    if not gov and found and form.startswith("و") and (particles.startswith("و") or not particles):
        last = found[-1].last
        if last == mention.first or last == mention.first - 1 and see.form(last) in ("،", ",", ")"):
            return found[-1].governor
    return gov


def _particles(see: Sight, at: int) -> str:
    """The particles glued to the first word of a mention."""
    for reading in see.info[at].readings:
        if reading.entry.group in _HEADS:
            return without_article(reading.before)
    hit = see.hits.get(at)
    if hit is not None:
        return hit.particles
    form = see.form(at)
    return form[0] if form[:1] in "بلوك" and form[1:] in see.given else ""


def _mention(see: Sight, at: int, first: int, end: int) -> ActorMention | None:
    """The mention that begins at token `at`, or None."""
    info = see.info[at]
    if in_place(see, at, first) and at in see.hits and see.hits[at].last - at == 1:
        return None  # "قاعدة الأسد الجوية"
    if at in see.hits:
        known = see.known(at)
        if known is not None and not of_another(see, *known, end):
            return _known(see, *known, end)
    elif "prep" in info.by_group:
        return None
    called = by_last_name(see, at, end) if see.aliases else None
    if called is not None:
        return called
    if not info.readings:
        return person_by_name(see, at, first, end)
    mention = teller_or_person(see, at, end) if info.among(_TITLES) else None
    if mention is None and info.has("weapon"):
        mention = _armed(see, at, end)
    if mention is not None:
        return mention
    if info.among(_PARTIES) and not _deed(see, at, end):
        return _phrase(see, at, end)
    return person_by_name(see, at, first, end)


def _known(see: Sight, hit: Hit[ActorForm], form: ActorForm, end: int) -> ActorMention:
    """A known name with what goes on it."""
    foreign = _foreign(see, hit, form)
    if foreign is not None:
        return foreign
    actor = form.actor
    kind = _KINDS.get(actor.kind, GROUP)
    last = grow(see, hit.last, end, True, whole=True).last if kind == GROUP else whole_name(see, hit.last, end) if kind == PERSON else hit.last
    return ActorMention(hit.first, last, (hit.first, last), actor.id, kind, actor.role, "", "pack name", affiliation=actor.parent or None, sense=form.sense,
                        head=see.form(hit.first), definite=True, known=tuple(i.actor.id for i in hit.items), parent=actor.parent or None)


def _foreign(see: Sight, hit: Hit[ActorForm], form: ActorForm) -> ActorMention | None:
    """A body of another state that bears a weak name of this war's: "وزارة الصحة الإيرانية" in a report on Gaza."""
    state = see.nisbas.get(see.form(hit.last)) if form.weak and form.actor.kind in _BODIES else None
    if state is None or form.actor.id.split("/")[0] == state.id or form.actor.parent == state.id or see.form(hit.first) in see.nisbas:
        return None
    last = grow(see, hit.last, see.scan.sentence_at(hit.first).last, True, whole=True).last
    actor = see.link([], state, GROUP) if form.actor.kind == "army" else state.id
    return ActorMention(hit.first, last, (hit.first, last), actor, GROUP, form.actor.role, "", "body of another state", affiliation=actor,
                        head=see.form(hit.first), definite=True)


def _phrase(see: Sight, at: int, end: int) -> ActorMention | None:
    """A phrase whose head is a force, fighters or people: "قوات …", "مسلحون …", "مدنيون …"."""
    info = see.info[at]
    reading = info.get("force") or info.get("fighter") or info.get("civilian")
    if see.form(at - 1) in word_list("without") and info.has("fighter"):
        return None  # "طائرة بدون طيار"
    if reading is None or info.has("place_head") and at in see.places or is_adjective(see, at, reading) or is_violence(see, at) or see.no_party(at):
        return None
    if see.form(at - 1).startswith("مضاد"):
        return None  # "عبوة مضادة للأفراد"
    if reading.after == "ي" and reading.entry.value == "government":
        return None  # "تحقيق دولي" is no "my states"
    group, value = reading.entry.group, reading.entry.value
    definite = "ال" in reading.before or "لل" in reading.before
    grown = grow(see, at + 1, end, definite or bool(reading.after), unit=is_unit(see, at), whole=bool(reading.after))
    plural = reading.form.number == 3 and value == "armed"
    alone = group == "force" and grown.last == at + 1 and not definite and not reading.after and not plural
    if value == "party" and not grown.inner:
        return _sides(see, at, end, reading)
    if alone:
        return None
    kind = POPULATION if group == "civilian" else GROUP
    actor = see.link(grown.inner, grown.nisba or (see.state_of(at) if kind == POPULATION else None), kind)
    if actor is None and kind == POPULATION:
        actor = see.civilians()
    role = value if value in ("government", "organisation") else "military" if kind == GROUP else "resident"
    within = tuple(r.entry.key for i in range(at + 1, grown.last) if (r := see.info[i].get("force")) is not None and r.entry.key in word_list("bodies"))
    return ActorMention(at, grown.last, (at, grown.last), actor, kind, role, "", f"{group} phrase", affiliation=actor, pronoun=reading.after,
                        head=reading.entry.key, definite=definite, number=reading.form.number, within=within if actor else ())


def _sides(see: Sight, at: int, end: int, reading: Reading) -> ActorMention | None:
    """The two sides of a war, by that name alone: "الطرفان", "طرفي النزاع", "الأطراف المتحاربة"."""
    fight = word_list("of_the_fight")
    last = at + 2 if at + 1 < end and (see.form(at + 1) in fight or see.form(at + 1) in see.nisbas) else at + 1
    both = see.form(at).endswith(("ان", "ين")) and "ال" in reading.before
    if last == at + 1 and not both:
        return None
    return ActorMention(at, last, (at, last), None, GROUP, "military", "", "sides phrase", head=reading.entry.key, definite=True, number=reading.form.number)


def _deed(see: Sight, at: int, end: int) -> bool:
    """"وأسر 119", "طالب مجلس الأمن": a verb that looks like a noun of people."""
    if at + 1 < end and any(r.form.pos == "perfect" and not r.after for r in see.trigger_info[at].readings):
        known = see.known(at + 1)
        if known is not None and known[1].actor.kind != "population":
            return True
        # "وطالب بوقف القصف" is no student.
        if see.form(at + 1)[:1] == "ب" and any(r.before[:1] == "ب" for r in (*see.info[at + 1].readings, *see.trigger_info[at + 1].readings)):
            return True
    if at + 1 >= end or not any(r.entry.value == "capture" for r in see.trigger_info[at].readings):
        return False
    one = see.info[at + 1].has("fighter", "rank") and (see.info[at + 1].get("fighter") or see.info[at + 1].readings[0]).form.number == 1
    return see.tokens[at + 1].kind == "number" or see.info[at + 1].among(_COUNTS) or one


def _armed(see: Sight, at: int, end: int) -> ActorMention | None:
    """"طائرات التحالف", "مدفعية الجيش", "مقاتلات تركية": a weapon whose owner is named stands for him."""
    reading = see.info[at].get("weapon")
    if reading is None or "ال" in reading.before or reading.after or see.info[at].has("force") or reading.entry.value in _AMMUNITION:
        return None
    definite = see.form(at).startswith(("ال", "بال"))
    if definite and at > 0 and see.form(at - 1).startswith("ال") and see.trigger_info[at - 1].readings:
        return None  # "القصف المدفعي الباكستاني"
    for i in range(_past_model(see, at + 1, end), min(at + 6, end)):
        if i - at > 3 and see.form(i) not in see.nisbas:
            return None
        # After the article only adjectives tell an owner: "المدفعية | مواقع الجيش".
        if see.tokens[i].kind != "word" or not see.named(i) or definite and not (see.form(i).startswith("ال") and see.form(i) in see.nisbas):
            return None
        if see.form(i) in see.belonging and see.known(i + 1) is not None:
            i += 1
        last, owner = _owner(see, i, i == at + 1 or see.form(i - 1) in see.belonging)
        if owner is not None:
            return ActorMention(at, last, (at, last), owner, GROUP, "military", "", "weapon with its owner", affiliation=owner, head=reading.entry.key)
        if see.form(i).startswith("ال") or see.info[i].among(_NO_ATTRIBUTE) and not see.info[i].has("weapon") or see.form(i).endswith(_WITH_PRONOUN):
            return None
    return None


def _past_model(see: Sight, i: int, end: int) -> int:
    """The token after the model of a weapon: "طائرات | إف 16 | العراقية"."""
    first = i
    while i < min(first + 4, end) and (see.form(i) in word_list("models") or i > first and see.tokens[i].kind == "number" or see.form(i) in "-/\"«»"):
        i += 1
    return i


def _owner(see: Sight, i: int, tied: bool) -> tuple[int, str | None]:
    """Where the owner of a weapon that is named at token `i` ends, and his id; None if none is named there. `tied` if "ل" may
    tell him: "مسيرة للجيش", "طائرات تابعة للجيش"."""
    known = see.known(i)
    if known is not None and (not known[0].particles or tied and known[0].particles == "ل"):
        actor = known[1].actor
        return known[0].last, actor.parent if actor.kind == "person" and actor.parent else actor.id
    state = see.nisbas.get(see.form(i))
    return i + 1, see.link([], state, GROUP) if state is not None else None
