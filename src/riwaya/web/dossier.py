"""What the page of an event shows: the accounts side by side, what they differ in, who says it through whom, every quote. Plain values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from riwaya.export import names
from riwaya.model.event import Account, Amount, ClaimRef, Conflict, Event, Position
from riwaya.model.record import Claim
from riwaya.store.copies import Undecided
from riwaya.store.events import event
from riwaya.store.judgement import Judgement, effective
from riwaya.store.links import Told, events_at, former_ids, judgements_of, neighbours, told
from riwaya.store.open import Store
from riwaya.web import wording
from riwaya.web.drawing import bar, chain_drawing
from riwaya.web.inset import inset
from riwaya.web.reader import field_name
from riwaya.web.wording import Words

# The rows of the table of accounts, and the fields of conflicts that concern each.
ROWS = {"told": ("happened",), "who": ("agent", "holder"), "whom": (), "where": (), "when": ("time",), "means": (), "numbers": (), "loaded": ()}
Cells = dict[str, list[Words]]
View = dict[str, Any]


def event_view(store: Store, id: str) -> View:
    """An event with all its accounts; of an id that is gone, the one that took its place. Raises NotFound."""
    found = event(store, id)
    near = neighbours(store, found)
    refs = {*found.claims, *(ref for pair in near for ref in (pair.one, pair.other))}
    claims = told(store, refs)
    return {
        "event": _event(found),
        "conflicts": [_conflict(conflict, sorted(set(found.claims))) for conflict in found.conflicts],
        "accounts": [_account(account, claims) for account in found.accounts],
        "rows": _rows(found, claims),
        "numbers": _numbers(found),
        "quotes": [_quote(ref, claims) for ref in sorted(set(found.claims))],
        "undecided": _undecided(store, found, near, claims),
        "judgements": _judgements(judgements_of(store, refs)),
        "former": former_ids(store, found.id),
    }


def drawings(view: View) -> View:
    """The drawings of an event's page: the chain of tellers, and a map where it has a place."""
    place = view["event"]["place"]
    placed = place is not None and place["lat"] is not None and place["lon"] is not None
    return {
        "chain": chain_drawing(quote["chain"] for quote in view["quotes"]),
        "inset": inset(place["lat"], place["lon"], place["radius_km"] or 0.0) if placed else None,
    }


def _event(found: Event) -> View:
    borne = found.corroboration
    grade, rule = names.grade(borne.grade)
    return {
        "id": found.id, "type": wording.named(names.kind(found.type), found.type), "days": wording.days(found.time),
        "time": {"start": found.time.start, "end": found.time.end} if found.time else None,
        "place": wording.place(found.place) if found.place else None,
        "sentence": {"en": found.sentence.en, "ar": found.sentence.ar} if found.sentence else None,
        "grade": wording.named(grade, borne.grade), "rule": wording.named(rule if rule.en == borne.rule else names.Name(borne.rule, borne.rule)),
        "origins": borne.origins, "camps": borne.camps, "documents": borne.documents, "claims": len(found.claims), "policy": found.policy,
        "quantities": [wording.amount(item) for item in found.quantities], "dissent": [wording.amount(item) for item in found.dissent],
    }  # fmt: skip


def _conflict(conflict: Conflict, order: list[ClaimRef]) -> View:
    """A conflict; its claims by the numbers that their quotes have on the page."""
    bare = (Position(value=value, camps=(), claims=()) for value in conflict.values)
    return {
        "field": field_name(conflict.field) | {"id": conflict.field}, "of": wording.named(names.actor(conflict.of), conflict.of) if conflict.of else None,
        "size": conflict.size,
        "positions": [
            {"value": _value(conflict.field, position.value), "camps": [wording.camp(camp) for camp in position.camps],
             "claims": [{"href": wording.reader_at(ref), "number": order.index(ref) + 1} for ref in position.claims if ref in order]}
            for position in conflict.positions or bare
        ],
    }  # fmt: skip


def _value(field: str, value: int | str) -> Words:
    """A value of a conflict in words."""
    if field == "happened":
        return wording.said(f"happened.{value}") if value in ("yes", "no") else {"id": None, "en": str(value), "ar": str(value)}
    return wording.named(names.several(str(value)), str(value))


def _account(account: Account, claims: Told) -> View:
    printed = {ref.document: claims[ref][0] for ref in account.claims if ref in claims}
    first = [claims[ref][1].sources[0] for ref in account.claims if ref in claims and claims[ref][1].sources]
    return {
        "camp": wording.camp(account.camp), "marks": [wording.marks(mark) for mark in account.marks],
        "origins": len(account.origins), "documents": len(account.documents), "claims": len(account.claims),
        "tellers": _distinct(wording.teller(source) for source in first),
        "reports": [{"id": id, "href": f"/report/{wording.short(id)}", **wording.outlet(document)} for id, document in sorted(printed.items())],
    }  # fmt: skip


def _rows(found: Event, claims: Told) -> list[View]:
    """The table of accounts: a row a field, a cell a camp; `differs` where a conflict of the event concerns the field."""
    cells = [_cells(account, [claims[ref][1] for ref in account.claims if ref in claims]) for account in found.accounts]
    disputed = {conflict.field for conflict in found.conflicts}
    measures = {item.measure for account in found.accounts for item in account.quantities}
    rows = []
    for key, fields in ROWS.items():
        differs = bool(disputed & {*fields, *(measures if key == "numbers" else ())})
        if differs or any(cell[key] for cell in cells):
            rows.append({"key": key, "differs": differs, "cells": [cell[key] for cell in cells]})
    return rows


def _cells(account: Account, claims: list[Claim]) -> Cells:
    """What one camp says, by row."""
    types = _distinct(wording.named(names.kind(claim.type), claim.type) for claim in claims)
    held = [] if account.factuality == "actual" else [wording.named(names.term("factuality", account.factuality), account.factuality)]
    return {
        "told": [*types, *held, *(wording.marks(mark) for mark in account.marks if mark in ("denies", "denied"))],
        "who": [wording.named(names.actor(id), id) for id in account.agents],
        "whom": [wording.named(names.actor(id), id) for id in account.patients],
        "where": _distinct(wording.place(place) for claim in claims for place in claim.places),
        "when": [wording.days(account.time)],
        "means": _distinct(wording.named(names.term("means", item.kind), item.kind) for claim in claims for item in claim.means),
        "numbers": [wording.amount(item) for item in account.quantities],
        "loaded": _distinct(wording.loaded(item) for claim in claims for item in claim.loaded_terms),
    }


def _distinct(items: Iterable[Words]) -> list[Words]:
    return list({(item["en"], item["ar"]): item for item in items}.values())


def _numbers(found: Event) -> list[View]:
    """What is counted, each with a bar a camp, on one scale."""
    told: dict[tuple[str, str], list[tuple[Account, Amount]]] = {}
    for account in found.accounts:
        for item in account.quantities:
            told.setdefault((item.measure, item.of or ""), []).append((account, item))
    views = []
    for (measure, of), items in sorted(told.items()):
        most = max(item.high or item.low or 0 for _, item in items)
        bars = [
            {"camp": wording.camp(account.camp), "number": wording.number(item.low, item.high), "low": item.low, "high": item.high,
             "bar": bar(item.low, item.high, most)}
            for account, item in items
        ]  # fmt: skip
        whose = wording.named(names.actor(of), of) if of else None
        views.append({"measure": wording.named(names.term("measures", measure), measure), "of": whose, "most": most, "bars": bars})
    return views


def _quote(ref: ClaimRef, claims: Told) -> View:
    """A claim's words with where they stand; of one that is no longer there, its address alone."""
    if ref not in claims:
        return {"document": ref.document, "claim": ref.claim, "href": wording.reader_at(ref), "words": None, "chain": []}
    document, claim = claims[ref]
    return {
        "document": ref.document, "claim": ref.claim, "href": wording.reader_at(ref), "words": wording.cut(document.text, claim.span),
        "span": claim.span, "trigger": document.text[claim.trigger[0] : claim.trigger[1]], "type": wording.named(names.kind(claim.type), claim.type),
        "language": document.language, "outlet": wording.outlet(document), "published": wording.days(document.published),
        "chain": wording.chain(document, claim),
    }  # fmt: skip


def _undecided(store: Store, found: Event, near: list[Undecided], claims: Told) -> list[View]:
    """Claims that may belong to the event, each once, with the likeliest pair."""
    mine = set(found.claims)
    best: dict[ClaimRef, Undecided] = {}
    for pair in near:
        best.setdefault(pair.other if pair.one in mine else pair.one, pair)
    homes = events_at(store, best)
    return [
        {**_quote(ref, claims), "score": pair.score, "features": list(pair.features), "event": homes.get(ref),
         "beside": wording.reader_at(pair.one if pair.one in mine else pair.other)}
        for ref, pair in best.items()
    ]  # fmt: skip


def _judgements(lines: list[Judgement]) -> Iterable[View]:
    """The history of what people said of the event's claims, the latest first, and whether it still holds."""
    holding = {line.id for line in effective(lines)}
    return list(_judged(lines, holding))


def _judged(lines: list[Judgement], holding: set[str]) -> Iterator[View]:
    for line in sorted(lines, key=lambda one: one.seq, reverse=True):
        others = [wording.reader_at(subject.ref) for subject in (line.subject, line.other) if subject is not None]
        yield {"seq": line.seq, "kind": line.kind, "field": line.field, "value": line.value, "author": line.author, "reason": line.reason,
               "at": line.at, "claims": others, "holds": line.id in holding or line.kind == "undo"}  # fmt: skip
