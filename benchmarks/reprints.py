"""Time and memory of finding reprints, by number of documents.

Takes a corpus of JSON lines (the shared one where it lies beside the working copy, else the bundled samples) and makes it larger: each
further copy of the corpus speaks a vocabulary of its own (its words are exchanged one for one), so that it holds as many reprints again
and none of another copy. Every size runs in a process of its own. Real corpora share more stock phrases than this one does.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

from riwaya.reconcile.reprints import Text, find_copies
from riwaya.text.page import read_page

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus" / "snn-dev.jsonl"
SIZES = (1, 4, 16)


def base(path: Path) -> list[Text]:
    """The texts of the corpus."""
    if not path.exists():
        from riwaya.ingest.samples import sample_reports

        return [Text(str(at), report.text) for at, report in enumerate(sample_reports())]
    reports = [json.loads(line) for line in path.open(encoding="utf-8")]
    return [Text(r["id"], r["text"], r.get("outlet") or "", (), r.get("extracted") or "", _furniture(r["text"])) for r in reports]


def _furniture(text: str) -> tuple[tuple[int, int], ...]:
    page = read_page(text)
    return tuple(sorted((*page.boilerplate, *page.credits, *page.bylines)))


def multiplied(texts: list[Text], times: int) -> list[Text]:
    """The texts, and `times` - 1 copies of them in other words; spans of furniture are left out of those."""
    words = sorted({word for text in texts for word in re.findall(r"\w+", text.text)})
    found = list(texts)
    for number in range(1, times):
        others = words[:]
        random.Random(number).shuffle(others)
        exchange = dict(zip(words, others, strict=True))
        found += [text._replace(id=f"{text.id}#{number}", text=_exchanged(text.text, exchange), boilerplate=()) for text in texts]
    return found


def _exchanged(text: str, words: dict[str, str]) -> str:
    return re.sub(r"\w+", lambda match: words[match[0]], text)


def measure(path: Path, times: int) -> None:
    """One size."""
    texts = multiplied(base(path), times)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    began = time.process_time()
    copies = find_copies(texts)
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"{len(texts):8d} documents {len(copies):7d} copies {seconds:8.1f} s of one core "
          f"{1000 * seconds / len(texts):6.2f} ms each {peak:7.0f} MB, {before:.0f} of them texts", flush=True)


def main() -> None:
    """Run all sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--times", type=int, nargs="*", default=SIZES, help="how many times the corpus")
    parser.add_argument("--only", type=int, help="measure this size here")
    args = parser.parse_args()
    if args.only:
        measure(args.corpus, args.only)
        return
    for times in args.times:
        subprocess.run([sys.executable, __file__, "--corpus", str(args.corpus), "--only", str(times)], check=True)


if __name__ == "__main__":
    main()
