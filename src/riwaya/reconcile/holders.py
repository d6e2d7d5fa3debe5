"""Who held which place, when, and by whose word: the claims about control replayed in time, one timeline a place and camp.

A camp's word stands until it says otherwise. Where two camps name different holders, the later word wins only if the other was given
before it (that camp is silent since, not contradicting); words given of the same days, and a denial of what another holds to be so, make
the span contested.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from riwaya.model.event import ClaimRef, Interval
from riwaya.model.record import Place
from riwaya.reconcile.camps import one_side, related
from riwaya.reconcile.control import After, holder_after
from riwaya.reconcile.telling import Telling

REACH = timedelta(days=30)
"""A denial is held against what other camps said up to so long before it."""
Span = tuple[str, str | None]
"""The first day of a span, and the first day after it; None where it is open."""


class Tenure(NamedTuple):
    """A span in which a camp holds an actor (or, with holder "", nobody that it names) to be in a place. Days are ISO days.

    `taken` is when it began, as exactly as told; `told` the last day of which the camp says so; `end` the day of its next word, from
    which it does not hold any more, or None. `denies` are actors whom it denies the place. `contested` are spans of days, the end None
    where open, in which another camp says otherwise. WGS 84 degrees, radius in kilometres.
    """

    place: str
    name: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    camp: str
    holder: str
    taken: Interval
    told: str
    end: str | None
    denies: tuple[str, ...]
    claims: tuple[ClaimRef, ...]
    contested: tuple[Span, ...] = ()

    def on(self, day: str) -> bool:
        """Whether it runs on an ISO day."""
        return self.taken.start <= day and (self.end is None or day < self.end)

    def contested_on(self, day: str) -> bool:
        """Whether another camp says otherwise of an ISO day."""
        return any(start <= day and (end is None or day < end) for start, end in self.contested)


class Holders(NamedTuple):
    """The timelines of all places, and how many claims about control could not be placed or dated."""

    tenures: tuple[Tenure, ...]
    unplaced: int
    undated: int

    def on(self, day: str) -> list[Tenure]:
        """Who holds what on an ISO day, by whose word: at most one tenure a place and camp."""
        return [tenure for tenure in self.tenures if tenure.on(day)]

    def of(self, place: str) -> list[Tenure]:
        """The timeline of a place by its id."""
        return [tenure for tenure in self.tenures if tenure.place == place]


class _Move(NamedTuple):
    """A word about who holds a place."""

    days: Interval
    told: str
    ref: ClaimRef
    after: After


def holders(tellings: Iterable[Telling]) -> Holders:
    """Replay the claims about control. A claim without a time is put on its days of publication."""
    moves: dict[tuple[str, str], list[_Move]] = defaultdict(list)
    places: dict[str, Place] = {}
    unplaced = undated = 0
    for telling in tellings:
        after = holder_after(telling.claim)
        if after is None:
            continue
        here = [place for place in telling.claim.places if place.id]
        when = telling.claim.time or telling.published
        unplaced += not here
        undated += bool(here) and when is None
        if when is None:
            continue
        for place in here:
            places[place.id or ""] = min(places.get(place.id or "", place), place, key=_exactness)
            told = telling.published.start if telling.published else ""
            moves[place.id or "", telling.camp].append(_Move(Interval(when.start, when.end), told, telling.ref, after))
    tenures = [tenure for (place, camp), found in sorted(moves.items()) for tenure in _replay(places[place], camp, found)]
    return Holders(_with_contests(tenures), unplaced, undated)


def _exactness(place: Place) -> tuple[float, str, float, float]:
    return place.radius_km or 0.0, place.name or "", place.lat or 0.0, place.lon or 0.0


def _replay(place: Place, camp: str, moves: list[_Move]) -> list[Tenure]:
    tenures: list[Tenure] = []
    for move in sorted(moves, key=lambda move: (move.days, move.told, move.ref)):
        last = tenures[-1] if tenures else None
        holder = _holder(move.after, last)
        if last is not None and holder == last.holder:
            tenures[-1] = _again(last, move)
            continue
        if last is not None:
            tenures[-1] = last._replace(end=max(move.days.start, last.taken.start))
        tenures.append(Tenure(place.id or "", place.name or "", place.lat, place.lon, place.radius_km, camp, holder, move.days,
                              move.days.end, None, _denied(move.after), (move.ref,)))
    return tenures


def _holder(after: After, last: Tenure | None) -> str:
    """Who holds it now: who is told; else whoever held it, if he is not the one who is said to be out."""
    before = last.holder if last else ""
    return after.holder or ("" if before and after.out and related(before, after.out) else before)


def _again(last: Tenure, move: _Move) -> Tenure:
    """A tenure that its camp tells once more."""
    return last._replace(told=max(last.told, move.days.end), denies=tuple(sorted({*last.denies, *_denied(move.after)})),
                         claims=tuple(sorted({*last.claims, move.ref})))


def _denied(after: After) -> tuple[str, ...]:
    return (after.out,) if after.denial and after.out else ()


def _with_contests(tenures: Sequence[Tenure]) -> tuple[Tenure, ...]:
    by_place: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in sorted(tenures, key=lambda tenure: (tenure.place, tenure.taken, tenure.camp, tenure.holder, tenure.claims)):
        by_place[tenure.place].append(tenure)
    return tuple(tenure for place in by_place.values() for tenure in _contested(place))


def _contested(place: list[Tenure]) -> list[Tenure]:
    """The tenures of a place, in the order of their beginnings, with the spans in which other camps say otherwise.

    A tenure meets those begun before it of which their camps spoke not longer than REACH ago.
    """
    spans: list[list[Span]] = [[] for _ in place]
    spoken: list[int] = []
    for at, tenure in enumerate(place):
        since = (date.fromisoformat(tenure.taken.start) - REACH).isoformat()
        spoken = [one for one in spoken if place[one].told >= since]
        for one in spoken:
            if place[one].camp != tenure.camp and _against(tenure, place[one]):
                common = _common(tenure, place[one])
                spans[at].append(common)
                spans[one].append(common)
        spoken.append(at)
    return [tenure._replace(contested=_joined(found)) for tenure, found in zip(place, spans, strict=True)]


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    """Spans that touch put together; empty ones left out."""
    joined: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], span[1] is None, span[1] or "")):
        if end is not None and end <= start:
            continue
        if joined and (joined[-1][1] is None or start <= joined[-1][1]):
            last = joined.pop()
            joined.append((last[0], None if last[1] is None or end is None else max(last[1], end)))
        else:
            joined.append((start, end))
    return tuple(joined)


def _common(one: Tenure, other: Tenure) -> Span:
    ends = [end for end in (one.end, other.end) if end is not None]
    return max(one.taken.start, other.taken.start), min(ends, default=None)


def _against(one: Tenure, other: Tenure) -> bool:
    if _denies(one, other) or _denies(other, one):
        return True
    silent = one.told < other.taken.start or other.told < one.taken.start
    return bool(one.holder and other.holder) and not silent and not one_side(one.holder, other.holder)


def _denies(one: Tenure, other: Tenure) -> bool:
    """Whether a camp that tells a tenure denied, once the other had begun, that its holder holds the place."""
    return other.taken.start <= one.told and any(related(actor, other.holder) for actor in one.denies)
