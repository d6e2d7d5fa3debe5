"""Read the roles of a sentence: a draft for each trigger, with what its own frame gives it."""

from __future__ import annotations

from riwaya.claims.clauses import Clauses
from riwaya.claims.draft import Draft
from riwaya.claims.memory import Memory
from riwaya.claims.roles.complements import read_complements
from riwaya.claims.roles.enclitics import read_enclitic
from riwaya.claims.roles.ground import Ground
from riwaya.claims.roles.light import find_light
from riwaya.claims.roles.nouns import read_noun
from riwaya.claims.roles.participles import read_participle
from riwaya.claims.roles.verbs import read_verb
from riwaya.claims.view import View
from riwaya.mentions.trigger.rules import Candidate
from riwaya.packs.language import frames


class RoleReader:
    """Reads the roles of the triggers of one sentence."""

    def __init__(self, view: View, clauses: Clauses, memory: Memory) -> None:
        self.ground = Ground(view, clauses, memory)
        self.frames = frames()

    def read(self, candidates: list[Candidate]) -> list[Draft]:
        """Drafts for triggers, in order of place, with what their own frames give them."""
        drafts: list[Draft] = []
        starts = [c.first for c in candidates]
        for number, candidate in enumerate(candidates):
            following = starts[number + 1] if number + 1 < len(starts) else self.ground.view.last
            draft = self._draft(candidate)
            find_light(self.ground, draft)
            self._roles(draft, following)
            drafts.append(draft)
        return drafts

    def _draft(self, candidate: Candidate) -> Draft:
        """A draft without parties: its type, its frame over the default frame, its clause."""
        frame = {**self.frames["default"], **self.frames.get(candidate.entry.get("frame"), {})}
        sentence = self.ground.view.sentence
        draft = Draft(candidate, candidate.entry.value, frame, sentence.index, sentence.paragraph)
        draft.clause = (self.ground.clauses.start(candidate.first), self.ground.clauses.end(candidate.first))
        return draft

    def _roles(self, draft: Draft, following: int) -> None:
        if draft.trigger.verbal:
            read_verb(self.ground, draft, following)
        elif draft.trigger.pos in ("participle", "active", "passive"):
            read_participle(self.ground, draft)
        else:
            read_noun(self.ground, draft, following)
        read_complements(self.ground, draft)
        read_enclitic(self.ground, draft)
