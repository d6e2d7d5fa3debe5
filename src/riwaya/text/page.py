"""A page: a text cut into lines with their zones, sentences and tokens. Nothing of the text is changed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from riwaya.model.record import Span
from riwaya.text.token import Token, tokenize

HEADLINE, BODY, SUBHEAD, BYLINE, CREDIT, CAPTION, BOILERPLATE = (
    "headline", "body", "subhead", "byline", "credit", "caption", "boilerplate")

_CREDIT = re.compile(r"^[\s*•-]*(?:المصدر|المصادر|مصدر الخبر|نقلا عن|المراسل|وكالات)\s*[:：|/]")
_BOILER = re.compile(
    r"^\s*(?:كلمات (?:مفتاحية|دلالية|دالة)|الكلمات (?:المفتاحية|الدلالية)|اقرأ (?:أيضا|أيضًا|المزيد|ايضا)|إقرأ (?:أيضا|أيضًا)|شاهد أيضا|"
    r"مواضيع ذات صلة|مقالات ذات صلة|أخبار ذات صلة|ذات صلة|شارك(?:ها|نا)?\s*(?:على|الخبر|المقال)?\s*$|البث المباشر|تابعونا|تابعنا|"
    r"للاشتراك|اشترك|حقوق النشر|جميع الحقوق|هاشتاغ|الوسوم|تصنيفات|انسخ الرابط|طباعة|فيسبوك\s*تويتر|facebook|twitter|whatsapp|"
    r"تم نسخ الرابط|مشاركة\s*$|رابط (?:مختصر|الخبر|المقال)|المزيد من|إعلان\s*$|حمل التطبيق|قناتنا على)", re.IGNORECASE)
_CAPTION = re.compile(r"(?:-|–|—|\(|/)\s*(?:غيتي|رويترز|أ\s?ف\s?ب|الفرنسية|أسوشيتد برس|الأناضول|أرشيف(?:ية)?|صورة أرشيفية|getty|reuters|afp|ap)\s*\)?\s*$|^\s*[(«]?(?:أ|ا)رشيفية[)»]?\s*$", re.IGNORECASE)
_DATE_LINE = re.compile(
    r"^\s*(?:نشر(?:ت)?(?: في)?|تاريخ النشر|آخر تحديث|تحديث|الساعة)?[\s:|،,-]*"
    r"(?:(?:ال)?(?:سبت|[أا]حد|[إا]ثنين|ثلاثاء|[أا]ربعاء|خميس|جمعة)[\s،,]*)?[0-9٠-٩]{1,4}[\s/.،,-]")
_END = re.compile(r"[.!?؟…]+[\s\"»”’)\]]*(?=\s|$)|[؛](?=\s)|(?<=[\u0620-\u06ff])\.(?=[\u0620-\u06ff])")
_ABBREVIATION = re.compile(r"(?:^|[\s(\"«.])[\u0620-\u064a]\.$")
MAX_SENTENCE_TOKENS = 400


@dataclass(slots=True)
class Sentence:
    """A sentence: offsets, its tokens `first` to `last` (half-open, in the page), its paragraph and zone."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int
    zone: str
    index: int = 0


@dataclass
class Page:
    """A text with its tokens and sentences."""

    text: str
    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    boilerplate: list[Span] = field(default_factory=list)
    credits: list[Span] = field(default_factory=list)
    bylines: list[Span] = field(default_factory=list)

    @cached_property
    def sentence_of(self) -> list[int]:
        """For each token the number of its sentence, -1 for none."""
        found = [-1] * len(self.tokens)
        for sentence in self.sentences:
            for i in range(sentence.first, sentence.last):
                found[i] = sentence.index
        return found

    def slice(self, first: int, last: int) -> str:
        """The words of tokens `first` to `last` (half-open) as they stand in the text."""
        return self.text[self.tokens[first].start:self.tokens[last - 1].end]

    def span(self, first: int, last: int) -> Span:
        """Offsets of tokens `first` to `last` (half-open)."""
        return self.tokens[first].start, self.tokens[last - 1].end


def _lines(text: str) -> list[Span]:
    return [m.span() for m in re.finditer(r"[^\n\r\u2028\u2029]+", text) if m.group().strip()]


def _zone(text: str, start: int, end: int, number: int, total: int) -> str:
    line = text[start:end]
    stripped = line.strip()
    words = len(stripped.split())
    if _CREDIT.match(stripped) and words <= 14:
        return CREDIT
    if _BOILER.match(stripped) and words <= 14:
        return BOILERPLATE
    if _DATE_LINE.match(stripped) and words <= 14 and number <= 6:
        return BYLINE
    if words <= 20 and _CAPTION.search(stripped):
        return CAPTION
    ends = stripped[-1:] in ".!؟?…:»”\""
    if number == 0 and total > 1 and words <= 30 and stripped[-1:] not in ".…":
        return HEADLINE
    if words <= 14 and not ends:
        if number <= 2 and words >= 4 and total > 3:
            return HEADLINE
        return SUBHEAD if words <= 3 else CAPTION if 0 < number < total - 1 else BODY
    return BODY


def _sentences(text: str, start: int, end: int) -> list[Span]:
    found, at = [], start
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if match.group().startswith(".") and _ABBREVIATION.search(text, max(start, match.start() - 3), match.start() + 1):
            continue
        if stop - at > 1:
            found.append((at, stop))
            at = stop
    if text[at:end].strip():
        found.append((at, end))
    return found


def read_page(text: str) -> Page:
    """Cut a text into zones, sentences and tokens."""
    page = Page(text)
    lines = _lines(text)
    for number, (start, end) in enumerate(lines):
        zone = _zone(text, start, end, number, len(lines))
        if zone == BOILERPLATE:
            page.boilerplate.append((start, end))
            continue
        if zone == CREDIT:
            page.credits.append((start, end))
            continue
        if zone == BYLINE:
            page.bylines.append((start, end))
            continue
        for first, last in _sentences(text, start, end):
            _add(page, first, last, number, zone)
    return page


def _add(page: Page, start: int, end: int, paragraph: int, zone: str) -> None:
    tokens = tokenize(page.text, start, end)
    for at in range(0, len(tokens), MAX_SENTENCE_TOKENS):
        part = tokens[at:at + MAX_SENTENCE_TOKENS]
        base = len(page.tokens)
        page.tokens.extend(part)
        page.sentences.append(Sentence(part[0].start, part[-1].end, base, base + len(part), paragraph, zone, len(page.sentences)))
