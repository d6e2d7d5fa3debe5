"""The corpus of places: one place, many surface forms; words that are no place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.mentions.reading import places

from riwaya.text.fold import fold

# a place's name; surface forms in a sentence
CORPUS = [
    ("سرت", ("دارت معارك في مدينة سرت.", "انسحبت القوات إلى مدينة «سرت».", "معارك في مدينة \"سرت\" أمس.", "معارك في مدينة سِرْت أمس.",
             "معارك في مدينة ســرت أمس.", "معارك في مدينة\u00a0سرت أمس.", "هدوء جنوب سرت.", "رتل قرب سرت.", "من مصراتة وسرت خرج الرتل.")),
    ("إدلب", ("غارات على إدلب.", "غارات على ادلب.", "غارات على أدلب.", "غارات في ريف إدلب.", "غارات بإدلب أمس.", "نزوح من محافظة إدلب.")),
    ("الحديدة", ("معارك في الحديدة.", "معارك في الحديده.", "معارك بالحديدة أمس.", "معارك في محافظة الحديدة.", "وصل الوفد للحديدة أمس من مدينة عدن.")),
]
CASES = [(name, text) for name, texts in CORPUS for text in texts]


@pytest.mark.parametrize(("name", "text"), CASES)
def test_corpus(name: str, text: str) -> None:
    known = {fold(entry.name_ar) for _, m in places(text) for entry in m.entries}
    assert any(fold(name) in entry for entry in known), places(text)


def test_a_bare_name_that_is_also_a_verb() -> None:
    assert places("دارت معارك في سرت أمس.")


@pytest.mark.parametrize(("text", "written"), [
    ("دارت اشتباكات في بلدة الهيشاوية أمس.", "الهيشاوية"),
    ("دارت اشتباكات في قرية أبو زهروان أمس.", "أبو زهروان"),
])
def test_unknown_names_after_a_place_word(text: str, written: str) -> None:
    assert [(w, m.entries) for w, m in places(text)] == [(written, ())]


@pytest.mark.parametrize(("text", "never"), [
    ("شكلت حكومة الوفاق لجنة لمتابعة الملف.", "حكومة"),
    ("وصل الرتل إلى بوابة أبو قرين غربي سرت.", "قرين"),
    ("زار القائد صلاح الدين العائلات أمس.", "القائد"),
    ("أعلنت المنطقة الحدودية مغلقة.", "الحدودية"),
    ("قتل ابن سرت في المعركة.", "سرت"),
    ("", ""),
])
def test_negatives(text: str, never: str) -> None:
    assert never not in [written for written, _ in places(text)]


def test_what_stands_before_a_place() -> None:
    (_, mention), = places("دارت معارك في محيط مدينة سرت.")
    assert mention.governor == "في"
    (_, south), = places("تقدمت القوات جنوب سرت.")
    assert south.direction


PIECES = ["في", "مدينة", "سرت", "بسرت", "وسرت", "أبو", "قرين", "جنوب", "بلدة", "الهيشة", "(", ")", "،", ".", "\n",
    "صلاح", "الدين", "قرب", "ريف", "حلب", "لل", "ال", "«"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_mentions_hold_their_names_and_do_not_overlap(text: str) -> None:
    last = 0
    for written, m in places(text):
        assert m.first <= m.name[0] < m.name[1] <= m.last
        assert last <= m.name[0]
        assert written in text
        last = m.last


def test_a_conjunction_that_is_written_like_a_town_is_no_place_on_a_list() -> None:
    text = "لم ينسحب أحد من طرابلس، وأن الجنود باقون."
    assert [written for written, _ in places(text)] == ["طرابلس"]


@pytest.mark.parametrize("kind", ["أمنية", "عسكرية", "حدودية"])
def test_what_kind_of_a_post_it_is_is_no_name(kind: str) -> None:
    assert kind not in [written for written, _ in places(f"هاجم مسلحون نقطة {kind} في بلدة الهيشة، ثم سيطروا على بوابة {kind} قربها.")]
