"""The names of the features of a trigger word, by the values that decide them: what `triggerfacts.py` finds, in words."""

from __future__ import annotations

from collections.abc import Iterable

Names = Iterable[str]


def neighbours(before: str, after: str, second_before: str, second_after: str) -> Names:
    """The kinds of the two words on either side."""
    return f"before {before}", f"after {after}", f"before2 {second_before} {before}", f"after2 {after} {second_after}"


def word(side: str, word: str) -> Names:
    """The word right before or after."""
    return (f"word {side} {word}",)


def near(zone: str, sentence: int, parties: int, places: int) -> Names:
    """Where in the report it stands, and how many parties and places stand near."""
    return f"zone {zone}", f"sentence {sentence}", f"parties near {parties}", f"places near {places}"


def light(value: str, more: str, key: str) -> Names:
    """The light verb before it."""
    return f"light {value} {more}", f"light verb {key}"


def entry(key: str, frame: str, pos: str, rank: int) -> Names:
    """Its part of speech, frame and how it ranks among the readings of the word."""
    return f"pos {pos}", f"frame {frame}", f"frame {frame} {pos}", f"rank {rank}"


def form(key: str, prefix: str, suffix: str, number: int) -> Names:
    """Its clitics and number."""
    return f"prefix {prefix}", f"suffix {suffix}", f"number {number}", f"{key} prefix {prefix}"


def fails(condition: str, key: str) -> Names:
    """A condition of its entry that fails."""
    return f"fails {condition}", f"fails {condition} {key}"


def sure(grade: str, pos: str, climate: str, kind: str) -> Names:
    """How surely the lexicon says it tells its happening."""
    return f"sure {grade}", f"sure {grade} {pos}", f"sure {grade} report {climate}", f"sure {grade} {kind}"


def likeliest(kind: str, likely: str) -> Names:
    """Whether an attack is what the lexicon takes it for."""
    return f"likeliest strike {kind == likely}", f"likeliest strike {likely} as {kind}"


def typed(kind: str, pos: str, key: str) -> Names:
    """The type itself, with the word and its part of speech."""
    return f"type {kind}", f"type {kind} {pos}", f"{key} {kind}", f"{key} {kind} {pos}"


def type_beside(kind: str, before: str, after: str) -> Names:
    """The type with the kinds of the words beside it."""
    return f"{kind} after {after}", f"{kind} before {before}"


def type_word(kind: str, side: str, word: str) -> Names:
    """The type with a word beside it."""
    return (f"{kind} word {side} {word}",)


def told(gap: int, definite: str, kind: str) -> Names:
    """Whether the report has told the type before."""
    when = "never" if gap == 99 else "just before" if gap <= 1 else "before"
    return f"told {when} {definite}", f"told {gap < 99} {definite} {kind}"


def follows(distance: int, key: str, kind: str, pos: str) -> Names:
    """How near the next word is that may tell the same type."""
    near = "right on" if distance <= 1 else "later"
    return f"same type follows {distance}", f"same type follows {near} {key}", f"same type follows {near} {kind} {pos}"


def repeats(gap: str, kind: str, pos: str, key: str, joined: bool, first: str, before: str) -> Names:
    """How near the last word is that was taken for the same type."""
    return (f"repeats {gap} {joined}", f"repeats {kind} {pos} {joined}", f"repeats {key} {joined}", f"repeats {first} {pos} {joined}",
            f"repeats before {before} {joined}")


def climate(climate: str, key: str, kind: str) -> Names:
    """How much the report speaks of arms."""
    return f"report {climate}", f"report {climate} {key}", f"report {climate} {kind}"


def governed(governor: str, kind: str, key: str) -> Names:
    """The type of the word that governs it."""
    return f"governed by {governor}", f"{kind} governed by {governor}", f"{kind} governed by {governor} {key}"


def again(same: bool, kind: str) -> Names:
    """Whether the same word was told as this type before."""
    return f"same word told as it {same}", f"same word told as it {same} {kind}"


def arms(arms: str, strike: str, kind: str, key: str) -> Names:
    """The kinds of weapons that the report names, and its last attack."""
    return f"{kind} report of {arms or 'none'}", f"{kind} {key} report of {arms or 'none'}", f"{kind} last strike {strike}"


def one(name: str) -> Names:
    """A fact that is its own name."""
    return (name,)


def weapon_near(kind: str, weapon: str) -> Names:
    """A weapon near it."""
    return (f"{kind} near {weapon}",)


def no_weapon_near(kind: str) -> Names:
    """No weapon near it."""
    return (f"{kind} no weapon near",)


def weapon_apart(kind: str, weapon: str) -> Names:
    """A weapon elsewhere in the sentence."""
    return (f"{kind} in sentence {weapon}",)


def strike(kind: str, key: str, after: str, air: bool) -> Names:
    """An attack with its word, what follows it, and whether a word of the air is near."""
    found = (f"{kind} {key} after {after}",)
    return (*found, f"{kind} air word near") if air else found


def striker(kind: str, actor: str) -> Names:
    """A party near an attack."""
    return (f"{kind} party {actor}",)
