"""Places that belong together: coordinated ones, and a place with the larger ones around it."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.claims.view import View
from riwaya.mentions.actor.mention import GROUP
from riwaya.mentions.place.rules import PlaceMention

# Types whose place is the venue alone.
NO_PLACE = frozenset(("demand", "threaten", "accuse", "warn", "reject", "support", "admit", "propose", "order", "talks", "agree", "form_unit", "aid",
                      "cut_aid", "ceasefire", "ceasefire_violation"))
_GAP = 3
_JOINTS = frozenset(("،", ",", "(", ")", "-", "–", "و", "التابعه", "التابع", "الواقعه", "القريبه", "بالقرب", "مركز", "عاصمه", "كبري"))


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
        group = groups[-1] if groups else None
        if group is None or not _follows(view, group, place) or _is_country(group.items[-1]) and not _is_country(place):
            groups.append(Group([place], [], place.first, place.last))
            continue
        listed = _coordinated(view, group, place) and (not group.containers or _next_item(view, group, place))
        (group.items if listed else group.containers).append(place)
        group.last = place.last
    return groups


def _next_item(view: View, group: Group, place: PlaceMention) -> bool:
    """Whether a place after a list's larger places is one more of the list: "الوشكة غرب سرت، وجارف والقبيبة"."""
    after_comma = view.scan.form(place.first - 1) in ("،", ",") and view.scan.form(place.first).startswith("و")
    return after_comma or group.items[-1].last == group.last


def _is_country(place: PlaceMention) -> bool:
    """A whole country, which lies in no town: "مقاتلة سورية في إدلب"."""
    return bool(place.entries) and all(entry.kind == "country" for entry in place.entries)


def _coordinated(view: View, group: Group, place: PlaceMention) -> bool:
    """Whether a place is one more of a list: after "و", or after a comma or a dash and governed as the one before it."""
    form, mark = view.scan.form(place.first), view.scan.form(place.first - 1)
    if form.startswith("و") and len(form) > 2 or mark == "و":
        return True
    alike = place.governor in ("", group.items[-1].governor) if mark in ("-", "–") else place.governor == group.items[-1].governor
    return mark in ("،", ",", "-", "–") and alike and not place.direction and not group.containers


def _follows(view: View, group: Group, place: PlaceMention) -> bool:
    """Whether a place goes on the group before it: nothing but joints stands between them, and none is part of a party's name
    alone ("فيلق القدس في طهران")."""
    party = view.covered.get(group.last - 1)
    if party is not None and party.kind == GROUP and party is not view.covered.get(place.name[0]):
        return False
    return place.first - group.last <= _GAP and all(
        view.scan.form(i) in _JOINTS or view.scan.info[i].has("prep", "direction", "near", "place_head") for i in range(group.last, place.first))
