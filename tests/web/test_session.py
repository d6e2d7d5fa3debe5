"""Accounts, sessions, roles, tokens against forged requests, limits of rate; and that none of it is ever in the record."""

from __future__ import annotations

import gzip
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import HOME, app_over
from fastapi import FastAPI, Request
from hypothesis import given
from hypothesis import strategies as st
from starlette.responses import JSONResponse
from starlette.testclient import TestClient

from riwaya.cli import main
from riwaya.errors import AccountError
from riwaya.export import FORMATS
from riwaya.web.accounts import SESSION_SECONDS, Accounts
from riwaya.web.page import User
from riwaya.web.ratelimit import MOST_ADDRESSES, Buckets, network
from riwaya.web.session import COOKIE, LOGINS_A_MINUTE, may
from riwaya.web.views.account import inside

NAME, PASSWORD = "Mona", "a long enough word"


class Clock:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


@pytest.fixture(scope="module")
def accounts_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("accounts") / "accounts.db"
    accounts = Accounts(path)
    accounts.add(NAME, "reviewer", PASSWORD)
    accounts.add("Sami", "reader", PASSWORD)
    return path


@pytest.fixture
def team(record_store: str, accounts_file: Path) -> FastAPI:
    """An app that asks for an account, with one view that changes something."""
    app = app_over(record_store, login=True, accounts=str(accounts_file))

    @app.post("/act")
    def act(request: Request) -> JSONResponse:
        return JSONResponse({"name": request.state.user.name, "role": request.state.user.role})

    return app


@pytest.fixture
def guest(team: FastAPI) -> Iterator[TestClient]:
    with TestClient(team, base_url=HOME, follow_redirects=False) as client:
        yield client


def log_in(client: TestClient, name: str = NAME, password: str = PASSWORD, **given: str) -> int:
    """Log in as the form does; gives the status."""
    return client.post("/login", data={"name": name, "password": password, **given}, headers={"origin": HOME}).status_code


def token_of(client: TestClient) -> str:
    """The token that the page's own forms carry."""
    html = client.get("/events", headers={"accept": "text/html"}).text
    return html.split('name="csrf" value="')[1].split('"')[0]


@pytest.mark.parametrize(
    "path", ["/", "/events", "/events.json", "/method", "/openapi.json", "/loginx", "/login/../events", "//login", "/static/../events", "/healthz/x", "/LOGIN"]
)
def test_nothing_is_shown_without_an_account(guest: TestClient, path: str) -> None:
    told = guest.get(path)
    assert told.status_code == 401 and "events" not in told.json()
    shown = guest.get(path, headers={"accept": "text/html"})
    assert shown.status_code == 303 and shown.headers["location"].startswith("/login?next=")


@pytest.mark.parametrize("path", ["/login", "/healthz", "/static/css/base.css"])
def test_what_is_needed_to_log_in_is_open(guest: TestClient, path: str) -> None:
    assert guest.get(path).status_code == 200


def test_a_session_begins_with_a_new_token_and_ends(guest: TestClient) -> None:
    guest.cookies.set(COOKIE, "chosen-by-a-stranger", domain="localhost.local")
    answer = guest.post("/login", data={"name": NAME, "password": PASSWORD, "next": "/events?q=x"})
    assert answer.status_code == 303 and answer.headers["location"] == "/events?q=x"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and "secure" not in cookie and "expires" not in cookie
    first = guest.cookies.get(COOKIE, domain="") or answer.cookies[COOKIE]
    assert len(first) >= 43 and first != "chosen-by-a-stranger"
    guest.cookies.clear()
    guest.cookies.set(COOKIE, first)
    assert guest.get("/events.json").status_code == 200
    assert guest.post("/logout", data={"csrf": token_of(guest)}).status_code == 303
    guest.cookies.clear()
    guest.cookies.set(COOKIE, first)
    assert guest.get("/events.json").status_code == 401


def test_logging_in_again_ends_the_session_before(guest: TestClient) -> None:
    assert log_in(guest) == 303
    first = guest.cookies[COOKIE]
    assert log_in(guest) == 303 and guest.cookies[COOKIE] != first
    guest.cookies.clear()
    guest.cookies.set(COOKIE, first)
    assert guest.get("/events.json").status_code == 401


def test_over_https_the_cookie_is_bound_to_the_host(record_store: str, accounts_file: Path) -> None:
    app = app_over(record_store, login=True, accounts=str(accounts_file), https=True)
    with TestClient(app, base_url="https://localhost", follow_redirects=False) as client:
        answer = client.post("/login", data={"name": NAME, "password": PASSWORD}, headers={"origin": "https://localhost"})
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith(f"__Host-{COOKIE}=") and "Secure" in cookie and "Path=/" in cookie and "Domain" not in cookie
        assert client.get("/events.json").status_code == 200
        assert "max-age" in client.get("/events.json").headers["strict-transport-security"]
        assert client.post("/login", data={"name": NAME, "password": PASSWORD}, headers={"origin": HOME}).status_code == 403


@pytest.mark.parametrize(
    ("name", "password"), [(NAME, "wrong wrong wrong"), ("Nobody", PASSWORD), ("", ""), (NAME, ""), ("' OR 1=1 --", "x"), (NAME + "\0", PASSWORD)]
)
def test_what_does_not_fit_is_refused_alike(guest: TestClient, name: str, password: str) -> None:
    answer = guest.post("/login", data={"name": name, "password": password})
    assert answer.status_code in (403, 422) and COOKIE not in answer.cookies
    assert "do not fit" in answer.text or answer.status_code == 422


def test_words_that_are_no_text_are_no_fault(guest: TestClient) -> None:
    lone = b"+2AA-"  # a lone surrogate in UTF-7
    body = b'--b\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
    sent = body % (b"name", lone) + body % (b"password", lone) + b"--b--\r\n"
    for charset in ("utf-7", "utf-16", "no-such", "raw_unicode_escape"):
        answer = guest.post("/login", content=sent, headers={"content-type": f"multipart/form-data; boundary=b; charset={charset}"})
        assert answer.status_code in (400, 403, 422), (charset, answer.text)


@pytest.mark.parametrize(
    "target", ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", "javascript:alert(1)", "", "x", "/\r\nX: y", "/" + "a" * 5000]
)
def test_logging_in_leads_nowhere_else(guest: TestClient, target: str) -> None:
    answer = guest.post("/login", data={"name": NAME, "password": PASSWORD, "next": target})
    assert answer.headers["location"] == "/" and "x" not in answer.headers


@given(st.text(max_size=30))
def test_addresses_stay_inside(target: str) -> None:
    kept = inside(target)
    assert kept.startswith("/") and not kept.startswith(("//", "/\\")) and kept.isprintable()


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://evil.example"}, {"origin": "null"}, {"origin": "http://localhost:9"}, {"origin": "https://localhost"},
     {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}],
)  # fmt: skip
def test_requests_of_other_pages_are_refused(guest: TestClient, headers: dict[str, str]) -> None:
    assert log_in(guest) == 303
    token = token_of(guest)
    assert guest.post("/act", data={"csrf": token}, headers={"origin": HOME}).json() == {"name": NAME, "role": "reviewer"}
    assert guest.post("/act", data={"csrf": token}, headers=headers).status_code == 403
    assert guest.post("/login", data={"name": NAME, "password": PASSWORD}, headers=headers).status_code == 403


def test_every_changing_request_needs_the_token_of_its_own_session(team: FastAPI, guest: TestClient) -> None:
    assert guest.post("/act").status_code == 401
    assert log_in(guest) == 303
    token = token_of(guest)
    with TestClient(team, base_url=HOME, follow_redirects=False) as other:
        assert log_in(other, "Sami") == 303
        foreign = token_of(other)
    assert foreign != token
    for wrong in ({}, {"csrf": ""}, {"csrf": foreign}, {"csrf": token[:-1]}, {"csrf": "é"}, {"token": token}):
        assert guest.post("/act", data=wrong).status_code == 403, wrong
    assert guest.post(f"/act?csrf={token}").status_code == 403
    assert guest.post("/act", json={"csrf": token}).status_code == 403
    assert guest.post("/act", content="&".join("a=1" for _ in range(2000)), headers={"content-type": "application/x-www-form-urlencoded"}).status_code == 403
    assert guest.post("/act", headers={"x-csrf-token": token}).status_code == 200
    assert guest.post("/act", data={"csrf": token}).status_code == 200


def test_alone_everybody_is_the_author_and_still_needs_the_token(own_client: TestClient) -> None:
    assert own_client.post("/logout", follow_redirects=False).status_code == 403
    assert own_client.post("/logout", headers={"x-csrf-token": "x"}, follow_redirects=False).status_code == 403
    assert log_in(own_client) == 403


def test_logins_are_limited_for_an_address_and_no_other(team: FastAPI) -> None:
    with TestClient(team, base_url=HOME, client=("192.0.2.1", 1), follow_redirects=False) as client:
        # Without a password, so that no check of one takes time in which the bucket would fill.
        told = [client.post("/login", data={"name": NAME}).status_code for _ in range(LOGINS_A_MINUTE + 2)]
        assert told == [422] * LOGINS_A_MINUTE + [429, 429]
        answer = client.post("/login", data={"name": NAME, "password": PASSWORD}, headers={"x-forwarded-for": "192.0.2.9"})
        assert answer.status_code == 429 and int(answer.headers["retry-after"]) > 0 and answer.json()["remedy"]
        assert client.get("/login").status_code == 200
    with TestClient(team, base_url=HOME, client=("192.0.2.2", 1), follow_redirects=False) as client:
        assert log_in(client) == 303


def test_requests_are_limited(record_store: str) -> None:
    with TestClient(app_over(record_store, requests_a_minute=5), base_url=HOME) as client:
        assert [client.get("/healthz").status_code for _ in range(7)] == [200] * 5 + [429] * 2


@given(st.lists(st.floats(0, 30), max_size=60), st.integers(1, 20))
def test_a_bucket_never_gives_more_than_its_rate(waits: list[float], rate: int) -> None:
    clock = Clock()
    buckets, given = Buckets(rate, clock), 0
    for wait in waits:
        clock.now += wait
        given += buckets.take("192.0.2.1")
    assert given <= rate + sum(waits) * rate / 60 + 1e-6


def test_buckets_fill_and_are_forgotten() -> None:
    clock = Clock()
    buckets = Buckets(2, clock)
    assert [buckets.take("a") for _ in range(3)] == [True, True, False]
    assert buckets.take("b")
    clock.now += buckets.wait
    assert buckets.take("a") and not buckets.take("a")
    for number in range(MOST_ADDRESSES):
        buckets.take(f"x{number}")
    assert buckets.take("a")


def test_addresses_of_one_network_share_a_bucket() -> None:
    assert network("2001:db8::1") == network("2001:db8::ffff:1") != network("2001:db8:0:1::1")
    assert network("::ffff:192.0.2.1") == network("192.0.2.1") != network("192.0.2.2")
    assert network("no address") == "no address"


def test_a_session_runs_out_and_goes_with_its_account(tmp_path: Path) -> None:
    clock = Clock()
    accounts = Accounts(tmp_path / "a.db", clock)
    accounts.add(NAME, "editor", PASSWORD)
    token = accounts.log_in(NAME, PASSWORD)
    session = accounts.session(token)
    assert session is not None and session.user == User(NAME, "editor") and session.csrf != token
    clock.now += SESSION_SECONDS
    assert accounts.session(token)
    clock.now += 1
    assert accounts.session(token) is None
    token = accounts.log_in(NAME, PASSWORD)
    accounts.add(NAME, "reader", PASSWORD + "!")
    assert accounts.session(token) is None and not accounts.log_in(NAME, PASSWORD)
    token = accounts.log_in(NAME, PASSWORD + "!")
    accounts.remove(NAME)
    assert accounts.session(token) is None and accounts.names() == []


def test_the_file_holds_neither_passwords_nor_tokens_and_is_its_owners(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    accounts = Accounts(path)
    accounts.add(NAME, "editor", PASSWORD)
    token = accounts.log_in(NAME, PASSWORD)
    held = path.read_bytes()
    assert PASSWORD.encode() not in held and token.encode() not in held and b"$argon2id$" in held
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


BAD = [
    ("", "reader", PASSWORD), ("a\nb", "reader", PASSWORD), (" a", "reader", PASSWORD), ("a" * 81, "reader", PASSWORD), (NAME, "king", PASSWORD),
    (NAME, "reader", "short"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "role", "password"), BAD)
def test_bad_accounts_are_refused(tmp_path: Path, name: str, role: str, password: str) -> None:
    accounts = Accounts(tmp_path / "a.db")
    with pytest.raises(AccountError):
        accounts.add(name, role, password)
    with pytest.raises(AccountError):
        accounts.remove("nobody")
    assert accounts.names() == []


def test_roles_contain_each_other() -> None:
    held = [[may(User("x", role), asked) for asked in ("reader", "reviewer", "editor")] for role in ("reader", "reviewer", "editor", "", "king")]
    assert held == [[True, False, False], [True, True, False], [True, True, True], [False] * 3, [False] * 3]


def test_no_copy_of_the_record_holds_an_account(own_store: str, tmp_path: Path) -> None:
    accounts = tmp_path / "accounts.db"
    secret = "Zubayda-the-editor"
    made = CliRunner().invoke(main, ["account", "add", secret, "--role", "editor", "--password-stdin", "--accounts", str(accounts)], input=f"{PASSWORD}\n")
    assert made.exit_code == 0 and f"{secret}: editor" in CliRunner().invoke(main, ["account", "list", "--accounts", str(accounts)]).stdout
    with TestClient(app_over(own_store, login=True, accounts=str(accounts)), base_url=HOME) as client:
        log_in(client, secret)
        assert client.get("/events.json").status_code == 200
    assert CliRunner().invoke(main, ["snapshot", "--store", own_store, str(tmp_path / "copy.db")]).exit_code == 0
    copies = [Path(own_store), tmp_path / "copy.db"]
    for format in FORMATS:
        copies.append(tmp_path / f"x{FORMATS[format].suffix}")
        assert CliRunner().invoke(main, ["export", format, "--store", own_store, "--out", str(copies[-1])]).exit_code == 0
    for path in copies:
        raw = path.read_bytes()
        held = gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw
        assert secret.encode() not in held and b"argon2" not in held, path
    with sqlite3.connect(own_store) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert not {"account", "session"} & tables


def test_a_record_is_not_taken_for_a_file_of_accounts(own_store: str, tmp_path: Path) -> None:
    before = Path(own_store).read_bytes()
    with pytest.raises(AccountError, match="something else"):
        Accounts(Path(own_store))
    assert Path(own_store).read_bytes() == before
    (tmp_path / "text").write_text("no database at all, but some words of text")
    with pytest.raises(AccountError, match="cannot be used"):
        Accounts(tmp_path / "text")
    with pytest.raises(AccountError, match="cannot be made"):
        Accounts(tmp_path / "no" / "such" / "folder.db")


@pytest.mark.parametrize(
    ("args", "told"),
    [(["--host", "0.0.0.0"], "--login"), (["--host", "192.0.2.1"], "--login"), (["--login"], "riwaya account add"), (["--port", "0"], "--port")],
)
def test_serving_others_needs_accounts(own_store: str, tmp_path: Path, args: list[str], told: str) -> None:
    result = CliRunner().invoke(main, ["serve", "--store", own_store, "--accounts", str(tmp_path / "a.db"), *args])
    assert result.exit_code in (1, 2) and told in result.stderr
