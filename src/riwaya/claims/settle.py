"""Where, when and how many: what a claim takes from its clause, its sentence, its paragraph, its report."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.claims.draft import Draft, PlaceRef
from riwaya.claims.roles import place_refs
from riwaya.claims.view import View
from riwaya.mentions.place.rules import PlaceMention
from riwaya.mentions.quantity.rules import Count
from riwaya.mentions.time.rules import TimeMention

NO_PLACE = frozenset(("demand", "threaten", "accuse", "warn", "reject", "support", "admit", "propose", "order", "talks", "agree", "form_unit", "aid", "cut_aid", "ceasefire",
                      "ceasefire_violation"))
_VENUE = frozenset(("في", "ب"))
_PEOPLE = ("fighter", "civilian", "person", "")
_MEASURES = {"kill": "killed", "injure": "wounded", "capture": "captured", "detain": "detained", "displace": "displaced", "surrender": "surrendered", "deploy": "troops",
             "withdraw": "troops", "advance": "troops", "aid": "troops", "release": "other", "abuse": "other", "mass_grave": "bodies"}
_THINGS = {("destroy", "vehicle"): "vehicles_destroyed", ("seize", "vehicle"): "vehicles_seized", ("destroy", "aircraft"): "aircraft_downed",
           ("destroy", "site"): "sites", ("gain_control", "site"): "sites", ("lose_control", "site"): "sites"}


@dataclass
class Group:
    """A run of places that belong together: the first of each coordinated item, and the larger places after them."""

    items: list[PlaceMention]
    containers: list[PlaceMention]
    first: int
    last: int


def group_places(view: View) -> list[Group]:
    """"في منطقة العروق بمديرية الشرية" is one place in its container; "في الضالع ومأرب وتعز" are three."""
    groups: list[Group] = []
    for place in view.places:
        if groups and place.first - groups[-1].last <= 3 and _follows(view, groups[-1].last, place):
            group = groups[-1]
            if view.scan.form(place.first).startswith("و") and len(view.scan.form(place.first)) > 2 or view.scan.form(place.first - 1) == "و" or (
                    view.scan.form(place.first - 1) in ("،", ",") and place.governor == group.items[-1].governor and not place.direction and not group.containers):
                (group.containers if group.containers else group.items).append(place)
            else:
                group.containers.append(place)
            group.last = place.last
            continue
        groups.append(Group([place], [], place.first, place.last))
    return groups


def _follows(view: View, last: int, place: PlaceMention) -> bool:
    for i in range(last, place.first):
        form = view.scan.form(i)
        info = view.scan.info[i]
        if form in ("،", ",", "(", ")", "-", "و", "التابعه", "التابع", "الواقعه", "القريبه", "بالقرب", "مركز", "عاصمه", "كبري") or info.has("prep", "direction", "near", "place_head"):
            continue
        return False
    return True


def settle_places(view: View, draft: Draft, groups: list[Group], carried: list[PlaceRef]) -> list[PlaceRef]:
    """The places of a claim: asked for by its frame, in its clause, in its sentence, carried over."""
    asked = place_refs(view, draft)
    if asked:
        group = next((g for g in groups if asked[0].mention in g.items), None)
        return [PlaceRef(p, asked[0].rule) for p in group.items] if group else asked
    venue_only = draft.type in NO_PLACE
    best: tuple[tuple[int, int], Group] | None = None
    for group in groups:
        place = group.items[0]
        if _off_stage(view, place):
            continue
        if venue_only and place.governor not in _VENUE:
            continue
        inside = draft.clause[0] <= group.first < draft.clause[1]
        after = group.first >= draft.trigger.last
        gap = group.first - draft.trigger.last if after else draft.at - group.last
        if venue_only and not (inside and after and gap <= 6):
            continue
        cost = gap + (0 if after else 4) + (0 if inside else 14)
        blocked = [t for t in view.triggers if (draft.trigger.last <= t.first < group.first if after else group.last <= t.first < draft.at) and t.verbal]
        cost += 6 * len(blocked)
        if best is None or (cost, group.first) < best[0]:
            best = ((cost, group.first), group)
    if best is not None:
        return [PlaceRef(p, "place of the clause" if best[0][0] < 14 else "place of the sentence") for p in best[1].items]
    if venue_only:
        return []
    return [PlaceRef(p.mention, "place carried over") for p in carried]


def _off_stage(view: View, place: PlaceMention) -> bool:
    """A place that qualifies a party or a teller, or is talked about: not where it happened."""
    actor = view.covered.get(place.first)
    if actor is not None and actor.first <= place.first:
        return True
    if place.entries and all(e.kind == "country" for e in place.entries) and place.governor not in ("في", "ب") and not place.direction:
        return True
    return place.governor == "من" and view.scan.form(place.first - 2) in ("مصدر", "مصادر", "ناشطون", "اهالي", "سكان")


def settle_time(view: View, draft: Draft) -> tuple[TimeMention | None, str]:
    """The time expression of a claim in its own sentence."""
    best: tuple[int, TimeMention, str] | None = None
    for time in view.times:
        inside = draft.clause[0] <= time.first < draft.clause[1]
        after = time.first >= draft.trigger.last
        gap = time.first - draft.trigger.last if after else draft.at - time.last
        cost = gap + (0 if inside else 12)
        between = [t for t in view.triggers if (draft.trigger.last <= t.first < time.first if after else time.last <= t.first < draft.at) and (t.verbal or after)]
        cost += 8 * len(between)
        if best is None or cost < best[0]:
            best = (cost, time, "time of the clause" if inside else "time of the sentence")
    return (best[1], best[2]) if best else (None, "")


def settle_counts(view: View, draft: Draft, taken: dict[int, Draft]) -> list[Count]:
    """The quantities that belong to a claim."""
    found: list[Count] = []
    for count in view.counts:
        if count.first in taken or not _fits(draft, count):
            continue
        if not _reach(view, draft, count):
            continue
        found.append(count)
    return found


def _fits(draft: Draft, count: Count) -> bool:
    people = count.group in _PEOPLE
    if draft.type in ("kill", "injure", "capture", "detain", "displace", "surrender", "release", "abuse"):
        return people and count.value not in ("missing",) or draft.type == "kill" and count.value in ("dead", "body")
    if draft.type in ("destroy", "seize"):
        return count.group == "thing" and count.value in ("vehicle", "aircraft", "site", "weapon", "munition")
    if draft.type in ("airstrike", "drone_strike", "shelling", "assault", "strike"):
        return count.group == "thing" and count.value in ("strike", "munition", "attack")
    if draft.type == "explosion":
        return count.group == "thing" and count.value in ("munition", "attack", "vehicle")
    if draft.type in ("deploy", "withdraw", "advance"):
        return people and count.group in ("fighter", "person", "civilian") or count.group == "thing" and count.value == "vehicle"
    if draft.type in ("gain_control", "lose_control"):
        return count.group == "thing" and count.value == "site"
    if draft.type == "ceasefire_violation":
        return count.value == "times"
    return False


def _reach(view: View, draft: Draft, count: Count) -> bool:
    """Whether a quantity stands where a trigger's own quantity stands."""
    inside = count.first <= draft.at < count.last
    if inside or draft.trigger.first == count.noun:
        return True
    if count.first >= draft.trigger.last:
        between = [t for t in view.triggers if draft.trigger.last <= t.first < count.first and t.pos not in ("participle", "active", "passive")]
        return not between and count.first - draft.trigger.last <= 10 and (count.first < draft.clause[1] or count.first - draft.trigger.last <= 4)
    between = [t for t in view.triggers if count.last <= t.first < draft.at and t.pos not in ("participle", "active", "passive")]
    if between or draft.at - count.last > (12 if draft.trigger.verbal else 4):
        return False
    return draft.trigger.verbal or draft.trigger.entry.get("frame") == "toll"


def measure(draft: Draft, count: Count) -> str:
    """The contract's measure of a quantity in a claim of this type."""
    if count.group == "thing":
        known = _THINGS.get((draft.type, count.value))
        if known:
            return known
        return {"vehicle": "vehicles", "strike": "strikes", "site": "sites"}.get(count.value, "other") if not (count.value == "attack" and draft.type == "airstrike") else "strikes"
    if count.value == "body" and draft.type == "mass_grave":
        return "bodies"
    return _MEASURES.get(draft.type, "other")
