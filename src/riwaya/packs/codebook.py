"""Write the tables of docs/codebook.md from the ontology: `python -m riwaya.packs.codebook docs/codebook.md`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from riwaya.packs.ontology import LISTS, claim_types, terms

_BLOCK = re.compile(r"(<!-- table (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def render(page: str) -> str:
    """A page with every marked table written anew."""
    return _BLOCK.sub(lambda match: f"{match[1]}{_table(match[2])}\n{match[3]}", page)


def _table(name: str) -> str:
    if name == "types":
        return _rows(
            ("type", "Arabic", "what it tells", "agent", "patient", "words, a few"),
            [(f"`{t.id}`", t.label_ar, t.definition, t.agent, t.patient, t.cues) for t in claim_types().values()],
        )
    if name == "mappings":
        return _rows(
            ("type", "ACLED event type / sub-event type", "UCDP GED", "PLOVER"),
            [(f"`{t.id}`", t.acled, t.ucdp, t.plover) for t in claim_types().values()],
        )
    if name not in LISTS:
        raise ValueError(f"no table {name!r}")
    return _rows(
        ("value", "label", "Arabic", "meaning"),
        [(f"`{t.id}`", t.label_en, t.label_ar, t.definition) for t in terms(name).values()],
    )


def _rows(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(render(path.read_text(encoding="utf-8")), encoding="utf-8")
