"""Whether the words around a known name let it be a place there.

Many names are everyday words, adjectives, names of persons or of peoples, too. Such a name counts after a place word, a
direction or as one of a list; where the pack says so, after a preposition of place in a report on its theatre; and after
a preposition wherever the report told it with a place word before ("مدينة القريتين … في القريتين").
"""

from __future__ import annotations

from riwaya.mentions.place.hits import page_hits
from riwaya.mentions.scan import Scan
from riwaya.packs.lists import word_list
from riwaya.packs.outlet import outlets
from riwaya.packs.theatre import WORLD, PlaceEntry
from riwaya.text.phrases import Hit
from riwaya.text.words import preposition, without_article

# Classes of words that are no place without a cue, though a gazetteer may list a place of that name.
EVERYDAY = frozenset(("report", "light", "prep", "negation", "number", "weekday", "unit", "vague", "month"))
NOUNS = frozenset(("fighter", "civilian", "person", "thing", "force", "teller", "office", "rank", "weapon", "place_head"))
SETTLED = frozenset(("city", "town", "village", "province", "district", "quarter", "camp", "base"))
WELL_KNOWN = 100_000


def supported(scan: Scan, hit: Hit[PlaceEntry], head: str, cued: bool, theatres: tuple[str, ...]) -> bool:
    """Whether a known name is a place here; `head` is the class of the place word before it, `cued` says of any other cue."""
    one, info = hit.last - hit.first == 1, scan.info[hit.first]
    if one and is_base(scan, hit.first) or _outlet(scan, hit):
        return False
    if head or cued:
        return not (one and info.has("place_head")) or head in SETTLED and any(entry.theatre for entry in hit.items)
    if not hit.particles and (one and _adjective(scan, hit) or scan.form(hit.first - 1).removeprefix("و").removeprefix("ب") in word_list("named_after")):
        return False
    if one and any(entry.kind == "country" and entry.theatre and not entry.cue for entry in hit.items):
        return not _people(scan, hit)
    if everyday(hit):
        return (not one or _after_preposition(scan, hit)) and (_at_home(hit, theatres) or _told(scan, hit))
    if not one:
        return True
    shy = {entry.id for entry in hit.items if entry.cue}
    curated = any(entry.theatre and (entry.id not in shy or entry.theatre in theatres) for entry in hit.items)
    if info.among(EVERYDAY) or info.among(NOUNS) or scan.trigger_info[hit.first].readings:
        own = not info.among(NOUNS) and any(e.theatre in theatres and not e.cue and e.kind in ("city", "province") for e in hit.items)
        return own or curated and _after_preposition(scan, hit)
    return curated or _well_known(scan, hit)


def entries_meant(scan: Scan, hit: Hit[PlaceEntry], cued: bool, theatres: tuple[str, ...]) -> tuple[PlaceEntry, ...]:
    """The places of a name, without those that need a cue where none stands and another place of that name needs none."""
    if cued or everyday(hit):
        return hit.items
    if _told(scan, hit):
        return hit.items
    shy = {entry.id for entry in hit.items if entry.cue and not (entry.after_in and entry.theatre in theatres)}
    meant = tuple(entry for entry in hit.items if entry.id not in shy)
    return meant if any(entry.theatre for entry in meant) else hit.items


def everyday(hit: Hit[PlaceEntry]) -> bool:
    """Whether every place of this name needs a cue; what a theatre's pack says of a place holds for the gazetteer's entry, too."""
    cued = {entry.id for entry in hit.items if entry.cue}
    return all(entry.id in cued for entry in hit.items)


def is_base(scan: Scan, at: int) -> bool:
    """Whether token `at` is a place word with its adjective: "القاعدة العسكرية", "القاعدة الجوية"."""
    following = scan.form(at + 1)
    return scan.info[at].has("place_head") and following.startswith("ال") and following.removeprefix("ال") in word_list("of_a_base")


def _outlet(scan: Scan, hit: Hit[PlaceEntry]) -> bool:
    """An outlet of the same name, in quotation marks: «الشرق الأوسط»."""
    return scan.quoted(hit.first, hit.last) and bool(outlets().get(scan.page.slice(hit.first, hit.last)))


def _adjective(scan: Scan, hit: Hit[PlaceEntry]) -> bool:
    """A colour after a definite noun, or after the noun of a flag or a card, is no town: "الراية البيضاء"."""
    if scan.forms[hit.first] not in word_list("colour_place"):
        return False
    before = scan.form(hit.first - 1)
    bare = before.removeprefix("و").removeprefix("ب").removeprefix("ل")
    return bare.startswith(("ال", "لل")) and not scan.info[hit.first - 1].has("prep") or bare in word_list("coloured")


def _people(scan: Scan, hit: Hit[PlaceEntry]) -> bool:
    """ "50 سوريا", "مواطنا تركيا": the people, no country; "البحرين الأحمر والعربي": two seas."""
    at = hit.first
    if scan.form(at + 1) in word_list("colour_place"):
        return True
    if hit.particles or at == 0:
        return False
    before = scan.tokens[at - 1]
    if scan.forms[at].endswith("يه"):
        return before.kind == "word" and before.form.endswith(("ه", "ات")) and not before.form.startswith("ال")
    if scan.forms[at].endswith("يا") and before.form.endswith("ا") and scan.info[at - 1].has("fighter", "civilian", "person"):
        return True  # "جنديا نيجيريا"
    if not scan.info[at].has("civilian") or not scan.forms[at].endswith("يا"):
        return False
    if before.kind == "number":
        return len(before.form) < 4
    return scan.info[at - 1].has("number") or before.kind == "word" and before.form.endswith("ا") and len(before.form) > 3


def _after_preposition(scan: Scan, hit: Hit[PlaceEntry]) -> bool:
    """After a preposition of place, written apart or glued; no short word with ب, which may be an adverb ("بحجة")."""
    glued = preposition(hit.particles)
    if glued:
        return glued == "ب" and len(scan.forms[hit.first]) > 4 or glued == "ل" and len(scan.forms[hit.first]) > 5
    return not hit.particles and scan.form(hit.first - 1).removeprefix("و") in word_list("locative")


def _at_home(hit: Hit[PlaceEntry], theatres: tuple[str, ...]) -> bool:
    return any(entry.after_in and (entry.theatre in theatres or entry.theatre == WORLD) for entry in hit.items)


def _told(scan: Scan, hit: Hit[PlaceEntry]) -> bool:
    """Whether the report tells the same place with a place word before it."""
    if scan.told is None:
        scan.told = frozenset(_with_place_word(scan))
    return any(entry.id in scan.told for entry in hit.items)


def _with_place_word(scan: Scan) -> set[str]:
    found: set[str] = set()
    for at, hit in page_hits(scan).items():
        head = scan.info[at - 1].get("place_head") if at and not hit.particles else None
        if head is not None and head.entry.value in SETTLED and not head.after and "ال" not in without_article(head.before):
            found.update(entry.id for entry in hit.items)
    return found


def _well_known(scan: Scan, hit: Hit[PlaceEntry]) -> bool:
    """A name of the base gazetteer alone must be that of a large town, written as listed, after a preposition."""
    written = hit.exact or bool(hit.particles)
    return written and max(e.population for e in hit.items) >= WELL_KNOWN and scan.info[hit.first - 1].has("prep")
