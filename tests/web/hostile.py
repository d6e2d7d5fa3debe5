"""A record in which every word that a report can bring tries to be code, and what a page must not become by it."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from riwaya.model.record import SCHEMA, Claim, Document, LoadedTerm, Means, Party, Place, Published, Quantity, Record, Source, Time
from riwaya.store.open import open_store
from riwaya.store.records import put_record
from riwaya.store.refresh import refresh

MARK = "h4ck"
SCRIPT = f"\"'></title></script><script>window.{MARK}=1</script>"
IMAGE = f'<img src=x onerror="window.{MARK}=1">'
TEMPLATE = "{{7*191}}${7*191}<%=7*191%>"
ADDRESS = f"javascript:window.{MARK}=1"
DIRECTION = "\u202e\u2066\u200f"
TEXT = f"قال الناطق {SCRIPT} إن القوات قتلت 14 مقاتلا {IMAGE} قرب {TEMPLATE} أمس {DIRECTION}."


def _span(word: str) -> tuple[int, int]:
    start = TEXT.index(word)
    return start, start + len(word)


def _claim(toll: int, of: str) -> Claim:
    quoted = {"span": _span(IMAGE), "text": IMAGE, "rule": SCRIPT, "basis": SCRIPT}
    return Claim(
        id="c1", span=(0, len(TEXT)), trigger=_span("قتلت"), type="kill", factuality="actual", rule=IMAGE,
        agents=(Party(actor="libya/gna-forces", **quoted), Party(**quoted)), patients=(Party(actor=of, **quoted),),  # type: ignore[arg-type]
        places=(Place(name=IMAGE, id=f"made:{SCRIPT}", lat=32.8, lon=13.2, radius_km=5.0, note=SCRIPT, span=_span(TEMPLATE), text=TEMPLATE),),
        time=Time(start="2020-06-05", end="2020-06-05", span=_span("أمس"), text="أمس", basis=IMAGE),
        quantities=(Quantity(measure="killed", low=toll, high=toll, of=of, span=_span("14"), text="14", rule=IMAGE),),
        means=(Means(kind="artillery", **quoted),),  # type: ignore[arg-type]
        sources=(Source(name=SCRIPT, kind="spokesperson", span=_span(SCRIPT), text=SCRIPT, rule=IMAGE),),
        loaded_terms=(LoadedTerm(sense=IMAGE, about=of, span=_span(IMAGE), text=IMAGE),),
    )  # fmt: skip


def record(number: int, toll: int) -> Record:
    """A hostile report; the tellers of several of them differ in camp and toll."""
    camp = ("libya/gna", "libya/lna")[number % 2]
    claim = _claim(toll, "libya/lna")
    told = Source(name=IMAGE, kind="spokesperson", actor=camp, span=_span(SCRIPT), text=SCRIPT)
    claims = (claim, Claim(**{**{name: getattr(claim, name) for name in claim.__struct_fields__}, "id": "c2", "sources": (told,)}))
    document = Document(
        id=f"doc{number}{SCRIPT}", text=TEXT, title=IMAGE, url=ADDRESS, outlet=f"{SCRIPT}{number}", source=IMAGE, credits=(told,),
        retrieved="2020-06-06", published=Published(start="2020-06-06", end="2020-06-06", basis="metadata"),
    )  # fmt: skip
    return Record(schema=SCHEMA, document=document, claims=claims)


def hostile_store(place: Path) -> str:
    """A record of hostile reports that differ, with its events."""
    with open_store(place) as store:
        for number, toll in enumerate((14, 30, 61)):
            put_record(store, record(number, toll), SCRIPT, IMAGE)
        refresh(store)
    return str(place)


# Attributes that lead somewhere, and schemes of addresses that run what stands in them.
_LEADING = ("href", "src", "action", "formaction", "xlink:href")
_RUNNING = ("javascript:", "data:", "vbscript:")


class Findings(HTMLParser):
    """What of a page would run, or leads to what would; and the addresses that it leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element."""
        given = dict(attrs)
        if tag in ("iframe", "object", "embed", "base", "style") or (tag == "script" and not (given.get("src") or "").startswith("/static/")):
            self.bad.append(f"<{tag} {given}>") if given.get("type") != "application/json" else None
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.bad.append(f"{tag} {name}={value}")
            if name in _LEADING and (value or "").strip().lower().startswith(_RUNNING):
                self.bad.append(f"{tag} {name}={value}")
            if name == "href" and tag == "a" and value:
                self.links.append(value)


def look(html: str) -> Findings:
    """What is found in a page."""
    found = Findings()
    found.feed(html)
    if "1337" in html:
        found.bad.append("a template was worked out")
    return found
