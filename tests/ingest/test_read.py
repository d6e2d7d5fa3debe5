"""Reading files, folders, streams: order, ids, formats, errors in their place."""

from __future__ import annotations

import io
import json
import os
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.errors import InputError
from riwaya.ingest.lines import split_lines
from riwaya.ingest.read import read_paths, read_stream
from riwaya.ingest.report import Item, Report

LIMIT = 1_000_000


def stream(data: bytes, suffix: str = "", limit: int = LIMIT) -> list[Item]:
    """The items of some bytes; an error raised stands as the last item."""
    found: list[Item] = []
    try:
        found += read_stream(io.BytesIO(data), suffix, "id", "file", limit)
    except InputError as error:
        found.append(error)
    return found


def kinds(items: list[Item]) -> list[str]:
    """Ids of reports and codes of errors."""
    return [item.id if isinstance(item, Report) else item.code for item in items]


def line(**fields: object) -> bytes:
    """A JSON line."""
    return json.dumps(fields).encode() + b"\n"


def test_json_lines_with_bad_neighbours() -> None:
    data = (
        line(id="a", text="x")
        + b"{broken\n"
        + b"[1]\n"
        + b"\n"
        + line(id="b")
        + line(id="c", text=5)
        + line(id="d", text="y", title=7)
        + line(id="e", text="y", published="soon")
        + line(id=True, text="y")
        + line(id=9, text="z")
        + b"[" * 10_000
        + b"\n"
        + b'{"a":' * 10_000
        + b"\n"
        + b'"text"\n'
        + line(id="last", text="w")
    )
    assert kinds(stream(data, ".jsonl")) == [
        "a",
        "E_JSON",
        "E_JSON",
        "E_FIELD",
        "E_FIELD",
        "E_FIELD",
        "E_FIELD",
        "E_FIELD",
        "9",
        "E_JSON",
        "E_JSON",
        "E_JSON",
        "last",
    ]
    places = [item.place for item in stream(data, ".jsonl")]
    assert places[:4] == ["file:1", "file:2", "file:3", "file:5"]


def test_fields_are_kept() -> None:
    [item] = stream(
        line(
            id="a",
            text="t",
            title="T",
            url="http://x/y",
            outlet="O",
            published={"start": "2020-01-01", "end": "2020-01-02"},
            retrieved="2021-01-01",
        ),
        ".jsonl",
    )
    assert item == Report(
        "a", "t", "http://x/y", "T", "http://x/y", "O", ("2020-01-01", "2020-01-02"), "2021-01-01", None, "file:1"
    )


def test_an_id_is_made_from_the_text_where_none_is_given() -> None:
    first, second = stream(line(text="قصف") * 2, ".jsonl")
    assert isinstance(first, Report) and isinstance(second, Report)
    assert first.id == second.id and first.id.startswith("sha256-")


def test_half_an_emoji_keeps_its_neighbours() -> None:
    items = stream(b'{"id":"a","text":"x \\ud83d y"}\n{"id":"b","text":"z"}\n', ".jsonl")
    assert kinds(items) == ["a", "b"]
    assert (
        isinstance(items[0], Report)
        and items[0].text == "x \ufffd y"
        and items[0].encoding == "utf-8, 1 broken replaced"
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1256"])
def test_json_lines_in_other_encodings(encoding: str) -> None:
    text = "\n".join(json.dumps({"id": str(n), "text": "قصفت المدفعية المدينة"}, ensure_ascii=False) for n in range(3))
    items = stream(text.encode(encoding), ".jsonl")
    assert kinds(items) == ["0", "1", "2"]
    assert all(isinstance(item, Report) and item.text == "قصفت المدفعية المدينة" for item in items)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'{"id":"a","text":"x"}\n{"id":"b","text":"y"}', ["a", "b"]),
        (b'  {"id":"a","text":"x"}', ["a"]),
        (b'{"id": \n{"id":"b","text":"y"}', ["E_JSON", "b"]),
        (b'{\n "id": "a",\n "text": "x"\n}\n', ["a"]),
        ("قصف".encode(), ["id"]),
        (b"{{{{{{", ["id"]),
        (b"[" * 10_000, ["id"]),
        ('"قصف'.encode(), ["id"]),
        (b"", ["E_EMPTY"]),
        (b"\n \n", ["id"]),
        (b"\x00\x01" * 50, ["E_BINARY"]),
    ],
)
def test_a_stream_without_a_suffix_says_what_it_is(data: bytes, expected: list[str]) -> None:
    assert kinds(stream(data)) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'[{"id":"a","text":"x"},{"id":"b"},{"id":"c","text":"z"}]', ["a", "E_FIELD", "c"]),
        (b"[]", ["E_EMPTY"]),
        (b"5", ["E_JSON"]),
        (b"", ["E_EMPTY"]),
        (b"[" * 10_000, ["E_JSON"]),
        (b'{"id":"a","text":"x"}\n{"id":"b","text":"y"}\n', ["a", "b"]),
    ],
)
def test_json_files(data: bytes, expected: list[str]) -> None:
    assert kinds(stream(data, ".json")) == expected


def test_size_limit() -> None:
    assert kinds(stream(b"x" * 101, ".txt", 100)) == ["E_SIZE"]
    assert kinds(stream(line(id="a", text="x" * 200) + line(id="b", text="y"), ".jsonl", 100)) == ["E_SIZE", "b"]


def test_empty_text_is_an_empty_report_and_an_empty_file_of_lines_an_error() -> None:
    assert kinds(stream(b"", ".txt")) == ["id"]
    assert kinds(stream(b"", ".jsonl")) == ["E_EMPTY"]
    assert kinds(stream(line(id="a", text=""), ".jsonl")) == ["a"]


def _tree(root: Path) -> None:
    for name in ("b/one.txt", "a/one.txt", "a/two.txt", "z.txt", ".hidden.txt", "pic.png"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(name)
    (root / "lines.jsonl").write_bytes(line(id="j1", text="x") + line(id="j2", text="y"))


def test_folders_are_sorted_and_ids_unique(tmp_path: Path) -> None:
    _tree(tmp_path)
    assert kinds(list(read_paths([str(tmp_path)]))) == ["a/one", "two", "b/one", "j1", "j2", "z"]


def test_ids_do_not_depend_on_the_order_of_paths(tmp_path: Path) -> None:
    _tree(tmp_path)
    paths = [str(tmp_path / "a"), str(tmp_path / "b"), str(tmp_path / "z.txt"), str(tmp_path / "a" / "one.txt")]
    first = {item.source: item.id for item in read_paths(paths) if isinstance(item, Report)}
    random.Random(1).shuffle(paths)
    again = {item.source: item.id for item in read_paths(paths) if isinstance(item, Report)}
    assert first == again and len(set(first.values())) == len(first) == 4


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("هدأت الجبهة", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    errors, reports = sorted(read_paths([str(tmp_path)], 1000), key=lambda item: isinstance(item, Report))
    assert isinstance(errors, InputError) and errors.code == "E_ACCESS"
    assert isinstance(reports, Report) and reports.id == "report"


def test_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    items = list(read_paths([str(tmp_path / "none.txt"), str(tmp_path / "empty")]))
    assert kinds(items) == ["E_MISSING", "E_EMPTY"]


def test_lines_are_cut_the_same_whatever_the_pieces() -> None:
    data = "سطر\n\nثان\r\nثالث".encode()
    whole = [(item.number, item.data) for item in split_lines([data], 100)]
    for size in (1, 2, 3, 7):
        pieces = [data[at : at + size] for at in range(0, len(data), size)]
        assert [(item.number, item.data) for item in split_lines(pieces, 100)] == whole


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
FIELDS = st.fixed_dictionaries(
    {}, optional={name: st.text() | JSON for name in ("id", "text", "title", "url", "outlet", "published", "retrieved")}
)


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["", ".txt", ".json", ".jsonl"]))
def test_any_bytes_give_reports_or_errors(data: bytes, suffix: str) -> None:
    items = stream(data, suffix)
    assert items
    for item in items:
        if isinstance(item, Report):
            item.text.encode("utf-8")
            item.id.encode("utf-8")


@settings(deadline=None)
@given(st.lists(FIELDS | JSON, min_size=1, max_size=8))
def test_one_item_a_line(values: list[object]) -> None:
    data = b"".join(json.dumps(value).encode() + b"\n" for value in values)
    items = stream(data, ".jsonl")
    assert len(items) == len(values)
