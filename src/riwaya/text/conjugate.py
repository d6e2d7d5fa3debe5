"""Build every written form of a verb or noun from its dictionary form.

Arabic news is printed without vowels, so active and passive mostly look alike; what is built here is the set of
skeletons a reader may meet, each with its features. Weak verbs are recognised from the two dictionary forms
(perfect and imperfect, third person masculine singular): a shadda on the last letter marks a geminate ("صدّ يصدّ").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from riwaya.text.fold import fold_all

SHADDA = "\u0651"
HAMZA = "أؤئء"
WEAK_END = "اىيو"


class Form(NamedTuple):
    """A written form. `pos`: perfect, imperfect, imperative, masdar, active, passive (participles), noun.
    `number` 1, 2 (dual) or 3; `gender` m or f; `person` 1, 2 or 3; `voice` '' (either), active or passive, or bound
    for a noun's form that needs an enclitic (سيطرتـ)."""

    form: str
    pos: str
    number: int = 1
    gender: str = "m"
    person: int = 3
    voice: str = ""


def _seats(stem: str) -> list[str]:
    """A final hamza changes its seat with its ending: بدأ, بدؤوا, بدئ."""
    return [stem[:-1] + h for h in HAMZA] if stem[-1:] in HAMZA else [stem]


def _kind(perfect: str) -> str:
    plain = perfect.replace(SHADDA, "")
    if perfect.endswith(SHADDA):
        return "geminate"
    if plain[-1] in WEAK_END:
        return "defective"
    if len(plain) >= 3 and plain[-2] == "ا" and not (len(plain) == 4 and plain[0] in "أإا" and plain[1] == "ا"):
        return "hollow"
    return "sound"


def _perfect(perfect: str, kind: str) -> Iterator[Form]:
    base = perfect.replace(SHADDA, "")
    if kind == "defective":
        cut = base[:-1]
        yield Form(base, "perfect", 1, "m", 3, "active")
        yield Form(cut + "ي", "perfect", 1, "m", 3, "passive")
        yield Form(cut + "ت", "perfect", 1, "f")
        yield Form(cut + "يت", "perfect", 1, "f", 3)
        yield Form(cut + "تا", "perfect", 2, "f")
        yield Form(cut + "وا", "perfect", 3, "m")
        for glide in ("ي", "و"):
            yield Form(cut + glide + "ا", "perfect", 2, "m")
            yield Form(cut + glide + "نا", "perfect", 3, "m", 1)
            yield Form(cut + glide + "ن", "perfect", 3, "f")
            yield Form(cut + glide + "تم", "perfect", 3, "m", 2)
        return
    stems = [(base, "")]
    short = base
    if kind == "hollow":
        stems = [(base, "active"), (base[:-2] + "ي" + base[-1], "passive")]
        if base[0] == "ا" and len(base) > 4:
            stems[1] = (base[:-2] + "ي" + base[-1], "passive")
        short = base[:-2] + base[-1]
    elif kind == "geminate":
        short = base + base[-1]
    elif len(base) == 4 and base[1] == "ا":
        stems.append((base[0] + "و" + base[2:], "passive"))
    elif len(base) == 5 and base[0] == "ت" and base[2] == "ا":
        stems.append((base[:2] + "و" + base[3:], "passive"))
    for stem, voice in stems:
        for seat in _seats(stem):
            yield Form(seat, "perfect", 1, "m", 3, voice)
            yield Form(seat + "ت", "perfect", 1, "f", 3, voice)
            yield Form(seat + "ا", "perfect", 2, "m", 3, voice)
            yield Form(seat + "تا", "perfect", 2, "f", 3, voice)
            yield Form(seat + "وا", "perfect", 3, "m", 3, voice)
    for seat in _seats(short):
        yield Form(seat + "نا", "perfect", 3, "m", 1)
        yield Form(seat + "تم", "perfect", 3, "m", 2)
        yield Form(seat + "ن", "perfect", 3, "f")
        if short != base:
            yield Form(seat + "ت", "perfect", 1, "m", 1)


def _persons(stem: str, endings: bool, voice: str, whole: bool = True) -> Iterator[Form]:
    """The persons of an imperfect stem. "I" is left out, and "we" of a stem that is not `whole` (shortened): "أول", "أمني",
    "نصف", "نقل" are hardly ever verbs of the first person in news."""
    rest = stem[1:]
    yield Form("ي" + rest, "imperfect", 1, "m", 3, voice)
    yield Form("ت" + rest, "imperfect", 1, "f", 3, voice)
    if whole:
        yield Form("ن" + rest, "imperfect", 3, "m", 1, voice)
    if endings:
        for first, person in (("ي", 3), ("ت", 2)):
            for end in ("ون", "وا"):
                yield Form(first + rest + end, "imperfect", 3, "m", person, voice)
        for end in ("ان", "ا"):
            yield Form("ي" + rest + end, "imperfect", 2, "m", 3, voice)
            yield Form("ت" + rest + end, "imperfect", 2, "f", 3, voice)
        yield Form("ي" + rest + "ن", "imperfect", 3, "f", 3, voice)


def _imperfect(imperfect: str, kind: str) -> Iterator[Form]:
    base = imperfect.replace(SHADDA, "")
    if kind == "defective" and base[-1] in WEAK_END:
        cut = base[:-1]
        yield from _persons(base, False, "active")
        yield from _persons(cut + "ى", False, "passive")
        yield from _persons(cut, True, "", whole=False)
        for glide in ("ي", "و"):
            for end in ("ان", "ا"):
                yield Form(cut + glide + end, "imperfect", 2, "m")
                yield Form("ت" + cut[1:] + glide + end, "imperfect", 2, "f")
        return
    if kind == "hollow" and len(base) >= 3:
        yield from _persons(base, True, "active" if base[-2] != "ا" else "")
        yield from _persons(base[:-2] + "ا" + base[-1], True, "passive")
        yield from _persons(base[:-2] + base[-1], False, "", whole=False)
        return
    for seat in _seats(base):
        yield from _persons(seat, True, "")
    if kind == "geminate":
        yield from _persons(base + base[-1], False, "")


def _imperative(imperfect: str, kind: str) -> Iterator[Form]:
    base = imperfect.replace(SHADDA, "")
    rest = base[1:-1] if kind == "defective" else base[1:]
    for stem in {rest, "ا" + rest, "أ" + rest}:
        yield Form(stem + "وا", "imperative", 3, "m", 2)


def declensions(word: str, pos: str, plurals: tuple[str, ...] = ()) -> Iterator[Form]:
    """Singular, dual, sound plurals, construct endings and indefinite accusative of a noun or participle."""
    if word.endswith("ة"):
        stem = word[:-1]
        yield Form(word, pos, 1, "f")
        yield Form(stem + "ت", pos, 1, "f", 3, "bound")
        gender = "f"
        for end in ("تان", "تين", "تا", "تي"):
            yield Form(stem + end, pos, 2, "f")
        yield Form(stem + "ات", pos, 3, "f")
    else:
        gender = "m"
        yield Form(word, pos, 1, "m")
        if word[-1:] not in ("ا", "ى", "ء"):
            yield Form(word + "ا", pos, 1, "m")
        if word.endswith("ى"):
            for end in ("يات", "يين", "يان"):
                yield Form(word[:-1] + end, pos, 3, "m")
        personal = pos in ("active", "passive", "participle")
        stems = _seats(word) if word[-1] in HAMZA else [word]
        for stem in stems:
            if word.endswith("ء"):
                yield Form(stem, pos, 1, "m")
            for end in ("ان", "ين", "ا"):
                yield Form(stem + end, pos, 2, "m")
            for end in ("ين", "ون", "ي", "و") if personal else ():
                yield Form(stem + end, pos, 3, "m")
            yield Form(stem + "ات", pos, 3, "f")
        if pos in ("active", "passive"):
            for end, number in (("ة", 1), ("تان", 2), ("تين", 2), ("تي", 2)):
                yield Form(word + end, pos, number, "f")
            yield Form(word + "ت", pos, 1, "f", 3, "bound")
    for plural in plurals:
        yield Form(plural, pos, 3, gender)
        if plural.endswith(("ون", "ين")) and len(plural) > 4:
            for end in ("ون", "ين", "و", "ي"):
                yield Form(plural[:-2] + end, pos, 3, gender)
            continue
        if plural.endswith("ة"):
            yield Form(plural[:-1] + "ت", pos, 3, gender, 3, "bound")
        elif plural[-1] not in "اىء":
            yield Form(plural + "ا", pos, 3, gender)
        elif plural.endswith("ى"):
            yield Form(plural[:-1] + "ا", pos, 3, gender)
        elif plural.endswith("ء"):
            for seat in _seats(plural):
                yield Form(seat, pos, 3, gender)


def _participles(perfect: str, imperfect: str, kind: str) -> Iterator[Form]:
    base, imp = perfect.replace(SHADDA, ""), imperfect.replace(SHADDA, "")
    if len(base) + (kind == "geminate") == 3:
        first, last = base[0], base[-1]
        if kind == "sound":
            active, passive = first + "ا" + base[1:], "م" + base[:2] + "و" + base[2:]
        elif kind == "hollow":
            active, passive = first + "ائ" + last, "م" + imp[1:]
        elif kind == "geminate":
            active, passive = first + "ا" + last, "م" + base + "و" + last
        else:
            active, passive = first + "ا" + base[1] + "ي", "م" + imp[1:]
            yield from declensions(first + "ا" + base[1], "active")
        if first == "أ" and kind == "sound":
            active = "آ" + base[1:]
        yield from declensions(active, "active")
        yield from declensions(passive, "passive")
        return
    stem = "م" + imp[1:]
    if kind == "hollow":
        yield from declensions(stem, "active")
        yield from declensions(stem[:-2] + "ا" + stem[-1], "passive")
    elif kind == "defective":
        yield from declensions(stem[:-1], "active")
        yield from declensions(stem[:-1] + "ي", "active")
        yield from declensions(stem[:-1] + "ى", "passive")
        yield Form(stem[:-1] + "اة", "passive", 1, "f")
    else:
        yield from declensions(stem, "participle")
    if kind == "sound":
        for seat in _seats(stem):
            for end, number, gender in (("ة", 1, "f"), ("ات", 3, "f")):
                yield Form(seat + end, "participle", number, gender)


def derive_masdar(perfect: str, kind: str) -> str | None:
    """The regular masdar of a derived form (II to X); None for form I, whose masdar must be given."""
    p = perfect.replace(SHADDA, "")
    size = len(p) + (kind == "geminate")
    if size == 4 and p[0] in "أآ":
        if kind == "hollow":
            return "إ" + p[1:-2] + "ا" + p[-1] + "ة"
        return "إ" + p[1:-1] + "اء" if kind == "defective" else "إ" + p[1:-1] + "ا" + p[-1]
    if size == 4 and p[1] == "ا":
        return "م" + p[:-1] + "اة" if kind == "defective" else "م" + p + "ة"
    if size == 3 or size < 3:
        return None
    if size == 4 and p[0] != "ا":
        return None
    if p[0] == "ت":
        return p[:-1] + "ي" if kind == "defective" else p
    if p[0] == "ا":
        if kind == "hollow" and p.startswith("است"):
            return p + "ة"
        if kind == "hollow":
            return p[:-2] + "يا" + p[-1]
        if kind == "defective":
            return p[:-1] + "اء"
        return p + "ا" + p[-1] if kind == "geminate" else p[:-1] + "ا" + p[-1]
    return None


@lru_cache(maxsize=2048)  # a verb stands in the lexicon once for each type of happening it may tell
def conjugate(perfect: str, imperfect: str, masdars: tuple[str, ...] = ()) -> tuple[Form, ...]:
    """Every form of a verb, folded and without clitics, in a fixed order and without doubles.

    `masdars` may be empty for derived verbs, whose masdar is regular.
    """
    kind = _kind(perfect)
    found = [*_perfect(perfect, kind), *_imperfect(imperfect, kind), *_imperative(imperfect, kind)]
    found += _participles(perfect, imperfect, kind)
    if not masdars:
        regular = derive_masdar(perfect, kind)
        masdars = (regular,) if regular else ()
    for masdar in masdars:
        found += declensions(masdar, "masdar")
    return tuple(_folded(found))


def decline(word: str, plurals: tuple[str, ...] = ()) -> list[Form]:
    """Every form of a noun, folded and without clitics."""
    return _folded(declensions(word, "noun", plurals))


def _folded(forms: Iterable[Form]) -> list[Form]:
    """Forms with their spelling folded, each once, in the order they came."""
    found = list(dict.fromkeys(forms))
    folded = fold_all(form.form for form in found)
    pairs = zip(found, folded, strict=True)
    return list(dict.fromkeys(form if form[0] == word else Form(word, *form[1:]) for form, word in pairs))
