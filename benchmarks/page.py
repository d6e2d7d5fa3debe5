"""Speed of the page over a large record: `python benchmarks/page.py [--events 100000] [--store FILE]`.

Makes a record of made reports through the store's own functions (kept and used again where `--store` names a file), asks the app for
views and filters as a browser would, and prints the median and the worst of several answers in milliseconds, the least time that the
processor took (what a computer with nothing else to do would need), and the size of the answer. The goals: a first view under 2 s, a
filter under 300 ms, on two cores. Exits with 1 where one is missed.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from scale import MEASURES, TYPES
from starlette.testclient import TestClient

from riwaya.model.event import EVENT_SCHEMA, Account, Amount, ClaimRef, Conflict, Corroboration, Event, EventPlace, Interval, Position, Sentence
from riwaya.model.record import SCHEMA, Claim, Document, Party, Place, Published, Quantity, Record, Source, Time
from riwaya.packs.ontology import claim_types
from riwaya.packs.theatre import actors, theatres
from riwaya.packs.tsv import DATA, read_table
from riwaya.store.events import replace_events
from riwaya.store.open import Store, open_store
from riwaya.store.records import put_record
from riwaya.web.app import create_app, warm
from riwaya.web.settings import Settings

FIRST, DAYS = date(2015, 1, 1), 3650
CLAIMS = 6  # a report; the first is told by its neighbour too
FIRST_VIEW, FILTER = 2000.0, 300.0  # milliseconds
VIEWS = ("/", "/events", "/map", "/disagreements", "/tellers", "/ledgers", "/reports", "/review", "/method")
FILTERS = (
    "/events.json?type=airstrike", "/events.json?type=remote_violence", "/events.json?grade=contested", "/events.json?camp=libya/lna",
    "/events.json?actor=libya/lna", "/events.json?q=قصف", "/events.json?q=مقتل+الزاوية", "/events.json?place=Tripoli",
    "/events.json?from=2020-01-01&to=2020-12-31", "/events.json?conflict=any", "/events.json?conflict=killed&sort=conflict",
    "/events.json?outlet=وكالة+12", "/events.json?sort=toll", "/events.json?page=900", "/events.json?q=قصف&type=shelling&from=2018-01-01",
)  # fmt: skip


class Spot(NamedTuple):
    """A place of a theatre with two camps that fight over it."""

    place: EventPlace
    arabic: str
    camps: tuple[str, str]


def spots() -> list[Spot]:
    """The places of every theatre that has two camps."""
    found = []
    for name, theatre in sorted(theatres().items()):
        camps = [camp for camp in theatre.camps if camp in actors()]
        if len(camps) < 2:
            continue
        for row in read_table(DATA / "theatres" / name / "places.tsv"):
            where = EventPlace(name=row["name_en"], id=row["id"], lat=float(row["lat"]), lon=float(row["lon"]), radius_km=float(row["radius_km"]))
            found.append(Spot(where, row["name_ar"], (camps[0], camps[1])))
    return found


class Made(NamedTuple):
    """A happening, as one report tells it."""

    spot: Spot
    day: str
    type: str
    toll: int


def _made(rng: random.Random, known: list[Spot], weights: list[float]) -> Made:
    spot = rng.choices(known, cum_weights=weights)[0]
    day = FIRST + timedelta(days=rng.randrange(DAYS))
    return Made(spot, day.isoformat(), rng.choices(list(TYPES), weights=list(TYPES.values()))[0], 1 + int(rng.paretovariate(1.1)))


def told(made: list[Made], number: int, side: int) -> Record:
    """A report of these happenings, told by one of the camps."""
    text, claims = f"بيان رقم {number}\n", []
    for at, one in enumerate(made):
        sentence = f"قالت مصادر إن {claim_types()[one.type].label_ar} وقع قرب {one.spot.arabic} وخلّف {one.toll} قتلى.\n"
        start = len(text)
        text += sentence
        claims.append(_claim(one, f"c{at}", (start, start + len(sentence) - 1), side))
    day = made[0].day
    document = Document(id=f"r{number}", text=text, outlet=f"وكالة {number % 60}", published=Published(start=day, end=day, basis="metadata"))
    return Record(schema=SCHEMA, document=document, claims=tuple(claims))


def _claim(one: Made, id: str, span: tuple[int, int], side: int) -> Claim:
    where, camps, trigger = one.spot.place, one.spot.camps, (span[0] + 14, span[0] + 17)
    numbers = (Quantity(measure=MEASURES[one.type], low=one.toll, high=one.toll, of=camps[1 - side]),) if one.type in MEASURES else ()
    place = Place(name=where.name, id=where.id, lat=where.lat, lon=where.lon, radius_km=where.radius_km)
    return Claim(id=id, span=span, trigger=trigger, type=one.type, factuality="actual", agents=(Party(actor=camps[side]),),
                 patients=(Party(actor=camps[1 - side]),), places=(place,), time=Time(start=one.day, end=one.day), quantities=numbers,
                 sources=(Source(name="مصادر", kind="unnamed_official", actor=camps[side]),))  # fmt: skip


def event_of(one: Made, refs: tuple[ClaimRef, ...]) -> Event:
    """The event of a happening: told by one camp, or by two that count otherwise."""
    camps, measure = one.spot.camps, MEASURES.get(one.type)
    tolls = [one.toll * (at + 1) for at in range(len(refs))]
    accounts = tuple(
        Account(camp=camps[at], origins=(f"speaker:{ref.document}",), documents=(ref.document,), claims=(ref,),
                quantities=(Amount(measure=measure, low=tolls[at], high=tolls[at]),) if measure else ())
        for at, ref in enumerate(refs)
    )  # fmt: skip
    differ = measure is not None and len(refs) > 1
    positions = tuple(Position(value=toll, camps=(camps[at],), claims=(refs[at],)) for at, toll in enumerate(tolls))
    label, grade = claim_types()[one.type], "two_camps" if len(refs) > 1 else "single_origin"
    return Event(
        schema=EVENT_SCHEMA, id=f"{refs[0].document}-{refs[0].claim}", type=one.type, claims=refs, accounts=accounts,
        corroboration=Corroboration(origins=len(refs), camps=len(refs), documents=len(refs), grade=grade, rule="made"),
        time=Interval(one.day, one.day), place=one.spot.place, agents=(camps[0],), patients=(camps[1],),
        quantities=(Amount(measure=measure, low=tolls[0], high=tolls[-1]),) if measure else (),
        conflicts=(Conflict(field=str(measure), values=tuple(tolls), positions=positions, size=0.5),) if differ else (),
        sentence=Sentence(en=f"Made: {label.label_en} near {one.spot.place.name} on {one.day}.", ar=f"{label.label_ar} قرب {one.spot.arabic}."),
    )  # fmt: skip


def build(store: Store, size: int) -> None:
    """Fill a store with as many events, two reports telling the first of each pair."""
    rng, known = random.Random(7), spots()
    rng.shuffle(known)
    weights = [sum(1 / rank for rank in range(1, at + 2)) for at in range(len(known))]

    def events() -> Iterator[Event]:
        made_events = number = 0
        while made_events < size:
            with store.write():
                for _ in range(100):
                    shared = _made(rng, known, weights)
                    pair = [[shared, *(_made(rng, known, weights) for _ in range(CLAIMS - 1))] for _ in range(2)]
                    names = [put_record(store, told(made, number + side, side), "made", "made") for side, made in enumerate(pair)]
                    yield event_of(shared, tuple(ClaimRef(name, "c0") for name in names))
                    for name, made in zip(names, pair, strict=True):
                        yield from (event_of(one, (ClaimRef(name, f"c{at}"),)) for at, one in enumerate(made[1:], 1))
                    number, made_events = number + 2, made_events + 2 * CLAIMS - 1

    replace_events(store, events())


def measure(client: TestClient, address: str, times: int) -> tuple[float, float, float, int]:
    """The median and worst of several answers and the least of the processor, in milliseconds; the size of one in bytes, below 0 where it is no page."""
    taken, worked = [], []
    for _ in range(times):
        began, begun = time.perf_counter(), time.process_time()
        answer = client.get(address)
        taken.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - begun) * 1000)
    return statistics.median(taken), max(taken), min(worked), len(answer.content) if answer.status_code == 200 else -answer.status_code


def report(place: Path, times: int) -> bool:
    """Measure every view and filter; whether all goals are met."""
    good = True
    app = create_app(Settings(store=str(place), requests_a_minute=1_000_000))
    began = time.perf_counter()
    warm(app)
    print(f"warmed, as `riwaya serve` does beside its first answers, in {time.perf_counter() - began:.1f} s", file=sys.stderr)
    with TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as client:
        print("address\tmedian ms\tworst ms\tprocessor ms\tbytes\tgoal ms")
        for goal, addresses in ((FIRST_VIEW, VIEWS), (FILTER, FILTERS)):
            for address in addresses:
                median, worst, worked, size = measure(client, address, times)
                good = good and median <= goal and size > 0
                print(f"{address}\t{median:.0f}\t{worst:.0f}\t{worked:.0f}\t{size}\t{goal:.0f}{'' if median <= goal else '  MISSED'}", flush=True)
    return good


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--store", type=Path, help="keep the made record in this file, and use it where it is there")
    parser.add_argument("--times", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place: Path = asked.store or Path(folder) / "page.db"
        if not place.exists():
            began = time.perf_counter()
            with open_store(place) as store:
                build(store, asked.events)
            print(f"made {asked.events} events in {time.perf_counter() - began:.0f} s, {place.stat().st_size / 1e6:.0f} MB", file=sys.stderr)
        good = report(place, asked.times)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
