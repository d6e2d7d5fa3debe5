"""Read numbers of people and things: digits and words, ranges, bounds, vague words, duals.

A number counts only with a noun that can be counted in a toll, or with "من" and a party after it: distances, dates,
ages, calibres and the numbers of units and gates have other nouns beside them and are left alone. What only a form or a
share tells is read apart (`find_asides`): whether it counts is for the claim to weigh.
"""

from __future__ import annotations

from functools import lru_cache

from riwaya.mentions.quantity.bounds import bound_after, bound_before, limits, read_range
from riwaya.mentions.quantity.count import HUNDRED, NAMING, SHARES, UNITS, Count
from riwaya.mentions.quantity.forms import aside, dual, one_said
from riwaya.mentions.quantity.measures import measure_of
from riwaya.mentions.quantity.nouns import COUNTED, Noun, countable, counted, noun_after, noun_before
from riwaya.mentions.quantity.number import Number, number_word, part_word, read_number, starts_number
from riwaya.mentions.quantity.vague import AFTER, after_noun, vague, vague_word
from riwaya.mentions.scan import Scan
from riwaya.packs.lists import word_list

__all__ = ["Count", "find_asides", "find_counts"]

_NO_PARTY = frozenset("اصل بين المقرر العمر الشهر عمره عمرها ابريل يناير فبراير مارس مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر".split())


def find_counts(scan: Scan, first: int, end: int) -> list[Count]:
    """All quantities of tokens `first` to `end`, left to right, without overlap."""
    found: list[Count] = []
    tokens, infos = scan.tokens, scan.info
    at = first
    while at < end:
        token = tokens[at]
        if not (token.kind == "number" or token.kind == "word" and (_opens(token.form) or countable(infos[at]))):
            at += 1
            continue
        count = _count(scan, at, first, end)
        if count is None:
            at = _past(scan, at, end)
            continue
        if found and found[-1].last > count.first:
            count = count._replace(first=found[-1].last)
        found.append(count)
        at = max(count.last, at + 1)
    return found


def find_asides(scan: Scan, first: int, end: int, taken: list[Count]) -> list[Count]:
    """Numbers that may be told between the quantities of `taken`: singulars, definite duals, shares."""
    closed = {i for count in taken for i in range(count.first, count.last)} | {count.noun for count in taken}
    found: list[Count] = []
    tokens, infos = scan.tokens, scan.info
    at = first
    while at < end:
        token = tokens[at]
        if at in closed or not (token.kind == "number" or token.kind == "word" and (_opens(token.form) or countable(infos[at]))):
            at += 1
            continue
        count = measure_of(scan, at, first, end) if starts_number(scan, at) else None
        count = count or aside(scan, at, first, end)
        if count is not None and any(i in closed for i in range(count.first, count.last)):
            count = None
        if count is not None:
            found.append(count)
        at = max(count.last if count is not None else 0, at + 1)
    return found


@lru_cache(maxsize=50_000)
def _opens(form: str) -> bool:
    """Whether a word may tell a number of itself."""
    return number_word(form) is not None or vague_word(form) is not None or form in AFTER or part_word(form) > 0


def _past(scan: Scan, at: int, end: int) -> int:
    """Where to read on after a number that counts nothing: past all its words."""
    number = read_number(scan, at, end) if scan.tokens[at].kind in ("word", "number") and starts_number(scan, at) else None
    return at + 1 if number is None or number.value <= 1 else number.last


def _count(scan: Scan, at: int, first: int, end: int) -> Count | None:
    info = scan.info[at]
    if scan.tokens[at].kind == "word" and vague_word(scan.form(at)) is not None:
        return vague(scan, at, first, end)
    if starts_number(scan, at):
        return _numeric(scan, at, first, end)
    if info.has(*COUNTED):
        return one_said(scan, at) if at + 1 < end and scan.form(at + 1).startswith("واحد") else dual(scan, at, end)
    return after_noun(scan, at, first)


def _numeric(scan: Scan, at: int, first: int, end: int) -> Count | None:
    ranged = read_range(scan, at, end, first)
    noun = noun_after(scan, ranged.last, end) if ranged is not None else None
    if ranged is not None and noun is not None:
        return Count(ranged.first, noun.at + 1, ranged.low, ranged.high, "between", noun.group, noun.value, noun.at, "range")
    number = read_number(scan, at, end)
    if number is None or number.value < 1 or _excluded(scan, at, number, first, end):
        return None
    begin, qualifier = bound_before(scan, at, first)
    if at > first and scan.form(at - 1) == "ال" and qualifier == "exact":
        begin, qualifier = bound_before(scan, at - 1, first)
        begin = begin if qualifier != "exact" else at
    closing = _past_its_word(scan, number, end)
    if at > first and scan.form(number.last) == ")" and scan.form(at - 1) == "(":
        begin, closing = at - 1, number.last + 1
    noun = noun_after(scan, closing, end) or _noun_of_total(scan, closing, end)
    last = noun.at + 1 if noun is not None else closing
    _, late = bound_after(scan, last, end)
    qualifier = late or qualifier
    low, high = limits(number.value, qualifier)
    if noun is not None:
        return Count(begin, last, low, high, qualifier, noun.group, noun.value, noun.at, "number")
    before = _definite_before(scan, at, first)
    if before is not None:
        return Count(before.at, last, low, high, qualifier, before.group, before.value, before.at, "number after its noun")
    return _bare(scan, at, number, first, Count(begin, last, low, high, qualifier, "", "", -1, "number"))


def _noun_of_total(scan: Scan, at: int, end: int) -> Noun | None:
    """The noun of the total that a number is part of: "54 من أصل 59 طائرة"."""
    if at + 2 >= end or scan.form(at) != "من" or scan.form(at + 1) not in ("اصل", "مجموع", "بين") or not starts_number(scan, at + 2):
        return None
    total = read_number(scan, at + 2, end)
    return noun_after(scan, total.last, end) if total is not None else None


def _past_its_word(scan: Scan, number: Number, end: int) -> int:
    """The token after a number, past its repetition in brackets: "12 (اثنا عشر) جنديا", "اثنا عشر (12) جنديا"."""
    at = number.last
    if at + 1 >= end or scan.form(at) != "(" or not starts_number(scan, at + 1):
        return at
    again = read_number(scan, at + 1, end)
    return again.last + 1 if again is not None and again.value == number.value and scan.form(again.last) == ")" else at


def _definite_before(scan: Scan, at: int, first: int) -> Noun | None:
    """The plural before a number in digits with the article: "الأسرى الـ15"."""
    if at - 1 <= first or scan.form(at - 1) != "ال":
        return None
    noun = noun_before(scan, at - 1, first)
    reading = counted(scan, noun.at) if noun is not None else None
    return noun if reading is not None and "ال" in reading.before and reading.form.number == 3 else None


def _bare(scan: Scan, at: int, number: Number, first: int, count: Count) -> Count | None:
    """A number without a noun after it: "قتل 5 وأصيب 11", "30 من قواته", "القتلى السبعة"."""
    if _party_follows(scan, number.last):
        things = scan.group(number.last + 1, "thing") if scan.form(number.last) == "من" else None
        return count if things is None else count._replace(group="thing", value=things.entry.value, noun=number.last + 1)
    if number.digits:
        named = at > first and (scan.info[at - 1].has("weapon", "place_head") or scan.tokens[at - 1].kind == "latin" or _unit_number(scan, at, first))
        return None if named else count
    word = number_word(scan.form(at))
    noun = noun_before(scan, at, first) if word is not None and word.before in ("", "ال") else None
    if noun is not None:
        return _after_its_noun(scan, noun, count)
    return count if word is not None and not word.before.endswith("ال") and number.value > 1 else None


def _unit_number(scan: Scan, at: int, first: int) -> bool:
    """ "اللواء 35", "كتيبة الهندسة القتالية 605": the number of a force, its attributes between."""
    for i in range(at - 1, max(at - 4, first - 1), -1):
        if scan.info[i].has("force"):
            return True
        if not scan.form(i).startswith("ال"):
            return False
    return False


def _after_its_noun(scan: Scan, noun: Noun, count: Count) -> Count:
    reading = counted(scan, noun.at)
    begin = count.first if reading is None or reading.before else noun.at
    return count._replace(first=min(begin, count.first), group=noun.group, value=noun.value, noun=noun.at, rule="number after its noun")


def _party_follows(scan: Scan, at: int) -> bool:
    following = scan.form(at + 1)
    return scan.form(at) == "من" and following not in _NO_PARTY and not scan.group(at + 1, "month") or scan.form(at) in ("منهم", "منها", "منهن")


def _joined(scan: Scan, at: int) -> bool:
    """Whether a mark of dates and times ties the tokens before and at `at`: "10:30", "12/5", "+964"."""
    tokens = scan.tokens
    if not 0 < at < len(tokens):
        return False
    for mark in (at - 1, at):
        if tokens[mark].form in ("+", "/", ":", "#", "_") and mark > 0 and tokens[mark].end == tokens[min(mark + 1, len(tokens) - 1)].start and (
                tokens[mark - 1].end == tokens[mark].start and tokens[mark - 1].kind == "number" or tokens[mark].form in ("+", "#")):
            return True
    return False


def _type_number(scan: Scan, at: int, first: int) -> bool:
    """Whether a hyphen ties a number to a name or to another number: "إف-16", "T-72", "3-1"."""
    if at - 2 < first or scan.form(at - 1) not in ("-", "–"):
        return False
    before = scan.tokens[at - 2]
    glued = before.end + 1 == scan.tokens[at].start
    return before.kind in ("number", "latin") or glued and before.form in NAMING


def _excluded(scan: Scan, at: int, number: Number, first: int, end: int) -> bool:
    before = scan.form(at - 1) if at > first else ""
    after = scan.form(number.last) if number.last < end else ""
    has_noun = counted(scan, number.last) is not None
    named = before in NAMING or before == "ال" and _definite_before(scan, at, first) is None or _type_number(scan, at, first)
    # "الكتيبة 116 مصرعهم": what has the article takes no number of a toll, whatever follows.
    unit = before in NAMING and before.startswith("ال") and at > first and scan.info[at - 1].has("force", "unit")
    if named and (unit or not has_noun) or before.removeprefix("و") in ("احد", "احدي"):
        return True
    if number.digits and 1900 <= number.value <= 2100 and at > first and (scan.group(at - 1, "month") or before.removeprefix("ال") in word_list("year")):
        return True  # "شنت فجر الاثنين 30 أكتوبر 2017 غارات": the year counts nothing
    if scan.form(at) in SHARES or scan.form(at) in HUNDRED and before == "في":
        return True
    if scan.form(at).removeprefix("و").lstrip("بل") in ("احد", "احدي") and number.value == 1:
        return True
    if after in UNITS or _joined(scan, at) or _joined(scan, number.last):
        return True
    if scan.group(number.last, "month") or after == "من" and scan.group(number.last + 1, "month"):
        return True
    if after == "في" and scan.form(number.last + 1) in HUNDRED or after in ("-", "–") and number.digits and not has_noun:
        return True
    hedged = bound_before(scan, at, first)[1] != "exact" and _party_follows(scan, number.last)
    return number.digits and 1900 <= number.value <= 2100 and not has_noun and not hedged
