"""The corpus of actors: one actor, many surface forms; words that are none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.mentions.reading import actors, scan

from riwaya.mentions.actor.rules import GROUP, PERSON, POPULATION, TELLER
from riwaya.mentions.actor.theatre import collect_actor_hits, rank_theatres

CORPUS = [
    ("yemen/houthis", ("قصف الحوثيون الميناء في عدن.", "قصفت جماعة الحوثي ميناء عدن.", "هجوم للحوثيين على مأرب.",
                       "قصفت «جماعة الحوثي» ميناء عدن.", "انسحب مسلحو الحوثي من مأرب.")),
    ("sudan/rsf", ("قصفت قوات الدعم السريع الفاشر.", "قصفت \"قوات الدعم السريع\" الفاشر.",
        "هاجم الدعم السريع مدينة الفاشر.", "اشتباك مع قوات الدّعم السّريع في الفاشر.",
                   "اتهم ناشطون قوات الدعــم السريع بقصف الفاشر.")),
]
CASES = [(actor, text) for actor, texts in CORPUS for text in texts]


@pytest.mark.parametrize(("actor", "text"), CASES)
def test_corpus(actor: str, text: str) -> None:
    assert actor in {m.actor for _, m in actors(text)}, actors(text)


@pytest.mark.parametrize(("text", "written", "kind"), [
    ("فر مسلحون مجهولون من الحاجز.", "مسلحون مجهولون", GROUP),
    ("قال مصدر عسكري إن الطريق مغلق.", "مصدر عسكري", TELLER),
    ("أفاد مصدر عسكري بأن الطيران قصف البلدة.", "مصدر عسكري", TELLER),
    ("أفاد مراسلنا بأنّ الطريق مغلق.", "مراسلنا", TELLER),
    ("دعا الأمين العام بان كي مون إلى هدنة.", "الأمين العام بان كي مون", PERSON),
    ("نزح مدنيون من الحي.", "مدنيون", POPULATION),
    ("وصل العميد سالم محمود الورفلي إلى الجبهة.", "العميد سالم محمود الورفلي", PERSON),
    ("تقدمت الكتيبة ٢١٠ نحو الطريق.", "الكتيبة ٢١٠", GROUP),
])
def test_phrases(text: str, written: str, kind: str) -> None:
    assert (written, kind) in [(words, m.kind) for words, m in actors(text)], actors(text)


@pytest.mark.parametrize("text", ["هطلت أمطار غزيرة على الطريق.", "أغلقت المدارس أبوابها يوم الخميس.", "ارتفعت أسعار الخبز.", "", "«»", "٢١٠"])
def test_negatives(text: str) -> None:
    assert actors(text) == []


def test_a_pronoun_on_its_head_is_told() -> None:
    assert [m.pronoun for words, m in actors("انسحبت قواته من الجبهة.") if words.startswith("قوات")] == ["ه"]


PIECES = ["قوات", "الجيش", "الحوثيين", "قال", "مصدر", "عسكري", "في", "من", "التابعة", "لحكومة", "الوفاق", "العميد",
    "محمد", "بن", "أبو", "علي", "(", ")", "،", "210", "لواء", "\n", ".",
          "و", "مسلحون", "طائرات", "تركية", "باسم", "المتحدث"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_mentions_hold_their_core_and_do_not_overlap(text: str) -> None:
    found = [m for _, m in actors(text)]
    for one, other in zip(found, found[1:], strict=False):
        assert one.last <= other.first
    assert all(m.first <= m.core[0] < m.core[1] <= m.last for m in found)


@pytest.mark.parametrize(("text", "written"), [
    ("اتهم الجيش اليمني الحوثيين بقصف عدن.", "الحوثيين"),
    ("هاجم مسلحون مجهولون الحاجز.", "مسلحون مجهولون"),
    ("اتهمت حكومة الوفاق قوات حفتر بخرق الهدنة.", "قوات حفتر"),
    ("أمهل الجيش الليبي المسلحين يومين.", "المسلحين"),
    ("استهدفت المقاومة الشعبية الحوثيين في تعز.", "الحوثيين"),
])
def test_an_object_after_its_subject(text: str, written: str) -> None:
    assert written in [words for words, _ in actors(text)]


@pytest.mark.parametrize(
    ("day", "actor"),
    [("2018-03-01", "syria/regime-forces"), ("2025-06-01", "syria/new-army"), ("2011-07-15", "syria/regime-forces")],
)
def test_a_name_means_who_bore_it_when_it_was_written(day: str, actor: str) -> None:
    text = "قصفت قوات الحكومة السورية بلدة قرب مدينة إدلب، وقال الجيش السوري إنه رد على النار."
    found = {m.actor for _, m in actors(text, day)}
    assert actor in found and not found & ({"syria/regime-forces", "syria/new-army"} - {actor})


@pytest.mark.parametrize(("outlet", "first"), [("عين ليبيا", "libya"), ("عدن الغد", "yemen"), (None, "yemen"), ("رويترز", "yemen")])
def test_an_outlet_speaks_for_its_countrys_war(outlet: str | None, first: str) -> None:
    seen = scan("دوت انفجارات في البريقة فجر اليوم، وقال سكان إن سحب الدخان غطت الميناء.")
    ranked = rank_theatres(seen, collect_actor_hits(seen), outlet)
    assert (ranked or ("yemen",))[0] == first


@pytest.mark.parametrize(("text", "theatres"), [
    ("قتل جنديان في انفجار لغم قرب القصرين يوم الأحد.", ()),  # "الأحد" is a village in Yemen, too
    ("قال سكان في باماكو إن مسلحين هاجموا بلدة قرب تمبكتو، وتقدمت فرقة من الجيش من كيدال وغاو، ودانت تركيا الهجوم.", ()),
    ("قصفت طائرات تركيا مواقع قرب عين العرب وحلب، وفق ما قال دبلوماسيون في باريس.", ("syria", "turkey-pkk")),
    ("اندلعت معارك في الحديدة وقرب مأرب يوم الأحد.", ("yemen",)),
])
def test_which_war_a_report_is_on(text: str, theatres: tuple[str, ...]) -> None:
    page = scan(text)
    assert rank_theatres(page, collect_actor_hits(page)) == theatres


@pytest.mark.parametrize(("text", "written", "actor"), [
    ("هاجم مسلحون ثكنة قرب تمبكتو في مالي فقتلوا مدنيين، وأعلنت السلطات حظر التجول.", "السلطات", "mali"),
    ("هاجم مسلحون ثكنة قرب تمبكتو في مالي فقتلوا عشرة مدنيين.", "عشرة مدنيين", "mali/civilians"),
    ("قصفت روسيا خاركيف فردت أوكرانيا بقصف بيلغورود الروسية، وأعلن الجيش حالة التأهب.", "الجيش", None),
    ("هاجم مسلحون ثكنة قرب تمبكتو في مالي، وانسحب المتمردون.", "المتمردون", None),
    ("قتل 14 جنديا أفغانيا في كابول.", "جنديا أفغانيا", "afghanistan"),
    ("زاد إنتاج الشركة ماليا وقصف الجيش الأفغاني كابول.", "الجيش الأفغاني", "afghanistan"),
])
def test_what_a_country_without_a_theatre_calls_its_own(text: str, written: str, actor: str | None) -> None:
    assert (written, actor) in [(words, m.actor) for words, m in actors(text)] or (
        written.split(" ", 1)[-1], actor) in [(words, m.actor) for words, m in actors(text)], actors(text)


@pytest.mark.parametrize("text", ["أعلنت المؤسسة حالة القوة القاهرة في ميناء الزويتينة.", "رفعت الشركة القوة القاهرة عن الحقل."])
def test_force_majeure_is_no_force(text: str) -> None:
    assert not [words for words, _ in actors(text) if "القاهرة" in words or words == "القوة"], actors(text)


def test_cairo_is_still_a_capital() -> None:
    assert "egypt" in {m.actor for _, m in actors("نفت القاهرة أن القوة القاهرة أعلنت.")}


@pytest.mark.parametrize(("text", "written", "actor"), [
    ("أعلن الجيش الوطني الليبي تقدمه جنوب طرابلس، ثم قصف الجيش الوطية.", "الجيش", "libya/lna"),
    ("قال المتحدث باسم الجيش أحمد المسماري إن قوات الجيش تقدمت نحو طرابلس.", "قوات الجيش", "libya/lna"),
    ("قال الناطق باسم الجيش محمد قنونو إن الجيش قصف قاعدة الوطية.", "الجيش", "libya/gna-forces"),
    ("أعلن الجيش الوطني الليبي تقدمه جنوب طرابلس، وقصف سلاح الجو الوطية.", "سلاح الجو", "libya/lna"),
    ("قصف سلاح الجو الوطية وترهونة، وردت قوات حفتر.", "سلاح الجو", "libya/gna-forces"),
])
def test_a_name_of_two_sides_means_whom_the_report_calls_so(text: str, written: str, actor: str) -> None:
    assert (written, actor) in [(words, m.actor) for words, m in actors(text, "2020-01-07")], actors(text, "2020-01-07")
