"""The zones of a page: what a line is, told by its place, length and first or last words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riwaya.text.bylines import is_byline
from riwaya.text.furniture import SHORT, WIDEST, ends_report, is_furniture, is_tags, opens_links, plain

HEADLINE, BODY, SUBHEAD, BYLINE, CREDIT, CAPTION, BOILERPLATE = (
    "headline", "body", "subhead", "byline", "credit", "caption", "boilerplate")

_CREDIT = re.compile(r"[\s*•(\[-]*(?:المصدر|المصادر|مصدر الخبر|نقلا عن|المراسل|وكالات)\s*[:：|/-]\s*(?P<names>.*)$")
# Words of a sentence, which no list of sources holds.
_TOLD = re.compile(r"(?:^|\s)(?:في|على|من|إلى|الى|بعد|قبل|عن|أن|خلال|قرب|بين|[0-9]+)(?=\s)")
_NAMES = {"المراسل": 3, "وكالات": 3}
_CAPTION = re.compile(
    r"(?:-|–|—|\(|/|©)\s*(?:غيتي|رويترز|أ\s?ف\s?ب|الفرنسية|أسوشيتد برس|الأناضول|أرشيف(?:ية)?|صورة أرشيفية|"
    r"getty|reuters|afp|ap)\s*\)?\s*$|^\s*[(«]?(?:أ|ا)رشيفية[)»]?\s*$", re.IGNORECASE)
_STOPS = ".!؟?…"
_ENDS = _STOPS + ":»”\""
BYLINE_WORDS, CAPTION_WORDS, HEADLINE_WORDS, SUBHEAD_WORDS, LAST_BYLINE = 20, 20, 30, 3, 6
FOOT = 0.6  # the share of a page after which comments and rights close the report


def zones_of(lines: Sequence[str]) -> list[str]:
    """The zone of each line of a page; lines without the space around them."""
    stops, foot_from = sum(line[-1:] in _STOPS for line in lines), FOOT * sum(map(len, lines))
    loose = stops * 4 < sum(1 for line in lines if len(line.split()) > SUBHEAD_WORDS)
    found: list[str] = []
    linked, foot, passed = 0, False, 0
    for number, line in enumerate(lines):
        late = passed > foot_from if number and not foot and len(line) <= WIDEST else foot
        passed += len(line)
        zone = zone_of(line, number, len(lines))
        bare = plain(line) if len(line) <= WIDEST else ""
        foot = foot or late and bare != "" and ends_report(bare)
        if foot or linked and zone not in (CREDIT, BYLINE) and _is_title(line) or late and is_tags(bare):
            zone, linked = BOILERPLATE, linked - 1
        elif bare and opens_links(bare):
            linked = 1 if loose and not late else len(lines)
        elif zone != BOILERPLATE:
            linked = 0
        found.append(zone)
    return found


def _is_title(line: str) -> bool:
    """Whether a line may be the title of another report: short, and no full stop ends it."""
    return len(line.split()) <= CAPTION_WORDS and line[-1:] not in ".:"


def zone_of(line: str, number: int, total: int) -> str:
    """The zone of line `number` of `total`, by itself; `line` without the space around it."""
    words = len(line.split())
    furniture = _furniture(plain(line), words, number, total) if len(line) <= WIDEST else ""
    if furniture:
        return furniture
    if number == 0 and total > 1 and words <= HEADLINE_WORDS and line[-1:] not in ".…":
        return HEADLINE
    if words > SHORT or line[-1:] in _ENDS:
        return BODY
    if number <= 2 and words >= 4 and total > 3:
        return HEADLINE
    if words <= SUBHEAD_WORDS:
        return SUBHEAD
    return CAPTION if 0 < number < total - 1 else BODY


def _furniture(line: str, words: int, number: int, total: int) -> str:
    """What a plain line is beside the report itself; empty if it may belong to it."""
    if words <= SHORT and (number > 0 or total == 1) and _is_credit(line):
        return CREDIT
    if words <= BYLINE_WORDS and number <= LAST_BYLINE and is_byline(line):
        return BYLINE
    if total > 1 and is_furniture(line, words):
        return BOILERPLATE
    return CAPTION if number > 0 and words <= CAPTION_WORDS and _CAPTION.search(line) else ""


def _is_credit(line: str) -> bool:
    """Whether a plain line names sources and nothing else."""
    found = _CREDIT.match(line)
    if found is None or _TOLD.search(found["names"]):
        return False
    most = next((most for word, most in _NAMES.items() if word in line[:found.start("names")]), SHORT)
    return len(found["names"].split()) <= most
