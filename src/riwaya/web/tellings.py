"""Who tells what in a record, claim by claim, with the event that each claim belongs to: worked out once for each state of the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from riwaya.export import names
from riwaya.model.event import ClaimRef, Event
from riwaya.model.record import Record, Source
from riwaya.packs.labels import actor_label
from riwaya.packs.outlet import outlets
from riwaya.reconcile.accounts import AGAINST_INTEREST, DENIED, DENIES
from riwaya.reconcile.camps import side_of, tellings
from riwaya.reconcile.tellers import agency_ids, is_outlet
from riwaya.reconcile.telling import Telling
from riwaya.store.copies import stored_copies
from riwaya.store.events import stored_events
from riwaya.store.open import Store
from riwaya.store.records import records
from riwaya.text.phrases import phrase_key
from riwaya.web.kept import Kept
from riwaya.web.wording import short

Loaded = tuple[str, str, str]
"""A loaded word as printed, its sense, and the actor that it is said of ("" where it names none)."""


class Teller(NamedTuple):
    """A link of a chain: its id (of the packs, or folded words), its kind, and its names in both languages."""

    id: str
    kind: str
    en: str
    ar: str


class Fact(NamedTuple):
    """One claim as it is told.

    `first` is who tells it, `printed` the outlet of the report (None where it names none), `relays` the outlets and agencies between
    them, `tellers` all of these, each once, the first teller first. `marks` are those of the account that it belongs to, with `admitted`
    where another side concedes the loss.
    """

    document: str
    claim: str
    type: str
    first: Teller | None
    relays: tuple[Teller, ...]
    printed: Teller | None
    camp: str
    event: str
    marks: tuple[str, ...]
    loaded: tuple[Loaded, ...]
    tellers: tuple[Teller, ...]


class Copied(NamedTuple):
    """A report that copies another, both by the short part of their ids and by their outlets' ids ("" where they name none)."""

    document: str
    of: str
    outlet: str
    of_outlet: str
    kind: str
    share: float


@dataclass(frozen=True, eq=False)
class Tellings:
    """All facts of a record, and its copies. Compared by identity, so that what is worked out of it can be kept."""

    facts: tuple[Fact, ...]
    copies: tuple[Copied, ...]


ADMITTED = "admitted"
LONGEST = 200
"""Code points of an id: words that describe a teller may be many, and an address holds no more."""


def _tellings(store: Store) -> Tellings:
    standing = _standing(stored_events(store))
    facts: list[Fact] = []
    printed: dict[str, str] = {}
    for record in records(store):
        told = tellings(record)
        made = [_fact(record, one, standing) for one in told]
        facts += made
        if made and made[0].printed:
            printed[record.document.id] = made[0].printed.id
    copies = [
        Copied(short(one.document), short(one.of), printed.get(one.document, ""), printed.get(one.of, ""), one.kind, one.share)
        for one in stored_copies(store)
    ]
    return Tellings(tuple(facts), tuple(copies))


tellings_of = Kept(_tellings)
"""The facts of a store; kept until its claims or events change."""


class _Standing(NamedTuple):
    """The event of each claim, and the marks of each account by event and camp."""

    event: Mapping[ClaimRef, str]
    marks: Mapping[tuple[str, str], tuple[str, ...]]


def _standing(events: Iterable[Event]) -> _Standing:
    event_of: dict[ClaimRef, str] = {}
    marks: dict[tuple[str, str], tuple[str, ...]] = {}
    for event in events:
        conceding = {side_of(account.camp) for account in event.accounts if AGAINST_INTEREST in account.marks}
        for account in event.accounts:
            event_of.update(dict.fromkeys(account.claims, event.id))
            admitted = conceding - {side_of(account.camp)} and account.factuality == "actual"
            found = [*(mark for mark in account.marks if mark in (DENIES, DENIED, AGAINST_INTEREST)), *([ADMITTED] if admitted else [])]
            if found:
                marks[event.id, account.camp] = tuple(found)
    return _Standing(event_of, marks)


def _fact(record: Record, telling: Telling, standing: _Standing) -> Fact:
    claim, document = telling.claim, record.document
    event = standing.event.get(telling.ref, "")
    outlet = names.outlet(document)
    own = Teller(telling.outlet[:LONGEST], "agency" if telling.outlet in agency_ids() else "media", outlet.en, outlet.ar) if telling.outlet else None
    first = _link(claim.sources[0], telling.speaker) if claim.sources else own
    relays = tuple(_relays(claim.sources[1:]))
    words = tuple((one.text or "", one.sense, one.about or "") for one in claim.loaded_terms if one.text)
    marks = _own_marks(standing.marks.get((event, telling.camp), ()), claim.factuality)
    return Fact(short(document.id), claim.id, claim.type, first, relays, own, telling.camp, event, marks, words, _distinct(first, *relays, own))


def _distinct(*tellers: Teller | None) -> tuple[Teller, ...]:
    found: dict[str, Teller] = {}
    for teller in tellers:
        if teller is not None:
            found.setdefault(teller.id, teller)
    return tuple(found.values())


def _own_marks(marks: tuple[str, ...], factuality: str) -> tuple[str, ...]:
    """Of the marks of an account, those of one claim in it: a denial denies, anything else may be denied or admitted."""
    return tuple(mark for mark in marks if (mark == DENIES) == (factuality == "denied"))


def _link(source: Source, id: str) -> Teller:
    """A teller by the name that the packs give the id, else by the words of the text."""
    label = actor_label(id)
    kind = source.kind if not is_outlet(source) else "agency" if source.kind == "agency" or id in agency_ids() else "media"
    return Teller(id[:LONGEST], kind, (label and label.en) or source.name, (label and label.ar) or source.name)


def _relays(sources: Iterable[Source]) -> Iterator[Teller]:
    for source in sources:
        if is_outlet(source):
            known = outlets().get(source.name)
            yield _link(source, source.actor or (known[0].id if known else phrase_key(source.name) or source.name))
