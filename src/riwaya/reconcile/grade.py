"""How well an event is borne out: the grade, and the rule that gave it, from the table `grades.tsv`."""

from __future__ import annotations

from collections.abc import Sequence
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
    """The counts and the grade. `camps` counts sides: outlets of one owner, and an outlet and its owner, are one."""
    grade = grades()[_grade(members, accounts, conflicts)]
    return Corroboration(
        origins=len({member.origin for member in members}),
        camps=len({side_of(member.telling.camp) for member in members}),
        documents=len({member.telling.document for member in members}),
        grade=grade.id,
        rule=grade.rule_en,
    )


def _grade(members: Sequence[Member], accounts: Sequence[Account], conflicts: Sequence[Conflict]) -> str:
    if any(contested(conflict) for conflict in conflicts):
        return "contested"
    if any(AGAINST_INTEREST in account.marks for account in accounts):
        return "admitted"
    saying = [member for member in members if not member.denies] or list(members)
    origins = {member.origin for member in saying}
    sides = {side_of(member.telling.camp) for member in saying if is_known(member.telling.camp)}
    if len(origins) > 1 and len(sides) > 1:
        return "two_camps"
    return "one_camp" if len(origins) > 1 else "single_origin"
