"""Clitics taken off words, and phrases found in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.text.fold import fold
from riwaya.text.lexicon import Entry, Lexicon
from riwaya.text.phrases import LazyPhraseIndex, PhraseIndex, phrase_key, phrase_keys
from riwaya.text.token import tokenize
from riwaya.text.words import bare_forms, word_keys

LEXICON = Lexicon()
LEXICON.add_verb(Entry("قصف", "deed", "shell"), "قصف", "يقصف", ("قصف",))
LEXICON.add_noun(Entry("قوه", "force", "force"), "قوة", ("قوات",))
LEXICON.add_word(Entry("في", "prep", "في"), "في")


@pytest.mark.parametrize(("word", "key", "before", "after"), [
    ("قصفت", "قصف", "", ""),
    ("وقصفت", "قصف", "و", ""),
    ("سيقصف", "قصف", "س", ""),
    ("قصفتها", "قصف", "", "ها"),
    ("فقصفوها", "قصف", "ف", "ها"),
    ("القوات", "قوه", "ال", ""),
    ("للقوات", "قوه", "لل", ""),
    ("وبالقوات", "قوه", "وبال", ""),
    ("قواته", "قوه", "", "ه"),
    ("قوتهم", "قوه", "", "هم"),
    ("وفي", "في", "و", ""),
])
def test_clitics(word: str, key: str, before: str, after: str) -> None:
    assert (key, before, after) in {(r.entry.key, r.before, r.after) for r in LEXICON.readings(fold(word))}


@pytest.mark.parametrize("word", ["سقصف", "القواته", "بفي", "فيها", "قوني", "", "و", "ال", "ا" * 50])
def test_clitics_that_cannot_stand_there(word: str) -> None:
    assert LEXICON.readings(fold(word)) == ()


def test_fewest_clitics_first() -> None:
    sizes = [len(r.before) + len(r.after) for r in LEXICON.readings("قصفها")]
    assert sizes == sorted(sizes)


def test_particles_of_a_bare_word() -> None:
    assert bare_forms("سرت") == (("سرت", ""),)
    assert ("سرت", "وب") in bare_forms("وبسرت")
    assert ("الجيش", "ل") in bare_forms("للجيش")
    assert "جيش" in word_keys("بالجيش")


INDEX: PhraseIndex[str] = PhraseIndex()
for name in ("صلاح الدين", "صلاح الدين الأيوبي", "سرت", "أبو قرين", "لواء 217"):
    INDEX.add(name, name)


@pytest.mark.parametrize(("text", "found"), [
    ("صلاح الدين الأيوبي", "صلاح الدين الأيوبي"),
    ("صلاح الدين كله", "صلاح الدين"),
    ("بسرت", "سرت"),
    ("«سرت»", "سرت"),
    ("ســرت", "سرت"),
    ("ابو قرين", "أبو قرين"),
    ("لواء ٢١٧", "لواء 217"),
    ("صلاح\u00a0الدين", "صلاح الدين"),
    ("صلاح وحده", None),
    ("قرين", None),
    ("سرتنا", None),
])
def test_phrases(text: str, found: str | None) -> None:
    tokens = tokenize(text)
    hit = INDEX.match(tokens, 0, len(tokens), text)
    assert (hit.items[0] if hit else None) == found


def test_a_phrase_added_later_is_found() -> None:
    index: PhraseIndex[int] = PhraseIndex()
    tokens = tokenize("سبها")
    assert index.match(tokens, 0, 1, "سبها") is None
    index.add("سبها", 1)
    assert index.get("سبها") == (1,)
    assert index.match(tokens, 0, 1, "سبها") is not None


def test_entries_are_made_when_met_and_once() -> None:
    made: list[int] = []
    index = LazyPhraseIndex(lambda number: made.append(number) or f"entry {number}")
    index.add_number("سبها", 0)
    index.add_number("سرت", 1)
    assert made == []
    assert index.get("سرت") == index.get("سرت") == ("entry 1",)
    assert made == [1]


@given(st.lists(st.text(alphabet="أبتةىـًّ «»-ab1\u200f\n"), min_size=1))
def test_keys_of_many_are_those_of_each(phrases: list[str]) -> None:
    assert phrase_keys(phrases) == [phrase_key(phrase) for phrase in phrases]
