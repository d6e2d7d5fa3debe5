"""Gold: reports annotated by hand, as records of the contract, and the same reports as the reader reads them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from riwaya.errors import GoldError
from riwaya.evaluate.score import Score, score

OWN = "tests/gold/samples.jsonl"
SHARED = ("../shared/gold/seeds.jsonl", "../shared/gold/news.jsonl")


@dataclass
class GoldSet:
    """A gold file: its name, its records, and a hash of its bytes."""

    name: str
    path: Path
    records: list[dict[str, Any]]
    digest: str
    read: list[dict[str, Any]] = field(default_factory=list)

    @property
    def claims(self) -> int:
        """How many claims it has."""
        return sum(len(record["claims"]) for record in self.records)


def load_gold(path: Path) -> GoldSet:
    """A gold file. Raises GoldError."""
    try:
        data = path.read_bytes()
        records = [msgspec.json.decode(line) for line in data.splitlines() if line.strip()]
    except (OSError, msgspec.DecodeError) as error:
        raise GoldError(f"cannot be read ({error})", str(path)) from None
    for number, record in enumerate(records, 1):
        if not isinstance(record, dict) or "claims" not in record or "text" not in record.get("document", {}):
            raise GoldError("no record with document.text and claims", f"{path}:{number}")
    return GoldSet(path.stem, path, records, hashlib.sha256(data).hexdigest()[:16])


def gold_paths(root: Path) -> tuple[list[Path], list[Path]]:
    """The gold files of a working copy: those that are there, and those that are not."""
    wanted = [root / OWN, *(root / shared for shared in SHARED)]
    return [path for path in wanted if path.exists()], [path for path in wanted if not path.exists()]


def read_gold(gold: GoldSet) -> Score:
    """Read every report of a gold file as a user would, keep the records, and score them."""
    from riwaya.claims.reader import read_document

    for record in gold.records:
        document = record["document"]
        read = read_document(
            document["text"], id=document["id"], outlet=document.get("outlet"), published=published_days(document)
        )
        gold.read.append(msgspec.json.decode(msgspec.json.encode(read)))
    return score(zip(gold.records, gold.read, strict=True))


def published_days(document: dict[str, Any]) -> tuple[str, str] | None:
    """The day of publication that a gold document states as metadata."""
    published = document.get("published")
    return (published["start"], published["end"]) if published else None
