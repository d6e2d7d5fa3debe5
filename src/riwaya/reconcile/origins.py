"""Origins: who first told each claim, so that three outlets that print one wire count once.

The rules, the first that fits:

1. *copied passage*: a claim inside a passage copied from another document takes the origin of the claim at that place there.
2. *one statement*: words quoted by several documents come from the one who spoke them (`statements`).
3. *same sentence*: an unnamed source or an outlet's own voice, told in the same SAME_WORDS words or more elsewhere, goes back to the
   earliest of those documents, though the documents as wholes are no copies.
4. *teller*: the first link of the chain.

An origin is written as `speaker:<id>` (a named person or body: an actor id or folded words), `agency:<id>`, `outlet:<id>` (an outlet's own
voice or its reporter), `unnamed:<who relays it>:<folded words>` (an unnamed source: two outlets' "military source" are two), or
`document:<id>` (a report of no known outlet in its own voice). One speaker who speaks twice is still one independent teller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from riwaya.model.event import ClaimRef
from riwaya.model.record import Source, Span
from riwaya.reconcile.reprints import Text
from riwaya.reconcile.shingles import read_prose, run_of
from riwaya.reconcile.statements import statements
from riwaya.reconcile.tellers import agency_ids, is_outlet, is_unnamed
from riwaya.reconcile.telling import Copy, Telling
from riwaya.text.fold import fold

SAME_WORDS = 10
NEAR, NEAR_SHARE = 80, 0.15
KEPT = 64
_NEVER = "9999-12-31"


def with_origins(tellings: Sequence[Telling], copies: Sequence[Copy], texts: Callable[[str], Text]) -> list[Telling]:
    """The tellings with their origins, in the order given. `texts` gives a document's text by its id."""
    fetch = lru_cache(maxsize=KEPT)(texts)
    by_ref = {telling.ref: telling for telling in tellings}
    parents = {**_same_sentences(tellings, fetch), **_copied(tellings, copies)}
    spoken = {ref: f"speaker:{found.speaker}" for found in statements(tellings, fetch) if found.speaker for ref in found.claims}
    agencies = {document: fetch(document).agencies for document in sorted({telling.document for telling in tellings})}
    found = []
    for telling in tellings:
        first = by_ref[_root(telling.ref, parents)]
        found.append(telling._replace(origin=spoken.get(telling.ref) or spoken.get(first.ref) or teller_origin(first, agencies[first.document])))
    return found


def teller_origin(telling: Telling, agencies: Sequence[str] = ()) -> str:
    """The origin by the chain of tellers alone; `agencies` are those that the document credits: if it is one, that is the outlet's source."""
    chain = telling.claim.sources
    own = _voice(agencies[0] if len(agencies) == 1 else telling.outlet) if agencies or telling.outlet else f"document:{telling.document}"
    if not chain or is_outlet(chain[0]) and telling.speaker in ("", telling.outlet):
        return own
    first = chain[0]
    if is_outlet(first):
        return _voice(telling.speaker, first.kind)
    if is_unnamed(first):
        return f"unnamed:{_relay(telling)}:{_folded(first.name)}"
    return f"speaker:{telling.speaker or _name(first)}"


def _voice(outlet: str, kind: str = "") -> str:
    return f"{'agency' if kind == 'agency' or outlet in agency_ids() else 'outlet'}:{outlet}"


def _name(source: Source) -> str:
    return source.actor or _folded(source.name)


def _folded(name: str) -> str:
    return " ".join(fold(name).split())


def _relay(telling: Telling) -> str:
    """Who heard an unnamed source: the first agency or outlet of the chain, else the outlet, else the document."""
    relays = (_name(link) for link in telling.claim.sources[1:] if is_outlet(link))
    return next(relays, telling.outlet or telling.document)


def _root(ref: ClaimRef, parents: dict[ClaimRef, ClaimRef]) -> ClaimRef:
    seen = {ref}
    while ref in parents and parents[ref] not in seen:
        ref = parents[ref]
        seen.add(ref)
    return ref


def _copied(tellings: Iterable[Telling], copies: Iterable[Copy]) -> dict[ClaimRef, ClaimRef]:
    """For each claim in a copied passage the claim of the other document at that place."""
    by_document: dict[str, list[Telling]] = {}
    for telling in tellings:
        by_document.setdefault(telling.document, []).append(telling)
    found: dict[ClaimRef, ClaimRef] = {}
    for copy in sorted(copies, key=lambda copy: (copy.document, -copy.share, copy.of)):
        for telling in by_document.get(copy.document, ()):
            other = _counterpart(telling, copy, by_document.get(copy.of, ()))
            if other is not None:
                found.setdefault(telling.ref, other.ref)
    return found


def _counterpart(telling: Telling, copy: Copy, others: Iterable[Telling]) -> Telling | None:
    """The claim of the same type whose trigger stands nearest to where this one's should stand in the other text."""
    at = telling.claim.trigger[0]
    for passage in copy.passages:
        if passage.span[0] <= at < passage.span[1]:
            length = passage.of_span[1] - passage.of_span[0]
            expected = passage.of_span[0] + (at - passage.span[0]) * length / (passage.span[1] - passage.span[0])
            near = [(abs(other.claim.trigger[0] - expected), other.claim.id, other) for other in others
                    if other.claim.type == telling.claim.type and _inside(other.claim.trigger, passage.of_span)]
            distance, _, nearest = min(near, default=(0.0, "", None))
            return nearest if distance <= max(NEAR, NEAR_SHARE * length) else None
    return None


def _inside(span: Span, other: Span) -> bool:
    return other[0] <= span[0] < other[1]


def _same_sentences(tellings: Iterable[Telling], texts: Callable[[str], Text]) -> dict[ClaimRef, ClaimRef]:
    """For each claim of an unnamed source or in an outlet's voice the earliest one of the same type in the same words."""
    groups: dict[tuple[str, int], list[Telling]] = {}
    for telling in sorted(tellings, key=lambda telling: telling.ref):
        start, end = telling.claim.span
        words = read_prose(texts(telling.document).text[start:end]).words
        if len(words) >= SAME_WORDS and not _named(telling):
            groups.setdefault((telling.claim.type, run_of(words)), []).append(telling)
    found = {}
    for group in groups.values():
        first = min(group, key=lambda telling: (telling.published.start if telling.published else _NEVER, telling.ref))
        found.update({telling.ref: first.ref for telling in group if telling.document != first.document})
    return found


def _named(telling: Telling) -> bool:
    chain = telling.claim.sources
    return bool(chain) and not is_outlet(chain[0]) and not is_unnamed(chain[0])
