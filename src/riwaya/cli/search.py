"""`riwaya search`: find events or reports in the record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from riwaya.cli.common import DaysType, one_line, quiet_end, store_option
from riwaya.ingest.report import Days

if TYPE_CHECKING:
    from riwaya.store.open import Store
    from riwaya.store.search import Query

ORDERS = ("time", "-time", "conflict", "documents", "origins", "toll")


@click.command()
@click.argument("words", nargs=-1)
@store_option
@click.option("--type", "types", multiple=True, help="A type of event or a family of types; may be given again.")
@click.option("--actor", "actors", multiple=True, help="An actor's id; may be given again.")
@click.option("--place", default="", help="A place's id, or part of its name.")
@click.option("--days", type=DaysType(), metavar="DATE|A..B", help="Days that the event overlaps.")
@click.option("--camp", "camps", multiple=True, help="A camp that tells it; may be given again.")
@click.option("--grade", "grades", multiple=True, help="A grade of corroboration; may be given again.")
@click.option("--outlet", default="", help="An outlet that prints it.")
@click.option("--conflict", default="", help="A field in which accounts differ, or `any`.")
@click.option("--order", type=click.Choice(ORDERS), default="time", show_default=True, help="What stands first.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many to list.")
@click.option("--reports", is_flag=True, help="Find reports, not events.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def search(words: tuple[str, ...], store: str, days: Days | None, reports: bool, as_json: bool, **asked: object) -> None:
    """Find events of the record. WORDS are looked for in the words of their claims, names and places, Arabic folded: hamza, ya,
    ta marbuta, tatweel, diacritics and glued particles do not matter."""
    with quiet_end():
        import msgspec

        from riwaya.store.open import open_store
        from riwaya.store.search import Query

        start, end = days or ("", "")
        query = msgspec.convert({"text": " ".join(words), "start": start, "end": end, **asked}, Query)
        _refuse_unknown(query)
        with open_store(store, create=False) as opened:
            for line in _found(opened, query, reports, as_json):
                click.echo(line)


def _refuse_unknown(query: Query) -> None:
    """Words of closed lists that stand in none of them are an error of the asker, not an empty answer."""
    from riwaya.packs.ontology import claim_types, terms
    from riwaya.reconcile.conflicts import AGENT, HAPPENED, HOLDER, TIME
    from riwaya.reconcile.grade import grades

    families = dict.fromkeys(type.family for type in claim_types().values())
    fields = ("any", HAPPENED, AGENT, HOLDER, TIME, *terms("measures"))
    asked = (("--type", query.types, (*families, *claim_types())), ("--grade", query.grades, tuple(grades())),
             ("--conflict", (query.conflict,) if query.conflict else (), fields))
    for option, values, known in asked:
        for value in values:
            if value not in known:
                raise click.BadParameter(f"{value!r} is none of {', '.join(known)}", param_hint=option)


def _found(store: Store, query: Query, reports: bool, as_json: bool) -> Iterator[str]:
    import msgspec

    from riwaya.store import search as find

    page = find.search_documents(store, _for_documents(query)) if reports else find.search(store, query)
    for row in page.rows:
        if as_json:
            yield msgspec.json.encode(row._asdict() if isinstance(row, tuple) else row).decode()
        else:
            yield _line(row)
    if not as_json:
        yield f"{len(page.rows):,} of {page.total:,}"


def _for_documents(query: Query) -> Query:
    import msgspec

    return msgspec.structs.replace(query, order="time" if query.order not in ("time", "-time") else query.order)


def _line(row: object) -> str:
    from riwaya.cli.claimtext import arabic
    from riwaya.cli.eventtext import title
    from riwaya.model.event import Event
    from riwaya.store.search import FoundDocument

    if isinstance(row, Event):
        return f"{row.id} · {title(row)} · {row.corroboration.grade}"
    assert isinstance(row, FoundDocument)
    days = "undated" if row.published is None else row.published[0] if row.published[0] == row.published[1] else "..".join(row.published)
    return f"{one_line(row.id)} · {days} · {arabic(row.outlet or 'no outlet named')} · {row.state}"
