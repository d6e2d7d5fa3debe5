"""Places that belong together, and which quantities fit which claims."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.claims.draft import Draft
from riwaya.claims.view import View
from riwaya.mentions.place.rules import PlaceMention
from riwaya.mentions.quantity.rules import Count

NO_PLACE = frozenset(("demand", "threaten", "accuse", "warn", "reject", "support", "admit", "propose", "order", "talks", "agree", "form_unit", "aid", "cut_aid", "ceasefire",
                      "ceasefire_violation"))
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


def fits_type(draft: Draft, count: Count) -> bool:
    """Whether a claim of this type can have a quantity of these things."""
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


def reaches(view: View, draft: Draft, count: Count) -> bool:
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
