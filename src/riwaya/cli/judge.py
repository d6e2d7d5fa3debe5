"""`riwaya judge`: what people say of claims, values and pairs: kept in the ledger, never lost, always to be taken back."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from riwaya.cli.common import one_line, quiet_end, store_option

if TYPE_CHECKING:
    from riwaya.model.event import ClaimRef
    from riwaya.store.judgement import Judgement
    from riwaya.store.open import Store


class RefType(click.ParamType[Any]):
    """The address of a claim: `document#claim`."""

    name = "DOCUMENT#CLAIM"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> ClaimRef:
        """The address; a usage error where it is none."""
        from riwaya.model.event import ClaimRef

        document, mark, claim = str(value).rpartition("#")
        if not (mark and document and claim):
            self.fail(f"{str(value)[:80]!r} is no address of a claim (document#claim)", param, ctx)
        return ClaimRef(document, claim)


REF = RefType()


def _options(command: Any) -> Any:
    """`--author`, `--reason` and `--store`, alike in every judgement."""
    command = click.option("--reason", default="", help="Why.")(command)
    command = click.option("--author", default=getpass.getuser, help="Who judges.  [default: the user of the computer]")(command)
    return store_option(command)


@click.group()
def judge() -> None:
    """Judge what was read: a value of a claim, or whether two claims tell of one happening.

    Judgements are only ever added; `undo` takes one back. They count more than any rule, and stay when reports are read again.
    `riwaya run` brings the events up to date with them.
    """


def _told(judgement: Judgement) -> None:
    click.echo(_line(judgement))


def _open(store: str) -> Store:
    from riwaya.store.open import open_store

    return open_store(store, create=False)


def _pair(kind: str, store: str, one: ClaimRef, other: ClaimRef, author: str, reason: str) -> None:
    with quiet_end():
        from riwaya.store.ledger import judge_pair

        with _open(store) as opened:
            _told(judge_pair(opened, kind, one, other, author=author, reason=reason))


@judge.command()
@click.argument("one", type=REF)
@click.argument("other", type=REF)
@_options
def same(one: ClaimRef, other: ClaimRef, store: str, author: str, reason: str) -> None:
    """Two claims tell of one happening."""
    _pair("same", store, one, other, author, reason)


@judge.command("not-same")
@click.argument("one", type=REF)
@click.argument("other", type=REF)
@_options
def not_same(one: ClaimRef, other: ClaimRef, store: str, author: str, reason: str) -> None:
    """Two claims tell of two happenings."""
    _pair("not_same", store, one, other, author, reason)


@judge.command()
@click.argument("one", type=REF)
@click.argument("other", type=REF)
@_options
def unsure(one: ClaimRef, other: ClaimRef, store: str, author: str, reason: str) -> None:
    """Nobody can tell whether two claims tell of one happening."""
    _pair("unsure", store, one, other, author, reason)


def _value(kind: str, store: str, claim: ClaimRef, field: str, value: Any, author: str, reason: str) -> None:
    with quiet_end():
        from riwaya.store.ledger import judge_value

        with _open(store) as opened:
            _told(judge_value(opened, kind, claim, field, value, author=author, reason=reason))


@judge.command()
@click.argument("claim", type=REF)
@click.argument("field", default="")
@_options
def accept(claim: ClaimRef, field: str, store: str, author: str, reason: str) -> None:
    """A claim, or its value at FIELD (as `agents.0.actor`), is right."""
    _value("accept", store, claim, field, None, author, reason)


@judge.command()
@click.argument("claim", type=REF)
@click.argument("field", default="")
@_options
def reject(claim: ClaimRef, field: str, store: str, author: str, reason: str) -> None:
    """A claim, or its value at FIELD, is wrong and to be left out."""
    _value("reject", store, claim, field, None, author, reason)


@judge.command()
@click.argument("claim", type=REF)
@click.argument("field")
@click.argument("value")
@_options
def correct(claim: ClaimRef, field: str, value: str, store: str, author: str, reason: str) -> None:
    """The value at FIELD is VALUE: JSON (a number, a list, an object), or else the words as they stand."""
    _value("correct", store, claim, field, _json_or_words(value), author, reason)


def _json_or_words(value: str) -> Any:
    import json

    try:
        return json.loads(value)
    except ValueError:
        return value


@judge.command()
@click.argument("number", type=click.IntRange(1))
@_options
def undo(number: int, store: str, author: str, reason: str) -> None:
    """Take back the judgement of this number."""
    with quiet_end():
        from riwaya.store.ledger import undo as take_back

        with _open(store) as opened:
            _told(take_back(opened, number, author=author, reason=reason))


@judge.command("list")
@store_option
@click.option("--report", default="", help="Only judgements on this report.")
@click.option("--holding", is_flag=True, help="Only those that hold: not taken back, not replaced.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, as `import` takes them.")
def list_(store: str, report: str, holding: bool, as_json: bool) -> None:
    """List the ledger."""
    with quiet_end():
        import msgspec

        from riwaya.store.ledger import judgements

        with _open(store) as opened:
            for entry in judgements(opened, report, holding):
                click.echo(msgspec.json.encode(entry, order="deterministic").decode() if as_json else _line(entry))


@judge.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@store_option
def import_(file: Path, store: str) -> None:
    """Add judgements from another ledger (`judge list --json`), each once."""
    with quiet_end():
        from riwaya.store.ledger import import_ledger

        with _open(store) as opened, file.open("rb") as lines:
            added = import_ledger(opened, (line for line in lines if line.strip()))
        click.echo(f"{added:,} judgements added")


def _line(entry: Judgement) -> str:
    other = f" and {_address(entry.other.ref)}" if entry.other else ""
    field = f" {entry.field}" if entry.field else ""
    value = f" = {entry.value!r}" if entry.value is not None else ""
    reason = f" ({entry.reason})" if entry.reason else ""
    return one_line(f"{entry.seq} {entry.at} {entry.author}: {entry.kind} {_address(entry.subject.ref)}{other}{field}{value}{reason}")


def _address(ref: ClaimRef) -> str:
    return f"{ref.document}#{ref.claim}"
