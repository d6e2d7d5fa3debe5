"""Events whose sentences are fixed word for word in sentences.tsv, by name."""

from __future__ import annotations

from riwaya.model.event import Account, Amount, Conflict, Corroboration, Event, EventPlace, Interval
from riwaya.packs.ontology import claim_types

GNA, LNA, FORCES = "libya/gna", "libya/lna", "libya/gna-forces"
SAF, RSF, HOUTHIS = "sudan/saf", "sudan/rsf", "yemen/houthis"
REUTERS, JAZEERA = "media/reuters", "media/aljazeera"
DAY = Interval("2020-06-06", "2020-06-06")
TOWN = EventPlace(name="Abu Qurayn", id="libya:abu-qurayn")
FORMS = {"agent": (("libya/libya-shield",), ("yemen/houthis",)), "self": (("turkey",), (LNA,)), "nobody": ((), ("saudi-arabia",))}
MOODS = ("failed", "planned", "threatened", "demanded", "denied", "possible", "admitted")
NUMBERS: dict[str, tuple[int | None, int | None]] = {
    **{str(n): (n, n) for n in (0, 1, 2, 3, 8, 10, 11, 20, 99, 100, 101, 102, 103, 110, 111, 1000, 2011)},
    "20-99": (20, 99), "200-999": (200, 999), "2000-9999": (2000, 9999), "3-": (3, None), "5-": (5, None), "1-": (1, None), "-7": (None, 7),
    "0-2": (0, 2), "3-5": (3, 5), "1-2": (1, 2), "20-30": (20, 30), "95-103": (95, 103)}


def amount(measure: str, low: int | None, high: int | None = -1, of: str | None = None) -> Amount:
    """An exact amount, or one with bounds."""
    return Amount(measure=measure, low=low, high=low if high == -1 else high, of=of)


def account(camp: str, agents: tuple[str, ...] = (), patients: tuple[str, ...] = (), factuality: str = "actual",
            quantities: tuple[Amount, ...] = (), marks: tuple[str, ...] = (), time: Interval | None = None) -> Account:
    """What a camp says, from one origin."""
    return Account(camp=camp, origins=(camp,), documents=("d",), claims=(), agents=agents, patients=patients, factuality=factuality,
                   quantities=quantities, marks=marks, time=time)


def event(type: str, *accounts: Account, time: Interval | None = None, place: EventPlace | None = None,
          conflicts: tuple[Conflict, ...] = (), agents: tuple[str, ...] = (), patients: tuple[str, ...] = ()) -> Event:
    """An event of these accounts."""
    grade = Corroboration(origins=1, camps=1, documents=1, grade="single_origin", rule="")
    return Event(schema="riwaya/event/1", id="e1", type=type, claims=(), accounts=accounts, corroboration=grade, time=time, place=place,
                 conflicts=conflicts, agents=agents, patients=patients)


def _moods() -> dict[str, Event]:
    found = {}
    for mood in MOODS:
        for form, (agents, patients) in FORMS.items():
            for type in ("assault", "gain_control", "release"):
                admitted = mood == "admitted"
                told = account("turkey" if form == "self" else "united-nations", agents, patients, "actual" if admitted else mood,
                               marks=("against_interest",) if admitted else ())
                found[f"{mood}-{form}-{type}"] = event(type, told)
    return found


def _numbers() -> dict[str, Event]:
    found = {}
    for name, (low, high) in NUMBERS.items():
        counts = (amount("killed", low, high, "yemen/civilians"), amount("wounded", low, high), amount("vehicles_destroyed", low, high))
        found[f"number-{name}"] = event("kill", account(HOUTHIS, (HOUTHIS,), ("yemen/civilians",), quantities=counts))
    for measure in ("casualties", "missing", "detained", "displaced", "surrendered", "troops", "vehicles", "vehicles_seized", "aircraft_downed",
                    "strikes", "sites", "bodies"):
        for number in (1, 2, 4, 15):
            found[f"{measure}-{number}"] = event("clash", account(REUTERS, quantities=(amount(measure, number),)))
    return found


def _types() -> dict[str, Event]:
    found = {}
    for type in claim_types():
        found[f"{type}-agent"] = event(type, account(JAZEERA, (FORCES,), (LNA,)), time=DAY, place=TOWN)
        found[f"{type}-nobody"] = event(type, account(HOUTHIS, patients=(LNA,)), account(REUTERS, factuality="denied"), time=DAY, place=TOWN)
        found[f"{type}-bare"] = event(type, account(REUTERS), place=TOWN)
    return found


def _conflicts() -> dict[str, Event]:
    twenty, thirty = amount("captured", 20, of=LNA), amount("captured", 30, of=LNA)
    late = Interval("2020-06-07", "2020-06-07")
    return {
        "prisoners": event("capture", account(GNA, (FORCES,), (LNA,), quantities=(twenty,)),
                           account(LNA, (FORCES,), (LNA,), quantities=(thirty,), marks=("against_interest",)), time=DAY, place=TOWN),
        "prisoners-no-agent": event("capture", account(LNA, patients=(LNA,), quantities=(thirty,), marks=("against_interest",)), place=TOWN),
        "holders": event("gain_control", account(SAF, (SAF,), (RSF,)), account(RSF, (RSF,)), time=Interval("2025-06-12", "2025-06-13"), place=TOWN),
        "agreeing": event("kill", account(JAZEERA, quantities=(amount("killed", 9),)), account(REUTERS, quantities=(amount("killed", 9),)),
                          account(SAF, quantities=(amount("killed", 12),)), account("unknown:d7"), account("independent:سكان", factuality="denied")),
        "less-told": event("airstrike", account(RSF, (SAF,), ("sudan/civilians",), quantities=(amount("strikes", 2),)), account(REUTERS),
                           account(JAZEERA, (SAF,), ("sudan/civilians",))),
        "denies-another-part": event("injure", account("israel", patients=("palestine/civilians",), quantities=(amount("wounded", 3),), marks=("denies",))),
        "people-as-troops": event("withdraw", account(REUTERS, ("iraq/civilians",), quantities=(amount("troops", 8000, of="iraq/civilians"),))),
        "dates": event("airstrike", account(SAF, (SAF,), (RSF,), time=DAY), account(RSF, (SAF,), (RSF,), time=late),
                       conflicts=(Conflict(field="time", values=("2020-06-06", "2020-06-07")),), place=TOWN, time=DAY),
        "mutual": event("talks", account("united-nations", (SAF, RSF)), place=TOWN),
        "mutual-denied": event("ceasefire", account(REUTERS, (SAF, RSF), factuality="denied")),
        "two-agents-m": event("assault", account(REUTERS, ("iraq/army", RSF))),
        "two-agents-f": event("seize", account(REUTERS, (FORCES, RSF), (LNA,))),
        "people-agents": event("seize", account(REUTERS, (HOUTHIS, "iraq/army"), (LNA,))),
        "person": event("kill", account(REUTERS, patients=("libya/person-haftar",), quantities=(amount("killed", 1),))),
        "no-account": event("detain", agents=(HOUTHIS,), time=DAY),
        "unknown-actor": event("kill", account("nobody-knows", ("nobody/knows",), ("libya/no-such",), quantities=(amount("killed", 3, of="libya/no-such"),))),
        "month": event("displace", account(REUTERS, quantities=(amount("displaced", 300),)), time=Interval("2024-02-01", "2024-02-29")),
        "year": event("protest", account(REUTERS), time=Interval("2011-01-01", "2011-12-31")),
        "span": event("blockade", account(REUTERS), time=Interval("2019-12-28", "2020-01-03")),
        "months": event("blockade", account(REUTERS), time=Interval("2020-05-28", "2020-06-03")),
        "money": event("aid", account(REUTERS, ("qatar",), quantities=(amount("money", 1000), amount("other", 4)))),
        "state-tells": event("kill", account("israel", quantities=(amount("killed", 12),)), account("sudan", factuality="denied")),
        "against-itself": event("assault", account(REUTERS, (RSF,), (RSF, SAF))),
        "joined-plural": event("repel", account("media/sudan-tribune", ("sudan/popular-resistance",), (RSF,))),
        "three-agents": event("seize", account(REUTERS, (FORCES, RSF, "syria/sdf"))),
        "unlabelled-place": event("clash", account(REUTERS), place=EventPlace(name="حي الربيع")),
        "hostile": event("clash", account(REUTERS), place=EventPlace(name="Aden\x1b[31m\n<b>")),
    }


def cases() -> dict[str, Event]:
    """Every case by name."""
    return {**_types(), **_moods(), **_numbers(), **_conflicts()}
