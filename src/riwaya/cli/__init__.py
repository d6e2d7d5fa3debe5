"""The command line: `riwaya VERB`, one file a verb, each loaded only when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from riwaya import __version__

# verb: (module, its command, one line of help). The help stands here so that `riwaya --help` loads nothing.
VERBS = {
    "extract": ("riwaya.cli.extract", "extract", "Read reports and write their claims, one record a line."),
    "run": ("riwaya.cli.run", "run", "Bring the record up to date: ingest, read, reconcile, store, summarise."),
    "status": ("riwaya.cli.status", "status", "Say what the record holds and what is to be done."),
    "search": ("riwaya.cli.search", "search", "Find events or reports by words, type, actor, place, days, camp, grade."),
    "show": ("riwaya.cli.show", "show", "Show an event's accounts side by side, or a report's claims."),
    "holders": ("riwaya.cli.holders", "holders", "Say who holds which place, when, as each camp tells it."),
    "ledger": ("riwaya.cli.ledger", "ledger", "Count dead, prisoners, displaced and materiel by side, as each camp tells it."),
    "judge": ("riwaya.cli.judge", "judge", "Accept, correct or reject a value; say that claims are the same, or not; undo."),
    "diff": ("riwaya.cli.diff", "diff", "Say what differs between two states of a record, and why."),
    "serve": ("riwaya.cli.serve", "serve", "Serve the page over the record, on this computer."),
    "account": ("riwaya.cli.serve", "account", "Make, list and remove accounts of the page."),
    "snapshot": ("riwaya.cli.diff", "snapshot", "Keep the state of the record as a file of its own."),
    "export": ("riwaya.cli.export", "export", "Write the record in another form: ACLED, UCDP, GeoJSON, HXL, FtM, Parquet, dossier."),
    "reconcile": ("riwaya.cli.reconcile", "reconcile", "Bring the claims of records together and write events, one a line."),
    "explain": (
        "riwaya.cli.explain",
        "explain",
        "Show a report's claims, and the rule, pack entry and words behind each value.",
    ),
    "demo": ("riwaya.cli.demo", "demo", "Read the bundled sample reports and print what they claim."),
    "pack": ("riwaya.cli.pack", "pack", "Check the packs, or show which entries a word meets."),
    "gate": ("riwaya.cli.gate", "gate", "Score the reader against gold and fail under the pinned floors."),
}


class Verbs(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs, in the order of the table."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a verb's command."""
        if cmd_name not in VERBS:
            return None
        module, name, _ = VERBS[cmd_name]
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of verbs, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(verb, text) for verb, (_, _, text) in VERBS.items()])


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="riwaya", message="%(prog)s %(version)s")
def main() -> None:
    """Read Arabic war reporting: who says it, through whom, what, where, when, how many."""


__all__ = ["VERBS", "main"]
