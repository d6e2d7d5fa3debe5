"""The ground that roles are read from: a sentence with its clauses and the memory of its report, and the noun phrases of a stretch."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.claims.clauses import RELATIVES, Clauses
from riwaya.claims.draft import Draft
from riwaya.claims.memory import Memory
from riwaya.claims.view import View
from riwaya.mentions.actor.rules import ActorMention
from riwaya.mentions.quantity.rules import Count
from riwaya.mentions.scan import Scan, governor
from riwaya.packs.lists import word_list

WINDOW = 28
ATTACKS = frozenset(("airstrike", "drone_strike", "shelling", "assault", "explosion", "strike", "clash"))
HARM = frozenset(("kill", "injure", "destroy", "displace", "capture", "detain"))
PEOPLE = ("fighter", "civilian", "person")

Phrase = ActorMention | Count


@dataclass(slots=True)
class Ground:
    """A sentence, its clauses, and what is kept in mind of its report."""

    view: View
    clauses: Clauses
    memory: Memory
    scan: Scan = field(init=False)

    def __post_init__(self) -> None:
        self.scan = self.view.scan

    def mentions(self, at: int, end: int) -> list[Phrase]:
        """Parties and counted people from token `at` on, in order."""
        found: list[Phrase] = []
        i = at
        while i < end:
            mention = self._mention_at(i)
            if mention is None:
                i += 1
                continue
            found.append(mention)
            i = mention.last
        return found

    def _mention_at(self, i: int) -> Phrase | None:
        count = self.view.count_at.get(i)
        return count if count is not None and (count.group in PEOPLE or not count.group) else self.view.actor_at.get(i)

    def bare(self, at: int, end: int) -> list[Phrase]:
        """Noun phrases from token `at` on that no preposition governs and that are no part of the phrase before them."""
        found: list[Phrase] = []
        for mention in self.mentions(at, end):
            if self.governor_of(mention) or found and self._coordinated(found[-1], mention):
                continue
            if isinstance(mention, ActorMention) and self._inside_phrase(mention, at):
                continue
            found.append(mention)
        return found

    def _coordinated(self, left: Phrase, right: Phrase) -> bool:
        gap = range(left.last, right.first)
        return self.scan.form(right.first).startswith("و") and all(self.scan.tokens[i].kind == "mark" for i in gap)

    def _inside_phrase(self, mention: ActorMention, at: int) -> bool:
        """A known name right after an ordinary noun is its genitive, not an argument: "مواقع داعش", "مطار الحوثيين"."""
        i = mention.first - 1
        if i < at or self.scan.tokens[i].kind != "word":
            return False
        return self.scan.info[i].has("thing", "place_head", "weapon") and not self.scan.form(i).startswith("ال")

    def governor_of(self, mention: Phrase) -> str:
        """The preposition that governs a phrase, empty if none."""
        if isinstance(mention, ActorMention):
            return mention.governor
        found = governor(self.scan, mention.first, "") if mention.first > self.view.first else ""
        return found or ("" if mention.rule == "vague" else self._glued(mention.first))

    def _glued(self, i: int) -> str:
        """The preposition glued to token `i`."""
        form, readings = self.scan.form(i), self.scan.info[i].readings
        if self.scan.tokens[i].kind != "word" or form[:1] not in ("ب", "ل") or any(form.startswith(stem) for stem in word_list("no_preposition")):
            return ""
        return form[0] if readings and readings[0].before in ("ب", "ل") else ""

    def right_end(self, draft: Draft) -> int:
        """How far to the right a trigger reaches: to the end of its clause, a relative pronoun or the window."""
        last = draft.trigger.last
        end = min(self.clauses.end(last - 1), last + WINDOW)
        return next((i for i in range(last, end) if self.scan.form(i) in RELATIVES), end)

    def ending_at(self, i: int) -> Phrase | None:
        """The party or counted people that end at token `i`, or up to three marks before it."""
        for back in range(i, max(i - 4, self.view.first), -1):
            for actor in self.view.actors:
                if actor.last == back:
                    return actor
            for count in self.view.counts:
                if count.last == back and count.group in PEOPLE:
                    return count
            if back < i and self.scan.tokens[back].kind == "word":
                break
        return None
