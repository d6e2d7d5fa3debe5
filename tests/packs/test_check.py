"""`riwaya pack check`: each rule finds what it should, and nothing in a sound pack."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from riwaya.packs.check import check_packs
from riwaya.packs.findings import Finding

ACTORS = "id\tkind\tname_en\tname_ar\tcamp\tfrom\tto\tparent\trole\tforms\tweak_forms\tloaded\tnote"
PLACES = "id\tname_en\tname_ar\tforms\tcc\tlat\tlon\tradius_km\tclass\tneeds\tsource\tnote"
CALENDAR = "start\tend\tname_en\tforms\tkind\tsource\tnote"
GOOD_ACTOR = "mars/reds\tarmed_group\tReds\tجماعة الحمر\tmars/reds\t2014\t2015-06\t\tmilitary\tكتائب الحمر\tالجماعة\tعصابات الحمر=gang\t"
GOOD_PLACE = "mars:port\tPort\tميناء الحمر\t\tLY\t32.5\t13.2\t5\tport\t\town knowledge\t"
GOOD_EVENT = "2014-05-01\t2014-05-02\tBattle\tمعركة ميناء الحمر\tstate\tpublic record\t"


def pack(root: Path, actors: str = GOOD_ACTOR, places: str = GOOD_PLACE, calendar: str = GOOD_EVENT) -> list[Finding]:
    """Write a pack of one theatre and check it."""
    folder = root / "theatres" / "mars"
    folder.mkdir(parents=True)
    (folder / "theatre.yaml").write_text(
        "id: mars\nname: {en: Mars, ar: المريخ}\ncountries: [LY]\ncamps: [{id: mars/reds}]\nsources: [own]\n",
        encoding="utf-8",
    )
    for name, head, rows in (("actors", ACTORS, actors), ("places", PLACES, places), ("calendar", CALENDAR, calendar)):
        (folder / f"{name}.tsv").write_text(f"{head}\n{rows}\n", encoding="utf-8")
    return check_packs(root)


def rules(findings: list[Finding], level: str = "error") -> set[str]:
    """The rules that were broken."""
    return {finding.rule for finding in findings if finding.level == level}


def test_a_sound_pack_has_no_finding(tmp_path: Path) -> None:
    assert pack(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("armed_group", "gang", "value"),
        ("Reds\t", "\t", "empty"),
        ("mars/reds\t2014", "mars/blues\t2014", "camp"),
        ("\t\tmilitary", "\tmars/none\tmilitary", "parent"),
        ("\t\tmilitary", "\tmars/reds\tmilitary", "parent"),
        ("military", "boss", "value"),
        ("2014\t2015-06", "2016\t2015-06", "dates"),
        ("2014\t", "May 2014\t", "form"),
        ("=gang", "", "loaded"),
        ("mars/reds\tarmed", "Mars Reds\tarmed", "form"),
        ("كتائب الحمر", "«»", "form"),
        ("\tعصابات", "\tx\ty\tz\tعصابات", "table"),
    ],
)
def test_actor_errors(tmp_path: Path, old: str, new: str, rule: str) -> None:
    assert rule in rules(pack(tmp_path, actors=GOOD_ACTOR.replace(old, new, 1)))


def test_duplicate_ids_and_collisions(tmp_path: Path) -> None:
    other = GOOD_ACTOR.replace("mars/reds\tarmed", "mars/other\tarmed")
    assert rules(pack(tmp_path / "a", actors=f"{GOOD_ACTOR}\n{GOOD_ACTOR}")) == {"duplicate"}
    assert rules(pack(tmp_path / "b", actors=f"{GOOD_ACTOR}\n{other}")) == {"collision"}
    later = other.replace("2014\t2015-06", "2015-06\t")
    assert rules(pack(tmp_path / "c", actors=f"{GOOD_ACTOR}\n{later}")) == set()


def test_spelling_variants_collide(tmp_path: Path) -> None:
    other = (
        GOOD_ACTOR.replace("mars/reds\tarmed", "mars/other\tarmed")
        .replace("جماعة الحمر", "جماعه الحمر")
        .replace("كتائب الحمر", "x")
        .replace("عصابات الحمر", "y")
    )
    assert rules(pack(tmp_path, actors=f"{GOOD_ACTOR}\n{other}")) == {"collision"}


@pytest.mark.parametrize(
    ("old", "new", "rule", "level"),
    [
        ("32.5", "95", "range", "error"),
        ("32.5", "north", "number", "error"),
        ("\t5\tport", "\t0\tport", "range", "error"),
        ("\tport\t", "\tharbour\t", "value", "error"),
        ("mars:port", "port", "form", "error"),
        ("32.5", "52.5", "country", "warning"),
        ("own knowledge", "", "source", "warning"),
        ("port\t\town", "port\tcue\town", "note", "warning"),
        ("ميناء الحمر", "هجوم", "everyday", "warning"),
        ("\tLY", "\tLibya", "form", "error"),
    ],
)
def test_place_findings(tmp_path: Path, old: str, new: str, rule: str, level: str) -> None:
    assert rule in rules(pack(tmp_path, places=GOOD_PLACE.replace(old, new, 1)), level)


@pytest.mark.parametrize(
    ("old", "new", "rule", "level"),
    [
        ("2014-05-02", "2014-04-02", "dates", "error"),
        ("2014-05-01", "2014", "form", "error"),
        ("state", "war", "value", "error"),
        ("معركة ميناء الحمر", "المعركة", "vague", "warning"),
        ("public record", "", "source", "warning"),
        ("معركة ميناء الحمر", "", "forms", "warning"),
    ],
)
def test_calendar_findings(tmp_path: Path, old: str, new: str, rule: str, level: str) -> None:
    assert rule in rules(pack(tmp_path, calendar=GOOD_EVENT.replace(old, new, 1)), level)


def test_a_broken_theatre_file_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "theatres" / "x").mkdir(parents=True)
    (tmp_path / "theatres" / "x" / "theatre.yaml").write_text("[", encoding="utf-8")
    assert rules(check_packs(tmp_path)) == {"theatre"}


def test_the_packs_have_no_error_and_are_checked_fast() -> None:
    began = time.perf_counter()
    findings = check_packs()
    assert time.perf_counter() - began < 15
    assert [str(finding) for finding in findings if finding.level == "error"] == []


VOICES = "camp\tclass\tid\tforms\tnote"


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("mars/reds\tname\tmars/reds\tالجيش\t", set()),
        ("mars/reds\tmark\t\tعصابات الزرق\t", set()),
        ("mars/reds\tname\tmedia/reds\tسبأ\t", set()),
        ("mars/greens\tmark\t\tالجيش\t", {"camp"}),
        ("mars/reds\tname\t\tالجيش\t", {"id"}),
        ("mars/reds\tname\tmars/none\tالجيش\t", {"id"}),
        ("mars/reds\tshout\t\tالجيش\t", {"value"}),
    ],
)
def test_voices(tmp_path: Path, row: str, found: set[str]) -> None:
    pack(tmp_path)
    (tmp_path / "theatres" / "mars" / "voices.tsv").write_text(f"{VOICES}\n{row}\n", encoding="utf-8")
    assert rules(check_packs(tmp_path)) == found
