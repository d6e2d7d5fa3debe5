"""Compare two tellings: the named features of the pair, and what keeps it apart for sure.

A feature is `field:relation` (see `features.py` for the relations). The weights of the features stand in `reconcile/weights.tsv`, one for
two tellings within a report and one for two across reports.
"""

from __future__ import annotations

from riwaya.reconcile import features
from riwaya.reconcile.camps import is_party
from riwaya.reconcile.facts import Facts
from riwaya.reconcile.kinds import Kin, contested, kin, kinds

UNREAL = frozenset(("planned", "threatened", "demanded"))
_ORDER = ("same", "kin", "camp", "word", "one", "none", "other", "turned", "clash")
_ALLIED = frozenset(("same", "kin", "camp"))
_SINGLE = frozenset(("kill", "injure", "custody", "displace"))  # kinds whose patients say which happening it was
_FAR = frozenset(("amounts:far", "amounts:disputed_far"))
LONG = 7  # days: what is told of so long a span is a total


def compare(a: Facts, b: Facts) -> tuple[str, ...]:
    """The features of a pair; () where the types never tell one happening. The order of the two does not matter."""
    pair = kin(a.type, b.type)
    if pair is None:
        return ()
    if (b.type, b.document, b.claim) < (a.type, a.document, a.claim):
        a, b = b, a
    agents, patients = _roles(a, b, pair)
    found = [
        f"kind:{kinds()[a.type]}", f"type:{pair.level}", f"place:{features.place(a, b)}", f"time:{features.time(a, b)}",
        f"agents:{agents}", f"patients:{patients}", f"amounts:{_amounts(a, b)}",
        f"means:{_sets(a.means, b.means)}", f"words:{features.words(a, b)}", f"told:{_factuality(a, b)}",
        f"stem:{'same' if a.stem and a.stem == b.stem else 'other'}", f"speaker:{_speaker(a, b)}",
    ]
    found += _standing(a, b) if a.document == b.document else _apart(a, b)
    return tuple(found)


def refusal(a: Facts, b: Facts, found: tuple[str, ...]) -> str:
    """Why two tellings are surely not of one happening, "" where nothing says so.

    `types`: no happening is of both; `unreal`: one happened (or was denied), the other is planned, threatened or demanded; `places`, `days`:
    stated and apart; `sides`: other parties on both sides; `victims`: who struck in one is who was struck in the other; `total`: a
    number over a long span against one of a day.
    """
    if not found:
        return "types"
    has = frozenset(found)
    if "told:unreal" in has:
        return "unreal"
    if "place:far" in has:
        return "places"
    if "time:apart" in has:
        return "days"
    if "agents:clash" in has and "patients:clash" in has:
        return "sides"
    if "patients:clash" in has and kinds()[a.type] in _SINGLE and _struck_back(a, b):
        return "victims"
    return "total" if has & _FAR and _total(a, b) else ""


def plainly_apart(a: Facts, b: Facts) -> bool:
    """Whether types, mood, places or days alone keep a pair apart: `refusal` would say so too, after more work."""
    return (kin(a.type, b.type) is None or (a.factuality in UNREAL) != (b.factuality in UNREAL)
            or features.time(a, b) == "apart" or features.place(a, b) == "far")


def _struck_back(a: Facts, b: Facts) -> bool:
    return features.parties(a.agents, b.patients) in _ALLIED or features.parties(a.patients, b.agents) in _ALLIED


def _total(a: Facts, b: Facts) -> bool:
    widths = sorted((a.end - a.start, b.end - b.start))
    return bool(a.start and b.start) and widths[0] <= 1 and widths[1] >= LONG


def _roles(a: Facts, b: Facts, pair: Kin) -> tuple[str, str]:
    """How agents and how patients go together; `turned` where two sides each say that the other attacked."""
    straight = features.parties(a.agents, b.agents), features.parties(a.patients, b.patients)
    crossed = features.parties(a.agents, b.patients), features.parties(a.patients, b.agents)
    if pair.roles == "either":
        return min(straight, crossed, key=_closeness)
    told, turned = (crossed, straight) if pair.roles == "swap" else (straight, crossed)
    if told == ("clash", "clash") and set(turned) & _ALLIED and {a.type, b.type} <= contested():
        return "turned", "turned"
    return told


def _closeness(relations: tuple[str, str]) -> tuple[int, tuple[str, str]]:
    return sum(map(_ORDER.index, relations)), relations


def _amounts(a: Facts, b: Facts) -> str:
    """The relation of the numbers; where a party to the war tells another number than somebody else, it may be one happening in dispute."""
    relation = features.amounts(a.amounts, b.amounts)
    disputed = relation in ("near", "far") and a.camp != b.camp and (is_party(a.camp) or is_party(b.camp))
    return f"disputed_{relation}" if disputed else relation


def _sets(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    if not a or not b:
        return "one" if a or b else "none"
    return "same" if set(a) & set(b) else "other"


def _factuality(a: Facts, b: Facts) -> str:
    unreal = (a.factuality in UNREAL, b.factuality in UNREAL)
    if unreal[0] != unreal[1]:
        return "unreal"
    if a.factuality == b.factuality:
        return "same" if a.factuality == "actual" else "same_mood"
    return "mood"


def _speaker(a: Facts, b: Facts) -> str:
    if a.speaker and a.speaker == b.speaker:
        return "same"
    return "camp" if a.camp and a.camp == b.camp else "other"


def _standing(a: Facts, b: Facts) -> list[str]:
    """How two tellings of one report stand to each other."""
    first, last = (a, b) if a.at <= b.at else (b, a)
    steps = _steps(first, last)
    return [f"standing:{steps}", f"head:{_head(first, last)}", f"section:{'same' if first.section == last.section else 'other'}",
            f"apart:{'yes' if last.other else 'no'}", f"refers:{'yes' if last.refers else 'no'}",
            f"context:{'same' if steps == 'sentence' else features.shared(a.context, b.context)}"]


def _head(first: Facts, last: Facts) -> str:
    """lead: a headline and the lead below it; yes: a headline and the body; no: both of the body, or both of the headline."""
    if first.paragraph or not last.paragraph:
        return "no"
    return "lead" if last.paragraph <= 2 and last.section == first.section else "yes"


def _steps(first: Facts, last: Facts) -> str:
    if first.sentence == last.sentence:
        return "sentence"
    if first.paragraph == last.paragraph:
        return "paragraph"
    return "far" if last.at - first.at > 800 else "near"


def _apart(a: Facts, b: Facts) -> list[str]:
    """How two reports stand to each other."""
    origin = "same" if a.origin and a.origin == b.origin else "other"
    if not a.published or not b.published:
        return [f"origin:{origin}", f"context:{features.shared(a.context, b.context)}", "published:unknown"]
    gap = abs(a.published - b.published)
    context = f"context:{features.shared(a.context, b.context)}"
    return [f"origin:{origin}", context, f"published:{'same' if gap == 0 else 'next' if gap == 1 else 'later'}"]
