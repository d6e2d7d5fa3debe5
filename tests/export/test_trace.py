"""Addresses of claims: joined and split again whatever the ids hold; and which field a claim bears out."""

from __future__ import annotations

import exportfactory as factory
import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.export.bundle import Bundle
from riwaya.export.trace import address, bearing, full_trace, parse_address
from riwaya.model.event import ClaimRef

IDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)


@given(IDS, IDS)
def test_addresses_read_back(document: str, claim: str) -> None:
    text = address(ClaimRef(document, claim))
    assert parse_address(text) == ClaimRef(document, claim)
    assert not set(text) & set(" ;|+:,\"'<>\n\r\t")


@pytest.mark.parametrize("text", ["", "a", "#c1", "doc#"])
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(ValueError, match="no address"):
        parse_address(text)


def test_each_field_names_its_claims() -> None:
    event, bundle = factory.clashing_tolls()
    found = bearing(event, bundle)
    assert found["killed"] == [ClaimRef("anadolu-1", "c2"), ClaimRef("hadath-1", "c1"), ClaimRef("hadath-1", "c2")]
    assert found["type"] == [ClaimRef("anadolu-1", "c1")]
    assert found["agents"] == [ClaimRef("anadolu-1", "c2")]


def test_a_claim_that_the_bundle_lacks_keeps_its_address() -> None:
    event, _ = factory.clashing_tolls()
    assert full_trace(event, Bundle({})) == "anadolu-1#c1:-; anadolu-1#c2:-; hadath-1#c1:-; hadath-1#c2:-"
