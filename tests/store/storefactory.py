"""Small reports, records and events made by hand for the tests of the store."""

from __future__ import annotations

from riwaya.model.event import EVENT_SCHEMA, Account, Amount, ClaimRef, Conflict, Corroboration, Event, EventPlace, Interval, Sentence
from riwaya.model.record import SCHEMA, Claim, Document, Party, Place, Published, Quantity, Record, Source, Time
from riwaya.store.documents import StoredReport, put_report
from riwaya.store.open import Store
from riwaya.store.records import put_record

TEXT = "قال مصدر عسكري إن القوات أسرت عشرين مقاتلاً قرب الزاوية أمس، وإن القصف توقف."


def report(id: str = "one", text: str = TEXT, **given: object) -> StoredReport:
    """A report as ingest would give it."""
    names = dict.fromkeys(("source", "title", "url", "outlet", "published", "retrieved", "encoding"))
    return StoredReport(id=id, text=text, **{**names, "place": "", **given})  # type: ignore[arg-type]


def span(word: str, text: str = TEXT) -> tuple[int, int]:
    """Where a word stands."""
    start = text.index(word)
    return start, start + len(word)


def capture(low: int = 20, high: int | None = 20, actor: str | None = "libya/gna-forces", id: str = "c1", word: str = "أسرت") -> Claim:
    """A claim of prisoners taken, over TEXT."""
    return Claim(
        id=id,
        span=(0, 59),
        trigger=span(word),
        type="capture",
        factuality="actual",
        agents=(Party(actor=actor, span=span("القوات"), text="القوات", rule="subject"),),
        places=(Place(name="Zawiya", id="libya:zawiya", lat=32.75, lon=12.73, radius_km=5.0, span=span("الزاوية"), text="الزاوية", basis="gazetteer"),),
        time=Time(start="2020-06-05", end="2020-06-05", span=span("أمس"), text="أمس", basis="relative"),
        quantities=(Quantity(measure="captured", low=low, high=high, of="libya/lna", span=span("عشرين"), text="عشرين", rule="number"),),
        sources=(Source(name="مصدر عسكري", kind="unnamed_official", span=span("مصدر عسكري"), text="مصدر عسكري"),),
        rule="capture by frame captive",
    )


def shelling(id: str = "c2") -> Claim:
    """A claim of shelling that ended, over TEXT."""
    return Claim(id=id, span=(62, len(TEXT)), trigger=span("القصف"), type="shelling", factuality="actual")


def read(told: StoredReport, *claims: Claim) -> Record:
    """The record of a report with these claims; without any, those of TEXT."""
    published = Published(start="2020-06-06", end="2020-06-06", basis="inferred")
    if told.published:
        published = Published(start=told.published[0], end=told.published[1], basis="metadata")
    document = Document(id=told.id, text=told.text, source=told.source, title=told.title, url=told.url, outlet=told.outlet, published=published)
    return Record(schema=SCHEMA, document=document, claims=claims or (capture(), shelling()))


def stored(store: Store, id: str = "one", *claims: Claim, packs: str = "p1", **given: object) -> str:
    """Put a report and its record in; gives the document's id."""
    told = report(id, **given)  # type: ignore[arg-type]
    name = put_report(store, told).id
    put_record(store, read(told._replace(id=name), *claims), packs, "r1")
    return name


def event(id: str, *refs: ClaimRef, **given: object) -> Event:
    """An event with these claims, told by two camps that differ over the prisoners."""
    accounts = tuple(
        Account(camp=camp, origins=(f"speaker:{camp}",), documents=tuple(sorted({ref.document for ref in refs})), claims=refs)
        for camp in ("libya/gna", "libya/lna")
    )
    told: dict[str, object] = {
        "schema": EVENT_SCHEMA,
        "id": id,
        "type": "capture",
        "claims": refs,
        "accounts": accounts,
        "corroboration": Corroboration(origins=2, camps=2, documents=1, grade="contested", rule="two camps tell it otherwise"),
        "time": Interval("2020-06-05", "2020-06-05"),
        "place": EventPlace(name="Zawiya", id="libya:zawiya", lat=32.75, lon=12.73, radius_km=5.0),
        "agents": ("libya/gna-forces",),
        "patients": ("libya/lna",),
        "quantities": (Amount(measure="captured", low=20, high=30, of="libya/lna"), Amount(measure="killed", low=1, high=4)),
        "conflicts": (Conflict(field="captured", values=(20, 30), of="libya/lna", size=0.33),),
        "sentence": Sentence(en="Prisoners were taken near Zawiya.", ar="أُسر مقاتلون قرب الزاوية."),
    }
    return Event(**{**told, **given})  # type: ignore[arg-type]
