"""Read a saved web page: its article, headline, outlet, address and date, and how the date is known. Nothing is fetched.

The article's text and the names come from trafilatura, the date from htmldate: what the page's own metadata, its `time` elements or
its address say. A date that only stands in the prose is left to the reader, which dates a report from its own words and tells how.
"""

from __future__ import annotations

import codecs
import re
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from riwaya.errors import EmptyInput, UnreadableInput
from riwaya.ingest.dates import parse_days
from riwaya.ingest.encoding import SAMPLE, decode, replace_surrogates
from riwaya.ingest.report import Days, Report

PAGES = (".html", ".htm", ".xhtml")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_OPENING = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)
LEAST = 40  # characters: less is a menu or a notice, no report
DATED_BY = "date in the page's metadata or address (htmldate)"


def looks_like_page(first: bytes) -> bool:
    """Whether a stream begins as a web page does."""
    return _OPENING.match(first[:SAMPLE].decode("utf-8", "replace").lstrip("\ufeff")) is not None


def read_page(data: bytes, id: str, source: str) -> Report:
    """The report that a saved page holds. Raises EmptyInput where it has no article, UnreadableInput where it cannot be parsed."""
    text, encoding = _decode_page(data, source)
    found = _extract(text, source)
    address = found.get("url") or None
    published = _date(text, address)
    body, _ = replace_surrogates(_with_headline(found.get("title") or "", found.get("text") or ""))
    return Report(
        id=id,
        text=body,
        source=address or source,
        title=found.get("title") or None,
        url=address,
        outlet=found.get("sitename") or (urlsplit(address).hostname if address else None),
        published=published,
        encoding=None if encoding == "utf-8" else encoding,
        place=source,
        dated_by=DATED_BY if published else None,
    )


def _decode_page(data: bytes, place: str) -> tuple[str, str]:
    """The encoding that the page names, where there is such a one and it fits; else the one that the bytes show."""
    named = _CHARSET.search(data[:SAMPLE])
    if named:
        try:
            codec = codecs.lookup(named.group(1).decode("ascii")).name
            return data.decode(codec), codec
        except (LookupError, UnicodeDecodeError):
            pass  # a wrong label is common on the web: the bytes decide
    return decode(data, place)


def _extract(text: str, place: str) -> dict[str, Any]:
    import trafilatura

    try:
        found = trafilatura.bare_extraction(text, with_metadata=True, include_comments=False, include_tables=False, favor_precision=True)
    except (ValueError, RecursionError, AssertionError) as error:
        raise UnreadableInput(f"the page cannot be parsed ({type(error).__name__})", place) from None
    fields = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    if len((fields.get("text") or "").strip()) < LEAST:
        raise EmptyInput("there is no article on this page", place, "Give its text instead")
    return fields


def _date(text: str, address: str | None) -> Days | None:
    import htmldate

    try:
        found = htmldate.find_date(text, original_date=True, extensive_search=False, url=address)
        return parse_days(found) if found else None
    except ValueError:
        return None  # the page names no day of the calendar: the reader dates the text


def _with_headline(title: str, body: str) -> str:
    """The article with its headline as first line, once."""
    headline = " ".join(unescape(title).split())
    first = " ".join(body.strip().split("\n", 1)[0].split())
    if not headline or first.startswith(headline) or headline.startswith(first):
        return body.strip() + "\n"
    return f"{headline}\n\n{body.strip()}\n"
