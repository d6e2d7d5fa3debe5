"""Names of the gazetteers in a page, looked for once."""

from __future__ import annotations

from riwaya.mentions.scan import Scan
from riwaya.packs.theatre import PlaceEntry, place_forms
from riwaya.text.phrases import Hit


def page_hits(scan: Scan) -> dict[int, Hit[PlaceEntry]]:
    """The longest known name at each token of a page where one begins."""
    if scan.places is None:
        scan.places = place_forms().match_all(scan.tokens, 0, len(scan.tokens), scan.page.text)
    return scan.places


def hits_from(scan: Scan, first: int, end: int) -> dict[int, Hit[PlaceEntry]]:
    """The longest known name at each token from `first` where one begins that ends by `end`."""
    found: dict[int, Hit[PlaceEntry]] = {}
    known = page_hits(scan)
    for at in range(first, end):
        hit = known.get(at)
        if hit is not None and hit.last > end:
            hit = place_forms().match(scan.tokens, at, end, scan.page.text)
        if hit is not None:
            found[at] = hit
    return found
