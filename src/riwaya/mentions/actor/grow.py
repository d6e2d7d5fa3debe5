"""Grow a noun phrase from its head over what belongs to it: known names, adjectives, numbers of units, "التابعة ل …"."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.mentions.actor.names import whole_name
from riwaya.mentions.actor.sight import Sight
from riwaya.packs.lists import word_list
from riwaya.packs.theatre import Actor, ActorForm
from riwaya.text.words import bare_forms

LONGEST = 14
_OF = frozenset(("من", "في", "باسم", "ب", "بقياده"))
_ADJECTIVE_ENDS = ("يه", "ي", "يين", "يون", "ين", "ون", "ات", "ه", "ان")
_PEOPLE_ENDS = ("ين", "ون")
_NISBA_ENDS = ("يه", "يين", "يون", "ي")
_NO_ADJECTIVE_START = ("ال", "ي", "ت", "ب", "ل", "ن")
_CLITICS_OR_VERBS = ("و", "ف", "ب", "ل", "ي", "ت", "س")
_ENDS = frozenset(("prep", "report", "light", "negation", "weekday", "unit", "month", "number", "vague", "hedge", "according", "modal", "direction", "near"))
_NOUNS = frozenset(("fighter", "civilian", "person", "thing", "teller", "office", "place_head", "force"))
_IN_NAMES = frozenset(("fighter", "force", "place_head", "person", "civilian"))
_NOT_IN_NAMES = frozenset(("thing", "teller", "office"))
_FORCES = frozenset(("fighter", "force"))
# Endings that a noun before its genitive does not have: "مسلحون الحاجز" are two phrases.
_NOT_CONSTRUCT = ("ون", "ين", "ان")
_PEOPLE = frozenset(("fighter", "civilian"))
_NO_ATTRIBUTES = frozenset(("force", "place_head", "thing"))
_OWNERS = frozenset(("state", "army", "armed_group", "unit", "police", "government"))
_DEEDS = frozenset(("perfect", "imperfect", "masdar"))
_DEEDS_AND_NOUNS = frozenset((*_DEEDS, "word", "noun", "phrase", "participle", "active", "passive"))


class Grown(NamedTuple):
    """What a phrase has taken in: up to which token, the known actors in it, the state of an adjective in it."""

    last: int
    inner: list[ActorForm]
    nisba: Actor | None = None


class _Phrase(NamedTuple):
    """A phrase while it grows: where it began and must end, whether its head is definite, how deep it lies in another,
    the known actors and the number of words so far, whether its head is a unit that has a number, whether its head is a whole name."""

    at: int
    end: int
    definite: bool
    depth: int
    unit: bool
    inner: list[ActorForm]
    names: int
    whole: bool


def is_unit(see: Sight, at: int) -> bool:
    """Whether token `at` is a unit known by a number: "الكتيبة 210"."""
    units = word_list("unit")
    return any(rest in units or rest[2:] in units for rest, _ in bare_forms(see.form(at)))


def _numbered(see: Sight, at: int) -> bool:
    """Whether a unit stands at token `at` with its number: "قوة من | اللواء 41"."""
    return is_unit(see, at) and see.tokens[at + 1:at + 2] != [] and see.tokens[at + 1].kind == "number"


def grow(see: Sight, at: int, end: int, definite: bool, depth: int = 0, unit: bool = False, whole: bool = False) -> Grown:
    """Grow a noun phrase from token `at`, the first after its head; a head that is a `whole` name takes no further name."""
    phrase = _Phrase(at, min(end, at + LONGEST), definite, depth, unit, [], 0, whole)
    nisba: Actor | None = None
    i = at
    while i < phrase.end:
        token = see.tokens[i]
        if token.kind == "number" and unit and i == at + phrase.names:
            i += 1
            continue
        if token.form == "(" and i + 2 < end and see.form(i + 2) == ")" and i + 1 in see.hits:
            i += 3
            continue
        step = _step(see, i, end, phrase) if see.named(i) else None
        if step is None or step.last == i:
            break
        phrase = phrase._replace(names=phrase.names + step.last - i, inner=phrase.inner + step.inner)
        nisba = nisba or step.nisba
        i = step.last
    return Grown(i, phrase.inner, nisba)


def _step(see: Sight, i: int, end: int, phrase: _Phrase) -> Grown | None:
    """What token `i` adds to a phrase; None where the phrase ends before it."""
    form = see.form(i)
    if phrase.whole and i in see.hits and form not in see.nisbas and see.known(i) is not None:
        return None
    known = None if phrase.inner or phrase.whole else see.known(i)
    if known is not None and not known[0].particles:
        hit, chosen = known
        if chosen.actor.kind == "person" and hit.last - i > 1 and see.form(i - 1).startswith("ال"):
            return None  # "المتحدث باسم الحركة | ذبيح الله مجاهد"
        if phrase.names and chosen.actor.kind == "state" and see.form(i - 1).startswith("ال"):
            return None  # "الجيش السوداني | الإمارات": a state is no genitive of an adjective
        return Grown(whole_name(see, hit.last, end) if chosen.actor.kind == "person" else hit.last, [chosen])
    if known is not None and i == phrase.at and not phrase.definite and phrase.depth == 0 and _owned(see, i, known[0].particles, known[1]):
        return Grown(known[0].last, [known[1]])
    if form in see.belonging and phrase.depth < 2:
        body = related(see, i + 1, end, i, phrase.depth)
        if body.last != i or not see.info[i].among(_FORCES):
            return body
    if form in _OF and phrase.depth < 2 and not phrase.inner and not phrase.whole:
        return related(see, i, end, i, phrase.depth)
    if see.is_title(i):
        if see.form(phrase.at - 1).endswith(_NOT_CONSTRUCT) and not phrase.names:
            return None  # "اغتال مسلحون | ضابطين"
        return Grown(i + 1, []) if not phrase.definite and _name_soon(see, i, end) else None
    state = see.nisbas.get(form) or _accusative(see, i, form, phrase)
    if state is not None:
        return Grown(i + 1, [], state)
    if i in see.places and not form.startswith("و") and not phrase.inner and phrase.names < 3 and form != "في":
        return Grown(max(see.places[i], i + 1), []) if _construct(see, i) and not _glued(form) else None
    return Grown(i + 1, []) if _may_go_on(see, i, form, phrase) else None


def _owned(see: Sight, i: int, particles: str, form: ActorForm) -> bool:
    """ "قوة للاحتلال", "دورية للجيش": an indefinite force and whose it is."""
    beside = see.tokens[i].start - see.tokens[i - 1].end == 1
    return beside and particles == "ل" and form.actor.kind in _OWNERS and see.info[i - 1].has("force", "fighter")


def _accusative(see: Sight, i: int, form: str, phrase: _Phrase) -> Actor | None:
    """The state of an adjective that agrees with an indefinite noun in the accusative: "13 جنديا أمريكيا"."""
    agrees = not phrase.definite and form.endswith("يا") and see.form(i - 1).endswith("ا")
    return see.nisbas.get(form[:-1]) if agrees else None


def _may_go_on(see: Sight, i: int, form: str, phrase: _Phrase) -> bool:
    if see.info[i].among(_ENDS):
        return False
    return _is_adjective(see, i, form, phrase.definite) or not (phrase.inner or phrase.whole) and _name_like(see, i, form, phrase)


def _name_soon(see: Sight, i: int, end: int) -> bool:
    """Whether a person is named within three words after a rank."""
    return any(k in see.hits and see.hits[k].items[0].actor.kind == "person" or see.form(k) in see.given for k in range(i + 1, min(i + 4, end)))


def _construct(see: Sight, i: int) -> bool:
    """Whether the place that begins at token `i` may be the genitive of the word before: "كتائب مصراتة", but neither after what has
    an article ("القوات الليبية | مدينة سرت") or a pronoun ("قواتها | ميناء عدن") or is a place itself, nor where a direction tells the place ("شمال صعدة")."""
    before = see.form(i - 1)
    whose = before in word_list("with_pronoun") or any(r.after for r in see.info[i - 1].readings)
    closed = whose or before.startswith(("ال", "لل")) or before in see.nisbas or any(first < i <= last for first, last in see.places.items())
    return not closed and not see.info[i].has("direction", "near")


def _glued(form: str) -> bool:
    """Whether a place's name has a preposition glued to it, as far as its first letters tell."""
    return form[:1] in "بل" and not form.startswith(("بن", "بير", "بلد", "لي", "لب", "لح"))


def related(see: Sight, at: int, end: int, start: int, depth: int) -> Grown:
    """"التابعة لحكومة الوفاق", "من قوات حفتر": the party named there belongs to the phrase that ends at `start` without it."""
    i = at + 1 if see.form(at) in word_list("ties") else at
    if see.form(i) in word_list("sides"):
        return Grown(start, [])
    while i < end and see.info[i].has("rank", "office") and i - at < 4 and i not in see.hits and not _numbered(see, i):
        i += 1
    if i >= end:
        return Grown(start, [])
    known = see.known(i)
    if known is not None:
        return Grown(known[0].last, [known[1]])
    if see.info[i].among(_FORCES) and depth < 2:
        return grow(see, i + 1, end, True, depth + 1, _numbered(see, i))
    if i in see.places and see.form(at) == "من" and not see.trigger_info[i].readings:
        return Grown(see.places[i], [])
    return Grown(start, [])


def _is_adjective(see: Sight, i: int, form: str, definite: bool) -> bool:
    with_article = form.startswith("ال")
    triggers = see.trigger_info[i].readings
    if form in word_list("abstract"):
        return False
    if form.startswith("و") or not with_article and (see.info[i].among(_NOUNS) or any(r.form.pos in _DEEDS for r in triggers)):
        return False
    if definite:
        people = form.endswith(_PEOPLE_ENDS) and see.info[i].among(_PEOPLE) or see.info[i].among(_NO_ATTRIBUTES) and not see.info[i].among(_PEOPLE)
        noun = form in word_list("nouns_like_adjectives")
        return with_article and len(form) > 4 and form.endswith(_ADJECTIVE_ENDS) and not triggers and not people and not noun
    return not form.startswith(_NO_ADJECTIVE_START) and form.endswith(_NISBA_ENDS) and len(form) > 3


def _name_like(see: Sight, i: int, form: str, phrase: _Phrase) -> bool:
    """Whether a word may be part of the name of an unknown party."""
    info = see.info[i]
    if not phrase.names and any(r.after for r in see.info[i - 1].readings):
        return False  # "قواتها | ميناء بيمبا"
    if phrase.names >= 3 or form.startswith(_CLITICS_OR_VERBS) and form not in see.given and not _quoted(see, i):
        return False
    if info.among(_FORCES) and (phrase.names == 0 or any(i == last for last in see.places.values())):
        return not phrase.definite and phrase.names == 0 and not _another_case(see.form(phrase.at - 1), form)
    if phrase.names == 0 and form.startswith("ال") and info.has("teller") and see.info[i - 1].has("force"):
        return True  # "قوات الدفاع": a ministry by its short name
    if any(r.form.pos in _DEEDS_AND_NOUNS for r in see.trigger_info[i].readings):
        return False
    if info.readings and not info.among(_IN_NAMES) or info.among(_NOT_IN_NAMES):
        return False
    head = see.form(phrase.at - 1)
    if head.endswith(_NOT_CONSTRUCT) and (form.startswith("ال") or head.endswith("ون") and not form.endswith("ون")):
        return False
    return not phrase.definite and (phrase.names < 2 or form.startswith("ال"))


def _another_case(head: str, form: str) -> bool:
    """Whether a plural or dual after one of another case cannot be its attribute: "مسلحون | ضابطين", but "مسلحون متطرفون"."""
    return head.endswith(_NOT_CONSTRUCT) and form.endswith(_NOT_CONSTRUCT) and head[-2:] != form[-2:]


def _quoted(see: Sight, i: int) -> bool:
    start = see.tokens[i].start
    return see.scan.page.text[start - 1:start] in "\"«“"
