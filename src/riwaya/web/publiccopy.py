"""A copy of the record that may be published: reports, claims as they hold, events and copies; no ledger, no authors, no file names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from riwaya import __version__
from riwaya.errors import NotFound
from riwaya.export.mask import Mask, Names, private_names
from riwaya.model.event import Event
from riwaya.model.record import Record
from riwaya.packs.version import pack_version
from riwaya.reconcile.telling import Copy
from riwaya.store.copies import replace_copies, stored_copies
from riwaya.store.documents import StoredReport, as_given, put_report
from riwaya.store.events import replace_events
from riwaya.store.open import Store, open_store
from riwaya.store.records import put_record, records
from riwaya.store.search import Query, search

PAGE = 500
T = TypeVar("T")


class Made(NamedTuple):
    """What was copied: reports, events, and how many private names were masked."""

    reports: int
    events: int
    masked: int


def public_copy(source: Store, place: Path, query: Query, mask_persons: bool) -> Made:
    """Make a store at `place` of the events that a query finds and the reports that tell them; of all reports where it asks for all.

    With `mask_persons`, private names are masked in all of it (`export/mask.py`), and reports get other ids, since an id is made of the
    text. Raises NotFound where no event fits.
    """
    chosen = list(_events(source, query))
    if not chosen:
        raise NotFound("no event of the record fits", source.place, "Put reports in with riwaya run, or ask for less")
    wanted = {ref.document for event in chosen for ref in (*event.claims, *event.undecided)} if _narrowed(query) else None
    names = {record.document.id: private_names(record) for record in _records(source, wanted)} if mask_persons else {}
    mask = Mask(full for found in names.values() for full in found.full)
    with open_store(place) as store:
        ids = {
            record.document.id: _put(store, record, as_given(source, record.document.id), mask, names.get(record.document.id))
            for record in _records(source, wanted)
        }
        replace_events(store, (_event(event, ids, mask, names) for event in chosen))
        replace_copies(store, _copies(stored_copies(source), ids))
    return Made(len(ids), len(chosen), len({name for found in names.values() for name in (*found.full, *found.short)}))


def _narrowed(query: Query) -> bool:
    return msgspec.structs.replace(query, order=Query().order, limit=Query().limit, offset=0) != Query()


def _events(store: Store, query: Query) -> Iterator[Event]:
    offset = 0
    while rows := search(store, msgspec.structs.replace(query, limit=PAGE, offset=offset)).rows:
        yield from rows
        offset += PAGE


def _records(store: Store, wanted: set[str] | None) -> Iterator[Record]:
    return (record for record in records(store) if wanted is None or record.document.id in wanted)


def _put(store: Store, record: Record, given: StoredReport, mask: Mask, names: Names | None) -> str:
    """Put a report and its claims in; gives its id in the copy. Where it was read from is nobody's business."""
    if names is not None:
        record = mask.record(record, names)
    document, own = record.document, record.document.id.rpartition("~")[0] or record.document.id
    bare_report = given._replace(id=own, text=document.text, title=document.title, url=document.url, source=None, encoding=None, place="")
    put = put_report(store, bare_report)
    bare = msgspec.structs.replace(document, id=put.id, source=None, encoding=None)
    return put_record(store, msgspec.structs.replace(record, document=bare), pack_version(), __version__)


def _event(event: Event, ids: Mapping[str, str], mask: Mask, names: Mapping[str, Names]) -> Event:
    """An event with the ids of the copy, and without names that are masked in its reports."""
    short = {name for ref in event.claims if ref.document in names for name in names[ref.document].short}
    return _renamed(mask.value(event, short) if names else event, ids)


def _renamed(event: Event, ids: Mapping[str, str]) -> Event:
    """The ids of documents stand alone, or after a colon in camps and origins."""

    def walk(value: Any) -> Any:
        if isinstance(value, str):
            head, colon, tail = value.rpartition(":")
            return ids.get(value) or (f"{head}:{ids[tail]}" if colon and tail in ids else value)
        if isinstance(value, dict):
            return {key: walk(item) for key, item in value.items()}
        return [walk(item) for item in value] if isinstance(value, (list, tuple)) else value

    kept = msgspec.structs.replace(event, undecided=tuple(ref for ref in event.undecided if ref.document in ids))
    return msgspec.convert(walk(msgspec.to_builtins(kept)), Event)


def _copies(found: Iterable[Copy], ids: Mapping[str, str]) -> Iterator[Copy]:
    for copy in found:
        if copy.document in ids and copy.of in ids:
            yield copy._replace(document=ids[copy.document], of=ids[copy.of])
