"""`riwaya pack check` and `riwaya pack show`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from riwaya.cli.common import one_line, quiet_end


@click.group()
def pack() -> None:
    """Check the packs, or show which entries a word meets."""


@pack.command()
@click.argument(
    "folder", metavar="[DIR]", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--warnings/--no-warnings", default=True, show_default=True, help="List what is doubtful, too.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON, one a line.")
def check(folder: Path | None, warnings: bool, as_json: bool) -> None:
    """Check the packs under DIR (or those that Riwaya brings): schema, ids, names, notes, coordinates, dates.

    Exit status: 0 no error, 1 errors.
    """
    with quiet_end():
        from riwaya.packs.check import check_packs
        from riwaya.packs.tsv import DATA

        findings = check_packs(folder.resolve() if folder else DATA)
        shown = [finding for finding in findings if warnings or finding.level == "error"]
        for finding in shown:
            if as_json:
                import msgspec

                click.echo(msgspec.json.encode(finding._asdict()))
            else:
                click.echo(one_line(str(finding)))
        counts = Counter(finding.level for finding in findings)
        click.echo(f"{counts['error']} errors, {counts['warning']} warnings", err=as_json)
    sys.exit(1 if counts["error"] else 0)


@pack.command()
@click.argument("word", nargs=-1, required=True)
def show(word: tuple[str, ...]) -> None:
    """Show which entries WORD (or a phrase) meets, with its particles taken off, and why.

    Exit status: 0 some entry, 1 none.
    """
    with quiet_end():
        from riwaya.packs.show import meetings
        from riwaya.text.fold import fold

        phrase = " ".join(word)
        found = meetings(phrase)
        click.echo(f"{one_line(phrase)}, folded: {one_line(fold(phrase))}")
        for meeting in found:
            click.echo(f"  {meeting.kind:<9}{meeting.entry}\n           {meeting.why}  <{meeting.where}>")
        if not found:
            click.echo("  no entry of any pack")
    sys.exit(0 if found else 1)
