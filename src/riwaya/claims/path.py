"""What stands between two places of a sentence, in short: verbs, relatives, prepositions, marks, other parties."""

from __future__ import annotations

from riwaya.claims.clauses import COMPLEMENTS, RELATIVES, Clauses
from riwaya.claims.view import View

MOST = 5


def path(view: View, clauses: Clauses, first: int, end: int) -> str:
    """A signature of tokens `first` to `end`: V finite verb, R relative, C "أن", T trigger noun, A party, P place, marks, prepositions."""
    if end - first > 24:
        return "far"
    marks: list[str] = []
    scan = view.scan
    i = first
    triggers = {t.first for t in view.triggers}
    while i < end:
        form, info = scan.form(i), scan.info[i]
        step = 1
        if form in RELATIVES:
            marks.append("R")
        elif form in COMPLEMENTS:
            marks.append("C")
        elif i in view.actor_at:
            actor = view.actor_at[i]
            marks.append("A")
            step = max(actor.last - i, 1)
        elif i in clauses.finite:
            marks.append("v" if i in triggers else "V")
        elif i in triggers:
            marks.append("T")
        elif i in view.place_at:
            marks.append("P")
            step = max(view.place_at[i].last - i, 1)
        elif scan.tokens[i].kind == "mark":
            if not marks or marks[-1] != form:
                marks.append(form)
        elif "prep" in info.by_group:
            marks.append(info.by_group["prep"].entry.value)
        elif form.startswith("و") and info.readings and info.readings[0].before.startswith("و"):
            marks.append("و")
        if len(marks) > MOST:
            return " ".join(marks[:2]) + " … " + " ".join(marks[-2:])
        i += step
    return " ".join(marks)
