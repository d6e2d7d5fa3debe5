"""Dates beside a text."""

from __future__ import annotations

import pytest

from riwaya.ingest.dates import days_of, parse_days


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2020-06-06", ("2020-06-06", "2020-06-06")),
        (" 2020-6-6 ", ("2020-06-06", "2020-06-06")),
        ("2020-06-06T23:59:00+02:00", ("2020-06-06", "2020-06-06")),
        ("2020-06-06 10:00", ("2020-06-06", "2020-06-06")),
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2020", ("2020-01-01", "2020-12-31")),
        ("2020-01-19..2020-01-31", ("2020-01-19", "2020-01-31")),
        ("2020-03..2020-04", ("2020-03-01", "2020-04-30")),
    ],
)
def test_dates(value: str, days: tuple[str, str]) -> None:
    assert parse_days(value) == days


@pytest.mark.parametrize(
    "value",
    [
        "",
        "yesterday",
        "06/06/2020",
        "2020-13-01",
        "2021-02-29",
        "2020-06-06..2020-06-01",
        "0001-01-01",
        "9999-01-01",
        "٢٠٢٠-٠٦-٠٦",
        "..",
    ],
)
def test_what_is_no_date(value: str) -> None:
    with pytest.raises(ValueError):
        parse_days(value)


def test_fields() -> None:
    assert days_of(None) is None and days_of("") is None
    assert days_of({"start": "2020-01-01", "end": "2020-01-03"}) == ("2020-01-01", "2020-01-03")
    assert days_of({"start": "2020-01-01"}) == ("2020-01-01", "2020-01-01")
    for wrong in (5, [], {"start": 5}, {}, {"start": "2020-01-02", "end": "2020-01-01"}):
        with pytest.raises(ValueError):
            days_of(wrong)
