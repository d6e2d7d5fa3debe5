"""From records to events: find the copies, tell the origins, bring together what tells one happening, set the accounts side by side.

Each stage is a function of the ones before; the outcome is the same for any order of records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from riwaya.model.event import ClaimRef, Event
from riwaya.model.record import Record
from riwaya.reconcile.camps import tellings
from riwaya.reconcile.cluster import NO_JUDGEMENTS, Clusters, Judgements, cluster
from riwaya.reconcile.event import build_event
from riwaya.reconcile.makefacts import facts
from riwaya.reconcile.origins import with_origins
from riwaya.reconcile.reprints import Text, find_copies, text_of
from riwaya.reconcile.sentence import sentence
from riwaya.reconcile.telling import Copy, Telling

Tell = Callable[[str], None]


class Reconciled(NamedTuple):
    """What the records say together: tellings with their origins by claim, copies, clusters. `events` makes the events of it."""

    tellings: Mapping[ClaimRef, Telling]
    copies: tuple[Copy, ...]
    clusters: Clusters

    def events(self, policy: str = "range") -> Iterator[Event]:
        """Every event, ordered by its first claim; numbers are fused by a policy of `fuse`. Raises RiwayaError for an unknown one."""
        beside = self._undecided()
        for group in self.clusters.groups:
            others = {ref for member in group for ref in beside.get(member, ())} - set(group)
            event = build_event([self.tellings[ref] for ref in group], policy, sorted(others))
            yield msgspec.structs.replace(event, sentence=sentence(event))

    def _undecided(self) -> dict[ClaimRef, set[ClaimRef]]:
        found: dict[ClaimRef, set[ClaimRef]] = defaultdict(set)
        for pair in self.clusters.undecided:
            found[pair.left].add(pair.right)
            found[pair.right].add(pair.left)
        return found


def reconcile(records: Iterable[Record], judgements: Judgements = NO_JUDGEMENTS, tell: Tell = lambda stage: None) -> Reconciled:
    """Bring the claims of many records together. Document ids are distinct. `tell` hears the name of each stage as it begins."""
    tell("origins")
    texts: dict[str, Text] = {}
    bare: list[Telling] = []
    for record in records:
        texts[record.document.id] = text_of(record)
        bare += tellings(record)
    tell("reprints")
    copies = find_copies(texts.values(), texts.__getitem__)
    told = with_origins(bare, copies, texts.__getitem__)
    tell("events")
    clusters = cluster((facts(telling, texts[telling.document].text) for telling in told), judgements)
    return Reconciled({telling.ref: telling for telling in told}, tuple(copies), clusters)
