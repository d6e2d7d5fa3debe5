"""Make the events anew after judgements, in the background: one run at a time for each store."""

from __future__ import annotations

import logging
from threading import Lock, Thread
from typing import Any

from riwaya.errors import RiwayaError
from riwaya.store.open import Store
from riwaya.store.refresh import refresh
from riwaya.store.state import needs_reconciling
from riwaya.web.review.queue import waiting

logger = logging.getLogger(__name__)


class Reconciler:
    """Runs `refresh` in a thread. What is judged while it runs leaves the record outdated, and is told as such."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._thread: Thread | None = None
        self._error = ""

    def start(self) -> bool:
        """Begin, unless a run is under way; gives whether it began."""
        with self._lock:
            if self.running:
                return False
            self._error = ""
            self._thread = Thread(target=self._run, daemon=True)
            self._thread.start()
            return True

    @property
    def running(self) -> bool:
        """Whether a run is under way."""
        return self._thread is not None and self._thread.is_alive()

    def wait(self, seconds: float) -> bool:
        """Wait for a run to end; gives whether none is under way any more."""
        if self._thread is not None:
            self._thread.join(seconds)
        return not self.running

    def _run(self) -> None:
        try:
            refresh(self._store)
            waiting(self._store)  # so that nobody waits for the queue
        except RiwayaError as error:
            logger.warning("events were not made anew: %s", error)
            self._error = str(error)

    def state(self) -> dict[str, Any]:
        """Whether events are older than claims and judgements, whether a run is under way, and what went wrong in the last."""
        return {"outdated": needs_reconciling(self._store), "running": self.running, "error": self._error}


def reconciler_of(app: Any) -> Reconciler:
    """The one of an app."""
    found: Reconciler | None = getattr(app.state, "reconciler", None)
    if found is None:
        found = app.state.reconciler = Reconciler(app.state.store)
    return found
