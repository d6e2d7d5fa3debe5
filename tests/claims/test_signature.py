"""Statements and who signs them. The texts are our own."""

from __future__ import annotations

import pytest

from riwaya.claims.reader import read_text
from riwaya.claims.signature import signature
from riwaya.text.quotes import Quotations, find_quotes

BODY = "تمكنت قواتنا صباح اليوم من طرد المهاجمين من أطراف البلدة.\nوقصف العدو الأحياء السكنية مساء أمس.\n"


def signer(text: str, printed: bool = False) -> str | None:
    """Who signs a text, in its words."""
    reading = read_text(text, None, ("2020-02-02", "2020-02-02"))
    found = signature(reading.views, Quotations(find_quotes(text)), printed)
    return found.chain[0].name if found is not None else None


@pytest.mark.parametrize(("closing", "name"), [
    ("العميد محمد خليفة\nالناطق الرسمي باسم القوات المسلحة", "محمد خليفة"),
    ("الناطق الرسمي باسم قوات الدعم السريع", "الناطق الرسمي باسم قوات الدعم السريع"),
    ("قوات سوريا الديمقراطية", "قوات سوريا الديمقراطية"),
])
def test_a_statement_is_told_by_the_one_who_signs_it(closing: str, name: str) -> None:
    assert signer(f"بيان صحفي\n{BODY}{closing}") == name


def test_a_statement_may_be_headed_by_its_body_unless_an_outlet_prints_it() -> None:
    text = f"قوات سوريا الديمقراطية\n{BODY}والمعارك مستمرة حتى الساعة في محيط البلدة وعلى الطريق العام المؤدي إليها."
    assert signer(text) == "قوات سوريا الديمقراطية"
    assert signer(text, printed=True) is None


@pytest.mark.parametrize("text", [
    "قصف الجيش البلدة مساء أمس وقتل ثلاثة مدنيين.\nقوات سوريا الديمقراطية",
    "قال القائد إن «قواتنا سيطرت على البلدة بعد معارك عنيفة استمرت يومين كاملين».\nقوات سوريا الديمقراطية",
    BODY,
    "قواتنا",
    "",
])
def test_news_and_quoted_speech_have_no_signatory(text: str) -> None:
    assert signer(text) is None


def test_claims_of_a_statement_are_told_by_its_signatory() -> None:
    reading = read_text(f"بيان صحفي\n{BODY}العميد محمد خليفة\nالناطق الرسمي باسم القوات المسلحة", None, ("2020-02-02", "2020-02-02"))
    assert reading.drafts
    assert {d.told.chain[0].name if d.told is not None else "" for d in reading.drafts} == {"محمد خليفة"}


@pytest.mark.parametrize(("head", "name"), [
    ("بيان صادر عن المقاومة الإسلامية", "المقاومة الإسلامية"),
    ("بلاغ عسكري صادر عن كتائب القسام", "كتائب القسام"),
    ("المرصد السوري لحقوق الإنسان", "المرصد السوري لحقوق الإنسان"),
    ("أفيخاي أدرعي", "أفيخاي أدرعي"),
])
def test_a_head_line_may_say_whose_statement_it_is(head: str, name: str) -> None:
    body = "قتل ثلاثة مسلحين في اشتباكات عنيفة دارت قرب بلدة يارون صباح اليوم.\nواندلعت حرائق واسعة في الأحراج المحيطة بعد القصف."
    assert signer(f"{head}\n{body}") == name
    assert signer(f"{head}\n{body}", printed=True) is None


@pytest.mark.parametrize("head", ["حزب الله", "بيان مشترك حول الوضع في الجنوب", "محمد علي", "نتنياهو"])
def test_other_head_lines_sign_nothing(head: str) -> None:
    body = "قتل ثلاثة مسلحين في اشتباكات عنيفة دارت قرب بلدة يارون صباح اليوم.\nواندلعت حرائق واسعة في الأحراج المحيطة بعد القصف."
    assert signer(f"{head}\n{body}") is None


STATEMENT = "تصدت قواتنا لهجوم على بلدة الخوي، وتكبد العدو خسائر كبيرة في محيط النهود بإقليم كردفان.\n"


@pytest.mark.parametrize(("head", "foot", "ours", "enemy"), [
    ("قوات الدعم السريع\nبيان\n", "الناطق الرسمي باسم قوات الدعم السريع", "sudan/rsf", None),
    ("قوات الدعم السريع\nبيان\n", "الناطق الرسمي", "sudan/rsf", None),
    ("بيان\n", "العميد نبيل عبد الله\nالناطق الرسمي باسم القوات المسلحة السودانية", "sudan/saf", "sudan/rsf"),
])
def test_our_forces_are_those_of_the_signatory_and_the_enemy_none_of_them(head: str, foot: str, ours: str, enemy: str | None) -> None:
    reading = read_text(f"{head}{STATEMENT}{foot}", None, ("2025-05-02", "2025-05-02"))
    found = {reading.page.slice(a.first, a.last): a.actor for view in reading.views for a in view.actors}
    assert (found["قواتنا"], found["العدو"]) == (ours, enemy)


def test_what_nobody_signs_is_nobodys() -> None:
    reading = read_text(f"نقلت صحيفة محلية عن جندي: «{STATEMENT.strip()}».", None, ("2025-05-02", "2025-05-02"))
    assert {a.actor for view in reading.views for a in view.actors if a.pronoun == "نا"} <= {None}
