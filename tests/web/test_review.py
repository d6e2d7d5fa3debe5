"""The review queue: what waits and why, acts and who may do them, undoing, two readers, reconciling, gold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import HOME, app_over

from riwaya.evaluate.gold import load_gold
from riwaya.store.judgement import Judgement
from riwaya.store.ledger import judgements
from riwaya.store.open import open_store
from riwaya.store.records import claims_of
from riwaya.web.accounts import Accounts

PASSWORD = "a long enough word"
HTML = {"accept": "text/html"}


def token(client: TestClient) -> str:
    """The token that the page's forms carry."""
    page = client.get("/review/history", headers=HTML).text + client.get("/review", headers=HTML).text + client.get(first(client)["href"], headers=HTML).text
    return page.split('name="csrf" value="')[1].split('"')[0]


def items(client: TestClient, query: str = "") -> list[dict[str, Any]]:
    return list(client.get(f"/review.json{query}").json()["items"])


def first(client: TestClient, query: str = "") -> dict[str, Any]:
    return items(client, query)[0]


def claim_at(client: TestClient, href: str) -> dict[str, Any]:
    return dict(client.get(href.partition("?")[0] + ".json").json()["claim"])


def act(client: TestClient, **form: str) -> Any:
    given = {"csrf": token(client), **form}
    return client.post("/review/act", data=given, follow_redirects=False)


def ledger(store: str) -> list[Judgement]:
    with open_store(store) as opened:
        return judgements(opened)


def a_claim(client: TestClient, reason: str = "doubt") -> dict[str, str]:
    """A claim of the queue as the fields of a form."""
    found = claim_at(client, first(client, f"?reason={reason}")["href"])
    return {"document": found["document"], "claim": found["claim"]}


def test_what_waits_is_ranked_and_says_why(client: TestClient) -> None:
    told = client.get("/review.json").json()
    ranks = [item["rank"] for item in told["items"]]
    assert ranks == sorted(ranks, reverse=True) and all(item["reasons"] for item in told["items"])
    assert {"conflict", "pair", "doubt"} <= {one["kind"] for one in told["reasons"]}
    for one in told["reasons"]:
        narrowed = client.get(f"/review.json?reason={one['kind']}").json()
        assert narrowed["total"] == one["number"]
        assert all(one["kind"] in {reason["kind"] for reason in item["reasons"]} for item in narrowed["items"])


def test_filters_narrow_the_queue(client: TestClient) -> None:
    whole = client.get("/review.json").json()["total"]
    none = client.get("/review.json?from=1901-01-01&to=1901-02-01").json()
    some = client.get("/review.json?type=toll").json()["total"] + client.get("/review.json?type=casualties").json()["total"]
    assert none["total"] == 0 and not none["items"]
    assert 0 <= some < whole
    assert client.get("/review.json?q=%D9%82%D8%B5%D9%81").json()["total"] < whole


def test_pages_of_review_open_in_both_languages(client: TestClient) -> None:
    pair, claim = first(client, "?reason=pair")["href"], first(client, "?reason=doubt")["href"]
    for path in ("/review", pair, claim, "/review/history", "/review/agreement", "/review/patches"):
        for language in ("en", "ar"):
            answer = client.get(path, params={"lang": language}, headers=HTML)
            assert answer.status_code == 200, path
            assert f'lang="{language}"' in answer.text


def test_a_claim_is_accepted_and_leaves_the_queue(own_client: TestClient, own_store: str) -> None:
    claim = a_claim(own_client)
    before = own_client.get("/review.json").json()["total"]
    answer = act(own_client, act="accept", reason="read it twice", **claim)
    assert answer.status_code == 303 and answer.headers["location"].startswith("/review/next?")
    line = ledger(own_store)[-1]
    assert (line.kind, line.field, line.author, line.reason) == ("accept", "", "local", "read it twice") and line.at
    assert own_client.get("/review.json").json()["total"] < before
    following = own_client.get(answer.headers["location"], follow_redirects=False)
    assert following.status_code == 303 and "did=" in following.headers["location"]
    assert claim["claim"] not in following.headers["location"]


def test_a_rejection_is_undone_without_a_trace_in_what_holds(own_client: TestClient, own_store: str) -> None:
    claim = a_claim(own_client)
    with open_store(own_store) as store:
        before = claims_of(store, claim["document"])
    act(own_client, act="reject", **claim)
    with open_store(own_store) as store:
        assert claim["claim"] not in {one.id for one in claims_of(store, claim["document"])}
    act(own_client, act="undo", seq=str(ledger(own_store)[-1].seq), **claim)
    with open_store(own_store) as store:
        assert claims_of(store, claim["document"]) == before
    assert [line.kind for line in ledger(own_store)] == ["reject", "undo"]
    again = act(own_client, act="undo", seq="1", **claim)
    assert again.status_code == 400


def test_words_that_are_typed_are_found_in_the_report(own_client: TestClient, own_store: str) -> None:
    claim = a_claim(own_client)
    whole = own_client.get(f"/review/claim/{claim['document'].rpartition('~')[2]}/{claim['claim']}.json").json()["claim"]
    word = whole["text"][whole["trigger"][0] : whole["trigger"][1]]
    act(own_client, act="correct", field=f"agents.{whole['free']['agents']}", words=word, actor="", **claim)
    value = ledger(own_store)[-1].value
    assert value == {"actor": None, "span": whole["trigger"], "text": word}
    missing = act(own_client, act="correct", field="agents.0", words="كلمات لا ترد في أي تقرير", **claim)
    assert missing.status_code == 400 and len(ledger(own_store)) == 1


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("time", {"first": "2020-06-06"}),
        ("time", {"first": "2020-06-06", "last": "2020-06-08"}),
        ("type", {"value": "clash"}),
        ("factuality", {"value": "failed"}),
        ("places.9", {"lat": "32.5", "lon": "13.1", "radius_km": "2", "name": "Somewhere"}),
        ("quantities.9", {"measure": "killed", "low": "3", "high": "5"}),
        ("means.9", {"kind": "drone"}),
    ],
)
def test_each_kind_of_value_is_corrected(own_client: TestClient, own_store: str, field: str, told: dict[str, str]) -> None:
    claim = a_claim(own_client)
    whole = claim_at(own_client, f"/review/claim/{claim['document'].rpartition('~')[2]}/{claim['claim']}")
    name = field.partition(".")[0]
    path = field.replace("9", str(whole["free"].get(name, "")))
    answer = act(own_client, act="correct", field=path, **told, **claim)
    assert answer.status_code == 303 and f"/{claim['claim']}" in answer.headers["location"]
    with open_store(own_store) as store:
        held = next(one for one in claims_of(store, claim["document"]) if one.id == claim["claim"])
    value = getattr(held, name)
    if isinstance(value, tuple):
        assert str(value[-1].rule).startswith("judgement ")
    elif name == "time":
        assert (value.start, value.end) == (told["first"], told.get("last", told["first"]))
    else:
        assert value == told["value"]


@pytest.mark.parametrize(
    "told",
    [
        {"field": "type", "value": "no-such-type"},
        {"field": "time", "first": "2020-06-31"},
        {"field": "time", "first": "2020-06-08", "last": "2020-06-06"},
        {"field": "agents.0", "actor": "no/such-actor"},
        {"field": "agents.0.rule", "value": "mine"},
        {"field": "places.0", "place": "geonames:0"},
        {"field": "places.0", "lat": "95", "lon": "0"},
        {"field": "places.0", "lat": "nan", "lon": "nan"},
        {"field": "quantities.0", "measure": "killed", "low": "-4"},
        {"field": "quantities.0", "measure": "killed", "low": "9", "high": "3"},
        {"field": "agents.0", "start": "5", "end": "99999999"},
        {"field": "agents.0", "start": "9", "end": "5"},
        {"field": "__class__", "value": "x"},
        {"field": "agents.999", "words": "x"},
        {"field": "", "value": "x"},
    ],
    ids=str,
)
def test_what_no_claim_can_say_is_refused(own_client: TestClient, own_store: str, told: dict[str, str]) -> None:
    answer = act(own_client, act="correct", **told, **a_claim(own_client))
    assert answer.status_code in (400, 422)
    assert not ledger(own_store)


def test_without_the_token_nothing_is_done(own_client: TestClient, own_store: str) -> None:
    claim = a_claim(own_client)
    for given in ({}, {"csrf": ""}, {"csrf": "x" * 43}):
        answer = own_client.post("/review/act", data={"act": "accept", **claim, **given}, follow_redirects=False)
        assert answer.status_code == 403
        assert own_client.post("/review/reconcile", data=given, follow_redirects=False).status_code == 403
    foreign = own_client.post("/review/act", data={"act": "accept", "csrf": token(own_client), **claim}, headers={"origin": "http://elsewhere.example"})
    assert foreign.status_code == 403 and not ledger(own_store)


def test_an_unknown_act_or_claim_is_refused(own_client: TestClient, own_store: str) -> None:
    assert act(own_client, act="drop", **a_claim(own_client)).status_code == 400
    assert act(own_client, act="accept", document="nothing", claim="c0").status_code == 404
    assert own_client.get("/review/claim/nothing/c0", headers=HTML).status_code == 404
    assert not ledger(own_store)


def test_what_is_typed_is_escaped_and_leads_nowhere_else(own_client: TestClient) -> None:
    claim, bad = a_claim(own_client), "<script>alert(1)</script>"
    answer = act(own_client, act="accept", reason=bad, back="?reason=doubt&evil=1&q=" + bad, **claim)
    assert answer.headers["location"].startswith("/review/next?") and "evil" not in answer.headers["location"]
    page = own_client.get(answer.headers["location"], headers=HTML).text + own_client.get("/review/history", headers=HTML).text
    assert bad not in page and "&lt;script&gt;" in page
    assert own_client.get("/review/next?after=//elsewhere.example", follow_redirects=False).headers["location"].startswith("/review")
    assert act(own_client, act="undo", seq="1", document="//elsewhere.example", claim="x").headers["location"].startswith("/review/claim/")


def test_a_pair_is_joined(own_client: TestClient, own_store: str) -> None:
    href = first(own_client, "?reason=pair")["href"].partition("?")[0]
    sides = own_client.get(href + ".json").json()["sides"]
    told = {"document": sides[0]["document"], "claim": sides[0]["claim"], "other_document": sides[1]["document"], "other_claim": sides[1]["claim"]}
    answer = act(own_client, act="same", **told)
    assert answer.status_code == 303
    line = ledger(own_store)[-1]
    assert line.kind == "same" and line.other is not None
    assert href not in {item["href"].partition("?")[0] for item in items(own_client, "?reason=pair")}
    assert own_client.get("/review.json").json()["record"]["outdated"]
    own_client.post("/review/reconcile", data={"csrf": token(own_client)}, follow_redirects=False)
    assert own_client.app.state.reconciler.wait(120)  # type: ignore[attr-defined]
    assert own_client.get("/review/state.json").json() == {"ok": True, "outdated": False, "running": False, "error": ""}
    after = own_client.get(href + ".json").json()["sides"]
    assert after[0]["event"] == after[1]["event"]


def test_a_report_reviewed_whole_is_gold_that_the_gate_can_read(own_client: TestClient, own_store: str, tmp_path: Path) -> None:
    assert own_client.get("/review/gold.jsonl").text == ""
    document = a_claim(own_client)["document"]
    with open_store(own_store) as store:
        claims = claims_of(store, document)
    for at, claim in enumerate(claims):
        assert not own_client.get("/review/gold.jsonl").text
        act(own_client, act="reject" if at == 0 and len(claims) > 1 else "accept", document=document, claim=claim.id)
    file = tmp_path / "gold.jsonl"
    file.write_bytes(own_client.get("/review/gold.jsonl").content)
    gold = load_gold(file)
    assert len(gold.records) == 1 and gold.claims == max(1, len(claims) - 1)
    assert "rule" not in json.dumps(gold.records[0]["claims"])


@pytest.fixture
def people(own_store: str, tmp_path: Path) -> Iterator[dict[str, TestClient]]:
    """Clients of one app with accounts: two reviewers and a reader, each logged in."""
    accounts = Accounts(tmp_path / "accounts.db")
    app = app_over(own_store, login=True, accounts=str(tmp_path / "accounts.db"))
    made = {}
    for name, role in (("amal", "reviewer"), ("basim", "reviewer"), ("rami", "reader")):
        accounts.add(name, role, PASSWORD)
        made[name] = TestClient(app, base_url=HOME)
        assert made[name].post("/login", data={"name": name, "password": PASSWORD}, follow_redirects=False).status_code == 303
    yield made
    for client in made.values():
        client.close()


def test_a_reader_may_look_but_not_judge(people: dict[str, TestClient], own_store: str) -> None:
    rami = people["rami"]
    claim = a_claim(rami)
    page = rami.get(first(rami)["href"], headers=HTML).text
    assert 'value="accept"' not in page
    # The token of the session is good: the role alone is what refuses.
    answer = rami.post("/review/act", data={"act": "accept", "csrf": token(rami), **claim}, follow_redirects=False)
    assert answer.status_code == 403 and not ledger(own_store)


def test_a_second_reader_sees_nothing_of_the_first(people: dict[str, TestClient], own_store: str) -> None:
    amal, basim = people["amal"], people["basim"]
    claim = a_claim(amal)
    href = f"/review/claim/{claim['document'].rpartition('~')[2]}/{claim['claim']}"
    read = claim_at(basim, href)
    act(amal, act="correct", field="time", first="2001-01-01", reason="a secret of mine", **claim)
    act(amal, act="accept", **claim)
    assert href in {item["href"].partition("?")[0] for item in items(basim, "?reason=second")}
    assert not items(amal, "?reason=second")
    seen = claim_at(basim, href)
    assert seen["blind"] and [one["value"] for one in seen["values"]] == [one["value"] for one in read["values"]]
    assert "a secret of mine" not in basim.get(href, headers=HTML).text
    act(basim, act="accept", **claim)
    told = basim.get("/review/agreement.json").json()
    assert (told["read"], told["alike"]) == (1, 0)
    assert told["claims"][0]["fields"] == ["time"] and told["claims"][0]["verdicts"] == ["changed", "right"]
    assert "a secret of mine" in basim.get(href, headers=HTML).text
    assert href in {item["href"].partition("?")[0] for item in items(amal, "?reason=disagree")}


def test_two_readers_who_agree(people: dict[str, TestClient]) -> None:
    amal, basim = people["amal"], people["basim"]
    claim = a_claim(amal)
    for person in (amal, basim):
        act(person, act="accept", **claim)
    told = amal.get("/review/agreement.json").json()
    assert (told["read"], told["alike"], told["claims"][0]["verdicts"]) == (1, 1, ["right", "right"])
    assert not items(amal, "?reason=disagree")
