"""Find weapons and means: aircraft, drones, artillery, mines, bullets.

A weapon is a head noun with the words that tell its kind ("طائرة تركية مسيرة", "صاروخ مضاد للدروع", "قذيفة صاروخية").
Words that name a means only in passing ("قصف جوي", "الأسلحة الثقيلة") are read apart, by `find_hints`: a claim weighs them.
"""

from __future__ import annotations

from typing import NamedTuple

from riwaya.mentions.scan import Scan, governor
from riwaya.packs.lists import word_list
from riwaya.text.lexicon import Reading


class WeaponMention(NamedTuple):
    """A weapon mention: token range, kind of means, preposition that governs it, kinds it may be besides."""

    first: int
    last: int
    kind: str
    governor: str
    rule: str
    also: tuple[str, ...] = ()


_SPECIFIC = ("drone", "car_bomb", "suicide", "ied", "missile", "mortar", "chemical", "helicopter", "rocket")
_PREFER = {kind: rank for rank, kind in enumerate(_SPECIFIC)}
_MISSILE_WORDS = frozenset("مضاد مضادا مضاده مضادين حراري حراريه حراريا موجه موجها موجهه ارض فراغي فراغيه الفراغيه الحراريه الموجهه المضاده متوسطه "
                           "متوسط بحري بحريه البحريه مجنح مجنحه المجنحه "
                           "دقيقه نقطويه كورنيت الكورنيت تاو كونكورس سام جو طويله فرط".split())
_ANTI = frozenset("للدروع للدبابات للطاءرات للسفن للافراد للتحصينات".split())
_CALM = frozenset("سلميه احتجاجيه تضامنيه حاشده جماهيريه شعبيه السلام حافله الاصلاح مهنيه نساءيه سياسيه تعليميه".split())
_BELT = frozenset("حزام احزمه حزاما سترته ستره بحزام باحزمه احزمتهم حزامه الحزام الاحزمه بحزامه".split())
_PARKED = frozenset("منزل منزلا بيت بيتا مبني المنزل البيت المبني منازل مباني نفق نفقا عين".split())
_WITHOUT = frozenset(("بدون", "دون", "بلا", "من"))
_OWN_NAME = frozenset("القسام القدس".split())


def find_weapons(scan: Scan, first: int, end: int) -> list[WeaponMention]:
    """All weapons of tokens `first` to `end`, words of one weapon joined ("طائرة مسيرة")."""
    found: list[WeaponMention] = []
    at = first
    while at < end:
        reading = scan.info[at].by_group.get("weapon")
        if reading is None or _no_weapon(scan, at, first, end):
            at += 1
            continue
        mention = _weapon(scan, at, found[-1].last if found else first, end, reading)
        found.append(mention)
        at = mention.last
    return found


def find_hints(scan: Scan, first: int, end: int, taken: list[WeaponMention]) -> list[WeaponMention]:
    """Words that may name a means beside the weapons of `taken`: "جوي", "الأسلحة الثقيلة", "سلاح الجو"."""
    closed = {i for weapon in taken for i in range(weapon.first, weapon.last)}
    found: list[WeaponMention] = []
    for at in range(first, end):
        reading = scan.info[at].by_group.get("means")
        if reading is None or at in closed:
            continue
        kinds = reading.entry.value.split("|")
        found.append(WeaponMention(at, at + 1, kinds[0], _governor(scan, at, reading), "word of means", tuple(kinds[1:])))
    return found


def _weapon(scan: Scan, at: int, first: int, end: int, reading: Reading) -> WeaponMention:
    kind, last = _joined(scan, at, end, reading.entry.value)
    begin = at
    if kind == "ied" and at > first and scan.form(at - 1) in _BELT:
        kind, begin = "suicide", at - 1
    if kind == "car_bomb" and at > first and scan.form(at - 1) in _PARKED:
        kind, begin = "ied", at - 1
    elif kind in ("car_bomb", "ied", "drone") and at > first and begin == at and scan.info[at - 1].has("thing") and not scan.form(at).startswith("و"):
        begin = at - 1
    kind, last = _by_words_after(scan, kind, last, end)
    return WeaponMention(begin, last, kind, _governor(scan, begin, reading if begin == at else None), "weapon noun", _also(scan, at, kind, reading))


def _joined(scan: Scan, at: int, end: int, kind: str) -> tuple[str, int]:
    """Take in further words of the same weapon; one adjective of another sense may stand between ("طائرة تركية مسيرة")."""
    last, i = at + 1, at + 1
    while i < min(at + 4, end):
        more = scan.info[i].by_group.get("weapon")
        if more is None:
            if i == last and _nisba(scan, i):
                i += 1
                continue
            break
        if "و" in more.before or more.before in ("ب", "ل"):
            break
        if _PREFER.get(more.entry.value, 99) < _PREFER.get(kind, 99):
            kind = more.entry.value
        i += 1
        last = i
    return kind, last


def _nisba(scan: Scan, at: int) -> bool:
    form = scan.form(at)
    return scan.tokens[at].kind == "word" and form.endswith(("ي", "يه", "يتين")) and not form.startswith("و") and not scan.info[at].has("prep")


def _by_words_after(scan: Scan, kind: str, at: int, end: int) -> tuple[str, int]:
    if kind == "aircraft" and at + 1 < end and _nisba(scan, at) and scan.form(at + 1) in _WITHOUT:
        at += 1  # "طائرة أمريكية بدون طيار"
    words = [scan.form(k) for k in range(at, min(at + 2, end))]
    pilot = 2 if words[:2] == ["من", "دون"] else 1
    if kind == "aircraft" and not _WITHOUT.isdisjoint(words[:1]) and at + pilot < end and scan.form(at + pilot) in ("طيار", "طيارين"):
        return "drone", at + pilot + 1
    if kind == "rocket" and words and words[0] in _MISSILE_WORDS:
        return "missile", at + (2 if words[-1] in _ANTI else 1)
    if kind == "artillery" and words and words[0] in ("ار", "الار", "ار بي جي", "RPG"):
        return "rocket", at + 1
    return kind, at


def _also(scan: Scan, at: int, kind: str, reading: Reading) -> tuple[str, ...]:
    """Other kinds that the same words may stand for."""
    if kind in ("rocket", "missile"):
        return ("missile",) if kind == "rocket" else ("rocket",)
    if reading.entry.key in ("برميل", "قنبله"):
        return ("aircraft",) if reading.entry.key == "برميل" else ("ied", "aircraft")
    if reading.entry.key == "قذيفه" and kind == "artillery":
        return ("rocket", "mortar")
    if kind == "aircraft":
        return ("drone", "helicopter")
    return ()


def _governor(scan: Scan, at: int, reading: Reading | None) -> str:
    return governor(scan, at, reading.before.replace("لل", "ل").replace("ال", "") if reading is not None else "")


def _no_weapon(scan: Scan, at: int, first: int, end: int) -> bool:
    """Words that look like weapons: a march ("مسيرة سلمية"), a channel's name, a truce ("وقف إطلاق النار"), a brigade's name."""
    form, after = scan.form(at), scan.form(at + 1) if at + 1 < end else ""
    before = scan.form(at - 1) if at > first else ""
    if form in ("مسيره", "مسيرات", "المسيره") and (after in _CALM or before in ("في", "خلال", "شارك", "كل", "يا")):
        return True
    if form == "المسيره" and (after == "نت" or before in ("قناه", "لقناه", "شبكه")):
        return True
    if form.endswith(("طيران", "طاءرات", "طاءره")) and after in word_list("not_armed"):
        return True
    if form in ("النار", "نار") and before.endswith("اطلاق") and at - 2 >= first:
        return scan.form(at - 2).removeprefix("ل").removeprefix("ب").startswith(("وقف", "ووقف", "هدن", "ايقاف"))
    return form in _OWN_NAME and (before == "" or scan.group(at - 1, "weapon") is None) or after == "المصبوب"
