"""Read the tab-separated tables of the packs."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

DATA = Path(str(files("riwaya") / "data"))


class Row(NamedTuple):
    """A row of a table: its cells by column name, and where it stands (for messages)."""

    cells: dict[str, str]
    file: str
    line: int

    def __getitem__(self, name: str) -> str:  # type: ignore[override]
        return self.cells.get(name, "")

    def many(self, name: str) -> tuple[str, ...]:
        """The values of a cell that holds several, `|` between them."""
        return tuple(part.strip() for part in self[name].split("|") if part.strip())


def read_table(path: Path) -> list[Row]:
    """Read a table; comment and empty lines are skipped.

    Raises ValueError, with file and line, where a row has more cells than the header.
    """
    header: list[str] | None = None
    rows = []
    try:
        name = str(path.relative_to(DATA))
    except ValueError:
        name = str(path)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
            continue
        if len(cells) > len(header):
            raise ValueError(f"{name}:{number}: {len(cells)} cells under {len(header)} columns")
        rows.append(Row(dict(zip(header, cells, strict=False)), name, number))
    return rows
