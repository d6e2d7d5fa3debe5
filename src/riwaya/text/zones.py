"""The zones of a page: what a line is, told by its place, length and first or last words."""

from __future__ import annotations

import re

HEADLINE, BODY, SUBHEAD, BYLINE, CREDIT, CAPTION, BOILERPLATE = (
    "headline", "body", "subhead", "byline", "credit", "caption", "boilerplate")

_CREDIT = re.compile(r"^[\s*•-]*(?:المصدر|المصادر|مصدر الخبر|نقلا عن|المراسل|وكالات)\s*[:：|/]")
_BOILER = re.compile(
    r"^\s*(?:كلمات (?:مفتاحية|دلالية|دالة)|الكلمات (?:المفتاحية|الدلالية)|اقرأ (?:أيضا|أيضًا|المزيد|ايضا)|إقرأ (?:أيضا|أيضًا)|شاهد أيضا|"
    r"مواضيع ذات صلة|مقالات ذات صلة|أخبار ذات صلة|ذات صلة|شارك(?:ها|نا)?\s*(?:على|الخبر|المقال)?\s*$|البث المباشر|تابعونا|تابعنا|"
    r"للاشتراك|اشترك|حقوق النشر|جميع الحقوق|هاشتاغ|الوسوم|تصنيفات|انسخ الرابط|طباعة|فيسبوك\s*تويتر|facebook|twitter|whatsapp|"
    r"تم نسخ الرابط|مشاركة\s*$|رابط (?:مختصر|الخبر|المقال)|المزيد من|إعلان\s*$|حمل التطبيق|قناتنا على)", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?:-|–|—|\(|/)\s*(?:غيتي|رويترز|أ\s?ف\s?ب|الفرنسية|أسوشيتد برس|الأناضول|أرشيف(?:ية)?|صورة أرشيفية|"
    r"getty|reuters|afp|ap)\s*\)?\s*$|^\s*[(«]?(?:أ|ا)رشيفية[)»]?\s*$", re.IGNORECASE)
# A day in digits, or a day's number with its month's name and a year; a bare number may open a headline: "17 قتيلا في قصف".
_DAY = (r"[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4}|"
        r"[0-3]?[0-9][\s،,]+(?:(?!(?:في|منذ|خلال|عام|حتى)\s)[^\W\d]+[\s/،,()]+){1,3}(?:1[34]|19|20)[0-9]{2}(?![0-9])|"
        r"[^\W\d]+\s+[0-3]?[0-9]\s?[,،]\s*(?:19|20)[0-9]{2}(?![0-9])")
_DATE_LINE = re.compile(
    r"^\s*(?:(?:نشر(?:ت)?(?: في)?|تاريخ النشر|آخر تحديث|تحديث)[\s:|،,-]+(?=[^0-9]{0,24}[0-9])|"
    r"(?:ال)?(?:سبت|[أا]حد|[إا]ثنين|ثلاثاء|[أا]ربعاء|خميس|جمعة)[\s،,|-]*[0-9]{1,4}[\s/.،,-]|"
    rf"{_DAY}|(?:الساعة\s*)?[0-9]{{1,2}}[:.][0-9]{{2}}(?:\s+[^\W\d]+){{0,3}}\s*$)")
# Digits of one kind, no vowel signs, no stretching.
_PLAIN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789", "\u0640" + "".join(map(chr, range(0x64B, 0x653))))
SHORT, CAPTION_WORDS, HEADLINE_WORDS, SUBHEAD_WORDS, LAST_BYLINE = 14, 20, 30, 3, 6


def zone_of(line: str, number: int, total: int) -> str:
    """The zone of line `number` of `total`; `line` without the space around it."""
    words = len(line.split())
    if words <= CAPTION_WORDS:
        furniture = _furniture(line, words, number)
        if furniture:
            return furniture
    if number == 0 and total > 1 and words <= HEADLINE_WORDS and line[-1:] not in ".…":
        return HEADLINE
    if words > SHORT or line[-1:] in ".!؟?…:»”\"":
        return BODY
    if number <= 2 and words >= 4 and total > 3:
        return HEADLINE
    if words <= SUBHEAD_WORDS:
        return SUBHEAD
    return CAPTION if 0 < number < total - 1 else BODY


def _furniture(line: str, words: int, number: int) -> str:
    """What a short line is beside the report itself; empty if it may belong to it."""
    line = line.translate(_PLAIN)
    if words <= SHORT:
        if _CREDIT.match(line):
            return CREDIT
        if _BOILER.match(line):
            return BOILERPLATE
        if number <= LAST_BYLINE and _DATE_LINE.match(line):
            return BYLINE
    return CAPTION if _CAPTION.search(line) else ""
