"""What differs between two states of a record, and why: a walk over both, side by side, so that neither must fit in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

import msgspec
from sqlalchemy import Connection, Row, select

from riwaya.model.event import ClaimRef, Event
from riwaya.model.record import Claim, Document
from riwaya.store.documents import PAGE, READ, REMOVED
from riwaya.store.events import buried, stored_events
from riwaya.store.judgement import UNDO, Judgement, effective
from riwaya.store.ledger import judgements, judgements_on
from riwaya.store.open import Store
from riwaya.store.schema import claims, documents, readings
from riwaya.store.values import cells, document_cells

T = TypeVar("T")
ADDED, REMOVED_FROM, CHANGED = "added", "removed", "changed"
NEW_DOCUMENT, TOMBSTONE, JUDGEMENT, FIRST, PACKS, READER, OTHER = (
    "new document", "tombstone", "judgement", "first reading", "new packs", "new reader", "other accounts",
)  # fmt: skip
# Where several things changed an event, the first of these is told.
_RANK = (TOMBSTONE, JUDGEMENT, NEW_DOCUMENT, FIRST, PACKS, READER)


class Change(NamedTuple):
    """One difference. `what`: document, claim, value, event or judgement; `how`: added, removed or changed; `id` of the document, event
    or judgement; `before` and `after` as plain data; `cause` in words ("other accounts": reconciling came out otherwise)."""

    what: str
    how: str
    id: str
    claim: str = ""
    field: str = ""
    before: Any = None
    after: Any = None
    cause: str = ""


class _Causes:
    """Why documents and claims changed, to tell why events did."""

    def __init__(self) -> None:
        self.by_document: dict[str, str] = {}
        self.by_claim: dict[tuple[str, str], str] = {}

    def note(self, change: Change) -> Change:
        """Remember a change of a document, claim or value."""
        if change.what == "document":
            self.by_document[change.id.rpartition("~")[2]] = change.cause
        else:
            self.by_claim[change.id.rpartition("~")[2], change.claim] = change.cause
        return change

    def of(self, refs: Iterable[ClaimRef]) -> str:
        """Why an event with these claims changed."""
        found = set()
        for ref in refs:
            short = ref.document.rpartition("~")[2]
            found |= {self.by_document.get(short), self.by_claim.get((short, ref.claim))}
        return next((cause for cause in _RANK if cause in found), OTHER)


def diff(old: Store, new: Store) -> Iterator[Change]:
    """What is added, removed and changed from one state to another: judgements, then documents with their claims, then events."""
    causes = _Causes()
    yield from _judgements(old, new, causes)
    with old.read() as before, new.read() as after:
        for left, right in _beside(_documents(before), _documents(after), lambda row: row.key):
            yield from map(causes.note, _document(before, after, left, right))
        heirs = {stone.id: stone.replaced_by for stone in buried(new) if stone.kind == "event"}
        for one, other in _beside(stored_events(old), stored_events(new), lambda event: event.id):
            yield from _event(one, other, heirs, causes)


def _beside(left: Iterator[T], right: Iterator[T], key: Callable[[T], str]) -> Iterator[tuple[T | None, T | None]]:
    """Pairs of what has the same key in two sorted rows of things; None where one has it not."""
    one, other = next(left, None), next(right, None)
    while one is not None or other is not None:
        if other is None or (one is not None and key(one) < key(other)):
            yield one, None
            one = next(left, None)
        elif one is None or key(other) < key(one):
            yield None, other
            other = next(right, None)
        else:
            yield one, other
            one, other = next(left, None), next(right, None)


def _judgements(old: Store, new: Store, causes: _Causes) -> Iterator[Change]:
    before, after = ({one.id: one for one in judgements(store)} for store in (old, new))
    for id in sorted(before.keys() ^ after.keys(), key=lambda id: ((before.get(id) or after[id]).seq, id)):
        one = before.get(id) or after[id]
        for subject in (one.subject, one.other):
            if subject is not None:
                causes.by_claim[subject.document.rpartition("~")[2], subject.claim] = JUDGEMENT
        said = {"kind": one.kind, "value": one.value, "author": one.author, "reason": one.reason, "undoes": one.undoes or None}
        before_after = {"after": said} if id in after else {"before": said}
        yield Change("judgement", ADDED if id in after else REMOVED_FROM, id, one.subject.claim, one.field, cause=JUDGEMENT, **before_after)


def _documents(connection: Connection) -> Iterator[Row[Any]]:
    after = ""
    while True:
        wanted = select(documents, readings.c.pack_version, readings.c.reader_version).outerjoin(readings, readings.c.n == documents.c.reading)
        page = connection.execute(wanted.where(documents.c.key > after).order_by(documents.c.key).limit(PAGE)).all()
        yield from page
        if len(page) < PAGE:
            return
        after = page[-1].key


def _document(before: Connection, after: Connection, left: Row[Any] | None, right: Row[Any] | None) -> Iterator[Change]:
    if left is not None and right is not None:
        if left.state != right.state:
            cause = TOMBSTONE if right.state == REMOVED else NEW_DOCUMENT if left.state == REMOVED else FIRST
            yield Change("document", CHANGED, right.id, "", "state", left.state, right.state, cause)
        yield from _same_document(before, after, left, right)
    elif right is not None:
        yield Change("document", ADDED, right.id, after=right.state, cause=NEW_DOCUMENT)
        yield from (Change("claim", ADDED, right.id, claim.id, cause=NEW_DOCUMENT) for claim in _claims(after, right.n).values())
    elif left is not None:
        yield Change("document", REMOVED_FROM, left.id, before=left.state, cause=TOMBSTONE)
        yield from (Change("claim", REMOVED_FROM, left.id, claim.id, cause=TOMBSTONE) for claim in _claims(before, left.n).values())


def _same_document(before: Connection, after: Connection, left: Row[Any], right: Row[Any]) -> Iterator[Change]:
    judged = _judged_otherwise(judgements_on(before, left.n), judgements_on(after, right.n))
    text = msgspec.json.decode(right.body or left.body, type=Document)
    reading = _reading_cause(left, right)
    for field, one, other in _values(document_cells(msgspec.json.decode(left.body, type=Document)), document_cells(text)):
        yield Change("value", CHANGED, right.id, "", field, one, other, reading)
    old, new = _claims(before, left.n), _claims(after, right.n)
    for id in sorted(old.keys() | new.keys()):
        fields = judged.get(id, set())
        if id not in old or id not in new:
            how = ADDED if id in new else REMOVED_FROM
            yield Change("claim", how, right.id, id, cause=JUDGEMENT if "" in fields else reading)
            continue
        for field, one, other in _values(cells(old[id], text.text), cells(new[id], text.text)):
            of_person = any(name in ("", field) or field.startswith(f"{name}.") for name in fields)
            yield Change("value", CHANGED, right.id, id, field, one, other, JUDGEMENT if of_person else reading)


def _claims(connection: Connection, number: int) -> dict[str, Claim]:
    rows = connection.execute(select(claims).where(claims.c.document == number, claims.c.rejected == 0).order_by(claims.c.position))
    return {row.id: msgspec.json.decode(row.effective or row.body, type=Claim) for row in rows}


def _judged_otherwise(before: list[Judgement], after: list[Judgement]) -> dict[str, set[str]]:
    """The fields of claims that judgements hold about in one state and not in the other."""
    one, other = ({judgement.id: judgement for judgement in effective(ledger) if judgement.kind != UNDO} for ledger in (before, after))
    found: dict[str, set[str]] = {}
    for id in one.keys() ^ other.keys():
        judgement = one.get(id) or other[id]
        found.setdefault(judgement.subject.claim, set()).add(judgement.field)
    return found


def _reading_cause(left: Row[Any], right: Row[Any]) -> str:
    if right.state == REMOVED:
        return TOMBSTONE
    if left.state != READ:
        return FIRST
    return PACKS if left.pack_version != right.pack_version else READER if left.reader_version != right.reader_version else OTHER


def _values(before: Iterable[Any], after: Iterable[Any]) -> Iterator[tuple[str, Any, Any]]:
    one, other = ({cell.field: cell.value for cell in row} for row in (before, after))
    for field in dict.fromkeys((*one, *other)):
        if one.get(field) != other.get(field):
            yield field, one.get(field), other.get(field)


def _event(one: Event | None, other: Event | None, heirs: dict[str, str], causes: _Causes) -> Iterator[Change]:
    if one is not None and other is not None:
        if one != other:
            cause = causes.of((*one.claims, *other.claims))
            for name in one.__struct_fields__:
                before, after = getattr(one, name), getattr(other, name)
                if before != after:
                    yield Change("event", CHANGED, one.id, "", name, msgspec.to_builtins(before), msgspec.to_builtins(after), cause)
    elif other is not None:
        yield Change("event", ADDED, other.id, after=other.type, cause=causes.of(other.claims))
    elif one is not None:
        heir = heirs.get(one.id) or None
        yield Change("event", REMOVED_FROM, one.id, before=one.type, after=heir, cause=causes.of(one.claims))
