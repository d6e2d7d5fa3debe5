"""Saved web pages: article, headline, outlet, date and how it is known; no request leaves the machine."""

from __future__ import annotations

import io
import socket
from pathlib import Path

import pytest

from riwaya.errors import EmptyInput, InputError
from riwaya.ingest.html import DATED_BY, looks_like_page, read_page
from riwaya.ingest.read import read_paths, read_stream
from riwaya.ingest.report import Report
from riwaya.ingest.run import read_one

BODY = (
    "<p>قال مصدر عسكري إن القوات صدت هجوما على محور الخلاطات جنوب العاصمة، وأسرت تسعة من المهاجمين بعد معارك استمرت ساعات.</p>"
    "<p>وأضاف المصدر أن أربع آليات مسلحة احترقت، فيما نقل ثلاثة جرحى إلى مستشفى ميداني قريب من خط النار.</p>"
)
META = (
    '<meta property="og:site_name" content="صحيفة الميناء"><link rel="canonical" href="https://almina.example/news/77">'
    '<meta property="article:published_time" content="2020-02-11T08:00:00+02:00">'
)


def page(head: str = META, body: str = BODY, charset: str = "utf-8") -> str:
    return (
        f'<!DOCTYPE html><html lang="ar"><head><meta charset="{charset}"><title>صد هجوم جنوب العاصمة</title>{head}</head>'
        f"<body><nav><a href='/'>الرئيسية</a> <a href='/sport'>رياضة</a></nav><article><h1>صد هجوم جنوب العاصمة</h1>{body}</article>"
        "<footer>جميع الحقوق محفوظة</footer></body></html>"
    )


def test_a_page_gives_its_article_and_what_is_known_of_it() -> None:
    report = read_page(page().encode(), "p", "p.html")
    assert report.text.startswith("صد هجوم جنوب العاصمة\n")
    assert report.text.count("صد هجوم جنوب العاصمة") == 1
    assert "الخلاطات" in report.text and "رياضة" not in report.text and "الحقوق" not in report.text
    assert (report.outlet, report.url, report.published) == (
        "صحيفة الميناء", "https://almina.example/news/77", ("2020-02-11", "2020-02-11"),
    )
    assert report.dated_by == DATED_BY and report.encoding is None


def test_how_the_date_is_known_is_told_in_the_record() -> None:
    line = read_one(read_page(page().encode(), "p", "p.html"))
    assert isinstance(line, bytes) and DATED_BY in line.decode()


def test_a_date_that_only_stands_in_the_prose_is_left_to_the_reader() -> None:
    report = read_page(page(head="", body=BODY + "<p>وكانت المدينة قد شهدت قصفا في 3 مارس 2018 أوقع ضحايا كثيرين بين السكان.</p>").encode(), "p", "p.html")
    assert report.published is None and report.dated_by is None


@pytest.mark.parametrize(("charset", "codec"), [("windows-1256", "cp1256"), ("utf-8", "utf-8"), ("no-such-code", "utf-8")])
def test_the_encoding_that_the_page_names_is_tried_first(charset: str, codec: str) -> None:
    report = read_page(page(charset=charset).encode(codec), "p", "p.html")
    assert "الخلاطات" in report.text
    assert report.encoding == (None if codec == "utf-8" else codec)


@pytest.mark.parametrize("data", [b"<html></html>", b"<!doctype html><html><body><nav><a href=x>1</a></nav></body></html>"])
def test_a_page_without_an_article_is_one_clear_error(data: bytes) -> None:
    with pytest.raises(EmptyInput, match="no article"):
        read_page(data, "p", "p.html")


def test_deep_and_broken_markup_ends_in_a_report_or_one_error() -> None:
    for data in (b"<html>" + b"<div>" * 20_000, b"<html><p>" + b"<" * 50_000, page().encode()[:900]):
        try:
            assert isinstance(read_page(data, "p", "p.html"), Report)
        except InputError as error:
            assert error.place == "p.html"


def test_script_and_hidden_markup_never_reach_the_text() -> None:
    report = read_page(page(body=BODY + "<script>alert('x')</script><style>p{}</style>").encode(), "p", "p.html")
    assert "alert" not in report.text and "{" not in report.text


def test_pages_are_known_by_suffix_or_by_their_first_words() -> None:
    assert looks_like_page(b"\xef\xbb\xbf  <!-- saved --> <!DOCTYPE html>") and looks_like_page(b"<html dir=rtl>")
    assert not looks_like_page("قال المتحدث <html> في بيان".encode())
    items = list(read_stream(io.BytesIO(page().encode()), "", "x", "stdin", 100_000))
    assert isinstance(items[0], Report) and "الخلاطات" in items[0].text


def test_a_folder_of_pages_is_read_without_a_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a request was made")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    (tmp_path / "a.html").write_text(page(), encoding="utf-8")
    (tmp_path / "b.htm").write_text("<html></html>", encoding="utf-8")
    items = list(read_paths([str(tmp_path)]))
    assert [type(item) for item in items] == [Report, EmptyInput]
