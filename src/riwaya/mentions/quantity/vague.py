"""Vague numbers: "عشرات القتلى", "عدد كبير من القرى", "مئات الآلاف", "غارات عدة", "عددا منهم"."""

from __future__ import annotations

from functools import cache, lru_cache

from riwaya.mentions.quantity.count import Count
from riwaya.mentions.quantity.nouns import Noun, counted, noun_after, noun_before
from riwaya.mentions.quantity.number import number_word
from riwaya.mentions.scan import Scan, word_table
from riwaya.packs.language import words

_PREFIXES = (("", ""), ("و", ""), ("ف", ""), ("ب", ""), ("ل", ""), ("وب", ""), ("ول", ""), ("لل", "ال"), ("ولل", "ال"))
_BOUNDS: dict[str, tuple[int, int | None]] = {"20-99": (20, 99), "200-999": (200, 999), "2000-9999": (2000, 9999), "3-": (3, None)}
_NEEDS_OF = frozenset("عدد عددا اعداد اعدادا مجموعه جمله عديد العديد".split())
AFTER = frozenset("عده عديده كثيره متعدده متفرقه مختلفه عديدا".split())
_SIZE = frozenset("كبير كبيرا كبيره كبري قليل قليلا قليله محدود محدودا محدوده غير معروف محدد هاءل هاءلا ضخم ضخما ضخمه لا باس به اخر اخري لافت".split())
_OF_THEM = frozenset("منهم منها منهن منهما".split())


@cache
def _heads() -> frozenset[str]:
    """The first two letters of vague words: an enclitic changes no more than the last letter of three."""
    return frozenset(form[:2] for form in words().forms("vague"))


@lru_cache(maxsize=50_000)
def vague_word(form: str) -> tuple[str, str] | None:
    """A vague number word without its particles, and its value."""
    heads = _heads()
    for prefix, article in _PREFIXES if form[:1] in "وفبل" else _PREFIXES[:1]:
        if form.startswith(prefix) and len(form) > len(prefix) + 2:
            rest = article + form[len(prefix):]
            for reading in word_table().info(rest).readings if rest[:2] in heads or article else ():
                if reading.entry.group == "vague" and not reading.before:
                    return rest, reading.entry.value
    return None


def vague(scan: Scan, at: int, first: int, end: int) -> Count | None:
    """A vague number at token `at`."""
    known = vague_word(scan.form(at))
    following = after_noun(scan, at, first)
    if known is None or following is not None:
        return following
    word, value = known
    low, high = _BOUNDS[value]
    i = at + 1
    scaled = number_word(scan.form(i)) if i < end else None
    if scaled is not None and scaled.scale and scaled.value in (1000, 1_000_000) and scaled.before in ("", "ال") and high is not None and high < 2000:
        low, high, i = low * int(scaled.value), (high + 1) * int(scaled.value) - 1, i + 1
    size = i
    while i < end and scan.form(i) in _SIZE and i < size + 3:
        i += 1
    return _with_noun(scan, at, i, end, (low, high), word, i > size)


def _with_noun(scan: Scan, at: int, i: int, end: int, bounds: tuple[int, int | None], word: str, sized: bool) -> Count | None:
    low, high = bounds
    form = scan.form(i) if i < end else ""
    if form in _OF_THEM:
        return Count(at, i + 1, low, high, "vague", "", "", -1, "vague of them")
    of = form == "من"
    if not of and word in _NEEDS_OF and not sized and high is None:
        return None
    noun = _noun(scan, i + of, end)
    if noun is not None:
        return Count(at, noun.at + 1, low, high, "vague", noun.group, noun.value, noun.at, "vague")
    if of or sized or high is not None or word.startswith("ال"):
        return Count(at, i, low, high, "vague", "", "", -1, "vague")
    return None


def _noun(scan: Scan, at: int, end: int) -> Noun | None:
    noun = noun_after(scan, at, end, definite=True)
    if noun is None and at + 1 < end and scan.form(at) in ("من", "ممن"):
        return None
    return noun


def after_noun(scan: Scan, at: int, first: int) -> Count | None:
    """ "غارات عدة", "قرى كثيرة": the word follows its plural."""
    if scan.form(at) not in AFTER:
        return None
    noun = noun_before(scan, at, first)
    reading = counted(scan, noun.at) if noun is not None else None
    if noun is None or reading is None or "ال" in reading.before or reading.form.number != 3:
        return None
    return Count(noun.at, at + 1, 3, None, "vague", noun.group, noun.value, noun.at, "vague after its noun")
