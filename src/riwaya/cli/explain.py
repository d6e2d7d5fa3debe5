"""`riwaya explain`: why each value stands in a record, and why other things do not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from riwaya.cli.common import complain, one_line, printable, quiet_end, report_options
from riwaya.errors import InputError, NotFound

if TYPE_CHECKING:
    from riwaya.ingest.report import Days, Report

Json = dict[str, Any]
SLOTS = ("agents", "patients", "places", "time", "quantities", "means", "sources", "loaded_terms")
FACTS = (
    "actor",
    "id",
    "name",
    "lat",
    "lon",
    "radius_km",
    "start",
    "end",
    "low",
    "high",
    "measure",
    "qualifier",
    "of",
    "kind",
    "sense",
    "about",
    "note",
)


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--claim", "claim_id", metavar="ID", help="Only this claim.")
@click.option("--document", "document_id", metavar="ID", help="Only this report of a file that holds several.")
@report_options
@click.option("--json", "as_json", is_flag=True, help="Print the trail as JSON, one report a line.")
def explain(
    file: str,
    claim_id: str | None,
    document_id: str | None,
    published: Days | None,
    outlet: str | None,
    max_mb: float,
    as_json: bool,
) -> None:
    """Show a report's claims and, for each value, the rule, pack entry and words behind it.

    FILE is a text file, JSON lines, or - for standard input. For each sentence it also says what was seen and dropped,
    and why. Control characters of the text are shown as escapes.
    """
    with quiet_end():
        good = True
        found = 0
        for item in _reports(file, document_id, published, outlet, int(max_mb * 1_000_000)):
            if isinstance(item, InputError):
                complain(item)
                good = False
                continue
            found += _explain(item, claim_id, as_json)
        if good and not found:
            raise NotFound(
                f"no {'claim ' + claim_id if claim_id else 'report ' + (document_id or '')} in it",
                file,
                "riwaya explain lists the ids",
            )
    sys.exit(0 if good else 1)


def _reports(
    file: str, document_id: str | None, published: Days | None, outlet: str | None, limit: int
) -> Iterator[Report | InputError]:
    from riwaya.ingest.read import read_paths

    for item in read_paths([file], limit):
        if isinstance(item, InputError):
            yield item
        elif document_id in (None, item.id):
            yield item.or_else(outlet, published)


def _explain(report: Report, claim_id: str | None, as_json: bool) -> int:
    """Print the trail of one report; how many claims or reports were shown."""
    from riwaya.evaluate.trail import explain_report

    trail = explain_report(report)
    if claim_id:
        trail["sentences"] = [s for s in trail["sentences"] if any(c["id"] == claim_id for c in s["claims"])]
        for sentence in trail["sentences"]:
            sentence["claims"] = [c for c in sentence["claims"] if c["id"] == claim_id]
        if not trail["sentences"]:
            return 0
    if as_json:
        import msgspec

        click.echo(msgspec.json.encode(trail))
    else:
        _print(trail, claim_id is None)
    return 1


def _print(trail: Json, whole: bool) -> None:
    click.echo(
        f"{click.style(one_line(trail['document']), bold=True)} · {_published(trail)} · wars: {', '.join(trail['theatres']) or 'none known'}"
    )
    for clue in (trail["published"] or {}).get("evidence", ()):
        click.echo(f"   dated by {_words(trail['text'], clue['span'])}: {one_line(clue['says'])}")
    for sentence in trail["sentences"]:
        click.echo(f"\n[{sentence['span'][0]}-{sentence['span'][1]}] {sentence['zone']}: {printable(sentence['text'])}")
        for claim in sentence["claims"]:
            _claim(trail["text"], claim)
        if whole:
            _seen(sentence)
        for drop in sentence["dropped"]:
            click.echo(
                f"   dropped {_words(trail['text'], drop['span'])} as {drop['type']}: {one_line(drop['reason'])}"
            )
    for line in trail["lines_not_read"] if whole else ():
        click.echo(
            f"\n[{line['span'][0]}-{line['span'][1]}] {line['zone']}, not read for claims: {printable(line['text'])}"
        )


def _published(trail: Json) -> str:
    published = trail["published"]
    return f"published {published['start']}..{published['end']} ({published['basis']})" if published else "undated"


def _words(text: str, span: Any) -> str:
    return f"\u2068{one_line(text[span[0] : span[1]])}\u2069 [{span[0]}-{span[1]}]" if span else "no words of the text"


def _claim(text: str, claim: Json) -> None:
    click.echo(
        f"   {click.style('claim ' + claim['id'], bold=True)}: {claim['type']}, {claim['factuality']}, told by {_words(text, claim['trigger'])}"
    )
    click.echo(f"      rule: {one_line(claim.get('rule') or '')}{_entry(claim)}")
    for slot in SLOTS:
        value = claim.get(slot)
        for found in [value] if isinstance(value, dict) else value or []:
            facts = " ".join(f"{key}={found[key]}" for key in FACTS if found.get(key) is not None)
            reason = "; ".join(one_line(str(found[key])) for key in ("basis", "rule") if found.get(key))
            click.echo(
                f"      {slot}: {_words(text, found.get('span'))} {one_line(facts)} ({reason or 'no rule named'}){_entry(found)}"
            )


def _entry(value: Json) -> str:
    return f" <{value['entry']}>" if value.get("entry") else ""


def _seen(sentence: Json) -> None:
    for kind, mentions in sentence["seen"].items():
        words = ", ".join(f"\u2068{one_line(m['text'])}\u2069 = {m['as']} ({m['rule']}){_entry(m)}" for m in mentions)
        click.echo(f"   saw {kind}: {words}")
