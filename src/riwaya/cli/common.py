"""What several verbs share: printing safely, reporting errors, options on dates."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from riwaya.errors import RiwayaError
from riwaya.ingest.dates import parse_days
from riwaya.ingest.report import Days

BROKEN_PIPE, INTERRUPTED = 141, 130
# Control characters (a terminal would obey them) and marks that turn the direction of text.
_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)


def printable(text: str) -> str:
    """A text whose control and direction characters are written as escapes, so that a terminal shows and does not obey them."""
    return _UNSAFE.sub(lambda match: _escape(match.group()), text)


def one_line(text: str) -> str:
    """A printable text on one line."""
    return printable(" ".join(text.split("\n")))


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def complain(error: RiwayaError) -> None:
    """One line on standard error: `riwaya: E_CODE place: what. remedy`."""
    click.echo(f"riwaya: {one_line(str(error))}", err=True)


@contextmanager
def quiet_end() -> Iterator[None]:
    """End without a traceback when the reader of our output goes away, or the user presses Ctrl-C."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(BROKEN_PIPE)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except RiwayaError as error:
        complain(error)
        sys.exit(1)


def say(stage: str) -> None:
    """Name the stage that begins, on standard error, where that is a terminal."""
    if sys.stderr.isatty():
        click.echo(f"riwaya: {stage} …", err=True)


class DaysType(click.ParamType[Any]):
    """A date or a range of dates on the command line."""

    name = "DATE|A..B"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Days:
        """The pair of days; a usage error says what is wrong."""
        if isinstance(value, tuple):
            return value
        try:
            return parse_days(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


def report_options(command: Any) -> Any:
    """`--published`, `--outlet` and `--max-mb`, alike in every verb that reads reports."""
    command = click.option(
        "--max-mb",
        type=click.FloatRange(min=0, min_open=True),
        default=2.0,
        show_default=True,
        help="Largest report, in millions of bytes.",
    )(command)
    command = click.option("--outlet", metavar="NAME", help="Outlet of reports that name none beside their text.")(
        command
    )
    return click.option(
        "--published",
        type=DaysType(),
        metavar="DATE|A..B",
        help="Date of publication (YYYY-MM-DD, or a range) of reports that have none beside their text.",
    )(command)


def policy_option(command: Any) -> Any:
    """`--policy`: how the numbers of several accounts become one."""
    return click.option(
        "--policy",
        type=click.Choice(["range", "majority", "latest", "most_conservative", "source_order"]),
        default="range",
        show_default=True,
        help="How the numbers of several accounts are fused; what is left out stands beside as dissent.",
    )(command)


def store_option(command: Any) -> Any:
    """`--store`: the record to work on."""
    return click.option(
        "--store",
        metavar="FILE|URL",
        default="riwaya.db",
        show_default=True,
        envvar="RIWAYA_STORE",
        help="The record: a SQLite file, or a PostgreSQL URL. Also from the environment variable RIWAYA_STORE.",
    )(command)
