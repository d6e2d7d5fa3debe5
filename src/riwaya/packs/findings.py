"""What a check finds in the packs, and the tables as a check reads them: a broken table is a finding, not the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from riwaya.packs.schema import Table
from riwaya.packs.tsv import Row, read_table


class Finding(NamedTuple):
    """Something wrong (`error`) or doubtful (`warning`) in a pack."""

    level: str
    place: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.level:<8}{self.place}: {self.message} [{self.rule}]"


@dataclass
class Findings:
    """The findings of one check."""

    found: list[Finding] = field(default_factory=list)

    def error(self, place: str, rule: str, message: str) -> None:
        """Something wrong."""
        self.found.append(Finding("error", place, rule, message))

    def warn(self, place: str, rule: str, message: str) -> None:
        """Something doubtful."""
        self.found.append(Finding("warning", place, rule, message))

    @property
    def errors(self) -> list[Finding]:
        """Only what is wrong."""
        return [finding for finding in self.found if finding.level == "error"]


def at(row: Row) -> str:
    """Where a row stands."""
    return f"{row.file}:{row.line}"


def read_checked(path: Path, table: Table, findings: Findings) -> list[Row]:
    """The rows of a table, each cell checked against its column."""
    rows = read_rows(path, findings)
    if rows:
        have = frozenset(header(path))
        for name in sorted(table.names - have):
            findings.error(rows[0].file, "columns", f"the column {name!r} is missing")
        for name in sorted(have - table.names - table.optional):
            findings.error(rows[0].file, "columns", f"the column {name!r} is not known")
    for row in rows:
        _check_cells(row, table, findings)
    return rows


def read_rows(path: Path, findings: Findings) -> list[Row]:
    """The rows of a table that may be missing or broken."""
    if not path.exists():
        return []
    try:
        return read_table(path)
    except (ValueError, OSError) as error:
        findings.error(str(path), "table", str(error))
        return []


def header(path: Path) -> list[str]:
    """The names of a table's columns."""
    lines = path.read_text(encoding="utf-8").splitlines()
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    return [cell.strip() for cell in first.split("\t")]


def _check_cells(row: Row, table: Table, findings: Findings) -> None:
    for column in table.columns:
        value = row[column.name]
        if not value:
            if column.wanted:
                findings.error(at(row), "empty", f"{column.name} is empty")
        elif column.values and value not in column.values:
            findings.error(at(row), "value", f"{column.name} {value!r} is none of: {' '.join(sorted(column.values))}")
        elif column.form and not column.form.fullmatch(value):
            findings.error(at(row), "form", f"{column.name} {value!r} has not the form it should")
