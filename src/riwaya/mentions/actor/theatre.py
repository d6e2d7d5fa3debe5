"""Tell which war a report is on: the theatres its unambiguous actors, places and outlets speak for."""

from __future__ import annotations

from collections import Counter

from riwaya.mentions.scan import Scan
from riwaya.packs.theatre import ActorForm, actor_forms, place_forms, theatres
from riwaya.text.phrases import Hit


def collect_actor_hits(scan: Scan) -> dict[int, Hit[ActorForm]]:
    """The longest known actor name at each token where one begins."""
    index = actor_forms()
    found: dict[int, Hit[ActorForm]] = {}
    tokens, text = scan.tokens, scan.page.text
    for sentence in scan.page.sentences:
        at = sentence.first
        while at < sentence.last:
            if tokens[at].kind in ("word", "latin"):
                hit = index.match(tokens, at, sentence.last, text)
                if hit is not None:
                    found[at] = hit
            at += 1
    return found


def rank_theatres(scan: Scan, hits: dict[int, Hit[ActorForm]]) -> tuple[str, ...]:
    """Theatres by weight of evidence, the strongest first; those with less than a fifth of its weight are left out."""
    votes: Counter[str] = Counter()
    for hit in hits.values():
        mine = {form.actor.theatre for form in hit.items if not form.weak and form.actor.theatre}
        if len(mine) == 1:
            votes[mine.pop()] += 2 + 2 * (hit.last - hit.first > 1)
    _place_votes(scan, votes)
    if not votes:
        return ()
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    top = ranked[0][1]
    return tuple(name for name, weight in ranked if weight * 5 >= top)[:3]


def _place_votes(scan: Scan, votes: Counter[str]) -> None:
    index, tokens = place_forms(), scan.tokens
    country = {cc: name for name, theatre in sorted(theatres().items(), reverse=True) for cc in theatre.countries}
    at = 0
    while at < len(tokens):
        if tokens[at].kind == "word" and (len(tokens[at].form) > 3):
            hit = index.match(tokens, at, len(tokens), scan.page.text)
            if hit is not None and (hit.exact or hit.particles):
                mine = {entry.theatre if entry.theatre and entry.theatre != "world" else country.get(entry.cc, "") for entry in hit.items if not entry.cue}
                mine.discard("")
                if len(mine) == 1:
                    votes[mine.pop()] += 1
                    at = hit.last
                    continue
        at += 1
