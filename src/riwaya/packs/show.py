"""Show which entries a word or phrase meets: words of the language, triggers, actors, places, outlets, calendar; and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from riwaya.packs.language import AR, trigger_phrases, triggers, words
from riwaya.packs.outlet import outlets
from riwaya.packs.theatre import actor_forms, calendar, place_forms
from riwaya.packs.tsv import read_table
from riwaya.packs.where import trigger_where
from riwaya.text.fold import fold
from riwaya.text.lexicon import Reading
from riwaya.text.phrases import phrase_key
from riwaya.text.words import bare_forms


class Meeting(NamedTuple):
    """An entry that a word meets: which kind, what it is, how the word comes to it, and where it stands."""

    kind: str
    entry: str
    why: str
    where: str


def meetings(text: str) -> list[Meeting]:
    """Every entry that a word or phrase meets as it stands, or with its particles taken off."""
    found: list[Meeting] = []
    key = phrase_key(text)
    for rest, particles in _ways(key):
        for find in (_actors, _places, _outlets, _calendar, _time, _trigger_phrases):
            found += find(rest, _why(particles))
    if " " not in key:
        found += _language(key)
    return list(dict.fromkeys(found))


def _ways(key: str) -> list[tuple[str, str]]:
    first, space, rest = key.partition(" ")
    return [(bare + space + rest, particles) for bare, particles in bare_forms(first)] if first else []


def _why(particles: str) -> str:
    return f"after the particle {particles}" if particles else "as written"


def _actors(key: str, why: str) -> Iterator[Meeting]:
    for form in actor_forms().get(key):
        how = (
            "weak form: only in a report on its theatre"
            if form.weak
            else f"partisan name ({form.sense})"
            if form.sense
            else "form"
        )
        yield Meeting("actor", f"{form.actor.id} ({form.actor.name_en})", f"{why}, {how}", form.actor.where)


def _places(key: str, why: str) -> Iterator[Meeting]:
    for entry in place_forms().get(key):
        cue = ", only after a place word" if entry.cue else ""
        yield Meeting(
            "place",
            f"{entry.id} ({entry.name_en}, {entry.kind}, {entry.lat:g} {entry.lon:g} ±{entry.radius_km:g} km)",
            why + cue,
            entry.where,
        )


def _outlets(key: str, why: str) -> Iterator[Meeting]:
    for outlet in outlets().get(key):
        yield Meeting(
            "outlet",
            f"{outlet.id} ({outlet.kind})",
            why + (", only after a word such as صحيفة" if outlet.cue else ""),
            outlet.where,
        )


def _calendar(key: str, why: str) -> Iterator[Meeting]:
    for event in calendar():
        if any(phrase_key(form) == key for form in event.forms):
            yield Meeting("calendar", f"{event.start}..{event.end} {event.name_en} ({event.kind})", why, event.where)


def _time(key: str, why: str) -> Iterator[Meeting]:
    path = AR / "time.tsv"
    for row in read_table(path) if path.exists() else ():
        if key in {fold(form) for form in row.many("forms")}:
            yield Meeting("time", f"{row['class']} {row['value']}", why, f"{row.file}:{row.line}")


def _trigger_phrases(key: str, why: str) -> Iterator[Meeting]:
    for phrase, entry in trigger_phrases():
        if " ".join(phrase) == key:
            yield Meeting(
                "trigger",
                entry.value,
                f"{why}, phrase by frame {entry.get('frame')}{_conditions(entry.get)}",
                trigger_where(entry.key, entry.value),
            )


def _language(key: str) -> Iterator[Meeting]:
    for reading in words().readings(key):
        yield Meeting(
            "word", f"{reading.entry.group} {reading.entry.value}".strip(), _analysis(reading), _word_where(reading)
        )
    for reading in triggers().readings(key):
        why = f"{_analysis(reading)}, frame {reading.entry.get('frame')}{_conditions(reading.entry.get)}"
        yield Meeting("trigger", reading.entry.value, why, trigger_where(reading.entry.key, reading.entry.value))


def _conditions(get: Callable[[str], str]) -> str:
    needs, blocks = get("needs"), get("blocks")
    return (f", needs {needs}" if needs not in ("", "-") else "") + (f", blocked by {blocks}" if blocks else "")


def _analysis(reading: Reading) -> str:
    form = reading.form
    parts = [f"{form.pos} of {reading.entry.key}", *(f"number {form.number}" for _ in "x" if form.number > 1)]
    clitics = [f"before it {reading.before}"] if reading.before else []
    clitics += [f"after it {reading.after}"] if reading.after else []
    return ", ".join([*parts, *clitics])


def _word_where(reading: Reading) -> str:
    for row in read_table(AR / "words.tsv"):
        if (
            row["class"] == reading.entry.group
            and fold(row["dictionary"].split("|")[0].split()[0]) == reading.entry.key
        ):
            return f"{row.file}:{row.line}"
    return ""
