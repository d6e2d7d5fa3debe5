"""Weapons and means."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from weapon_corpus import HINTS, NONE, WEAPONS

from riwaya.mentions.scan import Scan, scan_page
from riwaya.mentions.weapon.rules import WeaponMention, find_hints, find_weapons
from riwaya.packs.ontology import terms
from riwaya.text.page import read_page

WORDS = ("طائرة", "تركية", "مسيرة", "بدون", "طيار", "صاروخ", "مضاد", "للدروع", "قذائف", "الهاون", "سيارة", "مفخخة", "حزام", "ناسف", "جوي", "غارات", "،",
    "في", "وقف", "إطلاق", "النار", "RPG",
         "عبوة", "ناسفة", "وصواريخ", "غراد", "الأسلحة", "الثقيلة", "\n")


def scan(text: str) -> Scan:
    """A page of one sentence that ends in these words."""
    return scan_page(read_page(f"قالت المصادر إن {text}"))


def weapons(text: str) -> list[WeaponMention]:
    page = scan(text)
    return find_weapons(page, 0, len(page.tokens))


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in WEAPONS.items() for text in texts])
def test_kind(kind: str, text: str) -> None:
    assert [w.kind for w in weapons(text)] == [kind]


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert weapons(text) == []


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in HINTS.items() for text in texts])
def test_hint(kind: str, text: str) -> None:
    page = scan(text)
    end = len(page.tokens)
    assert kind in [h.kind for h in find_hints(page, 0, end, find_weapons(page, 0, end))]


def test_two_weapons_stay_two() -> None:
    assert [w.kind for w in weapons("بالصواريخ والطائرات المسيرة")] == ["rocket", "drone"]
    assert [w.kind for w in weapons("الطيران الحربي والمروحي")] == ["aircraft", "helicopter"]


def test_a_rocket_may_be_a_missile() -> None:
    assert weapons("أطلق صواريخ")[0].also == ("missile",)


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_properties(words: list[str]) -> None:
    page = scan(" ".join(words))
    end = len(page.tokens)
    found = find_weapons(page, 0, end)
    hints = find_hints(page, 0, end, found)
    for weapon in (*found, *hints):
        assert 0 <= weapon.first < weapon.last <= end
        first, last = page.page.span(weapon.first, weapon.last)
        assert page.page.text[first:last] != ""
        assert {weapon.kind, *weapon.also} <= set(terms("means"))
    taken = [i for weapon in (*found, *hints) for i in range(weapon.first, weapon.last)]
    assert len(taken) == len(set(taken))


def test_linear_time() -> None:
    def took(times: int) -> float:
        page = scan("قصفت طائرة تركية مسيرة بصاروخ مضاد للدروع سيارة مفخخة وقذائف الهاون، " * times)
        best = 1e9
        for _ in range(3):
            start = time.perf_counter()
            find_hints(page, 0, len(page.tokens), find_weapons(page, 0, len(page.tokens)))
            best = min(best, time.perf_counter() - start)
        return best

    assert took(800) < 12 * took(200)
