"""Reprints: the made set and its floors, negatives one by one, spans, direction, kinds, and the order of documents."""

from __future__ import annotations

import random
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import Made, made

from riwaya.reconcile.families import same_text, with_chains
from riwaya.reconcile.reprints import Text, find_copies
from riwaya.reconcile.shingles import fingerprints, read_prose
from riwaya.reconcile.telling import Copy

RECALL, PRECISION = 0.97, 0.98

WIRE = """مصرع عاملين في انهيار سد ترابي بوادي الملح

لقي عاملان مصرعهما وفقد ثلاثة آخرون إثر انهيار سد ترابي في وادي الملح بعد ليلة من الأمطار الغزيرة، وفق ما أعلنته هيئة المياه.

وقالت الهيئة إن المهندسين كانوا قد حذروا قبل شهرين من تشققات في الجدار الشرقي، وإن أعمال الترميم توقفت لنقص الإسمنت والوقود.

وانتقلت فرق الإنقاذ إلى الموقع على متن قوارب مطاطية، بينما أجلى الجنود سكان أربع قرى تقع أسفل المجرى إلى مدارس البلدة المجاورة."""
OTHER = """افتتاح معرض للكتاب المستعمل في حديقة البلدية

توافد مئات القراء على الحديقة العامة لشراء الروايات القديمة والقواميس بأسعار رمزية، في معرض تنظمه جمعية الطلاب كل خريف ويمتد عشرة أيام.

وقال أمين المكتبة إن الإقبال فاق التوقعات هذا الموسم، خاصة على كتب التاريخ المحلي ودواوين الشعر الشعبي التي نفدت في الساعات الأولى."""


@cache
def _made() -> tuple[Made, tuple[Copy, ...]]:
    found = made()
    return found, tuple(find_copies(found.texts))


def test_the_made_set_reaches_its_floors() -> None:
    gold, copies = _made()
    found = {frozenset(pair) for pair in same_text(copies)}
    right = [pair for pair in found if frozenset.intersection(*(gold.families[id] for id in pair))]
    assert len(gold.copies) > 200
    assert len(gold.copies & found) / len(gold.copies) >= RECALL, sorted(map(sorted, gold.copies - found))
    assert len(right) / len(found) >= PRECISION, sorted(map(sorted, found - set(right)))


def test_forms_backgrounds_and_other_reports_are_no_copies() -> None:
    gold, copies = _made()
    alone = {text.id for text in gold.texts if ":" in text.id and text.id.split(":")[1].isdigit() or text.id.endswith(":rival")}
    assert len(alone) > 25
    assert not [(copy.document, copy.of) for copy in copies if copy.document in alone or copy.of in alone]


def test_another_report_that_quotes_the_wire_is_no_copy_of_it() -> None:
    gold, copies = _made()
    quoting = {text.id for text in gold.texts if text.id.endswith((":quoting", ":backed"))}
    family = {f"{id.split(':')[0]}:{kind}" for id in quoting for kind in ("other", "quoting", "backed")}
    assert {copy.of for copy in copies if copy.document in quoting} <= family


def test_passages_are_the_same_words_in_both_texts() -> None:
    gold, copies = _made()
    texts = {text.id: text.text for text in gold.texts}
    for copy in copies:
        assert 0 < copy.share <= 1
        for passage in copy.passages:
            here = read_prose(texts[copy.document][slice(*passage.span)]).words
            there = read_prose(texts[copy.of][slice(*passage.of_span)]).words
            assert here[0] == there[0]
            assert here[-1] == there[-1]
            assert len(set(here) & set(there)) >= len(set(here)) / 2


def test_nobody_copies_itself_and_the_agency_comes_first() -> None:
    gold, copies = _made()
    agencies = {text.id for text in gold.texts if text.agencies and ":" not in text.id}
    assert not [copy for copy in copies if copy.document == copy.of]
    assert not [copy for copy in copies if copy.document in agencies]


@pytest.mark.parametrize(("variant", "kinds"), [("retitled", {"reprint"}), ("brief", {"excerpt"}), ("half", {"reprint"}), ("added", {"reprint"})])
def test_kinds(variant: str, kinds: set[str]) -> None:
    _, copies = _made()
    assert {copy.kind for copy in copies if copy.document.endswith(f":{variant}")} == kinds


def test_a_round_up_is_merged_of_both() -> None:
    _, copies = _made()
    merged = [copy for copy in copies if copy.document == "libya-port+syria-market"]
    assert {copy.of.split(":")[0] for copy in merged} == {"libya-port", "syria-market"}
    assert {copy.kind for copy in merged} == {"merged"}
    assert ("libya-port", "syria-market") not in same_text(copies)


def test_the_order_of_documents_and_fetching_them_again_change_nothing() -> None:
    gold, copies = _made()
    texts = list(gold.texts)
    by_id = {text.id: text for text in texts}
    random.Random(7).shuffle(texts)
    assert tuple(find_copies(iter(texts), by_id.__getitem__)) == copies


@settings(max_examples=25, deadline=None)
@given(st.permutations(["a", "b", "c", "d"]))
def test_any_order_of_a_small_set_gives_the_same(order: list[str]) -> None:
    texts = {"a": Text("a", WIRE, "x", (), "2020-01-01"), "b": Text("b", WIRE, "y", (), "2020-01-02"), "c": Text("c", OTHER, "x", (), "2020-01-01"),
             "d": Text("d", WIRE.partition("\n\nوانتقلت")[0], "z", (), "2020-01-02")}
    copies = find_copies(texts[id] for id in order)
    assert [(copy.document, copy.of, copy.kind) for copy in copies] == [("b", "a", "reprint"), ("d", "a", "reprint")]


def test_direction() -> None:
    def told(one: Text, other: Text) -> tuple[str, str]:
        (copy,) = find_copies([one, other])
        return copy.document, copy.of

    late, early = Text("a", WIRE, "x", (), "2020-01-02"), Text("b", WIRE, "y", (), "2020-01-01")
    assert told(late, early) == ("a", "b")
    assert told(early, Text("c", WIRE, "ag", ("ag",), "2020-01-02")) == ("b", "c")
    assert told(Text("a", WIRE), Text("b", f"{WIRE}\n\nوتعهدت الحكومة بفتح تحقيق عاجل في الحادث.")) == ("a", "b")
    assert told(Text("b", WIRE), Text("a", WIRE)) == ("b", "a")


def test_both_credit_one_agency() -> None:
    (copy,) = find_copies([Text("a", WIRE, "x", ("ag",), "2020-01-01"), Text("b", WIRE, "y", ("ag",), "2020-01-01")])
    assert copy.kind == "agency"


def test_furniture_is_no_prose() -> None:
    menu = "اشترك في نشرتنا البريدية لتصلك آخر الأخبار كل صباح على هاتفك أو بريدك الإلكتروني مجانا ومن دون إعلانات مزعجة في أي وقت تشاء وأينما كنت"
    bodies = {"a": WIRE[:120], "b": OTHER[:120]}
    with_menu = [Text(id, f"{body}\n{menu}", "x", (), "2020-01-01") for id, body in bodies.items()]
    assert find_copies([text._replace(boilerplate=((len(bodies[text.id]), len(text.text)),)) for text in with_menu]) == []


def test_the_same_text_much_later_is_a_copy_but_a_half_of_it_is_none() -> None:
    half = WIRE.split("\n\n")
    rest = OTHER.split("\n\n")
    early = Text("a", WIRE, "x", (), "2020-01-01")
    assert find_copies([early, Text("b", WIRE, "y", (), "2020-03-01")])
    mixed = "\n\n".join([rest[0], rest[1], half[2], rest[2]])
    assert not find_copies([early, Text("b", mixed, "y", (), "2020-03-01")])


@pytest.mark.parametrize("text", ["", " \n\n ", "!!! ؟؟؟", "كلمة", "\x00\x1b[31m", "12 34"])
def test_texts_of_almost_nothing(text: str) -> None:
    assert find_copies([Text("a", text), Text("b", text), Text("c", WIRE)]) == []


def test_a_single_sentence_printed_twice() -> None:
    line = "سقطت قذيفتان على سوق البلدة القديمة عصر الثلاثاء من دون وقوع إصابات بحسب شهود"
    (copy,) = find_copies([Text("a", line, "x"), Text("b", line + ".", "y")])
    assert copy.passages[0].span == (0, len(line))


def test_spelling_does_not_hide_a_copy() -> None:
    changed = WIRE.replace("أ", "ا").replace("ة", "ه").replace("ثلاثة", "ثلاثه").replace("ى", "ي").replace("،", ",")
    (copy,) = find_copies([Text("a", WIRE, "x"), Text("b", changed, "y")])
    assert copy.share > 0.95


@given(st.lists(st.sampled_from("اب تث جح خد ذر زس شص ضط ظع غف قك لم نه وي".split()), min_size=12, max_size=60),
       st.lists(st.sampled_from("ءا ءب ءت ءث ءج".split()), max_size=20))
def test_texts_that_share_nine_words_in_a_row_share_a_fingerprint(words: list[str], before: list[str]) -> None:
    one, other = read_prose(" ".join(words)), read_prose(" ".join([*before, *words]))
    assert {mark.hash for mark in fingerprints(one)} & {mark.hash for mark in fingerprints(other)}


def test_copies_of_copies_lead_to_the_first_text() -> None:
    gold, copies = _made()
    chained = with_chains(copies)
    assert {(copy.document, copy.of) for copy in copies} <= {(copy.document, copy.of) for copy in chained}
    assert [copy.document for copy in chained] == sorted(copy.document for copy in chained)
    assert "syria-market" in {copy.of for copy in chained if copy.document == "syria-market:half"}
