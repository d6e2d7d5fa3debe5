"""The entry of the packs that would have made a correction right, as a difference to review. Nothing here writes into a pack."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import unified_diff
from typing import Any, NamedTuple

from riwaya.model.record import Claim
from riwaya.packs.countries import boxes
from riwaya.packs.theatre import actors, theatres
from riwaya.packs.tsv import DATA, split_cell
from riwaya.packs.where import trigger_where
from riwaya.store.judgement import CORRECT, Judgement, effective
from riwaya.store.ledger import judgements
from riwaya.store.links import Told, told
from riwaya.store.open import Store
from riwaya.store.values import draft_of, parse_path, value_at
from riwaya.text.phrases import phrase_key
from riwaya.web import wording
from riwaya.web.review.lookup import places
from riwaya.web.review.queue import may_be_name

ROOT = "src/riwaya/data"
_RULE = re.compile(r"(\S+) \(\w+\) by frame ")
_UNSAFE = re.compile(r"[\t\r\n\v\f\x00-\x1f|\x85\u2028\u2029]+")
AROUND = 120


class Change(NamedTuple):
    """A row of a table to add or change: `line` is where the old row stands (1 is the first), `after` where a new one goes; `cells` by column."""

    file: str
    line: int
    new: bool
    cells: tuple[tuple[str, str], ...]


class Patch(NamedTuple):
    """What would have made a correction right: the change (None where no entry of the packs would), why, and the words it comes from."""

    judgement: Judgement
    change: Change | None
    note: str
    example: str


def patches(store: Store) -> list[Patch]:
    """A patch for each correction that holds, in the order of the ledger."""
    lines = [line for line in effective(judgements(store)) if line.kind == CORRECT]
    found = told(store, {line.subject.ref for line in lines})
    return [_patch(line, found) for line in lines]


def _patch(line: Judgement, found: Told) -> Patch:
    claim = line.seen
    path = parse_path(line.field)
    make = _MAKERS.get(path.field)
    change, note = make(line, claim) if make is not None and claim is not None else (None, "grammar")
    document = found.get(line.subject.ref)
    example = wording.cut(document[0].text, document[1].span, AROUND) if document else ""
    return Patch(line, change, note, example)


Made = tuple[Change | None, str]


def _clean(told: str) -> str:
    """Words as a cell of a table can hold them."""
    return " ".join(_UNSAFE.sub(" ", unicodedata.normalize("NFC", told)).split())


def _at(where: str) -> tuple[str, int]:
    name, _, number = where.rpartition(":")
    return name, int(number)


def _row(file: str, line: int) -> dict[str, str]:
    """A row of a table by its columns, with all columns of the header."""
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    header = next(one for one in lines if one.strip() and not one.startswith("#")).split("\t")
    return {**dict.fromkeys(header, ""), **dict(zip(header, lines[line - 1].split("\t"), strict=False))}


def _with_form(where: str, form: str, column: str) -> Made:
    """A row with one more form."""
    file, line = _at(where)
    row = _row(file, line)
    held = [phrase_key(one) for name in ("name_ar", "forms", "weak_forms") for one in split_cell(row.get(name, ""))]
    if phrase_key(form) in held:
        return None, "known"
    cells = {**row, column: "|".join(filter(None, (row.get(column, ""), form)))}
    return Change(file, line, False, tuple(cells.items())), "form"


def _party(line: Judgement, claim: Claim) -> Made:
    """A name of an actor that the packs did not know as such; words that anybody may be called by become a weak form."""
    value = line.value if isinstance(line.value, dict) else {}
    words, actor = _clean(value.get("text") or ""), actors().get(value.get("actor") or "")
    if actor is None:
        return None, "nobody"
    if not words:
        return None, "nowords"
    return _with_form(actor.where, words, "forms" if may_be_name(words) else "weak_forms")


def _place(line: Judgement, claim: Claim) -> Made:
    """A name of a place of the gazetteer, or a new place."""
    value = line.value if isinstance(line.value, dict) else {}
    words = _clean(value.get("text") or "")
    known = places().get(value.get("id") or "")
    if not words:
        return None, "nowords"
    if known is not None and known.theatre:
        return _with_form(known.where, words, "forms")
    if known is not None:
        lat, lon, radius, name, id, kind, cc = known.lat, known.lon, known.radius_km, known.name_en, known.id, known.kind, known.cc
        return _new_place(words, lat, lon, radius, name, id, kind, cc, f"GeoNames; reviewed by {line.author}")
    if value.get("lat") is None or value.get("lon") is None:
        return None, "nopoint"
    name = _clean(value.get("name") or "") or words
    cc = _country(value["lat"], value["lon"])
    return _new_place(words, value["lat"], value["lon"], value.get("radius_km") or 5.0, name, "", "village", cc, f"reviewed by {line.author}")


def _country(lat: float, lon: float) -> str:
    """The country whose box holds the point; of several, the smallest."""
    inside = [(abs(one.north - one.south) * abs(one.east - one.west), cc) for cc, one in boxes().items() if one.holds(lat, lon)]
    return min(inside)[1] if inside else ""


def _new_place(words: str, lat: float, lon: float, radius: float, name: str, id: str, kind: str, cc: str, source: str) -> Made:
    theatre = next((one.id for one in theatres().values() if cc in one.countries), "world")
    file = f"theatres/{theatre}/places.tsv"
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    cells = {
        "id": id or f"{theatre}:{slug(name)}", "name_en": name, "name_ar": words, "cc": cc, "lat": f"{lat:.5g}", "lon": f"{lon:.5g}",
        "radius_km": f"{radius:g}", "class": kind, "source": _clean(source),
    }  # fmt: skip
    row = dict.fromkeys(next(one for one in lines if one.strip() and not one.startswith("#")).split("\t"), "")
    return Change(file, len(lines), True, tuple({name: cells.get(name, "") for name in row}.items())), "place"


def slug(name: str) -> str:
    """A name as an id: ASCII letters and digits; where it has none, its letters by their numbers."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return made[:40] or "-".join(f"{ord(letter):x}" for letter in name[:8] if letter != " ")


def _type(line: Judgement, claim: Claim) -> Made:
    """The trigger's row, once more with the right type."""
    match = _RULE.match(claim.rule or "")
    where = trigger_where(match[1], claim.type) if match else ""
    if not where or not isinstance(line.value, str):
        return None, "grammar"
    file, number = _at(where)
    return Change(file, number, True, tuple({**_row(file, number), "type": line.value}.items())), "trigger"


_MAKERS = {"agents": _party, "patients": _party, "sources": _party, "places": _place, "type": _type}


def diff(found: Iterable[Patch]) -> str:
    """All changes as one unified difference with notes, for `git apply` in a working copy. Changes of one row are joined."""
    by_file: dict[str, list[Patch]] = {}
    for patch in found:
        if patch.change is not None:
            by_file.setdefault(patch.change.file, []).append(patch)
    return "".join(_file_diff(file, some) for file, some in sorted(by_file.items()))


def _file_diff(file: str, some: list[Patch]) -> str:
    lines = (DATA / file).read_text(encoding="utf-8").splitlines(keepends=True)
    made = _applied(lines, [patch.change for patch in some if patch.change is not None])
    body = "".join(unified_diff(lines, made, f"a/{ROOT}/{file}", f"b/{ROOT}/{file}", n=1))
    return "".join(_note(patch) for patch in some) + body if body else ""


def _note(patch: Patch) -> str:
    line = patch.judgement
    told = [f"judgement {line.seq} by {line.author} at {line.at}: {line.field} of {line.subject.document}#{line.subject.claim}", line.reason, patch.example]
    return "".join(f"# {_clean(part)}\n" for part in told if part)


def _applied(lines: list[str], changes: list[Change]) -> list[str]:
    """The lines of a table with the changes; of two that give one row a form each, both stay."""
    made: dict[int, str] = {}
    added: dict[int, list[str]] = {}
    for change in changes:
        if change.new:
            added.setdefault(change.line, []).append(_told(change))
        else:
            made[change.line] = _merged(made.get(change.line), change)
    found: list[str] = []
    for number, line in enumerate(lines, 1):
        found.append(made.get(number, line))
        new = dict.fromkeys(added.get(number, ()))
        if new and not found[-1].endswith("\n"):
            found[-1] += "\n"
        found += new
    return found


def _told(change: Change) -> str:
    return "\t".join(value for _, value in change.cells) + "\n"


def _merged(before: str | None, change: Change) -> str:
    if before is None:
        return _told(change)
    cells = dict(zip((name for name, _ in change.cells), before.rstrip("\n").split("\t"), strict=True))
    for name, value in change.cells:
        if name in ("forms", "weak_forms"):
            cells[name] = "|".join(dict.fromkeys((*split_cell(cells[name]), *split_cell(value))))
    return "\t".join(cells.values()) + "\n"


def patch_view(patch: Patch) -> dict[str, Any]:
    """A patch as plain values: what was read, what is right, the difference."""
    line = patch.judgement
    before = value_at(draft_of(line.seen), parse_path(line.field)) if line.seen is not None else None
    return {
        "seq": line.seq, "field": line.field, "author": line.author, "reason": line.reason, "at": line.at, "before": before, "after": line.value,
        "href": f"/review/claim/{wording.short(line.subject.document)}/{line.subject.claim}", "note": patch.note, "example": patch.example,
        "file": patch.change.file if patch.change else None, "diff": _short(patch) if patch.change else "",
    }  # fmt: skip


def _short(patch: Patch) -> str:
    """The lines that go and come, with the cells that changed alone where a row is long."""
    change = patch.change
    assert change is not None
    if change.new:
        return "+ " + " · ".join(f"{name}: {value}" for name, value in change.cells if value)
    old = _row(change.file, change.line)
    changed = [(name, value) for name, value in change.cells if value != old.get(name, "")]
    return f"  {old.get('id', '')}\n" + "\n".join(f"+ {name}: {value.rpartition('|')[2]}" for name, value in changed)
