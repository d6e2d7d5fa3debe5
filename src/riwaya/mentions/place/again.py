"""Places told again by their kind alone: "وانسحبت القوات من المدينة", "قصف المخيم".

Such a word means the last place named before of which it tells the kind. A word that describes, counts or points elsewhere
beside it ("المدينة القديمة", "القرية المجاورة", "إحدى المدن") makes it no such place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from riwaya.mentions.place.hits import page_hits
from riwaya.mentions.place.support import SETTLED, WELL_KNOWN
from riwaya.mentions.scan import Scan
from riwaya.packs.lists import word_list
from riwaya.text.lexicon import Reading

if TYPE_CHECKING:
    from riwaya.mentions.place.rules import PlaceMention

REACH, MOST = 12, 60  # sentences, places
SURE, SPARE = 2, 1
_QUARTER = ("الحي", "للحي")  # a suburb or a block is no quarter named before
_LARGER = frozenset(("province", "district"))
_ALIKE = {"town", "village"}
_KINDS = {
    "city": frozenset(("city", "town")),
    "town": frozenset(("town", "village")),
    "village": frozenset(("village", "town")),
    "quarter": frozenset(("quarter",)),
    "camp": frozenset(("camp",)),
    "province": frozenset(("province",)),
    "base": frozenset(("base",)),
    "airport": frozenset(("airport",)),
    "port": frozenset(("port",)),
    "crossing": frozenset(("crossing",)),
    "island": frozenset(("island",)),
    "bridge": frozenset(("bridge",)),
    "dam": frozenset(("dam",)),
}


def told_again(scan: Scan, at: int, end: int, found: Sequence[PlaceMention]) -> PlaceMention | None:
    """The place named before that a definite place word at token `at` tells again; `found` are those of its sentence, in order."""
    reading = scan.info[at].get("place_head")
    if reading is None or not _definite(reading) or not stands_alone(scan, at, end):
        return None
    if reading.entry.value not in _KINDS or reading.entry.value == "quarter" and not scan.form(at).endswith(_QUARTER):
        return None
    before: list[PlaceMention] = [*scan.named[-MOST:], *found[-MOST:]][-MOST:]
    here, spare = scan.page.sentence_of[at], None
    for number in range(len(before) - 1, -1, -1):
        place = before[number]
        if here - scan.page.sentence_of[place.name[0]] > REACH:
            break
        fit = _fit(scan, place, reading.entry.value)
        if fit == SURE and not _one_of_many(scan, before, number):
            return place
        spare = spare or (place if fit else None)
    return spare


def _fit(scan: Scan, place: PlaceMention, told: str) -> int:
    """How well a place named before fits a place word: told with that word or by its name alone, or with another word
    ("محافظة تعز … المدينة"), as a bearing or as where somebody came from."""
    if place.head != told and not any(entry.kind in _KINDS[told] and (entry.theatre or entry.population >= WELL_KNOWN) for entry in place.entries):
        return 0
    if place.head in SETTLED and place.head != told and {place.head, told} != _ALIKE:
        return SPARE if place.head in _LARGER else 0
    return SPARE if place.direction or place.governor == "من" else SURE


def _definite(reading: Reading) -> bool:
    return ("ال" in reading.before or "لل" in reading.before) and not reading.after and reading.form.number == 1


def stands_alone(scan: Scan, at: int, end: int) -> bool:
    """Whether no word beside it names it, makes it another place, or reads it as another word: "اللواء منصور"."""
    before = scan.form(at - 1)
    if scan.info[at].has("rank") or before in word_list("no such place") or before in word_list("not_inside"):
        return False
    if at + 1 >= end or scan.tokens[at + 1].kind != "word":
        return True
    after, hit = scan.form(at + 1), page_hits(scan).get(at + 1)
    if hit is not None and not hit.particles and any(entry.theatre for entry in hit.items):
        return False
    return not after.startswith("ال") or after in word_list("still that place")


def _one_of_many(scan: Scan, before: Sequence[PlaceMention], number: int) -> bool:
    """Whether a place is told as one of a list, none of which "the city" alone can mean."""
    pairs = zip(before[max(number - 1, 0):number + 1], before[number:number + 2], strict=False)
    return any(0 <= later.first - earlier.last <= 1 and scan.form(later.first).startswith("و") for earlier, later in pairs)
