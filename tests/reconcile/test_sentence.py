"""The sentence of an event: exact words for every type, mood and number; nothing in it that is not among the values."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from sentence_cases import account, amount, cases, event

from riwaya.model.event import Account, Amount, Event, EventPlace, Interval
from riwaya.packs.ontology import claim_types, terms
from riwaya.packs.theatre import actors, theatres
from riwaya.packs.tsv import read_table
from riwaya.reconcile.sentence import sentence
from riwaya.reconcile.sentence.names import actor_ar, actor_en, teller_ar, teller_en
from riwaya.reconcile.sentence.plan import MOODS, MOST
from riwaya.reconcile.sentence.slots import fill, prefix
from riwaya.reconcile.sentence.tables import FOLDER, own_measures, table

HERE = Path(__file__).parent
CASES = cases()
FIXED = {row["name"]: row for row in read_table(HERE / "sentences.tsv")}
WORDS = {word: number for words in (("ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"),
                                    ("ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")) for number, word in enumerate(words, 3)}


def test_every_case_is_fixed() -> None:
    assert set(CASES) == set(FIXED)


@pytest.mark.parametrize("name", sorted(CASES))
def test_exact_words(name: str) -> None:
    told = sentence(CASES[name])
    assert (told.en, told.ar) == (FIXED[name]["en"], FIXED[name]["ar"])


def test_every_type_mood_and_measure_has_its_words() -> None:
    for language in ("en", "ar"):
        assert set(table(f"frames_{language}", "type")) == set(claim_types())
        assert set(MOODS) <= set(table(f"moods_{language}", "mood"))
    assert set(terms("factuality")) <= set(MOODS)
    assert set(terms("measures")) - {"money", "other"} <= set(table("nouns", "noun"))
    assert {m for type in claim_types() for m in own_measures(type)} <= set(table("measures", "measure"))


@pytest.mark.parametrize("file", sorted(path.name for path in FOLDER.glob("*.tsv")))
def test_words_of_the_tables_are_neutral(file: str) -> None:
    words = (FOLDER / file).read_text(encoding="utf-8")
    if file.startswith("heads"):
        return
    assert not re.search(r"شهيد|شهداء|استشهاد|إرهاب|تحرير|عدو|مرتزق|ميليشيا|مليشيا|قتل[ىي] العدو|هلك|martyr|terror|liberat|enem|mercenar|militia|regime", words)


def test_names_of_every_actor_and_camp() -> None:
    ids = [*actors(), *(camp for theatre in theatres().values() for camp in theatre.camps)]
    for id in ids:
        for name in (actor_en(id), actor_ar(id), teller_en(id), teller_ar(id)):
            assert name is None or (name.text and not re.search(r"[()_]", name.text)), id


@pytest.mark.parametrize(("id", "text", "plural"), [
    ("libya/lna", "the Libyan National Army", False), ("yemen/houthis", "the Houthis", True), ("libya/civilians", "civilians in Libya", True),
    ("united-states", "the United States", False), ("israel", "Israel", False), ("lebanon/hezbollah", "Hezbollah", False),
    ("libya/person-haftar", "Khalifa Haftar", False), ("syria/refugees", "Syrian refugees", True)])
def test_english_names(id: str, text: str, plural: bool) -> None:
    assert actor_en(id) == (text, plural)


@pytest.mark.parametrize(("id", "oblique", "agreement"), [
    ("libya/gna-forces", "قوات حكومة الوفاق", "f"), ("libya/lna", "الجيش الوطني الليبي", "m"), ("syria/isis", "تنظيم الدولة الإسلامية", "m"),
    ("yemen/houthis", "الحوثيين", "pl"), ("israel/civilians", "مدنيين إسرائيليين", "pl"), ("iraq/tribal-fighters", "مقاتلي العشائر في العراق", "pl"),
    ("lebanon", "لبنان", "m"), ("israel", "إسرائيل", "f"), ("turkey", "تركيا", "f"), ("united-nations", "الأمم المتحدة", "f"),
    ("libya/person-haftar", "خليفة حفتر", "m"), ("libya/zintan-brigades", "كتائب الزنتان", "f"), ("iraq/popular-mobilisation", "الحشد الشعبي", "m"),
    ("libya/zawiya-brigades", "ثوار الزاوية", "pl"), ("iraq/nujaba", "حركة النجباء", "f"), ("libya/brigade-444", "اللواء 444 قتال", "m")])
def test_arabic_names(id: str, oblique: str, agreement: str) -> None:
    name = actor_ar(id)
    assert name is not None
    assert (name.oblique, name.agreement) == (oblique, agreement)


def test_prefixes_join_as_writing_has_it() -> None:
    assert [prefix("ل", "الجيش"), prefix("ب", "الجيش"), prefix("ب", "30 أسيرا"), prefix("", "30")] == ["للجيش", "بالجيش", "بـ30 أسيرا", "30"]
    assert fill("a[ of {x}] {y/none} إن{pron}", {"pron": "ه"}.get) == "a none إنه"


def test_camps_beyond_the_most_are_told_to_stand_in_the_record() -> None:
    told = sentence(event("kill", *(account(camp, ("turkey",), (), quantities=(amount("killed", n),))
                                    for n, camp in enumerate(("iran", "egypt", "qatar", "russia", "china", "france", "sudan", "chad"), 4))))
    assert told.en.count(";") == MOST
    assert told.en.endswith("; other accounts stand in the record.")
    assert told.ar.endswith("؛ وفي السجل روايات أخرى.")


_CAMPS = ("libya/gna", "libya/lna", "sudan/rsf", "yemen/houthis", "media/reuters", "united-nations", "unknown:d1", "independent:سكان", "some paper", "")
_ACTORS = ("libya/lna", "libya/gna-forces", "yemen/houthis", "sudan/civilians", "israel", "libya/person-haftar", "no/body", "syria/white-helmets")
_ids = st.lists(st.sampled_from(_ACTORS), max_size=3, unique=True).map(tuple)
_days = st.dates().map(str)
_times = st.none() | st.tuples(_days, _days).map(lambda pair: Interval(min(pair), max(pair)))


@st.composite
def _amounts(draw: st.DrawFn) -> Amount:
    low = draw(st.none() | st.integers(0, 3000))
    high = draw(st.none() | st.integers(low or 0, 10000) | st.just(low))
    return Amount(measure=draw(st.sampled_from(sorted(terms("measures")))), low=low, high=high, of=draw(st.none() | st.sampled_from(_ACTORS)))


_accounts = st.builds(
    Account, camp=st.sampled_from(_CAMPS), origins=st.just(("o",)), documents=st.just(("d",)), claims=st.just(()),
    factuality=st.sampled_from(sorted(terms("factuality"))), agents=_ids, patients=_ids, time=_times,
    quantities=st.lists(_amounts(), max_size=4).map(tuple), marks=st.sampled_from(((), ("against_interest",), ("denies",), ("enemy_losses",))))
_places = st.none() | st.builds(EventPlace, name=st.none() | st.sampled_from(("Sirte", "حي النصر")), id=st.sampled_from((None, "libya:abu-qurayn", "no:place")))
_events = st.builds(
    lambda type, accounts, time, place, agents: event(type, *accounts, time=time, place=place, agents=agents),
    st.sampled_from(sorted(claim_types())), st.lists(_accounts, max_size=5), _times, _places, _ids)


def _numbers(told: Event) -> set[int]:
    """The numbers among the values of an event: amounts, and the parts of dates."""
    times = [told.time, *(a.time for a in told.accounts)]
    days = {int(part) for time in times if time for day in (time.start, time.end) for part in day.split("-")}
    return days | {n for a in told.accounts for q in a.quantities for n in (q.low, q.high) if n is not None}


@settings(max_examples=300, deadline=None)
@given(_events)
def test_nothing_but_the_values(told: Event) -> None:
    made = sentence(told)
    for text in (made.en, made.ar):
        assert not re.search(r"None|_|[{}\[\]]|\w/\w+-\w|  |\s[.;،؛]|unknown|independent", text), text
        assert text.endswith(".")
        assert {int(n) for n in re.findall(r"\d+", text)} <= _numbers(told), text
    assert {WORDS[word] for word in re.findall(r"[\u0621-\u064a]+", made.ar) if word in WORDS} <= _numbers(told), made.ar
    assert not re.search(r"[\u0600-\u06ff]", made.en) or (told.place and told.place.name == "حي النصر")


@settings(max_examples=100, deadline=None)
@given(_events, st.randoms())
def test_the_order_of_accounts_does_not_matter(told: Event, random: Random) -> None:
    mixed = list(told.accounts)
    random.shuffle(mixed)
    assert sentence(structs.replace(told, accounts=tuple(mixed))) == sentence(told)


@given(st.lists(st.integers(3, 10), min_size=1, max_size=4))
def test_number_words_take_the_other_gender(numbers: list[int]) -> None:
    for number in numbers:
        men = sentence(event("clash", account("media/reuters", quantities=(amount("killed", number),)))).ar
        cars = sentence(event("clash", account("media/reuters", quantities=(amount("vehicles", number),)))).ar
        assert next(WORDS[word] for word in men.split() if word in WORDS) == next(WORDS[word] for word in cars.split() if word in WORDS) == number
        assert re.search(r"ة قتلى", men) and not re.search(r"ة آليات", cars)


def test_a_range_is_never_narrowed() -> None:
    for low, high in pairwise((12, 14, 17, 40)):
        told = sentence(event("kill", account("media/reuters", quantities=(amount("killed", low, high),))))
        assert f"between {low} and {high}" in told.en
        assert f"ما بين {low} و{high}" in told.ar
