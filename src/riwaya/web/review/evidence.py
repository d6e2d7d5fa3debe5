"""One claim for review: its values by their paths as this person should see them, the words they rest on, the trail of judgements."""

from __future__ import annotations

from typing import Any, NamedTuple

from riwaya.errors import NotFound
from riwaya.export import names
from riwaya.model.event import ClaimRef
from riwaya.model.record import Claim, Document, Span
from riwaya.store.corrections import held_draft, target_of
from riwaya.store.documents import document_of, find_document
from riwaya.store.held import all_read, as_read
from riwaya.store.judgement import REJECT, VALUES, Judgement, effective
from riwaya.store.ledger import judgements_on
from riwaya.store.open import Store
from riwaya.store.values import LISTS, Draft, claim_of, draft_of
from riwaya.web import wording
from riwaya.web.review.readers import by_author, is_verdict
from riwaya.web.wording import Words

View = dict[str, Any]
SLOTS = {
    "type": "act", "factuality": "act", "agents": "party", "patients": "party", "places": "place", "time": "time", "quantities": "number",
    "means": "means", "sources": "source", "loaded_terms": "loaded",
}  # fmt: skip


class Case(NamedTuple):
    """A claim under review.

    `read` is the claim as it was read, `draft` as this person sees it (values taken out are None, so that paths keep their numbers), `lines`
    the ledger on it. `blind`: one other person settled it and this one is to read it unaware, as it was read. `rejected`: it holds no more.
    """

    ref: ClaimRef
    document: Document
    read: Claim
    draft: Draft
    lines: tuple[Judgement, ...]
    blind: bool
    rejected: bool

    @property
    def claim(self) -> Claim:
        """The claim as this person sees it."""
        return claim_of(self.draft)


def case(store: Store, ref: ClaimRef, author: str) -> Case:
    """A claim for a person to review. Raises NotFound."""
    with store.read() as connection:
        row = find_document(connection, ref.document)
        read = as_read(connection, row.n, ref.claim)
        lines = [line for line in judgements_on(connection, row.n) if line.other is None and _about(all_read(connection, row.key), line, read)]
        document = document_of(row)
    if not document.text:
        raise NotFound("the text of this report is no longer kept", ref.document)
    blind = is_blind(lines, author)
    seen = by_author(lines).get(author, []) if blind else effective(lines)
    held = [line for line in seen if line.kind in VALUES]
    draft = held_draft(read, [line for line in held if line.field or line.kind != REJECT]) or draft_of(read)
    rejected = any(line.kind == REJECT and not line.field for line in held)
    return Case(ClaimRef(row.id, read.id), document, read, draft, tuple(lines), blind, rejected)


def _about(claims: list[Claim], line: Judgement, read: Claim) -> bool:
    target = target_of(claims, line)
    return target.id == read.id if target is not None else line.subject.claim == read.id


def is_blind(lines: list[Judgement], author: str) -> bool:
    """Whether a person reads as the second reader: one other settled it, and this one did not."""
    settled = {name for name, own in by_author(lines).items() if any(is_verdict(line) for line in own)}
    return len(settled) == 1 and author not in settled


def claim_view(one: Case) -> View:
    """What the page shows of a claim: every value with its path, its name, its words and where they stand."""
    claim, document = one.claim, one.document
    return {
        "document": document.id, "short": wording.short(document.id), "claim": one.ref.claim, "outlet": wording.outlet(document),
        "language": document.language, "published": wording.days(document.published), "span": list(claim.span),
        "trigger": list(claim.trigger), "words": wording.cut(document.text, claim.span), "text": document.text,
        "boilerplate": [list(span) for span in document.boilerplate], "rule": claim.rule, "values": values_of(one), "blind": one.blind,
        "rejected": one.rejected, "free": {name: len(one.draft[name]) for name in LISTS} | {"time": "time"},
    }  # fmt: skip


def values_of(one: Case) -> list[View]:
    """The values of a claim in the order of reading."""
    draft, text = one.draft, one.document.text
    trigger = tuple(draft["trigger"])
    found = [_row("type", wording.named(names.kind(draft["type"]), draft["type"]), trigger, text, draft.get("rule"), draft["type"])]
    factuality = wording.named(names.term("factuality", draft["factuality"]), draft["factuality"])
    found.append(_row("factuality", factuality, trigger, text, draft.get("rule"), draft["factuality"]))
    if draft.get("time"):
        found.append(_value("time", draft["time"], text))
    for name in LISTS:
        found += [_value(f"{name}.{at}", value, text) for at, value in enumerate(draft[name]) if value is not None]
    return found


def _value(path: str, value: Draft, text: str) -> View:
    span = tuple(value["span"]) if value.get("span") else None
    return _row(path, name_of(path, value), span, text, value.get("rule") or value.get("basis"), value)


def _row(path: str, name: Words, span: Any, text: str, rule: str | None, value: Any) -> View:
    field = path.split(".")[0]
    where: Span | None = span
    return {"path": path, "field": field, "slot": SLOTS[field], "name": name, "span": list(where) if where else None,
            "words": text[where[0] : where[1]] if where else None, "rule": rule, "value": value}  # fmt: skip


def name_of(path: str, value: Any) -> Words:
    """A value in words, whatever stands there: values of the ledger may be of older shapes."""
    field = path.split(".")[0]
    if not isinstance(value, dict):
        term = names.kind(str(value)) if field == "type" else names.term("factuality", str(value))
        return wording.named(term, str(value))
    return _named(field, value)


def _named(field: str, value: Draft) -> Words:
    import msgspec

    from riwaya.model.record import LoadedTerm, Means, Party, Place, Quantity, Source, Time

    if field in ("agents", "patients"):
        return wording.party(msgspec.convert(value, Party))
    if field == "places":
        return wording.place(msgspec.convert(value, Place))
    if field == "time":
        return wording.days(msgspec.convert(value, Time))
    if field == "quantities":
        return wording.amount(msgspec.convert(value, Quantity))
    if field == "means":
        kind = msgspec.convert(value, Means).kind
        return wording.named(names.term("means", kind), kind)
    if field == "sources":
        return wording.teller(msgspec.convert(value, Source))
    return wording.loaded(msgspec.convert(value, LoadedTerm))


def trail(one: Case) -> list[View]:
    """The ledger on a claim, the latest first; nothing for a second reader who has not judged."""
    holding = {line.id for line in effective(one.lines)}
    return [] if one.blind else [line_view(line, holding) for line in reversed(one.lines)]


def line_view(line: Judgement, holding: set[str] | frozenset[str]) -> View:
    """A line of the ledger as plain values."""
    refs = [subject.ref for subject in (line.subject, line.other) if subject is not None]
    pair = len(refs) == 2
    parts = "/".join(f"{wording.short(ref.document)}/{ref.claim}" for ref in refs)
    return {
        "seq": line.seq, "id": line.id, "kind": line.kind, "field": line.field, "author": line.author, "reason": line.reason, "at": line.at,
        "holds": line.id in holding, "can_undo": line.id in holding, "value": _told(line), "pair": pair,
        "href": f"/review/{'pair' if pair else 'claim'}/{parts}", "claims": [{"document": ref.document, "claim": ref.claim} for ref in refs],
    }  # fmt: skip


def _told(line: Judgement) -> Words | None:
    """What a correction says, in words."""
    if line.kind != "correct" or line.value is None:
        return None
    if isinstance(line.value, dict) or line.field in ("type", "factuality"):
        return name_of(line.field, line.value)
    return {"id": None, "en": str(line.value), "ar": str(line.value)}
