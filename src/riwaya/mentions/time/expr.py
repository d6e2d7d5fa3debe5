"""What a time expression says, before any calendar is asked: frozen values, no words.

Shifts count whole units from the report's own: -1 the last one, 0 the running one, 1 the next, -2 the one before the
last. `None` stands for what the text does not say.
"""

from __future__ import annotations

import msgspec


class _Expr(msgspec.Struct, frozen=True, tag=True):
    """Base of all expressions; compared by type and value."""


class Day(_Expr, frozen=True):
    """A day, told by any of: days from the report's, day of the week (Monday 0), date. `week` counts whole weeks from
    the report's; `same` takes the month or year of the day already spoken of; `coming` tells that the words around it
    look forward."""

    offset: int | None = None
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    same: bool = False
    hijri: bool = False
    week: int | None = None
    coming: bool = False


class Month(_Expr, frozen=True):
    """A month by name."""

    month: int
    year: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    hijri: bool = False


class Year(_Expr, frozen=True):
    """A numbered year; `shift` where it is also told from the report's ("العام الماضي 2014")."""

    year: int
    hijri: bool = False
    shift: int | None = None


class Unit(_Expr, frozen=True):
    """A whole week, month or year counted from the report's; `same` for the one already spoken of."""

    unit: str
    shift: int
    same: bool = False


class Season(_Expr, frozen=True):
    """A season of the year; `year_shift` where its year is told from the report's."""

    season: str
    year: int | None = None
    shift: int | None = None
    year_shift: int | None = None


class Portion(_Expr, frozen=True):
    """The start, middle or end of a month, week or year; so-manyeth of its parts ("2/4" is the second quarter); or a week of
    it ("week 1" the first, "week 0" the last)."""

    portion: str
    of: Month | Year | Unit


class Rolling(_Expr, frozen=True):
    """The last or coming so many units; `count` 0 where the number is left open; `running` counts the day itself."""

    count: int
    unit: str
    ahead: bool = False
    running: bool = False


class Ago(_Expr, frozen=True):
    """So long before the report; `bound` is more, less or nothing. `of` counts from what is being told instead:
    "two days after X" tells X."""

    count: float
    unit: str
    bound: str = ""
    of: bool = False


class Ahead(_Expr, frozen=True):
    """So long after what is being told; `coming` where the words look forward from the report."""

    count: float
    unit: str
    coming: bool = False


class Nth(_Expr, frozen=True):
    """The so-manyeth day, week, month or year of something that goes on."""

    count: int
    unit: str


class Beside(_Expr, frozen=True):
    """The day so many days from the one being told."""

    offset: int


class Part(_Expr, frozen=True):
    """A part of the day being told."""

    part: str


class Vague(_Expr, frozen=True):
    """A time left open ("recently")."""


class Since(_Expr, frozen=True):
    """From then on."""

    of: Expr


class Range(_Expr, frozen=True):
    """From one to the other."""

    first: Expr
    last: Expr


Expr = (
    Day | Month | Year | Unit | Season | Portion | Rolling | Ago | Ahead | Nth | Beside | Part | Vague | Since | Range
)
