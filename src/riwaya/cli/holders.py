"""`riwaya holders`: who holds which place, when, as each camp tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from riwaya.cli.common import one_line, quiet_end, store_option

if TYPE_CHECKING:
    from riwaya.reconcile.holders import Holders, Tenure


class DayType(click.ParamType[str]):
    """An ISO day on the command line."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day; a usage error where it is none."""
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            self.fail(f"{str(value)[:40]!r} is no day (YYYY-MM-DD)", param, ctx)


@click.command()
@store_option
@click.option("--on", "day", type=DayType(), help="Only who holds what on this day.")
@click.option("--place", default="", help="Only places whose id this is, or whose name holds it.")
@click.option("--camp", default="", help="Only as this camp tells it.")
@click.option("--map", "drawing", type=click.Path(dir_okay=False, path_type=Path), is_flag=False, flag_value="holders.svg",
              help="Draw the places too, into this file: .svg (holders.svg if none is named), or .geojson.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def holders(store: str, day: str | None, place: str, camp: str, drawing: Path | None, as_json: bool) -> None:
    """Replay the claims about control: a timeline of holders a place, as each camp tells it; contested spans are marked.

    A camp's word stands until it says otherwise; it says nothing of the time before.
    """
    with quiet_end():
        from riwaya.reconcile.camps import tellings
        from riwaya.reconcile.holders import holders as replay
        from riwaya.store.open import open_store
        from riwaya.store.records import records

        with open_store(store, create=False) as opened:
            found = replay(telling for record in records(opened) for telling in tellings(record))
        tenures = [tenure for tenure in (found.on(day) if day else found.tenures) if _wanted(tenure, place, camp)]
        for line in _json(tenures) if as_json else _lines(tenures, found, day):
            click.echo(line)
        if drawing is not None:
            _draw(tenures, day, drawing)


def _wanted(tenure: Tenure, place: str, camp: str) -> bool:
    return (place in ("", tenure.place) or place.lower() in tenure.name.lower()) and camp in ("", tenure.camp)


def _json(tenures: Sequence[Tenure]) -> Iterator[str]:
    import msgspec

    for tenure in tenures:
        yield msgspec.json.encode(tenure._asdict()).decode()


def _lines(tenures: Sequence[Tenure], found: Holders, day: str | None) -> Iterator[str]:
    from riwaya.cli.eventtext import name

    place = ""
    for tenure in tenures:
        if tenure.place != place:
            place = tenure.place
            yield f"{one_line(tenure.name)} ({place})"
        began = tenure.taken.start if tenure.taken.start == tenure.taken.end else f"{tenure.taken.start}..{tenure.taken.end}"
        until = f" until {tenure.end}" if tenure.end else ""
        contested = tenure.contested_on(day) if day else bool(tenure.contested)
        holder = name(tenure.holder) if tenure.holder else "nobody named" + "".join(f", not {name(one)}" for one in tenure.denies)
        yield f"  {holder} since {began}{until}, says {name(tenure.camp)} (last on {tenure.told}){' · CONTESTED' if contested else ''}"
    yield f"{len(tenures):,} tenures; {found.unplaced:,} claims about control name no known place, {found.undated:,} no day"


def _draw(tenures: Sequence[Tenure], day: str | None, path: Path) -> None:
    placed = [tenure for tenure in tenures if tenure.lat is not None]
    text = _geojson(placed, day) if path.suffix == ".geojson" else _svg(placed, day)
    path.write_text(text, encoding="utf-8")


def _svg(tenures: Sequence[Tenure], day: str | None) -> str:
    from riwaya.cli.eventtext import name
    from riwaya.export.svgmap import Circle, svg_map

    circles = [
        Circle(t.lat or 0.0, t.lon or 0.0, t.radius_km or 0.0, t.name, name(t.holder), t.contested_on(day) if day else bool(t.contested))
        for t in tenures
    ]
    return svg_map(circles, f"Holders on {day}, as told" if day else "Holders, as told")


def _geojson(tenures: Sequence[Tenure], day: str | None) -> str:
    import msgspec

    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [tenure.lon, tenure.lat]},
            "properties": {**tenure._asdict(), "on": day},
        }
        for tenure in tenures
    ]
    return msgspec.json.encode({"type": "FeatureCollection", "features": features}).decode() + "\n"
