"""Limits of rate: a bucket of tokens for each address, filled evenly."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

MOST_ADDRESSES = 10_000


class Buckets:
    """`a_minute` requests a minute for each address; the addresses seen longest ago are forgotten first."""

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._size = float(a_minute)
        self._clock = clock
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, address: str) -> bool:
        """Whether one more request is within the limit."""
        now = self._clock()
        left, seen = self._held.pop(address, (self._size, now))
        left = min(self._size, left + (now - seen) * self._size / 60)
        self._held[address] = (left - 1 if left >= 1 else left, now)
        if len(self._held) > MOST_ADDRESSES:
            self._held.popitem(last=False)
        return left >= 1
