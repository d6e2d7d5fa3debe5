"""Make small tellings by hand."""

from __future__ import annotations

from riwaya.model.record import Claim, Document, Party, Place, Published, Quantity, Record, Source, Time
from riwaya.reconcile.camps import tellings
from riwaya.reconcile.telling import Telling

GNA, LNA = "libya/gna", "libya/lna"
GNA_FORCES, LNA_FORCES, LNA_BRIGADE = "libya/gna-forces", "libya/lna", "libya/lna-brigade-106"
GUARD, ZAWIYA = "libya/presidential-guard", "libya/zawiya-brigades"
CIVILIANS = "libya/civilians"
SIRTE = Place(name="Sirte", id="geonames:2210554", lat=31.2, lon=16.59, radius_km=6.0)
SIRTE_DISTRICT = Place(name="Sirte District", id="geonames:2210553", lat=31.0, lon=16.6, radius_km=90.0)
TARHUNA = Place(name="Tarhuna", id="geonames:2210247", lat=32.43, lon=13.63, radius_km=5.0)


def number(measure: str, low: int, high: int | None = -1, of: str | None = None, text: str | None = None) -> Quantity:
    """A number: exact where no upper end is given."""
    return Quantity(measure=measure, low=low, high=low if high == -1 else high, of=of, text=text)


def source(name: str, kind: str = "spokesperson", actor: str | None = None) -> Source:
    """A link of a chain."""
    return Source(name=name, kind=kind, actor=actor)


def day(start: str | None, end: str | None = None, basis: str = "date") -> Time | None:
    """A time; None without a start."""
    return Time(start=start, end=end or start, basis=basis) if start else None


def claim(id_: str = "c1", type_: str = "capture", *, factuality: str = "actual", agents: tuple[str, ...] = (), patients: tuple[str, ...] = (),
          place: Place | None = None, time: Time | None = None, numbers: tuple[Quantity, ...] = (), sources: tuple[Source, ...] = ()) -> Claim:
    """A claim whose parties are given by actor ids."""
    return Claim(id=id_, span=(0, 1), trigger=(0, 1), type=type_, factuality=factuality, time=time, quantities=numbers, sources=sources,
                 agents=tuple(Party(actor=actor) for actor in agents), patients=tuple(Party(actor=actor) for actor in patients),
                 places=(place,) if place else ())


def telling(document: str, camp: str, made: Claim, *, origin: str | None = None, published: str | tuple[str, str] | None = None,
            outlet: str = "", speaker: str = "", parts: tuple[int, ...] = (), totals: tuple[int, ...] = ()) -> Telling:
    """A telling by a camp; its origin is the document's own where none is given."""
    days = (published, published) if isinstance(published, str) else published
    known = Published(start=days[0], end=days[1], basis="metadata") if days else None
    return Telling(document, made, known, outlet, speaker or camp, camp, origin if origin is not None else f"origin:{document}", parts, totals)


def record(text: str = "", *claims: Claim, outlet: str | None = None, published: str | None = None, id_: str = "d1") -> Record:
    """A record of a report."""
    known = Published(start=published, end=published, basis="metadata") if published else None
    return Record(schema="riwaya/record/1", document=Document(id=id_, text=text, outlet=outlet, published=known), claims=claims)


def camp(*chain: Source, outlet: str | None = None, published: str | None = None) -> str:
    """The camp that a chain of tellers gives a claim."""
    return tellings(record("", claim(sources=chain), outlet=outlet, published=published))[0].camp
