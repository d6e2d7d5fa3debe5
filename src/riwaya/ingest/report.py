"""What every reader of formats gives: a report to be read, or an error in its place."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.errors import InputError

Days = tuple[str, str]


class Report(NamedTuple):
    """A text with what is known of it beside the text; `published` is a pair of ISO days, `dated_by` says how it is known."""

    id: str
    text: str
    source: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: Days | None = None
    retrieved: str | None = None
    encoding: str | None = None
    place: str = ""
    dated_by: str | None = None

    def or_else(self, outlet: str | None, published: Days | None) -> Report:
        """The same report, with outlet and date where it has none of its own."""
        return self._replace(outlet=self.outlet or outlet, published=self.published or published)


Item = Report | InputError
