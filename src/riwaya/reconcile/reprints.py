"""Reprints: which text copies which, with the passages as evidence.

Three steps. *Find*: winnowed fingerprints and MinHash bands name the pairs worth a look (`shingles`, `candidates`). *Compare*: the
shared passages of each pair, word by word (`passages`). *Decide*: by named features (`likeness`), stock phrases left out (`stock`).
Work and memory grow with the number of texts: between the steps only sketches are kept, and a text is fetched again to be compared.

Seniority says who copies whom: an agency's own text first, else the one published earlier, else the longer, else the smaller id. A text
points to the most senior text that explains its words; a merged text points to several. A later report of an outlet that repeats most of
an earlier one of its own (an update with a new toll) is a reprint of it: its unchanged sentences are no new telling, and its new ones lie
outside the passages. Forms that are filled in anew (markets, weather) are no copies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from riwaya.model.record import Record, Span
from riwaya.reconcile.camps import outlet_id
from riwaya.reconcile.candidates import Index, candidates
from riwaya.reconcile.likeness import NEAR_DAYS, Likeness, compare, is_copy, is_form
from riwaya.reconcile.passages import Stretch, as_passage, shared_stretches
from riwaya.reconcile.shingles import Prose, bands, fingerprints, read_prose
from riwaya.reconcile.stock import Clusters, stock_keys, stock_words
from riwaya.reconcile.tellers import agency_ids
from riwaya.reconcile.telling import Copy

MOST = 12
ALIKE, ALIKE_FAR = 0.75, 0.95
AS_GOOD = 0.85
NEW_WORDS = 0.5
KEPT = 600
_NEVER = "9999-12-31"


class Text(NamedTuple):
    """What reprints are told by. `outlet` and `agencies` (those whose text it credits) are pack ids or folded names, `published_start` an
    ISO day or "", `boilerplate` the spans that are no prose of the report: furniture, credits, bylines."""

    id: str
    text: str
    outlet: str = ""
    agencies: tuple[str, ...] = ()
    published_start: str = ""
    boilerplate: tuple[Span, ...] = ()


class _Meta(NamedTuple):
    """What is kept of a text between the steps."""

    id: str
    outlet: str
    agencies: tuple[str, ...]
    published: str
    size: int
    keys: int


class _Pair(NamedTuple):
    """Two texts by rank with their shared passages."""

    young: int
    old: int
    stretches: tuple[Stretch, ...]


class _Shelf:
    """Texts by seniority, read again when they are compared."""

    def __init__(self, metas: Sequence[_Meta], fetch: Callable[[str], Text]) -> None:
        order = sorted(range(len(metas)), key=lambda ordinal: _seniority(metas[ordinal]))
        self.metas = [metas[ordinal] for ordinal in order]
        self.rank = [0] * len(order)
        for rank, ordinal in enumerate(order):
            self.rank[ordinal] = rank
        self.days = [date.fromisoformat(meta.published).toordinal() if meta.published else 0 for meta in self.metas]
        self.prose = lru_cache(maxsize=KEPT)(lambda rank: _prose(fetch(self.metas[rank].id)))
        self.stock: frozenset[int] = frozenset()
        self.stock_of = lru_cache(maxsize=KEPT)(lambda rank: stock_words(self.prose(rank), self.stock))

    def learn(self, stock: frozenset[int]) -> None:
        """Take the fingerprints that are stock; until then nothing is."""
        self.stock = stock
        self.stock_of.cache_clear()

    def apart(self, one: int, other: int) -> int:
        """Days between two texts, -1 where one has no date."""
        days = self.days[one], self.days[other]
        return abs(days[0] - days[1]) if min(days) else -1

    def agency(self, one: int, other: int) -> bool:
        """Whether two outlets' texts go back to one agency by what they say of themselves."""
        here, there = self.metas[one], self.metas[other]
        return here.outlet != there.outlet and bool({*here.agencies, here.outlet} & set(there.agencies) or {there.outlet} & set(here.agencies))


def text_of(record: Record, outlet: str = "") -> Text:
    """The text of a record; `outlet` is the id to compare by, where it is better known than by the document's own name."""
    document = record.document
    by = outlet or outlet_id(document.outlet or "")
    agencies = sorted({credit.actor or outlet_id(credit.name) for credit in document.credits if credit.kind == "agency"} | {by} & agency_ids())
    spans = [*document.boilerplate, *(credit.span for credit in document.credits if credit.span)]
    return Text(document.id, document.text, by, tuple(agencies), document.published.start if document.published else "", tuple(sorted(spans)))


def find_copies(texts: Iterable[Text], fetch: Callable[[str], Text] | None = None) -> list[Copy]:
    """Every text that copies a more senior one, by document and then by `of`; the same for any order of `texts`.

    Ids are distinct. `fetch` gives a text again by its id, so that not all need be kept in memory; without it they are.
    """
    kept: dict[str, Text] = {}
    metas, index = _sketch(texts, None if fetch else kept)
    shelf = _Shelf(metas, fetch or kept.__getitem__)
    pairs = list(_look(shelf, index))
    stock = stock_keys(index, _clusters(shelf, pairs), shelf.rank, shelf.days)
    shelf.learn(stock)
    found = [copy for group in _by_young(pairs) for copy in _choose(shelf, group)]
    return sorted(found, key=lambda copy: (copy.document, copy.of))


def _prose(text: Text) -> Prose:
    return read_prose(text.text, text.boilerplate)


def _seniority(meta: _Meta) -> tuple[bool, str, int, str]:
    return meta.outlet not in meta.agencies, meta.published or _NEVER, -meta.size, meta.id


def _sketch(texts: Iterable[Text], keep: dict[str, Text] | None) -> tuple[list[_Meta], Index]:
    """Enter every text in the index; in `keep` too, where given."""
    metas, index = [], Index()
    for ordinal, text in enumerate(texts):
        prose = _prose(text)
        keys = [mark.hash for mark in fingerprints(prose)]
        for key in (*keys, *bands(prose)):
            index.add(key, ordinal)
        metas.append(_Meta(text.id, text.outlet, text.agencies, text.published_start, len(prose.words), len(keys)))
        if keep is not None:
            keep[text.id] = text
    return metas, index


def _look(shelf: _Shelf, index: Index) -> Iterator[_Pair]:
    """Compare each text with its candidates, and with what those are copied from: so a late copy finds the first text."""
    sources: dict[int, list[int]] = {}
    for young, olds in candidates(index, shelf.rank, [meta.keys for meta in shelf.metas], MOST):
        waiting, seen = list(olds), set(olds)
        for old in waiting:
            pair = _Pair(young, old, tuple(shared_stretches(shelf.prose(young), shelf.prose(old))))
            like = _likeness(shelf, pair)
            if pair.stretches and max(like.share, like.of_share) >= 0.1:
                yield pair
            if is_copy(like):
                sources.setdefault(young, []).append(old)
                further = [root for root in sources.get(old, ()) if root not in seen][:MOST]
                waiting += further
                seen.update(further)


def _likeness(shelf: _Shelf, pair: _Pair) -> Likeness:
    stock = shelf.stock_of(pair.young), shelf.stock_of(pair.old)
    return compare(shelf.prose(pair.young), shelf.prose(pair.old), list(pair.stretches), stock,
                   shelf.apart(pair.young, pair.old), shelf.agency(pair.young, pair.old))


def _clusters(shelf: _Shelf, pairs: Iterable[_Pair]) -> Clusters:
    """Texts that are plainly the same, whatever the stock in them; over many days only those that hardly differ, as forms do differ."""
    clusters = Clusters(len(shelf.metas))
    for pair in pairs:
        like = _likeness(shelf, pair)
        if max(like.share, like.of_share) >= (ALIKE if like.days <= NEAR_DAYS else ALIKE_FAR) and not is_form(like):
            clusters.join(pair.young, pair.old)
    return clusters


def _by_young(pairs: Sequence[_Pair]) -> Iterator[list[_Pair]]:
    groups: dict[int, list[_Pair]] = {}
    for pair in pairs:
        groups.setdefault(pair.young, []).append(pair)
    return (groups[young] for young in sorted(groups))


def _choose(shelf: _Shelf, group: Sequence[_Pair]) -> Iterator[Copy]:
    """The texts that a text copies: first what explains most of its words, the most senior of those about as good; then what explains
    words that are still unexplained, if those alone are enough of either text."""
    rest = {pair: like for pair in group if is_copy(like := _likeness(shelf, pair))}
    explained: set[int] = set()
    while rest:
        new = {pair: len(_words(pair) - explained) for pair in rest}
        best = max(new.values())
        pair = min((pair for pair in rest if new[pair] >= AS_GOOD * best), key=lambda pair: pair.old)
        like = rest.pop(pair)
        if not explained or new[pair] >= NEW_WORDS * len(_words(pair)):
            yield _copy(shelf, pair, like)
            explained |= _words(pair)


def _words(pair: _Pair) -> set[int]:
    return {word for stretch in pair.stretches for word in stretch.words}


def _copy(shelf: _Shelf, pair: _Pair, like: Likeness) -> Copy:
    one, other = shelf.prose(pair.young), shelf.prose(pair.old)
    passages = tuple(as_passage(stretch, one, other) for stretch in pair.stretches)
    return Copy(shelf.metas[pair.young].id, shelf.metas[pair.old].id, _kind(shelf, pair, like), round(min(like.share, 1.0), 3), passages)


def _kind(shelf: _Shelf, pair: _Pair, like: Likeness) -> str:
    young, old = shelf.metas[pair.young], shelf.metas[pair.old]
    if set(young.agencies) & set(old.agencies) - {old.outlet}:
        return "agency"
    if like.share >= 0.7 and like.of_share < 0.5:
        return "excerpt"
    return "merged" if like.share < 0.6 <= like.of_share else "reprint"
