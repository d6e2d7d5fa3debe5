"""`riwaya gate`: score the reader against gold; fail under a floor."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from riwaya.cli.common import one_line, quiet_end

if TYPE_CHECKING:
    from riwaya.evaluate.gold import GoldSet
    from riwaya.evaluate.score import Score

Results = list[tuple["GoldSet", "Score"]]


@click.command()
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    show_default=True,
    help="The working copy.",
)
@click.option(
    "--gold",
    "extra",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Score this gold file instead; may be given again.",
)
@click.option("--report", is_flag=True, help="List the errors, grouped by cause.")
@click.option(
    "--examples", type=click.IntRange(min=0), default=3, show_default=True, help="Examples of each cause in the report."
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--pin", "pin_them", is_flag=True, help="Write today's figures as the floors; refuses to lower one.")
@click.option("--allow-lower", metavar="REASON", default="", help="With --pin: lower floors too, and write down why.")
def gate(
    root: Path, extra: tuple[Path, ...], report: bool, examples: int, as_json: bool, pin_them: bool, allow_lower: str
) -> None:
    """Score the reader against gold and fail under the pinned floors.

    Scores the working copy's own gold and, where it is present beside it, the shared one. Exit status: 0 all floors
    reached, 1 a floor was not.
    """
    with quiet_end():
        results, missing = _score(root, extra)
        if as_json:
            _print_json(results)
        else:
            _print_tables(results, missing)
        if report:
            _print_report(results, examples)
        good = _pin(root, results, allow_lower) if pin_them else _judge(root, results)
    sys.exit(0 if good else 1)


def _score(root: Path, extra: tuple[Path, ...]) -> tuple[Results, list[Path]]:
    from riwaya.evaluate.gold import load_gold, load_sets, read_gold

    sets, missing = ([load_gold(path) for path in extra], []) if extra else load_sets(root)
    return [(gold, read_gold(gold)) for gold in sets], missing


def _print_tables(results: Results, missing: list[Path]) -> None:
    for gold, score in results:
        click.echo(f"{gold.name}: {score.documents} reports, {gold.claims} claims")
        click.echo(f"  {'row':<12}{'precision':>10}{'recall':>8}{'F1':>8}{'right':>8}{'read':>7}{'gold':>7}")
        for name, row in score.rows.items():
            click.echo(
                f"  {name:<12}{row.precision:>10.3f}{row.recall:>8.3f}{row.f1:>8.3f}{row.right:>8}{row.guessed:>7}{row.gold:>7}"
            )
        click.echo(f"  {score.ungrounded} of {score.spans} spans do not quote their text\n")
    for path in missing:
        click.echo(f"{path} is not there: left out\n")


def _print_json(results: Results) -> None:
    import json

    figures: dict[str, Any] = {}
    for gold, score in results:
        rows = {
            name: {
                "precision": round(row.precision, 4),
                "recall": round(row.recall, 4),
                "f1": round(row.f1, 4),
                "right": row.right,
                "guessed": row.guessed,
                "gold": row.gold,
            }
            for name, row in score.rows.items()
        }
        figures[gold.name] = {**rows, "grounding": {"spans": score.spans, "ungrounded": score.ungrounded}}
    click.echo(json.dumps(figures, indent=1))


def _print_report(results: Results, examples: int) -> None:
    from riwaya.evaluate.causes import by_cause, find_misses

    for gold, _ in results:
        misses = find_misses(gold)
        click.echo(f"{gold.name}: {len(misses)} errors by cause")
        for kind, cause, found in by_cause(misses):
            click.echo(f"  {len(found):>4}  {kind}: {one_line(cause)}")
            for miss in found[:examples]:
                click.echo(f"          {one_line(miss.document[:24])}  {one_line(miss.words)}")
        click.echo()


def _judge(root: Path, results: Results) -> bool:
    from riwaya.evaluate.floors import breaches, load_floors

    floors = load_floors(root)
    found = [breach for gold, score in results for breach in breaches(gold, score, floors)]
    for gold, _ in results:
        if floors.get(gold.name, {}).get("gold", gold.digest) != gold.digest:
            click.echo(f"{gold.name} has changed since its floors were pinned: see riwaya gate --pin", err=True)
    for breach in found:
        click.echo(f"riwaya: E_FLOOR {breach}", err=True)
    if not found:
        click.echo(
            f"All floors reached ({len([g for g, _ in results if g.name in floors])} of {len(results)} gold files have floors).",
            err=True,
        )
    return not found


def _pin(root: Path, results: Results, allow_lower: str) -> bool:
    from riwaya.evaluate.floors import pin

    falling = pin(root, results, allow_lower)
    for breach in falling:
        click.echo(f"riwaya: E_FLOOR {breach}: floors never fall silently, say why with --allow-lower", err=True)
    if not falling:
        click.echo("Floors pinned.", err=True)
    return not falling
