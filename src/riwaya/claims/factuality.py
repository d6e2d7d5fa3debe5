"""Whether a happening is told as fact, failed, planned, threatened, demanded, denied or only possible."""

from __future__ import annotations

from riwaya.claims.attribution import Stretch
from riwaya.claims.clauses import Clauses
from riwaya.claims.draft import Draft
from riwaya.claims.view import View

_ACT = {"demand": "demanded", "threaten": "threatened", "order": "planned", "agree": "planned", "propose": "planned", "warn": "possible"}
_PURPOSE = frozenset(
    (
        "بهدف",
        "بغيه",
        "بغرض",
        "لغرض",
        "قصد",
        "تمهيدا",
        "استعدادا",
        "لاجل",
        "بقصد",
        "سعيا",
        "تحضيرا",
        "من_اجل",
        "لمحاوله",
    )
)
_POSSIBLE = frozenset(
    (
        "احتمال",
        "احتمالات",
        "امكانيه",
        "خطر",
        "مخاوف",
        "مخاطر",
        "شبهه",
        "ربما",
        "لعل",
        "يرجح",
        "يحتمل",
        "مزاعم",
    )
)
_FUTURE = frozenset(
    (
        "سوف",
        "سيتم",
        "ستتم",
        "سيشن",
        "ستشن",
        "سيجري",
        "ستجري",
        "يعتزم",
        "تعتزم",
        "يستعد",
        "تستعد",
        "ينوي",
        "تنوي",
        "مقرر",
        "المقرر",
        "المرتقب",
        "المرتقبه",
        "المقبل",
        "المقبله",
        "المزمع",
        "المتوقع",
        "المتوقعه",
        "وشيك",
        "وشيكه",
        "الوشيك",
        "المحتمل",
        "المحتمله",
    )
)
_FAIL_NEAR = frozenset(
    (
        "فشل",
        "فشلت",
        "افشال",
        "احباط",
        "محاوله",
        "محاولات",
        "حاول",
        "حاولت",
        "حاولوا",
        "تحاول",
        "يحاول",
        "اخفق",
        "عجز",
    )
)


def judge(view: View, clauses: Clauses, draft: Draft, drafts: list[Draft], stretch: Stretch | None) -> tuple[str, str]:
    """Factuality of a draft and the rule that gave it."""
    scan, at = view.scan, draft.at
    act = _governing_act(view, clauses, draft, drafts)
    if act is not None:
        return act
    if stretch is not None and stretch.effect == "deny" and stretch.verb < at:
        return "denied", "content of a denial"
    back = [scan.form(i) for i in range(max(clauses.start(at), at - 4), at)]
    if _negated(view, draft, back):
        return "denied", "negation"
    if draft.factuality_rule in ("failed", "planned"):
        return draft.factuality_rule, "light verb"
    if set(back[-3:]) & _FAIL_NEAR and draft.type not in ("repel", "agree"):
        return "failed", "attempt word"
    if draft.trigger.verbal and _future(view, draft):
        return "planned", "future form"
    if _purpose(view, draft, back):
        return "planned", "purpose clause"
    forward = [scan.form(i) for i in range(draft.trigger.last, min(draft.trigger.last + 4, clauses.end(at)))]
    if (
        set(back) & _POSSIBLE
        or "قد" in back[-1:]
        and draft.trigger.pos == "imperfect"
        or set(forward) & {"محتمل", "محتمله", "المحتمل", "المحتمله", "مفترض", "مفترضه", "مزعوم"}
    ):
        return "possible", "hedge"
    if (
        set(back) & _FUTURE
        or not draft.trigger.verbal
        and set(forward[:2]) & {"المقبل", "المقبله", "المرتقب", "المرتقبه", "الوشيك", "وشيك", "وشيكه", "القادم", "القادمه"}
    ):
        return "planned", "future word"
    if stretch is not None and stretch.effect in ("hedge",):
        return "possible", "hedging verb"
    return "actual", "told as fact"


def _negated(view: View, draft: Draft, back: list[str]) -> bool:
    scan = view.scan
    if not back:
        return False
    last = back[-1]
    if draft.trigger.verbal:
        return last in ("لم", "لا", "لن", "ولم", "ولا") and draft.type not in ("reject", "threaten")
    if last in ("دون", "بدون", "عدم", "بلا", "ودون", "لا", "ينفي", "نفت", "نفي", "ولا", "بعدم", "وعدم"):
        return True
    if draft.light_at >= 0:
        before = scan.form(draft.light_at - 1)
        return before in ("لم", "لا", "لن", "ولم", "دون", "ليس", "عدم", "ولن") or scan.form(draft.light_at) in ("دون",)
    return len(back) > 1 and back[-2] in ("دون", "بدون", "عدم", "بلا") and scan.info[draft.at - 1].has("light", "thing")


def _future(view: View, draft: Draft) -> bool:
    reading = draft.trigger.reading
    if reading is None or reading.form.pos != "imperfect":
        return False
    before = view.scan.form(draft.at - 1)
    return reading.before.endswith("س") or reading.before in ("ل", "ول", "فل") or before in ("سوف", "ان", "كي", "لكي", "حتي", "بان") or before == "لن"


def _purpose(view: View, draft: Draft, back: list[str]) -> bool:
    scan, at = view.scan, draft.at
    form = scan.form(at)
    reading = draft.trigger.reading
    glued = reading.before if reading else ""
    if draft.trigger.pos == "masdar" and glued in ("ل", "لل", "ول", "ولل") and draft.type not in ("kill", "injure", "clash"):
        governing = back[-1] if back else ""
        return governing not in ("تعرض", "تعرضت", "نتيجه", "نظرا", "خلافا") and not _resultative(view, at)
    if draft.trigger.pos == "masdar" and form.startswith(("لل",)) and draft.type not in ("kill", "injure"):
        return not _resultative(view, at)
    return bool(set(back[-2:]) & _PURPOSE) or back[-2:] == ["من", "اجل"] or back[-1:] == ["اجل"]


def _resultative(view: View, at: int) -> bool:
    """ "تعرض لقصف", "أدى لمقتل", "تصدى لهجوم": the particle belongs to the verb."""
    for i in range(at - 1, max(view.first, at - 6) - 1, -1):
        reading = view.scan.info[i].get("light")
        if reading is not None:
            return reading.entry.value in ("patient", "cause")
        if view.scan.group(i, "trigger") or view.scan.trigger_info[i].readings:
            return any(r.entry.value == "repel" for r in view.scan.trigger_info[i].readings)
    return False


def _governing_act(view: View, clauses: Clauses, draft: Draft, drafts: list[Draft]) -> tuple[str, str] | None:
    """The speech act before it in the sentence whose content it is."""
    best: Draft | None = None
    for other in drafts:
        if other.at >= draft.at:
            break
        if other.type in _ACT and other.sentence == draft.sentence and draft.at - other.at <= 25:
            best = other
    if best is None or draft.type in _ACT and draft.type != "order":
        return None
    if not _content(view, best, draft):
        return None
    return _ACT[best.type], f"content of {best.type}"


def _content(view: View, act: Draft, draft: Draft) -> bool:
    """Whether a trigger is what a speech act asks for, threatens or orders."""
    scan = view.scan
    reading = draft.trigger.reading
    glued = reading.before.lstrip("وف") if reading else ""
    direct = draft.at - act.trigger.last <= 12
    if act.type in ("demand", "order"):
        words = [scan.form(i) for i in range(act.trigger.last, draft.at + 1)]
        marks = glued in ("ب", "ل", "بال", "لل") or any(w in ("الي", "علي", "بضروره", "ضروره", "ان", "بان") for w in words)
        return direct and marks and draft.trigger.pos != "perfect"
    if act.type == "threaten":
        return direct and (glued in ("ب", "بال", "ل") or draft.trigger.pos == "imperfect" or scan.form(draft.at)[:1] == "ب") and draft.trigger.pos != "perfect"
    if act.type == "warn":
        words = [scan.form(i) for i in range(act.trigger.last, draft.at)]
        return direct and "من" in words[:3] and draft.trigger.pos in ("masdar", "noun", "imperfect") and not scan.form(draft.at).startswith("ال")
    words = [scan.form(i) for i in range(act.trigger.last, draft.at)]
    return draft.at - act.trigger.last <= 4 and ("علي" in words or glued == "ب" or act.type == "propose") and draft.trigger.pos in ("masdar", "noun", "phrase")
