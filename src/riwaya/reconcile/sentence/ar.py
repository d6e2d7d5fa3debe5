"""The sentence in Arabic."""

from __future__ import annotations

from riwaya.model.event import Amount
from riwaya.packs.tsv import Row
from riwaya.reconcile.sentence.agree_ar import be, past, present, pronoun
from riwaya.reconcile.sentence.dates import date_ar
from riwaya.reconcile.sentence.names import NameAr, actor_ar, noun_of_head, place_ar, teller_ar, together_ar
from riwaya.reconcile.sentence.numbers_ar import counted_ar
from riwaya.reconcile.sentence.plan import Said, Told, is_named_alone
from riwaya.reconcile.sentence.slots import fill, prefix
from riwaya.reconcile.sentence.tables import frame, is_people, kind_of, noun_in_tally, noun_of, patients_are, pattern, table

_SOURCES = {(False, False): "مصدر", (False, True): "مصادر", (True, False): "مصدر آخر", (True, True): "مصادر أخرى"}


def tell_ar(told: Told) -> str:
    """The clauses one after the other, as one sentence."""
    unnamed = False
    clauses = []
    for at, said in enumerate(told.clauses):
        clauses.append(_clause(told, said, at == 0, unnamed))
        unnamed = unnamed or any(teller_ar(camp) is None for camp in said.tellers)
    if told.more:
        clauses.append("في السجل روايات أخرى")
    return "؛ و".join(clauses) + "."


def _teller(camps: tuple[str, ...], again: bool) -> NameAr:
    """Who says it; the verb before agrees with the first. `again`: an unnamed source stood in a clause before."""
    if camps == ("",):
        return NameAr("تقارير", "تقارير", "f")
    names = [name for camp in camps if (name := teller_ar(camp))]
    unnamed = len(camps) - len(names)
    if unnamed:
        source = _SOURCES[again or bool(names), unnamed > 1]
        names.append(NameAr(source, source, "f" if unnamed > 1 else "m"))
    return together_ar(names)._replace(agreement=names[0].agreement)


def _clause(told: Told, said: Said, first: bool, again: bool) -> str:
    row, teller = frame(told.type, "ar"), _teller(said.tellers, again)
    names = [name for id in said.agents if (name := actor_ar(id))]
    form = "self" if said.self_told else "agent" if names and not _between(said, row) else "nobody"
    agent = teller if form == "self" else together_ar(names) if names else teller
    place = place_ar(told.place)
    inner = {"patient": _patient(said, row, "gen"), "object": _patient(said, row, "acc"), "place": place, "both": _both(said)}
    nominal = row["between"] if form == "nobody" and _between(said, row) else row["nominal"]
    outer = {"teller": teller.text, "agent": agent.oblique, "subject": agent.text, "pron": pronoun(agent), "be": be(agent),
             "verb": past(row["verb"], agent), "active": fill(row["active"], inner.get), "masdar": fill(row["masdar"], inner.get),
             "nominal": fill(nominal, inner.get), "wanted": fill(nominal if nominal == row["between"] else row["masdar"], inner.get),
             "tally": tally_ar(said.own + said.extra),
             **{f"act_{verb}": past(verb, agent) for verb in ("أخفق", "خطط", "هدد")}}
    line = pattern(said.brief or said.mood, "ar")[form]
    text = present(fill(line, outer.get), teller)
    if said.brief:
        return text
    return text + _where(row, line, nominal, place if first else "") + _date(said) + _extra(said)


def _between(said: Said, row: Row) -> bool:
    """Whether both sides are told alike: where the type is mutual, two are named, and the narrator is neither."""
    return bool(row["between"]) and not said.self_told and len(_parties(said)) > 1 and (len(said.agents) > 1 or not said.agents)


def _parties(said: Said) -> list[str]:
    return [id for id in dict.fromkeys(said.agents + said.patients) if actor_ar(id)]


def _both(said: Said) -> str:
    names = [name for id in _parties(said) if (name := actor_ar(id))]
    return together_ar(names).oblique if names else ""


def _patient(said: Said, row: Row, case: str) -> str:
    """The patients, counted where they are: "20 عنصرا من الجيش", "تسعة مدنيين"."""
    names = [name for id in said.patients if (name := actor_ar(id))]
    if said.own and not is_named_alone(said):
        return " و".join(_counted(amount, said.patients, case) for amount in said.own)
    if patients_are(row["type"]) == "things":
        return f"{'عتادا' if case == 'acc' else 'عتاد'} {prefix('ل', together_ar(names).oblique)}" if names else ""
    if patients_are(row["type"]):
        return " و".join(_some(id, case) for id in said.patients if actor_ar(id))
    return together_ar(names).oblique if names else ""


def _some(patient: str, case: str) -> str:
    """People of an actor without a number: "عناصر من الجيش"; a person or a population by name."""
    name, kind = actor_ar(patient), table("kinds", "kind").get(kind_of(patient))
    if name is None or kind is None or kind["named"]:
        return name.oblique if name else ""
    noun = table("nouns", "noun")[kind["noun"]]
    return f"{noun['some' if case == 'acc' else 'few']} {kind['ar']} {name.oblique}"


def _counted(amount: Amount, patients: tuple[str, ...], case: str) -> str:
    owners = (amount.of,) if amount.of else patients
    owner = owners[0] if owners else None
    head = noun_of_head(owner)
    noun = noun_of(amount.measure, kind_of(owner), head)
    names = [] if head else [name for id in owners if (name := actor_ar(id))]
    kind = table("kinds", "kind").get(kind_of(owner))
    if not names:
        return counted_ar(amount, noun, case)
    whose = together_ar(names).oblique
    link = f"{kind['ar'] if kind else 'من'} {whose}" if is_people(amount.measure) else prefix("ل", whose)
    return f"{counted_ar(amount, noun, case)} {link}"


def tally_ar(amounts: tuple[Amount, ...]) -> str:
    """"ثلاثة قتلى و11 جريحا من الجيش": counts in the genitive by whose they are."""
    kinds = table("kinds", "kind")
    parts = []
    for owner in dict.fromkeys(amount.of for amount in amounts):
        counts = " و".join(_in_tally(amount, noun_in_tally(amount.measure, kind_of(owner))) for amount in amounts if amount.of == owner)
        name, kind = actor_ar(owner) if owner else None, kinds.get(kind_of(owner))
        parts.append(f"{counts} {kind['ar']} {name.oblique}" if name and kind else counts)
    return " و".join(parts)


def _in_tally(amount: Amount, noun: Row) -> str:
    none = amount.high == 0
    return f"عدم تسجيل {counted_ar(amount, noun)}" if none else counted_ar(amount, noun)


def _where(row: Row, line: str, nominal: str, place: str) -> str:
    """The place at the end of a clause that has not told it."""
    told = nominal if "{nominal}" in line else row["masdar"] if "{masdar}" in line else row["active"]
    return f" في {place}" if place and "{place" not in told else ""


def _date(said: Said) -> str:
    return f" {date_ar(said.time)}" if said.time else ""


def _extra(said: Said) -> str:
    return f"، مع ذكر {tally_ar(said.extra)}" if said.extra else ""
