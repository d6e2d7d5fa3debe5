"""The made set of reprints: wire texts, their variants made by rule and by hand, and texts that are no copies of each other."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from riwaya.reconcile.reprints import Text

FOLDER = Path(__file__).parent / "reprints"
PAPERS = ("media/one", "media/two", "media/three", "media/four", "media/five")
SYNONYMS = {"مقتل": "مصرع", "قتل": "قضى", "وقال": "وأكد", "وأضاف": "وتابع", "أعلنت": "كشفت", "إصابة": "جرح", "اليوم": "أمس", "نحو": "قرابة", "وأوضح": "وبين",
            "استهدف": "طال", "مسلحون": "مجهولون", "وذكر": "وأفاد", "منذ": "من", "إثر": "عقب",
            "وأكد": "وشدد", "المتحدث": "الناطق", "بعد": "عقب", "مشيرا": "لافتا"}
_PLAIN = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "ئ", **{str(i): chr(0x660 + i) for i in range(10)}, "،": ",", '"': "«"})


class Made(NamedTuple):
    """Texts; the pairs of ids of which one copies the other; and the family of each text (the wires that it goes back to)."""

    texts: tuple[Text, ...]
    copies: frozenset[frozenset[str]]
    families: dict[str, frozenset[str]]


def _load(*names: str) -> list[dict[str, Any]]:
    return [entry for name in names for entry in yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))]


def _edited(paragraphs: list[str]) -> list[str]:
    return [" ".join(SYNONYMS.get(word, word) for word in paragraph.split()) for paragraph in paragraphs]


def _sentences_cut(paragraphs: list[str]) -> list[str]:
    """Every second paragraph loses what comes after its first comma."""
    return [p.split("،")[0] + "." if at % 2 else p for at, p in enumerate(paragraphs)]


def _updated(paragraphs: list[str]) -> list[str]:
    """A later version: every figure of the first two paragraphs has grown."""
    return [re.sub(r"\d+", lambda found: str(int(found[0]) + 3), p) if at < 2 else p for at, p in enumerate(paragraphs)]


def _half(wire: dict[str, Any]) -> list[str]:
    return [wire["paragraphs"][part - 1] if isinstance(part, int) else part for part in wire["half"]]


def _variants(wire: dict[str, Any]) -> dict[str, tuple[str, list[str]]]:
    own: list[str] = wire["paragraphs"]
    title, retitle = wire["title"], wire["retitle"]
    return {
        "same": (title, own),
        "retitled": (retitle, own),
        "cut": (title, own[:3]),
        "brief": (retitle, own[:2]),
        "inner": (retitle, own[1:4]),
        "edited": (retitle, _edited(own)),
        "shortened": (title, _sentences_cut(own)),
        "spelling": (title, [p.translate(_PLAIN) for p in own]),
        "moved": (retitle, [own[0], *own[3:], *own[1:3]]),
        "added": (retitle, [*own[:3], wire["added"], *own[3:]]),
        "opened": (retitle, [wire["added"], *_edited(own)]),
        "update": (f"تحديث: {title}", [wire["half"][0], *_updated(own)]),
        "half": (retitle, _half(wire)),
        "half-plain": (wire["half"][0], [p.translate(_PLAIN) for p in _half(wire)]),
    }


def _text(id: str, outlet: str, day: date | None, title: str, paragraphs: list[str], agencies: tuple[str, ...] = ()) -> Text:
    return Text(id, "\n\n".join([title, *paragraphs]), outlet, agencies, day.isoformat() if day else "")


def made() -> Made:
    """The whole set."""
    wires = _load("wires_a.yaml", "wires_b.yaml")
    texts: list[Text] = []
    copies: set[frozenset[str]] = set()
    families: dict[str, frozenset[str]] = {}
    for wire in wires:
        _add_wire(wire, texts, copies, families)
    for first, second in pairwise(wires):
        _add_merged(first, second, texts, copies, families)
    for form in _load("forms.yaml"):
        for number, fill in enumerate(form["fill"]):
            texts.append(Text(f"{form['id']}:{number}", form["form"].format(**fill), fill["outlet"], (), str(fill["date"])))
    for text in texts:
        families.setdefault(text.id, frozenset((text.id,)))
    return Made(tuple(texts), frozenset(copies), families)


def _add_wire(wire: dict[str, Any], texts: list[Text], copies: set[frozenset[str]], families: dict[str, frozenset[str]]) -> None:
    name, day = wire["id"], wire["date"]
    texts.append(_text(name, wire["agency"], day, wire["title"], wire["paragraphs"], (wire["agency"],)))
    families[name] = frozenset((name,))
    for number, (kind, (title, paragraphs)) in enumerate(_variants(wire).items()):
        id = f"{name}:{kind}"
        texts.append(_text(id, PAPERS[number % len(PAPERS)], day + timedelta(days=number % 3), title, paragraphs))
        copies.add(frozenset((id, name)))
        families[id] = families[name]
    _add_other(wire, texts, copies, families)
    if "rival" in wire:
        texts.append(_text(f"{name}:rival", PAPERS[0], day, wire["retitle"], [wire["rival"]]))


def _add_other(wire: dict[str, Any], texts: list[Text], copies: set[frozenset[str]], families: dict[str, frozenset[str]]) -> None:
    """Another report of the same outlet in other words; the same with a quote that stands in the wire, or with its background."""
    own = wire["paragraphs"]
    for kind, more in (("other", []), ("quoting", [own[1]]), ("backed", [own[-1]])):
        id = f"{wire['id']}:{kind}"
        texts.append(_text(id, wire["agency"], wire["date"], wire["half"][0][:40], [wire["other"], *more], (wire["agency"],)))
        families[id] = frozenset((f"{wire['id']}:other",))
        if more:
            copies.add(frozenset((id, f"{wire['id']}:other")))


def _add_merged(first: dict[str, Any], second: dict[str, Any], texts: list[Text], copies: set[frozenset[str]], families: dict[str, frozenset[str]]) -> None:
    """A round-up of two wires, undated."""
    id = f"{first['id']}+{second['id']}"
    paragraphs = [*first["paragraphs"][:4], *_edited(second["paragraphs"][:4])]
    texts.append(_text(id, PAPERS[3], None, first["retitle"], paragraphs))
    families[id] = frozenset((first["id"], second["id"]))
    copies |= {frozenset((id, first["id"])), frozenset((id, second["id"]))}
