"""Union-find: which numbers hang together."""

from __future__ import annotations

from array import array


class Unions:
    """Sets of the numbers 0..size-1 that grow by joining; eight bytes a number."""

    def __init__(self, size: int) -> None:
        self._above = array("q", range(size))

    def root(self, number: int) -> int:
        """The smallest number of the set that holds `number`."""
        above = self._above
        while above[number] != number:
            above[number] = above[above[number]]
            number = above[number]
        return number

    def join(self, a: int, b: int) -> None:
        """Make one set of the two that hold `a` and `b`."""
        a, b = self.root(a), self.root(b)
        self._above[max(a, b)] = min(a, b)

    def members(self) -> dict[int, list[int]]:
        """Every set by its root, sorted."""
        found: dict[int, list[int]] = {}
        for number in range(len(self._above)):
            found.setdefault(self.root(number), []).append(number)
        return found
