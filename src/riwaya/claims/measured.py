"""Settle with what and how many: weapons and quantities of a sentence, weighed for each of its claims."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from riwaya.claims.clauses import Clauses
from riwaya.claims.draft import Draft
from riwaya.claims.proposals import Proposal
from riwaya.claims.settle import COUNTING, fits_type, measure, reaches
from riwaya.claims.view import View
from riwaya.mentions.quantity.rules import Count, find_asides
from riwaya.mentions.weapon.rules import WeaponMention, find_hints
from riwaya.packs.weights import weights

# How far from a trigger, in tokens, its weapons and quantities may stand.
REACH = 90


def settle_means(view: View, clauses: Clauses, drafts: list[Draft], proposals: list[Proposal] | None) -> None:
    """Give each claim its weapons: of each mention the kind that weighs most, where it weighs for it at all."""
    table = weights("means")
    weapons = sorted([*view.weapons, *find_hints(view.scan, view.first, view.last, view.weapons)], key=lambda w: w.first) if drafts else []
    starts = [w.first for w in weapons]
    for draft in drafts:
        ruled = list(draft.means)
        chosen: list[WeaponMention] = []
        for mention in weapons[bisect_left(starts, draft.at - REACH):bisect_right(starts, draft.at + REACH)]:
            best, weapon = 0.0, mention
            for kind in (mention.kind, *mention.also):
                option = mention if kind == mention.kind else mention._replace(kind=kind)
                facts = _means_facts(view, clauses, draft, option, ruled, kind == mention.kind)
                if proposals is not None:
                    proposals.append(Proposal("means", draft.at, draft.type, facts, kind))
                score = table.score(facts) if table else 0.0
                if score > best:
                    best, weapon = score, option
            if best > 0 and all(w.kind != weapon.kind for w in chosen):
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
    facts = [f"{side} {bucket}", f"{side} {bucket} {draft.type}", f"{side} clause {inside}", f"{side} triggers {min(between, 2)}",
    f"{side} verbs {min(verbs, 2)}",
             f"{side} {pos} {bucket}", f"{side} {inside} {min(between, 2)} {draft.type}", f"{side} {frame} {pos} {bucket}"]
    if between:
        nearest = min((t for t in view.triggers if (last <= t.first < first if after else end <= t.first < at)), key=lambda t: abs(t.first - first))
        facts += [f"{side} nearer to {nearest.entry.value}", f"{side} nearer to {nearest.entry.value} than {draft.type}"]
    return side, bucket, facts


def _means_facts(view: View, clauses: Clauses, draft: Draft, weapon: WeaponMention, ruled: list[WeaponMention], own: bool) -> tuple[str, ...]:
    side, bucket, facts = _span_facts(view, clauses, draft, weapon.first, weapon.last)
    found = [f"type {draft.type}", f"kind {weapon.kind}", f"{draft.type} {weapon.kind}", f"rule {weapon in ruled}", f"rule {weapon in ruled} {draft.type}",
    *facts,
             f"{side} gov {weapon.governor}", f"{side} gov {weapon.governor} {draft.type}", f"{side} {bucket} {weapon.kind} {draft.type}",
             f"word {view.scan.form(weapon.first)}", f"word {view.scan.form(weapon.first)} {draft.type}",
             *_wording(view, weapon, own, side, bucket), f"{weapon.rule} {side} {bucket} {draft.type}"]
    party = view.covered.get(weapon.first)
    if party is not None:
        found += ["inside a party", f"inside a party {draft.type}"]
        if any(p.first == party.first or p.actor is not None and p.actor == party.actor for p in draft.agents):
            found += ["inside its agent", f"inside its agent {draft.type}"]
    if draft.link is not None and any(w.kind == weapon.kind for w in draft.link.means):
        found += ["of its attack", f"of its attack {draft.type}"]
    return tuple(found)


def _wording(view: View, weapon: WeaponMention, own: bool, side: str, bucket: str) -> list[str]:
    """How the weapon is worded, and whether the kind weighed is that of its noun or one it may stand for besides."""
    scan, kind = view.scan, weapon.kind
    head = scan.form(weapon.first).removeprefix("و").removeprefix("ب").removeprefix("ل").removeprefix("ال")
    after = scan.form(weapon.last) if weapon.last < view.last else ""
    before = scan.form(weapon.first - 1) if weapon.first > view.first else ""
    return [f"{own} kind {kind}", f"{own} {kind} word {head}", f"{own} {kind} last {scan.form(weapon.last - 1)}", f"{own} {kind} next {after}",
        f"{weapon.rule} {kind} before {before}",
            f"{weapon.rule} {own} {side} {bucket}", f"{weapon.rule} word {head} {side} {bucket}"]


def settle_quantities(view: View, clauses: Clauses, drafts: list[Draft], proposals: list[Proposal] | None) -> None:
    """Give each claim its quantities: numbers said, and those that only a noun's form tells."""
    table = weights("quantity")
    if not any(draft.type in COUNTING for draft in drafts):
        return
    counts = sorted([*view.counts, *find_asides(view.scan, view.first, view.last, view.counts)], key=lambda c: c.first)
    starts = [c.first for c in counts]
    firm = {c.first for c in view.counts}
    for draft in drafts:
        chosen: list[Count] = []
        around = counts[bisect_left(starts, draft.at - REACH):bisect_right(starts, draft.at + REACH)]
        fitting = [c for c in around if fits_type(view, draft, c) and (c.first in firm or _near(draft, c))]
        for count in fitting:
            facts = _count_facts(view, clauses, draft, count, fitting, firm)
            if proposals is not None:
                proposals.append(Proposal("quantity", draft.at, draft.type, facts, (count.low, count.high)))
            if table.score(facts) > 0 if table else count.first in firm and reaches(view, draft, count):
                chosen.append(count)
        draft.counts = chosen


def _near(draft: Draft, count: Count) -> bool:
    return -14 <= count.first - draft.at <= 16


def _count_facts(view: View, clauses: Clauses, draft: Draft, count: Count, fitting: list[Count], firm: set[int]) -> tuple[str, ...]:
    side, bucket, facts = _span_facts(view, clauses, draft, count.first, count.last)
    scan = view.scan
    before = scan.form(count.first - 1) if count.first > view.first else ""
    after = scan.form(count.last) if count.last < view.last else ""
    sure = "said" if count.first in firm else "form"
    head = scan.form(count.noun) if count.noun >= 0 else ""
    told = measure(view, draft, count)
    reach = reaches(view, draft, count)
    others = _others(draft, count, fitting, firm)
    return (f"type {draft.type}", f"noun {count.group} {count.value}", f"{draft.type} {count.group} {count.value}", f"rule {count.rule}", f"reach {reach}",
            f"reach {reach} {draft.type}", *facts, f"{side} word before {before}", f"{side} word after {after}", f"{side} {bucket} {count.group} {draft.type}",
            f"{side} {bucket} {count.value} {draft.type}", f"pos {draft.trigger.pos} {side} {bucket}", f"measure {told}", f"{sure} {side} {bucket}",
            f"{sure} {side} {bucket} {draft.type}", f"{sure} reach {reach}", f"{sure} reach {reach} {count.value}", f"rule {count.rule} {draft.type}",
            f"rule {count.rule} {side} {bucket}",
            f"{sure} head {head}", f"{sure} next {_next(view, count)}", f"{count.rule} next {_next(view, count)} {count.group}",
            f"{sure} glued {_glued(view, count)}", *(f"{sure} {o}" for o in others), *(f"{draft.type} {o}" for o in others))


def _others(draft: Draft, count: Count, fitting: list[Count], firm: set[int]) -> list[str]:
    """How many other numbers that fit stand between the trigger and this one, and whether one that is said stands nearer."""
    low, high = sorted((draft.at, count.first))
    between = sum(1 for c in fitting if c is not count and low <= c.first < high and c.first in firm)
    distance = abs(count.first - draft.at)
    nearer = any(c is not count and c.first in firm and abs(c.first - draft.at) < distance for c in fitting)
    said = any(c.first in firm and c is not count for c in fitting)
    return [f"between {min(between, 2)}", f"nearer {nearer}", f"other said {said}"]


def _next(view: View, count: Count) -> str:
    """What kind of word follows: a name, a preposition, an adjective, the end."""
    at = count.last
    if at >= view.last or view.scan.tokens[at].kind != "word":
        return "mark"
    if at in view.covered:
        return "actor"
    if any(p.first <= at < p.last for p in view.places):
        return "place"
    info, form = view.scan.info[at], view.scan.form(at)
    if info.has("prep"):
        return "prep"
    if view.scan.trigger_info[at].readings:
        return "trigger"
    return "definite" if form.startswith(("ال", "لل")) else "and" if form.startswith("و") else "word"


def _glued(view: View, count: Count) -> str:
    if count.noun < 0:
        return ""
    for reading in view.scan.info[count.noun].readings:
        if reading.entry.group == count.group:
            return f"{reading.before} {bool(reading.after)} {reading.form.number}"
    return ""
