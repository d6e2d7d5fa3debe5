"""Bounds and hedges around a number ("أكثر من", "ما لا يقل عن", "على الأقل"), and ranges."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.mentions.quantity.nouns import is_verb
from riwaya.mentions.quantity.number import read_number, starts_number
from riwaya.mentions.scan import Scan

_ABOUT = frozenset("نحو حوالي قرابه زهاء تقريبا يقارب يناهز قاربت قارب ناهز ناهزت بنحو بحوالي لنحو بقرابه لقرابه ونحو وحوالي وقرابه مايقارب".split())
_OVER = frozenset("يتجاوز تجاوز يفوق تفوق تجاوزت فاق فاقت مايفوق فوق".split())
_MORE = frozenset("اكثر ازيد اكتر".split())
_LESS = frozenset("اقل".split())
_RISE = frozenset("يقل تقل يزيد تزيد مايزيد ماتزيد يربو تربو مايربو لايقل مالايقل يقلون يزيدون زاد زادت".split())
_RANGE = frozenset("الي - – — او حتي".split())


class Range(NamedTuple):
    """Two bounds of one number, as token range."""

    first: int
    last: int
    low: int
    high: int


def _core(form: str) -> str:
    """A word without the particles that a comparison may carry: "لأكثر", "وبأقل"."""
    for prefix in ("وب", "ول", "ب", "ل", "و", "ف"):
        rest = form.removeprefix(prefix)
        if rest != form and rest in _MORE | _LESS:
            return rest
    return form


def bound_before(scan: Scan, at: int, first: int) -> tuple[int, str]:
    """A bound or hedge that stands before a number: where it begins, and the qualifier."""
    back = [scan.form(at - k) if at - k >= first else "" for k in range(1, 5)]
    if back[0] in _ABOUT:
        return (at - 2, "about") if back[1] == "ما" else (at - 1, "about")
    if back[0] in ("من", "عن") and _core(back[1]) in _MORE:
        return at - 2, "at_least"
    if back[0] in ("من", "عن") and _core(back[1]) in _LESS:
        return at - 2, "at_most"
    if back[0] in ("عن", "علي") and back[1] in _RISE:
        width = 2 + sum(1 for k in (2, 3) if back[k] in ("لا", "ما", "بما") and (k == 2 or back[2] in ("لا", "ما")))
        return at - width, "at_least"
    if back[0] == "الي" and back[1] in ("يصل", "تصل"):
        return at - 2, "at_most"
    if back[0] in _OVER:
        return (at - 2, "at_most") if back[1] == "لا" else (at - 1, "at_least")
    return at, "exact"


def bound_after(scan: Scan, at: int, end: int) -> tuple[int, str]:
    """A bound after a number and its noun, in the same phrase: "12 جنديا في الجيش المصري على الأقل"."""
    for i in range(at, min(at + 7, end)):
        form = scan.form(i)
        if form == "علي" and scan.form(i + 1) in ("الاقل", "الاكثر"):
            return i + 2, "at_least" if scan.form(i + 1) == "الاقل" else "at_most"
        if form == "تقريبا" and i < at + 3:
            return i + 1, "about"
        if form == "فاكثر" and i == at:
            return i + 1, "at_least"
        if scan.tokens[i].kind != "word" or form.startswith("و") or starts_number(scan, i) or is_verb(scan, i):
            break
    return at, ""


def limits(value: int, qualifier: str) -> tuple[int, int | None]:
    """The lowest and highest number that a bound lets pass."""
    return (value, None) if qualifier == "at_least" else (0 if qualifier == "at_most" else value, value)


def read_range(scan: Scan, at: int, end: int, first: int) -> Range | None:
    """Two bounds: "ما بين 60 إلى 70", "بين ستة وعشرة", "من 3 إلى 5", "35-40"."""
    low = read_number(scan, at, end)
    if low is None or low.last >= end:
        return None
    between = at - 1 >= first and scan.form(at - 1) in ("بين", "وبين")
    i, form = low.last, scan.form(low.last)
    high = None
    if form in _RANGE or form == "و" and between:
        high = read_number(scan, i + 1, end) if i + 1 < end else None
    elif between and form.startswith("و"):
        high = read_number(scan, i, end)
    if high is None or high.value <= low.value or form in "-–—" and (high.value > 20 * max(low.value, 1) or low.value < 2):
        return None
    begin = at
    if between:
        begin = at - 2 if at - 2 >= first and scan.form(at - 2) == "ما" else at - 1
    elif form in ("الي", "حتي") and at - 1 >= first and scan.form(at - 1) == "من":
        begin = at - 1
    return Range(begin, high.last, low.value, high.value)
