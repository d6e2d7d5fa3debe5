"""`riwaya extract` from outside: what it writes, what it says, how it ends."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from riwaya.cli import main

NEWS = "أعلن الجيش مقتل ثلاثة من عناصره في قصف على المدينة."


def run(*args: str, data: bytes | str | None = None) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(main, list(args), input=data, catch_exceptions=False)


def command(*args: str, data: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run it as a user would."""
    return subprocess.run(
        [sys.executable, "-c", "from riwaya.cli import main; main()", *args],
        input=data,
        capture_output=True,
        timeout=300,
        cwd=cwd,
        check=False,
    )


def records(result: Result) -> list[dict[str, Any]]:
    """The records on standard output."""
    return [json.loads(line) for line in result.stdout.split("\n") if line]


def lines(*values: object) -> bytes:
    """JSON lines."""
    return b"".join(json.dumps(value).encode() + b"\n" for value in values)


def test_a_text_becomes_a_record_of_the_contract(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(NEWS, encoding="utf-8")
    result = run("extract", str(file), "--published", "2020-06-06", "--outlet", "الأناضول")
    [record] = records(result)
    assert result.exit_code == 0
    assert record["schema"] == "riwaya/record/1"
    assert (
        record["document"]["id"] == "report"
        and record["document"]["text"] == NEWS
        and record["document"]["source"] == str(file)
    )
    assert (
        record["document"]["published"]["start"] == "2020-06-06"
        and record["document"]["published"]["basis"] == "metadata"
    )
    assert record["document"]["outlet"] == "الأناضول"
    for claim in record["claims"]:
        for slot in ("agents", "patients", "places", "quantities", "means", "sources"):
            for value in claim[slot]:
                if value.get("span"):
                    start, end = value["span"]
                    assert NEWS[start:end] == value["text"]


def test_standard_input_is_text_or_json_lines() -> None:
    assert [r["document"]["text"] for r in records(run("extract", data=NEWS.encode()))] == [NEWS]
    assert [
        r["document"]["id"]
        for r in records(run("extract", "-", data=lines({"id": "a", "text": NEWS}, {"id": "b", "text": ""})))
    ] == ["a", "b"]


def test_a_bad_line_is_one_line_of_error_and_the_rest_goes_on() -> None:
    data = (
        lines({"id": "a", "text": NEWS}) + b"{oops\n" + lines({"id": "c", "text": None}, [], {"id": "d", "text": NEWS})
    )
    result = run("extract", data=data)
    assert [r["document"]["id"] for r in records(result)] == ["a", "d"]
    assert result.exit_code == 1
    errors = result.stderr.splitlines()
    assert [error.split()[1:3] for error in errors] == [
        ["E_JSON", "stdin:2:"],
        ["E_FIELD", "stdin:3:"],
        ["E_JSON", "stdin:4:"],
    ]
    assert all(error.startswith("riwaya: ") and error.count(". ") for error in errors)


def test_usage_errors() -> None:
    assert run("extract", "--published", "yesterday").exit_code == 2
    assert run("extract", "--jobs", "many").exit_code == 2
    assert run("unknown").exit_code == 2


def test_missing_file() -> None:
    result = run("extract", "/no/such/file")
    assert result.exit_code == 1 and result.stderr.startswith("riwaya: E_MISSING /no/such/file:")


def test_jobs_and_runs_give_the_same_bytes(tmp_path: Path) -> None:
    data = b"".join(
        lines({"id": str(n), "text": f"{NEWS} {n}"}) + (b"{broken\n" if n % 20 == 7 else b"") for n in range(70)
    )
    (tmp_path / "in.jsonl").write_bytes(data)
    one, two, three = (command("extract", "in.jsonl", "--jobs", jobs, cwd=tmp_path) for jobs in ("1", "2", "3"))
    assert one.stdout == two.stdout == three.stdout and one.stderr == two.stderr == three.stderr
    assert one.stdout.count(b"\n") == 70 and one.returncode == two.returncode == 1


def test_records_do_not_depend_on_the_order_of_files(tmp_path: Path) -> None:
    for n in range(4):
        (tmp_path / f"{n}.txt").write_text(f"{NEWS} {n}", encoding="utf-8")
    names = [f"{n}.txt" for n in range(4)]
    there = command("extract", *names, cwd=tmp_path).stdout.splitlines()
    back = command("extract", *reversed(names), cwd=tmp_path).stdout.splitlines()
    assert there == back[::-1] and len(there) == 4


HOSTILE = {
    "empty": "",
    "blank": " \n\t\n",
    "latin": "The army said that it repelled an attack. " * 20,
    "half an emoji": "قصف \ud83d المدينة",
    "unbalanced quotes": 'وقال "قصف «المدينة ' * 200,
    "brackets": "(" * 10_000 + NEWS + "[" * 10_000,
    "nulls": NEWS + "\x00" * 5 + NEWS,
    "terminal": "\x1b[31m" + NEWS + "\x07",
    "bidi": "\u202e" + NEWS + "\u2066",
    "marks": "ق" + "\u064b" * 5000 + "صف",
    "digits": "مقتل " + "9" * 5000 + " شخصا",
    "zeros": "مقتل ٠٠٠ جندي في ٣٢/١٣/٢٠٢٠",
    "one word": "قصف " * 5_000,
    "no space": "ق" * 200_000,
    "commas": "،" * 50_000,
    "newlines": "\n" * 50_000 + NEWS,
    "carriage returns": NEWS.replace(" ", "\r"),
    "separators": NEWS.replace(" ", "\u2028"),
    "waw": "و" * 10_000,
    "emoji": "😀" * 5000 + NEWS,
    "private": "\ue000\uffff\U0010ffff" + NEWS,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_give_one_record_each_and_keep_their_neighbours(name: str) -> None:
    before, after = {"id": "before", "text": NEWS}, {"id": "after", "text": NEWS}
    result = run(
        "extract", data=lines(before, {"id": "hostile", "text": HOSTILE[name], "published": "2020-06-06"}, after)
    )
    assert [r["document"]["id"] for r in records(result)] == ["before", "hostile", "after"], result.stderr
    assert result.exit_code == 0
    if name != "half an emoji":
        assert records(result)[1]["document"]["text"] == HOSTILE[name]
    if name in ("empty", "blank", "latin", "commas"):
        assert records(result)[1]["claims"] == []


def _seconds(text: str) -> float:
    began = time.process_time()
    assert run("extract", data=lines({"id": "long", "text": text})).exit_code == 0
    return time.process_time() - began


def _processor_seconds(*args: str, data: bytes = b"") -> float:
    """Processor time of a whole run: what it takes, whatever else the machine does meanwhile."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert command(*args, data=data).returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.parametrize(
    "piece",
    [NEWS[:-1] + " و", NEWS + "\n", "قال إن «", "» قال ", "(", "في ", "السبت الماضي "],
    ids=["line", "lines", "quotes", "quotes turned round", "brackets", "prepositions", "days"],
)
def test_time_grows_no_faster_than_length(piece: str) -> None:
    run("extract", data=lines({"id": "warm", "text": NEWS}))
    small, large = (_seconds(piece * (size // len(piece))) for size in (10_000, 40_000))
    assert large < 4 * 2 * max(small, 0.1)


def test_a_line_of_five_megabytes() -> None:
    data = (NEWS[:-1] + " و").encode() * 54_000
    assert len(data) > 5_000_000
    told = command("extract", data=data)
    assert told.returncode == 1 and told.stdout == b""
    assert told.stderr.count(b"\n") == 1 and b"E_SIZE" in told.stderr


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(lines(*({"id": str(n), "text": NEWS * 20} for n in range(200))))
    first = subprocess.run(
        f"{sys.executable} -c 'from riwaya.cli import main; main()' extract in.jsonl | head -n 1",
        shell=True,
        cwd=tmp_path,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert first.stdout.count(b"\n") == 1 and first.stderr == b""


def _hear_interrupts() -> None:
    """A child of tests that run in the background would ignore them."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_interruption_is_quiet(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(lines(*({"id": str(n), "text": NEWS * 10} for n in range(5_000))))
    process = subprocess.Popen(
        [sys.executable, "-c", "from riwaya.cli import main; main()", "extract", "in.jsonl", "--jobs", "2"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=_hear_interrupts,
    )
    assert process.stdout is not None and process.stdout.readline()
    os.killpg(process.pid, 2)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130 and b"Traceback" not in errors


def test_output_streams_while_input_is_open() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", "from riwaya.cli import main; main()", "extract"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None and process.stdout is not None
    for name in ("first", "second"):
        process.stdin.write(lines({"id": name, "text": NEWS}))
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["document"]["id"] == name
    process.communicate(timeout=60)


def test_progress_only_where_asked_for() -> None:
    assert run("extract", data=lines({"id": "a", "text": NEWS})).stderr == ""
    assert "1 reports, 0 errors" in run("extract", "--progress", data=lines({"id": "a", "text": NEWS})).stderr


def test_it_runs_as_a_module_too() -> None:
    told = subprocess.run([sys.executable, "-m", "riwaya", "--version"], capture_output=True, timeout=60, check=False, text=True)
    assert told.returncode == 0 and told.stdout.startswith("riwaya ")


def test_a_file_name_cannot_command_the_terminal() -> None:
    assert "\x1b" not in run("extract", "/no/\x1b[31m\u202e").stderr


@pytest.mark.parametrize(
    "verb",
    [[], ["extract"], ["explain"], ["demo"], ["gate"], ["pack"], ["pack", "check"], ["pack", "show"]],
    ids=" ".join,
)
def test_help_is_quick(verb: list[str]) -> None:
    assert min(_processor_seconds(*verb, "--help") for _ in range(3)) < 0.3
