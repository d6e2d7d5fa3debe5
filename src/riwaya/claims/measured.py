"""Settle with what and how many: weapons and quantities of a sentence, weighed for each of its claims."""

from __future__ import annotations

from riwaya.claims.clauses import Clauses
from riwaya.claims.draft import Draft
from riwaya.claims.proposals import Proposal
from riwaya.claims.settle import fits_type, reaches
from riwaya.claims.view import View
from riwaya.mentions.quantity.rules import Count
from riwaya.mentions.weapon.rules import WeaponMention
from riwaya.packs.weights import weights


def settle_means(view: View, clauses: Clauses, drafts: list[Draft], proposals: list[Proposal] | None) -> None:
    """Give each claim its weapons."""
    table = weights("means")
    for draft in drafts:
        ruled = list(draft.means)
        chosen: list[WeaponMention] = []
        for weapon in view.weapons:
            facts = _means_facts(view, clauses, draft, weapon, ruled)
            if proposals is not None:
                proposals.append(Proposal("means", draft.at, draft.type, facts, weapon.kind))
            if table and table.score(facts) > 0 and all(w.kind != weapon.kind for w in chosen):
                chosen.append(weapon)
        if table:
            draft.means = chosen


def _span_facts(view: View, clauses: Clauses, draft: Draft, first: int, end: int) -> tuple[str, str, list[str]]:
    at, last = draft.at, draft.trigger.last
    if first <= at < end or at <= first < last:
        return "on", "0", ["on the trigger", f"on the trigger {draft.type}"]
    after = first >= last
    gap = first - last if after else at - end
    bucket = "0" if gap <= 0 else "1-2" if gap <= 2 else "3-5" if gap <= 5 else "6-10" if gap <= 10 else "11-20" if gap <= 20 else "21+"
    side = "after" if after else "before"
    inside = clauses.start(at) == clauses.start(first)
    between = sum(1 for t in view.triggers if (last <= t.first < first if after else end <= t.first < at))
    verbs = sum(1 for i in clauses.finite if (last <= i < first if after else end <= i < at))
    pos = "verb" if draft.trigger.verbal else "noun"
    frame = draft.trigger.entry.get("frame")
    facts = [f"{side} {bucket}", f"{side} {bucket} {draft.type}", f"{side} clause {inside}", f"{side} triggers {min(between, 2)}", f"{side} verbs {min(verbs, 2)}",
             f"{side} {pos} {bucket}", f"{side} {inside} {min(between, 2)} {draft.type}", f"{side} {frame} {pos} {bucket}"]
    if between:
        nearest = min((t for t in view.triggers if (last <= t.first < first if after else end <= t.first < at)), key=lambda t: abs(t.first - first))
        facts += [f"{side} nearer to {nearest.entry.value}", f"{side} nearer to {nearest.entry.value} than {draft.type}"]
    return side, bucket, facts


def _means_facts(view: View, clauses: Clauses, draft: Draft, weapon: WeaponMention, ruled: list[WeaponMention]) -> tuple[str, ...]:
    side, bucket, facts = _span_facts(view, clauses, draft, weapon.first, weapon.last)
    found = [f"type {draft.type}", f"kind {weapon.kind}", f"{draft.type} {weapon.kind}", f"rule {weapon in ruled}", f"rule {weapon in ruled} {draft.type}", *facts,
             f"{side} gov {weapon.governor}", f"{side} gov {weapon.governor} {draft.type}", f"{side} {bucket} {weapon.kind} {draft.type}",
             f"word {view.scan.form(weapon.first)}", f"word {view.scan.form(weapon.first)} {draft.type}"]
    party = view.covered.get(weapon.first)
    if party is not None:
        found += ["inside a party", f"inside a party {draft.type}"]
        if any(p.first == party.first or p.actor is not None and p.actor == party.actor for p in draft.agents):
            found += ["inside its agent", f"inside its agent {draft.type}"]
    if draft.link is not None and any(w.kind == weapon.kind for w in draft.link.means):
        found += ["of its attack", f"of its attack {draft.type}"]
    return tuple(found)


def settle_quantities(view: View, clauses: Clauses, drafts: list[Draft], proposals: list[Proposal] | None) -> None:
    """Give each claim its quantities."""
    table = weights("quantity")
    for draft in drafts:
        chosen: list[Count] = []
        for count in view.counts:
            if not fits_type(draft, count):
                continue
            facts = _count_facts(view, clauses, draft, count)
            if proposals is not None:
                proposals.append(Proposal("quantity", draft.at, draft.type, facts, (count.low, count.high)))
            if table.score(facts) > 0 if table else reaches(view, draft, count):
                chosen.append(count)
        draft.counts = chosen


def _count_facts(view: View, clauses: Clauses, draft: Draft, count: Count) -> tuple[str, ...]:
    side, bucket, facts = _span_facts(view, clauses, draft, count.first, count.last)
    before = view.scan.form(count.first - 1) if count.first > view.first else ""
    after = view.scan.form(count.last) if count.last < view.last else ""
    return (f"type {draft.type}", f"noun {count.group} {count.value}", f"{draft.type} {count.group} {count.value}", f"rule {count.rule}", f"reach {reaches(view, draft, count)}",
            f"reach {reaches(view, draft, count)} {draft.type}", *facts, f"{side} word before {before}", f"{side} word after {after}", f"{side} {bucket} {count.group} {draft.type}",
            f"{side} {bucket} {count.value} {draft.type}", f"pos {draft.trigger.pos} {side} {bucket}")
