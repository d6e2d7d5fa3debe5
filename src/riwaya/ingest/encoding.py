"""Tell the encoding of bytes: UTF-8, UTF-16 with or without a mark, windows-1256; say what it is, or that it is no text.

The name that `decode` returns goes into `document.encoding`, so that a reader of the record knows how the text came about.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from riwaya.errors import BinaryInput, EncodingError

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"OggS", "an Ogg file"),
    (b"RIFF", "a RIFF media file"),
    (b"ID3", "an MP3 file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_PLAIN = re.compile("[\u0600-\u06ff\u0020-\u007e\\s\u00ab\u00bb\u2000-\u206f\ufb50-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile("[\u0621-\u064a]")
_SURROGATE = re.compile("[\ud800-\udfff]")
SAMPLE = 65_536


class Decoded(NamedTuple):
    """A text and the name of the encoding it came in."""

    text: str
    encoding: str


def decode(data: bytes, place: str = "") -> Decoded:
    """The text of some bytes. Raises BinaryInput or EncodingError where they are no text that can be read."""
    marked = marked_encoding(data)
    if marked:
        return _marked(data, marked, place)
    _refuse_magic(data, place)
    wide = wide_encoding(data)
    if wide:
        return Decoded(data.decode(wide, "replace"), wide)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _narrow(data, place)
    _refuse_controls(text, place)
    return Decoded(text, "utf-8")


def marked_encoding(data: bytes) -> str:
    """The encoding that a byte order mark names, or nothing."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), "")


def wide_encoding(data: bytes) -> str:
    """UTF-16 without a mark, known by its zero and 0x06 bytes; or nothing."""
    sample = data[: 4096 - 4096 % 2] if len(data) > 4096 else data[: len(data) - len(data) % 2]
    if len(sample) < 4 or not (b"\x00" in sample or b"\x06" in sample):
        return ""
    shares = {name: _plain_share(sample.decode(name, "replace")) for name in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= 0.9 else ""


def replace_surrogates(text: str) -> tuple[str, int]:
    """A text whose half characters (lone surrogates) are U+FFFD, one for one, and how many there were."""
    return _SURROGATE.subn("\ufffd", text)


def note(encoding: str, broken: int) -> str:
    """The encoding's name, with the number of broken characters that stand as U+FFFD in the text."""
    return f"{encoding}, {broken} broken replaced" if broken else encoding


def _plain_share(text: str) -> float:
    return len(_PLAIN.findall(text)) / max(1, len(text))


def _marked(data: bytes, name: str, place: str) -> Decoded:
    mark = next(mark for mark, known in _MARKS if known == name)
    body = data[len(mark) :]
    text = body.decode(name, "replace")
    _refuse_controls(text, place)
    return Decoded(text, note(name, len(text) - len(body.decode(name, "ignore"))))


def _refuse_magic(data: bytes, place: str) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise BinaryInput(f"this is {what}, not text", place)


def _refuse_controls(text: str, place: str) -> None:
    sample = text[:SAMPLE]
    controls = len(_CONTROL.findall(sample))
    if controls > 2 and controls * 100 > len(sample) or "\x00" in sample and len(sample) < 64:
        raise BinaryInput("these bytes are no text", place)


def _narrow(data: bytes, place: str) -> Decoded:
    """Bytes that are no clean UTF-8: damaged UTF-8, windows-1256, or windows-1252."""
    mended, sound = data.decode("utf-8", "replace"), data.decode("utf-8", "ignore")
    broken = len(mended) - len(sound)
    continuation = len(sound.encode("utf-8")) - len(sound)
    if continuation and broken <= max(1, continuation // 20):
        _refuse_controls(mended, place)
        return Decoded(mended, note("utf-8", broken))
    text = data.decode("cp1256")
    _refuse_controls(text, place)
    high = sum(byte > 0x7F for byte in data[:SAMPLE])
    arabic = len(_LETTER.findall(text[:SAMPLE]))
    if arabic >= 0.6 * high:
        return Decoded(text, "windows-1256")
    if high * 4 <= len(data[:SAMPLE]):
        return Decoded(data.decode("cp1252", "replace"), "windows-1252")
    raise EncodingError("the encoding is neither UTF-8, UTF-16 nor windows-1256", place)
