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
    """The name of a camp: a side of a theatre, an actor, an outlet, or words that name themselves."""
    return _camps().get(id) or actor(id)


def kind(id: str) -> Name:
    """The label of a type of claim."""
    found = claim_types().get(id)
    return Name(found.label_en, found.label_ar) if found else Name(id, id)


def term(list_name: str, id: str) -> Name:
    """The label of a value of a closed list of the ontology."""
    found = terms(list_name).get(id)
    return Name(found.label_en, found.label_ar) if found else Name(id, id)


def source(item: Source) -> Name:
    """The name of a teller: the pack's where it has one, else the text's words."""
    return _name(actor_label(item.actor) or outlet_label(item.name), item.name)


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
