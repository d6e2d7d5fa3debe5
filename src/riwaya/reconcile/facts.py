"""The facts of a telling that event coreference compares: small, interned, without text, so that a million fit in memory."""

from __future__ import annotations

from typing import NamedTuple


class Facts(NamedTuple):
    """What coreference knows of a telling.

    Days are proleptic ordinals (`date.toordinal`), 0 where undated. `place` is a gazetteer id or "" and `lat`, `lon` WGS 84
    degrees with `radius` in kilometres, NaN where unplaced. `agents` and `patients` are actor ids or folded words; `amounts` are
    (measure, of, low, high) with high -1 where open. `said` is a hash of the folded words of the claim's own span: the same words printed
    twice have the same hash.

    How tellings of one report stand to each other: `at` is the offset of the trigger, `sentence` that of its sentence, `paragraph` and
    `section` count from 0 (a section ends where words like "on the other hand" begin another). `other` says that words next to the trigger
    set the claim against one told before ("in another attack"), `refers` that its trigger refers back ("the attack", "this attack").
    `stem` is the trigger without its clitics. `words` and `context` are sets of words of the claim and of its sentence, one bit a word.
    """

    document: str
    claim: str
    published: int
    type: str
    factuality: str
    start: int
    end: int
    place: str
    lat: float
    lon: float
    radius: float
    theatre: str
    agents: tuple[str, ...]
    patients: tuple[str, ...]
    amounts: tuple[tuple[str, str, int, int], ...]
    means: tuple[str, ...]
    speaker: str
    camp: str
    origin: str
    said: int
    at: int = 0
    sentence: int = 0
    paragraph: int = 0
    section: int = 0
    other: bool = False
    refers: bool = False
    stem: str = ""
    words: int = 0
    context: int = 0
