"""Events as lines that a person reads: the accounts side by side, with quotes, in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from riwaya.cli.claimtext import arabic, chain
from riwaya.cli.common import one_line
from riwaya.model.event import Account, Amount, ClaimRef, Conflict, Event, EventPlace, Interval
from riwaya.model.record import Claim, Document
from riwaya.packs.camps import camp_label
from riwaya.packs.labels import actor_label
from riwaya.packs.ontology import claim_types, terms
from riwaya.reconcile.conflicts import AGENT, HOLDER
from riwaya.reconcile.grade import grades

QUOTE = 160  # characters of a claim's words that are shown
MARKS = {
    "enemy_losses": "counts its enemy's losses",
    "against_interest": "concedes its own loss",
    "denies": "denies it",
    "denied": "denied by another",
}
DENIES_IN_PART = "denies a part of it"
Fetch = Callable[[ClaimRef], tuple[Document, Claim]]


def name(id: str | None) -> str:
    """An actor, outlet or camp by its English name; its own words where the packs know none."""
    if not id:
        return "nobody named"
    label = actor_label(id) or camp_label(id)
    if label:
        return label.en
    words = id.split(":", 1)[-1]
    return f"teller not named in {one_line(words.rpartition('~')[0])}" if "~" in words else arabic(words)


def days(value: Interval | None) -> str:
    """The days of an event."""
    if value is None:
        return "undated"
    return value.start if value.start == value.end else f"{value.start}..{value.end}"


def spot(value: EventPlace | None) -> str:
    """The place of an event with its radius."""
    if value is None:
        return "unplaced"
    where = one_line(value.name or value.id or "")
    return where if value.lat is None else f"{where} ({value.lat:.2f}, {value.lon:.2f} ±{value.radius_km:g} km)"


def amount(value: Amount) -> str:
    """A number, what it counts, and whose."""
    high = "…" if value.high is None else str(value.high)
    low = "?" if value.low is None else str(value.low)
    label = terms("measures")[value.measure].label_en if value.measure in terms("measures") else value.measure
    whose = f" of {name(value.of)}" if value.of else ""
    return f"{low if low == high else f'{low}-{high}'} {label}{whose}"


def title(event: Event) -> str:
    """The event in one line: day, type, place, numbers, grade."""
    known = claim_types().get(event.type)
    label = known.label_en if known else event.type
    parts = [days(event.time), label, spot(event.place), ", ".join(map(amount, event.quantities))]
    return " · ".join(part for part in parts if part)


def _field(conflict: Conflict) -> str:
    label = terms("measures").get(conflict.field)
    return (label.label_en if label else conflict.field) + (f" of {name(conflict.of)}" if conflict.of else "")


def conflict_line(conflict: Conflict) -> str:
    """A conflict: the field, and who tells what."""
    told = "; ".join(f"{_value(conflict.field, p.value)} ({', '.join(map(name, p.camps))})" for p in conflict.positions)
    return f"{_field(conflict)}: {told or ' / '.join(_value(conflict.field, value) for value in conflict.values)}"


def _value(field: str, value: int | str) -> str:
    """A value of a conflict; actors by their names, several that did it together joined."""
    return " and ".join(map(name, str(value).split("|"))) if field in (AGENT, HOLDER) else str(value)


def event_lines(event: Event, fetch: Fetch) -> Iterator[str]:
    """An event in full: its sentence in both languages, each camp's account with its quotes, conflicts, grade and rule."""
    yield f"{event.id} · {title(event)}"
    if event.sentence:
        yield f"  {one_line(event.sentence.en)}"
        yield f"  {arabic(event.sentence.ar)}"
    borne = event.corroboration
    grade = grades().get(borne.grade)
    yield f"  {grade.label_en if grade else borne.grade}: {borne.rule}"
    yield f"  {_count(borne.origins, 'origin')}, {_count(borne.camps, 'camp')}, {_count(borne.documents, 'report')}"
    for conflict in event.conflicts:
        yield f"  ! {conflict_line(conflict)}"
    for account in event.accounts:
        yield from _account(account, fetch)
    if event.dissent:
        yield f"  left out by the policy {event.policy}: {', '.join(map(amount, event.dissent))}"
    if event.undecided:
        yield f"  may belong here too: {', '.join(f'{one_line(ref.document)}#{ref.claim}' for ref in event.undecided)}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _account(account: Account, fetch: Fetch) -> Iterator[str]:
    told = ", ".join(map(amount, account.quantities))
    partly = account.factuality not in ("denied", "failed")
    marks = ", ".join(DENIES_IN_PART if mark == "denies" and partly else MARKS[mark] for mark in account.marks)
    held = "" if account.factuality == "actual" else account.factuality
    parts = (told, held, marks, f"{_count(len(account.origins), 'origin')}, {_count(len(account.documents), 'report')}")
    yield f"  {name(account.camp)} · {' · '.join(part for part in parts if part)}"
    quotes: dict[tuple[str, tuple[int, int]], list[str]] = {}
    for ref in account.claims:
        document, claim = fetch(ref)
        lines = quotes.setdefault((document.id, claim.span), [_quote(document.text, claim.span)])
        lines.append(f"{one_line(document.id)}#{claim.id} [{claim.span[0]}-{claim.span[1]}] {chain(claim.sources) or arabic(document.outlet or '')}")
    for lines in quotes.values():
        yield from (f"      {line}" for line in lines)


def _quote(text: str, span: tuple[int, int]) -> str:
    words = " ".join(text[span[0] : span[1]].split())
    return f"“{arabic(words if len(words) <= QUOTE else words[: QUOTE - 1] + '…')}”"


def ranked(events: Iterable[Event]) -> list[Event]:
    """Events with the sharpest disagreement first: clashing tolls of several camps, other conflicts, camps, reports, then by id."""

    def order(event: Event) -> tuple[float, float, int, int, str]:
        tolls = [c.size for c in event.conflicts if c.field in terms("measures") and len({camp for p in c.positions for camp in p.camps}) > 1]
        return (-max(tolls, default=0.0), -len(event.conflicts), -len(event.accounts), -len(event.claims), event.id)

    return sorted(events, key=order)
