"""Marks of the reader move no glyph: the boxes of a torture text with and without them, in a real browser."""

from __future__ import annotations

import base64
import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest
import uvicorn
from click.testing import CliRunner

from riwaya.cli import main
from riwaya.web.app import create_app
from riwaya.web.settings import Settings

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
    with urlopen(f"{server}/reports.json") as answer:
        return f"{server}/report/{json.load(answer)['reports'][0]['short']}"


@pytest.fixture
def app_server() -> Iterator[Callable[[str], str]]:
    """Serves records of one's own."""
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
