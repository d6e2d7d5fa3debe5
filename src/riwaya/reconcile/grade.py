"""How well an event is borne out: the grade, and the rule that gave it, from the table `grades.tsv`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from riwaya.model.event import Account, Conflict, Corroboration
from riwaya.packs.tsv import DATA, read_table
from riwaya.reconcile.accounts import AGAINST_INTEREST
from riwaya.reconcile.camps import is_known, side_of
from riwaya.reconcile.conflicts import contested
from riwaya.reconcile.members import Member


class Grade(NamedTuple):
    """A grade with its names and its rule in words, in English and in Arabic."""

    id: str
    label_en: str
    label_ar: str
    rule_en: str
    rule_ar: str


@cache
def grades() -> dict[str, Grade]:
    """Every grade by its id, in the order in which the rules are asked."""
    return {row["id"]: Grade(*(row[name] for name in Grade._fields)) for row in read_table(DATA / "reconcile" / "grades.tsv")}


def corroboration(members: Sequence[Member], accounts: Sequence[Account], conflicts: Sequence[Conflict]) -> Corroboration:
    """The counts and the grade. `camps` counts sides, see `sides`."""
    grade = grades()[_grade(members, accounts, conflicts)]
    return Corroboration(
        origins=len({member.origin for member in members}),
        camps=len(sides(members)),
        documents=len({member.telling.document for member in members}),
        grade=grade.id,
        rule=grade.rule_en,
    )


def sides(members: Iterable[Member]) -> list[frozenset[str]]:
    """The sides that tell an event, each with the camps' names that count as one.

    Outlets of one owner, and an outlet and its owner, are one side; so are those whose tellings go back to one origin, as the outlet
    that copied and the one it copied from.
    """
    by_origin: dict[str, set[str]] = defaultdict(set)
    for member in members:
        by_origin[member.origin].add(side_of(member.telling.camp))
    found: list[frozenset[str]] = []
    for origin in sorted(by_origin):
        touching = [side for side in found if side & by_origin[origin]]
        found = [side for side in found if side not in touching] + [frozenset(by_origin[origin]).union(*touching)]
    return sorted(found, key=sorted)


def _grade(members: Sequence[Member], accounts: Sequence[Account], conflicts: Sequence[Conflict]) -> str:
    if any(contested(conflict) for conflict in conflicts):
        return "contested"
    if any(AGAINST_INTEREST in account.marks for account in accounts):
        return "admitted"
    saying = [member for member in members if not member.denies] or list(members)
    if len({member.origin for member in saying}) == 1:
        return "single_origin"
    known = [side for side in sides(saying) if any(is_known(camp) for camp in side)]
    return "two_camps" if len(known) > 1 else "one_camp"
