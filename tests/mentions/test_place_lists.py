"""Lists of places: names that no gazetteer has stand among known ones."""

from __future__ import annotations

import pytest

from riwaya.claims.placegroups import group_places
from riwaya.claims.reader import read_text


def _groups(text: str) -> list[list[str]]:
    reading = read_text(text, None, ("2024-12-23", "2024-12-23"))
    return [[reading.page.slice(p.first, p.last) for p in group.items] for view in reading.views for group in group_places(view)]


@pytest.mark.parametrize(("text", "items"), [
    ("قصف الطيران مدن نيالا وكتم والجديدة والمزروب في السودان.", ["مدن نيالا", "وكتم", "والجديدة", "والمزروب"]),
    ("غارات على (نيالا- كتم- المزروب) في السودان", ["نيالا", "كتم", "المزروب"]),
    ("اشتباكات في سرت، وبني وليد، وترهونة.", ["سرت", "وبني وليد", "وترهونة"]),
])
def test_a_list_is_one_group(text: str, items: list[str]) -> None:
    assert items in _groups(text), _groups(text)


@pytest.mark.parametrize("text", ["معارك في سرت والمواطنون في طرابلس نازحون.", "وصل نازحون من الفاشر والقرى إلى طويلة في السودان."])
def test_people_and_common_nouns_are_no_places(text: str) -> None:
    written = [name for group in _groups(text) for name in group]
    assert not {"والمواطنون", "والقرى"} & set(written)


def test_a_list_goes_on_after_a_larger_place() -> None:
    assert ["الوشكة", "وجارف", "والقبيبة"] in _groups("انسحب المسلحون إلى الوشكة غرب سرت، وجارف والقبيبة جنوبها.")


def test_larger_places_joined_without_a_comma_are_no_items() -> None:
    assert ["مدينة لودر"] in _groups("سيطرت القوات على مدينة لودر بمحافظة أبين وشبوة.")
