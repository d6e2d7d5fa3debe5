"""Masking: private names go everywhere, public ones and offices stay, lengths and offsets too."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.export.mask import BLOCK, Mask, private_names
from riwaya.ingest.report import Report
from riwaya.ingest.run import read_one
from riwaya.model.record import Record

CASES = (
    ("أصيب المواطن سالم محمود الفيتوري بجروح في قصف استهدف حي أبو سليم في طرابلس. وقال الفيتوري إن المنزل دمر.", ("سالم", "محمود", "الفيتوري"), ("أبو سليم",)),
    ("قتل الطفل يزن خالد النجار برصاص مسلحين في نابلس. وقالت والدته هدى النجار إن ابنها كان عائدا.", ("يزن", "خالد", "هدى", "النجار"), ("نابلس",)),
    ("وقال الشاهد عمر حسن إنه رأى ثلاث جثث. وأكد محافظ مأرب سلطان العرادة مقتل أربعة مدنيين في مأرب.", ("عمر", "حسن"), ("سلطان العرادة", "مأرب")),
    ("قال محمد سالم، وهو من سكان الحي، إن القصف استمر. وأضاف سالم أن جاره قتل في غريان.", ("محمد", "سالم"), ("غريان",)),
    ("قال المتحدث باسم الجيش الوطني الليبي أحمد المسماري إن 12 مسلحا قتلوا في ترهونة.", (), ("أحمد المسماري", "ترهونة")),
    ("قصف الجيش مواقع في غريان يوم 20 ربيع الآخر 1446 هـ، وقتل خمسة مدنيين.", (), ("ربيع الآخر", "غريان")),
)  # fmt: skip


def read(text: str) -> Record:
    line = read_one(Report("doc", text, None, None, None, "عين ليبيا", None, None, None, ""))
    assert isinstance(line, bytes), line
    return msgspec.json.decode(line, type=Record)


def strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    items = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return [found for item in items for found in strings(item)]


@pytest.mark.parametrize(("text", "gone", "stays"), CASES)
def test_private_names_go_and_others_stay(text: str, gone: tuple[str, ...], stays: tuple[str, ...]) -> None:
    record = read(text)
    names = private_names(record)
    masked = Mask(names.full).record(record, names)
    told = strings(msgspec.to_builtins(masked))
    assert not [word for word in gone for one in told if word in one]
    assert all(name in masked.document.text for name in stays)
    assert len(masked.document.text) == len(text) and (BLOCK in masked.document.text) == bool(gone)


@pytest.mark.parametrize(("text", "gone", "stays"), CASES)
def test_every_value_still_quotes_the_text(text: str, gone: tuple[str, ...], stays: tuple[str, ...]) -> None:
    record = read(text)
    names = private_names(record)
    masked = Mask(names.full).record(record, names)
    assert [claim.span for claim in masked.claims] == [claim.span for claim in record.claims]
    for claim in masked.claims:
        for value in (*claim.agents, *claim.patients, *claim.places, *claim.quantities, *claim.sources, *claim.loaded_terms):
            if value.span and value.text:
                assert masked.document.text[slice(*value.span)] == value.text


def test_a_full_name_goes_from_other_reports_too_folded_and_with_particles() -> None:
    mask = Mask(["سالم الفيتوري"])
    assert mask.text("ونقل عن سالم  الفيتوري قوله") == "ونقل عن ████  ████████ قوله"
    assert mask.text("لسالم الفيتوري") == "█████ ████████"
    assert mask.text("speaker:سالم الفيتوري") == "speaker:████ ████████"
    assert mask.text("المسالم الفيتوريون") == "المسالم الفيتوريون"


def test_without_names_nothing_changes() -> None:
    record = read(CASES[4][0])
    assert Mask([]).record(record, private_names(record)) == record


@given(st.text(max_size=80), st.lists(st.text(alphabet="ابتثجح ", min_size=1, max_size=8), max_size=3))
def test_the_length_never_changes(text: str, names: list[str]) -> None:
    assert len(Mask(name for name in names if name.strip()).text(text)) == len(text)
