"""Write today's figures into docs/accuracy.md: `python -m riwaya.evaluate.accuracy docs/accuracy.md`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from riwaya import __version__
from riwaya.evaluate.gold import load_sets, read_gold
from riwaya.evaluate.score import Score

_BLOCK = re.compile(r"(<!-- figures -->\n).*?(<!-- end -->)", re.DOTALL)
_NAMES = {
    "samples": "Bundled samples (invented; nine wars)",
    "held": "Held-out reports of our own (invented; wars of 2012-2025), never learned from",
    "held-news": "Held-out news (annotated by offset, 2015), never learned from",
    "seeds": "Seeds (five reports, Libya 2019-2020)",
    "news": "News (sixteen reports, other wars, 2015)",
}


def figures(root: Path) -> str:
    """The tables of every gold file that is there."""
    sets, missing = load_sets(root)
    parts = [f"Riwaya {__version__}."]
    for gold in sets:
        parts.append(_table(_NAMES.get(gold.name, gold.name), gold.claims, read_gold(gold)))
    parts += [f"`{path.name}` was not there when this was written." for path in missing]
    return "\n\n".join(parts)


def _table(name: str, claims: int, score: Score) -> str:
    head = [
        f"### {name}",
        "",
        f"{score.documents} reports, {claims} claims; {score.ungrounded} of {score.spans} spans do not quote their text.",
        "",
        "| row | precision | recall | F1 | right | read | gold |",
        "|---|---|---|---|---|---|---|",
    ]
    rows = [
        f"| {row} | {t.precision:.3f} | {t.recall:.3f} | {t.f1:.3f} | {t.right} | {t.guessed} | {t.gold} |"
        for row, t in score.rows.items()
    ]
    return "\n".join([*head, *rows])


def render(page: str, root: Path) -> str:
    """A page with its figures written anew."""
    return _BLOCK.sub(lambda match: f"{match[1]}{figures(root)}\n{match[2]}", page)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.write_text(render(target.read_text(encoding="utf-8"), Path()), encoding="utf-8")
