"""Gold: reports annotated by hand, as records of the contract, and the same reports as the reader reads them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from riwaya.errors import GoldError
from riwaya.evaluate.score import Score, score

OWN = ("tests/gold/samples.jsonl", "tests/gold/held.jsonl")
SHARED = ("../shared/gold/seeds.jsonl", "../shared/gold/news.jsonl")
# Annotations by offset alone, and the corpus that has the texts of their reports.
OFFSETS, CORPUS = "annotations/held-news.jsonl", "../shared/corpus/snn-dev.jsonl"


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


def _records(path: Path) -> tuple[bytes, list[Any]]:
    try:
        data = path.read_bytes()
        return data, [msgspec.json.decode(line) for line in data.splitlines() if line.strip()]
    except (OSError, msgspec.DecodeError) as error:
        raise GoldError(f"cannot be read ({error})", str(path)) from None


def _join(records: list[Any], corpus: Path) -> None:
    """Give reports that are annotated by offset alone their texts, by their ids in a corpus of JSON lines."""
    texts = {record.get("id"): record.get("text") for record in _records(corpus)[1]}
    for record in records:
        document = record.get("document", {})
        if "text" not in document and texts.get(document.get("id")):
            document["text"] = texts[document["id"]]


def load_gold(path: Path, corpus: Path | None = None) -> GoldSet:
    """A gold file; `corpus` has the texts of one that is annotated by offset. Raises GoldError."""
    data, records = _records(path)
    if corpus is not None:
        _join(records, corpus)
    for number, record in enumerate(records, 1):
        if not isinstance(record, dict) or "claims" not in record or "text" not in record.get("document", {}):
            raise GoldError("no record with document.text and claims", f"{path}:{number}")
    return GoldSet(path.stem, path, records, hashlib.sha256(data).hexdigest()[:16])


def gold_paths(root: Path) -> tuple[list[Path], list[Path]]:
    """The gold files of a working copy: those that are there, and those that are not (or lack the texts of their reports)."""
    wanted = [root / name for name in (*OWN, *SHARED, OFFSETS)]
    there = {path: path.exists() and all(corpus.exists() for corpus in _corpora(root, path)) for path in wanted}
    return [path for path in wanted if there[path]], [path for path in wanted if not there[path]]


def _corpora(root: Path, path: Path) -> tuple[Path, ...]:
    """The corpus that a gold file takes its texts from, where it has none of its own."""
    return (root / CORPUS,) if path == root / OFFSETS else ()


def load_sets(root: Path) -> tuple[list[GoldSet], list[Path]]:
    """Every gold file of a working copy that is there, and the paths of those that are not. Raises GoldError."""
    present, missing = gold_paths(root)
    return [load_gold(path, *_corpora(root, path)) for path in present], missing


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
