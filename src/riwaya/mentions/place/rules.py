"""Find place mentions: names of the gazetteers that the context supports, and unknown names after a place word.

A name that is also an everyday word needs a cue before it: a place word ("بلدة"), a direction, a preposition of place,
or a neighbour in a list of places.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from riwaya.mentions.place.again import stands_alone, told_again
from riwaya.mentions.place.hits import hits_from, page_hits
from riwaya.mentions.place.homeland import country_of, homeland
from riwaya.mentions.place.support import EVERYDAY, NOUNS, SETTLED, entries_meant, everyday, supported
from riwaya.mentions.scan import Scan, governor
from riwaya.packs.lists import word_list
from riwaya.packs.theatre import PlaceEntry, actor_forms
from riwaya.text.phrases import Hit
from riwaya.text.words import bare_forms, preposition, without_article

_NO_NAME = frozenset((*EVERYDAY, *NOUNS, "direction", "near", "hedge", "according", "modal", "scale"))
_TOWNS = frozenset(("city", "town", "village", "province", "country", "region"))
_SEPARATORS = frozenset("،,")
_DASHES = frozenset("-–/")
AGAIN = "told again by its kind"


class PlaceMention(NamedTuple):
    """A place mention: token range (place word included), the range of its bare name, entries it may be,
    class of its place word, the preposition that governs it, a direction from it ("جنوب شرق") if the text gives one."""

    first: int
    last: int
    name: tuple[int, int]
    entries: tuple[PlaceEntry, ...]
    head: str
    governor: str
    direction: str
    rule: str


def find_places(scan: Scan, first: int, end: int, theatres: tuple[str, ...] = ()) -> list[PlaceMention]:
    """All place mentions of tokens `first` to `end`, left to right, without overlap; `theatres` are the report's."""
    found: list[PlaceMention] = []
    hits = hits_from(scan, first, end)
    last = first
    for at in range(first, end):
        if at < last or scan.tokens[at].kind != "word":
            continue
        hit = _elsewhere(scan, _inner(scan, hits, hits.get(at)), theatres)
        national = _national(scan, hit, at, first, hits, theatres)
        if national is not None:
            found.append(national)
            last = national.last
            continue
        if hit is None and "place_head" not in scan.info[at].by_group:
            among = _among_places(scan, hits, at, end, found) if found else None
            if among is not None:
                found.append(among)
                last = among.last
            continue
        mention = _known(scan, hit, first, found, theatres) if hit is not None else None
        mention = mention or _unknown(scan, hits, at, first, end) or _again(scan, at, first, end, found, theatres)
        if mention is not None:
            found.append(mention)
            last = mention.last
    scan.named += found
    return found


# -- a name of the gazetteers ----------------------------------------------------------------------------------------

def _known(scan: Scan, hit: Hit[PlaceEntry], first: int, found: list[PlaceMention], theatres: tuple[str, ...]) -> PlaceMention | None:
    at = hit.first
    begin, head = _head_before(scan, at, first)
    after_direction, direction = _direction_before(scan, begin, first)
    near = at > first and scan.info[at - 1].has("near")
    if found and begin < found[-1].last:
        begin = at
    listed = "و" in hit.particles and _listed(found, at, scan) and not (
        hit.last == at + 1 and scan.info[at].among(NOUNS) and not any(entry.theatre for entry in hit.items))
    proof = "" if head and _closed(scan, hit, begin) else head
    if not (listed or supported(scan, hit, proof, bool(direction or near), theatres)) or _part_of_name(scan, hit, first):
        return None
    gov = governor(scan, begin, _particles(scan, begin, hit.particles, at))
    if not gov and direction:
        gov = governor(scan, after_direction, "") or "في"
    if not gov and listed:
        gov = found[-1].governor
    meant = entries_meant(scan, hit, bool(listed or head or direction or near), theatres)
    if begin < at and not hit.particles and without_article(scan.form(at - 1)).removeprefix("و") in word_list("street"):
        meant = tuple(entry for entry in meant if entry.kind not in _TOWNS)  # the street is in another town, or in none that is named
    return PlaceMention(begin, hit.last, (at, hit.last), meant, head, gov, direction, "gazetteer name")


def _inner(scan: Scan, hits: dict[int, Hit[PlaceEntry]], hit: Hit[PlaceEntry] | None) -> Hit[PlaceEntry] | None:
    """Nothing where only the base gazetteer knows a name with its place word, and the name alone follows: "مدينة زنجبار" is read by that."""
    if hit is None or hit.last - hit.first == 1 or not scan.info[hit.first].has("place_head") or any(entry.theatre for entry in hit.items):
        return hit
    bare = hits.get(hit.first + 1)
    return None if bare is not None and bare.last == hit.last else hit


def _head_before(scan: Scan, at: int, first: int) -> tuple[int, str]:
    """The place words that stand before token `at`: where they begin, and the class of the nearest."""
    begin, kind = at, ""
    while begin - 1 >= first:
        head = scan.info[begin - 1].get("place_head")
        if head is None or head.after:
            break
        kind = kind or head.entry.value
        begin -= 1
        if at - begin >= 2 or preposition(without_article(head.before)):
            break
    return begin, kind


def _closed(scan: Scan, hit: Hit[PlaceEntry], begin: int) -> bool:
    """Whether the place word before a name is complete without it: "دخلوا المدينة وإن …", "هز المدينة أدى" name no Van and no Adi."""
    if begin == hit.first or scan.forms[hit.first].startswith(("ال", "وال")):
        return False
    if hit.particles.startswith("و"):
        return True
    head = scan.info[hit.first - 1].get("place_head")
    form = scan.forms[hit.first - 1]
    return head is not None and ("ال" in head.before or "لل" in head.before) and _national_word(form)[0] not in word_list("the_capital")


def _direction_before(scan: Scan, at: int, first: int) -> tuple[int, str]:
    """The direction told before token `at` ("جنوب شرق"): where it begins, and which."""
    begin, found = at, ""
    while begin - 1 >= first and at - begin < 2:
        word = scan.info[begin - 1].get("direction")
        if word is None:
            break
        found = word.entry.value + found
        begin -= 1
        form = scan.forms[begin]
        if form.startswith(("ب", "ل")) and form[1:2] != "ا":
            break
    return begin, found


def _listed(found: list[PlaceMention], at: int, scan: Scan) -> bool:
    """Whether token `at` goes on a list of places: "والزاوية", "، وسرت"."""
    if not found or not scan.forms[at].startswith("و"):
        return False
    last = found[-1].last
    return last == at or last == at - 1 and scan.form(at - 1) in ("،", ",") or at - 2 <= last <= at - 1 and scan.form(last) == "("


def _particles(scan: Scan, begin: int, particles: str, at: int) -> str:
    if begin == at:
        return particles
    head = scan.info[begin].get("place_head")
    return without_article(head.before) if head else ""


def _part_of_name(scan: Scan, hit: Hit[PlaceEntry], first: int) -> bool:
    """A place name inside a longer name: "أبو قرين", "ابن صلاح الدين", "القوة القاهرة"."""
    if hit.first == first or hit.particles:
        return False
    before = scan.forms[hit.first - 1]
    return before in word_list("name_goes_on") or f"{before} {scan.forms[hit.first]}" in word_list("no party")


def _among_places(scan: Scan, hits: dict[int, Hit[PlaceEntry]], at: int, end: int, found: list[PlaceMention]) -> PlaceMention | None:
    """A name that no gazetteer has, between two places of a list: "نيالا وكتم والكومة والمزروب"."""
    form, before = scan.forms[at], found[-1]
    joined = form.startswith("وال") and (before.last == at or before.last == at - 1 and scan.form(at - 1) in _SEPARATORS)
    dashed = before.last == at - 1 and scan.form(at - 1) in _DASHES
    if not (joined or dashed) or at + 1 >= end or not _name_word(scan, at, end):
        return None
    after = at + 1 if joined else at + 2
    known = hits.get(after)
    if known is None or not (joined and "و" in known.particles or dashed and scan.form(at + 1) in _DASHES) or everyday(known):
        return None
    return PlaceMention(at, at + 1, (at, at + 1), (), "", before.governor, "", "name in a list of places")


# -- "the country", "the capital" -------------------------------------------------------------------------------------

@lru_cache(maxsize=50_000)
def _national_word(form: str) -> tuple[str, str]:
    """A word for the country or its capital without its particles, and these; nothing for any other word."""
    known = word_list("the_country") | word_list("the_capital")
    return next(((rest, particles) for rest, particles in bare_forms(form) if rest in known), ("", ""))


def _national(scan: Scan, hit: Hit[PlaceEntry] | None, at: int, first: int, hits: dict[int, Hit[PlaceEntry]], theatres: tuple[str, ...]) -> PlaceMention | None:
    """The country a report is on, or its capital, where it says "البلاد", "العاصمة" and no name follows."""
    if hit is not None and any(entry.theatre for entry in hit.items):
        return None
    rest, particles = _national_word(scan.forms[at])
    if not rest or at > first and scan.form(at - 1) in word_list("not_inside"):
        return None
    capital = rest in word_list("the_capital")
    if capital and (follows := hits.get(at + 1)) is not None and not follows.particles:
        return None
    meant = country_of(scan, at + 1, theatres)
    if meant is None:
        return None
    entry = meant.capital if capital else meant.country
    begin, head = _head_before(scan, at, first)
    if head in SETTLED:
        return None
    after_direction, direction = _direction_before(scan, begin, first)
    gov = governor(scan, begin, _particles(scan, begin, particles, at))
    if not gov and direction:
        gov = governor(scan, after_direction, "") or "في"
    if not (capital or gov or direction or head or scan.form(at - 1) in word_list("throughout")):
        return None
    return PlaceMention(begin, at + 1, (at, at + 1), (entry,), head, gov, direction, "what the report is on")


def _elsewhere(scan: Scan, hit: Hit[PlaceEntry] | None, theatres: tuple[str, ...]) -> Hit[PlaceEntry] | None:
    """Nothing where a pack's name holds "the country" ("جنوب البلاد") and the report is on another."""
    if hit is None or word_list("the_country").isdisjoint(scan.forms[hit.first:hit.last]) or not any(entry.theatre for entry in hit.items):
        return hit
    return hit if any(entry.cc == homeland(scan, theatres) for entry in hit.items) else None


# -- a place told again by its kind -----------------------------------------------------------------------------------

def _again(scan: Scan, at: int, first: int, end: int, found: list[PlaceMention], theatres: tuple[str, ...]) -> PlaceMention | None:
    """A place named before that its place word alone means: "المدينة", "أطراف المخيم"; the one that is known by that word
    at home: "القطاع" in a report on Gaza."""
    if "place_head" not in scan.info[at].by_group:
        return None
    known = page_hits(scan).get(at)
    own = known is not None and known.last == at + 1 and tuple(e for e in known.items if e.theatre in theatres and not e.cue)
    if own and stands_alone(scan, at, end):
        meant: PlaceMention | None = PlaceMention(at, at + 1, (at, at + 1), own, "", "", "", "gazetteer name")
    else:
        meant = told_again(scan, at, end, found)
    if meant is None:
        return None
    begin, head = _head_before(scan, at, first)
    after_direction, direction = _direction_before(scan, begin, first)
    particles = without_article(scan.info[at].by_group["place_head"].before)
    gov = governor(scan, begin, _particles(scan, begin, particles, at))
    if not gov and direction:
        gov = governor(scan, after_direction, "") or "في"
    return meant._replace(first=begin, last=at + 1, head=scan.info[at].by_group["place_head"].entry.value, governor=gov, direction=direction,
                          rule=meant.rule if own else AGAIN)


# -- a name that no gazetteer has ------------------------------------------------------------------------------------

def _unknown(scan: Scan, hits: dict[int, Hit[PlaceEntry]], at: int, first: int, end: int) -> PlaceMention | None:
    """A place word and a name that no gazetteer has: "بلدة الهيشة", "جبهة المخدرة"."""
    head = scan.info[at].get("place_head")
    if head is None or head.after or head.form.number == 3 or head.entry.value == "around" or "ال" in head.before or "لل" in head.before:
        return None
    if scan.forms[at].endswith("ا") and not head.entry.key.endswith("ا"):
        return None  # "استهدف مركزا صحيا": what has the ending of the indefinite has no name after it
    name = at + 1
    if name in hits or not _name_word(scan, name, end) or _party_name(scan, at, end):
        return None
    bare = not scan.forms[name].startswith("ال")
    if bare and (head.entry.value in ("facility", "site", "checkpoint") and _adjective(scan.forms[name]) or _relation(scan.forms[name])):
        return None  # "بوابة أمنية", "نقطة عسكرية", "بلدة تركية", "قاعدة جوية": what kind of one it is, no name
    last = _unknown_end(scan, name, end)
    _, direction = _direction_before(scan, at, first)
    gov = governor(scan, at, without_article(head.before)) or ("في" if direction else "")
    if head.entry.value in ("facility", "site", "road") and not gov:
        return None
    return PlaceMention(at, last, (name, last), (), head.entry.value, gov, direction, "name after a place word")


def _unknown_end(scan: Scan, name: int, end: int) -> int:
    """Where an unknown name that begins at token `name` ends."""
    last = name + 1
    if scan.forms[name] in word_list("two_word_place"):
        if last < end and scan.tokens[last].kind == "word" and not scan.info[last].has("place_head"):
            last += 1
    elif not scan.forms[name].startswith("ال") and _name_word(scan, last, end) and scan.forms[last].startswith("ال") and not _adjective(scan.forms[last]):
        last += 1
    return last + 1 if last < end and scan.forms[last] in word_list("side") else last


def _name_word(scan: Scan, i: int, end: int) -> bool:
    """Whether token `i` may be a word of an unknown place's name."""
    if i >= end or scan.tokens[i].kind != "word":
        return False
    form = scan.forms[i]
    if len(form) < 2 or scan.info[i].among(_NO_NAME) or scan.trigger_info[i].readings:
        return False
    return form not in word_list("generic_place") and form not in word_list("not_a_place")


def _party_name(scan: Scan, at: int, end: int) -> bool:
    """A known party whose name begins with a place word: "لواء كفير", "قوة الجبل"."""
    hit = actor_forms().match(scan.tokens, at, end, scan.page.text)
    return hit is not None and hit.last - hit.first > 1


def _relation(form: str) -> bool:
    """An adjective in ية that belongs to an indefinite noun: few names of places without the article end so."""
    return form.endswith("يه") and len(form) > 3


def _adjective(form: str) -> bool:
    return form.endswith(("يه", "ي")) and len(form) > 4
