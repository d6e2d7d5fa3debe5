"""Trace every cell back: claims by id, and which field of the event each of them bears out.

The address of a claim is `document#claim`, with every character of the two ids that is no letter, digit or `._-/~` percent-encoded,
so that addresses can be joined and split whatever the ids hold. A trace is `address:field+field; …`.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, unquote

from riwaya.export.bundle import Bundle, Told, told
from riwaya.model.event import ClaimRef, Event
from riwaya.model.record import Claim, Party
from riwaya.text.fold import fold


def address(ref: ClaimRef) -> str:
    """The claim's address as one word."""
    return f"{quote(ref.document, safe='/')}#{quote(ref.claim, safe='/')}"


def parse_address(text: str) -> ClaimRef:
    """The claim at an address. Raises ValueError where the text is none."""
    document, mark, claim = text.partition("#")
    if not (document and mark and claim):
        raise ValueError(f"no address of a claim: {text!r}")
    return ClaimRef(unquote(document), unquote(claim))


def fields(event: Event, claim: Claim) -> list[str]:
    """The fields of the event that a claim bears out: `type`, `time`, `place`, `agents`, `patients` and the measures it counts."""
    found = ["type"] if claim.type == event.type else []
    if event.time and claim.time and claim.time.start <= event.time.end and event.time.start <= claim.time.end:
        found.append("time")
    if event.place and any(_same_place(event, place.id, place.name) for place in claim.places):
        found.append("place")
    if _names(claim.agents) & {*event.agents}:
        found.append("agents")
    if _names(claim.patients) & {*event.patients}:
        found.append("patients")
    return found + sorted({quantity.measure for quantity in claim.quantities})


def _names(parties: Iterable[Party]) -> set[str]:
    return {name for party in parties for name in (party.actor, party.text, fold(party.text or "")) if name}


def _same_place(event: Event, id: str | None, name: str | None) -> bool:
    place = event.place
    return place is not None and (id == place.id if id and place.id else bool(name) and name == place.name)


def bearing(event: Event, bundle: Bundle) -> dict[str, list[ClaimRef]]:
    """For each field of the event, the claims that bear it out."""
    found: dict[str, list[ClaimRef]] = {}
    for item in told(event, bundle):
        for name in fields(event, item.claim):
            found.setdefault(name, []).append(item.ref)
    return dict(sorted(found.items()))


def trace(event: Event, items: Iterable[Told]) -> str:
    """The trace of some claims."""
    return "; ".join(f"{address(item.ref)}:{'+'.join(fields(event, item.claim)) or '-'}" for item in items)


def full_trace(event: Event, bundle: Bundle) -> str:
    """The trace of all claims of the event; a claim that the bundle does not hold has its address alone."""
    known = {item.ref: item for item in told(event, bundle)}
    return "; ".join(trace(event, [known[ref]]) if ref in known else f"{address(ref)}:-" for ref in sorted(set(event.claims)))
