"""Score event coreference: groups of claims against gold groups, by B-cubed (Bagga and Baldwin 1998) and by pairs.

A gold file has one group a line: {"cluster": name, "members": [{"document", "trigger": [start, end], "type"}, …]}; claims of its documents
that stand in no group are groups of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from riwaya.errors import GoldError
from riwaya.model.event import ClaimRef
from riwaya.model.record import SCHEMA, Record

Group = frozenset[ClaimRef]


class Rates(NamedTuple):
    """Precision, recall and their harmonic mean, 0..1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean; 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


class Scores(NamedTuple):
    """`b3` over all claims, `b3_linked` over those that gold or system joins to another, `pairs` over pairs of claims told to be one happening."""

    claims: int
    linked: int
    b3: Rates
    b3_linked: Rates
    pairs: Rates


def score_groups(gold: Iterable[Iterable[ClaimRef]], found: Iterable[Iterable[ClaimRef]]) -> Scores:
    """Score groups; both must hold the same claims, each once. Raises ValueError where they do not."""
    key, answer = _by_claim(gold), _by_claim(found)
    if key.keys() != answer.keys():
        raise ValueError("gold and found groups hold different claims")
    linked = [ref for ref in key if len(key[ref]) > 1 or len(answer[ref]) > 1]
    shared = {ref: len(key[ref] & answer[ref]) for ref in key}
    common = sum(shared[ref] - 1 for ref in key)
    told, right = sum(len(answer[ref]) - 1 for ref in key), sum(len(key[ref]) - 1 for ref in key)
    return Scores(len(key), len(linked), _b3(key, answer, shared, list(key)), _b3(key, answer, shared, linked),
                  Rates(common / told if told else 1.0, common / right if right else 1.0))


def _by_claim(groups: Iterable[Iterable[ClaimRef]]) -> dict[ClaimRef, Group]:
    return {ref: group for group in map(frozenset, groups) for ref in group}


def _b3(key: dict[ClaimRef, Group], answer: dict[ClaimRef, Group], shared: dict[ClaimRef, int], refs: Sequence[ClaimRef]) -> Rates:
    size = len(refs) or 1
    return Rates(sum(shared[ref] / len(answer[ref]) for ref in refs) / size, sum(shared[ref] / len(key[ref]) for ref in refs) / size)


def load_groups(path: Path, records: Sequence[Record]) -> list[list[ClaimRef]]:
    """The gold groups of a file that stand in the records, singletons added. Raises GoldError for a member that no claim answers."""
    by_key: dict[Hashable, list[ClaimRef]] = defaultdict(list)
    for record in records:
        for claim in record.claims:
            by_key[record.document.id, claim.trigger, claim.type].append(ClaimRef(record.document.id, claim.id))
    known = {record.document.id for record in records}
    groups = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        members = [m for m in msgspec.json.decode(line)["members"] if m["document"] in known]
        groups.append([_member(by_key, m, f"{path.name}:{number}") for m in members])
    left = [[ref] for refs in by_key.values() for ref in refs]
    return [group for group in groups if group] + left


def _member(by_key: dict[Hashable, list[ClaimRef]], member: dict[str, Any], place: str) -> ClaimRef:
    """The claim that a member means. Two claims of one type on one trigger are taken in their order."""
    refs = by_key[member["document"], tuple(member["trigger"]), member["type"]]
    if not refs:
        raise GoldError("no such claim, or it is in two groups", place)
    return refs.pop(0)


def gold_record(raw: dict[str, Any], text: str) -> Record:
    """A gold record as the reader would have written it: names and ids filled in, `tol_km` as radius."""
    claims = [_claim(claim, number, text) for number, claim in enumerate(raw["claims"], 1)]
    document = {**raw["document"], "text": text, "published": _published(raw["document"].get("published"))}
    return msgspec.convert({"schema": SCHEMA, "document": document, "claims": claims}, Record)


def _published(published: dict[str, Any] | None) -> dict[str, Any] | None:
    return {"basis": "metadata", **published} if published else None


def _claim(claim: dict[str, Any], number: int, text: str) -> dict[str, Any]:
    filled = {**claim, "id": f"g{number}"}
    for name in ("agents", "patients", "means", "sources"):
        filled[name] = [_quoted(value, text) for value in claim.get(name, ())]
    filled["sources"] = [{"name": value.get("text", ""), **value} for value in filled["sources"]]
    filled["places"] = [{"radius_km": place.get("tol_km"), **place} for place in claim.get("places", ())]
    return filled


def _quoted(value: dict[str, Any], text: str) -> dict[str, Any]:
    span = value.get("span")
    return {"text": text[span[0]:span[1]], **value} if span else value
