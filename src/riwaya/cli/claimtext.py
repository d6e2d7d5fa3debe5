"""Claims as lines that a person reads: Arabic words as printed, English labels beside them."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.cli.common import one_line
from riwaya.model.record import Claim, Party, Place, Quantity, Source, Time
from riwaya.packs.labels import actor_label
from riwaya.packs.ontology import claim_types, terms

# Isolates keep Arabic words from turning the line around them.
ISOLATE, POP = "\u2068", "\u2069"


def arabic(text: str) -> str:
    """Words of a report, safe to print inside an English line."""
    return f"{ISOLATE}{one_line(text)}{POP}"


def headline(claim: Claim) -> str:
    """What a claim tells: type in two languages, and how it is held."""
    known = claim_types().get(claim.type)
    label = f"{known.label_en} {arabic(known.label_ar)}" if known else claim.type
    return label if claim.factuality == "actual" else f"{label} ({terms('factuality')[claim.factuality].label_en})"


def party(value: Party) -> str:
    """A party: its words and its name."""
    label = actor_label(value.actor)
    words = arabic(value.text or "")
    return f"{words} [{label.en if label else value.actor}]" if value.actor else words


def parties(claim: Claim) -> str:
    """Who did it to whom."""
    agents, patients = _join(map(party, claim.agents)), _join(map(party, claim.patients))
    if agents and patients:
        return f"{agents} → {patients}"
    return f"by {agents}" if agents else f"to {patients}" if patients else ""


def place(value: Place) -> str:
    """A place: its words, name and position."""
    words = arabic(value.text or "")
    if value.lat is None or value.lon is None:
        return f"{words} [position unknown]"
    return f"{words} [{value.name} {value.lat:.2f}, {value.lon:.2f} ±{value.radius_km:g} km]"


def when(value: Time | None) -> str:
    """The days of a claim."""
    if value is None:
        return "undated"
    return value.start if value.start == value.end else f"{value.start}..{value.end}"


def quantity(value: Quantity) -> str:
    """A number and what it counts."""
    label = terms("measures")[value.measure].label_en if value.measure in terms("measures") else value.measure
    return f"{_number(value.low, value.high)} {label}"


def _number(low: int | None, high: int | None) -> str:
    if low == high:
        return str(low)
    return f"{'?' if low is None else low}-{'…' if high is None else high}"


def teller(value: Source) -> str:
    """One link of the chain of tellers."""
    label = actor_label(value.actor)
    return f"{arabic(value.name)} [{label.en}]" if label else f"{arabic(value.name)} ({value.kind})"


def chain(sources: Iterable[Source]) -> str:
    """Who says it, through whom."""
    return " ← ".join(teller(source) for source in sources)


def _join(words: Iterable[str]) -> str:
    return " + ".join(words)


def claim_lines(claim: Claim) -> list[str]:
    """A claim in two or three lines."""
    where = "; ".join(place(p) for p in claim.places)
    first = " · ".join(part for part in (when(claim.time), headline(claim), where) if part)
    second = " · ".join(
        part
        for part in (
            parties(claim),
            ", ".join(quantity(q) for q in claim.quantities),
            ", ".join(m.kind for m in claim.means),
        )
        if part
    )
    third = f"says {chain(claim.sources)}" if claim.sources else ""
    return [first, *(f"   {line}" for line in (second, third) if line)]
