"""Settle with what and how many: weapons and quantities of a sentence, weighed for each of its claims."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from riwaya.claims.clauses import Clauses
from riwaya.claims.draft import Draft
from riwaya.claims.measurefacts import count_facts, means_facts
from riwaya.claims.measures import COUNTING, fits_type, reaches
from riwaya.claims.proposals import Proposal
from riwaya.claims.view import View
from riwaya.mentions.quantity.rules import Count, find_asides
from riwaya.mentions.weapon.rules import WeaponMention, find_hints
from riwaya.packs.weights import named, weights

# How far from a trigger, in tokens, its weapons and quantities may stand.
REACH = 90


def settle_means(view: View, clauses: Clauses, drafts: list[Draft], proposals: list[Proposal] | None) -> None:
    """Give each claim its weapons: of each mention the kind that weighs most, where it weighs for it at all."""
    table = weights("means")
    facts = means_facts(table)
    weapons = sorted([*view.weapons, *find_hints(view.scan, view.first, view.last, view.weapons)], key=lambda w: w.first) if drafts else []
    starts = [w.first for w in weapons]
    for draft in drafts:
        ruled = list(draft.means)
        chosen: list[WeaponMention] = []
        for mention in weapons[bisect_left(starts, draft.at - REACH):bisect_right(starts, draft.at + REACH)]:
            best, weapon = 0.0, mention
            for kind in (mention.kind, *mention.also):
                option = mention if kind == mention.kind else mention._replace(kind=kind)
                evidence = facts.about(view, clauses, draft, option, option in ruled, kind == mention.kind)
                if proposals is not None:
                    proposals.append(Proposal("means", draft.at, draft.type, named(evidence), kind))
                score = table.total([e.score for e in evidence]) if table else 0.0
                if score > best:
                    best, weapon = score, option
            if best > 0 and all(w.kind != weapon.kind for w in chosen):
                chosen.append(weapon)
        if table:
            draft.means = chosen


def settle_quantities(view: View, clauses: Clauses, drafts: list[Draft], proposals: list[Proposal] | None) -> None:
    """Give each claim its quantities: numbers said, and those that only a noun's form tells."""
    table = weights("quantity")
    if not any(draft.type in COUNTING for draft in drafts):
        return
    facts = count_facts(table, proposals is not None)
    counts = sorted([*view.counts, *find_asides(view.scan, view.first, view.last, view.counts)], key=lambda c: c.first)
    starts = [c.first for c in counts]
    firm = {c.first for c in view.counts}
    for draft in drafts:
        chosen: list[Count] = []
        around = counts[bisect_left(starts, draft.at - REACH):bisect_right(starts, draft.at + REACH)]
        fitting = [c for c in around if fits_type(view, draft, c) and (c.first in firm or _near(draft, c))]
        for count in fitting:
            evidence = facts.about(view, clauses, draft, count, fitting, firm)
            if proposals is not None:
                proposals.append(Proposal("quantity", draft.at, draft.type, named(evidence), (count.low, count.high)))
            if table.total([e.score for e in evidence]) > 0 if table else count.first in firm and reaches(view, draft, count):
                chosen.append(count)
        draft.counts = chosen


def _near(draft: Draft, count: Count) -> bool:
    return -14 <= count.first - draft.at <= 16
