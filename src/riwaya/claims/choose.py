"""Which trigger words are claims, and of which type.

The conditions of the entries, the words around and the mentions beside a trigger speak for or against it; their weights
decide (see `packs/weights.py`). Every word that is dropped keeps the reason.
"""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.claims.clauses import Clauses
from riwaya.claims.proposals import Proposal
from riwaya.claims.view import View
from riwaya.mentions.actor.rules import GROUP, PERSON, POPULATION, STATE
from riwaya.mentions.trigger.rules import Candidate
from riwaya.packs.weights import weights

STRIKES = ("airstrike", "drone_strike", "shelling", "assault")
_UNIT_NAMES = frozenset(("جهاز", "لجنه", "هيءه", "وزاره", "وزير", "قسم", "غرفه", "مركز", "اداره", "لجان", "شعبه", "قوات", "قوه", "مجلس", "مكتب", "محور", "محاور", "جبهات"))
_CLASSES = ("prep", "report", "light", "negation", "force", "fighter", "civilian", "person", "thing", "weapon", "teller", "office", "rank", "place_head", "direction", "near",
            "number", "scale", "vague", "approx", "weekday", "unit", "month", "hedge", "according", "modal")


@dataclass(frozen=True, slots=True)
class Option:
    """A reading of a trigger word as one type, with what is true of it."""

    candidate: Candidate
    type: str
    features: tuple[str, ...]
    score: float


def choose_triggers(view: View, clauses: Clauses, readings: list[tuple[Candidate, ...]], speaking: set[int],
                    told: dict[str, int] | None = None, proposals: list[Proposal] | None = None) -> tuple[list[Candidate], list[tuple[int, int, str, str]]]:
    """The trigger of each word, in order, typed; and what was dropped: token range, type, reason."""
    chosen: list[Candidate] = []
    dropped: list[tuple[int, int, str, str]] = []
    for options in (trigger_options(view, clauses, r, speaking, readings, told or {}) for r in readings):
        if proposals is not None:
            proposals += [Proposal("trigger", o.candidate.first, o.type, o.features, o) for o in options]
        best = max(options, key=lambda o: o.score)
        if best.score > 0:
            chosen.append(typed(best.candidate, best.type))
        else:
            dropped.append((best.candidate.first, best.candidate.last, best.type, reason(best)))
    return chosen, dropped


def typed(candidate: Candidate, kind: str) -> Candidate:
    """A candidate whose entry carries its settled type."""
    return candidate if candidate.entry.value == kind else candidate._replace(entry=candidate.entry._replace(value=kind))


def reason(option: Option) -> str:
    """Why an option was dropped, in words."""
    failed = [f for f in option.features if f.startswith(("fails ", "inside "))]
    if failed:
        return "; ".join(failed)
    return "; ".join(f"{name} {value:+.2f}" for name, value in weights("trigger").reasons(option.features, 3)) or "no weight speaks for it"


def trigger_options(view: View, clauses: Clauses, readings: tuple[Candidate, ...], speaking: set[int], others: list[tuple[Candidate, ...]],
                    told: dict[str, int]) -> list[Option]:
    """Every way to take one word as a trigger."""
    table = weights("trigger")
    around = _around(view, clauses, readings[0], speaking, others)
    found = []
    seen: set[tuple[str, str]] = set()
    for rank, candidate in enumerate(readings):
        kinds = STRIKES if candidate.entry.value == "strike" else (candidate.entry.value,)
        own = _own(view, clauses, candidate, rank)
        for kind in kinds:
            if (kind, candidate.pos) in seen:
                continue
            seen.add((kind, candidate.pos))
            features = (*around, *own, *_typed_features(view, candidate, kind), *_told_before(view, candidate, kind, others, told))
            score = table.score(features) if table else _untrained(features, kind, candidate)
            found.append(Option(candidate, kind, features, score))
    return found


def _told_before(view: View, candidate: Candidate, kind: str, others: list[tuple[Candidate, ...]], told: dict[str, int]) -> list[str]:
    """Whether this kind of happening was told before in the report, or follows at once ("استعادت السيطرة")."""
    definite = "definite" if candidate.reading is not None and ("ال" in candidate.reading.before or "لل" in candidate.reading.before) else "indefinite"
    gap = view.sentence.index - told[kind] if kind in told else 99
    found = [f"told {'never' if gap == 99 else 'just before' if gap <= 1 else 'before'} {definite}", f"told {gap < 99} {definite} {kind}"]
    for group in others:
        distance = group[0].first - candidate.last
        if 0 <= distance <= 6 and any(o.entry.value == kind for o in group):
            found += [f"same type follows {min(distance, 4)}", f"same type follows {candidate.entry.key}", f"same type follows {kind} {candidate.pos}"]
            break
    return found


def _untrained(features: tuple[str, ...], kind: str, candidate: Candidate) -> float:
    """Without weights, the hard conditions alone decide."""
    if any(f.startswith(("fails ", "inside ")) for f in features):
        return -1.0
    return 1.0 if candidate.entry.value != "strike" or kind == "shelling" else 0.5


def _class(view: View, i: int) -> str:
    if not view.first <= i < view.last:
        return "edge"
    token = view.scan.tokens[i]
    if token.kind != "word":
        return token.form if token.kind == "mark" else token.kind
    if i in view.covered:
        return "actor"
    for name in _CLASSES:
        if name in view.scan.info[i].by_group:
            return name
    if view.scan.trigger_info[i].readings:
        return "trigger"
    return "ال" if token.form.startswith("ال") else "word"


def _around(view: View, clauses: Clauses, candidate: Candidate, speaking: set[int], others: list[tuple[Candidate, ...]]) -> list[str]:
    scan, at, last = view.scan, candidate.first, candidate.last
    before, after = _class(view, at - 1), _class(view, last)
    found = [f"before {before}", f"after {after}", f"before2 {_class(view, at - 2)} {before}", f"after2 {after} {_class(view, last + 1)}",
             f"word before {scan.form(at - 1) if at > view.first else ''}", f"word after {scan.form(last) if last < view.last else ''}",
             f"zone {view.sentence.zone}", f"sentence {min(view.sentence.index, 3)}"]
    near = range(at - 6, last + 7)
    parties = sum(1 for a in view.actors if a.first in near and a.kind in (GROUP, PERSON, POPULATION, STATE))
    found.append(f"parties near {min(parties, 2)}")
    found.append(f"places near {min(sum(1 for p in view.places if p.first in near), 2)}")
    if any(c.last == at or c.first == last or c.first <= at < c.last for c in view.counts):
        found.append("number beside")
    if any(t.first in near for t in view.times):
        found.append("time near")
    if at in speaking:
        found.append("is the reporting verb")
    if scan.form(at - 1) in ("هذا", "هذه", "ذلك", "تلك", "هذين"):
        found.append("demonstrative before")
    inside = view.covered.get(at)
    if inside is not None:
        found.append("inside party, its head" if inside.first == at else f"inside party {inside.kind}")
    if any(p.name[0] <= at < p.name[1] for p in view.places):
        found.append("inside place")
    elif any(p.first <= at < p.last for p in view.places):
        found.append("inside place phrase")
    if any(t.first <= at < t.last for t in view.times):
        found.append("inside time")
    if scan.form(at - 1) in _UNIT_NAMES and at > view.first:
        found.append("inside a body's name")
    earlier = [o[0] for o in others if o[0].first < at]
    if any(o.entry.key == candidate.entry.key for o in earlier):
        found.append("same word earlier in the sentence")
    close = [o for o in earlier if at - o.last <= 2]
    if close:
        found.append(f"right after trigger {close[-1].entry.value}")
    following = next((o[0] for o in others if 0 <= o[0].first - last <= 2), None)
    if following is not None:
        found.append(f"right before trigger {following.entry.value}")
    for i in range(at - 1, max(view.first, at - 4) - 1, -1):
        light = scan.info[i].get("light")
        if light is not None:
            found.append(f"light {light.entry.value} {light.entry.get('more')}")
            found.append(f"light verb {light.entry.key}")
            break
    return found


def _own(view: View, clauses: Clauses, candidate: Candidate, rank: int) -> list[str]:
    entry, reading = candidate.entry, candidate.reading
    found = [f"pos {candidate.pos}", f"frame {entry.get('frame')}", f"frame {entry.get('frame')} {candidate.pos}", f"rank {min(rank, 2)}"]
    if reading is not None:
        prefix = reading.before.lstrip("وف")
        found += [f"prefix {prefix}", f"suffix {reading.after}", f"number {reading.form.number}", f"{entry.key} prefix {prefix}"]
    for condition in candidate.open:
        if condition.startswith("!"):
            found += [f"fails {condition[1:]}", f"fails {condition[1:]} {entry.key}"]
        elif not _holds(view, clauses, candidate, condition):
            found += [f"fails {condition}", f"fails {condition} {entry.key}"]
    return found


def _typed_features(view: View, candidate: Candidate, kind: str) -> list[str]:
    entry = candidate.entry
    found = [f"type {kind}", f"type {kind} {candidate.pos}", f"{entry.key} {kind}", f"{entry.key} {kind} {candidate.pos}", f"{kind} after {_class(view, candidate.last)}",
             f"{kind} before {_class(view, candidate.first - 1)}", f"{kind} word after {view.scan.form(candidate.last)}", f"{kind} word before {view.scan.form(candidate.first - 1)}"]
    if kind in STRIKES:
        near = {w.kind for w in view.weapons if abs(w.first - candidate.first) <= 9}
        found += [f"{kind} near {weapon}" for weapon in near]
        if not near:
            found.append(f"{kind} no weapon near")
        found += [f"{kind} in sentence {weapon}" for weapon in {w.kind for w in view.weapons} - near]
        found += [f"{kind} {entry.key} after {_class(view, candidate.last)}"]
        for actor in view.actors:
            if abs(actor.first - candidate.first) <= 8 and actor.actor:
                found.append(f"{kind} party {actor.actor}")
        if any(view.scan.form(i) in ("التحالف", "طيران", "الطيران", "الجو", "مقاتلات", "الجوي", "جويه", "جوي", "الجويه") for i in range(max(view.first, candidate.first - 8), min(view.last, candidate.last + 6))):
            found.append(f"{kind} air word near")
    return found


def _holds(view: View, clauses: Clauses, candidate: Candidate, condition: str) -> bool:
    start, end = clauses.start(candidate.first), clauses.end(candidate.first)
    near = range(max(start, candidate.first - 8), min(end, candidate.last + 8))
    if condition == "human":
        close = range(candidate.last, min(end, candidate.last + 5))
        counts = any(c.first in close and c.group in ("fighter", "civilian", "person", "") for c in view.counts)
        people = any(a.first in close and a.kind in (GROUP, PERSON, POPULATION) for a in view.actors)
        before = any(a.last in range(candidate.first - 3, candidate.first + 1) for a in view.actors)
        word = any(view.scan.info[i].has("fighter", "civilian", "person") for i in close)
        return counts or people or before or word
    if condition == "force":
        return any(a.first in near and a.kind in (GROUP, STATE) for a in view.actors) or any(view.scan.info[i].has("fighter") for i in near)
    if condition == "civil":
        return any(a.first in near and a.kind == POPULATION for a in view.actors) or any(view.scan.info[i].has("civilian") for i in near)
    if condition == "place":
        return any(candidate.last <= p.first < candidate.last + 7 for p in view.places) or bool(candidate.reading and candidate.reading.after)
    if condition == "from":
        return any(p.governor == "من" and candidate.last <= p.first < candidate.last + 6 for p in view.places)
    if condition == "agent_by":
        return any(view.scan.form(i) in ("بيد", "بايدي", "ايدي", "يد", "امام", "قبضه", "لصالح") for i in range(candidate.last, min(candidate.last + 10, end)))
    if condition == "weak":
        return any(a.first in near for a in view.actors) or any(p.first in near for p in view.places)
    return True


