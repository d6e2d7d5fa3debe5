"""Time and memory of event coreference on made claims: `python benchmarks/scale.py 10000 100000 1000000`.

Claims are made like reporting: places by Zipf's law, ten years, 1-15 tellings an event, a fifth of them undated and a seventh
unplaced, tolls that differ by camp, three in ten reprinted. Writes scale.tsv and scale.svg beside this file: seconds, peak memory of the
process and of its largest worker, and the exponents of growth. Seconds of the processors are told beside those of the clock,
because other work on the machine slows only the latter.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from riwaya.packs.theatre import actors, theatres
from riwaya.reconcile.facts import Facts
from riwaya.reconcile.partition import cluster_pieces

HERE = Path(__file__).parent
START, DAYS = 733_000, 3650  # ten years of days
TYPES = {"kill": 20, "gain_control": 10, "airstrike": 10, "clash": 10, "assault": 8, "injure": 8, "shelling": 8, "explosion": 5,
         "destroy": 5, "deploy": 4, "repel": 3, "advance": 3, "withdraw": 3, "capture": 3, "detain": 3, "demand": 3, "accuse": 3}
MEASURES = {"kill": "killed", "injure": "wounded", "capture": "captured", "detain": "detained", "destroy": "vehicles_destroyed"}
KIN = {"airstrike": "shelling", "assault": "clash", "capture": "detain", "explosion": "airstrike"}
PLACES = 300  # a theatre
TELLINGS = tuple(accumulate(1 / k ** 1.5 for k in range(1, 16)))
RANKS = tuple(accumulate(1 / rank ** 1.05 for rank in range(1, PLACES + 1)))


class Happening(NamedTuple):
    """What the tellings of an event are made from."""

    number: int
    type: str
    day: int
    theatre: str
    place: int
    sides: tuple[str, str]
    toll: int
    words: int


def made_claims(size: int, seed: int = 1) -> Iterator[tuple[Facts, int]]:
    """As many claims as asked for, each with the number of its event."""
    rng = random.Random(seed)
    camps = {name: [camp for camp in theatre.camps if camp in actors()] for name, theatre in sorted(theatres().items())}
    wars = [(name, found) for name, found in camps.items() if len(found) > 1]
    outlets = max(5, size // DAYS // 8)
    made = event = 0
    while made < size:
        happening = _happening(rng, event, wars)
        first: Facts | None = None
        for _ in range(min(size - made, 1 + rng.choices(range(15), cum_weights=TELLINGS)[0])):
            fact = _telling(rng, happening, made, outlets)
            if first is not None and rng.random() < 0.3:
                fact = fact._replace(said=first.said, origin=first.origin, words=first.words, amounts=first.amounts)
            first = first or fact
            yield fact, event
            made += 1
        event += 1


def _happening(rng: random.Random, number: int, wars: list[tuple[str, list[str]]]) -> Happening:
    theatre, camps = rng.choices(wars, weights=[1 / (rank + 1) for rank in range(len(wars))])[0]
    one, other = rng.sample(camps, 2)
    type = rng.choices(list(TYPES), weights=list(TYPES.values()))[0]
    place = rng.choices(range(PLACES), cum_weights=RANKS)[0]
    return Happening(number, type, START + int(DAYS * rng.random()), theatre, place, (one, other), 1 + int(rng.paretovariate(1.1)), rng.getrandbits(512))


def _telling(rng: random.Random, h: Happening, number: int, outlets: int) -> Facts:
    published = h.day + rng.choice((0, 0, 1, 1, 1, 2, 3))
    document = f"{published}-{rng.randrange(outlets)}"
    dated, placed, spot = rng.random() > 0.2, rng.random() > 0.15, random.Random(f"{h.theatre}{h.place}")
    wide = rng.random() < 0.1
    low = max(1, round(h.toll * rng.choice((1, 1, 1, 1, 0.8, 1.3, 2))))
    speaker = rng.choice((*h.sides, f"media/{document[-1]}"))
    amounts = ((MEASURES[h.type], h.sides[1], low, low),) if h.type in MEASURES and rng.random() > 0.2 else ()
    base = {"lat": 15 + 20 * spot.random(), "lon": 30 + 20 * spot.random()} if placed else {"lat": math.nan, "lon": math.nan}
    at = rng.randrange(4000)
    return Facts(
        document, f"c{number}", published, KIN.get(h.type, h.type) if rng.random() < 0.1 else h.type, "denied" if rng.random() < 0.02 else "actual",
        h.day - rng.choice((0, 0, 1)) if dated else 0, h.day if dated else 0, f"made:{h.theatre}{h.place}" if placed and not wide else "",
        base["lat"], base["lon"], (60.0 if wide else 5.0) if placed else math.nan, h.theatre, h.sides[:1] if rng.random() > 0.3 else (),
        h.sides[1:] if rng.random() > 0.3 else (), amounts, (), speaker, speaker, f"speaker:{document}:{speaker}", number, at, at // 150 * 150,
        at // 400, at // 1200, rng.random() < 0.05, rng.random() < 0.3, h.type, h.words & rng.getrandbits(512) & rng.getrandbits(512),
        h.words & rng.getrandbits(512))


class Run(NamedTuple):
    """One size: claims, groups, seconds by the clock and of all processors, peak megabytes of the process and of its largest worker."""

    claims: int
    groups: int
    seconds: float
    cpu_seconds: float
    parent_mb: float
    worker_mb: float


def run(size: int, workers: int) -> Run:
    """Make claims, group them, measure; making them is part of the time."""
    began, worked = time.perf_counter(), _cpu()
    with tempfile.TemporaryDirectory() as folder:
        groups = sum(1 for _ in cluster_pieces((fact for fact, _ in made_claims(size)), Path(folder), workers=workers))
    spent = time.perf_counter() - began, _cpu() - worked
    return Run(size, groups, *spent, _megabytes(resource.RUSAGE_SELF), _megabytes(resource.RUSAGE_CHILDREN))


def _cpu() -> float:
    return sum(use.ru_utime + use.ru_stime for use in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


def _megabytes(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1000)


def exponent(one: Run, other: Run, clock: bool = False) -> float:
    """The power of the size with which the time of all processors (or by the clock) grows from one run to another."""
    times = (one.seconds, other.seconds) if clock else (one.cpu_seconds, other.cpu_seconds)
    return math.log(times[1] / times[0]) / math.log(other.claims / one.claims)


def table(runs: list[Run]) -> str:
    """The runs as tab-separated text; exponents are against the row above."""
    lines = ["claims\tgroups\tseconds\tcpu_seconds\tparent_mb\tworker_mb\texponent\tcpu_exponent"]
    for above, row in zip([None, *runs], runs, strict=False):
        powers = f"{exponent(above, row, True):.3f}\t{exponent(above, row):.3f}" if above else "\t"
        lines.append(f"{row.claims}\t{row.groups}\t{row.seconds:.1f}\t{row.cpu_seconds:.1f}\t{row.parent_mb:.0f}\t{row.worker_mb:.0f}\t{powers}")
    return "\n".join(lines) + "\n"


def plot(runs: list[Run]) -> str:
    """Processor seconds against claims, both logarithmic, with a line of n^1 and one of n^1.15 from the first run."""
    width, height, left, top = 640, 420, 70, 30
    low, high = math.log10(runs[0].claims), math.log10(runs[-1].claims)
    floor, ceiling = math.log10(runs[0].cpu_seconds) - 0.3, math.log10(runs[0].cpu_seconds) + 1.15 * (high - low) + 0.3

    def point(claims: float, seconds: float) -> tuple[float, float]:
        across = (math.log10(claims) - low) / (high - low or 1)
        up = (math.log10(seconds) - floor) / (ceiling - floor)
        return left + across * (width - left - 40), height - 50 - up * (height - 50 - top)

    def line(points: list[tuple[float, float]], style: str) -> str:
        return f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}" fill="none" {style}/>'

    ends = (runs[0].claims, runs[-1].claims)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="13">',
             f'<rect width="{width}" height="{height}" fill="#fff"/>',
             f'<text x="{left}" y="20">Event coreference: processor seconds by claims (both logarithmic)</text>']
    for power, style, name in ((1.0, 'stroke="#999" stroke-dasharray="2 4"', "n"), (1.15, 'stroke="#b60" stroke-dasharray="6 4"', "n^1.15")):
        points = [point(n, runs[0].cpu_seconds * (n / runs[0].claims) ** power) for n in ends]
        parts += [line(points, style), f'<text x="{points[1][0] - 50:.0f}" y="{points[1][1] - 6:.0f}" fill="#666">{name}</text>']
    parts.append(line([point(r.claims, r.cpu_seconds) for r in runs], 'stroke="#05a" stroke-width="2"'))
    for r in runs:
        x, y = point(r.claims, r.cpu_seconds)
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#05a"/>', f'<text x="{x - 20:.0f}" y="{y + 22:.0f}">{r.cpu_seconds:.0f} s</text>',
                  f'<text x="{x - 25:.0f}" y="{height - 22}">{r.claims:,}</text>']
    return "\n".join([*parts, "</svg>"]) + "\n"


def main() -> None:
    """Run the sizes, print the table, write it and the plot."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--out", type=Path, default=HERE)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    runs = []
    for size in args.sizes:
        runs.append(run(size, args.workers))
        print(table(runs).splitlines()[-1], flush=True)
    (args.out / "scale.tsv").write_text(table(runs), encoding="utf-8")
    (args.out / "scale.svg").write_text(plot(runs), encoding="utf-8")


if __name__ == "__main__":
    main()
