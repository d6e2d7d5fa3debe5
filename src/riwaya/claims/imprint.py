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
_OPEN, _CLOSE = "\"«“'‘", "\"»”'’"


def imprint(page: Page, credits: tuple[Source, ...], mentions: list[list[OutletMention]], outlet: str | None) -> Teller | None:
    """The outlet in whose voice a report speaks, or None where the text does not name it."""
    if credits:
        return _teller(credits[0].name, credits[0].actor, credits[0].span or (0, 0), "credit line")
    known = known_outlet(outlet) if outlet else None
    return (
        _dateline(page, known, outlet)
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
    """ "سمارت – حلب", "سرت-الرسالة نت", "(دبي - العربية نت)": in the first lines, beside a dash or alone on a line."""
    names = {phrase_key(n) for n in _names(known, outlet)}
    for number, match in enumerate(_LINE.finditer(page.text)):
        if number > 7:
            break
        line = match.group()
        for part in re.finditer(rf"[^{re.escape(_DASH)}()\n.،]+", line[:90]):
            words = part.group().strip()
            if not words or len(words.split()) > 4:
                continue
            alone = words == line.strip()
            beside = line[part.end() : part.end() + 1] in tuple(_DASH) or line[part.start() - 1 : part.start()] in tuple(_DASH) and part.start() > 0
            if not (alone or beside):
                continue
            found = known_outlet(words)
            mine = phrase_key(words) in names
            if mine or (found is not None and known is not None and found.id == known.id) or (found is not None and (beside or not outlet) and not found.cue):
                start = match.start() + part.start() + len(part.group()) - len(part.group().lstrip())
                actor = found.id if found is not None else known.id if known is not None else None
                return _teller(words, actor, (start, start + len(words)), "dateline")
    return None


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
