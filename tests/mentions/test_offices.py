"""How far an office reaches, and whose name follows it; words that only look like a party or a place."""

from __future__ import annotations

import pytest
from reading import actors, places

from riwaya.mentions.actor.rules import ActorMention
from riwaya.mentions.scan import scan_page
from riwaya.mentions.trigger.rules import find_candidates
from riwaya.mentions.weapon.rules import find_weapons
from riwaya.text.page import read_page
from riwaya.text.words import bare_forms


def cores(text: str) -> list[str]:
    """The quoted words of each actor."""
    page = read_page(text)
    return [page.slice(*mention.core) for _, mention in actors(text)]


def one(text: str, words: str) -> ActorMention:
    """The mention with these words."""
    return next(mention for found, mention in actors(text) if found == words)


@pytest.mark.parametrize(("text", "name"), [
    ("وقال الناطق العسكري باسمها سليم قشوط إن الطريق مقطوع.", "سليم قشوط"),
    ("قال رئيس وفد المعارضة سامر حداد إن المفاوضات توقفت.", "سامر حداد"),
    ("وقالت مديرة المنظمة لشؤون اللاجئين في الأردن كلارا بينيت إن المخيم قصف.", "كلارا بينيت"),
    ("قال المتحدث باسم محور الجبل سامر حداد إن الهجوم فشل.", "سامر حداد"),
])
def test_a_name_after_a_long_office(text: str, name: str) -> None:
    assert name in cores(text)


def test_a_given_name_that_is_also_a_leaders_last_name() -> None:
    text = "في عدن التقى هادي هيثم قادة المقاومة في اليمن."
    assert "yemen/person-hadi" not in {mention.actor for _, mention in actors(text)}
    assert "yemen/person-hadi" in {mention.actor for _, mention in actors("في عدن التقى هادي قادة المقاومة في اليمن.")}


def test_people_by_their_state() -> None:
    assert one("قتل إسرائيلي قرب الخليل في الضفة الغربية.", "إسرائيلي").actor == "israel/civilians"
    assert one("قتل عشرة سودانيين في الخرطوم.", "سودانيين").actor == "sudan/civilians"


def test_a_drone_has_no_pilot() -> None:
    page = scan_page(read_page("قصفت طائرة أمريكية بدون طيار سيارة قرب مأرب."))
    assert [(w.kind, page.page.slice(w.first, w.last)) for w in find_weapons(page, 0, len(page.tokens))] == [("drone", "طائرة أمريكية بدون طيار")]
    assert "طيار" not in [words for words, _ in actors("قصفت طائرة أمريكية بدون طيار سيارة قرب مأرب.")]
    plane = scan_page(read_page("سقطت طائرة أمريكية من سرب كامل."))
    assert [w.kind for w in find_weapons(plane, 0, len(plane.tokens))] == ["aircraft"]


@pytest.mark.parametrize(("text", "known"), [
    ("سيطر الجيش على بلدة الثالثة", False), ("تابعة للواء الثالث في الجبل", False), ("سيطر الجيش على بلدة الهيشة", True),
])
def test_a_number_is_no_name_of_a_place(text: str, known: bool) -> None:
    assert bool(places(text)) == known


@pytest.mark.parametrize(("text", "blocked"), [
    ("اندلع حريق في المصفاة تمت السيطرة عليه سريعا", True),
    ("لم تعد السفينة تحت سيطرة الطاقم", True),
    ("هاجم الجيش التل وتمت السيطرة عليه سريعا", False),
    ("أعلن الجيش السيطرة على التل بعد حريق كبير في الغابة", False),
])
def test_a_fire_is_not_conquered(text: str, blocked: bool) -> None:
    page = scan_page(read_page(text))
    found = [c for group in find_candidates(page, 0, len(page.tokens)) for c in group if c.entry.value == "gain_control" and "سيطر" in page.form(c.first)]
    assert all("!block" in c.open for c in found) == blocked


def test_of_three_lams_one_falls() -> None:
    assert ("اللجنه", "ل") in bare_forms("للجنه")
    assert ("الجيش", "ل") in bare_forms("للجيش")
    assert one("سلم الجيش الأسرى للجنة الدولية للصليب الأحمر.", "للجنة الدولية للصليب الأحمر").actor == "icrc"


def test_the_base_is_not_al_qaeda() -> None:
    base = "قصف مسلحون قاعدة حرير في أربيل.\nوقال مصدر أمني عراقي إن القاعدة أصيبت بثلاثة صواريخ."
    assert not any("qaeda" in (mention.actor or "") for _, mention in actors(base))
    network = "قصفت طائرة تنظيم القاعدة في أبين.\nوقال مصدر يمني في عدن إن القاعدة خسرت خمسة من عناصرها قرب قاعدة العند."
    assert sum("aqap" in (mention.actor or "") for _, mention in actors(network)) >= 2


def test_a_name_inside_a_place_is_no_party() -> None:
    assert "syria/person-assad" not in {m.actor for _, m in actors("سقطت صواريخ على قاعدة الأسد الجوية في الأنبار غرب بغداد.")}


@pytest.mark.parametrize(("text", "words", "actor"), [
    ("شنت طائرات إف 16 التركية غارات على زاخو في دهوك.", "طائرات إف 16 التركية", "turkey"),
    ("قصفت طائرة مسيرة تابعة للجيش التركي سيارة في سنجار.", "طائرة مسيرة تابعة للجيش التركي", "turkey"),
    ("وقال الضابط إن قوة من اللواء 52 طوقت القرية.", "قوة من اللواء 52", None),
    ("وقال الفريق رائد شاكر جودت إن المعركة انتهت في الموصل.", "الفريق رائد شاكر جودت", "iraq/person-raed-shaker-jawdat"),
])
def test_whose_arms_and_men(text: str, words: str, actor: str | None) -> None:
    assert one(text, words).actor == actor


@pytest.mark.parametrize(("text", "actor"), [("قتل ثلاثة بقصف أمريكي قرب بغداد", False), ("أعلن مقتل أمريكي قرب بغداد", True), ("خطف أمريكي قرب بغداد", True)])
def test_an_american_strike_is_no_american(text: str, actor: bool) -> None:
    assert ("أمريكي" in [words for words, _ in actors(text)]) == actor


def test_what_a_statement_announces_is_no_part_of_its_name() -> None:
    assert "بيان" in cores("وأعلن الحرس الثوري في بيان استهداف مقر في أربيل.")
    assert "قائد في حركة طالبان الباكستانية" in cores("وأعلن قائد في حركة طالبان الباكستانية المسؤولية عن هجوم بيشاور.")


@pytest.mark.parametrize("text", ["قال إن الوضع تحت السيطرة", "خرج الأمر عن السيطرة", "انطلقت عملية إرادة النصر"])
def test_idle_words(text: str) -> None:
    page = scan_page(read_page(text))
    types = {c.entry.value for group in find_candidates(page, 0, len(page.tokens)) for c in group}
    assert not types & {"gain_control", "defeat"}


def test_a_town_under_control_is_held() -> None:
    page = scan_page(read_page("البلدة تحت سيطرة الجيش"))
    assert "gain_control" in {c.entry.value for group in find_candidates(page, 0, len(page.tokens)) for c in group}


def test_the_movement_is_not_its_spokesman() -> None:
    assert one("وقال المتحدث باسم الحركة ذبيح الله مجاهد إن كابل سقطت.", "المتحدث باسم الحركة ذبيح الله مجاهد").actor == "taliban/person-mujahid"
    assert one("قصفت قوات خليفة حفتر مواقع في سرت.", "قوات خليفة حفتر").actor == "libya/lna"


def test_a_kurdish_spelling() -> None:
    assert one("أعلنت حكومة إقليم كوردستان في أربيل الحداد.", "حكومة إقليم كوردستان").actor == "iraq/krg"


@pytest.mark.parametrize(("text", "name"), [
    ("قتل القيادي أبو حرب المراني في غارة على صعدة.", "أبو حرب المراني"),
    ("اعتقل الجيش أبو زينب الليبي في الموصل.", "أبو زينب الليبي"),
])
def test_a_name_of_war(text: str, name: str) -> None:
    assert name in cores(text)


def test_a_place_of_abu_is_nobody() -> None:
    assert not any("أبو" in words for words, _ in actors("سيطر الجيش على أبو الظهور الشرقي في إدلب.") + actors("قصف الجيش بلدة أبو دالي."))


def test_an_accusative_adjective_tells_the_state() -> None:
    assert one("وقتل في الهجوم 13 جنديا أمريكيا في كابل.", "جنديا أمريكيا").actor == "united-states"
    assert "united-states" not in {mention.actor for _, mention in actors("قتل المسلحون جنديا قرب خوست، وقالت أمريكا إنها تحقق.") if mention.kind == "group"}
