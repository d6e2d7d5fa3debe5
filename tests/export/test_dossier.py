"""The dossier: every quote with its offsets and digest, nothing from outside, and hostile text that stays text."""

from __future__ import annotations

import hashlib
from html.parser import HTMLParser

import exportfactory as factory
import pytest

from riwaya.export.bundle import Bundle, Pair
from riwaya.export.dossier import page, words


class Reader(HTMLParser):
    """Collects tags with attributes, and the text."""

    VOID = frozenset(("meta", "br", "hr", "img", "link", "input"))

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(*pairs: Pair) -> Reader:
    return Reader(page(pairs))


def test_every_quote_offset_digest_and_teller() -> None:
    event, bundle = factory.clashing_tolls()
    found = read((event, bundle))
    assert found.open == []
    for document, claim in bundle.claims.values():
        start, end = claim.span
        assert document.text[start:end] in found.text
        assert f"[{start}, {end})" in found.text
        assert hashlib.sha256(document.text.encode()).hexdigest() in found.text
        assert document.url in found.text and document.retrieved in found.text
    for words_shown in ("GNA armed forces, spokesperson", "وكالة الأناضول", "admitted", "معترف به", "12-20 dead", "anadolu-1#c2", "مليشيات"):
        assert words_shown in found.text


@pytest.mark.parametrize("pair", factory.all_pairs(), ids=lambda pair: pair[0].id)
def test_every_event_has_a_page_that_asks_for_nothing_outside(pair: Pair) -> None:
    found = read(pair)
    assert found.open == []
    for tag, attributes in found.tags:
        assert tag not in ("script", "img", "iframe", "object", "embed", "link", "form", "svg", "base")
        assert not any(name.startswith("on") or name in ("src", "srcset", "style", "background") for name in attributes)
        assert "href" not in attributes or (tag == "a" and str(attributes["href"]).startswith("https://"))
    assert any(attributes.get("http-equiv") == "Content-Security-Policy" for _, attributes in found.tags)
    assert "url(" not in page([pair]) and "@import" not in page([pair])


def test_hostile_text_is_shown_and_not_obeyed() -> None:
    html = page([factory.hostile()])
    assert "<script" not in html and "\u202e" not in html and "\x1b" not in html
    found = Reader(html)
    assert "</script><script>alert(1)</script>" in found.text
    assert "\\u202eabc\\u001b[31m" in found.text
    assert not any(name.startswith("onmouse") for _, attributes in found.tags for name in attributes)
    assert not any(str(attributes.get("href", "")).startswith("javascript") for _, attributes in found.tags)


def test_arabic_is_isolated_and_runs_from_the_right() -> None:
    found = read(factory.clashing_tolls())
    quotes = [attributes for tag, attributes in found.tags if tag == "blockquote"]
    assert len(quotes) == 4 and all(quote["dir"] == "rtl" and quote["lang"] == "ar" for quote in quotes)
    assert sum(tag == "bdi" for tag, _ in found.tags) > 40


def test_the_undated_the_unplaced_and_the_denied_say_so() -> None:
    assert words()["undated"].en in read(factory.undated()).text
    assert words()["unplaced"].ar in read(factory.unplaced()).text
    denied = read(factory.denied()).text
    assert "denies that it happened" in denied and "it did not happen" in denied


def test_a_claim_that_the_bundle_lacks_is_told() -> None:
    event, _ = factory.clashing_tolls()
    found = read((event, Bundle({})))
    assert found.text.count(words()["missing"].en) == 4
    assert "hadath-1#c1" in found.text


def test_several_events_are_sections_of_one_page() -> None:
    found = read(factory.denied(), factory.five_days())
    assert sum(tag == "section" for tag, _ in found.tags) == 2
    assert sum(tag == "html" for tag, _ in found.tags) == 1


def test_the_page_can_be_printed() -> None:
    html = page([factory.five_days()])
    assert "@page" in html and "@media print" in html and "break-inside: avoid" in html
