"""Bylines: lines that open with the day or hour of printing and tell nothing else.

A line is one where it holds a day, an hour or "so long ago", and what is left of it when the words of dates are taken out is
a name at most: "الأحد 17 نوفمبر 2019 - قناة النهر", but not "الأحد 3 غارات على البلدة" nor "17/11/2019 مقتل خمسة جنود".
"""

from __future__ import annotations

import re

_WEEKDAY = r"(?:ال)?(?:سبت|[أا]حد|[إأا]ثنين|ثلاثاء|[أا]ربعاء|خميس|جمعة)"
_MONTHS = (
    r"يناير|ينائر|فبراير|مارس|[أاإ]بريل|مايو|ماي|يوني[وةه]|يولي[وةه]|[أا]غسطس|سبتمبر|[أا]كتوبر|نوفمبر|ديسمبر|كانون|"
    r"شباط|[آا]ذار|نيسان|[أا]يار|حزيران|تموز|[آا]ب|"
    r"[أا]يلول|تشرين|جانفي|فيفري|[أا]فريل|جوان|جويلية|[أا]وت|غشت|شتنبر|نونبر|دجنبر|يوليوز|محرم|صفر|ربيع|جمادى|رجب|شعبان|رمضان|شوال|ذو|ذي|القعدة|الحجة|"
    r"jan\w*|feb\w*|mar|march|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*")
_ORDER = r"ال[أا]ول[ى]?|[أا]ول|الثانية?|ثان[ي]?|الآخرة?|الاخر"
_CLOCK = (
    r"الساعة|ص|م|صباحا|مساء|ظهرا|عصرا|فجرا|ليلا|am|pm|gmt|utc|est|بتوقيت|توقيت|بالتوقيت|المحلي|غرينتش|غرينيتش|جرينتش|مكة|المكرمة|القدس|دمشق|بغداد|القاهرة|"
    r"ت|غ|غ\.م|ت\.م|ساعات|ساعة|دقائق|دقيقة|يوم|يومين|[أا]يام|ثانية|ساعتين|قراءة|للقراءة")
_LABELS = (
    r"نشر|نشرت|كتب|كتبت|بقلم|تم|النشر|نشره|تاريخ|بتاريخ|التاريخ|[آا]خر|تحديث|التحديث|حدث|عدل|[أا]ضيف|في|منذ|قبل|"
    r"الموافق|الموافقة|من|شهر|سنة|عام|لسنة|هـ|ه|م|ميلادي|هجري|العدد|عدد|رقم|"
    r"published|updated|last|on|at|posted|date|th|st|nd|rd")
_KNOWN = re.compile(rf"(?:{_WEEKDAY}|{_MONTHS}|{_ORDER}|{_CLOCK}|{_LABELS}|[0-9]+(?:th|st|nd|rd|هـ|ه|م|ص)?|t|z)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+|[0-9]+")

_DAY = re.compile(r"(?<![0-9])(?:[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{2,4}|[0-9]{1,2}\s?[/-]\s?[0-9]{1,2}\s?[/-]\s?[0-9]{4})(?![0-9])")
_NAMED = re.compile(
    rf"(?<![0-9])[0-3]?[0-9](?:th|st|nd|rd)?[\s،,]*(?:من |شهر )?\s*(?:{_MONTHS})(?![^\W\d])|"
    rf"(?:{_MONTHS})\s+(?:(?:{_ORDER})\s+)?[0-3]?[0-9](?:th|st|nd|rd)?\s?[,،]?\s*(?:19|20)[0-9]{{2}}",
    re.IGNORECASE)
_HOUR = re.compile(r"(?<![0-9])[0-9]{1,2}[:.][0-9]{2}(?![0-9])")
_AGO = re.compile(r"(?:منذ|قبل) (?:[0-9]+ )?(?:ساعة|ساعات|دقيقة|دقائق|يوم|[أا]يام|يومين|ساعتين)$")
_OPENS = re.compile(
    rf"[^\w]*(?:يوم\b|{_WEEKDAY}\b|نشرت?\b|تم النشر|كتب\b|كتبت\b|بقلم|تاريخ النشر|بتاريخ|التاريخ|[آا]خر تحديث|تحديث|"
    rf"الساعة|published|updated|last updated|(?:{_MONTHS})\b|[0-9])", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:^|\s)(?:في|على|إلى|الى|من|عن|بعد|ضد|قرب|بين)\s+(?![0-9])")
MOST_NAMES = 4


def is_byline(line: str) -> bool:
    """Whether a plain line tells the day or hour of printing, beside a name at most."""
    if _AGO.fullmatch(line):
        return True
    day = _DAY.search(line) or _NAMED.search(line)
    told = day or _HOUR.search(line)
    if told is None or line[-1:] in "؟?!:" or _counts(line):
        return False
    names = sum(1 for word in _WORD.findall(line) if not _KNOWN.fullmatch(word))
    return _OPENS.match(line) is not None and names <= (MOST_NAMES if day else 1) and (names == 0 or _parted(line))


def _counts(line: str) -> bool:
    """Whether a small number counts something: "الأحد 3 غارات"."""
    words = _WORD.findall(line)
    for number, after in zip(words, words[1:], strict=False):
        if number.isdigit() and len(number) < 4 and not _KNOWN.fullmatch(after):
            rest = line.split(number, 1)[1]
            if rest[:1].isspace() and rest.strip()[:1].isalpha():
                return True
    return False


def _parted(line: str) -> bool:
    """Whether a mark, not a mere space, parts the names of a line from its date, or one name alone closes it."""
    unknown = [m for m in _WORD.finditer(line) if not _KNOWN.fullmatch(m[0])]
    first, last = unknown[0], unknown[-1]
    before, after = line[:first.start()].rstrip(" "), line[last.end():].lstrip(" ")
    marked = before.endswith(tuple("-–—|/,،()")) or before.endswith(":") and not before[:-1].rstrip()[-1:].isdigit() or after.startswith(tuple("-–—|/,،)"))
    return (marked or len(unknown) == 1) and not _SENTENCE.search(line[first.start():])
