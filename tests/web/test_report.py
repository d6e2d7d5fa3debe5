"""The reader and the list of reports, without a browser: what the pages and their JSON hold, and that they hold nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from riwaya.cli import main
from riwaya.errors import InputError
from riwaya.model.record import Source
from riwaya.store.documents import put_failure, remove_document
from riwaya.store.open import open_store
from riwaya.web.app import create_app
from riwaya.web.i18n import strings
from riwaya.web.reader import SLOTS, lines_of
from riwaya.web.settings import Settings
from riwaya.web.wording import teller

LANGUAGES = ("en", "ar")
HOSTILE = 'قصفت الطائرات بلدة "العين" يوم الثلاثاء 3 مارس 2020 وقتل 4 مدنيين.\n<script>alert(1)</script> <img src=x onerror=alert(2)> "\'&amp; {{ 7*7 }}'


class Lines(HTMLParser):
    """The text of every line of the report as the browser would see it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.inside = tag == "p" and "data-start" in given
        if self.inside:
            self.found.append((int(given["data-start"] or 0), ""))

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "p"

    def handle_data(self, data: str) -> None:
        if self.inside:
            start, told = self.found[-1]
            self.found[-1] = start, told + data


def lines_in(html: str) -> list[tuple[int, str]]:
    parser = Lines()
    parser.feed(html)
    return parser.found


def ids(client: TestClient, query: str = "") -> list[str]:
    return [row["short"] for row in client.get(f"/reports.json{query}").json()["reports"]]


@pytest.fixture(scope="module")
def some(client: TestClient) -> list[dict[str, Any]]:
    return [client.get(f"/report/{id}.json").json() for id in ids(client)[:12]]


def test_every_value_slices_out_of_the_text(some: list[dict[str, Any]]) -> None:
    seen = set()
    for view in some:
        for claim in view["claims"]:
            for value in claim["values"]:
                seen.add(value["slot"])
                if value["span"]:
                    assert view["text"][value["span"][0] : value["span"][1]] == value["words"]
                assert value["name"]["en"] and value["name"]["ar"]
    assert {"act", "party", "place", "number", "source", "cue"} <= seen <= set(SLOTS)


def test_claims_stand_in_the_order_of_the_text(some: list[dict[str, Any]]) -> None:
    for view in some:
        acts = [claim["values"][0]["span"] for claim in view["claims"]]
        assert acts == sorted(acts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_holds_the_text_unbroken(client: TestClient, some: list[dict[str, Any]], language: str) -> None:
    for view in some:
        html = client.get(f"/report/{view['report']['short']}", params={"lang": language}).text
        for start, told in lines_in(html):
            assert view["text"][start : start + len(told)] == told
        assert "\n".join(told for _, told in lines_in(html)) == view["text"].replace("\r\n", "\n")
        assert f'lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in html
        assert 'class="report text" lang="ar" dir="rtl"' in html


@given(st.text(alphabet=st.sampled_from("قصف \n\r\0<&>😀👨‍👩‍👧لا60-7%(ـ)ًّ\u202e\u2028\x0b"), max_size=60))
def test_lines_keep_the_offsets_of_any_text(text: str) -> None:
    found = lines_of(text, [])
    for line in found:
        told = text[line["start"] : line["start"] + len(line["text"])]
        assert told.replace("\0", "\ufffd") == line["text"]
        assert "\n" not in line["text"] and "\0" not in line["text"]
    assert sum(len(line["text"]) for line in found) >= len(text) - 2 * text.count("\n") - 1


def test_boilerplate_is_marked_whole_lines_alone() -> None:
    text = "خبر\nاقرأ أيضا: خبر آخر\nنهاية"
    start = text.index("اقرأ")
    end = text.index("\n", start)
    assert [line["boilerplate"] for line in lines_of(text, [(start, end)])] == [False, True, False]
    assert [line["boilerplate"] for line in lines_of(text, [(start, end - 2)])] == [False, False, False]


def test_claims_lead_to_events_and_say_what_is_disputed(client: TestClient) -> None:
    told = [claim for id in ids(client) for claim in client.get(f"/report/{id}.json").json()["claims"]]
    events = [event for claim in told for event in claim["events"]]
    assert len(events) > 50
    disputed = [event for event in events if event["disputed"]]
    assert disputed and all(event["conflicts"] for event in disputed)
    assert client.get(f"/event/{disputed[0]['id']}.json").json()["event"]["id"] == disputed[0]["id"]


def test_a_report_says_how_its_date_is_known(some: list[dict[str, Any]]) -> None:
    dated = [view["report"] for view in some if view["report"]["published"]]
    assert dated
    for report in dated:
        assert report["published"]["basis"] in ("metadata", "byline", "inferred")
        assert report["published"]["basis"] == "metadata" or report["clues"]


def test_a_copy_names_the_shared_passages_on_both_sides(client: TestClient) -> None:
    group = client.get("/reports.json").json()["groups"][0]
    there = client.get(f"/report/{group['short']}.json").json()
    here = client.get(f"/report/{group['copies'][0]['short']}.json").json()
    of = next(copy for copy in here["copies"] if copy["id"] == group["id"])
    by = next(copy for copy in there["copies"] if copy["id"] == here["report"]["id"])
    assert (of["direction"], by["direction"]) == ("of", "by")
    for one, other in ((of, by), (by, of)):
        assert [p["span"] for p in one["passages"]] == [p["other_span"] for p in other["passages"]]
    first = of["passages"][0]
    assert here["text"][slice(*first["span"])][:40] == there["text"][slice(*first["other_span"])][:40]


def test_a_report_is_found_by_its_whole_id_too(client: TestClient, some: list[dict[str, Any]]) -> None:
    report = some[0]["report"]
    assert client.get(f"/report/{report['id']}.json").json()["report"] == report
    assert client.get(f"/report/{report['id']}", headers={"accept": "text/html"}).status_code == 200


@pytest.mark.parametrize("path", ["/report/000000000000", "/report/nothing.json", "/report/x/explain.json", "/report/%3Cscript%3E"])
def test_what_is_not_there_is_not_found(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert "<script>" not in answer.text.replace('<script type="module" src="/static/js/base.js"></script>', "")


def test_explain_gives_the_trail_of_one_claim(client: TestClient, some: list[dict[str, Any]]) -> None:
    view = next(view for view in some if view["claims"])
    claim = view["claims"][0]["id"]
    found = client.get(f"/report/{view['report']['short']}/explain.json", params={"claim": claim}).json()["statements"]
    assert {row["claim"] for row in found} == {claim}
    assert all(row["rule"] and row["pack_version"] for row in found if row["field"] == "type")
    every = client.get(f"/report/{view['report']['short']}/explain.json").json()["statements"]
    assert len(every) > len(found)


def test_every_role_slot_and_basis_has_words() -> None:
    for language in LANGUAGES:
        words = strings()[language]
        assert all(f"slot.{slot}" in words for slot in SLOTS)
        assert all(f"copy.kind.{kind}" in words for kind in ("reprint", "excerpt", "merged", "agency"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    place = tmp_path_factory.mktemp("hostile") / "r.db"
    report = {"id": "عدو/<b>~x.json", "text": HOSTILE, "title": "<script>t</script>", "url": "javascript:alert(3)", "outlet": '"><script>o</script>'}
    lines = [report, {"id": "plain", "text": "الطقس جميل اليوم.\r\nوغدا أيضا."}]
    given = place.with_name("given.jsonl")
    given.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    CliRunner().invoke(main, ["run", str(given), "--store", str(place)], catch_exceptions=False)
    with open_store(place) as store:
        put_failure(store, InputError("no text <script>f</script>", "file<u>.pdf", "Give <another>"))
    with TestClient(create_app(Settings(str(place), requests_a_minute=1_000_000)), base_url="http://localhost") as made:
        yield made


def test_nothing_of_a_report_becomes_code(hostile: TestClient) -> None:
    for id in ids(hostile):
        for language in LANGUAGES:
            html = hostile.get(f"/report/{id}", params={"lang": language}).text
            assert "<script>" not in html and "<img src=x" not in html and "<b>" not in html
            assert 'href="javascript:' not in html and "49" not in "".join(told for _, told in lines_in(html))
    html = hostile.get("/reports").text
    assert "<script>" not in html and "<u>" not in html and "&lt;u&gt;" in html


def test_an_id_of_any_characters_leads_to_its_report(hostile: TestClient) -> None:
    for row in hostile.get("/reports.json").json()["reports"]:
        assert hostile.get(f"/report/{row['short']}.json").json()["report"]["id"] == row["id"]


def test_a_report_without_claims_says_so(hostile: TestClient) -> None:
    plain = next(row for row in hostile.get("/reports.json").json()["reports"] if row["id"].startswith("plain"))
    html = hostile.get(f"/report/{plain['short']}", params={"lang": "en"}).text
    assert strings()["en"]["report.none"] in html
    assert [start for start, _ in lines_in(html)] == [0, len("الطقس جميل اليوم.\r\n")]


def test_failures_are_listed_with_reason_and_remedy(hostile: TestClient) -> None:
    view = hostile.get("/reports.json").json()
    assert view["failures_total"] == len(view["failures"]) == 1
    assert view["failures"][0]["remedy"] == "Give <another>"


def test_a_removed_report_says_why_and_shows_no_text(own_client: TestClient, own_store: str) -> None:
    id = ids(own_client)[0]
    text = own_client.get(f"/report/{id}.json").json()["text"]
    with open_store(own_store) as store:
        remove_document(store, id, "asked for by <its outlet>")
    view = own_client.get(f"/report/{id}.json").json()
    assert (view["report"]["state"], view["report"]["reason"], view["text"], view["claims"]) == ("removed", "asked for by <its outlet>", "", [])
    html = own_client.get(f"/report/{id}").text
    assert text.split("\n")[0][:30] not in html and "<its outlet>" not in html
    assert id not in ids(own_client)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_counts_and_filters(client: TestClient, language: str) -> None:
    every = client.get("/reports.json").json()
    assert every["total"] == sum(every["states"].values()) > 26
    day = next(row["published"] for row in every["reports"] if row["published"])
    html = client.get("/reports", params={"lang": language}).text
    assert f'<span class="count">({every["total"]})</span>' in html
    on_day = client.get("/reports.json", params={"from": day["start"], "to": day["end"]}).json()
    assert 0 < on_day["total"] < every["total"]
    assert all(row["published"]["start"] <= day["end"] and row["published"]["end"] >= day["start"] for row in on_day["reports"])


@pytest.mark.parametrize("query", ["?q=الوفاق", "?type=shelling", "?actor=libya/lna", "?camp=libya/gna", "?conflict=any", "?grade=contested"])
def test_each_filter_narrows(client: TestClient, query: str) -> None:
    every, found = client.get("/reports.json").json()["total"], client.get(f"/reports.json{query}").json()
    assert 0 < found["total"] < every
    assert json.dumps(found["filters"], ensure_ascii=False).count(query.rpartition("=")[2]) == 1


def test_the_filter_of_types_gives_reports_that_claim_it(client: TestClient) -> None:
    for id in ids(client, "?type=shelling"):
        types = {claim["type"]["id"] for claim in client.get(f"/report/{id}.json").json()["claims"]}
        assert "shelling" in types


def test_words_are_folded(client: TestClient) -> None:
    assert ids(client, "?q=السبيعه") == ids(client, "?q=السَّبيعة") != []


@pytest.mark.parametrize("query", ["?state=nonsense", "?page=0", "?from=2020-13-01", "?sort=size", "?group=0"])
def test_a_filter_that_cannot_be_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/reports.json{query}").status_code in (400, 422)


def test_pages_follow_each_other_without_gap(client: TestClient) -> None:
    first = client.get("/reports.json").json()
    seen, following = [row["id"] for row in first["reports"]], first["next"]
    while following:
        page = client.get(f"/reports.json{following}").json()
        seen += [row["id"] for row in page["reports"]]
        following = page["next"]
    assert len(seen) == len(set(seen)) == first["total"]


def test_style_and_script_of_the_reader_are_files(client: TestClient, some: list[dict[str, Any]]) -> None:
    html = client.get(f"/report/{some[0]['report']['short']}").text
    assert "style=" not in html and "onclick" not in html and "<style" not in html
    for path in ("/static/css/report.css", "/static/js/report.js", "/static/js/marks.js", "/static/css/reports.css", "/static/css/event.css"):
        assert client.get(path).status_code == 200


def test_words_before_a_gloss_are_isolated() -> None:
    found = teller(Source(name="شاهد", kind="resident", actor=None))
    assert found["en"] == "\u2068شاهد\u2069 (resident)" and found["ar"].startswith("\u2068شاهد\u2069 (")
    assert "\u2068" not in teller(Source(name="صحيفة", kind="media"))["en"]
