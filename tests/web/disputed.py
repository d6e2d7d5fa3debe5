"""A made record with a conflict of every kind, copies, denials and open numbers: small enough to count by hand."""

from __future__ import annotations

from pathlib import Path

import msgspec

from riwaya.ingest.report import Report
from riwaya.ingest.run import read_one
from riwaya.model.event import EVENT_SCHEMA, Account, Amount, ClaimRef, Conflict, Corroboration, Event, EventPlace, Interval, Position, Sentence
from riwaya.model.record import Record
from riwaya.reconcile.telling import Copy
from riwaya.store.copies import replace_copies
from riwaya.store.documents import put_report
from riwaya.store.events import replace_events
from riwaya.store.open import open_store
from riwaya.store.records import put_record

TEXTS = (
    ("a", "وكالة الأناضول", "2020-06-07", "قال المتحدث باسم الجيش الوطني الليبي أحمد المسماري إن 12 مسلحا قتلوا في قصف على ترهونة يوم 6 يونيو 2020."),
    ("b", "عين ليبيا", "2020-06-07", "قال المتحدث باسم قوات حكومة الوفاق محمد قنونو إن 4 مدنيين قتلوا في قصف نفذته مليشيات حفتر على ترهونة يوم 6 يونيو 2020."),
    ("c", "صحيفة مجهولة", "2020-06-08", "قال المواطن سالم محمود الفيتوري إن قصفا أصاب منزله في ترهونة. وأضاف الفيتوري أن أحدا لم يقتل."),
)


def conflict(field: str, size: float, one: int | str, other: int | str, refs: tuple[ClaimRef, ClaimRef], of: str | None = None) -> Conflict:
    """Two camps against each other."""
    positions = (Position(value=one, camps=("libya/lna",), claims=refs[:1]), Position(value=other, camps=("libya/gna",), claims=refs[1:]))
    return Conflict(field=field, values=(one, other), of=of, positions=positions, size=size)


def event(
    type: str, id: str, day: str | None, conflicts: tuple[Conflict, ...], refs: tuple[ClaimRef, ...], documents: int = 2, marks: tuple[str, ...] = ()
) -> Event:
    """An event told by two camps."""
    numbers = ((Amount(measure="killed", low=12, high=12, of="libya/gna-forces"),), (Amount(measure="killed", low=4, high=None, of="libya/gna-forces"),))
    accounts = tuple(
        Account(camp=camp, origins=(f"speaker:{camp}",), documents=(ref.document,), claims=(ref,), quantities=number, marks=marks)
        for camp, ref, number in zip(("libya/lna", "libya/gna"), refs, numbers, strict=False)
    )  # fmt: skip
    borne = Corroboration(origins=2, camps=2, documents=documents, grade="contested", rule="made")
    return Event(
        schema=EVENT_SCHEMA, id=id, type=type, claims=refs, accounts=accounts, corroboration=borne, conflicts=conflicts,
        time=Interval(day, day) if day else None, place=EventPlace(name="Tarhuna", id="libya/tarhuna", lat=32.43, lon=13.63, radius_km=5.0),
        sentence=Sentence(en=f"Made event {id}.", ar=f"حدث مصنوع {id}."),
    )  # fmt: skip


def build(place: Path, type: str = "shelling") -> str:
    """The record: three reports, four events of a type, one copy."""
    with open_store(place) as store:
        refs = []
        for id, outlet, day, text in TEXTS:
            name = put_report(store, Report(id, text, None, None, None, outlet, (day, day), None, None, "")).id
            line = read_one(Report(name, text, None, None, None, outlet, (day, day), None, None, ""))
            assert isinstance(line, bytes), line
            record = msgspec.json.decode(line, type=Record)
            put_record(store, record, "made", "made")
            kept = next((claim for claim in record.claims if claim.type == "kill"), record.claims[0])
            refs.append(ClaimRef(name, kept.id))
        one, two, three = refs
        both = (one, two)
        replace_events(store, (
            event(type, "e1", "2020-06-06", (conflict("killed", 0.6667, 12, "4+", both, "libya/gna-forces"),
                                             conflict("happened", 1.0, "yes", "no", both)), both),
            event(type, "e2", "2020-06-10", (conflict("time", 15.0, "2020-06-10", "2020-06-25", both),), both, documents=9),
            event(type, "e3", None, (conflict("holder", 1.0, "libya/lna", "libya/gna-forces", both),), both, documents=5, marks=("denied",)),
            event(type, "e4", "2020-06-06", (), (three,)),
        ))  # fmt: skip
        replace_copies(store, [Copy(two.document, one.document, "reprint", 0.8, ())])
    return str(place)
