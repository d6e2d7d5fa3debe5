"""Encodings: what is told apart, what is refused."""

from __future__ import annotations

import codecs
import contextlib
import os

import pytest

from riwaya.errors import BinaryInput, InputError
from riwaya.ingest.encoding import decode, replace_surrogates

NEWS = "قصفت المدفعية الأحياء السكنية في المدينة، وأسفر القصف عن إصابة 3 مدنيين.\nوأعلن المتحدث صد الهجوم."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (NEWS.encode(), "utf-8"),
        (codecs.BOM_UTF8 + NEWS.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + NEWS.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + NEWS.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + NEWS.encode("utf-32-le"), "utf-32-le"),
        (NEWS.encode("utf-16-le"), "utf-16-le"),
        (NEWS.encode("utf-16-be"), "utf-16-be"),
        ("قصف".encode("utf-16-le"), "utf-16-le"),
        (NEWS.encode("cp1256"), "windows-1256"),
        ("قصف".encode("cp1256"), "windows-1256"),
        (b"", "utf-8"),
        (b"plain words", "utf-8"),
    ],
)
def test_known_encodings(data: bytes, encoding: str) -> None:
    found = decode(data)
    assert found.encoding == encoding
    assert found.text in (NEWS, "قصف", "", "plain words")


def test_western_text_is_read_as_such() -> None:
    assert decode("Le général a été tué à Syrte, d'après le porte-parole.".encode("cp1252")).encoding == "windows-1252"


def test_a_letter_cut_in_half_at_the_end_is_one_broken_character() -> None:
    found = decode(NEWS[:-1].encode()[:-1])
    assert found.encoding == "utf-8, 1 broken replaced"
    assert found.text.endswith("\ufffd")


def test_odd_utf16_is_read_to_its_last_whole_character() -> None:
    assert decode(codecs.BOM_UTF16_LE + NEWS.encode("utf-16-le")[:-1]).text[:-1] == NEWS[:-1]


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 rest",
        b"\x89PNG\r\n\x1a\n\x00",
        b"PK\x03\x04word",
        b"\x1f\x8b\x08",
        b"\x00\x01\x02\x03\x04\x05\x06\x07" * 40,
        bytes(range(256)) * 8,
    ],
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(BinaryInput) as caught:
        decode(data, "file")
    assert caught.value.place == "file" and caught.value.remedy


def test_random_bytes_never_fail_otherwise() -> None:
    for size in (1, 2, 3, 5, 100, 5000):
        with contextlib.suppress(InputError):
            decode(os.urandom(size))


def test_half_an_emoji_is_one_replacement_character() -> None:
    assert replace_surrogates("قصف \ud83d هنا") == ("قصف \ufffd هنا", 1)
