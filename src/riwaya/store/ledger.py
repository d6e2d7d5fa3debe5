"""The ledger of judgements: lines are only ever added, which the database itself sees to. What holds is made by reading it through."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, insert, select

from riwaya.errors import JudgementError, NotFound
from riwaya.model.event import ClaimRef
from riwaya.model.record import Claim
from riwaya.store.corrections import held_draft, judged_value, target_of
from riwaya.store.documents import encode, find_document, next_number
from riwaya.store.held import all_read, as_read, refresh
from riwaya.store.judgement import ACCEPT, CORRECT, PAIRS, REJECT, SAME, UNDO, UNSURE, VALUES, Judgement, Subject, effective
from riwaya.store.open import Store
from riwaya.store.schema import documents, ledger
from riwaya.store.state import changed
from riwaya.store.values import check_claim, claim_of, parse_path, value_at
from riwaya.store.words import safe


class Pairs(NamedTuple):
    """Pairs of claims that people judged, each pair in byte order: what `reconcile` keeps together, apart, and undecided."""

    same: frozenset[tuple[ClaimRef, ClaimRef]]
    not_same: frozenset[tuple[ClaimRef, ClaimRef]]
    unsure: frozenset[tuple[ClaimRef, ClaimRef]]


def judge_pair(store: Store, kind: str, one: ClaimRef, other: ClaimRef, *, author: str, reason: str = "") -> Judgement:
    """Say that two claims tell of one happening (`same`), of two (`not_same`), or that nobody can tell (`unsure`)."""
    if kind not in PAIRS:
        raise JudgementError(f"{kind!r} is no judgement on a pair", "", f"Say one of {', '.join(sorted(PAIRS))}")
    if one == other:
        raise JudgementError("a claim is no pair with itself", f"{one.document}/{one.claim}")
    with store.write() as connection:
        subjects = [_subject(connection, ref)[0] for ref in sorted((one, other))]
        return _add(store, connection, Judgement(seq=0, id="", kind=kind, subject=subjects[0], other=subjects[1], author=author, reason=reason))


def judge_value(store: Store, kind: str, ref: ClaimRef, field: str = "", value: Any = None, *, author: str, reason: str = "") -> Judgement:
    """Accept, correct or reject a value of a claim by its path, or, with the empty path, accept or reject the claim.

    Raises NotFound where there is no such claim, JudgementError where the value does not fit."""
    if kind not in VALUES:
        raise JudgementError(f"{kind!r} is no judgement on a value", "", f"Say one of {', '.join(sorted(VALUES))}")
    with store.write() as connection:
        subject, read = _subject(connection, ref)
        claims = all_read(connection, subject.key)
        judged = [j for j in effective(_of_key(connection, subject.key)) if j.kind in VALUES and _is_about(claims, j, read)]
        draft = held_draft(read, [j for j in judged if j.field or j.kind != REJECT])
        assert draft is not None  # only the rejections of the claim itself take it out
        field, value = _whole_time(draft, kind, field, value)
        told = judged_value(draft, kind, field, value)
        judgement = Judgement(seq=0, id="new", kind=kind, subject=subject, field=field, value=told, seen=read, author=author, reason=reason)
        _check(read, [*judged, judgement])
        return _add(store, connection, judgement)


def _whole_time(draft: dict[str, Any], kind: str, field: str, value: Any) -> tuple[str, Any]:
    """The bounds of a time are judged together: one alone could end up before or after the other of a new reading."""
    path = parse_path(field)
    if path.field != "time" or not path.part:
        return field, value
    if kind == REJECT:
        raise JudgementError("a time has two bounds", "", "Reject `time`, or correct the bound")
    time = value_at(draft, path._replace(part=""))
    if time is None:
        raise JudgementError("the claim has no time", "", 'Correct `time` with {"start": …, "end": …}')
    return "time", {**time, path.part: value} if kind == CORRECT else value


def _is_about(claims: list[Claim], judgement: Judgement, claim: Claim) -> bool:
    target = target_of(claims, judgement)
    return target.id == claim.id if target is not None else judgement.subject.claim == claim.id


def _check(read: Claim, judged: list[Judgement]) -> None:
    try:
        draft = held_draft(read, judged)
    except (msgspec.ValidationError, TypeError) as error:
        raise JudgementError(f"the value does not fit ({error})"[:200]) from error
    claim = claim_of(draft) if draft is not None else None
    if claim is not None and judged[-1].kind != ACCEPT:
        check_claim(claim)


def undo(store: Store, seq: int, *, author: str, reason: str = "") -> Judgement:
    """Take a judgement back, by its place in the ledger. Taking back an `undo` makes what it took back hold again."""
    with store.write() as connection:
        row = connection.execute(select(ledger).where(ledger.c.seq == seq)).first()
        if row is None:
            raise JudgementError("there is no such judgement", str(seq))
        target = _judgement(row)
        gone = {j.undoes for j in effective_undos(_of_key(connection, target.subject.key))}
        if target.id in gone:
            raise JudgementError("it was taken back already", str(seq))
        return _add(
            store,
            connection,
            Judgement(seq=0, id="", kind=UNDO, subject=target.subject, other=target.other, field=target.field, undoes=target.id, author=author, reason=reason),
        )


def effective_undos(entries: Iterable[Judgement]) -> list[Judgement]:
    """The `undo` lines that hold: those no later one took back."""
    undone: set[str] = set()
    found = []
    for judgement in sorted(entries, key=lambda j: j.seq, reverse=True):
        if judgement.kind == UNDO and judgement.id not in undone:
            undone.add(judgement.undoes)
            found.append(judgement)
    return found


def _subject(connection: Connection, ref: ClaimRef) -> tuple[Subject, Claim]:
    row = find_document(connection, ref.document)
    claim = as_read(connection, row.n, ref.claim)
    return Subject(row.id, claim.id, row.key, claim.trigger), claim


def _add(store: Store, connection: Connection, judgement: Judgement) -> Judgement:
    at = datetime.fromtimestamp(store.now(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    told = msgspec.structs.replace(judgement, author=safe(judgement.author), reason=safe(judgement.reason), at=at, id="", seq=0)
    seq = next_number(connection, ledger.c.seq)
    entry = msgspec.structs.replace(told, id=entry_id(told, seq), seq=seq)
    _write(connection, entry)
    _refresh(connection, [entry])
    return entry


def entry_id(judgement: Judgement, seq: int) -> str:
    """The id of a line: a hash of where it stands and what it says."""
    said = msgspec.structs.replace(judgement, id="", seq=seq)
    return hashlib.sha256(msgspec.json.encode(said, order="deterministic")).hexdigest()[:16]


def _write(connection: Connection, entry: Judgement) -> None:
    row = {
        "seq": entry.seq, "id": entry.id, "kind": entry.kind, "subject_key": entry.subject.key, "subject": encode(entry.subject),
        "other": encode(entry.other) if entry.other else None, "field": entry.field, "value": encode(entry.value),
        "seen": encode(entry.seen) if entry.seen else None, "undoes": entry.undoes,
        "author": entry.author, "reason": entry.reason, "at": entry.at,
    }  # fmt: skip
    connection.execute(insert(ledger), row)


def _refresh(connection: Connection, entries: Iterable[Judgement]) -> None:
    """Apply new lines to the claims they are about."""
    for key in sorted({entry.subject.key for entry in entries if entry.other is None}):
        number = connection.execute(select(documents.c.n).where(documents.c.key == key)).scalar()
        if number is not None:
            refresh(connection, number, _of_key(connection, key))
    changed(connection)


def _of_key(connection: Connection, key: str) -> list[Judgement]:
    rows = connection.execute(select(ledger).where(ledger.c.subject_key == key).order_by(ledger.c.seq))
    return [_judgement(row) for row in rows]


def judgements_on(connection: Connection, number: int) -> list[Judgement]:
    """The lines about the claims of a document, taken back or not."""
    return _of_key(connection, connection.execute(select(documents.c.key).where(documents.c.n == number)).scalar_one())


def _judgement(row: Row[Any]) -> Judgement:
    return Judgement(
        seq=row.seq, id=row.id, kind=row.kind, subject=msgspec.json.decode(row.subject, type=Subject),
        other=msgspec.json.decode(row.other, type=Subject) if row.other else None, field=row.field, value=msgspec.json.decode(row.value or "null"),
        seen=msgspec.json.decode(row.seen, type=Claim) if row.seen else None, undoes=row.undoes or "", author=row.author, reason=row.reason, at=row.at,
    )  # fmt: skip


def judgements(store: Store, document: str = "", holding: bool = False) -> list[Judgement]:
    """The lines of the ledger in their order, all or those of one document; with `holding`, only those that hold."""
    with store.read() as connection:
        if document:
            found = _of_key(connection, find_document(connection, document).key)
        else:
            found = [_judgement(row) for row in connection.execute(select(ledger).order_by(ledger.c.seq))]
    return effective(found) if holding else found


def judged_pairs(store: Store) -> Pairs:
    """The pairs that people judged, as things hold, under today's ids of documents and claims."""
    found: dict[str, set[tuple[ClaimRef, ClaimRef]]] = {kind: set() for kind in PAIRS}
    with store.read() as connection:
        rows = connection.execute(select(ledger).where(ledger.c.kind.in_((*PAIRS, UNDO))).order_by(ledger.c.seq))
        for judgement in effective(map(_judgement, rows)):
            refs = [_now(connection, subject) for subject in (judgement.subject, judgement.other) if subject is not None]
            if len(refs) == 2 and refs[0] is not None and refs[1] is not None and refs[0] != refs[1]:
                found[judgement.kind].add((min(refs[0], refs[1]), max(refs[0], refs[1])))
    return Pairs(frozenset(found[SAME]), frozenset(found["not_same"]), frozenset(found[UNSURE]))


def _now(connection: Connection, subject: Subject) -> ClaimRef | None:
    """Where a judged claim stands today, None where its document or the claim is gone."""
    row = connection.execute(select(documents.c.n, documents.c.id).where(documents.c.key == subject.key)).first()
    if row is None:
        return None
    try:
        return ClaimRef(row.id, as_read(connection, row.n, subject.claim, subject.trigger).id)
    except NotFound:
        return None


def export_ledger(store: Store) -> Iterator[bytes]:
    """The ledger as JSON lines, each with its line break."""
    for judgement in judgements(store):
        yield msgspec.json.encode(judgement, order="deterministic") + b"\n"


def import_ledger(store: Store, lines: Iterable[bytes]) -> int:
    """Add the lines that are not there yet, in their order; gives how many. Claims that are not there are judged once they are.

    In an empty ledger lines keep their places; else they come after what is there. Raises JudgementError, and adds nothing, where a line is none."""
    with store.write() as connection:
        known = set(connection.execute(select(ledger.c.id)).scalars())
        added = []
        for number, line in enumerate(lines, 1):
            entry = _entry(line, number)
            if entry.id in known:
                continue
            entry = msgspec.structs.replace(entry, seq=max(next_number(connection, ledger.c.seq), entry.seq if not known else 0))
            _write(connection, entry)
            added.append(entry)
        _refresh(connection, added)
    return len(added)


def _entry(line: bytes, number: int) -> Judgement:
    """A line of an exported ledger. Raises JudgementError where it is none, or not what its id stands for."""
    try:
        entry = msgspec.json.decode(line, type=Judgement)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise JudgementError(f"this is no judgement ({error})"[:200], f"line {number}") from error
    if entry.kind not in PAIRS | VALUES | {UNDO} or (entry.kind in PAIRS) != (entry.other is not None and entry.kind != UNDO):
        raise JudgementError("a judgement of this kind is not known", f"line {number}")
    if entry.kind in VALUES:
        if entry.seen is None:
            raise JudgementError("the claim that was judged is missing", f"line {number}")
        _check(entry.seen, [entry])
    return entry
