"""Small drawings of the event page as numbers for an SVG: who says it through whom, and how many as bars from low to high."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import Any

from riwaya.web.wording import Words

BOX, GAP, ROW, PAD = 190, 44, 46, 8
TALL = 36
LETTERS = 26  # that fit into a box
Chain = Sequence[Words]


def chain_drawing(chains: Iterable[Chain]) -> dict[str, Any]:
    """Chains of tellers, each in a row of its own from the first teller on, closed by who printed it, who stands once for all his rows.

    No line passes a box of another row, so that nobody seems to tell what he did not. `x` counts from the side where reading begins:
    a page mirrors it for Arabic."""
    distinct = {tuple((link["en"], link["ar"], link["kind"]) for link in chain): chain for chain in chains if chain}
    through = {key[-1] for key in distinct if len(key) > 1}  # who prints others' words needs no row for his own voice
    rows = [chain for key, chain in sorted(distinct.items(), key=lambda item: (item[0][-1], item[0])) if len(key) > 1 or key[-1] not in through]
    columns = max((len(chain) for chain in rows), default=0)
    boxes, lines = [], []
    for _, group in groupby(enumerate(rows), key=lambda item: (item[1][-1]["en"], item[1][-1]["ar"])):
        lanes = list(group)
        printer = _box(columns - 1, (lanes[0][0] + lanes[-1][0]) / 2, lanes[0][1][-1])
        boxes.append(printer)
        for row, chain in lanes:
            told = [_box(column, row, link) for column, link in enumerate(chain[:-1])]
            boxes += told
            lines += [_line(one, other) for one, other in pairwise([*told, printer])]
    return {"width": columns * BOX + (columns - 1) * GAP + 2 * PAD if columns else 0, "height": len(rows) * ROW + PAD, "columns": columns,
            "boxes": boxes, "lines": lines, "box": [BOX, TALL], "gap": GAP}  # fmt: skip


def _box(column: int, row: float, link: Words) -> dict[str, Any]:
    return {"x": PAD + column * (BOX + GAP), "y": PAD + round(row * ROW), "kind": link["kind_name"],
            **{language: {"name": link[language], "shown": _fit(link[language])} for language in ("en", "ar")}}  # fmt: skip


def _fit(name: str) -> str:
    return name if len(name) <= LETTERS else name[: LETTERS - 1].rstrip() + "…"


def _line(one: dict[str, Any], other: dict[str, Any]) -> dict[str, int]:
    return {"x1": one["x"] + BOX, "y1": one["y"] + TALL // 2, "x2": other["x"], "y2": other["y"] + TALL // 2}


def bar(low: int | None, high: int | None, most: int) -> dict[str, Any]:
    """A number as a bar on a scale of 0 to 100: where it begins, how wide it is (never less than can be seen), whether its ends are open."""
    if most <= 0:
        return {"x": 0.0, "width": 1.5, "open": high is None}
    first = 100 * (low or 0) / most
    last = 100 * (most if high is None else high) / most
    return {"x": round(min(first, 98.5), 2), "width": round(max(1.5, last - first), 2), "open": high is None}
