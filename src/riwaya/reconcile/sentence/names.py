"""What sentences call actors, camps, outlets and places: names with the grammar they need."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from riwaya.model.event import EventPlace
from riwaya.packs.camps import camp_label
from riwaya.packs.labels import Label, actor_label, place_label
from riwaya.reconcile.sentence.slots import plain
from riwaya.reconcile.sentence.tables import kind_of, table

_ASIDE = re.compile(r"\s*\([^)]*\)|\s+/.*$")
_LINK = re.compile(r" (?:of|in|for|against|from|on|with|to|at|near|held|loyal|east|allied|before|after|trained)\b.*| \d+$")
# "والمستنفرون" stands beside the head of the name and takes its case.
_JOINED = re.compile(r"(?<= وال)(\w+)ون\b")
_ARABIC = re.compile(r"[\u0621-\u064a]")


class NameEn(NamedTuple):
    """A name within an English sentence, with its article, and whether its verb is plural."""

    text: str
    plural: bool = False


class NameAr(NamedTuple):
    """A name in the nominative and in the other cases; agreement: `m`, `f`, `pl` (people) or `dual_m`, `dual_f`."""

    text: str
    oblique: str
    agreement: str


def _label(id: str) -> Label | None:
    return camp_label(id) or actor_label(id)


@cache
def actor_en(id: str) -> NameEn | None:
    """An actor in English; None where the packs have no name for it."""
    label = actor_label(id)
    return _name_en(_ASIDE.sub("", label.en).split(", ")[0], kind_of(id)) if label and label.en else None


@cache
def teller_en(camp: str) -> NameEn | None:
    """A camp, or the actor or outlet that stands for one."""
    label = _label(camp)
    kind = "outlet" if camp.startswith("media/") else "camp" if camp_label(camp) else kind_of(camp)
    return _name_en(label.en, kind) if label and label.en else None


def _name_en(written: str, kind: str) -> NameEn:
    name = _ASIDE.sub("", written).strip()
    if kind in ("person", "outlet", "media"):
        return NameEn(name)
    heads = table("heads_en", "head")
    head = heads.get(name.casefold()) or heads.get(_LINK.sub("", name).split()[-1].casefold().strip('"'))
    camp = kind == "camp"
    several = camp and " and " in name and not name.endswith(" camp")
    article = _article(name) if camp else bool(head and head["article"])
    return NameEn(f"the {_small(name)}" if article else _small(name), several or bool(head and head["number"] == "pl"))


def _article(name: str) -> bool:
    """Whether a camp's name holds a common noun."""
    rows = [table("heads_en", "head").get(word.casefold().strip(",")) for word in name.split()]
    return any(row and row["article"] for row in rows)


def _small(name: str) -> str:
    """A name that begins with a common noun, within a sentence: "civilians in Libya", but "Syrian refugees"."""
    head = table("heads_en", "head").get(name.split()[0].casefold())
    return name[0].lower() + name[1:] if head and head["lower"] else name


@cache
def actor_ar(id: str) -> NameAr | None:
    """An actor in Arabic; None where the packs have no name for it."""
    label = actor_label(id)
    return _name_ar(label.ar, kind_of(id) or "outlet") if label and label.ar else None


@cache
def teller_ar(camp: str) -> NameAr | None:
    """A camp, or the actor or outlet that stands for one."""
    label = _label(camp)
    kind = kind_of(camp) or ("camp" if camp_label(camp) else "outlet")
    return _name_ar(label.ar, kind) if label and label.ar else None


def _name_ar(written: str, kind: str) -> NameAr:
    name = _ASIDE.sub("", written).strip()
    agreement = _agreement(name.split()[0], kind)
    return NameAr(name, _oblique(name) if agreement == "pl" else _JOINED.sub(r"\1ين", name), agreement)


def head_ar(name: str) -> str:
    """The head word of an Arabic name without its article."""
    head = name.split()[0]
    return head[2:] if head.startswith("ال") and len(head) > 4 else head


def _agreement(first: str, kind: str) -> str:
    row = table("heads_ar", "head").get(head_ar(first))
    if row and row["kind"] in ("", kind):
        return row["agreement"]
    if kind == "person":
        return "m"
    if kind in ("state", "outlet", "media"):
        return "f"
    if first.endswith("ون") or (first.endswith("و") and len(first) > 4):
        return "pl"
    return "f" if first.endswith(("ة", "ات")) else "m"


def _oblique(name: str) -> str:
    """A plural of people after a verb or a preposition: "مدنيون" becomes "مدنيين", "مقاتلو" becomes "مقاتلي"."""
    head, *rest = name.split()
    head = head[:-1] + "ي" if head.endswith("و") else head
    return " ".join(word[:-2] + "ين" if word.endswith("ون") and len(word) > 4 else word for word in (head, *rest))


def together_ar(names: list[NameAr]) -> NameAr:
    """Several names as one subject: two make a dual (masculine where either is), people and more than two a plural.

    More than two feminine names are feminine singular, as bodies in the plural are.
    """
    if len(names) == 1:
        return names[0]
    feminine = all(name.agreement == "f" for name in names)
    dual = len(names) == 2 and all(name.agreement != "pl" for name in names)
    agreement = ("dual_f" if feminine else "dual_m") if dual else "f" if feminine else "pl"
    return NameAr(" و".join(name.text for name in names), " و".join(name.oblique for name in names), agreement)


def noun_of_head(id: str | None) -> str:
    """The counted noun that an actor's name says whole: civilians, protesters; else ""."""
    label = actor_label(id)
    row = table("heads_ar", "head").get(head_ar(label.ar)) if label and label.ar and kind_of(id) == "population" else None
    return row["noun"] if row else ""


def place_en(place: EventPlace | None) -> str:
    """The place's English name; where it has none, the Arabic one in quotation marks."""
    return _place(place, arabic=False)


def place_ar(place: EventPlace | None) -> str:
    """The place's Arabic name; where it has none, the other one in quotation marks."""
    return _place(place, arabic=True)


def _place(place: EventPlace | None, arabic: bool) -> str:
    if place is None:
        return ""
    label, told = place_label(place.id), plain(place.name or "")
    name = (label.ar if arabic else label.en) if label else ""
    if not told or bool(_ARABIC.search(told)) == arabic:
        return told or name
    return name or f'"{told}"'
