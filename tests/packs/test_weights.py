"""Weighing: by facets or by features, shown to a learner or not, a proposal weighs the same."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.claims.proposals import Proposal
from riwaya.claims.reader import read_text
from riwaya.packs.weights import Ballot, Facet, Known, Weights, named, weigh, weights

TABLE = Weights({"(bias)": -500, "side after": 1500, "side after verb": -250, "after path V في": 40, "after word before من": 7})
OTHER = Weights({"side before": 300, "before path A": 20})
FACTUALITIES = ("denied", "failed", "planned", "threatened", "demanded", "possible")
REPORT = ("قصف الطيران التركي مواقع المسلحين في بلدة الهيرة أمس الجمعة ما أسفر عن مقتل خمسة جنود وإصابة ثلاثة مدنيين.\n"
          "وقال المتحدث باسم الجيش إن قواته سيطرت على القرية ودمرت دبابتين، ونفى سقوط قتلى في صفوفها.\n"
          "ودعا الوزير إلى وقف إطلاق النار في المدينة.")


def _name(side: str, pos: str) -> Iterable[str]:
    return f"side {side}", f"side {side} {pos}"


def test_a_facet_weighs_what_its_features_weigh() -> None:
    facet = Facet(_name, TABLE, OTHER)
    found = facet["after", "verb"]
    assert found.features == ("side after", "side after verb")
    assert (found.score, found.other) == (1250, 0)
    assert facet["before", "verb"].other == 300
    assert facet["after", "verb"] is found


def test_evidence_of_plain_features() -> None:
    found = weigh(("side after", "unheard of"), TABLE)
    assert found.features == ("side after", "unheard of")
    assert found.score == 1500
    assert named([found, weigh((), TABLE)]) == found.features


def test_known_words_are_those_with_a_weight() -> None:
    known = Known((TABLE, OTHER), False)
    assert "V" in known["after", "path"] and "V في" in known["after", "path"]
    assert "A" in known["before", "path"] and "A" not in known["after", "path"]
    assert "من" in known["after", "word before"] and "إلى" not in known["after", "word before"]
    assert "من" not in known["nowhere", "word before"]


def test_a_learner_is_shown_every_word() -> None:
    known = Known((TABLE,), True)
    assert "what no weight knows" in known["after", "path"]


@given(st.sets(st.sampled_from(["type kill", "pos verb", "near الي", "next ان", "word -1 قد", "zone body", "rule denied", "made up"])))
def test_a_ballot_scores_like_its_tables(features: set[str]) -> None:
    scores = Ballot(FACTUALITIES).scores(features)
    assert list(scores) == list(FACTUALITIES)
    assert scores == {kind: pytest.approx(weights(kind).score(features)) for kind in FACTUALITIES}


def _proposals() -> list[Proposal]:
    found: list[Proposal] = []
    read_text(REPORT, published=("2020-01-11", "2020-01-11"), proposals=found)
    return found


def test_every_decision_is_shown_to_a_learner() -> None:
    assert {p.decision for p in _proposals()} >= {"trigger", "agent", "patient", "place", "time", "teller", "means", "quantity", *FACTUALITIES}


def test_what_is_passed_over_has_no_weight() -> None:
    """A report is read alike whether its proposals are shown or not."""
    shown = read_text(REPORT, published=("2020-01-11", "2020-01-11"), proposals=[])
    unseen = read_text(REPORT, published=("2020-01-11", "2020-01-11"))
    for a, b in zip(shown.drafts, unseen.drafts, strict=True):
        assert (a.trigger, a.agents, a.patients, a.means, a.counts, a.factuality, a.told) == (
            b.trigger, b.agents, b.patients, b.means, b.counts, b.factuality, b.told)
    assert len(shown.drafts) >= 5


def test_the_score_of_a_trigger_is_that_of_its_features() -> None:
    table = weights("trigger")
    options = [p for p in _proposals() if p.decision == "trigger"]
    assert options
    for proposal in options:
        assert proposal.value.score == pytest.approx(table.score(proposal.features))  # type: ignore[attr-defined]
