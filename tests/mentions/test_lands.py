"""Whose army "the army" is in a report on a land that no pack is on, and whose the state's adjective says it is. All sentences are made up."""

from __future__ import annotations

import pytest
from tests.mentions.reading import actors, places, scan

from riwaya.mentions.actor.theatre import collect_actor_hits, rank_theatres
from riwaya.mentions.outlet import find_outlets
from riwaya.mentions.place.homeland import foreign_state

NIGERIA = "هاجم مسلحون قرية قرب مايدوغوري في ولاية بورنو شمال شرقي نيجيريا. "
SOMALIA = "اندلعت مواجهات في مدينة بيدوا جنوب غربي الصومال وامتدت إلى مقديشو. "
LIBYA = "وصلت تعزيزات إلى سرت ومصراتة في ليبيا. "


def named(text: str) -> dict[str, str | None]:
    """The actors of a text by the words that name them."""
    return {words: mention.actor for words, mention in actors(text)}


@pytest.mark.parametrize(("text", "words", "actor"), [
    (NIGERIA + "وقالت قوات الأمن إنها لاحقت المهاجمين.", "قوات الأمن", "nigeria"),
    (NIGERIA + "وقتل الجيش خمسة منهم.", "الجيش", "nigeria"),
    (NIGERIA + "وأعلنت وزارة الدفاع تمشيط المنطقة.", "وزارة الدفاع", "nigeria"),
    (NIGERIA + "وأحرق المهاجمون منازل القرويين.", "القرويين", "nigeria/civilians"),
    (SOMALIA + "وانسحبت القوات الحكومية من المكان.", "القوات الحكومية", "somalia"),
    (SOMALIA + "وقال ضابط في الجيش الوطني الصومالي إن القتال توقف.", "ضابط في الجيش الوطني الصومالي", "somalia"),
    (LIBYA + "وقصف الجيش الوطني مواقع غرب سرت.", "الجيش الوطني", "libya/lna"),
    (LIBYA + "وتقدم الجيش الوطني الليبي نحو المدينة.", "الجيش الوطني الليبي", "libya/lna"),
])
def test_whose_army(text: str, words: str, actor: str) -> None:
    assert named(text)[words] == actor


def test_no_pack_speaks_for_a_land_of_its_own_war() -> None:
    text = scan(NIGERIA + "ولجأ السكان إلى النيجر وتشاد، وتحدث مسؤول في القاهرة عن المساعدة.")
    assert rank_theatres(text, collect_actor_hits(text)) == ()


def test_a_land_with_a_pack_is_none_of_these() -> None:
    text = scan(LIBYA)
    assert foreign_state(text, rank_theatres(text, collect_actor_hits(text))) is None


@pytest.mark.parametrize("text", [
    "هاجم انتحاري القاعدة العسكرية في مدينة بيدوا الصومالية.", "قصفت الطائرات القاعدة الجوية في كيدال شمالي مالي.",
])
def test_a_base_is_no_party(text: str) -> None:
    assert "al-qaeda" not in named(text).values()


@pytest.mark.parametrize("text", ["قتل قيادي في القاعدة شمالي مالي.", "بايع المسلحون القاعدة في أزواد."])
def test_a_party_is_no_base(text: str) -> None:
    assert "al-qaeda" in named(text).values()


@pytest.mark.parametrize(("text", "words", "actor"), [
    ("اتهم المندوب عمر إدريس الإمارات بالتدخل.", "الإمارات", "united-arab-emirates"),
    ("سيطر متمردو 23 مارس على روتشورو.", "متمردو 23 مارس", "drc/m23"),
    ("قال مصدر ميداني لسودان تربيون إن القتال مستمر.", "مصدر ميداني", None),
])
def test_a_name_ends_before_a_state_and_a_teller_before_an_outlet(text: str, words: str, actor: str | None) -> None:
    assert named(text)[words] == actor


def test_an_everyday_name_between_relaying_and_the_relayed_is_an_outlet() -> None:
    def told(text: str) -> list[str | None]:
        seen = scan(text)
        return [m.id for s in seen.page.sentences for m in find_outlets(seen, s.first, s.last)]

    assert told("نقلت الشرق الأوسط عن قائد ميداني أن القتال توقف.") == ["media/asharq-alawsat"]
    assert told("نقلت الطائرات قوات من الشرق الأوسط إلى أوروبا.") == []


def test_a_soldier_of_a_land_is_not_that_land() -> None:
    assert "نيجيريا" not in [name for name, _ in places("قتل 12 جنديا نيجيريا في كمين.")]
    assert "نيجيريا" in [name for name, _ in places("قتل 12 جنديا في نيجيريا.")]
