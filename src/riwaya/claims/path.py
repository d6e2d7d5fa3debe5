"""What stands between two places of a sentence, in short: verbs, relatives, prepositions, marks, other parties."""

from __future__ import annotations

from riwaya.claims.clauses import COMPLEMENTS, RELATIVES, Clauses
from riwaya.claims.view import View

MOST = 5
FAR = 24


def path(view: View, clauses: Clauses, first: int, end: int) -> str:
    """A signature of tokens `first` to `end`, once the sentence's triggers are known.

    V finite verb (v if it is a trigger), R relative, C "أن", T trigger noun, A party, P place, marks, prepositions.
    """
    if end - first > FAR:
        return "far"
    way = view.ways.get((first, end))
    if way is None:
        way = view.ways[first, end] = _walk(view, clauses, first, end)
    return way


def _walk(view: View, clauses: Clauses, first: int, end: int) -> str:
    marks: list[str] = []
    steps, tokens = view.steps, view.scan.tokens
    i = first
    while i < end:
        step = steps.get(i)
        if step is None:
            step = steps[i] = _step(view, clauses, i)
        sign, following = step
        if sign is not None and not (marks and marks[-1] == sign and tokens[i].kind == "mark"):
            marks.append(sign)
            if len(marks) > MOST:
                return " ".join(marks[:2]) + " … " + " ".join(marks[-2:])
        i = following
    return " ".join(marks)


def _step(view: View, clauses: Clauses, i: int) -> tuple[str | None, int]:
    """The sign of token `i`, None for an ordinary word, and where to go on."""
    form, info = view.scan.form(i), view.scan.info[i]
    if form in RELATIVES:
        return "R", i + 1
    if form in COMPLEMENTS:
        return "C", i + 1
    if i in view.actor_at:
        return "A", max(view.actor_at[i].last, i + 1)
    trigger = i in view.trigger_at
    if i in clauses.verbs:
        return "v" if trigger else "V", i + 1
    if trigger:
        return "T", i + 1
    if i in view.place_at:
        return "P", max(view.place_at[i].last, i + 1)
    if view.scan.tokens[i].kind == "mark":
        return form, i + 1
    if "prep" in info.by_group:
        return info.by_group["prep"].entry.value, i + 1
    joined = form.startswith("و") and info.readings and info.readings[0].before.startswith("و")
    return "و" if joined else None, i + 1
