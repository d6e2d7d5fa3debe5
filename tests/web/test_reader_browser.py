"""The reader and the page of an event in a real browser: marks move no glyph; pointer, keys and touch; both languages; small; print."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import Request, urlopen

import pytest
from click.testing import CliRunner

from riwaya.cli import main
from riwaya.store.events import stored_events
from riwaya.store.open import open_store

if TYPE_CHECKING:
    from playwright.sync_api import Page

Watched = Callable[..., "Page"]
WIDTHS = (1280, 720, 380)
# Everything that a mark could break: digits, Latin names, ranges, brackets, percent, tatweel, diacritics, lam-alef, nested quotes, joiners,
# characters beyond the basic plane, marks of direction, long lines.
TORTURE = "\n".join(
    (
        'قُتِلَ "ما بين 60-70" مقاتلًا من لواء TF-Alpha (ج.2) خلال 48 ساعة، بنسبة 12.5% و٣٠٪ من القوة',
        "لا لأ لإ لآ الأول ولأنها: بلاغٌ عن «هجوم قال شاهد: \"رأيت 3 طائرات F-16\" فوق البلدة» يوم 06/06/2020",
        "مـــقـــتـــل العـــقيد في معركةٍ ـ ثمّ انسحبَتِ الكتيبة [5/أ] إلى خطّ 104°E — بحسب Reuters/AFP، و(BM-21) أيضًا",
        "😀 قصف 👨‍👩‍👧 بلدة العين 𞤀 فقُتل ٤ مدنيين 🚑🚑 وجُرح 17",
        "",
        "نسخة\u200cلا تتصل و\u200fعلامة\u200eاتجاه ثمّ كلمةطويلةجدابلافراغاتتتكررتتكررتتكررتتكررتتكررتتكررتتكررتتكررتتكررتتكرر نهاية",
        "1- بند أول؛ 2) بند ثانٍ؟ 3. بند ثالث! المصدر: https://example.org/a?b=1&c=2 #وسم @اسم",
    )
)
# The box of every code point and of every word, as the browser lays them out now.
BOXES = """() => {
  const boxes = [];
  for (const line of document.querySelectorAll('#text [data-start]')) {
    const node = line.firstChild;
    if (!node) continue;
    const measure = (start, end) => {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      boxes.push([...range.getClientRects()].map((box) => [box.x + scrollX, box.y + scrollY, box.width, box.height]));
    };
    let at = 0;
    for (const point of node.data) { measure(at, at + point.length); at += point.length; }
    for (const word of node.data.matchAll(/\\S+/g)) measure(word.index, word.index + word[0].length);
  }
  return JSON.stringify(boxes);
}"""
# Marks of every kind on spans that overlap, begin inside words and between the parts of a lam-alef, and cross lines.
MARK = """async () => {
  const { TextMap, painter } = await import('/static/js/marks.js');
  const root = document.getElementById('text');
  const map = new TextMap(root);
  const paint = painter(root);
  const length = map.lines.at(-1).end;
  const kinds = ['source', 'cue', 'act', 'party', 'place', 'time', 'number', 'means', 'loaded'];
  kinds.forEach((kind, at) => {
    for (const state of ['base', 'on']) {
      const ranges = [];
      for (let start = at; start < length; start += 7 + at) ranges.push(...map.ranges([start, start + 1 + (start * (at + 3)) % 23]));
      paint.set(`${state}-${kind}`, ranges, at % 4);
    }
  });
  paint.set('on-clause', map.ranges([0, length]), 0);
  return [globalThis.CSS.highlights?.size ?? 0, document.querySelectorAll('.boxes .box').length];
}"""
CLEAR = "() => { CSS.highlights?.clear(); document.querySelectorAll('.boxes').forEach((layer) => layer.replaceChildren()); }"
# How many pixels of two pictures differ, and how many of the first are not of its ground.
INK = """async (pictures) => {
  const [one, other] = await Promise.all(pictures.map(async (picture) => {
    const drawn = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
    const context = new OffscreenCanvas(drawn.width, drawn.height).getContext('2d');
    context.drawImage(drawn, 0, 0);
    return new Uint32Array(context.getImageData(0, 0, drawn.width, drawn.height).data.buffer);
  }));
  if (one.length !== other.length) return [Infinity, 0];
  return [one.filter((pixel, at) => pixel !== other[at]).length, one.filter((pixel) => pixel !== one[0]).length];
}"""
NO_HIGHLIGHTS = "Object.defineProperty(CSS, 'highlights', { value: undefined }); delete globalThis.Highlight;"
READ = "Array.from(CSS.highlights.get('{name}') ?? []).map((range) => range.toString())"


def found(address: str) -> dict[str, Any]:
    with urlopen(Request(address, headers={"accept": "application/json"})) as answer:
        told: dict[str, Any] = json.load(answer)
        return told


@pytest.fixture(scope="module")
def torture(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a record that holds the torture text."""
    place = tmp_path_factory.mktemp("torture")
    (place / "given.jsonl").write_text(json.dumps({"id": "torture", "text": TORTURE, "outlet": "صحيفة"}), encoding="utf-8")
    CliRunner().invoke(main, ["run", str(place / "given.jsonl"), "--store", str(place / "r.db")], catch_exceptions=False)
    return str(place / "r.db")


@pytest.fixture
def torture_page(torture: str, app_server: Callable[[str], str]) -> str:
    """The address of the torture text in the reader."""
    server = app_server(torture)
    return f"{server}/report/{found(server + '/reports.json')['reports'][0]['short']}"


@pytest.fixture
def app_server() -> Iterator[Callable[[str], str]]:
    """Serves records of one's own."""
    import socket
    import threading
    import time

    import uvicorn

    from riwaya.web.app import create_app
    from riwaya.web.settings import Settings

    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def serve(store: str) -> str:
        held = socket.socket()
        held.bind(("127.0.0.1", 0))
        made = uvicorn.Server(uvicorn.Config(create_app(Settings(store, requests_a_minute=1_000_000)), log_level="error"))
        thread = threading.Thread(target=made.run, kwargs={"sockets": [held]}, daemon=True)
        thread.start()
        while not made.started:
            assert thread.is_alive()
            time.sleep(0.02)
        running.append((made, thread))
        return f"http://127.0.0.1:{held.getsockname()[1]}"

    yield serve
    for made, thread in running:
        made.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def report(server: str) -> dict[str, Any]:
    """A report with many claims, some of them disputed."""
    rows = found(f"{server}/reports.json?conflict=any")["reports"]
    return found(f"{server}/report/{max(rows, key=lambda row: (row['claims'], row['id']))['short']}.json")


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.evaluate("document.fonts.ready.then(() => 1)")
    return page


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("highlights", [True, False], ids=["highlights", "boxes"])
def test_marks_move_no_glyph(new_page: Watched, torture_page: str, width: int, highlights: bool) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    if not highlights:
        page.add_init_script(NO_HIGHLIGHTS)
    opened(page, torture_page)
    page.evaluate(CLEAR)
    before = page.evaluate(BOXES)
    drawn, boxes = page.evaluate(MARK)
    assert (drawn > 15, boxes > 200) == (highlights, not highlights)
    page.wait_for_timeout(100)
    assert page.evaluate(BOXES) == before
    assert len(json.loads(before)) > 600


def test_the_measure_sees_a_glyph_that_moves(page: Page, torture_page: str) -> None:
    opened(page, torture_page)
    page.evaluate(CLEAR)
    before = json.loads(page.evaluate(BOXES))
    page.evaluate("document.querySelector('#text p').style.letterSpacing = '0.01px'")
    assert json.loads(page.evaluate(BOXES)) != before
    page.evaluate("""() => { const p = document.querySelector('#text p'); p.style.letterSpacing = '';
      const range = new Range(); range.setStart(p.firstChild, 2); range.setEnd(p.firstChild, 20); range.surroundContents(document.createElement('b')); }""")
    assert json.loads(page.evaluate(BOXES)) != before


def test_marks_change_next_to_no_ink(new_page: Watched, torture_page: str) -> None:
    """A mark without a style still has the browser paint its words apart: at most the soft edge of a letter that hangs over changes."""
    page = opened(new_page(viewport={"width": 1280, "height": 900}), torture_page)
    page.evaluate(CLEAR)
    bare = page.locator("#text").screenshot()
    assert page.locator("#text").screenshot() == bare
    words = [match.span() for match in re.finditer(r"\S+", TORTURE)]
    page.evaluate(
        """async (spans) => {
        const { TextMap } = await import('/static/js/marks.js');
        const map = new TextMap(document.getElementById('text'));
        CSS.highlights.set('without-style', new Highlight(...spans.flatMap((span) => map.ranges(span))));
        }""",
        words[::2],
    )
    marked = page.locator("#text").screenshot()
    pictures = [base64.b64encode(picture).decode() for picture in (bare, marked)]
    changed, all_ink = new_page().evaluate(INK, pictures)
    assert all_ink > 5_000 and changed < all_ink / 500


def test_offsets_are_code_points(page: Page, torture_page: str) -> None:
    opened(page, torture_page)
    start = TORTURE.index("😀")
    spans = {word: (start + TORTURE[start:].index(word), len(word)) for word in ("😀", "👨‍👩‍👧", "بلدة", "𞤀", "🚑🚑", "وجُرح")}
    for word, (at, length) in spans.items():
        told = page.evaluate(
            """async ([start, end]) => { const { TextMap } = await import('/static/js/marks.js');
            return new TextMap(document.getElementById('text')).ranges([start, end]).map(String).join('|'); }""",
            [at, at + length],
        )
        assert told == word


def test_the_text_is_copied_in_its_logical_order(page: Page, torture_page: str) -> None:
    opened(page, torture_page)
    page.evaluate(MARK)
    told = page.evaluate("() => { getSelection().selectAllChildren(document.getElementById('text')); return getSelection().toString(); }")
    assert [line for line in told.split("\n") if line.strip()] == [line for line in TORTURE.split("\n") if line.strip()]


def test_pointing_at_a_value_lights_up_its_words(page: Page, server: str, report: dict[str, Any]) -> None:
    opened(page, f"{server}/report/{report['report']['short']}")
    for claim in report["claims"][:3]:
        element = page.locator(f"#claim-{claim['id']}")
        for value in claim["values"]:
            if value["span"] is None or "\n" in value["words"]:
                continue
            element.locator(f".value[data-span='{value['span'][0]} {value['span'][1]}'][data-slot={value['slot']}]").first.hover()
            assert page.evaluate(READ.format(name=f"on-{value['slot']}")) == [value["words"]]
    page.mouse.move(0, 0)
    assert page.evaluate(READ.format(name="on-act")) == []


def test_pointing_at_words_lights_up_their_claims(page: Page, server: str, report: dict[str, Any]) -> None:
    opened(page, f"{server}/report/{report['report']['short']}")
    claim = report["claims"][1]
    point = page.evaluate(
        """async ([start, end]) => { const { TextMap } = await import('/static/js/marks.js');
        const [range] = new TextMap(document.getElementById('text')).ranges([start, end]);
        const box = range.getClientRects()[0]; return [box.x + box.width / 2, box.y + box.height / 2]; }""",
        claim["values"][0]["span"],
    )
    page.mouse.move(*point)
    lit = page.locator(".claim.lit").evaluate_all("all => all.map((one) => one.dataset.claim)")
    act = claim["values"][0]["span"]
    resting = {one["id"] for one in report["claims"] for value in one["values"] if value["span"] and value["span"][0] < act[1] and act[0] < value["span"][1]}
    assert claim["id"] in lit and set(lit) <= resting
    page.mouse.click(*point)
    page.mouse.move(5, 5)
    assert page.locator(f"#claim-{claim['id']}.lit").count() == 1, "a press holds"
    page.keyboard.press("Escape")
    assert page.locator(".claim.lit").count() == 0


def test_the_space_beside_a_line_is_no_word(page: Page, server: str, report: dict[str, Any]) -> None:
    opened(page, f"{server}/report/{report['report']['short']}")
    box = page.locator("#text p").first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 2, box["y"] + box["height"] - 2)
    assert page.locator(".claim.lit").count() == 0


def test_keys_alone_lead_through_all_claims(page: Page, server: str, report: dict[str, Any]) -> None:
    opened(page, f"{server}/report/{report['report']['short']}")
    ids = [claim["id"] for claim in report["claims"]]
    where = "document.activeElement.dataset.claim"
    page.keyboard.press("j")
    assert page.evaluate(where) == ids[0]
    for key, at in (("j", 1), ("ArrowDown", 2), ("k", 1), ("ArrowUp", 0), ("k", 0), ("End", len(ids) - 1), ("j", len(ids) - 1), ("Home", 0)):
        page.keyboard.press(key)
        assert page.evaluate(where) == ids[at], key
        assert page.locator(".claim.lit").evaluate_all("all => all.map((one) => one.dataset.claim)") == [ids[at]]
        seen = page.evaluate("(() => { const box = document.activeElement.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; })()")
        assert seen, "what has the focus is in sight"
    page.keyboard.press("Tab")
    first = report["claims"][0]["values"][0]
    assert page.evaluate("document.activeElement.dataset.slot") == first["slot"]
    assert page.evaluate(READ.format(name=f"on-{first['slot']}")) == [first["words"]]
    page.keyboard.press("Escape")
    assert page.locator(".claim.lit").count() == 0
    tabs = page.locator(".claim[tabindex='0']").count()
    assert tabs == 1, "one stop for the whole list"


def test_an_address_leads_to_a_claim_or_to_words(page: Page, server: str, report: dict[str, Any]) -> None:
    claim = report["claims"][-1]
    opened(page, f"{server}/report/{report['report']['short']}#claim-{claim['id']}")
    page.wait_for_selector(f"#claim-{claim['id']}.lit")
    start, end = report["claims"][0]["values"][0]["span"]
    page.evaluate(f"location.hash = '#at-{start}-{end}'")
    page.wait_for_function("CSS.highlights.get('on-passage')?.size === 1")
    assert page.evaluate(READ.format(name="on-passage")) == [report["text"][start:end]]
    for bad in ("#at-9-", "#claim-nothing", "#at-999999-1000000", "#claim-%3Cb%3E"):
        page.evaluate(f"location.hash = '{bad}'")


def test_the_legend_hides_and_shows_a_kind(page: Page, server: str, report: dict[str, Any]) -> None:
    opened(page, f"{server}/report/{report['report']['short']}")
    assert page.evaluate("CSS.highlights.get('base-act').size") > 0
    key = page.locator("[data-toggle=act]")
    key.focus()
    page.keyboard.press("Space")
    assert key.get_attribute("aria-pressed") == "false" and page.evaluate("CSS.highlights.get('base-act').size") == 0
    page.keyboard.press("Enter")
    assert page.evaluate("CSS.highlights.get('base-act').size") > 0


def test_kinds_are_told_apart_without_colour(page: Page, server: str, report: dict[str, Any]) -> None:
    opened(page, f"{server}/report/{report['report']['short']}")
    lines = page.locator(".sample").evaluate_all(
        "all => all.map((one) => { const style = getComputedStyle(one);"
        " return [style.textDecorationLine, style.textDecorationStyle, style.textDecorationThickness].join(); })"
    )
    assert len(lines) == len(set(lines)) == 9


def test_a_finger_lights_up_claims_on_a_small_screen(new_page: Watched, server: str, report: dict[str, Any]) -> None:
    page = opened(new_page(viewport={"width": 360, "height": 740}, has_touch=True, locale="ar"), f"{server}/report/{report['report']['short']}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    span = report["claims"][0]["values"][0]["span"]
    point = page.evaluate(
        """async ([start, end]) => { const { TextMap } = await import('/static/js/marks.js');
        const [range] = new TextMap(document.getElementById('text')).ranges([start, end]);
        scrollBy(0, range.getBoundingClientRect().top - 200);
        const box = range.getClientRects()[0]; return [box.x + box.width / 2, box.y + box.height / 2]; }""",
        span,
    )
    page.touchscreen.tap(*point)
    lit = page.locator(".claim.lit").first
    lit.wait_for()
    box = lit.bounding_box()
    assert box is not None and 0 < box["y"] < 740, "the claim shows beside the text"


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [1280, 360])
def test_pages_fit_in_both_languages(new_page: Watched, server: str, record_store: str, report: dict[str, Any], language: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    with open_store(record_store) as store:
        events = [event.id for event in stored_events(store) if event.conflicts][:3]
    for path in (f"/report/{report['report']['short']}", "/reports", *(f"/event/{id}" for id in events)):
        opened(page, f"{server}{path}?lang={language}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.evaluate("document.dir") == ("rtl" if language == "ar" else "ltr")
        assert page.locator("main h1").count() == 1
        bare = page.locator("a, button").evaluate_all("all => all.filter((one) => !one.textContent.trim() && !one.getAttribute('aria-label')).length")
        assert bare == 0, "every link and button has a name"


def test_an_event_is_read_by_keys_alone(page: Page, server: str, record_store: str) -> None:
    with open_store(record_store) as store:
        event = max((event for event in stored_events(store) if event.conflicts), key=lambda event: (len(event.accounts), event.id))
    opened(page, f"{server}/event/{event.id}?lang=en")
    for _ in range(80):
        page.keyboard.press("Tab")
        if "#claim-" in (page.evaluate("document.activeElement.href ?? ''")):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/**")
    page.wait_for_selector(".claim.lit")
    assert page.evaluate("document.activeElement.dataset.claim") in {ref.claim for ref in event.claims}


def test_print_shows_all_claims_and_no_controls(page: Page, server: str, report: dict[str, Any]) -> None:
    opened(page, f"{server}/report/{report['report']['short']}")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.margin')).overflowY") == "visible"
    assert not page.locator("header.top").is_visible() and page.locator(".claim .value").first.is_visible()
    assert page.pdf()[:5] == b"%PDF-"


def test_the_text_is_there_without_script(new_page: Watched, server: str, report: dict[str, Any]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{server}/report/{report['report']['short']}")
    told = page.locator("#text p").all_text_contents()
    assert "\n".join(told) == report["text"]
    assert page.locator(".claim").count() == len(report["claims"])


def test_scripts_say_what_they_do() -> None:
    for name in ("marks", "report"):
        text = (Path(__file__).parents[2] / "src/riwaya/web/static/js" / f"{name}.js").read_text(encoding="utf-8")
        assert "innerHTML" not in text and "eval(" not in text and text.startswith("//")


def test_the_margin_never_covers_what_follows(page: Page, server: str, report: dict[str, Any]) -> None:
    opened(page, f"{server}/report/{report['report']['short']}")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    margin, colophon = page.locator(".margin").bounding_box(), page.locator(".colophon").bounding_box()
    assert margin is not None and colophon is not None and margin["y"] + margin["height"] <= colophon["y"]
