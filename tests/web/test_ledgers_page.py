"""The ledgers: nothing counted twice, bands inside their frame, tables and CSV that say the same, safe in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from conftest import HOME, app_over
from disputed import build
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from riwaya.web.plots import BOTTOM, LEFT, PLOT_HEIGHT, PLOT_WIDTH, RIGHT, TOP, Point, bands


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with TestClient(app_over(build(tmp_path_factory.mktemp("ledgers") / "d.db", "kill")), base_url=HOME) as client:
        yield client


def test_each_event_counts_once_over_all_tellers(made: TestClient) -> None:
    page = made.get("/ledgers.json").json()
    side = page["sides"][0]
    assert page["item"]["id"] == "dead" and side["all"]["events"] == 4 and side["all"]["undated"] == 1
    # Three events told by both camps: 12 each, or 4 or more each; and a fourth that one tells: 12.
    assert (side["all"]["low"], side["all"]["high"]) == (3 * 4 + 12, None)
    assert {camp["id"]: (camp["low"], camp["high"], camp["events"]) for camp in side["camps"]} == {"libya/gna": (12, None, 3), "libya/lna": (48, 48, 4)}


def test_filters(made: TestClient) -> None:
    assert made.get("/ledgers.json?from=2020-06-07").json()["sides"][0]["all"]["events"] == 1
    assert made.get("/ledgers.json?camp=libya/lna").json()["sides"][0]["all"]["low"] == 48
    assert made.get("/ledgers.json?actor=syria/sdf").json()["sides"] == []
    assert made.get("/ledgers.json?item=nonsense").json()["item"]["id"] == "dead"


def test_the_page_holds_a_plot_and_its_table(made: TestClient) -> None:
    html = made.get("/ledgers?lang=en").text
    assert 'role="img"' in html and "<table>" in html and "12 or more" in html
    assert not re.search(r"\sstyle=|<script(?![^>]*src)", html)


def test_csv_says_what_the_page_says(made: TestClient) -> None:
    answer = made.get("/ledgers.csv?item=dead")
    assert answer.headers["content-type"].startswith("text/csv") and "attachment" in answer.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    last = {row["camp"]: (row["low"], row["high"], row["events"]) for row in rows}
    assert last == {"": ("24", "", "4"), "libya/gna": ("12", "", "3"), "libya/lna": ("48", "48", "4")}
    entries = list(csv.DictReader(io.StringIO(made.get("/ledger-entries.csv").text)))
    assert {row["event"] for row in entries} == {"e1", "e2", "e3", "e4"} and all(row["claims"] for row in entries)


def test_csv_of_the_shared_record_has_no_formula(client: TestClient) -> None:
    for path in ("/ledgers.csv", "/ledger-entries.csv"):
        for row in csv.reader(io.StringIO(client.get(path).text)):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def numbers_in(path: str) -> list[tuple[float, float]]:
    """The corners of a path of M, H and V."""
    x = y = 0.0
    corners = []
    for letter, number, other in re.findall(r"([MHV])(-?[\d.]+)(?:,(-?[\d.]+))?", path):
        x = float(number) if letter in "MH" else x
        y = float(other) if letter == "M" else float(number) if letter == "V" else y
        corners.append((x, y))
    return corners


Steps = st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 10**5), st.integers(0, 10**4) | st.none()), min_size=1, max_size=12)


@given(Steps)
def test_bands_stay_in_their_frame_and_never_fall(steps: list[tuple[int, int, int | None]]) -> None:
    days = sorted({(date(2015, 1, 1) + timedelta(day)).isoformat() for day, _, _ in steps})
    low, points = 0, []
    for day, (_, more, wide) in zip(days, steps, strict=False):
        low += more
        points.append(Point(day, low, None if wide is None else low + wide))
    drawn = bands({"one": points})
    assert drawn is not None
    corners = numbers_in(drawn["bands"][0]["line"])
    assert all(LEFT - 0.1 <= x <= PLOT_WIDTH - RIGHT + 0.1 and TOP - 0.1 <= y <= PLOT_HEIGHT - BOTTOM + 0.1 for x, y in corners)
    assert [x for x, _ in corners] == sorted(x for x, _ in corners)
    assert [y for _, y in corners] == sorted((y for _, y in corners), reverse=True)
    assert drawn["bands"][0]["open"] == any(point.high is None for point in points)
    marks = [mark["number"] for mark in drawn["numbers"]]
    assert marks[0] == 0 and marks[-1] >= low and len(marks) <= 6


def test_no_point_no_plot() -> None:
    assert bands({}) is None and bands({"one": []}) is None
