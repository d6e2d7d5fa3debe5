"""The trail of a reading: for each sentence what was seen, claimed and dropped, and what each value rests on."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import msgspec

from riwaya.packs.labels import actor_label, place_label
from riwaya.packs.where import trigger_where

if TYPE_CHECKING:
    from riwaya.claims.reader import Reading
    from riwaya.claims.view import View
    from riwaya.ingest.report import Report

Json = dict[str, Any]
LISTS = ("agents", "patients", "places", "quantities", "means", "sources", "loaded_terms")


def explain_report(report: Report) -> Json:
    """The whole trail of a report, as JSON."""
    from riwaya.claims.assemble import Assembler
    from riwaya.claims.reader import read_text

    reading = read_text(report.text, report.outlet, report.published)
    told, dropped = _told(reading, msgspec.to_builtins(Assembler(reading).claims())), _left(reading)
    sentences = [_sentence(reading, view, told[view.sentence.index], dropped[view.sentence.index]) for view in reading.views]
    unread = [_line(report.text, name, span) for name, spans in _unread(reading) for span in spans]
    return {
        "document": report.id,
        "outlet": report.outlet,
        "published": msgspec.to_builtins(reading.published),
        "theatres": list(reading.theatres),
        "text": report.text,
        "sentences": sentences,
        "lines_not_read": sorted(unread, key=lambda line: line["span"]),
    }


def _unread(reading: Reading) -> list[tuple[str, list[tuple[int, int]]]]:
    page = reading.page
    return [("credit", page.credits), ("byline", page.bylines), ("boilerplate", page.boilerplate)]


def _line(text: str, zone: str, span: tuple[int, int]) -> Json:
    return {"zone": zone, "span": list(span), "text": text[span[0] : span[1]]}


def _told(reading: Reading, claims: list[Json]) -> dict[int, list[Json]]:
    """The claims by the number of the sentence that tells them."""
    page, found = reading.page, defaultdict(list)
    entries: dict[tuple[int, int], str] = {}
    for draft in reading.drafts:
        entries.setdefault(page.span(draft.trigger.first, draft.trigger.last), draft.trigger.entry.key)
    starts = [sentence.start for sentence in page.sentences]
    for claim in claims:
        begin, end = claim["trigger"]
        found[bisect_right(starts, begin) - 1].append(_claim(claim, entries.get((begin, end))))
    return found


def _left(reading: Reading) -> dict[int, list[Json]]:
    """The words that were no claims after all, by the number of their sentence."""
    found = defaultdict(list)
    for drop in reading.dropped:
        found[reading.page.sentence_of[drop[0]]].append(_dropped(reading, *drop))
    return found


def _claim(claim: Json, entry: str | None) -> Json:
    """A claim whose values also say which pack entries they came from; `entry` is that of its trigger."""
    found = dict(claim)
    found["entry"] = trigger_where(entry, claim["type"]) if entry is not None else ""
    for name in LISTS:
        found[name] = [_value(value) for value in claim.get(name) or []]
    return found


def _value(value: Json) -> Json:
    label = place_label(value.get("id")) or actor_label(value.get("actor") or value.get("of") or value.get("about"))
    return {**value, "entry": label.where} if label else value


def _sentence(reading: Reading, view: View, claims: list[Json], dropped: list[Json]) -> Json:
    sentence, text = view.sentence, reading.page.text
    return {
        "span": [sentence.start, sentence.end],
        "zone": sentence.zone,
        "text": text[sentence.start : sentence.end],
        "seen": _seen(reading, view),
        "claims": claims,
        "dropped": dropped,
    }


def _dropped(reading: Reading, first: int, last: int, type_: str, reason: str) -> Json:
    return {
        "span": list(reading.page.span(first, last)),
        "text": reading.page.slice(first, last),
        "type": type_,
        "reason": reason,
    }


def _seen(reading: Reading, view: View) -> Json:
    """Every mention of a sentence, by kind: its words, what it was taken for, and the rule."""

    def item(first: int, last: int, what: str | None, rule: str, entry: str = "") -> Json:
        found: Json = {
            "span": list(reading.page.span(first, last)),
            "text": reading.page.slice(first, last),
            "as": what or "unknown",
            "rule": rule,
        }
        return {**found, "entry": entry} if entry else found

    def entry_of(actor: str | None) -> str:
        label = actor_label(actor)
        return label.where if label else ""

    seen: Json = {
        "actors": [item(a.first, a.last, a.actor or a.kind, a.rule, entry_of(a.actor)) for a in view.actors],
        "places": [
            item(
                p.first, p.last, "/".join(e.id for e in p.entries[:3]), p.rule, p.entries[0].where if p.entries else ""
            )
            for p in view.places
        ],
        "times": [item(t.first, t.last, t.rule, t.rule) for t in view.times],
        "quantities": [
            item(c.first, c.last, f"{c.low}..{'' if c.high is None else c.high} {c.group}".strip(), c.rule)
            for c in view.counts
        ],
        "weapons": [item(w.first, w.last, w.kind, w.rule) for w in view.weapons],
    }
    return {kind: found for kind, found in seen.items() if found}
