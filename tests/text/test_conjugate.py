"""Forms of verbs and nouns, one verb of each kind."""

from __future__ import annotations

import pytest

from riwaya.text.conjugate import Form, conjugate, decline
from riwaya.text.fold import fold

# dictionary forms, then written forms that must be there, as (form, part of speech)
VERBS = [
    ("قصف", "يقصف", ("قصف",), "قصف perfect|قصفت perfect|قصفوا perfect|يقصف imperfect|تقصف imperfect|يقصفون imperfect|"
     "قاصف active|مقصوف passive|مقصوفة passive|قصف masdar|اقصفوا imperative"),
    ("عاد", "يعود", ("عودة",), "عاد perfect|عادت perfect|عدنا perfect|يعود imperfect|تعود imperfect|يعد imperfect|عائد active|عودة masdar|عودوا imperative"),
    ("نفى", "ينفي", ("نفي",), "نفى perfect|نفت perfect|نفوا perfect|نفينا perfect|ينفي imperfect|ينفون imperfect|نفي masdar"),
    ("صدّ", "يصدّ", ("صد",), "صد perfect|صدت perfect|صددنا perfect|يصد imperfect|يصدون imperfect|صاد active|مصدود passive"),
    ("أسر", "يأسر", ("أسر",), "أسر perfect|أسروا perfect|يأسر imperfect|آسر active|مأسور passive"),
    ("بدأ", "يبدأ", ("بدء",), "بدأ perfect|بدؤوا perfect|بدئ perfect|يبدأ imperfect|يبدؤون imperfect"),
    ("هاجم", "يهاجم", (), "هاجم perfect|هوجم perfect|هوجمت perfect|يهاجم imperfect|مهاجم participle|مهاجمة masdar"),
    ("استعاد", "يستعيد", (), "استعاد perfect|استعيد perfect|استعدنا perfect|يستعيد imperfect|يستعاد imperfect|استعادة masdar|مستعيد active|مستعاد passive"),
    ("انسحب", "ينسحب", (), "انسحب perfect|انسحبت perfect|ينسحب imperfect|انسحاب masdar|منسحبة participle"),
    ("أصاب", "يصيب", (), "أصاب perfect|أصيب perfect|أصيبت perfect|يصيب imperfect|يصاب imperfect|إصابة masdar|مصاب passive|مصابين passive"),
    ("احتلّ", "يحتلّ", (), "احتل perfect|احتللنا perfect|يحتل imperfect|احتلال masdar|محتل participle"),
]


@pytest.mark.parametrize(("perfect", "imperfect", "masdars", "expected"), VERBS, ids=[verb[0] for verb in VERBS])
def test_verbs(perfect: str, imperfect: str, masdars: tuple[str, ...], expected: str) -> None:
    found = {(form.form, form.pos) for form in conjugate(perfect, imperfect, masdars)}
    missing = [pair for pair in expected.split("|") if (fold(pair.split()[0]), pair.split()[1]) not in found]
    assert not missing


def test_the_passive_of_a_hollow_verb_is_told() -> None:
    assert Form(fold("أصيب"), "perfect", 1, "m", 3, "passive") in conjugate("أصاب", "يصيب")


@pytest.mark.parametrize(("perfect", "imperfect", "wrong"), [("عاد", "يعود", "عودت"), ("نفى", "ينفي", "نفيوا"), ("انسحب", "ينسحب", "انسحبة")])
def test_no_forms_that_do_not_exist(perfect: str, imperfect: str, wrong: str) -> None:
    assert fold(wrong) not in {form.form for form in conjugate(perfect, imperfect) if form.pos == "perfect"}


@pytest.mark.parametrize(("word", "plurals", "forms"), [
    ("غارة", ("غارات",), "غارة غارتان غارتين غارات غارت"),
    ("جندي", ("جنود",), "جندي جنديا جنديان جنديين جنود جنودا"),
    ("مستشفى", ("مستشفيات",), "مستشفى مستشفيات مستشفيين"),
    ("لواء", ("ألوية",), "لواء لواءان ألوية ألويت"),
])
def test_nouns(word: str, plurals: tuple[str, ...], forms: str) -> None:
    found = {form.form for form in decline(word, plurals)}
    assert not [form for form in forms.split() if fold(form) not in found]


def test_every_form_is_folded_and_told_once() -> None:
    found = conjugate("أنشأ", "ينشئ")
    assert len(found) == len(set(found))
    assert all(fold(form.form) == form.form for form in found)
