"""What a quantity measures in a claim of a type, and whether it can be that claim's at all."""

from __future__ import annotations

from riwaya.claims.draft import Draft
from riwaya.claims.view import View
from riwaya.mentions.quantity.rules import Count

_PEOPLE = ("fighter", "civilian", "person", "")
# The measure of what a claim of a type counts: people, then things by value ("*" for any other). Not listed: not counted.
_MEASURES: dict[str, dict[str, str]] = {
    "kill": {"people": "killed", "body": "bodies"},
    "injure": {"people": "wounded"},
    "capture": {"people": "captured"},
    "detain": {"people": "detained"},
    "displace": {"people": "displaced", "times": "other"},
    "surrender": {"people": "surrendered"},
    "release": {"people": "other"},
    "abuse": {"people": "other", "vehicle": "vehicles", "*": "other"},
    "mass_grave": {"people": "bodies", "body": "bodies", "site": "sites"},
    "aid": {"people": "troops", "*": "other"},
    "form_unit": {"people": "troops"},
    "deploy": {"people": "troops", "vehicle": "vehicles"},
    "withdraw": {"people": "troops", "vehicle": "vehicles"},
    "advance": {"people": "troops", "vehicle": "vehicles"},
    "destroy": {"vehicle": "vehicles_destroyed", "aircraft": "aircraft_downed", "site": "sites", "money": "money", "munition": "other", "weapon": "other",
    "share": "other"},
    "seize": {"vehicle": "vehicles_seized", "site": "sites", "munition": "other", "weapon": "other", "money": "money"},
    "airstrike": {"strike": "strikes", "attack": "strikes", "munition": "other", "vehicle": "vehicles", "site": "sites", "times": "strikes"},
    "protest": {"people": "other"},
    "drone_strike": {"strike": "strikes", "attack": "strikes", "munition": "other", "vehicle": "vehicles", "site": "sites", "aircraft": "other"},
    "shelling": {"munition": "other", "strike": "strikes", "vehicle": "vehicles", "site": "sites"},
    "strike": {"munition": "other", "strike": "strikes", "vehicle": "vehicles", "site": "sites"},
    "assault": {"vehicle": "vehicles", "site": "sites", "attack": "other"},
    "explosion": {"munition": "other", "attack": "other", "vehicle": "other", "site": "sites"},
    "repel": {"vehicle": "other", "attack": "other", "aircraft": "other", "munition": "other"},
    "air_activity": {"strike": "other", "aircraft": "other"},
    "gain_control": {"site": "sites", "share": "other"},
    "lose_control": {"site": "sites", "share": "other"},
    "ceasefire_violation": {"times": "other", "attack": "other"},
}
COUNTING = frozenset(_MEASURES)
_NOT_OWN = {"kill": "hurt", "injure": "dead"}
# Nouns of a deed, which tell no person.
_DEEDS = frozenset(("اصابه", "وفاه", "مصرع"))
_TOLL = {"dead": "hurt", "hurt": "dead"}


def fits_type(view: View, draft: Draft, count: Count) -> bool:
    """Whether a claim of this type can have a quantity of these things."""
    return bool(_plain_measure(draft.type, count)) or count.value == _NOT_OWN.get(draft.type) and _both_nouns(view, count)


def _plain_measure(kind: str, count: Count) -> str:
    table = _MEASURES.get(kind)
    if table is None:
        return ""
    if count.value in table:
        return table[count.value]
    if count.value == _NOT_OWN.get(kind):
        return ""
    if count.group in _PEOPLE:
        return table.get("people", table.get("site", "") if not count.group else "")
    return table.get("*", "")


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


def measure(view: View, draft: Draft, count: Count) -> str:
    """The contract's measure of a quantity in a claim of this type."""
    if draft.type == "abuse" and count.group in _PEOPLE and draft.trigger.entry.key.startswith(("اعدم", "اعدام")):
        return "killed"
    plain = _plain_measure(draft.type, count) or ("killed" if draft.type in _NOT_OWN else "other")
    return "casualties" if plain in ("killed", "wounded") and dead_and_hurt(view, draft, count) else plain


def dead_and_hurt(view: View, draft: Draft, count: Count) -> bool:
    """Whether one number tells dead and wounded together: "بين قتيل وجريح", "22 شهيدا وجريحا", "مقتل وإصابة 20"."""
    if _both_nouns(view, count):
        return True
    for i in range(count.last, min(count.last + 12, view.last - 1)):
        if i in view.count_at:
            break
        if view.scan.form(i) in ("بين", "مابين") and {_toll(view, i + 1), _toll(view, i + 2)} == {"dead", "hurt"}:
            return True
    return _pair(view, draft, count)


def _both_nouns(view: View, count: Count) -> bool:
    """ "22 شهيدا وجريحا", "عشرات القتلى والجرحى"; "3 شهداء وجريح" are two numbers."""
    if count.value not in _TOLL or count.noun < 0 or _toll(view, count.last) != _TOLL[count.value] or not view.scan.form(count.last).startswith("و"):
        return False
    own, other = view.scan.group(count.noun, "person"), view.scan.group(count.last, "person")
    return own is not None and other is not None and own.form.number == other.form.number != 2


def _toll(view: View, at: int) -> str:
    reading = view.scan.group(at, "person") if at < view.last else None
    return reading.entry.value if reading is not None and reading.entry.key not in _DEEDS else ""


def _pair(view: View, draft: Draft, count: Count) -> bool:
    """Two triggers share the number after them: "مقتل وإصابة عدد من"."""
    kinds = {"kill": "injure", "injure": "kill"}
    if draft.trigger.verbal and (_subject_before(view,
        draft) or any(c.last <= draft.at and c.first >= draft.at - 12 and c.group != "thing" for c in view.counts)):
        return False
    wanted = kinds.get(draft.type, "")
    after, before = draft.trigger.last, draft.at - 1
    if _tells(view, after, wanted) and view.scan.form(after).startswith("و"):
        return after < count.first <= after + 3 and not _reported(view, after + 1, count.first)
    if view.scan.form(draft.at).startswith("و") and before >= view.first and _tells(view, before, wanted):
        return draft.trigger.last <= count.first <= draft.trigger.last + 2 and not _reported(view, draft.trigger.last, count.first)
    return False


def _subject_before(view: View, draft: Draft) -> bool:
    """A person told before the verbs: "أن شخصا قتل وأصيب أربعة"."""
    return any(view.scan.group(i, *_PEOPLE[:3]) is not None for i in range(max(view.first, draft.at - 3), draft.at))


def _tells(view: View, at: int, kind: str) -> bool:
    return view.first <= at < view.last and not _toll(view, at) and any(r.entry.value == kind for r in view.scan.trigger_info[at].readings)


def _reported(view: View, first: int, end: int) -> bool:
    return any(view.scan.tokens[i].kind == "mark" or view.scan.info[i].has("report") for i in range(first, end))
