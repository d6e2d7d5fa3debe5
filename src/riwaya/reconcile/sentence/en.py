"""The sentence in English."""

from __future__ import annotations

from riwaya.model.event import Amount
from riwaya.packs.tsv import Row
from riwaya.reconcile.sentence.dates import date_en
from riwaya.reconcile.sentence.names import NameEn, actor_en, noun_of_head, place_en, teller_en
from riwaya.reconcile.sentence.numbers_en import counted_en, is_one
from riwaya.reconcile.sentence.plan import Said, Told, is_named_alone
from riwaya.reconcile.sentence.slots import fill
from riwaya.reconcile.sentence.tables import frame, is_people, kind_of, noun_in_tally, noun_of, patients_are, pattern, table

_VERBS = {"say": "says", "admit": "admits", "deny": "denies", "demand": "demands", "threaten": "threatens", "speak": "speaks", "report": "reports"}
_SOURCES = {(False, False): "a source", (False, True): "sources", (True, False): "another source", (True, True): "other sources"}


def tell_en(told: Told) -> str:
    """The clauses one after the other, as one sentence."""
    unnamed = 0
    clauses = []
    for at, said in enumerate(told.clauses):
        clauses.append(_clause(told, said, at == 0, unnamed > 0))
        unnamed += any(teller_en(camp) is None for camp in said.tellers)
    text = "; ".join([*clauses, *(["other accounts stand in the record"] if told.more else [])])
    return text[:1].upper() + text[1:] + "."


def listed(names: list[str]) -> str:
    """"A", "A and B", "A, B and C"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _teller(camps: tuple[str, ...], again: bool) -> NameEn:
    """Who says it. `again`: an unnamed source stood in a clause before."""
    if camps == ("",):
        return NameEn("reports", plural=True)
    names = [name for camp in camps if (name := teller_en(camp))]
    unnamed = len(camps) - len(names)
    if unnamed:
        names.append(NameEn(_SOURCES[again or bool(names), unnamed > 1], unnamed > 1))
    return NameEn(listed([name.text for name in names]), len(names) > 1 or names[0].plural)


def _clause(told: Told, said: Said, first: bool, again: bool) -> str:
    row, teller = frame(told.type, "en"), _teller(said.tellers, again)
    agents = [name.text for id in said.agents if (name := actor_en(id))]
    place = place_en(told.place)
    inner = {"patient": _patient(said, row) or _each_other(row, agents), "place": place, "be": _being(said.mood, _is_many(said, told.type)),
             "was": _being(said.mood, False), "were": _being(said.mood, True)}
    outer = {"teller": teller.text, "agent": listed(agents), "pron": "they" if teller.plural else "it",
             "active": fill(row["active"], inner.get), "agentless": fill(row["agentless"], inner.get),
             "tally": tally_en(said.own + said.extra), **{form: row[form] for form in ("base", "past", "participle")},
             **{verb: verb if teller.plural else one for verb, one in _VERBS.items()}}
    form = "self" if said.self_told else "agent" if agents else "nobody"
    text = fill(pattern(said.brief or said.mood, "en")[form], outer.get)
    if said.brief:
        return text
    return text + _where(row, form, said.mood, place if first else "") + _date(said) + _extra(said)


def _is_many(said: Said, type: str) -> bool:
    """Whether the patients as subject take a plural verb."""
    if said.own and not is_named_alone(said):
        return not is_one(said.own)
    if not said.patients or patients_are(type) == "things":
        return patients_are(type) == "people"
    name, kind = actor_en(said.patients[0]), table("kinds", "kind").get(kind_of(said.patients[0]))
    one = len(said.patients) == 1 and name is not None and not name.plural
    return not one or (patients_are(type) == "people" and kind is not None and not kind["named"])


def _being(mood: str, plural: bool) -> str:
    return {"possible": "may have been", "demanded": "be"}.get(mood, "were" if plural else "was")


def _patient(said: Said, row: Row) -> str:
    """The patients, counted where they are: "20 members of the LNA", "9 civilians", "Hezbollah"."""
    names = [name.text for id in said.patients if (name := actor_en(id))]
    if said.own and not is_named_alone(said):
        return listed([_counted(amount, said.patients) for amount in said.own])
    if patients_are(row["type"]) == "things":
        return f"materiel of {listed(names)}" if names else ""
    return listed([_some(id) for id in said.patients if actor_en(id)]) if patients_are(row["type"]) else listed(names)


def _each_other(row: Row, agents: list[str]) -> str:
    """Two agents of a mutual happening, and no patient, are each other's."""
    return "each other" if row["mutual"] and len(agents) > 1 else ""


def _some(patient: str) -> str:
    """People of an actor without a number: "members of the LNA"; a person or a population by name."""
    name, kind = actor_en(patient), table("kinds", "kind").get(kind_of(patient))
    if name is None or kind is None or kind["named"]:
        return name.text if name else ""
    return f"{table('nouns', 'noun')[kind['noun']]['en_many']} {kind['en']} {name.text}"


def _counted(amount: Amount, patients: tuple[str, ...]) -> str:
    owners = (amount.of,) if amount.of else patients
    owner = owners[0] if owners else None
    head = noun_of_head(owner)
    noun = noun_of(amount.measure, kind_of(owner), head)
    names = [] if head else [name.text for id in owners if (name := actor_en(id))]
    kind = table("kinds", "kind").get(kind_of(owner))
    link = kind["en"] if kind and is_people(amount.measure) else "of"
    return counted_en(amount, noun) + (f" {link} {listed(names)}" if names else "")


def tally_en(amounts: tuple[Amount, ...]) -> str:
    """"3 dead and 5 wounded of the LNA": counts by whose they are."""
    kinds = table("kinds", "kind")
    parts = []
    for owner in dict.fromkeys(amount.of for amount in amounts):
        counts = listed([counted_en(amount, noun_in_tally(amount.measure, kind_of(owner))) for amount in amounts if amount.of == owner])
        name, kind = actor_en(owner) if owner else None, kinds.get(kind_of(owner))
        parts.append(f"{counts} {kind['en']} {name.text}" if name and kind else counts)
    return listed(parts)


def _where(row: Row, form: str, mood: str, place: str) -> str:
    """The place at the end of a clause that has not told it."""
    told = row["agentless" if form == "nobody" and "{agentless}" in pattern(mood, "en")["nobody"] else "active"]
    return f" in {place}" if place and "{place" not in told else ""


def _date(said: Said) -> str:
    return f" {date_en(said.time)}" if said.time else ""


def _extra(said: Said) -> str:
    return f", with a count of {tally_en(said.extra)}" if said.extra else ""
