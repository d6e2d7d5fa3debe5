"""Event coreference: what comes together, what stays apart, whatever the order."""

from __future__ import annotations

import math
import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.model.event import ClaimRef
from riwaya.packs.ontology import claim_types
from riwaya.reconcile.block import pairs
from riwaya.reconcile.cluster import Clusters, Judgements, cluster
from riwaya.reconcile.compare import compare
from riwaya.reconcile.contract import NEVER, contract
from riwaya.reconcile.decide import decide, weights
from riwaya.reconcile.facts import Facts
from riwaya.reconcile.kinds import kin, kinds, lasting

DAY = date(2020, 6, 5).toordinal()
BASE = Facts("a", "c1", DAY, "capture", "actual", DAY, DAY, "geonames:2208485", 32.75, 12.73, 5.0, "libya", ("libya/gna-forces",),
             ("libya/lna",), (("captured", "libya/lna", 20, 20),), (), "libya/gna-forces", "libya/gna", "", 0)
FAR_AWAY = {"place": "geonames:88319", "lat": 32.11, "lon": 20.07}


def telling(number: int, **changes: object) -> Facts:
    return BASE._replace(document=f"d{number}", **changes)  # type: ignore[arg-type]


def groups(*facts: Facts) -> list[set[str]]:
    return [{ref.document for ref in group} for group in cluster(facts).groups]


def test_one_happening_told_by_two_camps_with_other_numbers() -> None:
    enemy = telling(2, speaker="libya/lna", camp="libya/lna", amounts=(("captured", "libya/lna", 30, 30),))
    assert groups(telling(1), enemy) == [{"d1", "d2"}]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        (FAR_AWAY, "places"),
        ({"start": DAY + 4, "end": DAY + 4}, "days"),
        ({"agents": ("libya/lna",), "patients": ("libya/gna-forces",)}, "sides"),
        ({"patients": ("libya/gna-forces",)}, "victims"),
        ({"factuality": "planned"}, "unreal"),
        ({"type": "kill"}, "types"),
        ({"start": DAY - 30, "amounts": (("captured", "libya/lna", 400, 400),)}, "total"),
    ],
)
def test_what_must_stay_apart_stays_apart(changes: dict[str, object], reason: str) -> None:
    other = telling(2, **changes)
    assert decide(telling(1), other).refused == reason
    assert len(groups(telling(1), other)) == 2


def test_a_denial_is_of_the_event_that_it_denies() -> None:
    assert len(groups(telling(1), telling(2, factuality="denied"))) == 1


def test_two_strikes_on_one_town_on_one_day_with_other_victims_told_in_one_report() -> None:
    market = BASE._replace(type="kill", claim="c1", at=100, sentence=90, paragraph=2, amounts=(("killed", "", 3, 3),), patients=("نساء",), agents=())
    school = market._replace(claim="c2", at=400, sentence=390, paragraph=3, amounts=(("killed", "", 11, 11),), patients=("تلاميذ",), other=True)
    assert len(cluster([market, school]).groups) == 2


def test_no_chain_joins_what_is_surely_apart() -> None:
    tellings = [telling(0), telling(1, place="", lat=math.nan, lon=math.nan), telling(2, **FAR_AWAY)]
    found = groups(*tellings)
    assert not any({"d0", "d2"} <= group for group in found)


def test_people_overrule_the_rules() -> None:
    one, other = telling(1), telling(2, **FAR_AWAY)
    pair = (ClaimRef("d2", "c1"), ClaimRef("d1", "c1"))
    assert len(cluster([one, other], Judgements(same=frozenset([pair]))).groups) == 1
    assert len(cluster([one, telling(2)], Judgements(not_same=frozenset([pair]))).groups) == 2
    unsure = cluster([one, telling(2)], Judgements(unsure=frozenset([pair])))
    assert len(unsure.groups) == 2 and len(unsure.undecided) == 1


def test_undecided_and_apart_pairs_tell_why() -> None:
    vague = telling(3, place="", lat=math.nan, lon=math.nan, start=0, end=0, amounts=(), agents=())
    found = cluster([telling(1), telling(2, start=DAY + 3, end=DAY + 3), vague])
    assert {pair.reason for pair in found.apart} == {"days"}
    assert all(pair.features and pair.reason == "" for pair in found.undecided)


def test_events_of_one_sentence_are_related() -> None:
    strike, dead = BASE._replace(claim="c1", type="airstrike"), BASE._replace(claim="c2", type="kill")
    assert cluster([strike, dead]).related == ((ClaimRef("a", "c1"), ClaimRef("a", "c2")),)


SIDES = st.sampled_from([(), ("libya/lna",), ("libya/gna-forces",), ("مدنيون",)])
TELLINGS = st.builds(
    lambda type, days, spot, agents, patients, low, document, factuality, at: BASE._replace(
        type=type, start=DAY + days if days is not None else 0, end=DAY + days if days is not None else 0, lat=spot, lon=spot, place="",
        agents=agents, patients=patients, amounts=(("killed", "", low, low),) if low else (), document=document, factuality=factuality, at=at,
        sentence=at // 100 * 100, paragraph=at // 300),
    st.sampled_from(["kill", "airstrike", "shelling", "assault", "repel", "gain_control", "lose_control", "capture", "surrender"]),
    st.sampled_from([None, 0, 1, 5]), st.sampled_from([math.nan, 32.0, 32.1, 34.0]), SIDES, SIDES, st.integers(0, 5),
    st.sampled_from("abc"), st.sampled_from(["actual", "denied", "planned"]), st.integers(0, 2000))


@st.composite
def many(draw: st.DrawFn) -> list[Facts]:
    return [fact._replace(claim=f"c{number}") for number, fact in enumerate(draw(st.lists(TELLINGS, max_size=14)))]


@settings(max_examples=60, deadline=None)
@given(many(), st.randoms(use_true_random=False))
def test_the_order_of_tellings_does_not_matter(facts: list[Facts], shuffle: random.Random) -> None:
    shuffled = list(facts)
    shuffle.shuffle(shuffled)
    assert cluster(facts) == cluster(shuffled)


@settings(max_examples=60, deadline=None)
@given(many())
def test_every_telling_is_in_one_group_and_no_group_holds_what_is_surely_apart(facts: list[Facts]) -> None:
    found: Clusters = cluster(facts)
    at = {ClaimRef(fact.document, fact.claim): fact for fact in facts}
    assert sorted(ref for group in found.groups for ref in group) == sorted(at)
    for group in found.groups:
        assert not [(i, j) for i in group for j in group if i < j and decide(at[i], at[j]).refused]


@given(TELLINGS, TELLINGS)
def test_comparing_does_not_depend_on_who_comes_first(a: Facts, b: Facts) -> None:
    assert compare(a, b._replace(claim="c2")) == compare(b._replace(claim="c2"), a)


def test_contraction_keeps_apart_what_never_goes_together() -> None:
    assert contract(range(3), [(0, 1, 2.0), (1, 2, 3.0), (0, 2, NEVER)]) == [[0], [1, 2]]
    assert contract(range(3), [(0, 1, 2.0), (1, 2, 3.0), (0, 2, -1.0)]) == [[0, 1, 2]]
    assert contract(range(3), [(0, 1, 2.0), (1, 2, 3.0), (0, 2, -2.5)]) == [[0], [1, 2]]


def test_no_block_grows_quadratic() -> None:
    facts = [telling(number, amounts=()) for number in range(3000)]
    assert sum(1 for _ in pairs(facts)) < 3000 * 150


def test_every_type_has_a_kind_and_every_feature_of_the_table_is_known() -> None:
    assert set(kinds()) == set(claim_types()) == set(lasting())
    assert all(kinds()[a] == kinds()[b] for a in kinds() for b in kinds() if kin(a, b))
    fields = {name.partition(":")[0] for name in weights().within}
    known = {name.partition(":")[0] for pair in ((BASE, BASE._replace(claim="c2")), (BASE, telling(2))) for name in compare(*pair)}
    assert fields - {"bias"} <= known
