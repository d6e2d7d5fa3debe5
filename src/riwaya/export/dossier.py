"""The dossier of an event: one page of HTML that needs nothing from outside, in English and Arabic, to read and to print.

Every account, conflict and quote, with offsets, digests of the texts, addresses and the chain of tellers. All text from outside is
escaped by the template engine; text of either direction is isolated, and hidden characters are shown as escapes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, BinaryIO

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from riwaya.export import names
from riwaya.export.bundle import Options, Pair, Pairs, Summary
from riwaya.export.dossier_view import view
from riwaya.export.safe import visible

TEMPLATE = "dossier.html.j2"


def write(pairs: Pairs, out: BinaryIO, options: Options | None = None) -> Summary:
    """Write one page with the dossiers of the events, each on sheets of its own in print."""
    summary = Summary()
    for chunk in _environment().get_template(TEMPLATE).generate(events=_views(pairs, summary), words=words()):
        out.write(chunk.encode("utf-8", "replace"))
    return summary


def page(pairs: Iterable[Pair]) -> str:
    """The page as text."""
    return _environment().get_template(TEMPLATE).render(events=_views(pairs, Summary()), words=words())


def _views(pairs: Pairs, summary: Summary) -> Iterator[dict[str, Any]]:
    for event, bundle in pairs:
        summary.events += 1
        summary.rows += 1
        yield view(event, bundle, words())


@cache
def words() -> dict[str, names.Name]:
    """The page's own words in the two languages, by key."""
    return {row["key"]: names.Name(row["en"], row["ar"]) for row in names.table("dossier")}


@cache
def _environment() -> Environment:
    environment = Environment(loader=FileSystemLoader(names.EXPORT), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters["visible"] = visible
    return environment
