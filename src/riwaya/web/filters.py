"""The filters of every view: read from the address, bounded, and written back into it."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

DAY = r"^\d{4}-\d{2}-\d{2}$"
WORD = Field(default="", max_length=200)


class Filters(BaseModel):
    """What a view shows: words (Arabic folded), type, actor, place, days, camp, grade, outlet, field of conflict, page."""

    model_config = ConfigDict(populate_by_name=True, frozen=True)

    q: str = WORD
    type: str = WORD
    actor: str = WORD
    place: str = WORD
    start: Annotated[str, Field(default="", alias="from", max_length=10, pattern=r"^(\d{4}-\d{2}-\d{2})?$")]
    end: Annotated[str, Field(default="", alias="to", max_length=10, pattern=r"^(\d{4}-\d{2}-\d{2})?$")]
    camp: str = WORD
    grade: str = WORD
    outlet: str = WORD
    conflict: str = WORD
    sort: str = Field(default="", max_length=20)
    page: int = Field(default=1, ge=1, le=100_000)

    def query(self, **changes: object) -> str:
        """The address's query with some filters changed, empty ones left out; begins with `?`, or is empty."""
        values = {**self.model_dump(by_alias=True), **changes}
        kept = {name: value for name, value in values.items() if value not in ("", None) and (name, value) != ("page", 1)}
        return "?" + urlencode(kept) if kept else ""

    @property
    def narrowed(self) -> bool:
        """Whether anything is filtered at all."""
        return any(value for name, value in self.model_dump().items() if name not in ("page", "sort"))


FiltersQuery = Annotated[Filters, Query()]
