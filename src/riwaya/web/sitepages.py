"""The addresses of a static copy: which pages are in it, what their files are called, and how a page's links become relative."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from html import escape, unescape
from posixpath import relpath
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit

# What of an address's query makes another page of the copy, by path; what else is asked for (filters, orders) has none.
PAGES: dict[str, tuple[str, ...]] = {
    "/": (), "/method": (), "/map": (), "/events": ("page",), "/reports": ("page",), "/disagreements": ("conflict", "page"),
    "/tellers": ("kind", "page", "sort"), "/teller": ("id",), "/ledgers": ("item", "page"),
}  # fmt: skip
_ONE = re.compile(r"/(event|report)/([\w~.%-]+)")
FILES = {"/ledgers.csv": "data/ledgers.csv", "/ledger-entries.csv": "data/ledger-entries.csv"}
_LINK = re.compile(r'\s(href|src|data-src)="([^"]*)"')
_FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
_ITEM = re.compile(r'<li>\s*<a href="/review"[^>]*>.*?</a>\s*</li>', re.DOTALL)
_ABSENT = re.compile(r'<a\b[^>]*\bhref="(?:/review|/report/[^"]*/explain\.json)[^"]*"[^>]*>.*?</a>', re.DOTALL)
_SCRIPT = re.compile(r'<script\b[^>]*\bsrc="([^"]*)"[^>]*></script>')
_PLAIN = re.compile(r"[\w-]{1,40}", re.ASCII)


class Page(NamedTuple):
    """A page of the copy in one language: its address in the app without the language, and whether it is the JSON twin."""

    path: str
    query: str
    language: str

    @property
    def address(self) -> str:
        """The address in the app."""
        return self.path + (f"?{self.query}" if self.query else "")

    @property
    def is_json(self) -> bool:
        """Whether it is a JSON twin, which has no language."""
        return self.path.endswith(".json")

    @property
    def file(self) -> str:
        """The file in the copy."""
        path, suffix = (self.path.removesuffix(".json"), ".json") if self.is_json else (self.path, ".html")
        parts = [_slug(part) for part in path.strip("/").split("/")] if path != "/" else ["index"]
        parts[-1] = "-".join((parts[-1], *(_slug(value) if name == "id" else f"{name}-{_slug(value)}" for name, value in parse_qsl(self.query))))
        return "/".join(("json" if self.is_json else self.language, *parts)) + suffix


def _slug(value: str) -> str:
    """A part of a file's name: as it is where it is plain, else a hash of it."""
    return value if _PLAIN.fullmatch(value) else hashlib.blake2b(value.encode(), digest_size=8).hexdigest()


def page_at(address: str, language: str) -> Page | None:
    """The page of the copy that an address of the app names; None where the copy has none."""
    parts = urlsplit(address)
    if parts.netloc or parts.scheme:
        return None
    path = parts.path
    bare = path.removesuffix(".json") if path != "/.json" else path
    bare = "/" if bare == "/overview" else bare
    asked = [(name, value) for name, value in parse_qsl(parts.query) if name != "lang" and (name, value) != ("page", "1")]
    if _ONE.fullmatch(bare):
        known: tuple[str, ...] = ()
    elif bare in PAGES:
        known = PAGES[bare]
    else:
        return None
    if any(name not in known for name, _ in asked) or len({name for name, _ in asked} - {"page", "id"}) > 1:
        return None
    return Page(path, urlencode(sorted(asked)), "" if path.endswith(".json") else language)


Resolve = Callable[[str], str | None]


def rewrite(html: str, page: Page, resolve: Resolve) -> str:
    """A page of the app as a page of the copy: without forms, review and scripts that ask the app, all links relative to its file.

    `resolve` gives the file of the copy for an address of the app, or None: then the words stay and the link goes.
    """
    html = _ABSENT.sub("", _ITEM.sub("", _FORM.sub("", html)))
    html = _SCRIPT.sub(lambda match: match[0] if resolve(unescape(match[1])) else "", html)
    return _LINK.sub(lambda match: _link(match, page, resolve), html.replace(" data-language", ""))


def _link(match: re.Match[str], page: Page, resolve: Resolve) -> str:
    name, address = match[1], unescape(match[2])
    if address.startswith("#"):
        return match[0]
    if address.startswith("?lang="):
        other = page._replace(language=address[len("?lang=") :])
        return f' {name}="{escape(relative(other.file, page.file))}"'
    if urlsplit(address).scheme:
        return match[0] if name == "href" and urlsplit(address).scheme in ("http", "https") else ""
    target, hash_, fragment = urljoin(page.address, address).partition("#")
    if not hash_ and address.startswith("?"):
        target = page.path + (address if address != "?" else "")
    file = resolve(target)
    return f' {name}="{escape(relative(file, page.file))}{hash_}{escape(quote(fragment))}"' if file else ""


def relative(file: str, at: str) -> str:
    """The link from one file of the copy to another."""
    return relpath(file, at.rpartition("/")[0] or ".")
