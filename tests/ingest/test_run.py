"""Reading in several processes: order, and what happens when one dies."""

from __future__ import annotations

import os
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.errors import InputError, MissingInput
from riwaya.ingest import run
from riwaya.ingest.report import Item, Report
from riwaya.model.record import Record

# Pieces of reports, to be strewn together with whatever else a text may hold.
PIECES = (
    "قصف", "الجيش", "قوات", "حفتر", "مقتل", "ثلاثة", "٣", "12", "ألف", "و", "في", "من", "على", "طرابلس", "حي", "قرب", "كم", "عن", "السبت", "الماضي",
    "أمس", "منذ", "بين", "إلى", "عشرات", "نحو", "قال", "إن", "وأضاف", "بحسب", "وكالة", "الأناضول", "المتحدث", "باسم", "العميد", "محمد", "هجوما", "شن", "صد",
    "الذي", "لم", "قد", "يناير", "2020", "هـ", "رجب", "،", ".", "\n", "(", ")", "«", "»", '"', ":", "-", "/", "ه", "ها", "هم", "\u064b", "\u0640", "\u200f",
)  # fmt: skip


def items(count: int) -> Iterator[Item]:
    """Reports with an error among them."""
    for n in range(count):
        yield MissingInput("gone", f"file{n}") if n % 10 == 3 else Report(str(n), f"قصف المدينة {n}", place=f"file:{n}")


def test_order_is_kept_and_errors_stay_in_their_place() -> None:
    alone, together = list(run.read_all(items(50), 1)), list(run.read_all(items(50), 3))
    assert [str(line) for line in alone] == [str(line) for line in together]
    assert [isinstance(line, InputError) for line in alone] == [n % 10 == 3 for n in range(50)]


def test_the_input_is_not_read_far_ahead() -> None:
    taken = 0

    def source() -> Iterator[Item]:
        nonlocal taken
        for item in items(5000):
            taken += 1
            yield item

    lines = run.read_all(source(), 2)
    next(lines)
    assert taken <= (2 * run.WAITING_PER_JOB + 1) * run.BATCH_REPORTS
    lines.close()  # type: ignore[attr-defined]


def test_a_reader_that_fails_is_an_error_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("riwaya.claims.reader.read_document", lambda text, **_: 1 / 0)
    [line] = run.read_all([Report("a", "x", place="file:1")])
    assert isinstance(line, InputError) and line.code == "E_READER" and line.place == "file:1"


def test_a_worker_that_dies_takes_no_neighbour_down(monkeypatch: pytest.MonkeyPatch) -> None:
    from riwaya.claims import reader

    whole = reader.read_document

    def deadly(text: str, **rest: object) -> object:
        if text == "die":
            os._exit(1)
        return whole(text, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(reader, "read_document", deadly)
    reports = [Report(str(n), "die" if n == 20 else "قصف", place=f"file:{n}") for n in range(60)]
    lines = list(run.read_all(reports, 2))
    assert len(lines) == 60
    assert [n for n, line in enumerate(lines) if isinstance(line, InputError)] == [20]


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=60).map(" ".join))
def test_any_text_gives_a_record_whose_values_quote_it(text: str) -> None:
    line = run.read_one(Report("any", text, published=("2020-06-06", "2020-06-06")))
    assert isinstance(line, bytes), line
    record = msgspec.json.decode(line, type=Record)
    assert record.document.text == text
    for claim in record.claims:
        assert 0 <= claim.span[0] <= claim.trigger[0] < claim.trigger[1] <= claim.span[1] <= len(text)
        values = (*claim.agents, *claim.patients, *claim.places, *claim.quantities, *claim.means, *claim.sources)
        for value in (*values, *claim.loaded_terms, *([claim.time] if claim.time else ())):
            assert value.span or value.basis or value.rule
            if value.span:
                assert text[slice(*value.span)] == value.text
