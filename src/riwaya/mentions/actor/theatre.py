"""Tell which war a report is on: the theatres its unambiguous actors, places and outlets speak for."""

from __future__ import annotations

from collections import Counter
from functools import cache

from riwaya.mentions.place.hits import page_hits
from riwaya.mentions.place.homeland import weight_of_home
from riwaya.mentions.place.support import WELL_KNOWN
from riwaya.mentions.scan import Scan
from riwaya.packs.outlet import outlets
from riwaya.packs.theatre import ActorForm, PlaceEntry, actor_forms, theatres
from riwaya.text.phrases import Hit

ABROAD = 0.7
# A theatre told of with less than a third of the names of another country is only touched: Turkey in a report on Karabakh.
TOUCHED = 3


def collect_actor_hits(scan: Scan) -> dict[int, Hit[ActorForm]]:
    """The longest known actor name at each token where one begins."""
    index = actor_forms()
    found: dict[int, Hit[ActorForm]] = {}
    for sentence in scan.page.sentences:
        found.update(index.match_all(scan.tokens, sentence.first, sentence.last, scan.page.text))
    return found


def rank_theatres(scan: Scan, hits: dict[int, Hit[ActorForm]], outlet: str | None = None) -> tuple[str, ...]:
    """Theatres by weight of evidence, the strongest first; those with less than a fifth of its weight are left out, and in a report on
    a country of no theatre those with less than a share of what speaks for that country.

    An outlet speaks for the war of its own country, where it has one: as much as a place does. Countries without a theatre have their
    places, too: a report on one of them is on no theatre that it only touches.
    """
    votes: Counter[str] = Counter()
    for hit in hits.values():
        mine = {form.actor.theatre for form in hit.items if not form.weak and form.actor.theatre}
        if len(mine) == 1:
            votes[mine.pop()] += 2 + 2 * (hit.last - hit.first > 1)
    elsewhere = _place_votes(scan, votes)
    votes.update({_homes()[item.country] for item in outlets().get(outlet or "")[:1] if item.country in _homes()})
    if not votes:
        return ()
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    top = ranked[0][1]
    enough = ABROAD * weight_of_home(scan, tuple(name for name, _ in ranked))
    abroad = max(elsewhere.values(), default=0)
    return tuple(name for name, weight in ranked if weight * 5 >= top and weight >= enough and weight * TOUCHED >= abroad)[:3]


@cache
def _homes() -> dict[str, str]:
    """The theatre that a country's places speak for."""
    return {cc: name for name, theatre in sorted(theatres().items(), reverse=True) for cc in theatre.countries}


def _place_votes(scan: Scan, votes: Counter[str]) -> Counter[str]:
    """Add what the places speak for; the votes of the countries that no theatre has, by ISO code."""
    tokens, last = scan.tokens, 0
    elsewhere: Counter[str] = Counter()
    for at, hit in page_hits(scan).items():
        if at < last or not (hit.exact or hit.particles) or tokens[at].kind != "word" or len(tokens[at].form) <= 3 or scan.info[at].has("weekday"):
            continue
        sector = scan.info[at].get("place_head") if hit.last - at == 1 else None
        if sector is not None and sector.entry.value == "province":
            continue  # "القطاع" may be any sector
        theatre = _only_theatre(hit)
        if theatre:
            votes[theatre] += 1
            last = hit.last
        elif country := _only_country(hit):
            elsewhere[country] += 1
            last = hit.last
    return elsewhere


def _known(hit: Hit[PlaceEntry]) -> list[PlaceEntry]:
    """The places of a name that count as proof: of a pack, or great; "الأحد" and "العمال" are villages, too."""
    return [entry for entry in hit.items if not entry.cue and (entry.theatre or entry.population >= WELL_KNOWN)]


def _only_theatre(hit: Hit[PlaceEntry]) -> str:
    """The one theatre that all the places of a name lie in, or nothing; a place abroad that its pack has speaks for its own country."""
    homes = _homes()
    mine = {homes.get(entry.cc, "") for entry in _known(hit)}
    return mine.pop() if len(mine) == 1 else ""


def _only_country(hit: Hit[PlaceEntry]) -> str:
    """The one country that all the places of a name lie in, or nothing."""
    countries = {entry.cc for entry in _known(hit)}
    return countries.pop() if len(countries) == 1 else ""
