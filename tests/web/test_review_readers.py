"""How far two readers agree: Cohen's kappa against figures worked out by hand, and what counts as the same."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from riwaya.model.event import ClaimRef
from riwaya.model.record import Claim
from riwaya.store.judgement import Judgement, Subject
from riwaya.web.review.readers import CHANGED, RIGHT, VERDICTS, WRONG, Twice, agreement, twice_read

SEEN = Claim(id="c1", span=(0, 9), trigger=(0, 3), type="clash", factuality="actual")


def pair(one: str, other: str, at: int = 0, fields: tuple[str, ...] = ()) -> Twice:
    return Twice((ClaimRef("d", f"c{at}"),), ("amal", "basim"), (one, other), fields)


def test_kappa_by_hand() -> None:
    # 20 and 15 alike of 50, 5 and 10 apart: (0.7 - 0.5) / (1 - 0.5).
    told = [pair(RIGHT, RIGHT)] * 20 + [pair(WRONG, WRONG)] * 15 + [pair(RIGHT, WRONG)] * 5 + [pair(WRONG, RIGHT)] * 10
    found = agreement(told)
    assert (found.read, found.alike) == (50, 35)
    assert found.kappa is not None and math.isclose(found.kappa, 0.4)


def test_no_kappa_where_chance_would_do() -> None:
    assert agreement([]).kappa is None
    assert agreement([pair(RIGHT, RIGHT)] * 3).kappa is None


@given(st.lists(st.tuples(st.sampled_from(VERDICTS), st.sampled_from(VERDICTS)), min_size=1, max_size=40))
def test_kappa_lies_between_minus_one_and_one_whoever_comes_first(verdicts: list[tuple[str, str]]) -> None:
    one = agreement([pair(*each) for each in verdicts]).kappa
    other = agreement([pair(b, a) for a, b in reversed(verdicts)]).kappa
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert -1 - 1e-9 <= one <= 1 + 1e-9 and math.isclose(one, other, abs_tol=1e-9)


def line(seq: int, author: str, kind: str, field: str = "", value: object = None, undoes: str = "") -> Judgement:
    subject = Subject("d", "c1", "k", (0, 3))
    return Judgement(seq=seq, id=f"j{seq}", kind=kind, subject=subject, field=field, value=value, seen=SEEN, author=author, undoes=undoes)


def accepted(seq: int, author: str, type: str = "clash") -> Judgement:
    return line(seq, author, "accept", "", {"id": "c1", "span": [0, 9], "trigger": [0, 3], "factuality": "actual", "type": type})


def test_a_correction_makes_two_readers_differ_in_that_field_alone() -> None:
    told = [line(1, "amal", "correct", "type", "assault"), accepted(2, "amal", "assault"), accepted(3, "basim")]
    (found,) = twice_read(told)
    assert found.verdicts == (CHANGED, RIGHT) and found.fields == ("type",) and not found.alike


def test_what_was_taken_back_counts_for_nobody() -> None:
    told = [accepted(1, "amal"), accepted(2, "basim"), line(3, "editor", "undo", undoes="j2")]
    assert twice_read(told) == []
    assert len(twice_read([*told, line(4, "editor", "undo", undoes="j3")])) == 1


def test_one_person_alone_is_no_second_reader() -> None:
    assert twice_read([accepted(1, "amal"), accepted(2, "amal")]) == []


def test_two_who_reject_agree() -> None:
    (found,) = twice_read([line(1, "amal", "reject"), line(2, "basim", "reject")])
    assert found.verdicts == (WRONG, WRONG) and found.alike
