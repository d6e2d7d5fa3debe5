"""Make the event of claims that tell one happening: one record with all its accounts side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b

from riwaya.model.event import EVENT_SCHEMA, ClaimRef, Event
from riwaya.reconcile.accounts import accounts, conceding
from riwaya.reconcile.conflicts import conflicts
from riwaya.reconcile.fuse import fuse
from riwaya.reconcile.grade import corroboration
from riwaya.reconcile.members import asserted, event_type, members, stakes
from riwaya.reconcile.parties import parties
from riwaya.reconcile.quantities import numbers
from riwaya.reconcile.telling import Telling
from riwaya.reconcile.when import intervals, span_of
from riwaya.reconcile.where import place_of

NEVER = "9999"
"""Sorts after every ISO day: a report of unknown date founds no event that a dated one tells."""


def build_event(tellings: Sequence[Telling], policy: str = "range", undecided: Iterable[ClaimRef] = ()) -> Event:
    """The event that some tellings (at least one) tell, numbers fused by a policy of `fuse`. Raises RiwayaError for an unknown policy.

    `undecided` are claims that may belong to it. Without a sentence.
    """
    type_ = event_type(tellings)
    mutual = stakes(type_).mutual
    found = members(tellings, type_)
    saying = asserted(found) or found
    told = numbers(found, conceding(found))
    amounts, dissent = fuse(told, policy)
    sides = accounts(found, told, mutual)
    clashes = conflicts(found, told, type_)
    return Event(
        schema=EVENT_SCHEMA,
        id=event_id(tellings),
        type=type_,
        claims=tuple(sorted({member.telling.ref for member in found})),
        accounts=sides,
        corroboration=corroboration(found, sides, clashes),
        time=span_of([span for span, _ in intervals(saying)]),
        place=place_of(saying),
        agents=parties([(member.origin, member.agents) for member in saying], mutual),
        patients=parties([(member.origin, member.patients) for member in saying], mutual),
        quantities=amounts,
        conflicts=clashes,
        policy=policy,
        dissent=dissent,
        undecided=tuple(sorted(set(undecided))),
    )


def event_id(tellings: Iterable[Telling]) -> str:
    """The id of an event: a hash of its founding claim, the one published first (then by document and claim id).

    It stays when later reports join the event.
    """
    first = min((telling.published.start if telling.published else NEVER, telling.document, telling.claim.id) for telling in tellings)
    return "e" + blake2b("\0".join(first[1:]).encode(), digest_size=8).hexdigest()
