"""The filters of every view: read from the address, bounded, and written back into it."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from riwaya.store import search


def _plain(word: str) -> str:
    if "\0" in word:
        raise ValueError("a null character is no part of a word")
    return word


def _day(day: str) -> str:
    if day and date.fromisoformat(day).isoformat() != day:
        raise ValueError("a day is written as 2020-06-06")
    return day


Word = Annotated[str, Field(max_length=200), AfterValidator(_plain)]
Day = Annotated[str, Field(max_length=10, json_schema_extra={"format": "date"}), AfterValidator(_day)]


class Filters(BaseModel):
    """What a view shows: words (Arabic folded), type, actor, place, days, camp, grade, outlet, field of conflict, page."""

    model_config = ConfigDict(populate_by_name=True, frozen=True)

    q: Word = ""
    type: Word = ""
    actor: Word = ""
    place: Word = ""
    start: Annotated[Day, Field(alias="from")] = ""
    end: Annotated[Day, Field(alias="to")] = ""
    camp: Word = ""
    grade: Word = ""
    outlet: Word = ""
    conflict: Word = ""
    sort: Annotated[str, Field(max_length=20), AfterValidator(_plain)] = ""
    page: Annotated[int, Field(ge=1, le=100_000)] = 1

    def query(self, **changes: object) -> str:
        """The address's query with some filters changed, empty ones left out; begins with `?`, or is empty."""
        values = {**self.model_dump(by_alias=True), **changes}
        kept = {name: value for name, value in values.items() if value not in ("", None) and (name, value) != ("page", 1)}
        return "?" + urlencode(kept) if kept else ""

    def wanted(self, order: str, limit: int) -> search.Query:
        """The question to the store: `order` where the address names none, `limit` rows a page."""
        return search.Query(
            text=self.q, types=_one(self.type), actors=_one(self.actor), place=self.place, start=self.start, end=self.end,
            camps=_one(self.camp), grades=_one(self.grade), outlet=self.outlet, conflict=self.conflict, order=self.sort or order,
            limit=limit, offset=(self.page - 1) * limit,
        )  # fmt: skip

    @property
    def narrowed(self) -> bool:
        """Whether anything is filtered at all."""
        return any(value for name, value in self.model_dump().items() if name not in ("page", "sort"))


def _one(word: str) -> tuple[str, ...]:
    return (word,) if word else ()


FiltersQuery = Annotated[Filters, Query()]
