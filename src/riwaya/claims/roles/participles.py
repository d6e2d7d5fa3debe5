"""The party of a participle: "القوات المنسحبة", "مليشيات مدعومة من", its head noun as doer or done to."""

from __future__ import annotations

from riwaya.claims.draft import Draft
from riwaya.claims.roles.ground import Ground
from riwaya.claims.roles.writing import place_party
from riwaya.packs.lists import word_list

_ACTIVE_ONLY = frozenset(("move", "displace", "deploy", "surrender", "win", "take_on", "clash"))


def read_participle(ground: Ground, draft: Draft) -> None:
    """Make the noun before a participle its subject, or its object if passive."""
    around = [a for a in ground.view.actors if a.first < draft.at < a.last]
    head = around[-1] if around else ground.ending_at(draft.at)
    if head is None:
        return
    frame = draft.trigger.entry.get("frame")
    if frame == "aid":
        slot = "raw:patient" if _has_backer(ground, draft) else "raw:agent"
    else:
        slot = "subj" if frame in _ACTIVE_ONLY or draft.trigger.pos == "active" else "obj"
    place_party(ground, draft, slot, head, "head of a participle")


def _has_backer(ground: Ground, draft: Draft) -> bool:
    """Whether a participle of help is said of those who are helped."""
    bare = ground.scan.form(draft.at).lstrip("ال")
    return any(bare.startswith(stem) for stem in word_list("backed")) or ground.scan.form(draft.trigger.last) in ("من", "ب")
