"""Read the mentions of a text: what the corpora of actors, places, triggers and outlets share."""

from __future__ import annotations

from riwaya.mentions.actor.rules import ActorFinder, ActorMention
from riwaya.mentions.actor.theatre import collect_actor_hits, rank_theatres
from riwaya.mentions.place.rules import PlaceMention, find_places
from riwaya.mentions.scan import Scan, scan_page
from riwaya.text.page import read_page


def scan(text: str) -> Scan:
    """A text scanned."""
    return scan_page(read_page(text))


def places(text: str) -> list[tuple[str, PlaceMention]]:
    """The places of a text: bare name as written, and mention."""
    seen = scan(text)
    return [(seen.page.slice(*m.name), m) for s in seen.page.sentences for m in find_places(seen, s.first, s.last)]


def actors(text: str, day: str = "") -> list[tuple[str, ActorMention]]:
    """The actors of a text: words as written, and mention; `day` is the ISO day of publication, where it is known."""
    seen = scan(text)
    hits = collect_actor_hits(seen)
    theatres = rank_theatres(seen, hits)
    found: list[tuple[str, ActorMention]] = []
    for s in seen.page.sentences:
        ends = {m.name[0]: m.name[1] for m in find_places(seen, s.first, s.last)}
        found += [(seen.page.slice(m.first, m.last), m) for m in ActorFinder(seen, hits, theatres, (day, day)).find(s.first, s.last, ends)]
    return found
