"""Names for ids in the two languages, and the entries behind them: actors, camps, outlets, places, countries."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

import yaml

from riwaya.model.record import Document, Source
from riwaya.packs.labels import Label, actor_label, outlet_label
from riwaya.packs.ontology import claim_types, terms
from riwaya.packs.theatre import THEATRES, PlaceEntry, place_forms, theatres
from riwaya.packs.tsv import DATA, Row, read_table
from riwaya.reconcile.camps import INDEPENDENT, UNKNOWN
from riwaya.reconcile.grade import grades

EXPORT = DATA / "export"


class Name(NamedTuple):
    """A name in English and in Arabic; where only one is known, both are that one."""

    en: str
    ar: str


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of a mapping under `data/export`."""
    return tuple(read_table(EXPORT / f"{name}.tsv"))


@cache
def _camps() -> dict[str, Name]:
    found: dict[str, Name] = {}
    for theatre in sorted(theatres()):
        path = THEATRES / theatre / "theatre.yaml"
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        for camp in loaded.get("camps") or ():
            found.setdefault(camp["id"], Name(camp["name"]["en"], camp["name"]["ar"]))
    return found


def _name(label: Label | None, fallback: str) -> Name:
    return Name(label.en or fallback, label.ar or fallback) if label else Name(fallback, fallback)


def actor(id: str) -> Name:
    """An actor's or outlet's name; words that are no id name themselves."""
    return _name(actor_label(id), id)


def camp(id: str) -> Name:
    """The name of a camp: a side of a theatre, an actor, an outlet, or the words that name a teller of no known side."""
    manner, colon, who = id.partition(":")
    if colon and manner in (INDEPENDENT, UNKNOWN):
        gloss = next(Name(row["en"], row["ar"]) for row in table("dossier") if row["key"] == f"camp.{manner}")
        return Name(f"{who} ({gloss.en})", f"{who} ({gloss.ar})")
    return _camps().get(id) or actor(id)


def grade(id: str) -> tuple[Name, Name]:
    """The label of a grade of corroboration, and its rule."""
    found = grades().get(id)
    return (Name(found.label_en, found.label_ar), Name(found.rule_en, found.rule_ar)) if found else (Name(id, id), Name("", ""))


def several(value: str) -> Name:
    """The names of actors that stand joined by `|`, as the values of conflicts do."""
    found = [actor(id) for id in value.split("|")]
    return Name(", ".join(name.en for name in found), "، ".join(name.ar for name in found))


def kind(id: str) -> Name:
    """The label of a type of claim."""
    found = claim_types().get(id)
    return Name(found.label_en, found.label_ar) if found else Name(id, id)


def term(list_name: str, id: str) -> Name:
    """The label of a value of a closed list of the ontology."""
    found = terms(list_name).get(id)
    return Name(found.label_en, found.label_ar) if found else Name(id, id)


BODIES = frozenset(("military", "government", "organisation", "media", "agency", "website"))


def source(item: Source) -> Name:
    """A teller's name. A body or a person of the packs goes by their name; anyone else by the words of the text, with whom they speak
    for and what they are in brackets; an unnamed source by these alone."""
    label = actor_label(item.actor) or (outlet_label(item.name) if item.kind in BODIES else None)
    if label and (item.kind in BODIES or (item.actor or "").rpartition("/")[2].startswith("person-")):
        return _name(label, item.name)
    what = term("source_kinds", item.kind)
    if item.kind in BODIES:
        return Name(item.name, item.name)
    glosses = Name(", ".join(filter(None, (label and label.en, what.en))), "، ".join(filter(None, (label and label.ar, what.ar))))
    return glosses if item.kind == "unnamed_official" else Name(f"{item.name} ({glosses.en})", f"{item.name} ({glosses.ar})")


def outlet(document: Document) -> Name:
    """Who printed a document: its outlet, the host of its address, or its id where nothing else is known."""
    if document.outlet:
        return _name(outlet_label(document.outlet), document.outlet)
    fallback = host(document.url) or document.id
    return Name(fallback, fallback)


def host(url: str | None) -> str:
    """The host of a web address; empty for anything else."""
    try:
        parts = urlsplit(url or "")
        return (parts.hostname or "") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""


@cache
def _outlet_countries() -> dict[str, str]:
    return {name: row["country"] for row in read_table(DATA / "outlets" / "outlets.tsv")
            for name in (row["id"], row["name_ar"], *row.many("forms"))}


def outlet_country(document: Document) -> str:
    """ISO code of the country that an outlet reports from, by the packs; empty where they do not say."""
    return _outlet_countries().get(document.outlet or "", "")


@cache
def _places() -> dict[str, PlaceEntry]:
    found: dict[str, PlaceEntry] = {}
    for _form, entries in place_forms().phrases():
        for entry in entries:
            found.setdefault(entry.id, entry)
    return found


def place_entry(id: str | None) -> PlaceEntry | None:
    """The gazetteer's entry of a place."""
    return _places().get(id) if id else None


@cache
def countries() -> dict[str, Row]:
    """Other standards' codes of countries, by ISO code."""
    return {row["cc"]: row for row in table("countries")}


def country_name(cc: str) -> str:
    """A country's English name; empty where it is not known."""
    return countries()[cc]["name"] if cc in countries() else ""
