"""Small drawings of the event page as numbers for an SVG: who says it through whom, and how many as bars from low to high."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from riwaya.web.wording import Words

BOX, GAP, ROW, PAD = 190, 44, 46, 8
TALL = 36
LETTERS = 26  # that fit into a box
Chain = Sequence[Words]


def chain_drawing(chains: Iterable[Chain]) -> dict[str, Any]:
    """Chains of tellers as boxes in columns, first tellers before those who print, joined by lines; a teller stands once in a column.

    `x` counts from the side where reading begins, so that a page mirrors it for Arabic."""
    distinct = list({tuple((link["en"], link["ar"], link["kind"]) for link in chain): chain for chain in chains if chain}.values())
    columns = max((len(chain) for chain in distinct), default=0)
    boxes: dict[tuple[int, str], dict[str, Any]] = {}
    edges: dict[tuple[tuple[int, str], tuple[int, str]], None] = {}
    for chain in distinct:
        keys = [(_column(at, len(chain), columns), link["en"]) for at, link in enumerate(chain)]
        for key, link in zip(keys, chain, strict=True):
            boxes.setdefault(key, _box(key, link, boxes))
        edges.update(dict.fromkeys(zip(keys, keys[1:], strict=False)))
    tallest = _centre(boxes)
    return {"width": columns * BOX + (columns - 1) * GAP + 2 * PAD if columns else 0, "height": tallest * ROW + PAD,
            "boxes": list(boxes.values()), "columns": columns, "lines": [_line(boxes[a], boxes[b]) for a, b in edges], "box": [BOX, TALL]}  # fmt: skip


def _column(at: int, length: int, columns: int) -> int:
    """Who prints it stands in the last column, all others count from the first."""
    return columns - 1 if at == length - 1 else at


def _box(key: tuple[int, str], link: Words, boxes: dict[tuple[int, str], dict[str, Any]]) -> dict[str, Any]:
    row = sum(column == key[0] for column, _ in boxes)
    return {"column": key[0], "row": row, "x": PAD + key[0] * (BOX + GAP), "kind": link["kind_name"],
            **{language: {"name": link[language], "shown": _fit(link[language])} for language in ("en", "ar")}}  # fmt: skip


def _fit(name: str) -> str:
    return name if len(name) <= LETTERS else name[: LETTERS - 1].rstrip() + "…"


def _centre(boxes: dict[tuple[int, str], dict[str, Any]]) -> int:
    """Give every box its height on the page, shorter columns in the middle; gives the rows of the tallest column."""
    rows: dict[int, int] = {}
    for box in boxes.values():
        rows[box["column"]] = rows.get(box["column"], 0) + 1
    tallest = max(rows.values(), default=0)
    for box in boxes.values():
        box["y"] = PAD + round((box["row"] + (tallest - rows[box["column"]]) / 2) * ROW)
    return tallest


def _line(one: dict[str, Any], other: dict[str, Any]) -> dict[str, int]:
    return {"x1": one["x"] + BOX, "y1": one["y"] + TALL // 2, "x2": other["x"], "y2": other["y"] + TALL // 2}


def bar(low: int | None, high: int | None, most: int) -> dict[str, Any]:
    """A number as a bar on a scale of 0 to 100: where it begins, how wide it is (never less than can be seen), whether its ends are open."""
    if most <= 0:
        return {"x": 0.0, "width": 1.5, "open": high is None}
    first = 100 * (low or 0) / most
    last = 100 * (most if high is None else high) / most
    return {"x": round(min(first, 98.5), 2), "width": round(max(1.5, last - first), 2), "open": high is None}
