"""Read many reports, on one core or several: results come in the order of the input, and never more than a few wait."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import msgspec

from riwaya.errors import InputError, ReaderFailed
from riwaya.ingest.report import Item, Report

Line = bytes | InputError
BATCH_REPORTS = 16
BATCH_CHARACTERS = 200_000
WAITING_PER_JOB = 3


def read_one(item: Item) -> Line:
    """The record of a report as one line of JSON, or the error that stands in its place. Never raises."""
    if isinstance(item, InputError):
        return item
    from riwaya.claims.reader import read_document

    try:
        record = read_document(item.text, id=item.id, source=item.source, title=item.title, url=item.url, outlet=item.outlet,
                               published=item.published, retrieved=item.retrieved, encoding=item.encoding)
        return msgspec.json.encode(record)
    except Exception as error:  # one report must not take its neighbours down
        return ReaderFailed(f"the reader stopped ({type(error).__name__}: {error})"[:200], item.place or item.id)


def read_all(items: Iterable[Item], jobs: int = 1) -> Iterator[Line]:
    """One line or error an item, in the items' order, with `jobs` processes."""
    if jobs <= 1:
        yield from map(read_one, items)
    else:
        yield from _parallel(_batches(items), jobs)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.text) if isinstance(item, Report) else 1
        if len(batch) >= BATCH_REPORTS or size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _read_batch(batch: list[Item]) -> list[Line]:
    return [read_one(item) for item in batch]


def _ignore_interrupt() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _context() -> multiprocessing.context.BaseContext:
    """Forked workers share the packs that the parent has loaded; elsewhere each loads its own."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _parallel(batches: Iterator[list[Item]], jobs: int) -> Iterator[Line]:
    _warm_up()
    pool = ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_ignore_interrupt)
    waiting: deque[tuple[list[Item], Future[list[Line]]]] = deque()
    try:
        for batch in batches:
            waiting.append((batch, pool.submit(_read_batch, batch)))
            if len(waiting) >= WAITING_PER_JOB * jobs:
                yield from _result(*waiting.popleft())
        while waiting:
            yield from _result(*waiting.popleft())
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _result(batch: list[Item], future: Future[list[Line]]) -> list[Line]:
    try:
        return future.result()
    except BrokenProcessPool:
        place = next((item.place for item in batch if isinstance(item, Report)), "")
        raise ReaderFailed("a worker process died", place, "Try again with --jobs 1 or fewer reports") from None


def _warm_up() -> None:
    """Load the packs once, before the workers are forked."""
    read_one(Report("warm", "قصف"))
