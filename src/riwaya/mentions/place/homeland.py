"""The country a report is on, and what a report means by "the country" and "the capital".

Each place told without doubt speaks for its country, each name or adjective of a country for that; the countries of the
report's theatres weigh more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from riwaya.mentions.place.hits import page_hits
from riwaya.mentions.place.support import WELL_KNOWN
from riwaya.mentions.scan import Scan
from riwaya.packs.theatre import Actor, PlaceEntry, nisbas, place_forms, theatres
from riwaya.packs.tsv import DATA, read_table
from riwaya.text.words import bare_forms

PLACE, COUNTRY, OWN = 2.0, 1.0, 1.5
SOLE = 1.5  # times the votes of the next country that make a country the only one told of


class Country(NamedTuple):
    """A country and its capital, as the packs have them, and whether it has wars of its own that no pack is on."""

    country: PlaceEntry
    capital: PlaceEntry
    own_war: bool


@cache
def countries() -> dict[str, Country]:
    """Countries by ISO code."""
    found = {}
    for row in read_table(DATA / "gazetteer" / "capitals.tsv"):
        country, capital = _entry(row["country"], row["cc"], "country"), _entry(row["capital"], row["cc"], "")
        if country is not None and capital is not None:
            found[row["cc"]] = Country(country, capital, bool(row["war"]))
    return found


def _entry(name: str, cc: str, kind: str) -> PlaceEntry | None:
    return next((e for e in place_forms().get(name) if e.theatre and e.cc == cc and (e.kind == "country") == (kind == "country")), None)


@lru_cache(maxsize=50_000)
def _country_of_adjective(form: str) -> str:
    """The ISO code of the country whose adjective a folded word is ("الصومالية"), or nothing."""
    for rest, _ in bare_forms(form):
        state = nisbas().get(rest)
        if state is not None:
            return _country_of_state(state)
    return ""


def _country_of_state(state: Actor) -> str:
    return next((e.cc for e in place_forms().get(state.name_ar) if e.kind == "country"), "")


@cache
def _states() -> dict[str, Actor]:
    """States by the ISO code of their country."""
    return {cc: state for state in nisbas().values() if (cc := _country_of_state(state))}


def foreign_state(scan: Scan, theatre_ids: tuple[str, ...]) -> Actor | None:
    """The state that a report is on, where its country lies in no theatre."""
    land = homeland(scan, theatre_ids)
    return None if any(land in theatre.countries for theatre in theatres().values()) else _states().get(land)


def told_of_alone(scan: Scan) -> bool:
    """Whether no second country is told of nearly as much as the first: in a war of two states "the army" may be either's."""
    votes = sorted(_votes(scan).values(), reverse=True)[:2]
    return len(votes) == 1 or len(votes) == 2 and votes[0] >= SOLE * votes[1]


def weight_of_home(scan: Scan, theatre_ids: tuple[str, ...]) -> float:
    """How much speaks for the country that a report is on, where it has a war of its own that no pack is on; else nothing."""
    home = countries().get(homeland(scan, theatre_ids)) if theatre_ids else None
    return _votes(scan).get(home.country.cc, 0.0) if home is not None and home.own_war else 0.0


def homeland(scan: Scan, theatre_ids: tuple[str, ...]) -> str:
    """The ISO code of the country that a report is on, or nothing."""
    if scan.homeland is None:
        votes = dict(_votes(scan))
        for cc in (cc for theatre in theatre_ids[:1] if theatre in theatres() for cc in theatres()[theatre].countries):
            votes[cc] = votes.get(cc, 0.0) * OWN
        best = max(sorted(votes), key=lambda cc: votes[cc], default="")
        scan.homeland = best if best and votes[best] > 0 else ""
    return scan.homeland


def _votes(scan: Scan) -> Mapping[str, float]:
    """How much speaks for each country; read once."""
    if scan.countries is None:
        scan.countries = _count_votes(scan)
    return scan.countries


def _count_votes(scan: Scan) -> Mapping[str, float]:
    votes: dict[str, float] = defaultdict(float)
    last = 0
    hits = page_hits(scan)
    for at, token in enumerate(scan.tokens):
        if at < last or token.kind != "word":
            continue
        hit = hits.get(at)
        if hit is not None and len(token.form) > 3:
            sure = {(e.cc, e.kind == "country") for e in hit.items if e.theatre and not e.cue or e.population >= WELL_KNOWN}
            if len({cc for cc, _ in sure}) == 1:
                cc, whole = sure.pop()
                votes[cc] += COUNTRY if whole else PLACE
                last = hit.last
                continue
        cc = _country_of_adjective(token.form)
        if cc:
            votes[cc] += COUNTRY
    return votes


def country_of(scan: Scan, at: int, theatre_ids: tuple[str, ...]) -> Country | None:
    """The country meant at token `at`: that of the adjective there ("العاصمة الأوكرانية"), else that of the report."""
    return countries().get(_country_of_adjective(scan.form(at)) or homeland(scan, theatre_ids))
