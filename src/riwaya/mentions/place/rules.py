"""Find place mentions: names of the gazetteers that the context supports, and unknown names after a place word.

A name that is also an everyday word needs a cue before it: a place word ("بلدة"), a direction, a preposition of place,
or a neighbour in a list of places.
"""

from __future__ import annotations

from typing import NamedTuple

from riwaya.mentions.scan import Scan, governor
from riwaya.packs.theatre import PlaceEntry, place_forms
from riwaya.text.phrases import Hit, PhraseIndex
from riwaya.text.words import preposition

_LOCATIVE = frozenset(("في", "إلى", "من", "نحو", "على", "قرب", "near", "بين", "حتى", "عبر", "ب", "ل", "عند", "أمام"))
_GENERIC = frozenset(["الحدود", "الدولي", "الدوليه", "العام", "العامه", "الرءيسي", "الرءيسيه", "السابق", "ذاتها", "نفسها", "المذكوره", "اخري", "مختلفه", "عده", "القريبه", "المحاصره", "المجاوره", "الساحلي", "الساحليه", "الصحراويه", "الحدودي", "الحدوديه"])
_DIRECTION_ADJ = frozenset(["الشماليه", "الجنوبيه", "الشرقيه", "الغربيه", "الوسطي", "الشمالي", "الجنوبي", "الشرقي", "الغربي"])


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


def _index() -> PhraseIndex[PlaceEntry]:
    return place_forms()


def _head_before(scan: Scan, at: int, first: int) -> tuple[int, str]:
    """The place words that stand before token `at`: where they begin, and the class of the nearest."""
    begin, kind = at, ""
    while begin - 1 >= first:
        head = scan.info[begin - 1].get("place_head")
        if head is None or head.after:
            break
        kind = kind or head.entry.value
        begin -= 1
        if at - begin >= 2 or preposition(head.before.replace("لل", "ل").replace("ال", "")):
            break
    return begin, kind


def _direction_before(scan: Scan, at: int, first: int) -> tuple[int, str]:
    begin, found = at, ""
    while begin - 1 >= first and at - begin < 2:
        word = scan.info[begin - 1].get("direction")
        if word is None:
            break
        found = word.entry.value + found
        begin -= 1
        if scan.form(begin).startswith(("ب", "ل")) and scan.form(begin)[1:2] != "ا":
            break
    return begin, found


def _supported(scan: Scan, hit: Hit[PlaceEntry], first: int, head: str, direction: str, near: bool) -> bool:
    """Whether the context lets a known name be a place here."""
    if head or direction or near:
        return not (hit.last - hit.first == 1 and scan.info[hit.first].has("place_head"))
    size = hit.last - hit.first
    one = size == 1
    info = scan.info[hit.first]
    if one and (info.has("report", "light", "prep", "negation", "number", "weekday", "unit", "vague", "month") or scan.trigger_info[hit.first].readings):
        return False
    if all(entry.cue for entry in hit.items):
        return False
    curated = any(entry.theatre for entry in hit.items)
    if one and info.has("fighter", "civilian", "person", "thing", "force", "teller", "office", "rank", "weapon", "place_head"):
        return False
    if one and not curated:
        return _written_as_listed(hit) and max(e.population for e in hit.items) >= 100_000 and scan.info[hit.first - 1].has("prep")
    return True


def _written_as_listed(hit: Hit[PlaceEntry]) -> bool:
    return hit.exact or bool(hit.particles)


def find_places(scan: Scan, first: int, end: int) -> list[PlaceMention]:
    """All place mentions of tokens `first` to `end`, left to right, without overlap."""
    found: list[PlaceMention] = []
    at = first
    index = _index()
    while at < end:
        token = scan.tokens[at]
        if token.kind != "word":
            at += 1
            continue
        mention = _known(scan, index, at, first, end, found) or _unknown(scan, at, first, end)
        if mention is None:
            at += 1
            continue
        found.append(mention)
        at = mention.last
    return found


def _listed(found: list[PlaceMention], at: int, scan: Scan) -> bool:
    """Whether token `at` goes on a list of places: "والزاوية", "، وسرت"."""
    if not found or not scan.form(at).startswith("و"):
        return False
    last = found[-1].last
    return last == at or (last == at - 1 and scan.form(at - 1) in ("،", ",")) or (last <= at - 1 and at - last <= 2 and scan.form(last) == "(")


def _known(scan: Scan, index: PhraseIndex[PlaceEntry], at: int, first: int, end: int, found: list[PlaceMention]) -> PlaceMention | None:
    hit = index.match(scan.tokens, at, end, scan.page.text)
    if hit is None:
        return None
    begin, head = _head_before(scan, at, first)
    after_direction, direction = _direction_before(scan, begin, first)
    near = scan.info[at - 1].has("near") if at > first else False
    if found and begin < found[-1].last:
        begin = at
    if not (_supported(scan, hit, first, head, direction, near) or _listed(found, at, scan)):
        return None
    if _part_of_name(scan, hit, first):
        return None
    particles = hit.particles
    gov = governor(scan, begin, _particles(scan, begin, particles, at))
    if not gov and direction:
        gov = governor(scan, after_direction, "") or "في"
    if not gov and found and _listed(found, at, scan):
        gov = found[-1].governor
    return PlaceMention(begin, hit.last, (at, hit.last), hit.items, head, gov, direction, "gazetteer name")


def _particles(scan: Scan, begin: int, particles: str, at: int) -> str:
    if begin == at:
        return particles
    head = scan.info[begin].get("place_head")
    return head.before.replace("لل", "ل").replace("ال", "") if head else ""


def _part_of_name(scan: Scan, hit: Hit[PlaceEntry], first: int) -> bool:
    """A place name inside a longer name: "أبو قرين", "ابن صلاح الدين", "مؤتمر برلين"."""
    before = scan.form(hit.first - 1) if hit.first > first else ""
    return before in ("ابو", "ابي", "ابا", "ابن", "بن", "عبد", "ال", "ام") and not hit.particles


def _name_word(scan: Scan, i: int, end: int) -> bool:
    if i >= end or scan.tokens[i].kind != "word":
        return False
    info, form = scan.info[i], scan.form(i)
    if info.has("prep", "report", "light", "negation", "number", "weekday", "unit", "month", "direction", "near", "force", "place_head", "fighter",
                "civilian", "person", "thing", "weapon", "vague", "teller", "office", "rank", "hedge", "according", "modal", "scale"):
        return False
    if scan.trigger_info[i].readings or form in _GENERIC or len(form) < 2:
        return False
    return form not in ("التي", "الذي", "الذين", "وهي", "وهو", "حيث", "ان", "انه", "وقد", "كما", "ما", "لا", "هي", "هو", "كان", "كانت", "اليوم", "امس", "هذه", "هذا",
                        "ذاته", "ذات", "كل", "جميع", "بعض", "كافه", "عده", "اكثر", "التابعه", "التابع", "الليبيه", "السوريه", "اليمنيه", "العراقيه", "السودانيه",
                        "اللبنانيه", "الفلسطينيه", "الخاضعه", "المحتله", "المحرره", "الواقعه", "الاستراتيجيه", "وسط", "ثم", "او", "لكن", "بينما", "فيما")


def _unknown(scan: Scan, at: int, first: int, end: int) -> PlaceMention | None:
    """A place word and a name that no gazetteer has: "بلدة الهيشة", "جبهة المخدرة"."""
    head = scan.info[at].get("place_head")
    if head is None or head.after or head.form.number == 3 and head.entry.value not in ("around",):
        return None
    if head.entry.value == "around" or "ال" in head.before or "لل" in head.before:
        return None
    name = at + 1
    if not _name_word(scan, name, end) or _index().match(scan.tokens, name, end, scan.page.text) is not None:
        return None
    last = name + 1
    if scan.form(name) in ("ابو", "ابي", "ام", "بني", "بيت", "دير", "تل", "عين", "راس", "خان", "كفر", "جب", "وادي", "شعب", "بئر", "بءر", "دار", "خربه", "قصر", "سيدي", "عبد", "ابن", "بن"):
        if last < end and scan.tokens[last].kind == "word":
            last += 1
    elif not scan.form(name).startswith("ال") and _name_word(scan, last, end) and scan.form(last).startswith("ال") and not _adjective(scan.form(last)):
        last += 1
    if last < end and scan.form(last) in _DIRECTION_ADJ:
        last += 1
    begin, direction = _direction_before(scan, at, first)
    gov = governor(scan, at, head.before.replace("لل", "ل").replace("ال", ""))
    if not gov and direction:
        gov = "في"
    if head.entry.value in ("facility", "site", "road") and not gov:
        return None
    return PlaceMention(at, last, (name, last), (), head.entry.value, gov, direction, "name after a place word")


def _adjective(form: str) -> bool:
    return form.endswith(("يه", "ي")) and len(form) > 4
