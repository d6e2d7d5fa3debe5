"""ACLED: its columns, its closed lists, and its rules one by one."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date

import exportfactory as factory
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.export import acled
from riwaya.export.acled_codes import Coded, Side, coded, fatalities, interaction, sides, split
from riwaya.export.bundle import Bundle, Options, Pair
from riwaya.export.names import countries, table
from riwaya.export.spacetime import Days, Where
from riwaya.export.table import unguard
from riwaya.export.trace import parse_address
from riwaya.model.event import Amount, EventPlace
from riwaya.packs.countries import boxes
from riwaya.packs.ontology import claim_types
from riwaya.packs.schema import PLACE_CLASSES

BATTLE = Coded("Political violence", "Battles", "Armed clash")
LIST = {(row["event_type"], row["sub_event_type"]) for row in table("acled_sub_events")}


def one(pair: Pair, **options: str) -> dict[str, object]:
    rows = acled.rows(*pair, Options(**options))
    assert len(rows) == 1
    return rows[0]


def test_31_columns_in_the_order_of_the_files() -> None:
    assert len(acled.COLUMNS) == 31
    assert acled.COLUMNS[:4] == ("event_id_cnty", "event_date", "year", "time_precision")
    assert acled.COLUMNS[-4:] == ("notes", "fatalities", "tags", "timestamp")


def test_the_file_holds_every_row_under_its_column() -> None:
    out = io.BytesIO()
    summary = acled.write(factory.all_pairs(), out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8"), newline="")))
    assert list(rows[0]) == list(acled.COLUMNS)
    assert (summary.events, summary.rows, len(rows)) == (10, 11, 11)
    assert summary.left_out == {"unplaced": 1, "undated": 1, "not told as happened": 1}
    assert {(row["event_type"], row["sub_event_type"]) for row in rows} <= LIST
    assert all(row["geo_precision"] in "123" and row["time_precision"] in "123" for row in rows)


def test_the_same_bytes_whatever_the_order_of_claims() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    acled.write(factory.all_pairs(), first)
    acled.write(map(factory.shuffled, factory.all_pairs()), second)
    assert first.getvalue() == second.getvalue()


def test_25_sub_events_and_every_mapping_leads_to_one_of_them() -> None:
    assert len(LIST) == 25
    assert {(row["event_type"], row["sub_event_type"]) for row in table("acled_types")} <= LIST


def test_every_type_with_a_place_in_acled_is_mapped_as_the_ontology_says() -> None:
    mapped = {row["type"] for row in table("acled_types")}
    told_in_notes = {"injure"}
    assert mapped | told_in_notes == {id for id, type in claim_types().items() if type.acled != "-"}
    last = {row["type"]: row for row in table("acled_types")}
    for id, row in last.items():
        assert row["when"] == "-", f"{id} has no case for the rest"
        assert row["sub_event_type"] in claim_types()[id].acled or id == "kill", id


def test_a_clash_of_tolls() -> None:
    row = one(factory.clashing_tolls())
    assert row["fatalities"] == 20  # 12 of the one side, the lower told, and 8 of the other
    assert (row["event_type"], row["sub_event_type"]) == ("Battles", "Armed clash")
    assert (row["actor1"], row["actor2"]) == ("GNA armed forces", "Libyan National Army (Haftar)")
    assert (row["iso"], row["region"], row["country"], row["location"]) == (434, "Northern Africa", "Libya", "Tarhuna")
    assert (row["source"], row["source_scale"]) == ("Anadolu Agency; Libya al-Hadath", "National-Regional")
    assert "12 by Haftar and House of Representatives camp; 20 by Government of National Accord camp" in str(row["notes"])
    assert row["timestamp"] == 1591315200  # the day of publication, 5 June 2020


def test_every_row_leads_back_to_its_claims() -> None:
    for event, bundle in factory.all_pairs():
        for row in acled.rows(event, bundle):
            name, *traces = str(row["tags"]).split("; ")
            assert name == f"riwaya {event.id}"
            assert tuple(sorted(parse_address(trace.partition(":")[0]) for trace in traces)) == event.claims


def test_five_days_are_five_rows_that_share_the_dead() -> None:
    rows = acled.rows(*factory.five_days())
    assert [row["event_date"] for row in rows] == [f"2020-06-0{n}" for n in range(1, 6)]
    assert [row["fatalities"] for row in rows] == [3, 3, 2, 2, 2]
    assert len({row["event_id_cnty"] for row in rows}) == 5
    assert "12 fatalities shared out over the days" in str(rows[0]["notes"])


def test_an_unknown_day_of_a_week_is_one_row_in_its_middle() -> None:
    row = one(factory.some_day_of_a_week())
    assert (row["event_date"], row["time_precision"]) == ("2020-06-04", 2)


def test_dozens_are_twelve_and_struck_civilians_are_targeted() -> None:
    row = one(factory.some_day_of_a_week(), labels="code")
    assert row["fatalities"] == 12
    assert row["civilian_targeting"] == "Civilian targeting"
    assert (row["inter1"], row["inter2"], row["interaction"]) == (1, 7, 17)


def vague(low: int, high: int | None) -> Pair:
    event, bundle = factory.some_day_of_a_week()
    claims = {}
    for ref, (document, claim) in bundle.claims.items():
        number = msgspec.structs.replace(claim.quantities[0], low=low, high=high)
        claims[ref] = document, msgspec.structs.replace(claim, quantities=(number,))
    account = msgspec.structs.replace(event.accounts[0], quantities=(Amount(measure="killed", low=low, high=high, of=factory.CIVILIANS),))
    return msgspec.structs.replace(event, accounts=(account,)), Bundle(claims)


@pytest.mark.parametrize(("low", "high", "dead"), [(3, None, 3), (10, 19, 10), (20, 99, 12), (200, 999, 100), (2000, 9999, 1000), (7, 9, 7)])
def test_vague_numbers(low: int, high: int | None, dead: int) -> None:
    assert one(vague(low, high))["fatalities"] == dead


def test_an_exact_range_is_not_taken_for_a_vague_word() -> None:
    event, bundle = vague(20, 99)
    claims = {ref: (document, msgspec.structs.replace(claim, quantities=(msgspec.structs.replace(claim.quantities[0], qualifier="between"),)))
              for ref, (document, claim) in bundle.claims.items()}
    assert one((event, Bundle(claims)))["fatalities"] == 20


def test_deaths_without_a_number_and_a_foreign_state() -> None:
    row = one(factory.unnumbered())
    assert row["fatalities"] == 10
    assert (row["inter1"], row["inter2"]) == ("External/Other forces", "State forces")
    assert row["interaction"] == "State forces-External/Other forces"
    assert "coded 10 by rule" in str(row["notes"])


@pytest.mark.parametrize(("type", "patients", "of", "sub_type", "actor2", "targeted"), [
    ("kill", (factory.CIVILIANS,), None, "Attack", "Civilians in Libya", True),
    ("kill", (), factory.CIVILIANS, "Attack", "Civilians in Libya", True),
    ("kill", (), factory.LNA, "Armed clash", "Libyan National Army (Haftar)", False),
    ("kill", (), None, "Attack", "", False),  # who died is not told: nobody is made up
    ("kill", (factory.GNA,), None, "Armed clash", "Unidentified Armed Group (Libya)", False),  # nobody stands on both sides
    ("airstrike", (factory.CIVILIANS, factory.LNA), None, "Air/drone strike", "Civilians in Libya", False),
    ("assault", (factory.CIVILIANS,), None, "Attack", "Civilians in Libya", True),
])
def test_who_is_struck(type: str, patients: tuple[str, ...], of: str | None, sub_type: str, actor2: str, targeted: bool) -> None:
    event, bundle = factory.five_days()
    dead = (Amount(measure="killed", low=2, high=2, of=of),)
    account = msgspec.structs.replace(event.accounts[0], quantities=dead)
    row = acled.rows(msgspec.structs.replace(event, type=type, patients=patients, quantities=dead, accounts=(account,)), bundle)[0]
    assert (row["sub_event_type"], row["actor2"] or "", row["civilian_targeting"] == "Civilian targeting") == (sub_type, actor2, targeted)


def test_nobody_named_in_no_known_country_has_no_empty_brackets() -> None:
    event, _ = factory.five_days()
    adrift = Where(EventPlace(name="في عرض البحر", lat=34.5, lon=18.0, radius_km=5.0), "", "place", "1", "1")
    first, second = sides(msgspec.structs.replace(event, type="clash", agents=(), patients=()), Coded("Political violence", "Battles", "Armed clash"), adrift)
    assert (first.name, second.name) == ("Unidentified Armed Group", "Unidentified Armed Group")


def test_a_denied_event_keeps_the_denial_in_its_notes() -> None:
    row = one(factory.denied())
    assert row["fatalities"] == 5
    assert "denies it" in str(row["notes"])


def test_no_deaths_told_is_none() -> None:
    event, bundle = factory.bloodless()
    row = one((event, bundle))
    assert (row["sub_event_type"], row["fatalities"], row["geo_precision"]) == ("Non-violent transfer of territory", 0, 2)
    fought = msgspec.structs.replace(event, accounts=(msgspec.structs.replace(event.accounts[0], quantities=(Amount(measure="killed", low=2, high=2),)),))
    assert one((fought, bundle))["sub_event_type"] == "Government regains territory"


@pytest.mark.parametrize(("of", "dead"), [("libya/person-haftar", 20), ("libya/no-such-brigade", 25)])
def test_part_of_a_side_is_not_counted_beside_it(of: str, dead: int) -> None:
    event, bundle = factory.clashing_tolls()
    numbers = (Amount(measure="killed", low=20, high=20, of=factory.LNA), Amount(measure="killed", low=5, high=5, of=of))
    told = msgspec.structs.replace(event.accounts[0], quantities=numbers)
    assert fatalities(msgspec.structs.replace(event, accounts=(told,)), bundle, BATTLE, "LY").number == dead


def test_wounded_never_count_as_dead() -> None:
    event, bundle = factory.five_days()
    hurt = (Amount(measure="wounded", low=40, high=40),)
    account = msgspec.structs.replace(event.accounts[0], quantities=hurt)
    assert fatalities(msgspec.structs.replace(event, accounts=(account,), quantities=hurt), bundle, BATTLE, "LY").number == 0


@pytest.mark.parametrize("type", ["propose", "demand", "threaten", "accuse", "warn", "aid", "injure"])
def test_what_acled_has_no_type_for(type: str) -> None:
    event, bundle = factory.five_days()
    assert coded(msgspec.structs.replace(event, type=type), bundle) is None


def test_a_country_is_no_location() -> None:
    event, bundle = factory.five_days()
    wide = msgspec.structs.replace(event, place=EventPlace(name="Libya", id="geonames:2215636", lat=27.2, lon=17.5, radius_km=800))
    out = io.BytesIO()
    assert acled.write([(wide, bundle)], out).left_out == {"place known only as a country or wider": 1}


@dataclass(frozen=True)
class Pairing:
    first: str
    second: str
    code: str


@pytest.mark.parametrize("case", [Pairing("7", "3", "37"), Pairing("1", "2", "12"), Pairing("2", "1", "12"), Pairing("1", "0", "10"), Pairing("0", "6", "60"),
                                  Pairing("0", "0", "00")])
def test_the_interaction_is_the_smaller_code_first(case: Pairing) -> None:
    assert interaction(Side("a", (), case.first, "A"), Side("b", (), case.second, "B"), False) == case.code


def test_one_sided_interactions_in_words() -> None:
    assert interaction(Side("a", (), "1", "State forces"), Side("", (), "0", ""), True) == "State forces only"


@given(st.integers(1, 31), st.integers(0, 10_000), st.booleans())
def test_splitting_keeps_the_number_of_dead(length: int, dead: int, lasting: bool) -> None:
    days = Days(date(2020, 1, 1), date(2020, 1, length), lasting and length > 1)
    rows = split(days, BATTLE, dead)
    assert sum(day.dead for day in rows) == dead
    assert len({day.day for day in rows}) == len(rows) == (length if days.lasting else 1)
    assert all(days.start <= day.day <= days.end for day in rows)


def test_hostile_text_stays_text() -> None:
    out = io.BytesIO()
    acled.write([factory.hostile()], out)
    row = list(csv.reader(io.StringIO(out.getvalue().decode("utf-8"), newline="")))[1]
    assert not any(cell.startswith(("=", "+", "@", "-")) for cell in row)
    assert "\u202e" not in out.getvalue().decode("utf-8")
    assert unguard(row[acled.COLUMNS.index("location")]).startswith("=HYPERLINK")


def test_the_mappings_are_whole() -> None:
    assert set(boxes()) <= set(countries())
    assert {row["kind"] for row in table("places")} == PLACE_CLASSES
