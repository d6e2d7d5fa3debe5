"""Find the outlet that printed a report, where the text itself names it: credit line, dateline, trailer, "لـ«…»".

An outlet known only from metadata stays with the document: a chain of tellers holds what the text says.
"""

from __future__ import annotations

import re

from riwaya.claims.attribution import Teller
from riwaya.mentions.outlet import OutletMention, known_outlet
from riwaya.model.record import Source, Span
from riwaya.packs.outlet import Outlet
from riwaya.text.page import Page
from riwaya.text.phrases import phrase_key

_DASH = "-–—:|/"
_TRAILER = r"(?:رابط الخبر|المصدر|نشر في|نقلا عن|حصري|خاص)\s*(?:بصحيفة|بموقع|في|لـ|ل|:)?\s*"
_TRAILER_END = re.compile(_TRAILER + r"$")
_LINE = re.compile(r"[^\n]+")
# A line that stretches letters, standing alone for a dash: "مقديشو ـ «القدس العربي»".
_LONG_DASH = re.compile(r"(?<!\S)ـ(?!\S)")
# Words between marks, without the day before them and the quotation marks around them: "رام الله 17-11-2019 وفا-".
_STOP = rf"{re.escape(_DASH)}()\n.،"
_PART = re.compile(rf"(?<![^{_STOP}])[\s\"«“”0-9]*(?P<name>[^{_STOP}\s\"»”“0-9](?:[^{_STOP}]*[^{_STOP}\s\"»”“])?)")
# An agency right after the date that ends a dateline: "الرياض 07 شعبان 1442 هـ الموافق 20 مارس 2021 م واس", "صعدة/ 29 ديسمبر 2015 (سبأ)".
_AFTER_DATE = re.compile(r"\d{4}\s*(?:م|هـ)?\s*\(?(?P<name>[^\W\d_]{2,}(?: [^\W\d_]+)?)\)?\s*[-–—:]?\s*$")
LONGEST_DATELINE = 90
_AROUND = " \t\r\"«»“”"
_OPEN, _CLOSE = "\"«“'‘", "\"»”'’"


def imprint(page: Page, credits: tuple[Source, ...], mentions: list[list[OutletMention]], outlet: str | None) -> Teller | None:
    """The outlet in whose voice a report speaks, or None where the text does not name it."""
    known = known_outlet(outlet) if outlet else None
    dated = _dateline(page, known, outlet)
    if credits and not dated:
        return _teller(credits[0].name, credits[0].actor, credits[0].span or (0, 0), "credit line")
    return (
        dated
        or _own_mention(page, mentions, known)
        or _trailer(page, known, outlet)
        or (_interviewer(page, mentions) if not outlet else None)
    )


def _teller(name: str, actor: str | None, span: Span, rule: str) -> Teller:
    return Teller(-1, -1, name, "media", actor, rule=f"{rule}@{span[0]}:{span[1]}")


def _names(known: Outlet | None, outlet: str | None) -> list[str]:
    names = [outlet] if outlet else []
    if known is not None:
        names += [known.name_ar]
    return [n for n in dict.fromkeys(names) if n]


def _dateline(page: Page, known: Outlet | None, outlet: str | None) -> Teller | None:
    """ "سمارت – حلب", "بيروت (رويترز) -", "بيروت: «الشرق الأوسط»", "2021 م واس": in the first lines, beside a mark or alone on a line."""
    names = {phrase_key(n) for n in _names(known, outlet)}
    for number, match in enumerate(_LINE.finditer(page.text)):
        if number > 7:
            break
        line = _LONG_DASH.sub("-", match.group()).replace(".نت", " نت")
        for part in _PART.finditer(line[:90]):
            start, end = part.span("name")
            alone = part["name"] == line.strip()
            if len(part["name"].split()) > 4 or not (alone or _beside(line, start, end)):
                continue
            dated = re.match(r"\D+(?=\s\d)", part["name"])  # "دمشق-سانا 10 آذار 2025"
            found = known_outlet(part["name"]) or (known_outlet(dated.group()) if dated else None)
            end = start + dated.end() if dated and found is not None else end
            mine = phrase_key(part["name"]) in names
            if mine or found is not None and (known is not None and found.id == known.id or (not alone or not outlet) and _sure(found, line, start, end)):
                actor = found.id if found is not None else known.id if known is not None else None
                return _teller(page.text[match.start() + start:match.start() + end], actor, (match.start() + start, match.start() + end), "dateline")
        signed = _AFTER_DATE.search(line) if len(line) <= LONGEST_DATELINE else None
        found = known_outlet(signed["name"]) if signed is not None else None
        if signed is not None and found is not None and (known is None or found.id == known.id):
            return _teller(signed["name"], found.id, (match.start() + signed.start("name"), match.start() + signed.end("name")), "dateline")
    return None


def _beside(line: str, start: int, end: int) -> bool:
    """Whether the words of a line from `start` to `end` stand beside a dash, or in brackets with a dash or nothing after them."""
    before, after = line[:start].rstrip(_AROUND), line[end:].lstrip(_AROUND)
    if line[:start].endswith("(") and line[end:].startswith(")"):
        return after[1:].lstrip()[:1] in ("", *_DASH)
    return after.startswith(tuple(_DASH)) or before.endswith(tuple(_DASH))


def _sure(found: Outlet, line: str, start: int, end: int) -> bool:
    """Whether an outlet's name is no everyday word here: "بيروت: «الشرق الأوسط»", "صنعاء - سبأ:"."""
    if not found.cue or line[:end].endswith(" نت"):
        return True
    place, after = line[:start].strip(_AROUND + _DASH + "("), line[end:].strip(_AROUND + ")")
    return 0 < len(place.split()) <= 3 and line[:start].rstrip(_AROUND + "(").endswith(tuple(_DASH)) and (not after or after.startswith(tuple(_DASH)))


def _own_mention(page: Page, mentions: list[list[OutletMention]], known: Outlet | None) -> Teller | None:
    if known is None:
        return None
    for sentence in mentions:
        for mention in sentence:
            if mention.id == known.id:
                return Teller(mention.first, mention.last, page.slice(*mention.name), "media", mention.id, rule="outlet named in its own text")
    return None


def _trailer(page: Page, known: Outlet | None, outlet: str | None) -> Teller | None:
    for name in _names(known, outlet):
        for match in re.finditer(re.escape(name), page.text):
            before, after = page.text[max(0, match.start() - 24) : match.start()], page.text[match.end() : match.end() + 1]
            quoted = before[-1:] in tuple(_OPEN) and after in tuple(_CLOSE)
            if _TRAILER_END.search(before) or quoted and len(name) > 3:
                return _teller(name, known.id if known is not None else None, match.span(), "outlet named in its own text")
    return None


def _interviewer(page: Page, mentions: list[list[OutletMention]]) -> Teller | None:
    """Without metadata: a newspaper or channel to which people speak ("قال لـ«…»") is the one that prints it."""
    for sentence in mentions:
        for mention in sentence:
            span = page.span(*mention.name)
            if mention.governor == "ل" and mention.kind in ("media", "website") and page.text[span[0] - 1 : span[0]] in tuple(_OPEN):
                return Teller(mention.first, mention.last, page.slice(*mention.name), "media", mention.id, rule="outlet spoken to")
    return None
