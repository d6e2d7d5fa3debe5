"""Make reports.jsonl and clusters.jsonl from the marked texts in groups/: `python tests/gold/events/make.py`.

A text marks each claim where its trigger stands: `[trigger|type|cluster]`. Offsets are code points of the text without the marks.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
MARK = re.compile(r"\[([^\[\]|]+)\|([a-z_]+)\|([a-z0-9-]+)\]")


class Mark(NamedTuple):
    """A claim: its trigger in the clean text, its type and its cluster."""

    start: int
    end: int
    type: str
    cluster: str


class Report(NamedTuple):
    """A report of a group, its text clean."""

    group: str
    half: str
    theatre: str
    id: str
    outlet: str
    published: str
    text: str
    marks: tuple[Mark, ...]


def clean(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """The text without its marks, and where the triggers stand in it."""
    parts, marks, at, length = [], [], 0, 0
    for mark in MARK.finditer(marked):
        before = marked[at:mark.start()]
        start = length + len(before)
        parts += [before, mark[1]]
        length, at = start + len(mark[1]), mark.end()
        marks.append(Mark(start, length, mark[2], mark[3]))
    return "".join([*parts, marked[at:]]), tuple(marks)


def reports() -> Iterator[Report]:
    """Every report, by group and in the order of its file."""
    for path in sorted((HERE / "groups").glob("*.txt")):
        head, *documents = re.split(r"^#doc ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        _, group, half, theatre = head.split()
        for document in documents:
            first, _, body = document.partition("\n")
            name, *outlet, published = first.split()
            text, marks = clean(body.strip())
            yield Report(group, half, theatre, f"{group}-{name}", " ".join(outlet), published, text, marks)


def clusters(found: list[Report]) -> Iterator[dict[str, object]]:
    """Every cluster with its members, by name; its type is the commonest of its members, the first told where two are."""
    members: dict[str, list[dict[str, object]]] = {}
    halves = {}
    for report in found:
        for mark in report.marks:
            name = f"{report.group}/{mark.cluster}"
            halves[name] = report.half
            members.setdefault(name, []).append({"document": report.id, "trigger": [mark.start, mark.end], "type": mark.type})
    for name in sorted(members):
        type = Counter(member["type"] for member in members[name]).most_common(1)[0][0]
        yield {"cluster": name, "half": halves[name], "type": type, "members": members[name]}


def lines() -> dict[str, str]:
    """The text of both files by name."""
    found = list(reports())
    told = [{"id": r.id, "outlet": r.outlet, "published": r.published, "group": r.group, "half": r.half, "theatre": r.theatre, "text": r.text}
            for r in found]
    return {"reports.jsonl": _jsonl(told), "clusters.jsonl": _jsonl(list(clusters(found)))}


def _jsonl(rows: list[dict[str, object]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


if __name__ == "__main__":
    for name, text in lines().items():
        (HERE / name).write_text(text, encoding="utf-8")
