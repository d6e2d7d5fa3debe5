"""The corpus of triggers and outlets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.mentions.reading import scan

from riwaya.mentions.outlet import find_outlets, known_outlet
from riwaya.mentions.trigger.rules import Candidate, conditions, find_candidates


def candidates(text: str) -> list[tuple[str, Candidate]]:
    """The likeliest reading of every possible trigger."""
    seen = scan(text)
    return [(seen.page.slice(o[0].first, o[0].last), o[0]) for s in seen.page.sentences for o in find_candidates(seen, s.first, s.last)]


def outlets(text: str) -> list[str]:
    """The outlets of a text, cue word included."""
    seen = scan(text)
    return [seen.page.slice(m.first, m.last) for s in seen.page.sentences for m in find_outlets(seen, s.first, s.last)]


@pytest.mark.parametrize(("key", "words"), [
    ("قصف", ("قصف", "قصفت", "وقصفت", "يقصف", "سيقصف", "قصفوا", "فقصفتها", "قَصَفَت", "قصفـت", "القصف", "بقصف", "للقصف")),
    ("قتل", ("قتل", "قُتل", "يقتل", "مقتل", "وقتلت", "فقتلوه")),
])
def test_triggers_in_every_form(key: str, words: tuple[str, ...]) -> None:
    for word in words:
        found = candidates(f"في الحي {word} جنديان أمس.")
        assert key in {c.entry.key for _, c in found} | {written for written, _ in found} or any(key in c.entry.key for _, c in found), word


@pytest.mark.parametrize("text", ["أزهر اللوز مبكرا.", "ارتفعت أسعار الخبز.", "", "١٢ - ٣٤"])
def test_no_triggers(text: str) -> None:
    assert candidates(text) == []


def types(text: str) -> set[str]:
    """The types of all readings of all possible triggers."""
    seen = scan(text)
    return {c.entry.value for s in seen.page.sentences for option in find_candidates(seen, s.first, s.last) for c in option}


@pytest.mark.parametrize(("text", "kind"), [
    ("عثر الأهالي على راعيين مقتولين قرب النبع.", "kill"), ("تحررت البلدة ظهر الأحد.", "gain_control"),
    ("انهزم المسلحون عند الجسر.", "withdraw"), ("كمن المسلحون لدورية على الطريق.", "assault"),
    ("جابت المقاتلات سماء الميناء.", "air_activity"), ("أجرى الوزير مكالمة مع نظيره.", "talks"),
    ("أطاحت الشرطة بخلية في الحي.", "detain"), ("بايع الفصيل زعيم التنظيم.", "support"),
    ("قال القائد رافضا العرض إن البلدة صامدة.", "reject"), ("انهالت القذائف على السوق.", "strike"),
    ("ألقى مستوطنون حجارة على السيارات.", "riot"), ("شهد الحي أعمال عنف متفرقة.", "riot"), ("شهد الحي أعمال عنف متفرقة.", "strike"),
])
def test_words_of_all_sides(text: str, kind: str) -> None:
    assert kind in types(text), types(text)


@pytest.mark.parametrize(("text", "kind"), [
    ("رفعت المصارف أسعار الفائدة.", "gain_control"), ("فاز مصارع شاب في النهائي.", "kill"), ("بقي للمتجر فرع وحيد.", "kill"),
    ("دار نقاش حول مقر المكتبة.", "gain_control"), ("هؤلاء كفار في نظره.", "displace"), ("أعلن عن الانقطاع التام للمياه.", "talks"),
    ("الأب يشك في الرواية.", "accuse"), ("نقل التجار البضائع.", "deploy"),
])
def test_words_that_hold_only_beside_others(text: str, kind: str) -> None:
    assert kind not in types(text)


def test_conditions_of_an_entry() -> None:
    assert [(c.name, len(c.words)) for c in conditions("with:أ|ب+weak")] == [("with", 2), ("weak", 0)]
    assert conditions("-") == conditions("") == ()


@pytest.mark.parametrize("text", ["قالت قناة الجزيرة إن المعبر مغلق.", "ذكرت وكالة الأناضول أن المعبر مغلق.",
    "ذكرت «رويترز» أن المعبر مغلق.", "نقلت رويتــرز الخبر."])
def test_outlets(text: str) -> None:
    assert len(outlets(text)) == 1, outlets(text)


@pytest.mark.parametrize("text", ["انسحبت القوات من منطقة الجزيرة أمس.", "دارت معارك في ولاية الجزيرة.", "عاد الجنود إلى الوطن.", "", "أخبار طيبة"])
def test_everyday_words_are_no_outlets(text: str) -> None:
    assert outlets(text) == []


def test_a_given_name_of_an_outlet() -> None:
    assert known_outlet("رويترز") is not None
    assert known_outlet("صحيفة لا وجود لها") is None


PIECES = ["قصف", "بقصف", "قناة", "الجزيرة", "رويترز", "(", "\n", ".", "من", "أعلن", "سيطر", "على", "«", "»", "AFP", "12", "و", "تم", "تدمير"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_offsets(text: str) -> None:
    seen = scan(text)
    for s in seen.page.sentences:
        for option in find_candidates(seen, s.first, s.last):
            assert all(s.first <= c.first < c.last <= s.last for c in option)
        found = find_outlets(seen, s.first, s.last)
        assert all(s.first <= m.first <= m.name[0] < m.last <= s.last for m in found)


@pytest.mark.parametrize(("text", "told"), [
    ("تبادلت حكومة الوفاق وقوات المنطقة الشرقية 48 أسيرا قرب الشويرف.", True),
    ("تبادل الوزيران ورؤساء الوفود الآراء، وقال أحدهم إن أسرى نقلوا.", False),  # what stands after a comma is not what is exchanged
])
def test_what_a_verb_needs_may_stand_after_its_subject(text: str, told: bool) -> None:
    found = [c for written, c in candidates(text) if c.entry.value == "release" and written.startswith("تبادل")]
    assert any("!with" not in c.open for c in found) is told, found


@pytest.mark.parametrize(("text", "written"), [
    ('اعتقلت القوة سالم حسن الملقب بـ"الفار" في الزاوية.', "الفار"),
    ("اعتقلت القوة سالم حسن المكنى بالمهاجم في الزاوية.", "بالمهاجم"),
])
def test_a_nickname_tells_nothing(text: str, written: str) -> None:
    assert written not in [words for words, _ in candidates(text)]


def test_an_epithet_in_quotes_tells_where_nobody_is_called_so() -> None:
    assert "الفار" in [words for words, _ in candidates("طاردت القوة الجندي الفار في الزاوية.")]


def test_who_is_counted_is_no_verb() -> None:
    assert "طالب" not in [word for word, _ in candidates("اختطف المسلحون 300 طالب من المدرسة.")]
    assert "طالب" in [word for word, _ in candidates("في 30 مايو طالب الحزب بالتحقيق.")]
    assert "قتيلا" in [word for word, _ in candidates("سقط 30 قتيلا في القصف.")]
