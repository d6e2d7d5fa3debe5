"""Numbers of no toll that a happening may still tell: shares, land, weight ("60% من المباني", "68 كم مربع")."""

from __future__ import annotations

from riwaya.mentions.quantity.bounds import bound_before, limits
from riwaya.mentions.quantity.count import HUNDRED, LANDS, MASSES, SHARES, Count
from riwaya.mentions.quantity.number import read_number
from riwaya.mentions.scan import Scan


def measure_of(scan: Scan, at: int, first: int, end: int) -> Count | None:
    """A share, an area or a weight that begins at token `at`."""
    number = read_number(scan, at, end)
    if number is None or number.value < 1 or number.last >= end:
        return None
    group, last = _unit(scan, number.last, end)
    if not group:
        return None
    begin, qualifier = bound_before(scan, at, first)
    low, high = limits(number.value, qualifier)
    return Count(begin, last, low, high, qualifier, group, group, -1, group)


def _unit(scan: Scan, at: int, end: int) -> tuple[str, int]:
    form = scan.form(at)
    if form in SHARES:
        return "share", at + 1
    if form == "في" and scan.form(at + 1) in HUNDRED and at + 1 < end:
        return "share", at + 2
    if form in LANDS and scan.form(at + 1).startswith("مربع") and at + 1 < end:
        return "share", at + 2
    if form in MASSES:
        return "mass", at + 1
    return "", at
