"""The parties that a preposition ties to a trigger, the sides of a fight, and those joined to a party with "و"."""

from __future__ import annotations

from riwaya.claims.draft import Draft, PartyRef
from riwaya.claims.roles.ground import Ground, Phrase
from riwaya.claims.roles.writing import parties_in, place_party
from riwaya.mentions.actor.rules import ActorMention
from riwaya.packs.lists import word_list

_BETWEEN = "party after بين"


def read_complements(ground: Ground, draft: Draft) -> None:
    """Give a trigger the parties after its prepositions, then those joined to what it has."""
    for mention in ground.mentions(draft.trigger.last, _stop(ground, draft)):
        governor = ground.governor_of(mention)
        if not governor:
            if _held_by(ground, draft, mention):
                _complement(ground, draft, "patient", mention, "من سيطرة")
            continue
        role = _role(ground, draft, mention, governor)
        if role in ("agent", "patient", "party"):
            _complement(ground, draft, role, mention, governor)
    for parties in (draft.agents, draft.patients):
        for party in list(parties):
            if party.mention is not None and not party.rule.startswith(_BETWEEN):
                _join(ground, draft, parties, party.mention)


def _stop(ground: Ground, draft: Draft) -> int:
    """Complements end where the next happening begins, unless that is a participle inside a phrase."""
    end = ground.right_end(draft)
    for other in ground.view.triggers:
        if other.first >= draft.trigger.last and other.pos not in ("participle", "active", "passive"):
            return min(end, other.first)
    return end


def _held_by(ground: Ground, draft: Draft, mention: Phrase) -> bool:
    """ "تحرير المدينة من سيطرة داعش", "انتزعها من أيدي الحوثيين": the former holder."""
    scan, first = ground.scan, mention.first
    return draft.type in ("gain_control", "withdraw", "defeat") and scan.form(first - 1) in word_list("holding") and scan.form(first - 2) == "من"


def _role(ground: Ground, draft: Draft, mention: Phrase, governor: str) -> str:
    """The role that the frame has for a preposition."""
    if ground.scan.form(mention.first - 1).removeprefix("ب") == "صفوف" or ground.scan.form(mention.first - 2) == "صفوف":
        return "patient"
    if governor == "ل" and draft.frame.get("gen") == "struck" and not draft.agents and _target_follows(ground, mention):
        return "agent"
    if governor == "في" or governor == "ب" and draft.frame.get("ب") == "means":
        return ""
    return draft.frame.get(governor, "")


def _target_follows(ground: Ground, mention: Phrase) -> bool:
    """ "قصف لقوات كذا على المدينة": with a target after "على" the party after "ل" is the doer."""
    for i in range(mention.last, min(mention.last + 5, ground.view.last)):
        if ground.scan.form(i) == "علي":
            return True
        if ground.scan.tokens[i].kind == "mark" or ground.scan.info[i].has("prep"):
            return False
    return False


def _complement(ground: Ground, draft: Draft, role: str, mention: Phrase, governor: str) -> None:
    if role == "party":
        role = "agent" if not draft.agents else "patient"
        place_party(ground, draft, "raw:" + role, mention, f"party after {governor}")
        if governor == "بين":
            _sides(ground, draft, mention)
    elif not parties_in(draft, role):
        place_party(ground, draft, "raw:" + role, mention, f"complement with {governor}")


def _sides(ground: Ground, draft: Draft, first: Phrase) -> None:
    """ "بين أ وب من جهة، وج": those before "من جهة" on one side, the rest on the other; without it the first stands alone."""
    run: list[ActorMention] = []
    last, split = first.last, -1
    for actor in ground.view.actors:
        if actor.first < first.last:
            continue
        gap = [ground.scan.form(i) for i in range(last, actor.first)]
        joined = ground.scan.form(actor.first).startswith("و") or gap and gap[-1] in word_list("and_between")
        if len(gap) > 7 or not joined:
            break
        if not word_list("parts_sides").isdisjoint(gap):
            split = len(run)
        run.append(actor)
        last = actor.last
    for number, actor in enumerate(run):
        role = "agent" if split > 0 and number < split else "patient"
        place_party(ground, draft, "raw:" + role, actor, _BETWEEN)


def _join(ground: Ground, draft: Draft, parties: list[PartyRef], last: ActorMention) -> None:
    """ "قوات حفتر ومرتزقته": add the parties joined to one already placed."""
    for actor in ground.view.actors:
        if actor.first < last.last:
            continue
        if not _joined(ground, last, actor, len(parties) > 1) or _bound_otherwise(draft, actor):
            break
        parties.append(PartyRef(actor.core[0], actor.core[1], ground.memory.identify(actor), "joined with و", actor))
        last = actor


def _joined(ground: Ground, left: ActorMention, right: ActorMention, listed: bool) -> bool:
    """Whether "و" ties two parties, or, in a list, a comma: only marks stand between."""
    scan, gap = ground.scan, right.first - left.last
    if gap > 2 or right.first in ground.clauses.finite or any(scan.tokens[i].kind == "word" for i in range(left.last, right.first)):
        return False
    tied = scan.form(right.first).startswith("و") or listed and gap == 1 and scan.form(left.last) == "،"
    return tied and len(scan.form(right.first)) > 1


def _bound_otherwise(draft: Draft, actor: ActorMention) -> bool:
    return any(p.first == actor.core[0] for p in (*draft.agents, *draft.patients))
