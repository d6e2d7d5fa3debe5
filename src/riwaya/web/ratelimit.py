"""Limits of rate: a bucket of tokens for each address, filled evenly."""

from __future__ import annotations

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable
from math import ceil

MOST_ADDRESSES = 10_000


class Buckets:
    """`a_minute` requests a minute for each address; the addresses seen longest ago are forgotten first."""

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._size = float(a_minute)
        self._clock = clock
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()

    @property
    def wait(self) -> int:
        """Seconds until an empty bucket holds one token again, rounded up."""
        return ceil(60 / self._size)

    def take(self, address: str) -> bool:
        """Whether one more request is within the limit."""
        address, now = network(address), self._clock()
        left, seen = self._held.pop(address, (self._size, now))
        left = min(self._size, left + (now - seen) * self._size / 60)
        self._held[address] = (left - 1 if left >= 1 else left, now)
        if len(self._held) > MOST_ADDRESSES:
            self._held.popitem(last=False)
        return left >= 1


def network(address: str) -> str:
    """The address itself, or of IPv6 its first 64 bits: who has one address there has all that begin so."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv4Address):
        return address
    return str(parsed.ipv4_mapped or ipaddress.IPv6Network((int(parsed) >> 64 << 64, 64)))
