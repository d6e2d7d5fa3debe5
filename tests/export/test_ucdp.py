"""UCDP GED: its columns, the order of its estimates, its sides, and what it has no place for."""

from __future__ import annotations

import csv
import io

import exportfactory as factory
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.export import ucdp
from riwaya.export.bundle import Pair
from riwaya.export.deaths import Toll
from riwaya.export.standing import GROUP, STATE
from riwaya.export.ucdp_deaths import count
from riwaya.export.ucdp_sides import Sides, sides
from riwaya.model.event import Account, Amount, ClaimRef

GROUPS = ("", factory.GNA, factory.LNA, factory.CIVILIANS, factory.ISIS, "words")


def row(pair: Pair) -> dict[str, object]:
    found = ucdp.row(pair)
    assert not isinstance(found, str), found
    return found


def reason(pair: Pair) -> str:
    found = ucdp.row(pair)
    assert isinstance(found, str)
    return found


def test_49_columns_in_the_order_of_the_files() -> None:
    assert len(ucdp.COLUMNS) == len(set(ucdp.COLUMNS)) == 49
    assert ucdp.COLUMNS[-5:] == ("best", "high", "low", "gwnoa", "gwnob")


def test_the_file_counts_what_it_leaves_out_and_says_why() -> None:
    out = io.BytesIO()
    summary = ucdp.write(factory.all_pairs(), out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8"), newline="")))
    assert list(rows[0]) == list(ucdp.COLUMNS)
    assert summary.rows == len(rows) == 5
    assert summary.left_out == {"nobody told dead": 2, "unplaced": 1, "not told as happened": 1, "only one side named": 1}
    assert all(int(r["low"]) <= int(r["best"]) <= int(r["high"]) for r in rows)
    assert not any(r[name] for r in rows for name in ("id", "relid", "conflict_new_id", "dyad_new_id", "side_a_new_id", "active_year", "code_status"))


def test_the_same_bytes_whatever_the_order_of_claims() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    ucdp.write(factory.all_pairs(), first)
    ucdp.write(map(factory.shuffled, factory.all_pairs()), second)
    assert first.getvalue() == second.getvalue()


def test_deaths_by_side_and_the_three_estimates() -> None:
    found = row(factory.clashing_tolls())
    assert (found["side_a"], found["side_b"], found["type_of_violence"]) == ("GNA armed forces", "Libyan National Army (Haftar)", 1)
    assert (found["deaths_a"], found["deaths_b"], found["deaths_civilians"], found["deaths_unknown"]) == (8, 12, 0, 0)
    assert (found["low"], found["best"], found["high"]) == (20, 20, 28)
    assert "Libyan National Army (Haftar), unnamed source" in str(found["source_original"])
    assert (found["date_prec"], found["where_prec"], found["event_clarity"], found["number_of_sources"]) == (1, 1, 1, 2)
    assert (found["country"], found["country_id"], found["gwnoa"], found["gwnob"]) == ("Libya", 620, 620, None)
    assert found["geom_wkt"] == "POINT (13.6332 32.435)"


def test_each_article_names_its_claims() -> None:
    article = str(row(factory.clashing_tolls())["source_article"])
    first, second = article.split('";"')
    assert first.startswith('"Anadolu Agency,2020-06-05,') and "anadolu-1#c2:" in first and "hadath" not in first
    assert "hadath-1#c1:" in second


def test_one_sided_violence_has_no_side_b_among_actors() -> None:
    found = row(factory.some_day_of_a_week())
    assert (found["type_of_violence"], found["side_b"], found["deaths_civilians"]) == (3, "Civilians", 20)
    assert (found["low"], found["best"], found["high"], found["date_prec"]) == (20, 20, 99, 3)


def test_civilians_whose_camp_speaks_for_them_are_still_civilians() -> None:
    toll = Toll("palestine/civilians", 27, 27, False, False, "media/wafa", 1)
    found = count([toll], Sides(3, "israel", "", STATE, ""))
    assert (found.civilians, found.unknown, found.best) == (27, 0, 27)


def test_what_lasted_days_is_a_summary() -> None:
    found = row(factory.five_days())
    assert (found["date_start"], found["date_end"], found["date_prec"], found["event_clarity"]) == ("2020-06-01", "2020-06-05", 2, 2)
    assert found["deaths_unknown"] == found["best"] == 12


def test_a_denial_lowers_only_the_low_estimate() -> None:
    found = row(factory.denied())
    assert (found["low"], found["best"], found["high"]) == (0, 5, 5)
    assert "LNA" not in str(found["source_original"])


def test_deaths_without_a_number_are_at_least_one() -> None:
    found = row(factory.unnumbered())
    assert (found["low"], found["best"], found["high"], found["deaths_unknown"]) == (1, 1, 1, 1)
    assert found["gwnoa"] == 640


@pytest.mark.parametrize(("pair", "why"), [
    (factory.bloodless(), "nobody told dead"), (factory.only_threatened(), "not told as happened"), (factory.unplaced(), "unplaced"),
    (factory.hostile(), "only one side named"), (factory.undated(), "nobody told dead"),
])
def test_what_has_no_row(pair: Pair, why: str) -> None:
    assert reason(pair) == why


def test_a_protest_has_no_row_though_people_died() -> None:
    event, bundle = factory.five_days()
    assert reason((msgspec.structs.replace(event, type="protest"), bundle)) == "no place in UCDP for protest"


@pytest.mark.parametrize(("agents", "patients", "violence"), [
    ((factory.GNA,), (factory.ISIS,), 1), ((factory.ISIS,), (factory.GNA,), 1), ((factory.ISIS,), ("yemen/houthis",), 2),
    ((factory.ISIS,), (factory.CIVILIANS,), 3), ((factory.GNA, factory.ISIS), (), 1),
])
def test_types_of_violence(agents: tuple[str, ...], patients: tuple[str, ...], violence: int) -> None:
    found = sides(msgspec.structs.replace(factory.five_days()[0], agents=agents, patients=patients))
    assert isinstance(found, Sides)
    assert found.violence == violence
    assert violence != 1 or found.a == factory.GNA


@pytest.mark.parametrize(("agents", "patients"), [((), ()), (("مسلحون",), (factory.CIVILIANS,)), ((factory.CIVILIANS,), ()), ((), (factory.GNA,))])
def test_unorganised_or_single_sides(agents: tuple[str, ...], patients: tuple[str, ...]) -> None:
    assert isinstance(sides(msgspec.structs.replace(factory.five_days()[0], agents=agents, patients=patients)), str)


numbers = st.integers(0, 3000)
tolls = st.builds(lambda of, low, more, camp, origins: Toll(of, low, low + more, False, False, camp, origins), st.sampled_from(GROUPS), numbers, numbers,
                  st.sampled_from(("a", "b", "c")), st.integers(1, 5))
both = st.sampled_from((
    Sides(1, factory.GNA, factory.LNA, STATE, STATE), Sides(3, factory.LNA, "", STATE, "civilians"), Sides(2, factory.ISIS, "words", GROUP, GROUP)))


@given(st.lists(tolls, max_size=8), both, st.booleans())
def test_low_best_and_high_are_always_in_order(found: list[Toll], fighting: Sides, denied: bool) -> None:
    deaths = count(found, fighting, denied)
    assert 0 <= deaths.low <= deaths.best <= deaths.high
    assert deaths.best == deaths.a + deaths.b + deaths.civilians + deaths.unknown
    assert count(found[::-1], fighting, denied) == deaths


@given(st.lists(st.tuples(st.sampled_from(GROUPS), st.one_of(st.none(), numbers), st.one_of(st.none(), numbers)), max_size=6),
       st.sampled_from(("actual", "denied", "possible")))
def test_rows_of_any_accounts_are_in_order(amounts: list[tuple[str, int | None, int | None]], factuality: str) -> None:
    event, bundle = factory.clashing_tolls()
    quantities = tuple(Amount(measure="killed", of=of or None, low=low, high=high) for of, low, high in amounts)
    account = Account(camp="c", origins=("o",), documents=("d",), claims=(ClaimRef("d", "c"),), quantities=quantities, factuality=factuality)
    found = ucdp.row((msgspec.structs.replace(event, accounts=(*event.accounts, account)), bundle))
    assert not isinstance(found, str)
    assert 0 <= int(str(found["low"])) <= int(str(found["best"])) <= int(str(found["high"]))


@pytest.mark.parametrize(("lat", "lon", "cell"), [(-90.0, -180.0, 1), (90.0, 180.0, 259200), (32.435, 13.6332, 176068), (0.0, 0.0, 129961)])
def test_cells_of_the_prio_grid(lat: float, lon: float, cell: int) -> None:
    assert ucdp.priogrid(lat, lon) == cell
