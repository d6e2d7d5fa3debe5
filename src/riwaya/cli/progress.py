"""Progress on standard error: only on a terminal, or where it is asked for."""

from __future__ import annotations

import sys
import time

EVERY_SECONDS = 0.5


class Progress:
    """Counts reports and errors, and says so from time to time."""

    def __init__(self, wanted: bool | None) -> None:
        self.tty = sys.stderr.isatty()
        self.shown = self.tty if wanted is None else wanted
        self.reports = self.errors = 0
        self._began = self._said = time.monotonic()

    def count(self, good: bool) -> None:
        """One more report read, or one more error."""
        self.reports += good
        self.errors += not good
        now = time.monotonic()
        if self.shown and now - self._said >= EVERY_SECONDS:
            self._said = now
            self._say("\r" if self.tty else "\n")

    def clear(self) -> None:
        """Make room for a message."""
        if self.shown and self.tty:
            sys.stderr.write("\r\x1b[K")

    def end(self) -> None:
        """The last word."""
        if self.shown:
            self._say("\n")

    def _say(self, end: str) -> None:
        rate = self.reports / max(1e-9, time.monotonic() - self._began)
        sys.stderr.write(f"riwaya: {self.reports:,} reports, {self.errors:,} errors, {rate:,.0f} a second{end}")
        sys.stderr.flush()
