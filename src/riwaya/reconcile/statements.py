"""Statements: the same spoken words in several documents, with the days on which they were told again.

Claims of different documents whose sentences share most of their words in runs are one wording. Wordings that stand side by side in two
documents, by one speaker or in one quotation, are one statement. Its speaker is who most claims name: as first teller, or as the agent
of a speech act. Words are spoken by a person, so a person counts before any body. Two claims told by different persons are never one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, groupby
from typing import NamedTuple

from riwaya.model.event import ClaimRef
from riwaya.model.record import Span
from riwaya.reconcile.candidates import Index
from riwaya.reconcile.reprints import Text
from riwaya.reconcile.shingles import read_prose, runs
from riwaya.reconcile.stock import Clusters
from riwaya.reconcile.tellers import is_outlet, is_person, is_unnamed
from riwaya.reconcile.telling import Telling
from riwaya.text.quotes import find_quotes

RUN = 4
SHARED = 0.6
WHOLE = 10
BESIDE = 250
DAYS = 21
CROWD = 30
SPEECH = frozenset(("demand", "threaten", "order", "warn", "accuse", "reject", "propose", "support", "admit"))
Pairs = dict[tuple[int, int], int]


class Retelling(NamedTuple):
    """A document that tells a statement, and the days (ISO) between which it was published, "" where unknown."""

    document: str
    start: str
    end: str


class Statement(NamedTuple):
    """Words of one speaker that two documents or more quote.

    `speaker` is an actor id or folded words, "" where no claim names one; `words` is how many words the two documents that agree best
    share; `retellings` are by day; `first` and `last` are the first and last day of retelling, "" where unknown.
    """

    speaker: str
    claims: tuple[ClaimRef, ...]
    documents: tuple[str, ...]
    retellings: tuple[Retelling, ...]
    first: str
    last: str
    words: int


class _Spoken(NamedTuple):
    """A claim of something said: its folded words, where its quotation begins (-1 outside any), and whom it gives the words to."""

    telling: Telling
    words: tuple[str, ...]
    quote: int
    speakers: tuple[str, ...]

    @property
    def persons(self) -> set[str]:
        return {speaker for speaker in self.speakers if is_person(speaker)}


def statements(tellings: Sequence[Telling], texts: Callable[[str], Text]) -> list[Statement]:
    """The statements that two documents or more quote, by their first claim; the same for any order of `tellings`."""
    spoken = list(_spoken(tellings, texts))
    groups = Clusters(len(spoken))
    pairs = {pair: size for pair in _candidates(spoken) if (size := _agree(spoken[pair[0]], spoken[pair[1]]))}
    for one, other in _joined(spoken, pairs):
        groups.join(one, other)
    members: dict[int, list[int]] = {}
    for at in range(len(spoken)):
        members.setdefault(groups.find(at), []).append(at)
    sizes = _overlaps(spoken, pairs, groups)
    return [_statement([spoken[at] for at in members[root]], size) for root, size in sorted(sizes.items()) if size >= WHOLE]


def _spoken(tellings: Iterable[Telling], texts: Callable[[str], Text]) -> Iterator[_Spoken]:
    """What somebody says, and speech acts: not a happening in an outlet's own voice."""
    kept = sorted((telling for telling in tellings if _has_speaker(telling) or telling.claim.type in SPEECH), key=lambda telling: telling.ref)
    for document, group in groupby(kept, key=lambda telling: telling.document):
        text = texts(document).text
        quotes = find_quotes(text)
        for telling in group:
            start, end = telling.claim.span
            at = telling.claim.trigger[0]
            quote = min((quote.start for quote in quotes if quote.start <= at < quote.end), default=-1)
            yield _Spoken(telling, read_prose(text[start:end]).words, quote, tuple(_speakers(telling)))


def _has_speaker(telling: Telling) -> bool:
    return bool(telling.claim.sources) and not is_outlet(telling.claim.sources[0])


def _speakers(telling: Telling) -> Iterator[str]:
    """Whom a claim gives the words to: its first teller where named, and the agents of a speech act."""
    if _has_speaker(telling) and not is_unnamed(telling.claim.sources[0]):
        yield telling.speaker
    if telling.claim.type in SPEECH:
        yield from (agent.actor for agent in telling.claim.agents if agent.actor)


def _candidates(spoken: Sequence[_Spoken]) -> Iterator[tuple[int, int]]:
    """Pairs of claims that share a run of words; a run that very many share pairs each with the next only."""
    index = Index()
    for at, said in enumerate(spoken):
        for key in set(runs(said.words, RUN)):
            index.add(key, at)
    seen: set[tuple[int, int]] = set()
    for _, held in index.groups():
        for pair in combinations(held, 2) if len(held) <= CROWD else zip(held, held[1:], strict=False):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _agree(one: _Spoken, other: _Spoken) -> int:
    """How many words two claims of different documents share, 0 where they are not the same words of one speaker."""
    if one.telling.document == other.telling.document or _far(one.telling, other.telling) or _differ(one.persons, other.persons):
        return 0
    grams = set(zip(*(other.words[shift:] for shift in range(RUN)), strict=False))
    shared = {at + step for at in range(len(one.words) - RUN + 1) if one.words[at:at + RUN] in grams for step in range(RUN)}
    return len(shared) if len(shared) >= SHARED * min(len(one.words), len(other.words)) else 0


def _far(one: Telling, other: Telling) -> bool:
    if one.published is None or other.published is None:
        return False
    return abs((date.fromisoformat(one.published.start) - date.fromisoformat(other.published.start)).days) > DAYS


def _differ(one: set[str], other: set[str]) -> bool:
    return bool(one and other and not one & other)


def _joined(spoken: Sequence[_Spoken], pairs: Pairs) -> Iterator[tuple[int, int]]:
    """The pairs themselves, and wordings that stand side by side in the same two documents."""
    by_documents: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for one, other in sorted(pairs):
        yield one, other
        by_documents.setdefault((spoken[one].telling.document, spoken[other].telling.document), []).append((one, other))
    for group in by_documents.values():
        for (a, b), (c, d) in combinations(group, 2):
            here, there = (spoken[a], spoken[c]), (spoken[b], spoken[d])
            if _beside(*here) and _beside(*there) and (_one_mouth(*here) or _one_mouth(*there)):
                yield a, c


def _beside(one: _Spoken, other: _Spoken) -> bool:
    first, second = sorted((one.telling.claim.span, other.telling.claim.span))
    return second[0] - first[1] <= BESIDE and not _differ(one.persons, other.persons)


def _one_mouth(one: _Spoken, other: _Spoken) -> bool:
    return one.quote == other.quote >= 0 or bool(set(one.speakers) & set(other.speakers))


def _speaker(group: Iterable[_Spoken]) -> str:
    votes = Counter(speaker for said in group for speaker in said.speakers)
    persons = {speaker: count for speaker, count in votes.items() if is_person(speaker)} or votes
    return min(persons, key=lambda speaker: (-persons[speaker], speaker), default="")


def _statement(group: Sequence[_Spoken], words: int) -> Statement:
    published = {said.telling.document: said.telling.published for said in group}
    retellings = sorted((Retelling(document, time.start if time else "", time.end if time else "") for document, time in published.items()),
                        key=lambda told: (told.start, told.end, told.document))
    known = [told for told in retellings if told.start]
    return Statement(_speaker(group), tuple(said.telling.ref for said in group), tuple(sorted(published)), tuple(retellings),
                     min((told.start for told in known), default=""), max((told.end for told in known), default=""), words)


def _overlaps(spoken: Sequence[_Spoken], pairs: Pairs, groups: Clusters) -> dict[int, int]:
    """For each group of claims the words that the two documents that agree best share, each sentence counted once."""
    sentences: dict[tuple[int, str, str, Span], int] = {}
    for (one, other), size in pairs.items():
        here, there = spoken[one].telling, spoken[other].telling
        key = (groups.find(one), here.document, there.document, here.claim.span)
        sentences[key] = max(size, sentences.get(key, 0))
    totals: Counter[tuple[int, str, str]] = Counter()
    for (root, document, other_document, _), size in sentences.items():
        totals[root, document, other_document] += size
    best: dict[int, int] = {}
    for (root, _, _), size in totals.items():
        best[root] = max(size, best.get(root, 0))
    return best
