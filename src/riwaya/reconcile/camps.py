"""Who tells, and for which side: the first teller of each claim, his camp in the packs, and the outlet that printed it.

A camp is named by the first of these that the text and the packs give:
the camp of the first teller's actor, or of the nearest of its parents that has one, whose entry holds on the day of telling (a state
without a camp is its own); for an unnamed teller without an actor, the camp of the next link of the chain; for residents, experts
and organisations that the packs give no camp, a camp of their own (`independent:words`); for an unnamed teller that no side
vouches for, and for its own voice, the outlet's id; for a named teller whose side nobody knows, `unknown:words`; where neither a
teller nor an outlet is told, `unknown:document id`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from riwaya.model.record import Claim, Document, Published, Record, Source, Span
from riwaya.packs.outlet import outlets
from riwaya.packs.theatre import Actor, actors, theatres
from riwaya.packs.tsv import DATA, read_table
from riwaya.reconcile.numberwords import parts_and_totals
from riwaya.reconcile.telling import Telling
from riwaya.text.fold import fold
from riwaya.text.phrases import phrase_key

UNKNOWN = "unknown"
INDEPENDENT = "independent"
Days = tuple[str, str]


class Manner(NamedTuple):
    """How a kind of teller speaks (`side`, `own`, `vouched` or `outlet`), and its place in the policy `source_order`."""

    manner: str
    order: int


@cache
def manners() -> dict[str, Manner]:
    """Every kind of teller (`tellers.tsv`)."""
    return {row["kind"]: Manner(row["manner"], int(row["order"])) for row in read_table(DATA / "reconcile" / "tellers.tsv")}


def tellings(record: Record) -> list[Telling]:
    """The claims of a record with their tellers made comparable; `origin` is left for `with_origins`."""
    document = record.document
    outlet = outlet_id(document.outlet or "")
    numbers = [quantity.span for claim in record.claims for quantity in claim.quantities if quantity.span]
    return [_telling(document, claim, outlet, numbers) for claim in record.claims]


def _telling(document: Document, claim: Claim, outlet: str, numbers: list[Span]) -> Telling:
    parts, totals = parts_and_totals(document.text, claim.quantities, numbers)
    camp = _camp(claim.sources, outlet, told_days(document.published, claim)) or f"{UNKNOWN}:{document.id}"
    return Telling(document.id, claim, document.published, outlet, _speaker(claim.sources, outlet), camp, parts=parts, totals=totals)


def told_days(published: Published | None, claim: Claim) -> Days:
    """The first and last ISO day on which a claim may have been told: its publication, else the happening, else unknown ("", "")."""
    told = published or claim.time
    return (told.start, told.end) if told else ("", "")


def outlet_id(name: str) -> str:
    """The pack id of an outlet by its written name; its folded name where the packs do not know it; "" for none."""
    known = outlets().get(name) if name else ()
    return known[0].id if known else phrase_key(name)


def _speaker(sources: tuple[Source, ...], outlet: str) -> str:
    if not sources:
        return outlet
    first = sources[0]
    return first.actor or (_voice(first, outlet) if _manner(first) == "outlet" else _words(first))


def _manner(source: Source) -> str:
    found = manners().get(source.kind)
    return found.manner if found else "side"


def _words(source: Source) -> str:
    return phrase_key(source.name) or fold(source.name)


def _voice(source: Source, outlet: str) -> str:
    """An outlet that speaks: by its actor, by its name, or the one that printed the report."""
    known = outlets().get(source.name)
    return source.actor or (known[0].id if known else outlet or _words(source))


def _camp(sources: tuple[Source, ...], outlet: str, days: Days) -> str:
    nameless = f"{UNKNOWN}:{_words(sources[0])}" if sources and _manner(sources[0]) == "side" else ""
    for source in sources:
        manner = _manner(source)
        if manner == "outlet" and source.actor not in actors():
            return nameless or _voice(source, outlet)
        if source.actor:
            return camp_of(source.actor, days)
        if manner == "own" and not nameless:
            return f"{INDEPENDENT}:{_words(source)}"
    return nameless or outlet


@lru_cache(maxsize=100_000)
def camp_of(actor: str, days: Days = ("", "")) -> str:
    """The camp of an actor in a span of ISO days: its own or that of the nearest parent whose entry holds then.

    Without one, the topmost actor that answers for it: a body that speaks for itself (role `organisation` or `resident`) is never
    counted to its state.
    """
    at, top = actors().get(actor), actor
    seen: set[str] = set()
    while at is not None and at.id not in seen:
        seen.add(at.id)
        top = at.id
        if at.camp and _holds(at, days):
            return at.camp
        parent = actors().get(at.parent)
        if parent is not None and parent.kind == "state" and not parent.camp and at.role in ("organisation", "resident"):
            break
        at = parent
    return top if _holds(actors().get(top), days) else actor


def _holds(actor: Actor | None, days: Days) -> bool:
    """Whether an entry's `from` and `to` (dates as exact as the pack knows them) leave room for the days; unknown days fit any."""
    if actor is None or not days[0]:
        return True
    late = bool(actor.start) and days[1][:len(actor.start)] < actor.start
    early = bool(actor.end) and days[0][:len(actor.end)] > actor.end
    return not late and not early


@lru_cache(maxsize=100_000)
def ancestors(actor: str) -> tuple[str, ...]:
    """The parents of an actor, nearest first."""
    found: list[str] = []
    at = actors().get(actor)
    while at is not None and at.parent and at.parent not in found and at.parent != actor:
        found.append(at.parent)
        at = actors().get(at.parent)
    return tuple(found)


def related(one: str, other: str) -> bool:
    """Whether two actors are the same, or one is part of the other."""
    return one == other or one in ancestors(other) or other in ancestors(one)


def one_side(one: str, other: str) -> bool:
    """Whether two actors are on one side: related, of one camp, or of the camps that two theatres give one body (`iraq/isis`, `syria/isis`)."""
    camps = camp_of(one), camp_of(other)
    return related(one, other) or camps[0].rpartition("/")[2] == camps[1].rpartition("/")[2]


@cache
def _outlet_sides() -> dict[str, str]:
    """The side that owns each outlet: its camp in the packs, or for a state's outlet without one, its state."""
    rows = read_table(DATA / "outlets" / "outlets.tsv")
    owned = {row["id"]: row["camp"] or (f"state:{row['country']}" if row["ownership"] == "state" else "") for row in rows}
    return {outlet: side for outlet, side in owned.items() if side}


def side_of(camp: str) -> str:
    """The side that a camp counts for in a grade: outlets of one owner, and an outlet and its owner, are one side."""
    return _outlet_sides().get(camp, camp)


def is_known(camp: str) -> bool:
    """Whether the side of a camp is known, so that it can count as a second camp."""
    return not camp.startswith(UNKNOWN) and camp not in _divided()


def is_party(camp: str) -> bool:
    """Whether a camp is a side of a war or a state, not an outlet or somebody who speaks for himself."""
    actor = actors().get(camp)
    return camp in _war_camps() or (actor is not None and actor.kind == "state" and camp not in _divided())


@cache
def _divided() -> frozenset[str]:
    """States at war within, which no side speaks for alone: theatres of their own in which the state is no camp."""
    return frozenset(theatre.id for theatre in theatres().values() if theatre.id not in theatre.camps)


@cache
def _war_camps() -> frozenset[str]:
    return frozenset(camp for theatre in theatres().values() for camp in theatre.camps)


def is_civil(camp: str) -> bool:
    """Whether a camp does not fight, and so has no enemy: monitors, relief bodies, the population."""
    return any(camp in theatre.civil for theatre in theatres().values())


def share_theatre(one: str, other: str) -> bool:
    """Whether two different camps face each other in one theatre."""
    return one != other and any(one in theatre.camps and other in theatre.camps for theatre in theatres().values())


def fights(actor: str) -> bool:
    """Whether an actor is a side or part of one, not a people or a group of civilians."""
    found = actors().get(actor)
    return found is None or found.kind != "population"
