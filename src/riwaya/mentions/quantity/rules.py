"""Read numbers of people and things: digits and words, ranges, bounds, vague words, duals.

A number counts only with a noun that can be counted in a toll, or with "من" and a party after it: distances, dates,
ages, calibres and the numbers of units and gates have other nouns beside them and are left alone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from riwaya.mentions.scan import Scan

COUNTED = ("fighter", "civilian", "person", "thing")
_UNITS = frozenset(
    ["كم", "كلم", "كيلومتر", "كيلومترا", "كيلومترات", "كيلو", "متر", "مترا", "امتار", "الاف_متر", "ميل", "ميلا", "اميال", "سنه", "سنوات", "عاما", "عام", "اعوام", "شهر", "شهرا", "اشهر", "شهور", "يوم", "يوما", "ايام", "ساعه", "ساعات", "دقيقه", "دقاءق", "ثانيه", "درجه", "درجات", "%", "بالمءه", "المءه", "بالماءه", "الماءه", "ملم", "مم", "سم", "عيار", "طن", "طنا", "كيلوغرام", "كغ", "برميل", "برميلا", "لتر", "هكتار", "فدان", "اسبوع", "اسابيع", "مره", "قرن", "عقود", "عقد", "ربيعا", "خريفا"])
_NAMED = frozenset(
    ["اللواء", "لواء", "الكتيبه", "كتيبه", "الفرقه", "فرقه", "الفوج", "فوج", "بوابه", "البوابه", "كوبري", "جسر", "طريق", "الطريق", "عيار", "الساعه", "المنطقه", "القطاع", "رقم", "الرقم", "الماده", "القرار", "قرار", "المحور", "السريه", "المجموعه", "الجناح", "ثوره", "انتفاضه", "حرب", "اتفاق", "اف", "سوخوي", "ميغ", "ميج", "موديل", "طراز", "نوع", "العام", "عام", "سنه", "سنه", "شارع", "الدوره", "الصفحه"])
_ABOUT = frozenset(["نحو", "حوالي", "حوالى", "قرابه", "زهاء", "تقريبا", "يقارب", "يناهز", "قاربت", "قارب", "ناهز", "ناهزت", "بنحو", "بحوالي", "لنحو", "بقرابه", "ونحو", "وحوالي"])
_VAGUE_NOUN = {"20-99": (20, 99), "200-999": (200, 999), "2000-9999": (2000, 9999), "3-": (3, None)}
_DIGITS = re.compile(r"^\d+$")


class Count(NamedTuple):
    """A counted quantity: token range of the whole phrase, bounds, qualifier, and its noun (class and value)."""

    first: int
    last: int
    low: int
    high: int | None
    qualifier: str
    group: str
    value: str
    noun: int
    rule: str


class _Number(NamedTuple):
    last: int
    value: int
    digits: bool = False


def _digits(form: str) -> int | float | None:
    plain = form.replace("٬", "").replace("٫", ".")
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+", plain):
        return int(re.sub(r"[.,]", "", plain))
    plain = plain.replace(",", "")
    try:
        return int(plain) if _DIGITS.match(plain) else float(plain)
    except ValueError:
        return None


def _atom(scan: Scan, at: int, end: int, joined: bool) -> tuple[float, str] | None:
    """The value of one number word or digit token and its class; `joined` asks for "و" before it."""
    token = scan.tokens[at]
    if token.kind == "number":
        value = _digits(token.form)
        return None if value is None or joined else (value, "digits")
    form = token.form
    if joined:
        if not form.startswith("و"):
            return None
        form = form[1:]
        if not form and at + 1 < end:
            return None
    for group in ("number", "scale"):
        for reading in scan.info[at].readings:
            if reading.entry.group == group and reading.before == ("و" if joined else ""):
                return float(reading.entry.value), group
    if not joined:
        for group in ("number", "scale"):
            for reading in scan.info[at].readings:
                if reading.entry.group == group and reading.before in ("ب", "ل", "ال", "بال", "و", "ف"):
                    return float(reading.entry.value), group
        stripped = _glued_number(form)
        if stripped is not None:
            return stripped, "number"
    return None


def _glued_number(form: str) -> float | None:
    from riwaya.mentions.scan import word_table

    if form[:1] in "بلوف" and len(form) > 3:
        for reading in word_table().info(form[1:]).readings:
            if reading.entry.group in ("number", "scale") and not reading.before:
                return float(reading.entry.value)
    return None


def read_number(scan: Scan, at: int, end: int) -> _Number | None:
    """A number that begins at token `at`: "خمسة وعشرين", "15 ألف", "3 آلاف و500"."""
    first = _atom(scan, at, end, False)
    if first is None:
        return None
    value, group = first
    total, current, i = 0.0, value, at + 1
    digits = group == "digits"
    if group == "scale":
        total, current = value, 0.0
    while i < end:
        token = scan.tokens[i]
        nxt = _atom(scan, i, end, False) if token.kind == "word" and not token.form.startswith("و") else None
        if nxt is not None and nxt[1] == "scale" and current and nxt[0] in (1000, 1_000_000, 1_000_000_000):
            total, current = (total + current) * nxt[0] if total < current else total + current * nxt[0], 0.0
            i += 1
            continue
        if nxt is not None and nxt[1] == "number" and nxt[0] in (10, 100) and 0 < current < 10 and not digits:
            current = current * 100 if nxt[0] == 100 else current + 10
            i += 1
            continue
        joined = _atom(scan, i, end, True) if token.kind == "word" else None
        if joined is not None and joined[1] == "number" and (joined[0] < (current or total)) and not digits and joined[0] != current:
            current += joined[0]
            i += 1
            continue
        if token.form == "و" and i + 1 < end and scan.tokens[i + 1].kind == "number" and total >= 1000 and token.end == scan.tokens[i + 1].start:
            more = _digits(scan.tokens[i + 1].form)
            if more is not None and more < 1000:
                current += more
                i += 2
                continue
        break
    return _Number(i, int(total + current), digits)


def _noun(scan: Scan, at: int, end: int) -> tuple[int, str, str] | None:
    """The counted noun within two words after a number."""
    for i in range(at, min(at + 2, end)):
        if scan.tokens[i].kind != "word":
            return None
        info = scan.info[i]
        if scan.tokens[i].form in _UNITS:
            return None
        for group in ("person", "fighter", "civilian", "thing"):
            reading = info.get(group)
            if reading is not None and "ال" not in reading.before and not reading.before.startswith(("ب", "ل")):
                if group == "person" and reading.entry.value == "missing":
                    return i, group, "missing"
                return i, group, reading.entry.value
        if info.get("prep") or info.get("report"):
            return None
    return None


def _bound_before(scan: Scan, at: int, first: int) -> tuple[int, str]:
    """A bound or hedge that stands before a number: where it begins, and the qualifier."""
    back = [scan.form(at - k) if at - k >= first else "" for k in range(1, 5)]
    if back[0] in _ABOUT:
        return at - 1, "about"
    if back[0] == "من" and back[1] in ("اكثر", "باكثر", "لاكثر", "واكثر", "ازيد"):
        return at - 2, "at_least"
    if back[0] == "من" and back[1] in ("اقل", "باقل"):
        return at - 2, "at_most"
    if back[0] in ("عن", "علي") and back[1] in ("يقل", "تقل", "يزيد", "تزيد"):
        width = 4 if back[2] == "لا" and back[3] in ("ما", "بما") else 3
        return at - width, "at_least"
    if back[0] in ("الي", "لـ", "ل") and back[1] in ("يصل", "تصل", "وصل"):
        return at - 3, "at_most"
    if back[0] in ("يتجاوز", "تجاوز", "يفوق", "تجاوزت", "فاق"):
        return (at - 2, "at_most") if back[1] == "لا" else (at - 1, "at_least")
    return at, "exact"


def _bound_after(scan: Scan, at: int, end: int) -> tuple[int, str]:
    for i in range(at, min(at + 3, end - 1)):
        if scan.form(i) == "علي" and scan.form(i + 1) in ("الاقل", "الاكثر"):
            return i + 2, "at_least" if scan.form(i + 1) == "الاقل" else "at_most"
        if scan.form(i) in ("تقريبا",):
            return i + 1, "about"
        if scan.info[i].get("prep"):
            break
    return at, ""


def _range(scan: Scan, at: int, end: int, first: int) -> tuple[int, int, int, int] | None:
    """Two bounds: "ما بين 60 إلى 70", "بين ستة وعشرة", "من 3 إلى 5", "35-40": (begin, last, low, high)."""
    low = read_number(scan, at, end)
    if low is None or low.last >= end:
        return None
    i = low.last
    between = scan.form(at - 1) in ("بين", "وبين") and at - 1 >= first
    form = scan.form(i)
    high = None
    if form in ("الي", "-", "–", "و", "او", "حتي"):
        high = read_number(scan, i + 1, end)
        if form == "و" and not between:
            high = None
    elif between and form.startswith("و"):
        high = read_number(scan, i, end)
    if high is None or high.value <= low.value or (form in "-–" and high.value > 50 * max(low.value, 1)):
        return None
    start = at
    if between:
        start = at - 2 if scan.form(at - 2) == "ما" else at - 1
    elif form == "الي" and scan.form(at - 1) == "من":
        start = at - 1
    return start, high.last, low.value, high.value


def _party_follows(scan: Scan, at: int) -> bool:
    return scan.form(at) == "من" and scan.form(at + 1) not in ("اصل", "بين", "المقرر", "العمر", "الشهر", "عمره", "عمرها", "ابريل")


def _excluded(scan: Scan, at: int, number: _Number, first: int) -> bool:
    before = scan.form(at - 1) if at > first else ""
    after = scan.form(number.last)
    if before in _NAMED and not _counts(scan, number.last):
        return True
    if after in _UNITS or after == "%" or before in ("+", "/", ":"):
        return True
    if after in ("+", "/", ":") or scan.group(number.last, "month"):
        return True
    if after == "في" and scan.form(number.last + 1) in ("المءه", "الماءه", "المئه"):
        return True
    return number.digits and 1900 <= number.value <= 2100 and not _counts(scan, number.last)


def _counts(scan: Scan, at: int) -> bool:
    return scan.group(at, *COUNTED) is not None


def _numeric(scan: Scan, at: int, first: int, end: int) -> Count | None:
    ranged = _range(scan, at, end, first)
    if ranged is not None:
        begin, last, low, high = ranged
        noun = _noun(scan, last, end)
        if noun is not None:
            return Count(begin, noun[0] + 1, low, high, "between", noun[1], noun[2], noun[0], "range")
    number = read_number(scan, at, end)
    if number is None or _excluded(scan, at, number, first) or number.value < 1:
        return None
    begin, qualifier = _bound_before(scan, at, first)
    noun = _noun(scan, number.last, end)
    last, group, value, noun_at = number.last, "", "", -1
    if noun is not None:
        noun_at, group, value = noun
        last = noun_at + 1
    after, late = _bound_after(scan, last, end)
    if late:
        qualifier = late
        last = max(last, after) if noun is None else last
    if noun is None and not _party_follows(scan, after):
        nominal = scan.group(number.last - 1, "number")
        if nominal is None and not number.digits:
            return None
        group, value = "", ""
    low, high = _bounds(number.value, qualifier)
    return Count(begin, last, low, high, qualifier, group, value, noun_at, "number")


def _bounds(value: int, qualifier: str) -> tuple[int, int | None]:
    if qualifier == "at_least":
        return value, None
    return value, value


def _vague(scan: Scan, at: int, end: int) -> Count | None:
    reading = scan.info[at].get("vague")
    if reading is None or reading.before.replace("و", "").replace("ف", "") not in ("", "ب", "ل"):
        return None
    form = scan.form(at)
    low, high = _VAGUE_NOUN[reading.entry.value]
    i = at + 1
    definite = form.lstrip("وفب").startswith("ال")
    if i < end and scan.form(i) == "من":
        i += 1
    elif reading.entry.value == "3-" and form.lstrip("وفبل") in ("عدد", "عددا", "اعداد", "اعدادا", "مجموعه", "جمله", "عديد", "العديد"):
        return None
    for k in range(i, min(i + 2, end)):
        info = scan.info[k]
        for group in COUNTED:
            noun = info.get(group)
            if noun is not None:
                return Count(at, k + 1, low, high, "vague", group, noun.entry.value, k, "vague")
        if info.get("prep"):
            break
    if definite or reading.entry.value != "3-":
        return Count(at, at + 1, low, high, "vague", "", "", -1, "vague")
    return None


def _dual(scan: Scan, at: int) -> Count | None:
    for reading in scan.info[at].readings:
        form = reading.form
        if reading.entry.group in COUNTED and reading.after == "" and scan.form(at).endswith(("ان", "ين", "تي", "تا")):
            if form.number == 2 or (form.number == 3 and form.form.endswith("ين") and _is_dual(scan, at, reading.entry.key)):
                if "ال" in reading.before or "لل" in reading.before:
                    return None
                return Count(at, at + 1, 2, 2, "exact", reading.entry.group, reading.entry.value, at, "dual")
    return None


_PLURAL_IN = frozenset(
    ["عسكري", "مسلح", "مقاتل", "مدني", "متمرد", "ارهابي", "متشدد", "متطرف", "مجند", "مهاجم", "متسلل", "متظاهر", "محتج", "نازح", "لاجء", "مهاجر", "مصاب", "معتقل", "محتجز", "مخطوف", "مختطف", "مفقود", "مطلوب", "سجين", "مواطن", "جهادي", "داعشي", "انقلابي", "مجاهد", "انتحاري", "قيادي", "شرطي", "صحفي", "صحافي", "مصل", "مساءق", "مستوطن", "فلسطيني", "سوري", "يمني", "سوداني", "عراقي", "لبناني", "ليبي", "اسراءيلي", "مصري", "مخرب", "طيار", "ناشط", "مسعف", "ممرض", "سوداني", "امني", "مسن", "قناص", "ساءق", "مصلي"])


def _is_dual(scan: Scan, at: int, key: str) -> bool:
    """Whether a form in ـين is a dual: its noun has a broken plural, or an adjective in ـين of a dual follows."""
    return key not in _PLURAL_IN


def find_counts(scan: Scan, first: int, end: int) -> list[Count]:
    """All quantities of tokens `first` to `end`, left to right, without overlap."""
    found: list[Count] = []
    at = first
    while at < end:
        token = scan.tokens[at]
        count = None
        info = scan.info[at]
        if token.kind == "number" or info.has("number", "scale") or (token.kind == "word" and token.form[:1] in "بلوف" and _glued_number(token.form) is not None):
            count = _vague(scan, at, end) or _numeric(scan, at, first, end)
        elif info.has("vague"):
            count = _vague(scan, at, end)
        elif info.readings and info.has(*COUNTED):
            count = _dual(scan, at)
        if count is None:
            at += 1
            continue
        found.append(count)
        at = max(count.last, at + 1)
    return found
