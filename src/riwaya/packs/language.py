"""Load the language pack: words by class, triggers with their frames."""

from __future__ import annotations

from functools import cache

import yaml

from riwaya.packs.build import built_once
from riwaya.packs.tsv import DATA, Row, read_table
from riwaya.text.fold import fold, fold_all
from riwaya.text.lexicon import Entry, Lexicon

AR = DATA / "languages" / "ar"
# How often a trigger tells its happening: nine times in ten and more, two in three, half, one in four, hardly ever.
SURETIES = ("always", "mostly", "half", "seldom", "rarely")
# The `bare` of an entry that is no trigger at all where the words it needs are missing.
NEVER = "never"
TRIGGER_EXTRAS = ("frame", "needs", "blocks", "sure", "bare", "as", "noun", "tense")


def _enter(lexicon: Lexicon, entry: Entry, pos: str, dictionary: str, where: str) -> None:
    parts = dictionary.split()
    if pos == "v":
        if len(parts) < 2:
            raise ValueError(f"{where}: a verb needs perfect and imperfect: {dictionary!r}")
        lexicon.add_verb(entry, parts[0], parts[1], tuple(parts[2].split("|")) if len(parts) > 2 else ())
    elif pos == "n":
        lexicon.add_noun(entry, parts[0], tuple(parts[1].split("|")) if len(parts) > 1 else ())
    elif pos == "w":
        for word in dictionary.split("|"):
            lexicon.add_word(entry, word.strip())
    else:
        raise ValueError(f"{where}: unknown part of speech {pos!r}")


def _extra(row: Row, *names: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, row[name]) for name in names if row[name])


# Adjectives made of light verbs ("المستمرة", "الجارية") carry no happening, and nobody is told to speak in the imperative.
KEPT = {"light": frozenset(("perfect", "imperfect", "masdar")), "report": frozenset(("perfect", "imperfect", "masdar", "active", "participle"))}


@cache
def never() -> dict[str, frozenset[str]]:
    """Folded words that are no forms of a class of words or of triggers, whatever the grammar allows."""
    found: dict[str, set[str]] = {}
    for row in read_table(AR / "never.tsv"):
        found.setdefault(row["class"], set()).update(fold_all(row.many("forms")))
    return {group: frozenset(forms) for group, forms in found.items()}


@built_once
def words() -> Lexicon:
    """The lexicon of `words.tsv`: closed classes and the nouns and verbs that other mentions are built on."""
    lexicon = Lexicon(never(), KEPT)
    for row in read_table(AR / "words.tsv"):
        key = row["dictionary"].split("|")[0].split()[0]
        entry = Entry(fold(key), row["class"], row["value"], _extra(row, "more"))
        _enter(lexicon, entry, row["pos"], row["dictionary"], f"{row.file}:{row.line}")
    return lexicon


@built_once
def triggers() -> Lexicon:
    """The lexicon of `triggers.tsv`; the value of an entry is its event type."""
    lexicon = Lexicon(never())
    for row in read_table(AR / "triggers.tsv"):
        if row["pos"] == "p":
            continue
        key = row["dictionary"].split()[0].split("|")[0]
        extra = _extra(row, *TRIGGER_EXTRAS)
        entry = Entry(fold(key), "trigger", row["type"], extra)
        _enter(lexicon, entry, row["pos"], row["dictionary"], f"{row.file}:{row.line}")
    return lexicon


@cache
def trigger_phrases() -> tuple[tuple[tuple[str, ...], Entry], ...]:
    """Triggers of several words, as folded words."""
    found = []
    for row in read_table(AR / "triggers.tsv"):
        if row["pos"] == "p":
            extra = _extra(row, *TRIGGER_EXTRAS)
            for phrase in row.many("dictionary"):
                found.append((tuple(fold(phrase).split()), Entry(fold(phrase), "trigger", row["type"], extra)))
    return tuple(found)


@cache
def frames() -> dict[str, dict[str, str]]:
    """Frames: which position or preposition gives which role."""
    with (AR / "frames.yaml").open(encoding="utf-8") as file:
        loaded: dict[str, dict[str, str]] = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded
