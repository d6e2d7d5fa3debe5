"""Persons by their title and tellers by their office: "العميد سالم درياق", "مصدر عسكري في الوفاق"."""

from __future__ import annotations

from riwaya.mentions.actor.grow import Grown, related
from riwaya.mentions.actor.mention import GROUP, PERSON, TELLER, ActorMention
from riwaya.mentions.actor.names import is_attribute, name_at
from riwaya.mentions.actor.sight import Sight
from riwaya.packs.lists import word_list
from riwaya.packs.outlet import outlets
from riwaya.packs.theatre import ActorForm
from riwaya.text.lexicon import Reading
from riwaya.text.words import bare_forms, without_article

LONGEST = 12
_BREAKS = frozenset("،,-–(")
_SAID_AT = frozenset(("موتمر", "مءتمر", "تصريح", "حديث", "لقاء", "تصريحات", "بيان"))
_BODY = frozenset(("باسم", "بلسان", "في", "من", "لدي", "ب"))
_ENDS = frozenset(("report", "light", "negation", "weekday", "prep", "number", "hedge", "unit", "month", "according", "modal", "direction", "near"))
_DEEDS = frozenset(("masdar", "noun"))
_NAMES_BODY = frozenset(("باسم", "بلسان"))
_MEDIA = frozenset(("agency", "media", "website"))
_ATTRIBUTE_ENDS = ("ي", "يه", "ين", "ون", "ان")
_ADJECTIVE_ENDS = ("ي", "يه", "يين", "يون")
_BODIES = ("force", "fighter", "civilian", "office", "teller", "place_head", "thing")
_LIKE_ATTRIBUTES = ("ي", "يه", "ه", "ين", "ون", "ان", "ات")
_PLURAL_ENDS = ("ين", "ون")
_VERB_STARTS = ("ي", "ت", "ا", "ن")
# A noun with the article is no verb: "وزير النقل".
_ENDS_DEFINITE = _ENDS - {"report", "light"}
_GO_ON_AFTER_AND = frozenset(("force", "teller", "office"))


def teller_or_person(see: Sight, at: int, end: int) -> ActorMention | None:
    """"المتحدث باسم الجيش محمد قنونو", "مصدر عسكري في الوفاق", "العميد سالم درياق"."""
    info = see.info[at]
    reading = info.get("office") or info.get("rank") or info.get("teller")
    # "بيان لوزارة الدفاع" is the ministry's, "تصريح لصحيفة …" told to a paper.
    owner = reading is not None and reading.before.startswith("ل") and reading.entry.value not in _MEDIA
    said = see.form(at - 1) in _SAID_AT and not owner
    if reading is None or info.has("place_head") and at in see.places and not see.info[at - 1].has("report") or said:
        return None
    if reading.entry.key in word_list("with_madda") and see.form(at - 1) in word_list("that"):
        return None  # "إنه أمر الجيش" is no "آمر الجيش"
    if reading.entry.value == "website" and (reading.after or _is_ground(see, at)):
        return None
    i = _past_ranks(see, at + 1, end)
    facility = info.has("place_head") and at in see.places
    name = name_at(see, i, end) if not facility else None
    grown = Grown(i, [])
    if name is not None and name[2] is not None and see.info[name[0]].has("office"):
        grown, name = Grown(name[0], []), None
    if facility:
        i = see.places[at]
    elif name is None:
        grown = _grow(see, i, end, "ال" in reading.before or "لل" in reading.before)
        i = _past_ranks(see, grown.last, end)
        name = name_at(see, i, end) or (name_at(see, i + 1, end) if see.form(i) in _BREAKS else None)
    affiliation = see.link(grown.inner, grown.nisba, GROUP)
    if name is not None:
        office = info.get("office")
        return _person(at, name, (office or reading).entry.value or ("" if office else "official"), affiliation, reading)
    return _teller(see, at, i, affiliation, reading) if info.has("teller", "office") else None


def _is_ground(see: Sight, at: int) -> bool:
    """Whether "موقع" is a position on the ground, no site of the web: one of those tells something, or its next word says what it is."""
    if see.info[at - 1].has("report", "according") or see.form(at - 1) == "عن":
        return False
    known = see.known(at + 1)
    return not (known is not None and known[1].actor.id.startswith("media/")) and without_article(see.form(at + 1)) not in word_list("of_the_web")


def _past_ranks(see: Sight, i: int, end: int) -> int:
    while i < end and see.is_title(i) and not _names(see, i):
        i += 1
    return i


def _names(see: Sight, i: int) -> bool:
    """Whether the known name of a person begins with what is also a rank: "رائد شاكر جودت"."""
    hit = see.hits.get(i)
    return hit is not None and hit.last - i > 1 and hit.items[0].actor.kind == "person" and not see.is_title(i + 1)


def _person(at: int, name: tuple[int, int, ActorForm | None], role: str, affiliation: str | None, reading: Reading) -> ActorMention:
    begin, last, known = name
    actor = known.actor if known is not None and known.actor.kind == "person" else None
    body = (actor.parent if actor else None) or affiliation
    return ActorMention(at, last, (begin, last), actor.id if actor else None, PERSON, (actor.role if actor else "") or role, "", "title and name",
                        affiliation=body, head=reading.entry.key, definite=True, parent=body)


def _teller(see: Sight, at: int, last: int, affiliation: str | None, reading: Reading) -> ActorMention:
    definite = "ال" in reading.before or "لل" in reading.before
    role = _role(see, at, reading, definite or see.form(at + 1).startswith("ال"))
    return ActorMention(at, last, (at, last), affiliation, TELLER, role, "", "teller phrase", affiliation=affiliation,
                        head=reading.entry.key, definite=definite, number=reading.form.number, pronoun=reading.after, parent=affiliation)


def _role(see: Sight, at: int, reading: Reading, definite: bool) -> str:
    """The kind of source a teller is; officials that are many or any have no name."""
    office, teller = see.info[at].get("office"), see.info[at].get("teller")
    role = office.entry.value if office is not None else teller.entry.value if teller is not None else ""
    unnamed = role == "official" and teller is not None and (reading.form.number == 3 or not definite)
    return "unnamed_official" if unnamed else role


def _grow(see: Sight, at: int, end: int, definite: bool = False) -> Grown:
    """Grow a teller's phrase from token `at`, the first after its head; `definite` if its head has the article."""
    grown = Grown(at, [])
    while grown.last < min(end, at + LONGEST):
        if see.form(grown.last) == "(" and grown.last + 1 in see.hits and see.form(see.hits[grown.last + 1].last) == ")":
            grown = grown._replace(last=see.hits[grown.last + 1].last + 1)
        if grown.last >= end or not see.named(grown.last):
            break
        step = _step(see, at, grown, end)
        if step is None or _object(see, at, step, grown.last, definite):
            break
        grown = Grown(step.last, grown.inner + step.inner, grown.nisba or step.nisba)
    return grown


def _step(see: Sight, at: int, grown: Grown, end: int) -> Grown | None:
    """What the next token adds to a teller's phrase; None where the phrase ends before it."""
    i = grown.last
    form = see.form(i)
    hit = see.hits.get(i)
    chosen = see.choose(hit) if hit is not None else None
    if chosen is not None and hit is not None and chosen.actor.kind == "person" and see.info[i].has("office") and not grown.inner:
        return Grown(hit.last, [chosen])
    if chosen is not None and chosen.actor.kind == "person" and hit is not None and not is_attribute(see, hit.last - i, i):
        return None
    known = see.known(i)
    if known is not None and known[1].actor.kind == "person":
        known = None
    if known is not None and known[1].actor.kind == "state" and i > at and not known[0].particles and see.form(i - 1).startswith("ال"):
        return None  # "لجنة الدفاع السودانية | تشاد"
    if known is not None and not grown.inner and known[0].particles in ("", "ب"):
        return Grown(known[0].last, [known[1]])
    state = see.nisbas.get(form)
    if state is not None:
        return Grown(i + 1, [], state)
    if i in see.places and see.form(i - 1) in word_list("led at a place"):
        return Grown(see.places[i], [])
    if form == "عن" and see.form(at - 1) in word_list("member for") and see.known(i + 1) is not None:
        return related(see, i + 1, end, i, 0)  # "عضو اللجنة عن الجيش الوطني اللواء …"
    place_end = _place_of_teller(see, i, end) if i > at and form in word_list("place_of_teller") else 0
    if place_end:
        return Grown(place_end, [])
    if form == "ل":  # "الأمين العام لـ«حزب الله»", but "مصدر لـ«رويترز»"
        body = related(see, i, end, i, 0)
        return body if body.last > i and not grown.inner and not any(form.actor.kind == "media" for form in body.inner) else None
    if form in _BODY and i + 1 < end and not grown.inner:
        body = related(see, i, end, i, 0)
        return body if body.last > i else Grown(i + 1, []) if form in _NAMES_BODY else None
    if form in word_list("in its name"):
        return Grown(i + 1, [])
    if form in see.belonging:
        body = related(see, i + 1, end, i, 0)
        return body if body.last != i else None
    if known is not None and known[0].particles.startswith("ل") and see.info[i].has("force") and see.form(i - 1) in word_list("general"):
        return Grown(known[0].last, [known[1]])  # "القيادة العامة للجيش"
    return None if _ends(see, i, at) else Grown(i + 1, [])


def _object(see: Sight, at: int, step: Grown, i: int, definite: bool) -> bool:
    """Whether token `i` begins what is told rather than goes on the teller: "أكدت مصادر عسكرية انضمام …", "علقت السلطات الرحلات"."""
    if i > at and see.form(i - 1).endswith(_ATTRIBUTE_ENDS) and any(r.entry.value in _MEDIA and r.entry.group == "teller" for r in see.info[i].readings):
        return True
    form = see.form(i)
    if form in word_list("in its name") or form in word_list("fields"):
        return False
    if step.inner and i == at and definite:
        # "اتهم المتحدث الطيران الحربي": what has the article takes no genitive.
        return form not in _BODY and form not in see.belonging and not form.startswith(("ب", "ل"))
    if step.inner or step.nisba or step.last > i + 1:
        return False
    of_room = see.form(i - 1) in word_list("room of") or see.form(i - 1) in word_list("led at a place")
    deed = not of_room and any(r.form.pos in _DEEDS and not r.before for r in see.trigger_info[i].readings)
    if deed and i == at and not definite and any(r.entry.value == "document" for r in see.info[i - 1].readings):
        return not _adjective(form)  # "أعلن في بيان | استهداف …"
    if form.startswith(("ال", "و")):
        return definite and form.startswith("ال") and form.endswith("ات")
    definite = definite and see.form(i - 1) not in _NAMES_BODY or i > at and see.form(i - 1).startswith("ال")
    return definite and form not in word_list("same") and not see.info[i].has("rank", "office", "force") or i > at and deed and not _adjective(form)


def _adjective(form: str) -> bool:
    return form.endswith(_ADJECTIVE_ENDS)


def _ends(see: Sight, i: int, at: int) -> bool:
    """Whether a teller's phrase ends before token `i`."""
    form, info = see.form(i), see.info[i]
    if form in word_list("numbered"):
        return True
    general = form in ("العام", "العامه") and see.form(i - 1).startswith(("ال", "لل")) and see.form(i + 1) not in word_list("past year")
    if form == "عام" and i == at + 1 or general:
        return False
    of_noun = i == at and form.startswith("ال") and not see.form(i - 1).startswith("ال")
    if info.among(_ENDS_DEFINITE if of_noun else _ENDS) or see.finite(i) or form in see.given and not info.readings:
        return True
    if _to_whom(see, i) or _another_phrase(see, i):
        return True
    if not form.startswith("و") or form.startswith("ول") or info.among(_GO_ON_AFTER_AND) or form in word_list("waw_after_office"):
        return False
    return not (form.startswith("وال") and i > at)


def _another_phrase(see: Sight, i: int) -> bool:
    """Whether a new phrase begins at token `i`: after a word with the article no noun without it goes on ("مصدر في الجيش | مقتل"), after an
    attribute no noun at all ("الوزير الأميركي | القوات"), and "بـ" leads on to a body or place ("مسؤول بالشرطة") but to no deed ("بمقتل")."""
    form, info = see.form(i), see.info[i]
    readings, deeds = info.readings, see.trigger_info[i].readings
    if form in word_list("ends_phrase") or form[:1] == "ب" and form[1:] in word_list("ends_phrase"):
        return True
    if form.startswith("ب") and any(reading.before.startswith("ب") for reading in (*readings, *deeds)):
        return bool(deeds) or not (info.has(*_BODIES) or without_article(form[1:]) in see.nisbas or i in see.places or i in see.hits)
    if i in see.places.values() and see.form(i - 1) not in see.nisbas and not readings and not form.startswith(("ال", "و")) and form not in see.nisbas:
        return True  # "حاكم خاركيف | أوليه سينيهوبوف": a name that no pack knows
    if form.startswith("و") or not _closed(see, i - 1) or form in word_list("fields"):
        return False
    if not form.startswith("ال"):
        return bool(readings or deeds) or form[:1] in _VERB_STARTS
    if form in word_list("nouns_like_adjectives"):
        return True
    people = info.has("civilian", "fighter") and form not in see.nisbas and form.endswith(_PLURAL_ENDS)
    if deeds and not _adjective(form) or form in word_list("abstract") or people or see.form(i - 1) in see.nisbas and info.has(*_BODIES):
        return True
    return not (form.endswith(_LIKE_ATTRIBUTES) or without_article(form) in word_list("attributes") or form in see.nisbas)


def _closed(see: Sight, i: int) -> bool:
    """Whether token `i` can have no genitive after it."""
    form = see.form(i)
    return form.startswith(("ال", "لل", "بال", "وال")) or form in see.nisbas


def _to_whom(see: Sight, i: int) -> bool:
    """"للأناضول", "لوكالة": whom the teller speaks to."""
    form, readings = see.form(i), see.info[i].readings
    if form in word_list("fields"):
        return False
    if form.startswith("لل") or form == "ل":
        return True
    glued = any(particles.startswith("ل") for _, particles in bare_forms(form)[1:])
    return glued and (bool(readings) and readings[0].before[:1] == "ل" or i in see.hits or _is_outlet(see, i))


def _is_outlet(see: Sight, i: int) -> bool:
    return i in outlets().match_all(see.tokens, i, min(len(see.tokens), i + 4), see.scan.page.text, i + 1)


def _place_of_teller(see: Sight, i: int, end: int) -> int:
    """Where the place after "في" ends, if a name or rank follows it ("في مدينة عدن العميد …"); 0 if not."""
    last = past_place(see, i, end)
    return last if i + 1 < last < end and (name_at(see, last, end) or see.info[last].has("rank")) else 0


def past_place(see: Sight, i: int, end: int) -> int:
    """The token after the place where a teller works, if "في" stands at token `i`; else `i`."""
    if i < end and see.form(i).startswith("بال") and see.info[i].has("place_head"):
        return i + 1
    if i >= end or see.form(i) not in word_list("place_of_teller"):
        return i
    at = i + 1
    while at < end and see.info[at].has("place_head"):
        at += 1
    last = see.places.get(at, see.places.get(i + 1, i))
    if i + 1 < last <= end:
        return last
    return at if at > i + 1 and see.form(at - 1).startswith("ال") else i
