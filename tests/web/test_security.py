"""What strangers send: hostile reports, requests that are malformed, too large, or for another; headers that every answer carries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

import pytest
from conftest import HOME, app_over, serve
from hostile import MARK, hostile_store, look
from starlette.testclient import TestClient

from riwaya.web.headers import HEADERS
from riwaya.web.page import MENU

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST_PAGES = 80


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    return hostile_store(tmp_path_factory.mktemp("hostile") / "h.db")


@pytest.fixture(scope="module")
def hostile_client(hostile: str) -> Iterator[TestClient]:
    with TestClient(app_over(hostile), base_url=HOME) as made:
        yield made


class Walk(NamedTuple):
    """The pages that were seen, by address, with what of each would run; and the addresses where there is none."""

    pages: dict[str, list[str]]
    missing: list[str]


@pytest.fixture(scope="module")
def walked(hostile_client: TestClient) -> Walk:
    """Every page that links lead to from the menu."""
    waiting = [f"{path}?lang={language}" for path, _ in MENU for language in ("en", "ar")]
    walk = Walk({}, [])
    while waiting and len(walk.pages) < MOST_PAGES:
        address = waiting.pop(0)
        if address in walk.pages or address in walk.missing:
            continue
        answer = hostile_client.get(address, headers={"accept": "text/html"})
        assert answer.status_code in (200, 404), (address, answer.text[:300])
        if answer.status_code == 404:
            walk.missing.append(address)
            continue
        found = look(answer.text if answer.headers["content-type"].startswith("text/html") else "")
        walk.pages[address] = found.bad
        led = [urljoin(address, link).partition("#")[0] for link in found.links]
        waiting += [url for url in dict.fromkeys(led) if url.startswith("/") and not url.startswith(("/static/", "//"))]
    return walk


def test_hostile_words_are_shown_and_never_run_on_any_view(walked: Walk) -> None:
    assert {address: bad for address, bad in walked.pages.items() if bad} == {}
    paths = {urlsplit(address).path.split("/")[1] for address in walked.pages}
    assert {"events", "event", "method", "report"} <= paths, paths


def test_every_link_leads_somewhere(walked: Walk) -> None:
    assert walked.missing == []


def test_hostile_words_do_not_run_in_a_browser(hostile: str, walked: Walk, page: Page) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    shapes = {(urlsplit(address).path.split("/")[1], "lang=ar" in address): address for address in reversed(walked.pages)}
    for base in serve(app_over(hostile)):
        for address in shapes.values():
            page.goto(base + address)
            assert page.evaluate(f"window.{MARK}") is None, address


@pytest.mark.parametrize("path", ["/", "/events", "/events.json", "/method", "/static/css/base.css", "/healthz", "/nothing", "/openapi.json"])
def test_every_answer_carries_the_headers(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy and "http" not in policy and "default-src 'none'" in policy
    assert (answer.headers.get("cache-control") == "no-store") is not path.startswith("/static/")
    assert "server" not in answer.headers


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "[::1", "localhost@evil.example", "localhost:1@x", "a b", "127.0.0.1.nip.io"])
def test_another_host_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/events.json", headers={"host": host})
    assert answer.status_code == 421 and answer.json()["remedy"]
    assert answer.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8642", "127.0.0.1:1", "[::1]:8642"])
def test_the_loopback_names_are_served(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"host": host}).status_code == 200


PATHS = (
    "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/..%5capp.py", "/static//etc/passwd", "/static/%00", "/static/",
    "/static/css", "/static/map/../ontology/types.tsv", "/static/map/..%2fontology%2ftypes.tsv", "/event/..%2f..%2fetc%2fpasswd",
    "/report/%2e%2e%2f", "/event/%00", "/static/" + "a" * 5000, "/%ff%fe", "/event/%ff",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_no_path_leads_out(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (400, 404, 422), answer.status_code
    assert "root:" not in answer.text and "import" not in answer.text


@pytest.mark.parametrize(
    ("query", "status"),
    [("q=%00", 422), ("q=" + "x" * 201, 422), ("page=0", 422), ("page=1e9", 422), ("page=99999999999999999999", 422), ("from=2020-02-31", 422),
     ("from=x", 422), ("sort=nothing", 400), ("sort=" + "x" * 30, 422), ("q=%ff%fe", 200), ("q='%3B--", 200), ('q="*(', 200), ("page=99999", 200),
     ("type=%F0%9F%92%A3", 200), ("place=%25", 200), ("place=_", 200), ("&".join(f"a{n}=1" for n in range(2000)), 200)],
)  # fmt: skip
def test_strange_questions_get_clear_answers(client: TestClient, query: str, status: int) -> None:
    answer = client.get(f"/events.json?{query}")
    assert answer.status_code == status, answer.text[:300]
    assert answer.json()["ok"] is (status == 200)
    html = client.get(f"/events?{query}", headers={"accept": "text/html"})
    assert html.status_code == status and html.headers["content-type"].startswith("text/html")


def test_nothing_asked_becomes_a_header(client: TestClient) -> None:
    for value in ("%0d%0aSet-Cookie:%20x=y", "ar%0d%0aX-Evil:1", "ar%00"):
        answer = client.get(f"/events?lang={value}&q={value}")
        assert "x-evil" not in answer.headers and "set-cookie" not in answer.headers
    assert client.get("/events?lang=ar").headers["set-cookie"].startswith("riwaya-language=ar; HttpOnly;")


def test_bodies_are_bounded_and_measured(client: TestClient) -> None:
    def post(**headers: str | bytes) -> int:
        return client.post("/login", content=b"name=x", headers={"content-type": "application/x-www-form-urlencoded", **headers}).status_code

    assert post(**{"content-length": "1000001"}) == 413
    assert post(**{"content-length": "9" * 400}) == 413
    assert post(**{"content-length": "-1"}) == 400
    assert post(**{"content-length": b"\xb2"}) == 400
    assert client.post("/login", content=iter([b"name=x"])).status_code == 411


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "FOO", "POST"])
def test_views_only_read_by_reading_methods(client: TestClient, method: str) -> None:
    headers = {"x-http-method-override": "GET", "x-method-override": "GET"}
    assert client.request(method, "/events?_method=GET", headers=headers).status_code in (403, 405)


def test_head_answers_as_get_without_a_body(client: TestClient) -> None:
    answer = client.head("/events")
    assert answer.status_code == 200 and answer.content == b"" and int(answer.headers["content-length"]) > 1000


def test_websockets_are_closed(client: TestClient) -> None:
    from starlette.websockets import WebSocketDisconnect

    with pytest.raises(WebSocketDisconnect), client.websocket_connect("ws://localhost/events"):
        pass


def test_a_fault_of_ours_tells_no_details(record_store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from riwaya.web.views import events

    app = app_over(record_store)
    monkeypatch.setattr(events, "search", lambda *_: 1 / 0)
    with TestClient(app, base_url=HOME, raise_server_exceptions=False) as client:
        answer = client.get("/events.json")
    assert answer.status_code == 500 and "division" not in answer.text and "Traceback" not in answer.text
    assert answer.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]


def test_a_record_that_fails_is_told_without_its_place(tmp_path: Path, own_store: str) -> None:
    app = app_over(own_store)
    with app.state.store.write() as connection:
        connection.exec_driver_sql("DROP TABLE event_claims")
        connection.exec_driver_sql("ALTER TABLE events RENAME TO gone")
    with TestClient(app, base_url=HOME) as client:
        answer = client.get("/events.json")
    assert answer.status_code == 503 and str(tmp_path) not in answer.text and "events" not in answer.text
