"""Statements: the same spoken words in several documents, with the days on which they were told again.

Claims of different documents whose sentences share most of their words in runs are one wording. Wordings that stand side by side in two
documents or more are one statement. Its speaker is who most claims name: as first teller, or as the agent of a speech act. Words are
spoken by a person, so a person counts before any body. Two claims told by different persons are never one wording.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from riwaya.model.event import ClaimRef
from riwaya.model.record import Span
from riwaya.reconcile.camps import manners
from riwaya.reconcile.candidates import Index
from riwaya.reconcile.reprints import Text
from riwaya.reconcile.shingles import read_prose, runs
from riwaya.reconcile.stock import Clusters
from riwaya.reconcile.telling import Telling

RUN = 4
SHARED = 0.6
WHOLE = 10
BESIDE = 250
DAYS = 21
CROWD = 30
Words = tuple[str, ...]
SPEECH = frozenset(("demand", "threaten", "order", "warn", "accuse", "reject", "propose", "support", "admit"))


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


def statements(tellings: Sequence[Telling], texts: Callable[[str], Text]) -> list[Statement]:
    """The statements that two documents or more quote, by their first claim; the same for any order of `tellings`."""
    spoken = sorted((telling for telling in tellings if _is_spoken(telling)), key=lambda telling: telling.ref)
    sentences = [_words(telling, texts) for telling in spoken]
    groups = Clusters(len(spoken))
    pairs = {pair: size for pair in _candidates(sentences) if (size := _agree(spoken, sentences, *pair))}
    for one, other in _joined(spoken, pairs):
        groups.join(one, other)
    members: dict[int, list[int]] = {}
    for at in range(len(spoken)):
        members.setdefault(groups.find(at), []).append(at)
    found = [_statement(spoken, group, pairs) for _, group in sorted(members.items()) if len(group) > 1]
    return [statement for statement in found if statement.words >= WHOLE]


def _is_spoken(telling: Telling) -> bool:
    """Told by somebody, or a speech act: not a happening in an outlet's own voice."""
    return _has_speaker(telling) or telling.claim.type in SPEECH


def _has_speaker(telling: Telling) -> bool:
    chain = telling.claim.sources
    kind = manners().get(chain[0].kind) if chain else None
    return bool(chain) and (kind is None or kind.manner != "outlet")


def _words(telling: Telling, texts: Callable[[str], Text]) -> Words:
    start, end = telling.claim.span
    return read_prose(texts(telling.document).text[start:end]).words


def _candidates(sentences: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Pairs of claims that share a run of words; a run that very many share pairs each with the next only."""
    index = Index()
    for at, words in enumerate(sentences):
        for key in set(runs(words, RUN)):
            index.add(key, at)
    seen: set[tuple[int, int]] = set()
    for _, held in index.groups():
        for pair in combinations(held, 2) if len(held) <= CROWD else zip(held, held[1:], strict=False):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _agree(spoken: Sequence[Telling], sentences: Sequence[Words], one: int, other: int) -> int:
    """How many words two claims of different documents share, 0 where they are not the same words of one speaker."""
    a, b = spoken[one], spoken[other]
    if a.document == b.document or _far(a, b) or len(_persons(a) | _persons(b)) > max(len(_persons(a)), len(_persons(b)), 1):
        return 0
    grams = set(zip(*(sentences[other][shift:] for shift in range(RUN)), strict=False))
    words = sentences[one]
    shared = {at + step for at in range(len(words) - RUN + 1) if words[at:at + RUN] in grams for step in range(RUN)}
    return len(shared) if len(shared) >= SHARED * min(len(words), len(sentences[other])) else 0


def _far(one: Telling, other: Telling) -> bool:
    if one.published is None or other.published is None:
        return False
    return abs((date.fromisoformat(one.published.start) - date.fromisoformat(other.published.start)).days) > DAYS


def _joined(spoken: Sequence[Telling], pairs: dict[tuple[int, int], int]) -> Iterator[tuple[int, int]]:
    """The pairs themselves, and wordings that stand side by side in the same two documents."""
    by_documents: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for one, other in sorted(pairs):
        yield one, other
        by_documents.setdefault((spoken[one].document, spoken[other].document), []).append((one, other))
    for group in by_documents.values():
        for (a, b), (c, d) in combinations(group, 2):
            if _beside(spoken[a], spoken[c]) and _beside(spoken[b], spoken[d]):
                yield a, c


def _beside(one: Telling, other: Telling) -> bool:
    first, second = sorted((one.claim.span, other.claim.span))
    return second[0] - first[1] <= BESIDE and not _differ(_persons(one), _persons(other))


def _differ(one: set[str], other: set[str]) -> bool:
    return bool(one and other and not one & other)


def _persons(telling: Telling) -> set[str]:
    return {speaker for speaker in _speakers(telling) if "/person-" in speaker}


def _speakers(telling: Telling) -> list[str]:
    """Whom a claim gives the words to: its first teller, and the agents of a speech act."""
    found = [telling.speaker] if _has_speaker(telling) and telling.speaker else []
    if telling.claim.type in SPEECH:
        found += [agent.actor for agent in telling.claim.agents if agent.actor]
    return found


def _speaker(group: Iterable[Telling]) -> str:
    votes = Counter(speaker for telling in group for speaker in _speakers(telling))
    persons = {speaker: count for speaker, count in votes.items() if "/person-" in speaker} or votes
    return min(persons, key=lambda speaker: (-persons[speaker], speaker), default="")


def _statement(spoken: Sequence[Telling], group: Sequence[int], pairs: dict[tuple[int, int], int]) -> Statement:
    told = [spoken[at] for at in group]
    published = {telling.document: telling.published for telling in told}
    days = sorted((time.start if time else "", time.end if time else "", document) for document, time in published.items())
    known = [(start, end) for start, end, _ in days if start]
    return Statement(_speaker(told), tuple(telling.ref for telling in told), tuple(sorted(published)),
                     tuple(Retelling(document, start, end) for start, end, document in days),
                     min((start for start, _ in known), default=""), max((end for _, end in known), default=""), _overlap(spoken, group, pairs))


def _overlap(spoken: Sequence[Telling], group: Sequence[int], pairs: dict[tuple[int, int], int]) -> int:
    """Words shared by the two documents that agree best, each sentence counted once."""
    inside = set(group)
    best: dict[tuple[str, str, Span], int] = {}
    for (one, other), size in pairs.items():
        if one in inside and other in inside:
            key = (spoken[one].document, spoken[other].document, spoken[one].claim.span)
            best[key] = max(size, best.get(key, 0))
    totals: Counter[tuple[str, str]] = Counter()
    for (document, of, _), size in best.items():
        totals[document, of] += size
    return max(totals.values(), default=0)
