"""The static copy: the same bytes twice, no link that leads nowhere, nothing private, and in a browser no error and no request elsewhere."""

from __future__ import annotations

import functools
import http.server
import json
import re
import threading
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from conftest import Watched
from disputed import TEXTS, build

from riwaya.cli import main
from riwaya.errors import RiwayaError
from riwaya.store.open import open_store
from riwaya.store.search import Query
from riwaya.web.site import write_site
from riwaya.web.sitepages import Page, page_at, relative, rewrite

LINK = re.compile(r'\s(?:href|src|data-src)="([^"]*)"')
PRIVATE = ("سالم محمود الفيتوري", "الفيتوري")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    return build(tmp_path_factory.mktemp("site") / "d.db")


@pytest.fixture(scope="module")
def plain(place: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(place, tmp_path_factory.mktemp("plain") / "out")


@pytest.fixture(scope="module")
def masked(place: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(place, tmp_path_factory.mktemp("masked") / "out", mask_persons=True)


def written(place: str, out: Path, **given: object) -> Path:
    with open_store(place) as store:
        write_site(store, out, **given)  # type: ignore[arg-type]
    return out


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_the_same_record_gives_the_same_bytes(place: str, plain: Path, tmp_path: Path) -> None:
    assert files(written(place, tmp_path / "again")) == files(plain)


def test_every_page_is_there_in_both_languages(plain: Path) -> None:
    english, arabic = ({path.relative_to(plain / language) for path in (plain / language).rglob("*")} for language in ("en", "ar"))
    assert english == arabic
    names = {str(path) for path in english}
    assert {"index.html", "events.html", "map.html", "disagreements.html", "tellers.html", "ledgers.html", "reports.html", "method.html"} <= names
    assert {f"event/e{n}.html" for n in range(1, 5)} <= names and sum(name.startswith("report/") for name in names) == len(TEXTS)
    assert 'dir="rtl"' in (plain / "ar/index.html").read_text("utf-8")


def test_no_link_leads_nowhere_and_none_is_absolute(plain: Path) -> None:
    for path in plain.rglob("*.html"):
        for match in LINK.finditer(path.read_text("utf-8")):
            address = unescape(match[1])
            if not address.startswith(("#", "https://", "http://")):
                assert not address.startswith("/"), (path, address)
                assert (path.parent / unquote(address.partition("#")[0])).is_file(), (path, address)


def test_no_form_no_review_no_secret(plain: Path) -> None:
    for name, content in files(plain).items():
        if name.endswith(".html"):
            text = content.decode()
            assert "<form" not in text and "/review" not in text and "csrf" not in text, name
            assert "Content-Security-Policy" in text, name


def test_the_files_of_reports_and_reviewers_are_not_told(place: str, tmp_path: Path) -> None:
    own = tmp_path / "own.db"
    own.write_bytes(Path(place).read_bytes())
    event = "e1"
    with open_store(own) as store:
        from riwaya.store.events import event as event_of

        claim = event_of(store, event).claims[0]
    judged = CliRunner().invoke(
        main, ["judge", "accept", f"{claim.document}#{claim.claim}", "--store", str(own), "--author", "Reviewer Name", "--reason", "private reason"]
    )
    assert judged.exit_code == 0, judged.output
    everything = b"\n".join(files(written(str(own), tmp_path / "out")).values())
    assert b"Reviewer Name" not in everything and b"private reason" not in everything and str(tmp_path).encode() not in everything


def test_data_files_hold_the_record(plain: Path) -> None:
    events = [json.loads(line) for line in (plain / "data/events.jsonl").read_text("utf-8").splitlines()]
    records = [json.loads(line) for line in (plain / "data/records.jsonl").read_text("utf-8").splitlines()]
    assert {event["id"] for event in events} == {"e1", "e2", "e3", "e4"} and len(records) == len(TEXTS)
    known = {(record["document"]["id"], claim["id"]) for record in records for claim in record["claims"]}
    assert {(ref["document"], ref["claim"]) for event in events for ref in event["claims"]} <= known
    assert json.loads((plain / "data/events.geojson").read_text("utf-8"))["type"] == "FeatureCollection"
    listed = (plain / "data/index.html").read_text("utf-8")
    assert all(path.name in listed for path in (plain / "data").iterdir() if path.name != "index.html")


def test_private_names_stand_nowhere(masked: Path, plain: Path) -> None:
    assert any(PRIVATE[0].encode() in content for content in files(plain).values())
    for name, content in files(masked).items():
        for private in PRIVATE:
            assert private.encode() not in content and json.dumps(private)[1:-1].encode() not in content, name


def test_public_names_and_offsets_stay(masked: Path) -> None:
    records = [json.loads(line) for line in (masked / "data/records.jsonl").read_text("utf-8").splitlines()]
    text = "\n".join(record["document"]["text"] for record in records)
    assert "أحمد المسماري" in text and "محمد قنونو" in text and "█" in text
    assert sorted(len(record["document"]["text"]) for record in records) == sorted(len(one[3]) for one in TEXTS)
    for record in records:
        for claim in record["claims"]:
            for value in (*claim.get("sources", ()), *claim.get("agents", ()), *claim.get("patients", ()), *claim.get("quantities", ())):
                if value.get("text"):
                    assert record["document"]["text"][slice(*value["span"])] == value["text"]


def test_a_part_of_the_record(place: str, tmp_path: Path) -> None:
    out = written(place, tmp_path / "part", query=Query(start="2020-06-10", end="2020-06-10"))
    names = {path.name for path in (out / "en/event").iterdir()}
    assert names == {"e2.html"} and len(list((out / "en/report").iterdir())) == 2


def test_refusals(place: str, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/file").write_text("x")
    with pytest.raises(RiwayaError, match="not empty"):
        written(place, tmp_path / "full")
    with pytest.raises(RiwayaError, match="no event"):
        written(place, tmp_path / "none", query=Query(types=("blockade",)))
    assert not (tmp_path / "none").exists()
    run = CliRunner().invoke
    assert run(main, ["export", "site", "--store", place]).exit_code == 2
    assert run(main, ["export", "jsonl", str(tmp_path / "x"), "--store", place]).exit_code == 2


def test_the_verb(place: str, tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["export", "site", str(tmp_path / "out"), "--store", place, "--mask-persons"])
    assert told.exit_code == 0, told.output
    assert (tmp_path / "out/index.html").is_file() and "masked" in told.stderr


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "en/index.html"), ("/events?page=2", "en/events-page-2.html"), ("/events?page=1", "en/events.html"), ("/events?type=kill", None),
        ("/event/e1", "en/event/e1.html"), ("/event/e1.json", "json/event/e1.json"), ("/review", None), ("//evil.example/", None),
        ("https://evil.example/events", None), ("/disagreements?conflict=time&page=2", "en/disagreements-conflict-time-page-2.html"),
        ("/teller?id=../../etc", "en/teller-"), ("/report/../../x", None), ("/report/a~b", "en/report/"),
    ],
)  # fmt: skip
def test_addresses_become_files(address: str, file: str | None) -> None:
    page = page_at(address, "en")
    if file is None:
        assert page is None
    else:
        assert page is not None and page.file.startswith(file) and ".." not in page.file


def test_links_are_rewritten() -> None:
    page = Page("/event/e1", "", "en")

    def resolve(address: str) -> str | None:
        found = page_at(address, "en")
        return found.file if found else None

    html = '<a href="/events">a</a><a href="?lang=ar" data-language>b</a><a href="/events?q=x">c</a><a href="#top">d</a><form><input></form>'
    html += '<a href="/report/abc#claim-c1">e</a><a href="javascript:alert(1)">f</a><p>href=&#34;/events&#34;</p>'
    assert rewrite(html, page, resolve) == (
        '<a href="../events.html">a</a><a href="../../ar/event/e1.html">b</a><a>c</a><a href="#top">d</a>'
        '<a href="../report/abc.html#claim-c1">e</a><a>f</a><p>href=&#34;/events&#34;</p>'
    )
    assert relative("data/x.csv", "en/event/e1.html") == "../../data/x.csv"


@pytest.fixture(scope="module")
def served(masked: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(masked)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_it_opens_in_a_browser_from_any_server(served: str, masked: Path, new_page: Watched) -> None:
    """`new_page` fails the test on any error in the console and on any request to another host."""
    page = new_page(viewport={"width": 1280, "height": 900})
    failed: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    for path in sorted(masked.rglob("*.html")):
        page.goto(f"{served}/{path.relative_to(masked)}")
        assert page.locator("h1").count() == 1, path
    page.goto(f"{served}/")
    page.get_by_role("link", name="العربية").click()
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.get_by_role("link", name="الخلافات", exact=True).click()
    page.locator(".disputes h2 a").first.click()
    page.get_by_role("link", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en" and "/event/" in page.url
    assert not failed
