"""Made reports and events for the tests of the exports: clashing tolls, many days, no place, no day, a denial, hostile text.

Every sentence is made up for these tests. Offsets are found by the words, so that they cannot drift.
"""

from __future__ import annotations

from riwaya.export.bundle import Bundle, Pair
from riwaya.model.event import (
    EVENT_SCHEMA,
    Account,
    Amount,
    ClaimRef,
    Conflict,
    Corroboration,
    Event,
    EventPlace,
    Interval,
    Position,
    Sentence,
)
from riwaya.model.record import Claim, Document, LoadedTerm, Means, Party, Place, Published, Quantity, Source, Span, Time
from riwaya.reconcile.grade import grades

GNA, LNA, CIVILIANS, ISIS, TURKEY = "libya/gna-forces", "libya/lna", "libya/civilians", "libya/isis", "turkey"
TARHUNA = EventPlace(name="Tarhuna", id="geonames:2210221", lat=32.435, lon=13.6332, radius_km=6.0)
SIRTE = EventPlace(name="Sirte", id="geonames:2210554", lat=31.2089, lon=16.5887, radius_km=7.0)
HOSTILE = "=HYPERLINK(\"http://x.example\")</script><script>alert(1)</script>\" onmouseover=\"alert(2)\u202eabc\x1b[31m,\r\n;|'"


def document(id: str, text: str, outlet: str, day: str | None = "2020-06-05", **more: str) -> Document:
    """A report of an outlet, published on a day."""
    published = Published(start=day, end=day, basis="metadata") if day else None
    return Document(id=id, text=text, outlet=outlet, published=published, title=text.partition("\n")[0], url=f"https://example.org/{id}",
                    retrieved="2020-06-07T08:00:00Z", **more)


def span(text: str, words: str) -> Span:
    """Where the words stand in a text."""
    at = text.index(words)
    return at, at + len(words)


class Teller:
    """Makes claims of one report."""

    def __init__(self, report: Document) -> None:
        self.report = report
        self.claims: dict[ClaimRef, tuple[Document, Claim]] = {}

    def tell(self, id: str, type: str, words: str, *, agents: dict[str, str] | None = None, patients: dict[str, str] | None = None,
             place: EventPlace | None = None, time: tuple[str, str, str] | None = None, dead: tuple[int, int | None, str, str | None] | None = None,
             said_by: tuple[tuple[str, str, str | None], ...] = (), factuality: str = "actual", place_basis: str = "gazetteer",
             means: str | None = None, loaded: tuple[str, str, str] | None = None, measure: str = "killed") -> ClaimRef:
        """One claim: parties by their words, `time` as (start, end, basis), `dead` as (low, high, qualifier, of)."""
        text = self.report.text
        claim = Claim(
            id=id, span=span(text, words), trigger=span(text, words.split()[0]), type=type, factuality=factuality,
            agents=tuple(Party(span=span(text, w), text=w, actor=a) for w, a in (agents or {}).items()),
            patients=tuple(Party(span=span(text, w), text=w, actor=a) for w, a in (patients or {}).items()),
            places=(Place(name=place.name, id=place.id, lat=place.lat, lon=place.lon, radius_km=place.radius_km, basis=place_basis),) if place else (),
            time=Time(start=time[0], end=time[1], basis=time[2]) if time else None,
            quantities=(Quantity(measure=measure, low=dead[0], high=dead[1], qualifier=dead[2], of=dead[3]),) if dead else (),
            means=(Means(kind=means),) if means else (),
            sources=tuple(Source(name=name, kind=kind, actor=actor) for name, kind, actor in said_by),
            loaded_terms=(LoadedTerm(span=span(text, loaded[0]), text=loaded[0], sense=loaded[1], about=loaded[2]),) if loaded else (),
        )
        ref = ClaimRef(self.report.id, id)
        self.claims[ref] = (self.report, claim)
        return ref


def event(id: str, type: str, accounts: tuple[Account, ...], *, time: tuple[str, str] | None = ("2020-06-04", "2020-06-04"),
          place: EventPlace | None = TARHUNA, agents: tuple[str, ...] = (GNA,), patients: tuple[str, ...] = (LNA,),
          quantities: tuple[Amount, ...] = (), conflicts: tuple[Conflict, ...] = (), sentence: Sentence | None = None) -> Event:
    """An event of these accounts."""
    refs = tuple(sorted({ref for account in accounts for ref in account.claims}))
    camps = {account.camp for account in accounts}
    origins = {origin for account in accounts for origin in account.origins}
    marks = {mark for account in accounts for mark in account.marks}
    grade = "contested" if "denies" in marks else "admitted" if "against_interest" in marks else "two_camps" if len(camps) > 1 else "single_origin"
    borne_out = Corroboration(origins=len(origins), camps=len(camps), documents=len({ref.document for ref in refs}), grade=grade,
                              rule=grades()[grade].rule_en)
    return Event(schema=EVENT_SCHEMA, id=id, type=type, claims=refs, accounts=accounts, agents=agents, patients=patients, place=place,
                 time=Interval(*time) if time else None, quantities=quantities, conflicts=conflicts, sentence=sentence, corroboration=borne_out)


def account(camp: str, *refs: ClaimRef, dead: tuple[tuple[str | None, int, int | None], ...] = (), factuality: str = "actual",
            marks: tuple[str, ...] = (), measure: str = "killed") -> Account:
    """What a camp says; one origin a document."""
    names = tuple(sorted({ref.document for ref in refs}))
    return Account(camp=camp, origins=names, documents=names, claims=tuple(sorted(refs)), factuality=factuality, marks=marks,
                   quantities=tuple(Amount(measure=measure, low=low, high=high, of=of) for of, low, high in dead))


DAY = ("2020-06-04", "2020-06-04", "weekday")


def clashing_tolls() -> Pair:
    """A clash of which one side counts 20 of the other dead, and the other admits 12 and counts 8."""
    first = Teller(document("anadolu-1", "اشتباكات عنيفة في ترهونة\nقال المتحدث إن قوات الوفاق قتلت عشرين من مليشيات حفتر في ترهونة الخميس.", "وكالة الأناضول"))
    second = Teller(document("hadath-1", "معارك ترهونة\nأقر مصدر في الجيش بمقتل اثني عشر من جنوده وثمانية من قوات الوفاق.", "ليبيا الحدث"))
    a = first.tell("c1", "clash", "اشتباكات عنيفة في ترهونة", place=TARHUNA, time=DAY, said_by=(("وكالة الأناضول", "agency", "media/anadolu"),))
    b = first.tell("c2", "kill", "قتلت عشرين من مليشيات حفتر", agents={"قوات الوفاق": GNA}, patients={"مليشيات حفتر": LNA}, place=TARHUNA, time=DAY,
                   dead=(20, 20, "exact", LNA), loaded=("مليشيات", "militia", LNA),
                   said_by=(("المتحدث", "spokesperson", GNA), ("وكالة الأناضول", "agency", "media/anadolu")))
    c = second.tell("c1", "kill", "بمقتل اثني عشر من جنوده", patients={"جنوده": LNA}, place=TARHUNA, time=DAY, dead=(12, 12, "exact", LNA),
                    said_by=(("مصدر في الجيش", "unnamed_official", LNA), ("ليبيا الحدث", "media", None)))
    d = second.tell("c2", "kill", "وثمانية من قوات الوفاق", patients={"قوات الوفاق": GNA}, dead=(8, 8, "exact", GNA), place=TARHUNA, time=DAY,
                    said_by=(("مصدر في الجيش", "unnamed_official", LNA), ("ليبيا الحدث", "media", None)))
    accounts = (account("libya/gna", a, b, dead=((LNA, 20, 20),), marks=("enemy_losses",)),
                account("libya/lna", c, d, dead=((LNA, 12, 12), (GNA, 8, 8)), marks=("against_interest",)))
    conflict = Conflict(field="killed", values=(12, 20), of=LNA, size=0.4, positions=(
        Position(value=12, camps=("libya/lna",), claims=(c,)), Position(value=20, camps=("libya/gna",), claims=(b,))))
    sentence = Sentence(en="GNA forces say they killed 20 LNA fighters in Tarhuna; an LNA source admits 12",
                        ar="تقول قوات الوفاق إنها قتلت 20 من مقاتلي الجيش الوطني في ترهونة، ويقر مصدر من الجيش بمقتل 12")
    made = event("e-clash", "clash", accounts, conflicts=(conflict,), sentence=sentence,
                 quantities=(Amount(measure="killed", low=8, high=8, of=GNA), Amount(measure="killed", low=12, high=20, of=LNA)))
    return made, Bundle(first.claims | second.claims)


def five_days() -> Pair:
    """A clash told as lasting five days, twelve dead in all."""
    teller = Teller(document("afp-1", "اشتباكات من الاثنين إلى الجمعة في سرت خلفت اثني عشر قتيلا.", "فرانس برس"))
    ref = teller.tell("c1", "clash", "اشتباكات من الاثنين إلى الجمعة", place=SIRTE, time=("2020-06-01", "2020-06-05", "range"), dead=(12, 12, "exact", None),
                      said_by=(("فرانس برس", "agency", "media/afp"),))
    return event("e-days", "clash", (account("media/afp", ref, dead=((None, 12, 12),)),), time=("2020-06-01", "2020-06-05"), place=SIRTE,
                 quantities=(Amount(measure="killed", low=12, high=12),)), Bundle(teller.claims)


def some_day_of_a_week() -> Pair:
    """A shelling on an unknown day of a week, dozens of civilians dead."""
    teller = Teller(document("wasat-1", "قصف على سرت الأسبوع الماضي أوقع عشرات القتلى المدنيين.", "بوابة الوسط"))
    ref = teller.tell("c1", "shelling", "قصف على سرت", place=SIRTE, time=("2020-06-01", "2020-06-07", "same unit"), dead=(20, 99, "vague", CIVILIANS),
                      patients={"المدنيين": CIVILIANS}, said_by=(("بوابة الوسط", "media", None),))
    return event("e-week", "shelling", (account("بوابة الوسط", ref, dead=((CIVILIANS, 20, 99),)),), time=("2020-06-01", "2020-06-07"), place=SIRTE,
                 agents=(LNA,), patients=(CIVILIANS,), quantities=(Amount(measure="killed", low=20, high=99, of=CIVILIANS),)), Bundle(teller.claims)


def unnumbered() -> Pair:
    """An air strike by a foreign state with dead of no told number."""
    teller = Teller(document("n-1", "غارة تركية على سرت ومقتل عناصر من الجيش.", "رويترز"))
    a = teller.tell("c1", "airstrike", "غارة تركية على سرت", agents={"تركية": TURKEY}, place=SIRTE, time=DAY, said_by=(("رويترز", "agency", "media/reuters"),))
    b = teller.tell("c2", "kill", "ومقتل عناصر من الجيش", patients={"الجيش": LNA}, place=SIRTE, time=DAY, said_by=(("رويترز", "agency", "media/reuters"),))
    return event("e-strike", "airstrike", (account("media/reuters", a, b),), place=SIRTE, agents=(TURKEY,)), Bundle(teller.claims)


def unplaced() -> Pair:
    """A clash without a place."""
    teller = Teller(document("u-1", "اشتباكات الخميس بين الطرفين ومقتل ثلاثة.", "رويترز"))
    ref = teller.tell("c1", "clash", "اشتباكات الخميس", time=DAY, dead=(3, 3, "exact", None))
    return event("e-unplaced", "clash", (account("media/reuters", ref, dead=((None, 3, 3),)),), place=None,
                 quantities=(Amount(measure="killed", low=3, high=3),)), Bundle(teller.claims)


def undated() -> Pair:
    """A place taken on no told day."""
    teller = Teller(document("d-1", "سيطرت القوات على ترهونة.", "رويترز", day=None))
    ref = teller.tell("c1", "gain_control", "سيطرت القوات على ترهونة", agents={"القوات": GNA}, place=TARHUNA)
    return event("e-undated", "gain_control", (account("media/reuters", ref),), time=None), Bundle(teller.claims)


def denied() -> Pair:
    """An assault that one camp tells with five dead, and the other denies."""
    first = Teller(document("x-1", "هاجمت القوات مواقع في سرت وقتلت خمسة.", "وكالة الأناضول"))
    second = Teller(document("x-2", "نفى الجيش وقوع هجوم في سرت.", "ليبيا الحدث"))
    a = first.tell("c1", "assault", "هاجمت القوات مواقع في سرت", place=SIRTE, time=DAY, dead=(5, 5, "exact", LNA), said_by=(("القوات", "military", GNA),))
    b = second.tell("c1", "assault", "هجوم في سرت", place=SIRTE, time=DAY, factuality="denied", said_by=(("الجيش", "military", LNA),))
    accounts = (account("libya/gna", a, dead=((LNA, 5, 5),), marks=("denied",)), account("libya/lna", b, factuality="denied", marks=("denies",)))
    conflict = Conflict(field="happened", values=("no", "yes"), size=1.0, positions=(
        Position(value="no", camps=("libya/lna",), claims=(b,)), Position(value="yes", camps=("libya/gna",), claims=(a,))))
    return event("e-denied", "assault", accounts, place=SIRTE, conflicts=(conflict,),
                 quantities=(Amount(measure="killed", low=5, high=5, of=LNA),)), Bundle(first.claims | second.claims)


def only_threatened() -> Pair:
    """An assault that is only threatened."""
    teller = Teller(document("t-1", "هدد القائد بهجوم على سرت.", "رويترز"))
    ref = teller.tell("c1", "assault", "بهجوم على سرت", place=SIRTE, factuality="threatened")
    return event("e-threat", "assault", (account("libya/gna", ref, factuality="threatened"),), place=SIRTE), Bundle(teller.claims)


def bloodless() -> Pair:
    """A town entered without a fight, near a place."""
    near = EventPlace(name="20 km south of Sirte", lat=31.03, lon=16.59, radius_km=10.0)
    teller = Teller(document("b-1", "دخلت قوات الوفاق موقعا جنوب سرت بعد انسحاب الجيش دون قتال.", "رويترز"))
    ref = teller.tell("c1", "gain_control", "دخلت قوات الوفاق موقعا", agents={"قوات الوفاق": GNA}, place=near, place_basis="relative", time=DAY)
    left = teller.tell("c2", "withdraw", "انسحاب الجيش", agents={"الجيش": LNA}, place=near, place_basis="relative", time=DAY)
    return event("e-bloodless", "gain_control", (account("libya/gna", ref, left),), place=near), Bundle(teller.claims)


def hostile() -> Pair:
    """Text, names, ids and camps that try to be a formula, a script, an attribute, a terminal escape."""
    report = Document(id=HOSTILE, text=f"{HOSTILE} مقتل ثلاثة في سرت", outlet=HOSTILE, title=HOSTILE, url="javascript:alert(3)", retrieved=HOSTILE,
                      published=Published(start="2020-06-05", end="2020-06-05", basis="metadata"))
    teller = Teller(report)
    ref = teller.tell("c\u202e1", "kill", report.text, patients={HOSTILE: ISIS}, place=EventPlace(name=HOSTILE, lat=31.2, lon=16.6, radius_km=5.0), time=DAY,
                      dead=(3, 3, "exact", HOSTILE), said_by=((HOSTILE, "resident", None),), loaded=(HOSTILE, "militia", HOSTILE))
    place = EventPlace(name=HOSTILE, lat=31.2, lon=16.6, radius_km=5.0)
    return event("e-hostile", "kill", (account(HOSTILE, ref, dead=((HOSTILE, 3, 3),)),), place=place, agents=(HOSTILE,), patients=(ISIS,),
                 quantities=(Amount(measure="killed", low=3, high=3, of=HOSTILE),),
                 conflicts=(Conflict(field="holder", values=(HOSTILE, "x")),), sentence=Sentence(en=HOSTILE, ar=HOSTILE)), Bundle(teller.claims)


def all_pairs() -> list[Pair]:
    """Every made event."""
    return [clashing_tolls(), five_days(), some_day_of_a_week(), unnumbered(), unplaced(), undated(), denied(), only_threatened(), bloodless(), hostile()]


def shuffled(pair: Pair) -> Pair:
    """The same event, its claims fetched in another order."""
    return pair[0], Bundle(dict(reversed(list(dict(pair[1].claims).items()))))
