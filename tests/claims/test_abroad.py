"""Reports on countries that no theatre has: what "the army", "the police" and "children" are there."""

from __future__ import annotations

from riwaya.claims.reader import read_text

DAY = ("2023-01-31", "2023-01-31")
NIGERIA = """مقتل عشرات في هجوم شمال شرقي نيجيريا
قتل مسلحون من جماعة بوكو حرام 20 مدنيا في هجوم على قرية قرب مدينة مايدوغوري في ولاية بورنو شمال شرقي نيجيريا.
وقالت الشرطة إن الجيش صد هجوما آخر في مدينة كانو، وإن السلطات النيجيرية فرضت حظر التجول في مايدوغوري."""


def test_common_bodies_are_those_of_the_state_that_a_report_is_on() -> None:
    reading = read_text(NIGERIA, None, DAY)
    named = {reading.page.slice(a.first, a.last): a.actor for view in reading.views for a in view.actors}
    assert reading.theatres == ()
    assert (named["الشرطة"], named["الجيش"]) == ("nigeria", "nigeria")
    assert "nigeria/civilians" in named.values()


def test_a_theatre_that_much_speaks_for_stays() -> None:
    text = "أعلنت السعودية اعتراض صاروخ أطلقه الحوثيون على جازان.\nوقالت الرياض إن مليشيا الحوثي قصفت نجران وعسير من صعدة."
    assert read_text(text, None, DAY).theatres[:1] == ("yemen",)


def test_two_states_at_war_share_no_army() -> None:
    text = "قصفت الهند مواقع في باكستان.\nوقالت إسلام آباد إن الجيش أسقط طائرات قرب لاهور، وقالت نيودلهي إن القصف أصاب أمريتسار في الهند وباكستان ترد."
    reading = read_text(text, None, DAY)
    assert [a.actor for view in reading.views for a in view.actors if reading.page.slice(a.first, a.last) == "الجيش"] == [None]


def test_a_great_town_elsewhere_speaks_for_no_village_of_its_name() -> None:
    assert read_text("دخل المقاتلون مدينة قندهار صباحا.", None, DAY).theatres == ()
