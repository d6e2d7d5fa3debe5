"""In whose voice a report speaks, and what that side's own names mean: "القوات المسلحة" in the mouth of each side.

A report speaks for a side where its words are that side's alone ("مرتزقة العدوان"), else where its outlet does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from riwaya.mentions.scan import Scan
from riwaya.packs.outlet import outlet_camps
from riwaya.packs.theatre import ActorForm, actors
from riwaya.packs.voices import voices
from riwaya.text.phrases import Hit

SURE_MARKS = 2


def voice_of(scan: Scan, theatre_ids: Sequence[str], outlet: str | None) -> str:
    """The camp in whose voice a report speaks, of those that have names of their own in its theatres; empty for none."""
    said: defaultdict[str, set[str]] = defaultdict(set)
    for sentence in scan.page.sentences:
        for hit in voices().marks.match_all(scan.tokens, sentence.first, sentence.last, scan.page.text).values():
            for camp in hit.items:
                said[camp].add(" ".join(scan.form(i) for i in range(hit.first, hit.last)))
    ranked = Counter({camp: len(phrases) for camp, phrases in said.items() if voices().theatre[camp] in theatre_ids}).most_common(2)
    if ranked and ranked[0][1] >= SURE_MARKS and (len(ranked) == 1 or ranked[1][1] < ranked[0][1]):
        return ranked[0][0]
    return _of_outlet(outlet, theatre_ids)


def _of_outlet(outlet: str | None, theatre_ids: Sequence[str]) -> str:
    """The camp that an outlet (a pack id) speaks for."""
    spoken = next((camp for theatre in theatre_ids if (camp := voices().outlets.get((theatre, outlet or "")))), "")
    camp = spoken or outlet_camps().get(outlet or "", "")
    return camp if voices().theatre.get(camp) in theatre_ids else ""


def own_outlet(voice: str, name: str) -> str | None:
    """The outlet that a name means in the mouth of a camp, where its side has one of that name."""
    index = voices().names.get(voice)
    return next((id for id in index.get(name) if id not in actors()), None) if index is not None else None


def own_hits(scan: Scan, camp: str, first: int, last: int) -> dict[int, Hit[ActorForm]]:
    """The names in tokens `first` to `last` that a camp has for its own actors."""
    index = voices().names.get(camp)
    if index is None:
        return {}
    found = {}
    for at, hit in index.match_all(scan.tokens, first, last, scan.page.text).items():
        own = tuple(ActorForm(actors()[id], False, "") for id in hit.items if id in actors())
        if own:
            found[at] = Hit(hit.first, hit.last, hit.particles, own, hit.exact)
    return found
