"""What of a record a person should look at first: values that rest on little, names that no pack knows, high numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Row, and_, false, func, or_, select

from riwaya.model.event import ClaimRef
from riwaya.store.open import Store
from riwaya.store.schema import claim_actors, claims, documents, event_claims, events, statements
from riwaya.store.state import get_meta
from riwaya.store.words import key_of, matching

CHUNK = 500
FRAME = "frame "


class Mark(NamedTuple):
    """A value of a claim that stands out: its path, what it is, the words and the rule it rests on."""

    ref: ClaimRef
    field: str
    value: Any
    words: str
    rule: str


class Facts(NamedTuple):
    """What a claim is looked up by. Days are ISO, "" where there are none."""

    type: str
    start: str
    end: str
    place_id: str
    place_key: str
    outlet_key: str


def made_at(store: Store) -> str:
    """A word that changes when the events are made anew."""
    with store.read() as connection:
        last = connection.execute(select(func.max(events.c.generation))).scalar()
        return f"{last or 0}:{get_meta(connection, 'reconciled')}"


def marked_values(store: Store, rules: Collection[str]) -> Iterator[Mark]:
    """The values as they are read now that rest on one of these rules; parties that no pack knows.

    A rule `frame NAME` is that of claims which that frame of the language pack made."""
    plain = sorted(rule for rule in rules if not rule.startswith(FRAME))
    frames = sorted(rule for rule in rules if rule.startswith(FRAME))
    party = or_(*(statements.c.field.like(f"{role}.%.actor") for role in ("agents", "patients")))
    unknown = and_(statements.c.value == "null", party)
    framed = and_(statements.c.field == "type", or_(false(), *(statements.c.rule.contains(f" by {frame};", autoescape=True) for frame in frames)))
    wanted = select(documents.c.id, statements).join(documents, documents.c.n == statements.c.document)
    wanted = wanted.where(statements.c.is_current == 1, statements.c.claim != "", or_(statements.c.rule.in_(plain), unknown, framed))
    with store.read() as connection:
        for row in connection.execute(wanted.order_by(documents.c.id, statements.c.claim, statements.c.n)):
            yield _mark(row)


def _mark(row: Row[Any]) -> Mark:
    return Mark(ClaimRef(row.id, row.claim), row.field, msgspec.json.decode(row.value), row.words or "", row.rule or "")


def high_numbers(store: Store, measures: Collection[str], least: int) -> list[Mark]:
    """The numbers of these measures that are at least `least` at their low end, as they are read now."""
    measure = statements.alias("measure")
    same = (measure.c.document == statements.c.document) & (measure.c.claim == statements.c.claim) & (measure.c.is_current == 1)
    same &= measure.c.field == func.replace(statements.c.field, ".low", ".measure")
    wanted = select(documents.c.id, statements).join(documents, documents.c.n == statements.c.document).join(measure, same)
    long = (func.length(statements.c.value) >= len(str(least))) & (statements.c.value != "null")
    wanted = wanted.where(statements.c.is_current == 1, statements.c.field.like("quantities.%.low"), long)
    wanted = wanted.where(measure.c.value.in_([f'"{name}"' for name in measures])).order_by(documents.c.id, statements.c.claim, statements.c.n)
    with store.read() as connection:
        marks = [_mark(row) for row in connection.execute(wanted)]
    return [mark for mark in marks if mark.value >= least]


def nameless_places(store: Store) -> list[tuple[ClaimRef, str]]:
    """Claims whose first place is one that no gazetteer knows by id, with its folded name."""
    wanted = select(documents.c.id, claims.c.id.label("claim"), claims.c.place_key).join(documents, documents.c.n == claims.c.document)
    wanted = wanted.where(claims.c.rejected == 0, claims.c.place_id.is_(None), claims.c.place_key.is_not(None))
    with store.read() as connection:
        return [(ClaimRef(row.id, row.claim), row.place_key) for row in connection.execute(wanted.order_by(documents.c.id, claims.c.position))]


def facts_of(store: Store, refs: Iterable[ClaimRef]) -> dict[ClaimRef, Facts]:
    """What claims are looked up by; those that are gone or were rejected are left out."""
    by_document: dict[str, set[str]] = {}
    for ref in refs:
        by_document.setdefault(ref.document, set()).add(ref.claim)
    names, found = sorted(by_document), dict[ClaimRef, Facts]()
    columns = (claims.c.id, claims.c.type, claims.c.start_day, claims.c.end_day, claims.c.place_id, claims.c.place_key, documents.c.outlet_key)
    wanted = select(documents.c.id.label("name"), *columns).join(documents, documents.c.n == claims.c.document).where(claims.c.rejected == 0)
    with store.read() as connection:
        for start in range(0, len(names), CHUNK):
            for row in connection.execute(wanted.where(documents.c.id.in_(names[start : start + CHUNK]))):
                if row.id in by_document[row.name]:
                    told = Facts(row.type, row.start_day or "", row.end_day or "", row.place_id or "", row.place_key or "", row.outlet_key or "")
                    found[ClaimRef(row.name, row.id)] = told
    return found


def claims_with(store: Store, text: str = "", actor: str = "", conflict: bool = False) -> set[ClaimRef]:
    """The claims that hold these words and this actor; with `conflict`, only those of events whose accounts differ."""
    wanted = select(documents.c.id, claims.c.id.label("claim")).join(documents, documents.c.n == claims.c.document)
    with store.read() as connection:
        where: list[ColumnElement[bool]] = [matching(connection, "claim_words", claims.c.n, text)] if text else []
        where += [claims.c.n.in_(select(claim_actors.c.claim).where(claim_actors.c.actor == actor))] if actor else []
        if conflict:
            same = (event_claims.c.document == claims.c.document) & (event_claims.c.claim == claims.c.id)
            where.append(select(1).select_from(event_claims.join(events, events.c.n == event_claims.c.event)).where(same, events.c.conflicts > 0).exists())
        return {ClaimRef(row.id, row.claim) for row in connection.execute(wanted.where(*where))}


def place_fits(place: str, facts: Facts) -> bool:
    """Whether a claim is at a place: its id, or a part of its name, folded."""
    return place == facts.place_id or bool(key_of(place)) and key_of(place) in facts.place_key
