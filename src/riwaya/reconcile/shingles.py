"""The prose of a report as folded words, and the sketches that find it again: fingerprints of runs, and MinHash bands.

Fingerprints are winnowed (Schleimer, Wilkerson, Aiken: "Winnowing", SIGMOD 2003): two texts that share RUN + WINDOW - 1 = 9 words in
a row always share one. MinHash bands (Broder 1997; bands after Leskovec, Rajaraman, Ullman: "Mining of Massive Datasets", ch. 3) find texts
that are alike all over though edited in every sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from rensa import RMinHash  # type: ignore[import-untyped]

from riwaya.model.record import Span
from riwaya.text.fold import MARKS, fold_word

RUN, WINDOW = 6, 4
BANDS, ROWS, SHINGLE, SEED = 24, 4, 3, 1
_WORD = re.compile(rf"(?:[^\W_]|[{re.escape(MARKS)}])+")
_LONG = 4


class Prose(NamedTuple):
    """A report's own words in order: folded `words`, their offsets in the text, and the number of each word's line."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lines: tuple[int, ...]


class Fingerprint(NamedTuple):
    """A hash of RUN words and the word it begins at."""

    hash: int
    at: int


@lru_cache(maxsize=200_000)
def _key(word: str) -> str:
    """The form that is compared: folded, without the "and" that editors put before and take away."""
    folded = fold_word(word).casefold()
    return folded[1:] if len(folded) >= _LONG and folded[0] == "و" else folded


@lru_cache(maxsize=200_000)
def _hash(word: str) -> int:
    """A number for a word, the same in every process."""
    return int.from_bytes(blake2b(word.encode(), digest_size=7).digest(), "big")


def read_prose(text: str, leave_out: Sequence[Span] = ()) -> Prose:
    """The words of a text outside the spans of `leave_out` (furniture, credits); marks and punctuation are dropped."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    lines: list[int] = []
    at = 0
    for number, line in enumerate(_blanked(text, leave_out).split("\n")):
        for match in _WORD.finditer(line):
            key = _key(match[0])
            if key:
                words.append(key)
                starts.append(at + match.start())
                ends.append(at + match.end())
                lines.append(number)
        at += len(line) + 1
    return Prose(tuple(words), tuple(starts), tuple(ends), tuple(lines))


def _blanked(text: str, spans: Sequence[Span]) -> str:
    """The text with blanks for the spans, line breaks kept, so that offsets and lines stay."""
    for start, end in spans:
        text = text[:start] + "\n".join(" " * len(part) for part in text[start:end].split("\n")) + text[end:]
    return text


def run_of(words: Iterable[str]) -> int:
    """A 64-bit hash of words in order. Numbers hash the same in every process, as strings do not."""
    return hash(tuple(_hash(word) for word in words)) & 0xFFFF_FFFF_FFFF_FFFF


def runs(words: Sequence[str], length: int) -> Iterator[int]:
    """Hashes of every run of `length` words; a shorter text is one run."""
    numbers = [_hash(word) for word in words]
    for run in zip(*(numbers[shift:] for shift in range(length)), strict=False):
        yield hash(run) & 0xFFFF_FFFF_FFFF_FFFF
    if 0 < len(numbers) < length:
        yield hash(tuple(numbers)) & 0xFFFF_FFFF_FFFF_FFFF


def fingerprints(prose: Prose) -> list[Fingerprint]:
    """The winnowed runs of a text: of every WINDOW runs in a row the one of least hash, the last where two are equal."""
    hashes = list(runs(prose.words, RUN))
    found: list[Fingerprint] = []
    at = -1
    for last in range(max(0, min(WINDOW, len(hashes)) - 1), len(hashes)):
        first = max(0, last - WINDOW + 1)
        if at >= first and hashes[last] > hashes[at]:
            continue
        least = last if at >= first else max(range(first, last + 1), key=lambda place: (-hashes[place], place))
        if least != at:
            at = least
            found.append(Fingerprint(hashes[at], at))
    return found


def bands(prose: Prose) -> list[int]:
    """Keys of the bands of a text's MinHash: two texts that share one are worth a look (half of those at a Jaccard of 0.43)."""
    shingles = set(runs(prose.words, SHINGLE))
    if not shingles:
        return []
    digest = RMinHash.digest_matrix_from_token_hash_sets([sorted(shingles)], BANDS * ROWS, SEED).to_rows()[0]
    return [hash((band, *digest[band * ROWS:(band + 1) * ROWS])) & 0xFFFF_FFFF_FFFF_FFFF for band in range(BANDS)]
