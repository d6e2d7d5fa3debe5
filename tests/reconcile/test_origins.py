"""Origins: one wire, one statement, one speaker; unnamed sources stay apart; the last call of the seeds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.claims.reader import read_document
from riwaya.model.event import ClaimRef
from riwaya.model.record import Claim, Document, Party, Published, Record, Source
from riwaya.reconcile.camps import tellings
from riwaya.reconcile.origins import with_origins
from riwaya.reconcile.reprints import Text, find_copies, text_of
from riwaya.reconcile.statements import statements
from riwaya.reconcile.telling import Telling

SHARED = Path(__file__).parents[2].parent / "shared"
GUNUNU = "libya/person-gununu"

WIRE = """قصف يطال مخازن الحبوب في الضاحية الجنوبية

استهدف قصف مدفعي مخازن الحبوب في الضاحية الجنوبية للمدينة ليل الأحد وأتى على أربعمئة طن من القمح بحسب شهود في المكان.

وقال مصدر عسكري إن ثلاثة حراس قتلوا في القصف وإن رابعا أصيب بجروح بالغة نقل على إثرها إلى المستشفى المركزي.

وتعمل فرق الإطفاء منذ الفجر على إخماد النيران التي امتدت إلى ورشة مجاورة لتصليح الجرارات الزراعية."""
CALL = "نمهلكم حتى مغيب الشمس لتسليم السلاح والخروج من المدينة فإن أبيتم فلا تلوموا إلا أنفسكم"


def _source(name: str, kind: str, actor: str | None = None) -> Source:
    return Source(name=name, kind=kind, actor=actor)


MILITARY = _source("مصدر عسكري", "unnamed_official")
SPOKESMAN = _source("محمد قنونو", "spokesperson", GUNUNU)
ANADOLU = _source("الأناضول", "agency", "media/anadolu")


def _claim(text: str, words: str, trigger: str, type: str = "kill", sources: tuple[Source, ...] = (), agents: tuple[str, ...] = ()) -> Claim:
    start, at = text.index(words), text.index(trigger, text.index(words))
    return Claim(id=f"{type}-{start}", span=(start, start + len(words)), trigger=(at, at + len(trigger)), type=type, factuality="actual", sources=sources,
                 agents=tuple(Party(actor=agent) for agent in agents))


def _record(id: str, text: str, *claims: Claim, outlet: str = "", day: str = "2020-06-01", credits: tuple[Source, ...] = ()) -> Record:
    published = Published(start=day, end=day, basis="metadata")
    document = Document(id=id, text=text, outlet=outlet or None, published=published, credits=credits)
    return Record(schema="riwaya/record/1", document=document, claims=claims)


def _found(*records: Record) -> tuple[list[Telling], dict[str, Text]]:
    return [telling for record in records for telling in tellings(record)], {record.document.id: text_of(record) for record in records}


def _origins(*records: Record) -> dict[ClaimRef, str]:
    told, texts = _found(*records)
    return {telling.ref: telling.origin for telling in with_origins(told, find_copies(texts.values()), texts.__getitem__)}


def _origin(*chain: Source, outlet: str = "", id: str = "d", credits: tuple[Source, ...] = ()) -> str:
    (origin,) = _origins(_record(id, WIRE, _claim(WIRE, "إن ثلاثة حراس قتلوا", "قتلوا", sources=chain), outlet=outlet, credits=credits)).values()
    return origin


def _wire_claim(text: str = WIRE) -> Claim:
    return _claim(text, "إن ثلاثة حراس قتلوا", "قتلوا", sources=(MILITARY,))


def test_three_outlets_that_print_one_wire_are_one_origin() -> None:
    second = "مصرع حراس مخزن قمح\n\n" + WIRE.split("\n\n", 1)[1]
    third = WIRE.rsplit("\n\n", 1)[0] + "\n\nونفت القوات المحاصرة للضاحية مسؤوليتها عن استهداف أي منشأة مدنية."
    records = [_record("b", second, _wire_claim(second), outlet="الجزيرة"), _record("a", WIRE, _wire_claim(), outlet="وكالة الأناضول"),
               _record("c", third, _wire_claim(third), outlet="رويترز")]
    assert set(_origins(*records).values()) == {"unnamed:media/anadolu:مصدر عسكري"}


def test_two_outlets_unnamed_sources_are_two() -> None:
    other = "أفاد مصدر عسكري بأن ثلاثة حراس قتلوا عندما سقطت قذيفة على مستودع في الضاحية مساء أمس، نافيا اندلاع حريق."
    first = _record("a", WIRE, _wire_claim(), outlet="الجزيرة")
    second = _record("b", other, _claim(other, "بأن ثلاثة حراس قتلوا", "قتلوا", sources=(MILITARY,)), outlet="الشرق الأوسط")
    assert len(set(_origins(first, second).values())) == 2


def test_an_unnamed_source_told_in_one_long_sentence_is_one() -> None:
    sentence = "وقال مصدر عسكري إن ثلاثة حراس قتلوا في القصف وإن رابعا أصيب بجروح بالغة نقل على إثرها إلى المستشفى المركزي"
    other = f"شهدت أسواق العاصمة ارتفاعا في أسعار الخبز.\n\n{sentence}.\n\nوتوقع تجار استمرار الغلاء حتى وصول سفن القمح المنتظرة من البحر الأسود مطلع الشهر."
    records = [_record("b", other, _claim(other, sentence, "قتلوا", sources=(MILITARY,)), outlet="الجزيرة", day="2020-06-02"),
               _record("a", WIRE, _claim(WIRE, sentence, "قتلوا", sources=(MILITARY,)), outlet="الشرق الأوسط")]
    assert set(_origins(*records).values()) == {"unnamed:media/asharq-alawsat:مصدر عسكري"}


def test_origins_by_the_chain() -> None:
    assert _origin(SPOKESMAN, ANADOLU, outlet="الجزيرة") == f"speaker:{GUNUNU}"
    assert _origin(ANADOLU, outlet="الجزيرة") == _origin(outlet="وكالة الأناضول") == "agency:media/anadolu"
    assert _origin(MILITARY, ANADOLU, outlet="الجزيرة") == "unnamed:media/anadolu:مصدر عسكري"
    assert _origin(MILITARY, outlet="الجزيرة") == "unnamed:media/aljazeera:مصدر عسكري"
    assert _origin(outlet="الجزيرة") == _origin(_source("الجزيرة", "media", "media/aljazeera")) == "outlet:media/aljazeera"
    assert _origin(_source("مراسلنا", "reporter"), outlet="الجزيرة") == "outlet:media/aljazeera"
    assert _origin(id="d7") == "document:d7"
    assert _origin(MILITARY, id="d7") == "unnamed:d7:مصدر عسكري"


def test_a_report_that_credits_one_agency_speaks_for_it_and_one_of_two_does_not() -> None:
    credit = Source(name="الأناضول", kind="agency", actor="media/anadolu", span=(0, 3))
    assert _origin(outlet="الجزيرة", credits=(credit,)) == "agency:media/anadolu"
    reuters = Source(name="رويترز", kind="agency", actor="media/reuters", span=(4, 6))
    assert _origin(outlet="الجزيرة", credits=(credit, reuters)) == "outlet:media/aljazeera"


def _call(id: str, before: str, after: str, day: str, teller: Source, agent: str, outlet: str) -> Record:
    text = f"{before} {CALL}. {after}"
    return _record(id, text, _claim(text, CALL, "لتسليم", "demand", (teller,), (agent,)), outlet=outlet, day=day)


FIRST = ("وجه المتحدث باسم القوات رسالة إلى المسلحين قائلا:", "وكان القتال قد توقف ظهرا لإجلاء العالقين.", "2020-06-04")
SECOND = ("بعد ستة أيام من الهدوء النسبي عادت المدفعية إلى العمل، وكرر قنونو", "في غضون ذلك أقلعت طائرتان من القاعدة الجوية.", "2020-06-10")


def test_one_statement_told_on_two_days_is_one_with_both_days() -> None:
    second = _call("b", *SECOND, _source("غرفة العمليات", "military"), GUNUNU, "رويترز")
    told, texts = _found(_call("a", *FIRST, SPOKESMAN, GUNUNU, "الجزيرة"), second)
    (statement,) = statements(told, texts.__getitem__)
    assert (statement.speaker, statement.documents) == (GUNUNU, ("a", "b"))
    assert (statement.first, statement.last) == ("2020-06-04", "2020-06-10")
    assert [(told.document, told.start) for told in statement.retellings] == [("a", "2020-06-04"), ("b", "2020-06-10")]
    assert statement.words >= 12
    assert {telling.origin for telling in with_origins(told, [], texts.__getitem__)} == {f"speaker:{GUNUNU}"}


def test_other_persons_or_other_words_make_no_statement() -> None:
    first = _call("a", *FIRST, SPOKESMAN, GUNUNU, "الجزيرة")
    haftar = _source("خليفة حفتر", "commander", "libya/person-haftar")
    assert not statements(*_pair(first, _call("b", *SECOND, haftar, "libya/person-haftar", "رويترز")))
    text = "دعا قنونو السكان إلى ملازمة منازلهم والابتعاد عن خطوط النار حتى إشعار آخر."
    assert not statements(*_pair(first, _record("b", text, _claim(text, text, "دعا", "demand", (SPOKESMAN,), (GUNUNU,)))))
    assert not statements(*_pair(first, _call("b", SECOND[0], SECOND[1], "2021-02-01", SPOKESMAN, GUNUNU, "رويترز")))


def test_two_bodies_that_speak_side_by_side_keep_their_own_words() -> None:
    guard, ministry = _source("الحرس الرئاسي", "military", "libya/presidential-guard"), _source("وزارة الصحة", "government", "libya/gna")
    said = "إن رجاله استعادوا البوابة الشرقية ومخفر الجمارك بعد معركة دامت حتى طلوع الفجر وأسروا عشرة مسلحين"
    warned = "إن مستشفيات المنطقة لم يبق فيها من الدم والمخدر ما يكفي لعلاج جرحى يوم واحد آخر"
    text = f"قال الحرس الرئاسي {said}. وقالت وزارة الصحة {warned}."

    def record(id: str, day: str) -> Record:
        claims = (_claim(text, said, "وأسروا", "capture", (guard,)), _claim(text, warned, "جرحى", "injure", (ministry,)))
        return _record(id, text, *claims, outlet="الجزيرة", day=day)

    told, texts = _found(record("a", "2020-06-01"), record("b", "2020-06-02"))
    assert {found.speaker for found in statements(told, texts.__getitem__)} == {"libya/presidential-guard", "libya/gna"}
    origins = {(telling.claim.type, telling.origin) for telling in with_origins(told, find_copies(texts.values()), texts.__getitem__)}
    assert origins == {("capture", "speaker:libya/presidential-guard"), ("injure", "speaker:libya/gna")}


def _pair(one: Record, other: Record):  # type: ignore[no-untyped-def]
    told, texts = _found(one, other)
    return told, texts.__getitem__


def test_a_speaker_who_speaks_twice_is_one_origin() -> None:
    text = "دعا قنونو السكان إلى ملازمة منازلهم والابتعاد عن خطوط النار حتى إشعار آخر."
    second = _record("b", text, _claim(text, text, "دعا", "demand", (SPOKESMAN,), (GUNUNU,)), outlet="رويترز", day="2020-06-20")
    assert set(_origins(_call("a", *FIRST, SPOKESMAN, GUNUNU, "الجزيرة"), second).values()) == {f"speaker:{GUNUNU}"}


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(4)))
def test_the_order_of_documents_changes_nothing(order: list[int]) -> None:
    second = "مصرع حراس مخزن قمح\n\n" + WIRE.split("\n\n", 1)[1]
    records = [_record("a", WIRE, _wire_claim(), outlet="وكالة الأناضول"), _record("b", second, _wire_claim(second), outlet="الجزيرة"),
               _call("c", *FIRST, SPOKESMAN, GUNUNU, "الجزيرة"), _call("d", *SECOND, MILITARY, GUNUNU, "رويترز")]
    assert _origins(*(records[at] for at in order)) == _origins(*records)


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the shared seeds do not lie beside the working copy")
def test_the_last_call_of_the_seeds_is_one_statement_with_two_dates() -> None:
    paths = sorted((SHARED / "seeds").glob("00[23]_*.txt"))
    records = [read_document(path.read_text(encoding="utf-8"), id=path.name[:3]) for path in paths]
    told, texts = _found(*records)
    (call,) = [found for found in statements(told, texts.__getitem__) if found.speaker == GUNUNU]
    assert call.documents == ("002", "003")
    assert (call.first, call.last) == ("2020-06-06", "2020-06-10")
    assert call.words >= 10
    origins = {telling.ref: telling.origin for telling in with_origins(told, find_copies(texts.values()), texts.__getitem__)}
    assert {origins[ref] for ref in call.claims} == {f"speaker:{GUNUNU}"}
