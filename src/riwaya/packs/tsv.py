"""Read the tab-separated tables of the packs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

DATA = Path(str(files("riwaya") / "data"))


@dataclass(slots=True)
class Row:
    """A row of a table: its cells by column name, and where it stands (for messages)."""

    cells: dict[str, str]
    file: str
    line: int

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")

    def many(self, name: str) -> tuple[str, ...]:
        """The values of a cell that holds several, `|` between them."""
        return split_cell(self.cells.get(name, ""))


class RawRow(NamedTuple):
    """A row not yet looked at: its cells in the order of the columns, and what it takes to name them."""

    header: list[str]
    values: list[str]
    file: str
    line: int

    def named(self) -> Row:
        """The row with its cells by column name."""
        return Row(dict(zip(self.header, map(str.strip, self.values), strict=False)), self.file, self.line)


def split_cell(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, `|` between them."""
    return tuple([part for piece in cell.split("|") if (part := piece.strip())]) if cell else ()


def read_rows(path: Path) -> Iterator[RawRow]:
    """The rows of a table; comment and empty lines are skipped.

    Raises ValueError, with file and line, where a row has more cells than the header.
    """
    header: list[str] | None = None
    name = _told(path)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        cells = line.split("\t")
        if header is None:
            header = [cell.strip() for cell in cells]
            continue
        if len(cells) > len(header):
            raise ValueError(f"{name}:{number}: {len(cells)} cells under {len(header)} columns")
        yield RawRow(header, cells, name, number)


def read_table(path: Path) -> list[Row]:
    """All rows of a table, with their cells by column name."""
    return [row.named() for row in read_rows(path)]


def _told(path: Path) -> str:
    """How messages call a table: from the data folder on where it lies there."""
    try:
        return str(path.relative_to(DATA))
    except ValueError:
        return str(path)
