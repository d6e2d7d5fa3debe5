"""The one writer of CSV: RFC 4180, UTF-8, and safe to open in a spreadsheet.

A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` as a formula, and some run one behind a tab or a line break. Such a
text gets an apostrophe in front, which spreadsheets show as text (OWASP, "CSV Injection"). Numbers are written as numbers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from riwaya.export.safe import visible

Cell = str | int | float | None
BOM = b"\xef\xbb\xbf"
# The full-width forms are read as the plain ones by spreadsheets set to an East Asian language.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def guard(text: str) -> str:
    """A cell's text that no spreadsheet takes for a formula; hidden characters become visible escapes."""
    shown = visible(text)
    return "'" + shown if shown.lstrip("' ").startswith(_FORMULA) else shown


def unguard(cell: str) -> str:
    """The visible text that `guard` was given."""
    return cell[1:] if cell.startswith("'") and cell[1:].lstrip("' ").startswith(_FORMULA) else cell


def line(cells: Iterable[Cell]) -> bytes:
    """One row, ended by CR LF; None is an empty cell."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerow([guard(cell) if isinstance(cell, str) else cell for cell in cells])
    return buffer.getvalue().encode("utf-8")


def write_header(out: BinaryIO, columns: Sequence[str], excel: bool = False) -> None:
    """The first row; with a byte order mark before it for Excel."""
    out.write((BOM if excel else b"") + line(columns))


def joined(values: Iterable[str], by: str = "; ") -> str:
    """Several values in one cell, in their order, each once; the joint does not occur inside a value."""
    mark = by.strip() or by
    return by.join(dict.fromkeys(value.replace(mark, ",") for value in values if value))
