"""Make the events of a store anew from its records and its judgements: the same bytes for the same record."""

from __future__ import annotations

from riwaya.reconcile.cluster import Judgements
from riwaya.reconcile.pipeline import Tell, reconcile
from riwaya.store.copies import Undecided, replace_copies, replace_undecided
from riwaya.store.events import Replaced, replace_events
from riwaya.store.ledger import judged_pairs
from riwaya.store.open import Store
from riwaya.store.records import records
from riwaya.store.state import get_meta, needs_reconciling, set_meta, state_of_claims

_POLICY = "policy"


def refresh(store: Store, policy: str = "", tell: Tell = lambda stage: None) -> Replaced:
    """Bring all claims together again and keep the events, copies and undecided pairs, in one transaction at the end.

    Without a policy the one of the last time is kept, `range` the first time. Raises RiwayaError for one that there is not.
    """
    state = state_of_claims(store)
    kept = policy or policy_of(store)
    pairs = judged_pairs(store)
    found = reconcile(records(store), Judgements(pairs.same, pairs.not_same, pairs.unsure), tell)
    tell("writing")
    with store.write() as connection:
        replaced = replace_events(store, found.events(kept), state)
        replace_copies(store, found.copies)
        replace_undecided(store, (Undecided(pair.left, pair.right, pair.score, pair.features) for pair in found.clusters.undecided))
        set_meta(connection, _POLICY, kept)
    return replaced


def policy_of(store: Store) -> str:
    """The policy that the events were made with."""
    with store.read() as connection:
        return get_meta(connection, _POLICY) or "range"


def is_fresh(store: Store, policy: str = "") -> bool:
    """Whether the events are as new as the claims and judgements, and made with the policy, where one is asked for."""
    return not needs_reconciling(store) and policy in ("", policy_of(store))
