"""Check written names: spelled plainly, not doubled, not claimed by two entries, not everyday words."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from riwaya.packs.findings import Findings
from riwaya.packs.language import triggers, words
from riwaya.text.fold import fold
from riwaya.text.phrases import phrase_key

_MARKED = re.compile("[\u0640\u064b-\u0652]")


class Named(NamedTuple):
    """A written name: whose, where it stands, whether it counts on its own, and the years it holds for."""

    form: str
    id: str
    place: str
    strong: bool
    start: str = ""
    end: str = ""


def check_forms(names: list[Named], findings: Findings) -> None:
    """Check the names of one pack."""
    by_key: dict[str, list[Named]] = defaultdict(list)
    for name in names:
        key = phrase_key(name.form)
        if not key:
            findings.error(name.place, "form", f"{name.form!r} has no word in it")
            continue
        if _MARKED.search(name.form):
            findings.warn(
                name.place, "spelling", f"{name.form!r} has diacritics or tatweel, which folding makes needless"
            )
        by_key[key].append(name)
    for key, group in by_key.items():
        _same_entry(key, group, findings)
        _two_entries(key, group, findings)


def _same_entry(key: str, group: list[Named], findings: Findings) -> None:
    seen: dict[str, Named] = {}
    for name in group:
        first = seen.setdefault(name.id, name)
        if first is not name and first.strong != name.strong:
            findings.warn(name.place, "doubled", f"{key!r} is both a form and a weak form of {name.id}")


def _two_entries(key: str, group: list[Named], findings: Findings) -> None:
    strong: dict[str, Named] = {}
    for name in group:
        if name.strong:
            strong.setdefault(name.id, name)
    entries = list(strong.values())
    for index, name in enumerate(entries):
        other = next((other for other in entries[:index] if _together(name, other)), None)
        if other is not None:
            findings.error(
                name.place,
                "collision",
                f"{key!r} means {name.id} and, at {other.place}, {other.id}: make one of them a weak form, or tell their dates apart",
            )


def _together(a: Named, b: Named) -> bool:
    """Whether two entries hold at one time."""
    return not (a.end and b.start and a.end <= b.start or b.end and a.start and b.end <= a.start)


@cache
def everyday(form: str) -> str:
    """What the language pack takes a single word for, if anything: `report say`, `trigger capture`."""
    if " " in form.strip():
        return ""
    folded = fold(form)
    for kind, lexicon in (("", words()), ("trigger ", triggers())):
        readings = lexicon.readings(folded)
        if readings:
            return f"{kind}{readings[0].entry.group if not kind else readings[0].entry.value} {readings[0].entry.key}"
    return ""
