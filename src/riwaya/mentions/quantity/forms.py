"""Numbers that only a noun's form tells: duals, singulars ("مقتل جندي"), one of many ("أحد المطاعم")."""

from __future__ import annotations

from riwaya.mentions.quantity.bounds import bound_after
from riwaya.mentions.quantity.count import Count
from riwaya.mentions.quantity.nouns import COUNTED, as_noun
from riwaya.mentions.quantity.number import digits
from riwaya.mentions.scan import Scan
from riwaya.text.lexicon import Reading

_TWO = frozenset("اثنان اثنين اثنتان اثنتين اثنتي".split())
_ONE = frozenset("واحد واحده واحدا".split())
_SINGLE = ("person", "fighter", "civilian", "thing")
_NO_SINGLE = frozenset("كل اي دون بدون بلا غير كاءي بعض عده بضع بضعه".split())


def dual(scan: Scan, at: int, end: int) -> Count | None:
    """An indefinite dual that can be nothing else: "جنديان", "سيارتين مفخختين", "دبابتي ميركافا"."""
    reading = _dual_reading(scan, at)
    if reading is None or reading.after or _article(reading) or _sound_plural(scan, at, reading):
        return None
    return _as_two(scan, at, end, reading, "dual")


def _dual_reading(scan: Scan, at: int) -> Reading | None:
    for reading in scan.info[at].readings:
        if reading.entry.group in COUNTED and reading.form.number == 2 and (reading.form.form.endswith(("ان", "ين")) or reading.form.form.endswith(("تا",
            "تي"))):
            return reading
    return None


def _article(reading: Reading) -> bool:
    return "ال" in reading.before or "لل" in reading.before


def _sound_plural(scan: Scan, at: int, reading: Reading) -> bool:
    """Whether a form in ين may as well be a plural: "مدنيين"."""
    return any(r.entry == reading.entry and r.form.number == 3 and r.form.form == reading.form.form for r in scan.info[at].readings)


def _as_two(scan: Scan, at: int, end: int, reading: Reading, rule: str) -> Count:
    last, noun = at + 1, as_noun(at, reading)
    while last < min(at + 4, end) and (scan.form(last) in _TWO or _agrees(scan, last)):
        last += 1
    _, late = bound_after(scan, last, end)
    return Count(at, last, 2, None if late == "at_least" else 2, late or "exact", noun.group, noun.value, at, rule)


def _agrees(scan: Scan, at: int) -> bool:
    form = scan.form(at)
    return scan.tokens[at].kind == "word" and form.endswith(("ين", "ان")) and len(form) > 4 and not form.startswith(("و", "ب",
        "ال")) and not scan.info[at].has("prep")


def one_said(scan: Scan, at: int) -> Count | None:
    """ "جندي واحد"."""
    if scan.form(at + 1) not in _ONE:
        return None
    reading = scan.group(at, *_SINGLE)
    if reading is None or reading.form.number != 1 or _article(reading) or reading.after:
        return None
    noun = as_noun(at, reading)
    return Count(at, at + 2, 1, 1, "exact", noun.group, noun.value, at, "one said")


def aside(scan: Scan, at: int, first: int, end: int) -> Count | None:
    """A number that a noun's form tells only where the happening asks for one: to be weighed, never certain."""
    if scan.form(at).removeprefix("و") in ("احد", "احدي") or scan.form(at) in ("باحد", "باحدي", "لاحد", "لاحدي"):
        return _one_of(scan, at, end)
    reading = _dual_reading(scan, at)
    if reading is not None:
        rule = "definite dual" if _article(reading) else "possessed dual" if reading.after else "dual or plural"
        return _as_two(scan, at, end, reading, rule)
    if scan.group(at, *COUNTED) is None:
        return None
    return _single(scan, at, first, end)


def _one_of(scan: Scan, at: int, end: int) -> Count | None:
    reading = scan.group(at + 1, *COUNTED) if at + 1 < end else None
    if reading is None or reading.form.number == 1 and reading.form.pos == "noun" and not reading.after:
        return None
    noun = as_noun(at + 1, reading)
    return Count(at, at + 2, 1, 1, "exact", noun.group, noun.value, at + 1, "one of")


def _single(scan: Scan, at: int, first: int, end: int) -> Count | None:
    reading = _single_reading(scan, at)
    if reading is None or at > first and scan.form(at - 1) in _NO_SINGLE:
        return None
    if at > first and (_names_kind(scan, at - 1, reading) or _counts_beyond(scan, at - 1)):
        return None
    noun = as_noun(at, reading)
    if reading.after == "ي" and reading.form.gender == "m" and reading.before in ("", "و"):
        return Count(at, at + 1, 2, 2, "exact", noun.group, noun.value, at, "construct dual")
    last = at + 1
    if last < end and scan.tokens[last].kind == "word" and (_describes(scan, last) or _kind_after(scan, last, reading)):
        last += 1
    return Count(at, last, 1, 1, "exact", noun.group, noun.value, at, "possessed singular" if reading.after else "bare singular")


def _single_reading(scan: Scan, at: int) -> Reading | None:
    for group in _SINGLE:
        reading = scan.info[at].get(group)
        if reading is not None and reading.form.number == 1 and not _article(reading) and reading.before in ("", "و", "ب", "ل", "ف", "وب", "ول"):
            return reading
    return None


def _names_kind(scan: Scan, before: int, reading: Reading) -> bool:
    """Whether a singular only says of which kind the thing before it is: "طائرة مسيرة", "3 طائرات مسيرة", "دبابة ميركافا"."""
    thing = scan.info[before].get("thing")
    return thing is not None and reading.entry.group == "thing" and thing.entry.value == reading.entry.value and not reading.before and not thing.after


def _counts_beyond(scan: Scan, before: int) -> bool:
    """Whether a number of more digits than any toll has stands before a singular: what it counts is not one, and is not known."""
    return scan.tokens[before].kind == "number" and digits(scan.form(before)) is None


def _kind_after(scan: Scan, at: int, reading: Reading) -> bool:
    more = _single_reading(scan, at)
    return more is not None and _names_kind(scan, at - 1, more)


def _describes(scan: Scan, at: int) -> bool:
    """An adjective after a singular: "جندي تركي", "سيارة مدنية", "شخص آخر"."""
    form = scan.form(at)
    return form.endswith(("ي", "يه", "يا")) and not form.startswith(("ال", "و")) and not scan.info[at].has("prep", "report") or form in ("اخر", "اخري")
