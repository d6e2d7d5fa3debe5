"""Values of claims and events as plain data with a name in each language: `{"id": …, "en": …, "ar": …}`."""

from __future__ import annotations

from functools import cache
from typing import Any

from riwaya.export import names
from riwaya.model.event import Amount, ClaimRef, EventPlace, Interval
from riwaya.model.record import Claim, Document, LoadedTerm, Party, Place, Published, Quantity, Source, Span, Time, Value
from riwaya.packs.labels import place_label
from riwaya.web.i18n import strings

Words = dict[str, Any]
# Isolates of direction: what stands between them turns nothing around it.
FIRST_STRONG, POP = "\u2068", "\u2069"


def named(name: names.Name, id: str | None = None) -> Words:
    """A name in both languages, with the id that it stands for."""
    return {"id": id, "en": name.en, "ar": name.ar}


def said(key: str, **values: object) -> Words:
    """A phrase of the page in both languages."""
    return {"id": None, **{language: strings()[language][key].format(**values) for language in ("en", "ar")}}


def short(document: str) -> str:
    """The part of a document's id that finds it: what addresses hold."""
    return document.rpartition("~")[2]


def reader_at(ref: ClaimRef) -> str:
    """The address of a claim in the reader."""
    return f"/report/{short(ref.document)}#claim-{ref.claim}"


def amount(item: Amount | Quantity) -> Words:
    """A number with what it counts and whose, in both languages."""
    what = names.term("measures", item.measure)
    whose = names.actor(item.of) if item.of else None
    number = {language: _number(item.low, item.high, language) for language in ("en", "ar")}
    return {
        "id": item.measure, "low": item.low, "high": item.high,
        "en": f"{number['en']} {what.en}" + (f" ({whose.en})" if whose else ""),
        "ar": f"{what.ar}: {number['ar']}" + (f" ({whose.ar})" if whose else ""),
    }  # fmt: skip


def number(low: int | None, high: int | None) -> Words:
    """A number or a range in both languages."""
    return {"id": None, **{language: _number(low, high, language) for language in ("en", "ar")}}


def _number(low: int | None, high: int | None, language: str) -> str:
    words = strings()[language]
    if low is None and high is None:
        return words["number.unknown"]
    if low is None or high is None:
        return words["number.at_most" if low is None else "number.at_least"].format(n=high if low is None else low)
    return str(low) if low == high else words["number.range"].format(low=low, high=high)


def days(value: Interval | Time | Published | None) -> Words:
    """The days of something, or that none is told."""
    if value is None:
        return said("value.undated")
    if value.start == value.end:
        return {"id": value.start, "en": value.start, "ar": value.start}
    return {**said("value.days", start=value.start, end=value.end), "id": f"{value.start}/{value.end}"}


def place(value: Place | EventPlace) -> Words:
    """A place by name, with its radius."""
    label = place_label(value.id)
    told = (value.text if isinstance(value, Place) else None) or value.name or value.id or ""
    name = names.Name(label.en or told, label.ar or told) if label else names.Name(value.name or told, told)
    return {**named(name, value.id), "lat": value.lat, "lon": value.lon, "radius_km": value.radius_km}


def party(value: Party) -> Words:
    """A party by its name, or by the words of the text where the packs know none."""
    return named(names.actor(value.actor)) | {"id": value.actor} if value.actor else {"id": None, "en": value.text or "", "ar": value.text or ""}


def loaded(value: LoadedTerm) -> Words:
    """A loaded word and whom it is said of."""
    about = names.actor(value.about) if value.about else None
    if about is None:
        return {"id": value.sense, "en": value.text or "", "ar": value.text or ""}
    phrases = {language: strings()[language]["value.about"] for language in ("en", "ar")}
    words = f"{FIRST_STRONG}{value.text}{POP}"
    return {"id": value.sense, "en": phrases["en"].format(words=words, who=about.en), "ar": phrases["ar"].format(words=words, who=about.ar)}


def teller(value: Source) -> Words:
    """A link of a chain of tellers, with what kind of teller it is. Words of the text before a gloss are isolated: they may run the other way."""
    told = names.source(value)
    isolated = names.Name(*(f"{FIRST_STRONG}{value.name}{POP}{name[len(value.name):]}" if name.startswith(f"{value.name} (") else name for name in told))
    return {**named(isolated, value.actor), "kind": value.kind, "kind_name": named(names.term("source_kinds", value.kind), value.kind)}


def chain(document: Document, claim: Claim) -> list[Words]:
    """Who says it, through whom: the tellers, first to last, closed by the outlet that printed it."""
    links = [teller(source) for source in claim.sources]
    if not document.outlet:
        return links
    outlet = {**named(names.outlet(document)), "kind": "media", "kind_name": named(names.term("source_kinds", "media"), "media")}
    known = links and (links[-1]["en"], links[-1]["ar"]) == (outlet["en"], outlet["ar"])
    return links if known else [*links, outlet]


def outlet(document: Document) -> Words:
    """Who printed a document."""
    return named(names.outlet(document))


def camp(id: str) -> Words:
    """A camp by its name; a teller of no known side by the outlet or words that name it."""
    manner, colon, who = id.partition(":")
    if colon and "~" in who:
        return {**said(f"camp.{manner}_in", who=who.rpartition("~")[0] or who), "id": id}
    return named(names.camp(id), id)


def words_at(value: Value, text: str) -> dict[str, Any]:
    """The words that a value rests on, their span in code points, and the rule that read them."""
    words = text[value.span[0] : value.span[1]] if value.span else None
    return {"span": value.span, "words": words, "rule": value.rule or value.basis}


@cache
def marks(id: str) -> Words:
    """What is special about an account: `enemy_losses`, `against_interest`, `denies`, `denied`."""
    row = next((row for row in names.table("dossier") if row["key"] == id), None)
    return named(names.Name(row["en"], row["ar"]), id) if row else {"id": id, "en": id, "ar": id}


def cut(text: str, span: Span, most: int = 400) -> str:
    """The words of a span on one line, cut where they are many."""
    words = " ".join(text[span[0] : span[1]].split())
    return words if len(words) <= most else words[: most - 1] + "…"
