"""FollowTheMoney: whole references without the library, and valid entities by the library itself."""

from __future__ import annotations

import io
import json
from typing import Any

import exportfactory as factory
import pytest

from riwaya.export import ftm

MISSING = "followthemoney is not installed (newer releases build ICU from C++)"


def entities(order: int = 1) -> list[dict[str, Any]]:
    out = io.BytesIO()
    summary = ftm.write(factory.all_pairs()[::order], out)
    found = [json.loads(line) for line in out.getvalue().splitlines()]
    assert summary.rows == len(found)
    return found


def test_every_reference_leads_to_an_entity() -> None:
    found = entities()
    ids = {entity["id"] for entity in found}
    assert len(ids) == len(found)
    for entity in found:
        for name in ("involved", "proof", "document", "entity"):
            assert set(entity["properties"].get(name, ())) <= ids


def test_an_event_a_link_and_an_article() -> None:
    by_schema: dict[str, list[dict[str, Any]]] = {}
    for entity in entities():
        by_schema.setdefault(entity["schema"], []).append(entity["properties"])
    event = by_schema["Event"][0]
    assert event["recordId"] == ["e-clash"] and event["startDate"] == ["2020-06-04"] and event["country"] == ["ly"]
    assert len(event["involved"]) == len(event["proof"]) == 2
    link = next(link for link in by_schema["Documentation"] if link["recordId"][0].startswith("anadolu-1#c2 "))
    assert link["recordId"] == ["anadolu-1#c2 [52,78) time+place+agents+patients+killed"]
    assert link["role"] == ["claim: kill, actual"]
    assert len(by_schema["Event"]) == 10
    assert not any("sourceUrl" in article for article in by_schema["Article"] if "HYPERLINK" in article["fileName"][0])


def test_the_same_entities_in_whatever_order_events_come() -> None:
    def key(entity: dict[str, Any]) -> str:
        return str(entity["id"])

    assert sorted(entities(), key=key) == sorted(entities(-1), key=key)


def test_the_library_finds_them_valid_and_drops_no_value() -> None:
    library = pytest.importorskip("followthemoney", reason=MISSING)
    for entity in entities():
        schema = library.model.get(entity["schema"])
        assert schema is not None and not schema.abstract
        assert set(schema.required) <= set(entity["properties"])
        schema.validate(entity)
        kept = library.model.get_proxy(entity).to_dict()["properties"]
        assert {name: sorted(values) for name, values in kept.items()} == {name: sorted(values) for name, values in entity["properties"].items()}


def test_the_library_refuses_a_value_of_the_wrong_type() -> None:
    library = pytest.importorskip("followthemoney", reason=MISSING)
    entity = next(entity for entity in entities() if entity["schema"] == "Event")
    entity["properties"]["startDate"] = ["some day"]
    with pytest.raises(library.exc.InvalidData):
        library.model.get("Event").validate(entity)
