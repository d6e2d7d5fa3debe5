"""Names of persons: where one begins, where it ends."""

from __future__ import annotations

from riwaya.mentions.actor.mention import PERSON, ActorMention
from riwaya.mentions.actor.sight import NAMES, Sight
from riwaya.mentions.time.words import time_words
from riwaya.packs.lists import word_list
from riwaya.packs.theatre import ActorForm
from riwaya.text.phrases import Hit
from riwaya.text.words import bare_forms

_NO_NAME = frozenset(("prep", "report", "weekday", "month"))
_FINITE = ("ي", "ت", "ل", "ب", "ف", "س", "و", "ن")
_OPENING = "\"«“(["
_TANWIN = "\u064b"
_FINITE_SHORT = ("ي", "ت", "ف", "ب", "ل", "ان")


def name_at(see: Sight, at: int, end: int) -> tuple[int, int, ActorForm | None] | None:
    """A person's name that begins at token `at`: its range, and the pack's person if known."""
    if at >= end or see.tokens[at].kind not in NAMES:
        return None
    hit = see.hits.get(at)
    if hit is not None:
        chosen = see.choose(hit)
        if chosen is not None and chosen.actor.kind == "person" and not is_attribute(see, hit.last - at, at) and not of_another(see, hit, chosen, end):
            return hit.first, whole_name(see, hit.last, end), chosen
        if hit.last - hit.first > 1:
            return None
    if _kunya(see, at, end):
        return at, max(at + 3, name_end(see, at + 1, end, 2)), None
    form = see.form(at)
    if _hijri_month(see, at):
        return None
    begins = form in see.given and _no_preposition(see, at) or form in see.particles
    if begins and form not in word_list("no_first_name") and form not in word_list("no_name"):
        last = name_end(see, at + 1, end, 3)
        if last > at + 1 or form in see.given:
            return at, last, None
    return None


def _hijri_month(see: Sight, at: int) -> bool:
    """ "19 ربيع الثاني", "15 شعبان": after a number, the month of this name."""
    if at == 0 or see.tokens[at - 1].kind != "number":
        return False
    months = time_words().get(see.form(at), {}).get("hijri", ())
    return any(all(see.form(at + 1 + k) == word for k, word in enumerate(month.rest)) for month in months)


def of_another(see: Sight, hit: Hit[ActorForm], form: ActorForm, end: int) -> bool:
    """Whether what may be a known person's name is the given name of somebody else: "هادي هيج"."""
    given = form.weak and form.actor.kind == "person" and hit.last - hit.first == 1 and see.form(hit.first) in see.given
    return given and hit.last < end and name_end(see, hit.last, end, 1) > hit.last


def is_attribute(see: Sight, width: int, at: int) -> bool:
    """Whether a known last name of so many words is an adjective here: "الناطق العسكري العراقي سعد معن"."""
    following = see.form(at + 1)
    titled = see.form(at - 1).startswith("ال") and see.info[at - 1].has("office", "teller")
    return width == 1 and titled and see.form(at).endswith("ي") and (following in see.nisbas or following in word_list("ties") or following in see.given)


def name_end(see: Sight, at: int, end: int, room: int) -> int:
    """Where a person's name that has begun before token `at` ends, with `room` for that many more names."""
    i = at
    while i < end and room > 0 and see.named(i):
        form = see.form(i)
        if _opens_quote(see, i) or see.scan.written(i)[-2:].find(_TANWIN) >= 0:
            break
        if form not in see.particles:
            if not (form in see.given and _no_preposition(see, i) or _goes_on(see, i) and not form.startswith("و") or _closes(see, i)):
                break
            room -= 1
        i += 1
    while i > at and see.form(i - 1) in word_list("open_name"):
        i -= 1
    return i


def whole_name(see: Sight, at: int, end: int) -> int:
    """Where the name of a known person ends that has been met up to token `at`: "بن …" and a surname with the article go on it."""
    if at >= end or not see.named(at):
        return at
    form = see.form(at)
    return name_end(see, at, end, 1) if form in see.particles or form.startswith("ال") and form.endswith("ي") else at


def _opens_quote(see: Sight, i: int) -> bool:
    """Whether a quotation or bracket opens right before token `i`."""
    start = see.tokens[i].start
    return start > 0 and see.scan.page.text[start - 1] in _OPENING


def in_place(see: Sight, i: int, first: int) -> bool:
    """Whether token `i` goes on a place that begins before it: "ديار بكر"."""
    return any(see.places.get(k, 0) > i for k in range(max(first, i - 4), i))


def _no_preposition(see: Sight, i: int) -> bool:
    """"علي" is a name, "على" a preposition."""
    return not see.info[i].has("prep") or see.scan.written(i) != "على"


def _goes_on(see: Sight, i: int) -> bool:
    """Whether an unknown word may go on a name."""
    form = see.form(i)
    definite = form.startswith("ال")
    if see.info[i].readings or form in word_list("no_name"):
        return False
    if see.trigger_info[i].readings and not (definite and form.endswith("ي")) or not definite and form in see.nisbas:
        return False
    if i in see.hits and (see.hits[i].last - i > 1 or any(form.actor.kind == "state" and not form.weak for form in see.hits[i].items)):
        return False
    return definite or not form.startswith(_FINITE) or len(form) <= 5 and not form.startswith(_FINITE_SHORT)


def _closes(see: Sight, i: int) -> bool:
    """Whether token `i` is the last name though it looks like a participle: "قال العقيد أحمد باني، المتحدث …", "قال أحمد باني إن"."""
    form, after = see.form(i), see.form(i + 1)
    if form.startswith(("و", "ال")) or see.info[i].readings or see.form(i - 1) not in see.given or i in see.hits or form in word_list("no_name"):
        return False
    return (after == "،" or after in word_list("that")) and all(r.form.pos == "active" for r in see.trigger_info[i].readings) and see.is_title(i - 2)


def person_by_name(see: Sight, at: int, first: int, end: int) -> ActorMention | None:
    """A name that begins with a given name, without a title."""
    begin = _given(see, at) or _kunya(see, at, end)
    if not begin or at + 1 >= end or see.info[at].among(_NO_NAME) or at > first and see.info[at - 1].has("place_head", "direction"):
        return None
    if see.trigger_info[at].readings and begin == see.form(at) and not _goes_on(see, at + 1):
        return None
    if _hijri_month(see, at) or at in see.places and see.form(at + 1) not in see.given or in_place(see, at, first):
        return None
    last = name_end(see, at + 1, end, 2)
    if begin in word_list("kunya"):
        last = max(last, at + 3)
    if last == at + 1:
        return None
    return ActorMention(at, last, (at, last), None, PERSON, "", "", "given name and surname", head=begin, definite=True)


def _kunya(see: Sight, at: int, end: int) -> str:
    """"أبو" before a word that is no verb, where no place is named so and a name with the article follows: "أبو حرب المراني"."""
    if see.form(at) not in word_list("kunya") or at in see.places or at + 2 >= end or not (see.named(at + 1) and see.named(at + 2)):
        return ""
    last = see.form(at + 2)
    return see.form(at) if last.startswith("ال") and last.endswith("ي") and not see.form(at + 1).startswith("ال") and last not in see.ends_phrase else ""


def _given(see: Sight, at: int) -> str:
    """The given name that token `at` is, a particle before it taken off; empty for none."""
    form = see.form(at)
    if form in see.given:
        return form
    return form[1:] if form[:1] in "ولب" and form[1:] in see.given and not see.info[at].readings else ""


_NO_LAST_NAME = frozenset(("prep", "report", "light", "number", "weekday", "month", "force", "fighter", "civilian"))


def remember(see: Sight, mention: ActorMention) -> None:
    """Keep a person named in full: the last name alone means him from then on ("سليم قشوط … قشوط")."""
    first, last = mention.core
    if mention.kind != PERSON or last - first < 2 or see.tokens[last - 1].kind != "word":
        return
    name = see.form(last - 1)
    word = name not in see.given and (bool(see.info[last - 1].readings or see.trigger_info[last - 1].readings) or name in see.nisbas)
    if len(name) >= 3 and name not in see.particles and not word:
        see.aliases[name] = mention
        see.aliases[f"{see.form(last - 2)} {name}"] = mention
        see.called |= {name, name.removeprefix("ال"), see.form(last - 2)}


def by_last_name(see: Sight, at: int, end: int) -> ActorMention | None:
    """A person called by the last name, or the last two, after having been named in full."""
    form = see.tokens[at].form
    ways = [rest for rest, _particles in bare_forms(form) if rest in see.called]
    if not ways or at in see.places or see.info[at].among(_NO_LAST_NAME):
        return None
    for rest in ways:
        known, width = see.aliases.get(f"{rest} {see.form(at + 1)}") if at + 1 < end else None, 2
        if known is None:
            known, width = see.aliases.get(rest) or see.aliases.get("ال" + rest), 1
        if known is not None and at >= known.core[1]:
            return ActorMention(at, at + width, (at, at + width), known.actor, PERSON, known.role, "", "last name", affiliation=known.affiliation,
                                head=rest, definite=True, parent=known.parent)
    return None
