"""An actor mention and its kinds."""

from __future__ import annotations

from dataclasses import dataclass

GROUP, PERSON, TELLER, POPULATION, STATE = "group", "person", "teller", "population", "state"


@dataclass(slots=True)
class ActorMention:
    """An actor mention.

    `first`, `last`: tokens of the whole phrase; `core`: the tokens that are quoted (the name, where there is one);
    `actor`: pack id or None; `kind`: group, person, teller, population, state; `role`: kind of source it would be;
    `affiliation`: id of the body a teller or person speaks for; `pronoun`: enclitic on its head ("ه" in "قواته");
    `within`: nouns of bodies inside it ("تنظيم" in "عناصر تنظيم بي كا كا");
    `sense`: partisan sense of its name; `head`: folded head noun; `definite`: whether the head is definite.
    """

    first: int
    last: int
    core: tuple[int, int]
    actor: str | None
    kind: str
    role: str
    governor: str
    rule: str
    affiliation: str | None = None
    pronoun: str = ""
    sense: str = ""
    head: str = ""
    definite: bool = False
    number: int = 1
    known: tuple[str, ...] = ()
    parent: str | None = None
    within: tuple[str, ...] = ()
