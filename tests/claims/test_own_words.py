"""What a side calls its own: the same words mean another party in each side's mouth."""

from __future__ import annotations

import pytest

from riwaya.claims.reader import read_text

DAY = ("2024-05-05", "2024-05-05")
OLD = ("2019-11-05", "2019-11-05")


def agents(text: str, outlet: str | None = None, day: tuple[str, str] = DAY) -> set[str | None]:
    """The ids of all who do something in a text."""
    return {party.actor for draft in read_text(text, outlet, day).drafts for party in draft.agents}


@pytest.mark.parametrize(("text", "outlet", "actor"), [
    ("قصفت القوات المسلحة مواقع في مأرب وصنعاء.", "قناة المسيرة", "yemen/houthi-armed-forces"),
    ("قصفت القوات المسلحة مواقع في مأرب وصنعاء.", "سبتمبر نت", "yemen/government-forces"),
    ("قصفت القوات المسلحة مواقع في مأرب وصنعاء.", "رويترز", "yemen/government-forces"),
    ("قصفت القوات المسلحة اليمنية سفينة في البحر الأحمر قبالة الحديدة.", "قناة الميادين", "yemen/houthi-armed-forces"),
    ("صد أبطال الجيش واللجان زحفا لمرتزقة العدوان في نهم.\nوقصف الجيش تجمعات المنافقين في صرواح.", None, "yemen/houthi-armed-forces"),
    ("قال العميد يحيى سريع إن الجيش اليمني قصف مطارا في أبها.", "فرانس برس", "yemen/houthi-armed-forces"),
    ("قال العميد عبده مجلي إن الجيش اليمني قصف مواقع الحوثيين في صرواح.", "فرانس برس", "yemen/government-forces"),
])
def test_a_side_means_its_own(text: str, outlet: str | None, actor: str) -> None:
    assert actor in agents(text, outlet)


@pytest.mark.parametrize(("speaker", "actor"), [("أحمد المسماري", "libya/lna"), ("محمد قنونو", "libya/gna-forces")])
def test_a_spokesman_means_his_own(speaker: str, actor: str) -> None:
    assert agents(f"قال المتحدث {speaker} إن الجيش الليبي قصف مواقع في ترهونة جنوب طرابلس.", None, OLD) == {actor}


def test_one_word_of_a_side_is_no_proof_of_its_voice() -> None:
    assert "yemen/houthi-armed-forces" not in agents("قصف الجيش اليمني مواقع في صرواح.\nووصف الحوثيون القتلى بأنهم «مرتزقة العدوان».")


def test_an_outlet_of_a_side_means_it_by_the_name_that_both_bear() -> None:
    ours = read_text("صنعاء - سبأ:\nشن طيران العدوان ثلاث غارات على صعدة.\nوقتل العشرات من مرتزقة العدوان في نهم.", None, OLD)
    theirs = read_text("عدن - سبأ:\nشنت مليشيا الحوثي الانقلابية هجوما في نهم.\nوقتل العشرات من المليشيا الحوثية.", None, OLD)
    assert ours.outlet is not None and ours.outlet.actor == "media/saba-sanaa"
    assert theirs.outlet is not None and theirs.outlet.actor == "media/saba"


@pytest.mark.parametrize(("line", "outlet"), [
    ("جازان 12 رجب 1441 هـ الموافق 07 مارس 2020 م واس", "media/was"),
    ("حجة/ 29 ديسمبر 2016 (سبأ)", "media/saba"),
    ("حجة 29 ديسمبر 2016 مساء", None),
    ("اتفاق أبرم في جدة عام 2016 بين الطرفين", None),
])
def test_an_agency_after_the_date_of_a_dateline(line: str, outlet: str | None) -> None:
    found = read_text(f"اعتراض صاروخ\n{line}\nاعترضت الدفاعات صاروخا أطلقه الحوثيون على جازان.").outlet
    assert (found.actor if found is not None else None) == outlet
