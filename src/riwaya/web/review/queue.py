"""What waits for a person, the most pressing first, and why. Made once for each making of the events; what was judged since is left out."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from riwaya.model.event import ClaimRef
from riwaya.packs.language import words
from riwaya.packs.ontology import claim_types
from riwaya.packs.tsv import DATA, read_table
from riwaya.store.copies import undecided_pairs
from riwaya.store.disputes import disputes
from riwaya.store.open import Store
from riwaya.store.records import stale_values
from riwaya.store.search import Query
from riwaya.store.triage import Facts, claims_with, facts_of, high_numbers, made_at, marked_values, nameless_places, place_fits
from riwaya.store.words import key_of
from riwaya.text.fold import fold
from riwaya.web.filters import Filters
from riwaya.web.review.readers import Refs, Standing, standing

# Why something waits, the gravest first, with the weight that each brings to the rank.
WEIGHTS = {"disagree": 6.0, "stale": 5.0, "conflict": 4.0, "toll": 3.0, "actor": 2.0, "place": 2.0, "doubt": 2.0, "pair": 2.0, "second": 0.5}
HIGH_TOLL = 50
"""Dead of one claim from which on it is read by a person: a tenth of the claims with dead in the bundled reports tell as many."""
DEAD = ("killed", "bodies")
MOST_DISPUTES, MOST_PAIRS = 1000, 5000
_FRAME = re.compile(r" by (frame [^;]+);")


class Reason(NamedTuple):
    """Why something waits: the kind, how grave, 0..1, and what it concerns: a field's path or a field of a conflict, and words or a value."""

    kind: str
    grade: float
    field: str = ""
    told: str = ""


class Item(NamedTuple):
    """A claim, or a pair of claims, that waits."""

    refs: tuple[ClaimRef, ...]
    reasons: tuple[Reason, ...]

    @property
    def rank(self) -> float:
        """How pressing it is: the sum of the weights of its reasons, each kind once."""
        gravest: dict[str, float] = {}
        for reason in self.reasons:
            gravest[reason.kind] = max(gravest.get(reason.kind, 0.0), reason.grade)
        return round(sum(WEIGHTS[kind] * (0.5 + grade / 2) for kind, grade in gravest.items()), 6)

    @property
    def address(self) -> str:
        """Where it is reviewed."""
        return "/review/" + ("claim/" if len(self.refs) == 1 else "pair/") + "/".join(f"{ref.document.rpartition('~')[2]}/{ref.claim}" for ref in self.refs)


class Waiting(NamedTuple):
    """What waits when the events were made: reasons by claims, and what each claim is looked up by."""

    reasons: dict[tuple[ClaimRef, ...], tuple[Reason, ...]]
    facts: dict[ClaimRef, Facts]


@cache
def doubts() -> dict[str, tuple[float, int]]:
    """Rules of the reader that are often wrong on gold: the share that was wrong, and of how many."""
    return {row["rule"]: (float(row["wrong"]), int(row["seen"])) for row in read_table(DATA / "ui" / "review" / "doubts.tsv")}


def waiting(store: Store) -> Waiting:
    """What waits of a record, as of the last time that its events were made."""
    return _waiting(store, made_at(store))


@lru_cache(maxsize=4)
def _waiting(store: Store, _made: str) -> Waiting:
    found: dict[tuple[ClaimRef, ...], list[Reason]] = {}
    for refs, reason in (*_marked(store), *_many_dead(store), *_disputed(store), *_nameless(store), *_pairs(store), *_stale(store)):
        found.setdefault(refs, []).append(reason)
    facts = facts_of(store, {ref for refs in found for ref in refs})
    kept = {refs: tuple(sorted(set(reasons))) for refs, reasons in found.items() if all(ref in facts for ref in refs)}
    return Waiting(kept, facts)


Found = Iterator[tuple[tuple[ClaimRef, ...], Reason]]


def _marked(store: Store) -> Found:
    """Claims with values that rest on weak rules, or with actors that no pack knows."""
    marks = list(marked_values(store, doubts().keys()))
    names = Counter(mark.words for mark in marks if _is_party(mark.field) and mark.value is None)
    for mark in marks:
        if _is_party(mark.field) and mark.value is None and may_be_name(mark.words):
            yield (mark.ref,), Reason("actor", min(1.0, names[mark.words] / 5), mark.field.removesuffix(".actor"), mark.words)
        frame = _FRAME.search(mark.rule)
        wrong, _seen = doubts().get(frame[1] if frame else mark.rule, (0.0, 0))
        if wrong:
            yield (mark.ref,), Reason("doubt", wrong, _whole(mark.field), frame[1] if frame else mark.rule)


def _many_dead(store: Store) -> Found:
    for mark in high_numbers(store, DEAD, HIGH_TOLL):
        yield (mark.ref,), Reason("toll", min(1.0, math.log10(mark.value / HIGH_TOLL) / 2), mark.field, str(mark.value))


def _is_party(field: str) -> bool:
    return field.endswith(".actor") and field.startswith(("agents.", "patients."))


def _whole(field: str) -> str:
    """The path of the value that a field is part of."""
    return ".".join(field.split(".")[:2]) if field.count(".") == 2 else field.split(".")[0]


def may_be_name(told: str) -> bool:
    """Whether words that name a party may be a name: any of them is no word of the language pack, nor a number."""
    known = words()
    return any(not known.readings(fold(word)) and not any(letter.isdigit() for letter in word) for word in told.split())


def _disputed(store: Store) -> Found:
    """The claims on the sides of conflicts."""
    for one in disputes(store, Query(order="size", limit=MOST_DISPUTES)).rows:
        for position in one.conflict.positions:
            for ref in position.claims:
                yield (ref,), Reason("conflict", min(1.0, one.rank), one.conflict.field, one.event.id)


def _nameless(store: Store) -> Found:
    places = nameless_places(store)
    times = Counter(name for _, name in places)
    return (((ref,), Reason("place", min(1.0, times[name] / 5), "places.0", name)) for ref, name in places)


def _pairs(store: Store) -> Found:
    """Pairs that may be one happening: those on the edge first."""
    for at, pair in enumerate(undecided_pairs(store)):
        if at == MOST_PAIRS:
            return
        yield (pair.one, pair.other), Reason("pair", 1.0 - 2 * abs(min(1.0, max(0.0, pair.score)) - 0.5), "", f"{pair.score:.2f}")


def _stale(store: Store) -> Found:
    return (((ClaimRef(one.document, one.claim),), Reason("stale", 1.0, one.field, one.judgement)) for one in stale_values(store))


def queue(store: Store, author: str, reason: str, filters: Filters) -> list[Item]:
    """What waits for a person, ranked: by kind of reason and by filters; what anybody settled is left out, but for a second reader."""
    found, judged = waiting(store), standing(store, author)
    items = [*_open(found, judged), *_again(judged)]
    if reason:
        items = [item for item in items if any(one.kind == reason for one in item.reasons)]
    if filters.narrowed:
        fits = _fitting(store, found, filters)
        items = [item for item in items if any(fits(ref) for ref in item.refs)]
    return sorted(items, key=lambda item: (-item.rank, item.refs))


def reasons_for(store: Store, author: str, refs: Refs) -> tuple[Reason, ...]:
    """Why a claim or pair waits for a person; nothing where it does not."""
    found, judged = waiting(store), standing(store, author)
    about = found._replace(reasons={refs: found.reasons[refs]}) if refs in found.reasons else found._replace(reasons={})
    return tuple(reason for item in (*_open(about, judged), *_again(judged)) if item.refs == refs for reason in item.reasons)


def _open(found: Waiting, judged: Standing) -> Iterator[Item]:
    """What was not settled; of what was, that which newer packs read otherwise."""
    for refs, reasons in found.reasons.items():
        kept = reasons
        if judged.settled(refs):
            kept = tuple(one for one in reasons if one.kind == "stale" and one.told in judged.holding)
        if kept:
            yield Item(refs, kept)


def _again(judged: Standing) -> Iterator[Item]:
    """What another person judged and this one did not, and what two judged otherwise."""
    for refs in judged.second:
        yield Item(refs, (Reason("second", 0.0),))
    for refs in judged.disagree:
        yield Item(refs, (Reason("disagree", 1.0),))


def _fitting(store: Store, found: Waiting, filters: Filters) -> Any:
    """Whether a claim fits the filters: words, actor, place, days, type or family, outlet, and `conflict` any."""
    among = claims_with(store, filters.q, filters.actor, bool(filters.conflict)) if filters.q or filters.actor or filters.conflict else None
    outlet, types = key_of(filters.outlet), _types(filters.type)

    def fits(ref: ClaimRef) -> bool:
        facts = found.facts.get(ref) or facts_of(store, [ref]).get(ref)
        if facts is None or among is not None and ref not in among:
            return False
        return (
            (not types or facts.type in types)
            and (not outlet or facts.outlet_key == outlet)
            and (not filters.place or place_fits(filters.place, facts))
            and (not filters.start or facts.end >= filters.start)
            and (not filters.end or bool(facts.start) and facts.start <= filters.end)
        )

    return fits


def _types(asked: str) -> frozenset[str]:
    return frozenset((asked, *(one.id for one in claim_types().values() if one.family == asked))) if asked else frozenset()


def counts(items: list[Item]) -> dict[str, int]:
    """How many wait for each reason."""
    told = Counter(kind for item in items for kind in {reason.kind for reason in item.reasons})
    return {kind: told[kind] for kind in WEIGHTS if told[kind]}
