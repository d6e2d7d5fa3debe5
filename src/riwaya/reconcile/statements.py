"""Statements: the same spoken words in several documents, with the days on which they were told again.

Claims of one type in different documents whose sentences share most of their words in runs are one wording. Its speaker is the first
teller where all its claims name the same; else who most claims name, as first teller or as the agent of a speech act, a person before any
body, as words are spoken by a person. Two claims told by different persons are never one wording. Wordings of one speaker that stand side
by side in two documents are one statement. Where claims give the words to different bodies (several states condemn one attack in the same
form of words), they must share more of them.
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

RUN = 4
SHARED, SHARED_STRANGERS = 0.6, 0.75
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
    """A claim of something said: its folded words, its first teller where named, else "", and the agents of a speech act."""

    telling: Telling
    words: tuple[str, ...]
    teller: str
    agents: tuple[str, ...]

    @property
    def speakers(self) -> tuple[str, ...]:
        return (self.teller, *self.agents) if self.teller else self.agents

    @property
    def persons(self) -> set[str]:
        return {speaker for speaker in self.speakers if is_person(speaker)}


def statements(tellings: Sequence[Telling], texts: Callable[[str], Text]) -> list[Statement]:
    """The statements that two documents or more quote, by their first claim; the same for any order of `tellings`."""
    spoken = list(_spoken(tellings, texts))
    pairs = {pair: size for pair in _candidates(spoken) if (size := _agree(spoken[pair[0]], spoken[pair[1]]))}
    wordings = Clusters(len(spoken))
    for one, other in sorted(pairs):
        wordings.join(one, other)
    speakers = {root: _speaker([spoken[at] for at in group]) for root, group in _members(wordings, len(spoken)).items()}
    groups = Clusters(len(spoken))
    for one, other in _joined(spoken, pairs, [speakers[wordings.find(at)] for at in range(len(spoken))]):
        groups.join(one, other)
    members = _members(groups, len(spoken))
    return [_statement([spoken[at] for at in members[root]], size) for root, size in sorted(_overlaps(spoken, pairs, groups).items()) if size >= WHOLE]


def _members(groups: Clusters, size: int) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for at in range(size):
        found.setdefault(groups.find(at), []).append(at)
    return found


def _spoken(tellings: Iterable[Telling], texts: Callable[[str], Text]) -> Iterator[_Spoken]:
    """What somebody says, and speech acts: not a happening in an outlet's own voice."""
    kept = sorted((telling for telling in tellings if _has_speaker(telling) or telling.claim.type in SPEECH), key=lambda telling: telling.ref)
    for document, group in groupby(kept, key=lambda telling: telling.document):
        text = texts(document).text
        for telling in group:
            start, end = telling.claim.span
            named = _has_speaker(telling) and not is_unnamed(telling.claim.sources[0])
            agents = tuple(agent.actor for agent in telling.claim.agents if agent.actor) if telling.claim.type in SPEECH else ()
            yield _Spoken(telling, read_prose(text[start:end]).words, telling.speaker if named else "", agents)


def _has_speaker(telling: Telling) -> bool:
    return bool(telling.claim.sources) and not is_outlet(telling.claim.sources[0])


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
    here, there = one.telling, other.telling
    if here.document == there.document or here.claim.type != there.claim.type or _far(here, there) or _differ(one.persons, other.persons):
        return 0
    grams = set(zip(*(other.words[shift:] for shift in range(RUN)), strict=False))
    shared = {at + step for at in range(len(one.words) - RUN + 1) if one.words[at:at + RUN] in grams for step in range(RUN)}
    needed = SHARED_STRANGERS if _differ(set(one.speakers), set(other.speakers)) else SHARED
    return len(shared) if len(shared) >= needed * min(len(one.words), len(other.words)) else 0


def _far(one: Telling, other: Telling) -> bool:
    if one.published is None or other.published is None:
        return False
    return abs((date.fromisoformat(one.published.start) - date.fromisoformat(other.published.start)).days) > DAYS


def _differ(one: set[str], other: set[str]) -> bool:
    return bool(one and other and not one & other)


def _joined(spoken: Sequence[_Spoken], pairs: Pairs, speakers: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The pairs themselves, and wordings of one speaker that stand side by side in the same two documents."""
    by_documents: dict[tuple[str, str, str], list[tuple[int, int]]] = {}
    for one, other in sorted(pairs):
        yield one, other
        by_documents.setdefault((spoken[one].telling.document, spoken[other].telling.document, speakers[one]), []).append((one, other))
    for (_, _, speaker), group in by_documents.items():
        for (a, b), (c, d) in combinations(group, 2):
            if speaker and _beside(spoken[a], spoken[c]) and _beside(spoken[b], spoken[d]):
                yield a, c


def _beside(one: _Spoken, other: _Spoken) -> bool:
    first, second = sorted((one.telling.claim.span, other.telling.claim.span))
    return second[0] - first[1] <= BESIDE


def _speaker(group: Sequence[_Spoken]) -> str:
    tellers = {said.teller for said in group} - {""}
    if len(tellers) == 1:
        return min(tellers)
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
