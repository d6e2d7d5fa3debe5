"""What holds of every text: spans slice, values rest on words, bytes repeat, time grows with length."""

from __future__ import annotations

import time
from collections.abc import Iterator

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.claims.reader import read_document
from riwaya.model.record import Record

SENTENCES = [
    "قصفت طائرات التحالف العربي مواقع للحوثيين في صنعاء.",
    "قال المتحدث باسم الجيش الوطني الليبي أحمد المسماري إن قواتنا سيطرت على مدينة ترهونة.",
    "وأضاف أن عشرة من المسلحين قتلوا في المعارك صباح اليوم الخميس.",
    "لم تقصف قوات حفتر مطار معيتيقة.",
    "بحسب المرصد السوري لحقوق الإنسان قتل خمسة مدنيين في غارة جوية على بلدة سراقب.",
    "قتل ستة جنود في هجوم شنه تنظيم داعش على حاجز للجيش العراقي في كركوك.",
]
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()})
MARKS = ["120", "٥", "،", ".", ":", "(", ")", "«", "»", '"', "\n", "\n\n", "\ud800", "\u200f"]
PIECES = st.sampled_from([*WORDS, *MARKS, "إن", "التي", "وقال", "أعلن", "من", "على"])
BYTES = msgspec.json.Encoder().encode


def spans(record: Record) -> Iterator[tuple[tuple[int, int], str]]:
    """Every span of a record with the words it claims to be."""
    for claim in record.claims:
        for value in (*claim.agents, *claim.patients, *claim.places, *claim.quantities, *claim.means, *claim.loaded_terms, *claim.sources):
            if value.span is not None:
                yield value.span, value.text or ""
        if claim.time is not None and claim.time.span is not None:
            yield claim.time.span, claim.time.text or ""


def grounded(record: Record) -> bool:
    """Whether every value has words, or says on what it rests."""
    return all(
        all(value.span is not None and value.rule for value in (*claim.agents, *claim.patients, *claim.quantities, *claim.means))
        and all(place.basis and (place.lat is None) == (place.lon is None) for place in claim.places)
        and (claim.time is None or bool(claim.time.basis))
        for claim in record.claims)


def check(text: str) -> None:
    """Read a text, and try what holds of every record."""
    record = read_document(text, id="t", published=("2019-05-02", "2019-05-02"))
    assert all(text[first:end] == words for (first, end), words in spans(record))
    assert all(text[slice(*claim.trigger)] and claim.span[0] <= claim.trigger[0] < claim.trigger[1] <= claim.span[1] for claim in record.claims)
    assert grounded(record)
    assert len({claim.id for claim in record.claims}) == len(record.claims)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60))
def test_any_words_in_any_order(pieces: list[str]) -> None:
    check(" ".join(pieces))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(text)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(min_codepoint=0x600, max_codepoint=0x6FF), max_size=200))
def test_any_arabic_letters(text: str) -> None:
    check(text)


def test_the_same_bytes_again() -> None:
    text = "\n".join(SENTENCES)
    assert BYTES(read_document(text, id="t")) == BYTES(read_document(text, id="t"))


def test_what_was_read_before_does_not_matter() -> None:
    alone = {text: BYTES(read_document(text, id="t")) for text in SENTENCES}
    assert all(BYTES(read_document(text, id="t")) == alone[text] for text in reversed(SENTENCES))


def _seconds(text: str) -> float:
    start = time.process_time()
    read_document(text, id="t", published=("2019-05-02", "2019-05-02"))
    return time.process_time() - start


def test_time_grows_with_length() -> None:
    text = "\n".join(SENTENCES)
    _seconds(text * 20)
    short, long = (min(_seconds("\n".join([text] * size)) for _ in range(3)) for size in (40, 80))
    assert long <= 3 * short
