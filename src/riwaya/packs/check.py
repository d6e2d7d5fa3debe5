"""Check a folder of packs: every table against its schema, every id and name against all others."""

from __future__ import annotations

from pathlib import Path

from riwaya.packs.check_language import check_language, check_outlets
from riwaya.packs.check_theatre import Pack, check_pack, load_pack
from riwaya.packs.findings import Finding, Findings
from riwaya.packs.theatre import actors, theatres
from riwaya.packs.tsv import DATA


def check_packs(folder: Path = DATA) -> list[Finding]:
    """Everything wrong or doubtful in the packs under a folder, errors first, then by place."""
    findings = Findings()
    packs = [load_pack(path, findings) for path in _folders(folder / "theatres")]
    known_actors, known_camps = _known(packs, folder)
    for pack in packs:
        check_pack(pack, known_actors, known_camps, findings)
    _across(packs, findings)
    check_outlets(folder / "outlets" / "outlets.tsv", known_actors | known_camps, findings)
    for language in _folders(folder / "languages"):
        check_language(language, findings)
    return sorted(
        findings.found,
        key=lambda finding: (finding.level, finding.place.split(":")[0], _line(finding.place), finding.rule),
    )


def _line(place: str) -> int:
    line = place.rpartition(":")[2]
    return int(line) if line.isdigit() else 0


def _folders(parent: Path) -> list[Path]:
    return sorted(path for path in parent.iterdir() if path.is_dir()) if parent.is_dir() else []


def _known(packs: list[Pack], folder: Path) -> tuple[frozenset[str], frozenset[str]]:
    """The ids of actors and camps: those of the folder, and for packs of one's own those that Riwaya brings."""
    mine = frozenset(row["id"] for pack in packs for row in pack.actors)
    camps = frozenset(camp for pack in packs for camp in pack.camps)
    if folder == DATA:
        return mine, camps
    return mine | frozenset(actors()), camps | frozenset(
        camp for theatre in theatres().values() for camp in theatre.camps
    )


def _across(packs: list[Pack], findings: Findings) -> None:
    """One id must mean one actor, and one place, in every pack."""
    kinds: dict[str, tuple[str, str]] = {}
    points: dict[str, tuple[float, float, str]] = {}
    for pack in packs:
        for row in pack.actors:
            kind, place = kinds.setdefault(row["id"], (row["kind"], f"{row.file}:{row.line}"))
            if kind != row["kind"]:
                findings.warn(
                    f"{row.file}:{row.line}", "across", f"{row['id']} is a {row['kind']} here and a {kind} at {place}"
                )
        for row in pack.places:
            try:
                lat, lon = float(row["lat"]), float(row["lon"])
                radius = float(row["radius_km"] or 10)
            except ValueError:
                continue
            known = points.setdefault(row["id"], (lat, lon, f"{row.file}:{row.line}"))
            if max(abs(known[0] - lat), abs(known[1] - lon)) * 111 > max(25.0, radius):
                findings.warn(
                    f"{row.file}:{row.line}",
                    "across",
                    f"{row['id']} lies at {lat}, {lon} here and at {known[0]}, {known[1]} at {known[2]}",
                )
