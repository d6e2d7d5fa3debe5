"""Claims as read, and the judgements on them, make claims as they hold. A pure function: nothing is lost, and a judgement taken back leaves no trace.

A value that a person accepted or corrected stays, whatever newer packs read. A value of a list is found again by its span, so that a new
reading that puts another before it moves nothing. A claim that a person confirmed in any part stays where a new reading lacks it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

from riwaya.errors import JudgementError
from riwaya.model.record import Claim
from riwaya.store.judgement import CORRECT, REJECT, VALUES, Judgement
from riwaya.store.values import Draft, Path, claim_of, draft_of, parse_path, value_at


class Held(NamedTuple):
    """A claim: as it was read (None where only a person holds to it), and as it holds (None where it was rejected)."""

    read: Claim | None
    holds: Claim | None

    @property
    def id(self) -> str:
        """The claim's id."""
        claim = self.read or self.holds
        return claim.id if claim is not None else ""


class Stale(NamedTuple):
    """A value that a person holds to and that newer packs read otherwise: for a person to look at again. Values are plain data."""

    document: str
    claim: str
    field: str
    holds: Any
    proposed: Any
    judgement: str


def correct(claims: Sequence[Claim], judged: Iterable[Judgement]) -> list[Held]:
    """The claims of one document with the judgements that hold (`judgement.effective`) applied, those that were read first."""
    by_claim: dict[str, list[Judgement]] = {}
    for judgement in judged:
        if judgement.kind in VALUES:
            by_claim.setdefault(judgement.subject.claim, []).append(judgement)
    targets = {id: target_of(claims, of_one[0]) for id, of_one in by_claim.items()}
    about: dict[str, list[Judgement]] = {}
    for id, target in targets.items():
        if target is not None:
            about.setdefault(target.id, []).extend(by_claim[id])
    found = [Held(claim, _apply(claim, sorted(about.get(claim.id, ()), key=lambda j: j.seq))) for claim in claims]
    kept = (_kept(by_claim[id]) for id in sorted(by_claim) if targets[id] is None)
    return [*found, *(Held(None, claim) for claim in kept if claim is not None)]


def target_of(claims: Sequence[Claim], judgement: Judgement) -> Claim | None:
    """The claim that a judgement is about: the one of that id, else the first with the same trigger."""
    subject = judgement.subject
    same = [claim for claim in claims if claim.id == subject.claim] or [claim for claim in claims if claim.trigger == subject.trigger]
    return same[0] if same else None


def _kept(judged: list[Judgement]) -> Claim | None:
    """A claim that is no longer read, if a person confirmed any of it."""
    seen = next((judgement.seen for judgement in judged if judgement.seen is not None and judgement.kind != REJECT), None)
    return _apply(seen, judged) if seen is not None else None


def _apply(claim: Claim, judged: Sequence[Judgement]) -> Claim | None:
    if not judged:
        return claim
    draft = held_draft(claim, judged)
    return claim_of(draft) if draft is not None else None


def held_draft(claim: Claim, judged: Iterable[Judgement]) -> Draft | None:
    """A claim with its judgements applied, values that were taken out as None, so that the others keep their numbers; None if rejected."""
    draft, added = draft_of(claim), dict[tuple[str, int], int]()
    for judgement in judged:
        path = parse_path(judgement.field)
        if path.field:
            _set(draft, path, judgement, added)
        elif judgement.kind == REJECT:
            return None
        else:
            draft = draft_of(msgspec.convert({**judgement.value, "id": claim.id}, Claim))
    return draft


def _set(draft: Draft, path: Path, judgement: Judgement, added: dict[tuple[str, int], int]) -> None:
    """Put a judgement's value where it belongs."""
    value = None if judgement.kind == REJECT else judgement.value
    if path.at < 0:
        draft[path.field] = _marked(value, judgement)
        return
    values: list[Any] = draft[path.field]
    seen = _seen_value(judgement, path)
    index = _index(values, seen, path.at) if seen is not None else added.get((path.field, path.at), path.at)
    if index is None or index >= len(values):
        if judgement.kind == REJECT:
            return
        values.append(seen)
        index = added[path.field, path.at] = len(values) - 1
    whole = value if not path.part else {**(values[index] or seen or {}), path.part: value}
    values[index] = _marked(whole, judgement)


def _seen_value(judgement: Judgement, path: Path) -> Draft | None:
    """The value as it had been read when it was judged; None where the person added it."""
    found = value_at(draft_of(judgement.seen), path._replace(part="")) if judgement.seen is not None else None
    return found if isinstance(found, dict) else None


def _index(values: list[Any], seen: Draft, index: int) -> int | None:
    """Where a value of a list stands now: at its index if that is the same value, else where the same words are."""
    if index < len(values) and (values[index] is None or _alike(values[index], seen)):
        return index
    return next((at for at, value in enumerate(values) if value is not None and _alike(value, seen)), None)


def _alike(value: Draft, seen: Draft) -> bool:
    if seen.get("span") is not None:
        return bool(value.get("span") == seen["span"])
    return value.get("span") is None and value.get("name") == seen.get("name")


def _marked(value: Any, judgement: Judgement) -> Any:
    """A corrected value says whose it is."""
    return {**value, "rule": f"judgement {judgement.id}"} if judgement.kind == CORRECT and isinstance(value, dict) else value


def stale(claims: Sequence[Claim], judged: Iterable[Judgement]) -> list[Stale]:
    """The values of one document that a person holds to and that are now read otherwise than when they were judged."""
    found = []
    for judgement in judged:
        now = target_of(claims, judgement)
        if judgement.kind not in VALUES or judgement.seen is None or judgement.kind == REJECT and now is None:
            continue
        path = parse_path(judgement.field)
        was, proposed = _read_at(judgement.seen, path, judgement), _read_at(now, path, judgement) if now is not None else None
        if proposed != was and (judgement.kind == REJECT or proposed != _bare(judgement.value)):
            id = now.id if now is not None else judgement.subject.claim
            found.append(Stale(judgement.subject.document, id, judgement.field, judgement.value, proposed, judgement.id))
    return found


def _read_at(claim: Claim, path: Path, judgement: Judgement) -> Any:
    """What is read at a path, wherever in its list the same value stands."""
    draft, seen = draft_of(claim), _seen_value(judgement, path)
    if path.at >= 0 and seen is not None:
        index = _index(draft[path.field], seen, path.at)
        return _bare(value_at(draft, path._replace(at=index))) if index is not None else None
    return _bare(value_at(draft, path))


def _bare(value: Any) -> Any:
    """Plain data without rules and ids of claims, which may change while what is read does not."""
    if isinstance(value, dict):
        return {name: _bare(part) for name, part in value.items() if name != "rule" and (name != "id" or "trigger" not in value)}
    return [_bare(part) for part in value] if isinstance(value, list | tuple) else value


def judged_value(draft: Draft, kind: str, field: str, value: Any) -> Any:
    """What a judgement says of a claim as it holds: the value that stands there with `accept`, nothing with `reject`.

    Raises JudgementError where the claim has no such value, or none is given to correct it with."""
    path = parse_path(field)
    standing = value_at(draft, path)
    if kind == CORRECT:
        _check_correction(draft, path)
        return value
    if standing is None:
        raise JudgementError(f"the claim has no value {field}")
    if kind == REJECT and path.field in ("type", "factuality"):
        raise JudgementError(f"a claim cannot be without {path.field}", "", "Correct it, or reject the claim")
    return None if kind == REJECT else standing


def _check_correction(draft: Draft, path: Path) -> None:
    if not path.field:
        raise JudgementError("a claim is corrected value by value", "", "Name the field")
    if path.at < 0:
        return
    values = draft[path.field]
    if path.at > len(values) or path.part and (path.at == len(values) or values[path.at] is None):
        raise JudgementError(f"the claim has no value {path.field}.{path.at}", "", f"Its {path.field} count from 0 to {len(values) - 1}")
