"""Who is in sight of a sentence: the parties that its happenings may have as doer or done to.

A party in sight is one named in the sentence, one that a rule of the roles placed, one of the last few named before it,
the side of the speaker, or the adjective of a state.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from riwaya.claims.attribution import Stretch
from riwaya.claims.coordination import coordinate
from riwaya.claims.draft import PartyRef
from riwaya.claims.memory import Memory
from riwaya.claims.view import View
from riwaya.mentions.actor.inflection import case_in, case_of, gender_of
from riwaya.mentions.actor.rules import PERSON, TELLER, ActorMention
from riwaya.mentions.quantity.rules import Count
from riwaya.mentions.scan import governor
from riwaya.packs.theatre import Actor, nisbas
from riwaya.packs.weights import Evidence, Weights, weigh

Placed = dict[str, list[PartyRef]]
HERE = "sentence"
_PEOPLE = ("fighter", "civilian", "person", "")
_NOUNS = ("thing", "place_head", "weapon", "fighter", "person", "force")
_BACK, _MOST = 16, 6
_NOTHING = weigh((), Weights({}))


@dataclass(slots=True)
class InSight:
    """A party in sight of a sentence: tokens, id, what kind of mention, where it came from.

    `own` is what speaks for or against it in every claim; `noun` is the noun it hangs on with the preposition that
    governs that noun; `held` if a verb with a pronoun stands right before it; `gender` m, f or people, `case`
    nom or obl, empty where unknown.
    """

    first: int
    last: int
    actor: str | None
    kind: str
    where: str
    governor: str = ""
    mention: ActorMention | None = None
    facts: list[str] = field(default_factory=list)
    joined: int = -1
    value: str = ""
    words: tuple[str, str, str] = ("", "", "")
    noun: tuple[str, str] | None = None
    held: bool = False
    gender: str = ""
    case: str = ""
    own: Evidence = _NOTHING

    @property
    def key(self) -> object:
        """What makes two parties one: the pack id, or the words."""
        return self.actor or (self.first, self.last)


def state_of(form: str) -> Actor | None:
    """The state that an adjective belongs to, "and" before it or not."""
    known = nisbas()
    found = known.get(form)
    if found is None and form[-1:] == "ا":
        found = known.get(form[:-1])
    return state_of(form[1:]) if found is None and form[:1] == "و" else found


def in_sentence(memory: Memory, view: View, stretches: list[Stretch]) -> list[InSight]:
    """The parties that a sentence names, in order."""
    spoke = [t for s in stretches for t in s.chain[:1]]
    tellers = {(t.first, t.last) for t in spoke} | {(t.mention.first, t.mention.last) for t in spoke if t.mention is not None}
    found = [_named(memory, view, actor, tellers) for actor in view.actors]
    found += [_counted(memory, view, count) for count in view.counts if count.group in _PEOPLE]
    found += _adjectives(view)
    for sight in found:
        _surround(view, sight)
    found.sort(key=lambda s: (s.first, s.last))
    coordinate(view, found)
    return found


def _named(memory: Memory, view: View, actor: ActorMention, tellers: set[tuple[int, int]]) -> InSight:
    first, last = actor.core if actor.kind == PERSON else (actor.first, actor.last)
    head = f"head {actor.head}" if actor.rule != "pack name" else "head named"
    facts = [head, f"role {actor.role}", f"definite {actor.definite}"]
    if actor.pronoun:
        facts.append(f"pronoun {actor.pronoun}")
    if (first, last) in tellers:
        facts.append("is the speaker")
    return InSight(first, last, memory.identify(actor), actor.kind, HERE, actor.governor, actor, facts, gender=gender_of(actor),
                   case=case_in(actor, view.scan.form(actor.first)))


def _counted(memory: Memory, view: View, count: Count) -> InSight:
    actor = next((memory.identify(a) for a in view.actors if _counts(view, count, a)), None)
    if actor is None and count.group == "civilian" and memory.theatre:
        actor = f"{memory.theatre}/civilians"
    gov = governor(view.scan, count.first, "") if count.first > view.first else ""
    return InSight(count.first, count.last, actor, f"count {count.group}", HERE, gov, None, [f"counted {count.value}"], -1, count.value,
                   gender="people", case=case_of(view.scan.form(count.first), 2, False))


def _counts(view: View, count: Count, actor: ActorMention) -> bool:
    """Whether a party is the one counted: named in the quantity, or after "من" behind it."""
    inside = count.first <= actor.first < count.last
    return inside or count.last <= actor.first < count.last + 3 and view.scan.form(actor.first - 1) == "من"


def _adjectives(view: View) -> Iterator[InSight]:
    forms, covered = view.scan.forms, view.covered
    for i in range(view.first, view.last):
        state = state_of(forms[i]) if i not in covered else None
        if state is not None:
            yield InSight(i, i + 1, state.id, "nisba", HERE)


def _surround(view: View, sight: InSight) -> None:
    """Note the words before a party, and the noun that it hangs on: "على مواقع داعش"."""
    scan, i = view.scan, sight.first - 1
    sight.words = (scan.form(i) if sight.first > view.first else "", scan.form(i - 1), scan.form(i))
    if i < view.first or scan.tokens[i].kind != "word":
        return
    info = scan.info[i]
    noun = next((g for g in _NOUNS if g in info.by_group), "")
    if noun:
        glued = info.by_group[noun].before.replace("ال", "").lstrip("وف")[:1]
        outer = scan.group(i - 1, "prep")
        sight.noun = noun, glued or (outer.entry.value if outer is not None else "")
    elif scan.forms[i].endswith(("ها", "ه", "هما")):
        sight.held = not info.has("prep")


def from_before(memory: Memory, before: list[PartyRef]) -> list[InSight]:
    """The last few parties named before a sentence, and the side of its speaker."""
    found: list[InSight] = []
    seen: set[object] = set()
    for party in reversed(before[-_BACK:]):
        key = party.actor or party.first
        if key in seen or party.mention is not None and party.mention.kind == TELLER:
            continue
        seen.add(key)
        kind = party.mention.kind if party.mention else ""
        gender = gender_of(party.mention) if party.mention else ""
        found.append(InSight(party.first, party.last, party.actor, kind, f"before {len(found)}", "", party.mention, gender=gender))
        if len(found) == _MOST:
            break
    side = memory.speaker_side()
    if side is not None:
        found.append(InSight(side.first, side.last, side.actor, "side", "speaker's side", "", side.mention))
    return found


class Pool:
    """Everyone in sight of a sentence's claims: the sentence's own and those before it."""

    def __init__(self, local: list[InSight], distant: list[InSight]) -> None:
        here = {s.key for s in local}
        self.found = local + [s for s in distant if s.key not in here]
        self.keys = {s.key for s in self.found} | {(s.first, s.last) for s in self.found}

    def with_placed(self, placed: Placed) -> list[InSight]:
        """Everyone in sight of one claim: whom the rules placed besides, too."""
        found, keys = self.found, self.keys
        for parties in placed.values():
            for party in parties:
                key = party.actor or (party.first, party.last)
                if key not in keys and party.first >= 0 and not any(s.first <= party.first < s.last for s in found):
                    found = [*found, InSight(party.first, party.last, party.actor, "placed", "rule", "", party.mention)]
                    keys = keys | {key}
        return found
