"""The record from outside: run, status, search, show, holders, ledger, judge, export, diff, reconcile."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from riwaya.cli import main
from riwaya.export import FORMATS

HERS = "قالت قوات حكومة الوفاق إنها أسرت 20 عنصرا من قوات حفتر في مدينة الزاوية أمس الجمعة."
HIS = "قال مصدر عسكري في قوات حفتر إن 30 عنصرا من قوات حفتر وقعوا في الأسر في مدينة الزاوية أمس الجمعة."
LINES = [
    {"id": "hers", "text": HERS, "outlet": "قناة ليبيا الأحرار", "published": "2019-04-06"},
    {"id": "his", "text": HIS, "outlet": "المرصد الليبي", "published": "2019-04-06"},
    {"id": "calm", "text": "افتتح معرض الكتاب أبوابه للزوار صباح اليوم.", "outlet": "المرصد الليبي", "published": "2019-04-06"},
]


def run(*args: str, data: str | None = None) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(main, list(args), input=data, catch_exceptions=False)


def jsonl(lines: list[dict[str, Any]]) -> str:
    """Lines of input."""
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record of three reports."""
    place = str(tmp_path_factory.mktemp("record") / "r.db")
    result = run("run", "--store", place, "--jobs", "1", "-", data=jsonl(LINES))
    assert result.exit_code == 0, result.output
    return place


def found(store: str, *args: str) -> list[dict[str, Any]]:
    """Events that a search finds."""
    return [json.loads(line) for line in run("search", "--store", store, "--json", *args).stdout.splitlines()]


def test_clashing_tolls_of_one_happening_stand_side_by_side(store: str) -> None:
    (event,) = found(store, "--type", "capture", "--conflict", "captured")
    assert {conflict["field"]: conflict["values"] for conflict in event["conflicts"]}["captured"] == [20, 30]
    assert {account["camp"] for account in event["accounts"]} == {"libya/gna", "libya/lna"}
    shown = run("show", "--store", store, event["id"])
    assert shown.exit_code == 0
    assert "20 عنصرا من قوات حفتر" in shown.stdout and "30 عنصرا من قوات حفتر" in shown.stdout
    assert "20" in event["sentence"]["en"] and "30" in event["sentence"]["ar"]


def test_a_second_run_over_the_same_reports_changes_nothing(store: str, tmp_path: Path) -> None:
    before = tmp_path / "before.db"
    assert run("snapshot", "--store", store, str(before)).exit_code == 0
    assert run("run", "--store", store, "-", data=jsonl(LINES[::-1])).exit_code == 0
    assert run("diff", str(before), store).stdout == "no difference\n"


@pytest.mark.parametrize(("option", "value", "known"), [
    ("--grade", "contestd", "contested"), ("--type", "capturing", "capture"), ("--conflict", "tolls", "captured"),
])
def test_search_refuses_a_word_that_no_list_has(store: str, option: str, value: str, known: str) -> None:
    refused = run("search", "--store", store, option, value)
    assert refused.exit_code == 2
    assert f"'{value}' is none of" in refused.stderr and known in refused.stderr


def test_search_folds_arabic_and_finds_by_every_field(store: str) -> None:
    assert found(store, "الزّاويه") and found(store, "زاوية") and not found(store, "بنغازي")
    (event,) = found(store, "--type", "capture")
    for option, value in (
        ("--camp", "libya/lna"), ("--grade", event["corroboration"]["grade"]), ("--place", "Zawiya"), ("--days", "2019-04-01..2019-04-30"),
        ("--actor", "libya/lna"), ("--outlet", "المرصد الليبي"), ("--type", "harm"),
    ):  # fmt: skip
        assert event["id"] in [one["id"] for one in found(store, option, value)], option
    assert not found(store, "--camp", "sudan/rsf") and not found(store, "--days", "2020-01-01")
    reports = run("search", "--store", store, "--reports", "معرض").stdout
    assert "calm" in reports and "hers" not in reports


@pytest.mark.parametrize("words", ['"', "a* OR b", "NEAR(", "'; DROP TABLE events; --", "(", "%", "\\"])
def test_hostile_words_are_words(store: str, words: str) -> None:
    assert run("search", "--store", store, "--", words).exit_code == 0


def test_status_tells_figures_and_what_is_to_be_done(store: str) -> None:
    figures = json.loads(run("status", "--store", store, "--json").stdout)
    assert (figures["read"], figures["waiting"], figures["needs_reconciling"]) == (3, 0, False)
    assert "3 reports read" in run("status", "--store", store).stdout


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_writes_what_the_record_holds(store: str, tmp_path: Path, format: str) -> None:
    if format == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed: no Parquet")
    out = tmp_path / f"x{FORMATS[format].suffix}"
    result = run("export", format, "--store", store, "--out", str(out))
    assert result.exit_code == 0, result.output
    # Nobody has reviewed anything here.
    assert (out.stat().st_size > 0) == (FORMATS[format].of != "reviewed")


def test_judgements_change_events_and_are_taken_back(store: str, tmp_path: Path) -> None:
    place = str(tmp_path / "judged.db")
    assert run("snapshot", "--store", store, place).exit_code == 0
    (event,) = found(place, "--type", "capture")
    one, other = (f"{ref['document']}#{ref['claim']}" for ref in (event["claims"][0], event["claims"][-1]))
    judged = run("judge", "not-same", "--store", place, "--author", "Hana", "--reason", "two days", one, other)
    assert judged.exit_code == 0 and "Hana" in judged.stdout
    assert "not up to date" in run("status", "--store", place).stdout
    run("run", "--store", place)
    assert len(found(place, "--type", "capture")) == 2
    assert run("judge", "undo", "--store", place, judged.stdout.split()[0]).exit_code == 0
    run("run", "--store", place)
    assert [one["id"] for one in found(place, "--type", "capture")] == [event["id"]]
    ledger = run("judge", "list", "--store", place, "--json").stdout
    assert len(ledger.splitlines()) == 2
    (tmp_path / "ledger.jsonl").write_text(ledger, encoding="utf-8")
    assert "0 judgements added" in run("judge", "import", "--store", place, str(tmp_path / "ledger.jsonl")).stdout


def test_a_corrected_value_is_what_the_record_holds(store: str, tmp_path: Path) -> None:
    place = str(tmp_path / "corrected.db")
    run("snapshot", "--store", store, place)
    (event,) = found(place, "--type", "capture")
    ref = next(ref for ref in event["claims"] if ref["document"].startswith("hers"))
    address = f"{ref['document']}#{ref['claim']}"
    for field in ("quantities.0.high", "quantities.0.low"):
        assert run("judge", "correct", "--store", place, address, field, "22").exit_code == 0
    run("run", "--store", place)
    (now,) = found(place, "--type", "capture")
    assert now["id"] == event["id"] and now["quantities"][0]["low"] == 22


@pytest.mark.parametrize("args", [("show", "no-such-thing"), ("judge", "accept", "x#y"), ("judge", "undo", "77")])
def test_what_is_not_there_is_one_clear_error(store: str, args: tuple[str, ...]) -> None:
    result = run(*args, "--store", store)
    assert result.exit_code == 1
    assert result.stderr.startswith("riwaya: E_") and result.stderr.count("\n") == 1


def test_a_missing_store_is_told_and_not_made(tmp_path: Path) -> None:
    result = run("status", "--store", str(tmp_path / "none.db"))
    assert result.exit_code == 1 and "E_STORE" in result.stderr
    assert not (tmp_path / "none.db").exists()


def test_bad_input_is_told_and_kept_and_the_rest_goes_on(tmp_path: Path) -> None:
    place = str(tmp_path / "bad.db")
    result = run("run", "--store", place, "-", data=jsonl(LINES[:1]) + "{broken\n" + jsonl(LINES[1:]))
    assert result.exit_code == 1 and "E_JSON" in result.stderr
    assert json.loads(run("status", "--store", place, "--json").stdout)["read"] == 3
    assert "E_JSON" in run("status", "--store", place, "--failures").stdout


def test_holders_and_ledger_answer(tmp_path: Path) -> None:
    place = str(tmp_path / "held.db")
    text = "أعلنت قوات الوفاق، اليوم السبت، أنها سيطرت على مدينة ترهونة بعد معارك مع قوات حفتر، وقتلت 12 عنصرا من قوات حفتر."
    run("run", "--store", place, "-", data=jsonl([{"id": "t", "text": text, "published": "2020-06-06", "outlet": "الأناضول"}]))
    lines = [json.loads(line) for line in run("holders", "--store", place, "--on", "2020-06-06", "--json").stdout.splitlines()]
    assert [(line["name"], line["holder"]) for line in lines] == [("Tarhuna", "libya/gna-forces")]
    assert not run("holders", "--store", place, "--on", "2020-06-05", "--json").stdout
    assert run("holders", "--store", place, "--on", "yesterday").exit_code == 2
    for name in ("m.svg", "m.geojson"):
        assert run("holders", "--store", place, "--map", str(tmp_path / name)).exit_code == 0
        assert "Tarhuna" in (tmp_path / name).read_text(encoding="utf-8")
    assert "12 " in run("ledger", "--store", place, "--item", "dead").stdout


def test_reconcile_reads_what_extract_writes() -> None:
    records = run("extract", "-", data=jsonl(LINES)).stdout
    result = run("reconcile", "-", data=records)
    assert result.exit_code == 0
    conflicts = [conflict for line in result.stdout.splitlines() for conflict in json.loads(line).get("conflicts", ())]
    assert [conflict["values"] for conflict in conflicts if conflict["field"] == "captured"] == [[20, 30]]
    again = run("reconcile", "-", data="".join(sorted(records.splitlines(True), reverse=True)))
    assert again.stdout == result.stdout
    bad = run("reconcile", "-", data='{"schema": "x"}\n' + records + records.splitlines(True)[0])
    assert bad.exit_code == 1 and bad.stdout == result.stdout and bad.stderr.count("E_FIELD") == 2


def test_a_run_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    place, source = tmp_path / "killed.db", tmp_path / "many.jsonl"
    many = [{**LINES[n % 2], "id": f"r{n}", "text": f"{LINES[n % 2]['text']} ({n})"} for n in range(150)]
    source.write_text(jsonl(many), encoding="utf-8")
    command = [sys.executable, "-c", "from riwaya.cli import main; main()", "run", "--store", str(place), "--jobs", "1", str(source)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    read = 0
    for _ in range(600):
        time.sleep(0.05)
        if place.exists():
            state = run("status", "--store", str(place), "--json")
            read = json.loads(state.stdout)["read"] if state.exit_code == 0 else 0
        if read or process.poll() is not None:
            break
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert read > 0
    assert run("run", "--store", str(place), "--jobs", "1", str(source)).exit_code == 0
    figures = json.loads(run("status", "--store", str(place), "--json").stdout)
    assert (figures["read"], figures["waiting"], figures["needs_reconciling"]) == (150, 0, False)
    whole = tmp_path / "whole.db"
    assert run("run", "--store", str(whole), "--jobs", "1", str(source)).exit_code == 0
    assert run("diff", str(place), str(whole)).stdout == "no difference\n"


def test_a_saved_page_keeps_how_its_date_is_known(tmp_path: Path) -> None:
    page = (
        '<html lang="ar"><head><title>أسر عناصر</title><meta property="article:published_time" content="2019-04-06"></head>'
        f"<body><article><h1>أسر عناصر</h1><p>{HERS}</p><p>{HIS}</p></article></body></html>"
    )
    (tmp_path / "p.html").write_text(page, encoding="utf-8")
    place = str(tmp_path / "p.db")
    assert run("run", "--store", place, str(tmp_path / "p.html")).exit_code == 0
    record = json.loads(run("show", "--store", place, "p", "--json").stdout)
    assert record["document"]["published"]["start"] == "2019-04-06"
    assert "metadata" in record["document"]["published"]["evidence"][0]["says"]
    assert record["claims"]
