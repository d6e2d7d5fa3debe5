"""Tie the happenings of a sentence together: a toll to the attack that caused it, a repulse to the attack repelled.

What is tied shares what only one of them says: the doer of the strike is the killer, the dead are those struck.
"""

from __future__ import annotations

from riwaya.claims.clauses import Clauses
from riwaya.claims.draft import Draft, PartyRef
from riwaya.claims.partyfacts import camps
from riwaya.claims.roles import ATTACKS, HARM
from riwaya.claims.view import View

_ONE_SIDED = frozenset(("airstrike", "drone_strike", "shelling", "assault", "explosion", "strike"))


def link_drafts(view: View, clauses: Clauses, drafts: list[Draft], earlier: list[Draft]) -> None:
    """Tie tolls to attacks, and share parties and means."""
    for draft in drafts:
        _means(view, clauses, draft)
    for draft in drafts:
        if draft.type in HARM:
            draft.link = _attack_of(view, clauses, draft, drafts)
        elif draft.type == "repel":
            draft.link = next((d for d in drafts if 0 < d.at - draft.at <= 8 and d.type in ("assault", "advance", *ATTACKS)), None)
    for draft in drafts:
        if draft.link is not None:
            _share(draft, draft.link)
    _gain_opponents(drafts)


def _means(view: View, clauses: Clauses, draft: Draft) -> None:
    """Weapons beside the trigger: in its own words ("قصف مدفعي"), or governed by ب in its clause."""
    if draft.type not in ATTACKS and draft.type not in HARM and draft.type not in ("air_activity", "aid", "riot", "abuse"):
        return
    start, end = draft.clause
    for weapon in view.weapons:
        if weapon.first == draft.at and weapon.last == draft.trigger.last:
            continue
        after = draft.trigger.last <= weapon.first < min(end, draft.trigger.last + 12)
        close = 0 <= weapon.first - draft.trigger.last <= 1
        subject = start <= weapon.first < draft.at and draft.at - weapon.last <= 10
        between = [t for t in view.triggers if draft.trigger.last <= t.first < weapon.first and t.pos not in ("participle", "active", "passive")]
        governed = after and not between and weapon.governor in ("ب", "من", "عبر", "على", "")
        beside = close or governed or subject and not weapon.governor and draft.type in ATTACKS
        if beside and all(w.kind != weapon.kind for w in draft.means):
            draft.means.append(weapon)


def _attack_of(view: View, clauses: Clauses, harm: Draft, drafts: list[Draft]) -> Draft | None:
    """The attack that a toll belongs to: after it by a preposition of cause, before it by a verb of cause, or nearest."""
    after = [d for d in drafts if d.at > harm.at and d.type in ATTACKS]
    for attack in after[:1]:
        gap = [view.scan.form(i) for i in range(max(harm.at, attack.at - 4), attack.at)]
        glued = view.scan.form(attack.at)[:1] in "ب" or (attack.trigger.reading is not None and attack.trigger.reading.before.lstrip("وف")[:1] == "ب")
        if glued or set(gap) & {"في", "جراء", "اثر", "نتيجه", "خلال", "بعد", "بسبب", "من", "عقب", "بفعل", "ضمن", "اثناء", "عندما", "تحت"}:
            return attack
    before = [d for d in drafts if d.at < harm.at and d.type in ATTACKS]
    if before:
        return before[-1]
    other = [d for d in drafts if d.at < harm.at and d.type in HARM and d.link is not None]
    return other[-1].link if other else None


def _share(harm: Draft, attack: Draft) -> None:
    if harm.type == "repel":
        if attack.type in ("assault", "advance", *ATTACKS):
            if not harm.patients:
                harm.patients = list(attack.agents)
            if not harm.agents and attack.patients:
                harm.agents = [PartyRef(p.first, p.last, p.actor, "defender is the one attacked", p.mention) for p in attack.patients]
            if not attack.patients:
                attack.patients = list(harm.agents)
        return
    if not harm.agents and attack.type == "clash":
        harm.agents = _opponents(harm.patients, [*attack.agents, *attack.patients])
    if not harm.agents and attack.type in _ONE_SIDED:
        ids = {p.actor for p in harm.patients}
        harm.agents = [PartyRef(p.first, p.last, p.actor, "doer of the attack", p.mention) for p in attack.agents if p.actor is None or p.actor not in ids]
    if attack.type in _ONE_SIDED and not attack.patients and harm.type in ("kill", "injure"):
        ids = {p.actor for p in attack.agents if p.actor}
        attack.patients = [PartyRef(p.first, p.last, p.actor, "those harmed", p.mention) for p in harm.patients if p.actor not in ids]
    if not harm.patients and attack.patients and attack.type in _ONE_SIDED:
        harm.patients = [PartyRef(p.first, p.last, p.actor, "those attacked", p.mention) for p in attack.patients]
    if not harm.means and attack.type in _ONE_SIDED and harm.type in ("kill", "injure", "destroy"):
        harm.means = list(attack.means)


def _opponents(harmed: list[PartyRef], sides: list[PartyRef]) -> list[PartyRef]:
    """"اشتباكات بين أ وب أسفرت عن مقتل ستة من أ": where those harmed are of one side of a fight, the other side harmed them."""
    camp_of = camps()
    own = {p.actor for p in harmed if p.actor}
    own_camps = {camp_of[actor] for actor in own if actor in camp_of}
    mine = {p.actor for p in sides if p.actor and (p.actor in own or camp_of.get(p.actor) in own_camps)}
    others = [p for p in sides if p.actor and p.actor not in mine]
    return [PartyRef(p.first, p.last, p.actor, "other side of the fight", p.mention) for p in others] if mine else []


def _gain_opponents(drafts: list[Draft]) -> None:
    """A killing and a wounding joined by "و" share their victims and doers."""
    previous: Draft | None = None
    for draft in drafts:
        if draft.type in ("kill", "injure") and previous is not None and draft.at - previous.at <= 14:
            if not draft.patients:
                draft.patients = [PartyRef(p.first, p.last, p.actor, "same victims", p.mention) for p in previous.patients]
            elif not previous.patients:
                previous.patients = [PartyRef(p.first, p.last, p.actor, "same victims", p.mention) for p in draft.patients]
            if not draft.agents:
                draft.agents = [PartyRef(p.first, p.last, p.actor, "same doer", p.mention) for p in previous.agents]
        if draft.type in ("kill", "injure"):
            previous = draft
