"""Who holds which place on a day, as each camp tells it, for the map: replayed from the claims about control alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any

import msgspec
from sqlalchemy import select

from riwaya.model.record import SCHEMA, Claim, Record
from riwaya.packs.tsv import DATA, read_table
from riwaya.reconcile.camps import tellings
from riwaya.reconcile.holders import Holders, Tenure, holders
from riwaya.store.documents import PAGE, READ, document_of
from riwaya.store.open import Store
from riwaya.store.schema import claims, documents
from riwaya.store.state import state_of_claims
from riwaya.web.i18n import LANGUAGES, translator
from riwaya.web.labels import actor_name, place_name

MOST = 400
Words = dict[str, str]


def replayed(store: Store) -> Holders:
    """The timelines of all places; kept until claims change."""
    return _replayed(store, state_of_claims(store))


@lru_cache(maxsize=4)
def _replayed(store: Store, state: int) -> Holders:
    return holders(telling for record in _about_control(store) for telling in tellings(record))


def _about_control(store: Store) -> Iterator[Record]:
    """The documents that tell of control, with these claims alone; a few in memory at a time."""
    types = sorted({row["type"] for row in read_table(DATA / "reconcile" / "control.tsv")})
    wanted = select(claims.c.document, claims.c.body, claims.c.effective).where(claims.c.type.in_(types), claims.c.rejected == 0)
    with store.read() as connection:
        rows = connection.execute(wanted.order_by(claims.c.document, claims.c.position)).all()
        found = [(number, tuple(group)) for number, group in groupby(rows, lambda row: row.document)]
        for start in range(0, len(found), PAGE):
            page = dict(found[start : start + PAGE])
            for row in connection.execute(select(documents).where(documents.c.n.in_(page), documents.c.state == READ).order_by(documents.c.n)):
                told = tuple(msgspec.json.decode(one.effective or one.body, type=Claim) for one in page[row.n])
                yield Record(schema=SCHEMA, document=document_of(row), claims=told)


def held_on(store: Store, day: str) -> dict[str, Any]:
    """The places that somebody says somebody holds on an ISO day, those contested first, each with who says what; at most `MOST`."""
    found = replayed(store)
    # Tenures are sorted by place already.
    places = [_place(list(group), day) for _, group in groupby(found.on(day), lambda tenure: tenure.place)]
    places.sort(key=lambda place: not place["contested"])
    return {"day": day, "total": len(places), "places": places[:MOST], "unplaced": found.unplaced, "undated": found.undated}


def _place(told: list[Tenure], day: str) -> dict[str, Any]:
    one = told[0]
    return {
        "place": {"id": one.place, **{language: place_name({"id": one.place, "name": one.name}, language) for language in LANGUAGES}},
        "lat": one.lat, "lon": one.lon, "radius_km": one.radius_km, "contested": any(tenure.contested_on(day) for tenure in told),
        "told": [
            {"camp": both(tenure.camp), "holder": _holder(tenure), "since": tenure.taken.start, "last": tenure.told} for tenure in told
        ],
    }  # fmt: skip


def both(id: str) -> Words:
    """An actor or camp with its name in both languages."""
    return {"id": id, **{language: actor_name(id, language) for language in LANGUAGES}}


def _holder(tenure: Tenure) -> Words:
    """Who holds it; where nobody is named, who does not."""
    if tenure.holder:
        return both(tenure.holder)
    words = {}
    for language in LANGUAGES:
        names = ("، " if language == "ar" else ", ").join(actor_name(id, language) for id in tenure.denies)
        words[language] = translator(language)("map.not", who=names) if names else translator(language)("map.nobody")
    return {"id": "", **words}
