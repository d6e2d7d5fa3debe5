"""Read many reports, on one core or several: results come in the order of the input, and never more than a few wait."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext

import msgspec

from riwaya.errors import InputError, ReaderFailed
from riwaya.ingest.report import Item, Report

Line = bytes | InputError
BATCH_REPORTS = 16
BATCH_CHARACTERS = 200_000
WAITING_PER_JOB = 3
NEW_OBJECTS = 100_000


def collect_rarely() -> None:
    """Let the garbage collector of this process run after many new objects only: packs are large and stay, and what is
    read from a report holds few circles."""
    gc.set_threshold(NEW_OBJECTS, 20, 20)


def read_one(item: Item) -> Line:
    """The record of a report as one line of JSON, or the error that stands in its place. Never raises."""
    if isinstance(item, InputError):
        return item
    from riwaya.claims.reader import read_document

    try:
        record = read_document(
            item.text,
            id=item.id,
            source=item.source,
            title=item.title,
            url=item.url,
            outlet=item.outlet,
            published=item.published,
            retrieved=item.retrieved,
            encoding=item.encoding,
            dated_by=item.dated_by,
        )
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


def _begin_worker() -> None:
    collect_rarely()
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _context() -> BaseContext:
    """Forked workers share the packs that the parent has loaded; elsewhere each loads its own."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


class _Workers:
    """A pool of processes that is replaced when one of them dies."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool = self._new()

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._jobs, mp_context=_context(), initializer=_begin_worker)

    def submit(self, batch: list[Item]) -> Future[list[Line]]:
        """Begin to read a batch."""
        try:
            return self._pool.submit(_read_batch, batch)
        except BrokenProcessPool:
            self._pool.shutdown(wait=False)
            self._pool = self._new()
            return self._pool.submit(_read_batch, batch)

    def stop(self) -> None:
        """Take no more work."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def _parallel(batches: Iterator[list[Item]], jobs: int) -> Iterator[Line]:
    _warm_up()
    workers = _Workers(jobs)
    waiting: deque[tuple[list[Item], Future[list[Line]]]] = deque()
    try:
        for batch in batches:
            waiting.append((batch, workers.submit(batch)))
            if len(waiting) >= WAITING_PER_JOB * jobs:
                yield from _result(*waiting.popleft())
        while waiting:
            yield from _result(*waiting.popleft())
    except BaseException:  # Ctrl-C, or nobody wants the rest: what the workers still read is not waited for
        for worker in multiprocessing.active_children():
            worker.terminate()
        raise
    finally:
        workers.stop()


def _result(batch: list[Item], future: Future[list[Line]]) -> list[Line]:
    """What a batch gave; where a worker died over one of its reports, each is read in a process of its own."""
    try:
        return future.result()
    except BrokenProcessPool:
        return [_alone(item) for item in batch]


def _alone(item: Item) -> Line:
    try:
        with ProcessPoolExecutor(1, mp_context=_context(), initializer=_begin_worker) as pool:
            return pool.submit(read_one, item).result()
    except BrokenProcessPool:
        place = item.place or item.id if isinstance(item, Report) else ""
        return ReaderFailed("the process that read this report died", place)


def _warm_up() -> None:
    """Load the packs once, before the workers are forked."""
    read_one(Report("warm", "قصف"))
