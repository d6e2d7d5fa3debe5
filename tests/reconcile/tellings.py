"""Tellings made by hypothesis."""

from __future__ import annotations

import msgspec
from factory import CIVILIANS, GNA, GNA_FORCES, GUARD, LNA, LNA_BRIGADE, LNA_FORCES, SIRTE, SIRTE_DISTRICT, TARHUNA, claim, day, number, telling
from hypothesis import strategies as st

from riwaya.reconcile.telling import Telling

CAMPS = st.sampled_from([GNA, LNA, "media/reuters", "media/anadolu", "unknown:متحدث"])
ACTORS = st.sampled_from([GNA_FORCES, GUARD, LNA_FORCES, LNA_BRIGADE, CIVILIANS])
DAYS = st.dates().map(lambda date: date.replace(year=2020).isoformat())
NUMBERS = st.builds(lambda low, more, of, measure: number(measure, low, None if more is None else low + more, of),
                    st.integers(0, 50), st.none() | st.integers(0, 60), st.none() | ACTORS, st.sampled_from(["killed", "captured"]))
CLAIMS = st.builds(
    lambda type_, held, agents, patients, place, time, numbers: claim("", type_, factuality=held, agents=tuple(agents), patients=tuple(patients),
                                                                     place=place, time=day(time), numbers=tuple(numbers)),
    st.sampled_from(["capture", "surrender", "detain", "kill", "gain_control", "withdraw"]),
    st.sampled_from(["actual", "actual", "actual", "denied", "failed", "possible", "planned"]),
    st.lists(ACTORS, max_size=2), st.lists(ACTORS, max_size=2), st.none() | st.sampled_from([SIRTE, SIRTE_DISTRICT, TARHUNA]),
    st.none() | DAYS, st.lists(NUMBERS, max_size=3))


@st.composite
def tellings(draw: st.DrawFn) -> list[Telling]:
    """Up to six tellings in documents of their own."""
    found = []
    for place in range(draw(st.integers(1, 6))):
        made = draw(CLAIMS)
        document = draw(st.sampled_from("abc"))
        found.append(telling(document, draw(CAMPS), msgspec.structs.replace(made, id=f"c{place}"),
                             origin=draw(st.sampled_from(["", "o1", "o2", "o3"])), published=draw(st.none() | DAYS)))
    return found
