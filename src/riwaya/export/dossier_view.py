"""What the dossier shows of an event: plain values under the names that the template uses. Nothing here is escaped; the template does."""

from __future__ import annotations

import hashlib
from typing import Any

from riwaya.export import names
from riwaya.export.bundle import Bundle, Told, documents, pick, told
from riwaya.export.names import Name
from riwaya.export.notes import amount
from riwaya.export.trace import address
from riwaya.model.event import Account, Amount, Conflict, Event, EventPlace
from riwaya.model.record import Claim, Document, LoadedTerm, Party, Source
from riwaya.packs.labels import place_label

RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ku", "ur"))
View = dict[str, Any]
Words = dict[str, Name]


def view(event: Event, bundle: Bundle, words: Words) -> View:
    """An event for the template."""
    items, told_by = told(event, bundle), event.corroboration
    grade, rule = names.grade(told_by.grade)
    return {
        "id": event.id, "kind": names.kind(event.type), "sentence": event.sentence, "days": _days(event), "place": _place(event.place),
        "agents": [names.actor(id) for id in event.agents], "patients": [names.actor(id) for id in event.patients],
        "amounts": [amount(item) for item in event.quantities], "policy": event.policy, "dissent": [amount(item) for item in event.dissent],
        "undecided": [address(ref) for ref in event.undecided], "grade": grade,
        "rule": rule if rule.en == told_by.rule else Name(told_by.rule, told_by.rule),
        "origins": told_by.origins, "camps": told_by.camps, "documents": told_by.documents,
        "accounts": [_account(account, bundle, words) for account in event.accounts],
        "conflicts": [_conflict(conflict, words) for conflict in event.conflicts], "claims": _claims(event, items),
        "reports": [_report(document) for document in documents(items)],
    }


def _days(event: Event) -> str:
    if event.time is None:
        return ""
    return event.time.start if event.time.start == event.time.end else f"{event.time.start} – {event.time.end}"


def _place(place: EventPlace | None) -> View | None:
    if place is None:
        return None
    label = place_label(place.id)
    name = Name(label.en, label.ar) if label else Name(place.name or "", place.name or "")
    point = f"{place.lat:g}, {place.lon:g}" if place.lat is not None and place.lon is not None else ""
    return {"name": name, "point": point, "radius": f"{place.radius_km:g}" if place.radius_km is not None else ""}


def _account(account: Account, bundle: Bundle, words: Words) -> View:
    prints = {document.id: names.outlet(document).en for document in documents(pick(bundle, account.claims))}
    return {
        "camp": names.camp(account.camp), "factuality": names.term("factuality", account.factuality),
        "amounts": [amount(item) for item in account.quantities], "marks": [words.get(mark, Name(mark, mark)) for mark in account.marks],
        "origins": len(account.origins), "documents": [f"{prints[id]} ({id})" if id in prints else id for id in account.documents],
    }


def _conflict(conflict: Conflict, words: Words) -> View:
    positions = [{"value": _value(position.value, words), "camps": [names.camp(camp) for camp in position.camps],
                  "claims": [address(ref) for ref in position.claims]} for position in conflict.positions]
    bare = [{"value": _value(value, words), "camps": [], "claims": []} for value in conflict.values]
    return {"field": words.get(conflict.field) or names.term("measures", conflict.field),
            "of": names.actor(conflict.of) if conflict.of else None, "positions": positions or bare}


def _value(value: int | str, words: Words) -> Name:
    return words.get(f"value.{value}") or names.several(str(value))


def _claims(event: Event, items: list[Told]) -> list[View]:
    known = {item.ref: item for item in items}
    return [_claim(known[ref]) if ref in known else {"address": address(ref), "kind": None} for ref in sorted(set(event.claims))]


def _claim(item: Told) -> View:
    claim, text, language = item.claim, item.document.text, item.document.language
    (start, end), (first, last) = claim.span, claim.trigger
    inside = start <= first <= last <= end
    cut = (first, last) if inside else (start, start)
    return {
        "address": address(item.ref), "kind": names.kind(claim.type), "factuality": names.term("factuality", claim.factuality),
        "language": language, "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr", "before": text[start:cut[0]],
        "trigger": text[cut[0]:cut[1]], "after": text[cut[1]:end], "span": claim.span, "trigger_span": claim.trigger,
        "outlet": names.outlet(item.document).en, "amounts": _amounts(claim), "parties": [_party(p) for p in (*claim.agents, *claim.patients)],
        "loaded": [_loaded(loaded) for loaded in claim.loaded_terms],
        "chain": [_link(source) for source in claim.sources],
    }


def _link(source: Source) -> View:
    """A teller; the name of anyone but a body tells already what he is."""
    return {"name": names.source(source), "kind": names.term("source_kinds", source.kind) if source.kind in names.BODIES else None}


def _amounts(claim: Claim) -> list[str]:
    return [amount(Amount(measure=q.measure, low=q.low, high=q.high, of=q.of)) + (f" «{q.text}»" if q.text else "") for q in claim.quantities]


def _party(party: Party) -> View:
    return {"words": party.text or "", "span": party.span, "name": names.actor(party.actor) if party.actor else None}


def _loaded(term: LoadedTerm) -> View:
    return {"words": term.text or "", "span": term.span, "name": names.actor(term.about) if term.about else None}


def _report(document: Document) -> View:
    published = document.published
    day = (published.start if published.start == published.end else f"{published.start} – {published.end}") if published else ""
    return {
        "id": document.id, "title": document.title or document.id, "outlet": names.outlet(document), "url": document.url or "",
        "link": bool(names.host(document.url)), "retrieved": document.retrieved or "", "length": len(document.text),
        "published": f"{day} ({published.basis})" if published else "",
        "digest": hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
    }
