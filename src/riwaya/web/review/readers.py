"""Two readers of one claim: who judged what, each claim as each of them holds it, and how often they agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from riwaya.model.event import ClaimRef
from riwaya.model.record import Claim
from riwaya.store.corrections import held_draft
from riwaya.store.judgement import ACCEPT, PAIRS, REJECT, UNDO, VALUES, Judgement, effective
from riwaya.store.ledger import judgements
from riwaya.store.open import Store
from riwaya.store.state import state_of_claims
from riwaya.store.values import LISTS, Draft, draft_of

Refs = tuple[ClaimRef, ...]
RIGHT, CHANGED, WRONG = "right", "changed", "wrong"
VERDICTS = (RIGHT, CHANGED, WRONG)


class Standing(NamedTuple):
    """The ledger as one person sees it: the ids of lines that hold, what anybody settled, what waits for this one as a second reader, and
    what two readers hold otherwise."""

    holding: frozenset[str]
    done: frozenset[Refs]
    second: tuple[Refs, ...]
    disagree: tuple[Refs, ...]

    def settled(self, refs: Refs) -> bool:
        """Whether a claim was accepted or rejected as a whole, or a pair was judged."""
        return tuple(sorted(refs)) in self.done


class Twice(NamedTuple):
    """A claim or pair that two readers judged: what each says of it, and the fields in which they differ."""

    refs: Refs
    authors: tuple[str, str]
    verdicts: tuple[str, str]
    fields: tuple[str, ...]

    @property
    def alike(self) -> bool:
        """Whether both hold the same."""
        return self.verdicts[0] == self.verdicts[1] and not self.fields


def standing(store: Store, author: str) -> Standing:
    """How the ledger stands for a person."""
    lines, twice = _read(store, state_of_claims(store))
    holding = effective(lines)
    verdicts = _verdicts(lines)
    last: dict[Refs, int] = {refs: max(line.seq for line in by.values()) for refs, by in verdicts.items()}
    # A third person's verdict settles what two readers hold otherwise.
    apart = (one.refs for one in twice if not one.alike and len(verdicts[one.refs]) == 2)
    return Standing(
        frozenset(line.id for line in holding),
        frozenset(refs_of(line) for line in holding if is_verdict(line)),
        tuple(sorted((refs for refs, by in verdicts.items() if len(by) == 1 and author not in by), key=lambda refs: (last[refs], refs))),
        tuple(sorted(apart)),
    )


@lru_cache(maxsize=4)
def _read(store: Store, _state: int) -> tuple[list[Judgement], list[Twice]]:
    lines = judgements(store)
    return lines, twice_read(lines)


def refs_of(line: Judgement) -> Refs:
    """The claim or the pair of claims that a line is about."""
    return tuple(sorted(subject.ref for subject in (line.subject, line.other) if subject is not None))


def is_verdict(line: Judgement) -> bool:
    """Whether a line settles a claim as a whole, or a pair."""
    return line.kind in PAIRS or line.kind in (ACCEPT, REJECT) and not line.field


def by_author(lines: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """What holds of what each person said, whatever others said after; what anybody took back is gone."""
    told = list(lines)
    undoing = [line for line in told if line.kind == UNDO]
    authors = sorted({line.author for line in told if line.kind != UNDO})
    return {author: effective([*undoing, *(line for line in told if line.author == author and line.kind != UNDO)]) for author in authors}


def _verdicts(lines: Iterable[Judgement]) -> dict[Refs, dict[str, Judgement]]:
    """Who settled what."""
    found: dict[Refs, dict[str, Judgement]] = {}
    for author, own in by_author(lines).items():
        for line in own:
            if is_verdict(line):
                found.setdefault(refs_of(line), {})[author] = line
    return found


def twice_read(lines: Iterable[Judgement]) -> list[Twice]:
    """What two or more people judged, the first two of them compared."""
    told = list(lines)
    own = by_author(told)
    found = []
    for refs, by in sorted(_verdicts(told).items()):
        first = sorted(by, key=lambda author: by[author].seq)[:2]
        if len(first) == 2:
            one, other = ([line for line in own[author] if refs_of(line) == refs] for author in first)
            verdicts, fields = _compared(refs, one, other)
            found.append(Twice(refs, (first[0], first[1]), verdicts, fields))
    return found


def _compared(refs: Refs, one: list[Judgement], other: list[Judgement]) -> tuple[tuple[str, str], tuple[str, ...]]:
    if len(refs) == 2:
        return (one[-1].kind, other[-1].kind), ()
    seen = next(line.seen for line in (*one, *other) if line.seen is not None)
    drafts = [as_held(seen, lines) for lines in (one, other)]
    verdicts = _verdict(seen, drafts[0]), _verdict(seen, drafts[1])
    fields = differing(drafts[0], drafts[1]) if drafts[0] is not None and drafts[1] is not None else ()
    return verdicts, fields


def as_held(seen: Claim, lines: Iterable[Judgement]) -> Draft | None:
    """A claim with one person's judgements on it, None where that person rejects it."""
    return held_draft(seen, [line for line in lines if line.kind in VALUES])


def _verdict(seen: Claim, draft: Draft | None) -> str:
    if draft is None:
        return WRONG
    return CHANGED if differing(draft_of(seen), draft) else RIGHT


def differing(one: Draft, other: Draft) -> tuple[str, ...]:
    """The fields in which two readings of a claim differ, whatever rules gave them."""
    names = ("type", "factuality", "time", *LISTS)
    return tuple(name for name in names if _bare(one.get(name)) != _bare(other.get(name)))


def _bare(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_bare(part) for part in value if part is not None]
    return {name: part for name, part in value.items() if name not in ("rule", "basis", "text") and part is not None} if isinstance(value, dict) else value


class Agreement(NamedTuple):
    """How well readers agree: what was read twice, how much of that alike, and Cohen's kappa of the verdicts (None where chance alone would do)."""

    read: int
    alike: int
    kappa: float | None


def agreement(twice: Iterable[Twice]) -> Agreement:
    """Agreement over claims that two people read. Cohen (1960), over the verdicts right, changed, wrong."""
    told = [one for one in twice if len(one.refs) == 1]
    alike = sum(one.alike for one in told)
    return Agreement(len(told), alike, _kappa([one.verdicts for one in told]))


def _kappa(pairs: list[tuple[str, str]]) -> float | None:
    if not pairs:
        return None
    total = len(pairs)
    seen = sum(one == other for one, other in pairs) / total
    sides: list[Mapping[str, int]] = [Counter(pair[at] for pair in pairs) for at in (0, 1)]
    chance = sum(sides[0].get(verdict, 0) * sides[1].get(verdict, 0) for verdict in VERDICTS) / total**2
    return None if chance == 1 else (seen - chance) / (1 - chance)


def read_twice(store: Store) -> list[Twice]:
    """What two people judged, of the whole ledger."""
    return _read(store, state_of_claims(store))[1]
