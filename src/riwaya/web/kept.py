"""What is worked out of a whole record once for each state of it, and kept: sums that would take seconds at every question."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import Generic, TypeVar

from riwaya.store.open import Store
from riwaya.store.state import state_of_record

T = TypeVar("T")
PATIENCE = 1.0
"""Seconds that a question waits for what is worked out anew, where something older is there to answer with."""
Key = tuple[Store, tuple[str, str]]


class _Work(Generic[T]):
    """One working out, in a thread of its own."""

    def __init__(self, key: Key, make: Callable[[Store], T]) -> None:
        self.key = key
        self.done = Event()
        self.value: T | None = None
        self.error: BaseException | None = None
        Thread(target=self._run, args=(make,), daemon=True).start()

    def _run(self, make: Callable[[Store], T]) -> None:
        try:
            self.value = make(self.key[0])
        except BaseException as error:  # told to whoever asked, not to the thread
            self.error = error
        self.done.set()


class Kept(Generic[T]):
    """A function of a store that remembers its last answer. Of a large record that has just changed it gives the answer of before, for
    the seconds that the new one takes; of a small one always the newest. Several threads may ask."""

    def __init__(self, make: Callable[[Store], T]) -> None:
        self._make = make
        self._lock = Lock()
        self._last: _Work[T] | None = None
        self._now: _Work[T] | None = None

    def __call__(self, store: Store) -> T:
        """What was made of the store. Raises what making it raised."""
        key = (store, state_of_record(store))
        with self._lock:
            if self._now is None or self._now.key != key or self._now.error:
                self._last = self._now if self._now and self._now.done.is_set() and not self._now.error else self._last
                self._now = _Work(key, self._make)
            now, last = self._now, self._last if self._last and self._last.key[0] is store else None
        if now.done.wait(PATIENCE if last else None):
            if now.error:
                raise now.error
            return now.value  # type: ignore[return-value]  # it is set where there is no error
        assert last is not None  # without an older answer the wait has no end
        return last.value  # type: ignore[return-value]
