"""Why a claim or value was missed or invented: the error report groups them by cause."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from riwaya.evaluate.gold import GoldSet, published_days
from riwaya.evaluate.match import SLOTS, compare, overlap, pair

CONTEXT = 40
_WEIGHT = re.compile(r" [+-]\d+\.\d+")


class Miss(NamedTuple):
    """One error: the kind (claims or a slot), its cause, and the words around it."""

    kind: str
    cause: str
    document: str
    words: str


def find_misses(gold: GoldSet) -> list[Miss]:
    """Every error of a gold set that has been read."""
    return [miss for want, got in zip(gold.records, gold.read, strict=True) for miss in _document(want, got)]


def by_cause(misses: list[Miss]) -> list[tuple[str, str, list[Miss]]]:
    """Errors by kind and cause, the most frequent first."""
    groups: dict[tuple[str, str], list[Miss]] = defaultdict(list)
    for miss in misses:
        groups[miss.kind, miss.cause].append(miss)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return [(kind, cause, found) for (kind, cause), found in ordered]


def _document(want: dict[str, Any], got: dict[str, Any]) -> Iterator[Miss]:
    name, text = want["document"]["id"], want["document"]["text"]
    pairs = pair(want["claims"], got["claims"])
    paired_gold, paired_guess = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
    why = Why(want["document"])
    for i, claim in enumerate(want["claims"]):
        if i not in paired_gold:
            yield Miss("missed claim", why.missed(claim), name, around(text, claim["trigger"]))
    for j, claim in enumerate(got["claims"]):
        if j not in paired_guess:
            yield Miss(
                "invented claim", f"{claim['type']}: {claim.get('rule', '')}", name, around(text, claim["trigger"])
            )
    for i, j, typed in pairs:
        gold, guess = want["claims"][i], got["claims"][j]
        if not typed:
            yield Miss("wrong type", f"{gold['type']} read as {guess['type']}", name, around(text, gold["trigger"]))
            continue
        yield from _slots(gold, guess, name, text)


def _slots(gold: dict[str, Any], guess: dict[str, Any], name: str, text: str) -> Iterator[Miss]:
    for slot in SLOTS:
        _, missed, invented = compare(gold, guess, slot)
        for value in invented:
            rule = value.get("rule") or value.get("basis") or guess.get("rule") or "no rule"
            kind = "wrong" if missed else "invented"
            yield Miss(slot, f"{kind} by: {rule}", name, f"{_show(value, text)} in {around(text, gold['trigger'])}")
        for value in missed if not invented else []:
            yield Miss(slot, "missed", name, f"{_show(value, text)} in {around(text, gold['trigger'])}")


def _show(value: dict[str, Any], text: str) -> str:
    span = value.get("span")
    named = text[span[0] : span[1]] if span else ""
    rest = [
        str(value[key])
        for key in ("actor", "name", "start", "end", "measure", "low", "high", "kind", "value")
        if value.get(key) is not None
    ]
    return f"{named} ({' '.join(rest)})"


def around(text: str, span: list[int]) -> str:
    """A span in brackets, with the words around it, on one line."""
    start, end = span
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return f"{before}⟦{text[start:end]}⟧{after}".replace("\n", " / ")


class Why:
    """Says why a claim of one report was missed, from what was seen there."""

    def __init__(self, document: dict[str, Any]) -> None:
        from riwaya.claims.reader import read_text

        self.reading = read_text(document["text"], document.get("outlet"), published_days(document))
        self.page = self.reading.page

    def missed(self, claim: dict[str, Any]) -> str:
        """The cause, in one phrase."""
        trigger = claim["trigger"]
        at = [i for i, token in enumerate(self.page.tokens) if token.start < trigger[1] and trigger[0] < token.end]
        if not at:
            return "in a line that was not read (credit, byline or boilerplate)"
        for first, last, type_, reason in self.reading.dropped:
            if first <= at[-1] and at[0] < last:
                return f"seen as {type_} and dropped: {_WEIGHT.sub('', reason)}"
        if any(self.reading.scan.trigger_info[i].readings for i in at):
            return "in the lexicon, but its conditions were not met"
        taken = [
            view
            for view in self.reading.views
            for t in view.triggers
            if overlap(self.page.span(t.first, t.last), trigger)
        ]
        return "its word told another claim" if taken else f"unknown to the lexicon ({claim['type']})"
