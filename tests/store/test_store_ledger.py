"""Judgements: what people say holds, stays through new readings, can be taken back, and is never rewritten."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from storefactory import TEXT, capture, read, report, shelling, span, stored

from riwaya.errors import JudgementError, NotFound, StoreError
from riwaya.model.event import ClaimRef
from riwaya.model.record import Claim, Party
from riwaya.store.corrections import correct
from riwaya.store.documents import put_report
from riwaya.store.judgement import UNDO, Judgement, Subject, effective
from riwaya.store.ledger import export_ledger, import_ledger, judge_pair, judge_value, judged_pairs, judgements, undo
from riwaya.store.open import Store, open_store
from riwaya.store.records import claim, claims_of, original_claims, put_record, record, stale_values, statements_of


def _correct(store: Store, name: str, field: str, value: Any, id: str = "c1") -> Judgement:
    return judge_value(store, "correct", ClaimRef(name, id), field, value, author="Mona", reason="seen on film")


def _reread(store: Store, name: str, *claims: Claim, packs: str = "p2") -> None:
    put_record(store, read(report(name), *claims), packs, "r1")


def test_a_corrected_value_holds_and_the_reading_is_kept(store: Store) -> None:
    name = stored(store)
    made = _correct(store, name, "agents.0.actor", "libya/presidential-guard")
    held = claim(store, ClaimRef(name, "c1")).agents[0]
    assert (held.actor, held.span, held.rule) == ("libya/presidential-guard", span("القوات"), f"judgement {made.id}")
    assert original_claims(store, name)[0] == capture()
    told = [(one.value, one.author, one.state) for one in statements_of(store, name, "c1", history=True) if one.field == "agents.0.actor"]
    assert told == [("libya/gna-forces", "riwaya", "superseded"), ("libya/presidential-guard", "Mona", "current")]


def test_every_value_is_a_statement(store: Store) -> None:
    name = stored(store)
    told = {one.field: one for one in statements_of(store, name, "c1")}
    assert {"type", "factuality", "agents.0.actor", "places.0.lat", "time.start", "quantities.0.low", "sources.0.kind"} <= told.keys()
    low = told["quantities.0.low"]
    assert (low.value, low.words, low.span, low.rule, low.pack_version, low.author, low.at) == (
        20, "عشرين", span("عشرين"), "number", "p1", "riwaya", "2020-09-13T12:26:40Z",
    )  # fmt: skip
    assert {one.field for one in statements_of(store, name, "")} == {"published.start", "published.end", "published.basis"}


def test_a_new_reading_replaces_what_nobody_confirmed_and_keeps_the_old_statement(store: Store) -> None:
    name = stored(store)
    _reread(store, name, capture(low=25, high=25), shelling())
    assert claim(store, ClaimRef(name, "c1")).quantities[0].low == 25
    told = [(one.value, one.pack_version, one.state) for one in statements_of(store, name, "c1", history=True) if one.field == "quantities.0.low"]
    assert told == [(20, "p1", "superseded"), (25, "p2", "current")]
    assert stale_values(store) == []
    unchanged = [one for one in statements_of(store, name, "c1", history=True) if one.field == "type"]
    assert [(one.pack_version, one.state) for one in unchanged] == [("p1", "current")]


@pytest.mark.parametrize("kind", ["accept", "correct"])
def test_what_a_person_confirmed_stays_and_the_new_proposal_is_stale(store: Store, kind: str) -> None:
    name = stored(store)
    judge_value(store, kind, ClaimRef(name, "c1"), "agents.0.actor", "libya/gna-forces", author="Mona")
    _reread(store, name, capture(actor="libya/lna"), shelling())
    assert claim(store, ClaimRef(name, "c1")).agents[0].actor == "libya/gna-forces"
    stale = stale_values(store)
    assert [(one.document, one.claim, one.field, one.holds, one.proposed) for one in stale] == [
        (name, "c1", "agents.0.actor", "libya/gna-forces", "libya/lna")
    ]
    states = {(one.value, one.state) for one in statements_of(store, name, "c1") if one.field == "agents.0.actor"}
    assert states == {("libya/lna", "stale"), ("libya/gna-forces", "current")}
    judge_value(store, "accept", ClaimRef(name, "c1"), "agents.0.actor", author="Mona")
    assert stale_values(store) == []
    assert claim(store, ClaimRef(name, "c1")).agents[0].actor == "libya/gna-forces"


def test_a_new_reading_that_agrees_with_the_person_is_not_stale(store: Store) -> None:
    name = stored(store)
    _correct(store, name, "agents.0.actor", "libya/lna")
    _reread(store, name, capture(actor="libya/lna"), shelling())
    assert stale_values(store) == []


def test_a_corrected_value_is_found_again_where_another_is_read_before_it(store: Store) -> None:
    name = stored(store)
    _correct(store, name, "agents.0.actor", "libya/lna")
    first = Party(actor="turkey", span=span("مصدر"), text="مصدر")
    both = msgspec.structs.replace(capture(), agents=(first, *capture().agents))
    _reread(store, name, both, shelling())
    assert [party.actor for party in claim(store, ClaimRef(name, "c1")).agents] == ["turkey", "libya/lna"]


def test_a_claim_that_a_person_confirmed_stays_when_it_is_no_longer_read(store: Store) -> None:
    name = stored(store)
    judge_value(store, "accept", ClaimRef(name, "c1"), author="Mona")
    _reread(store, name, shelling())
    assert [one.id for one in claims_of(store, name)] == ["c2", "c1"]
    assert claim(store, ClaimRef(name, "c1")) == capture()
    assert [one.proposed for one in stale_values(store)] == [None]
    undo(store, 1, author="Mona")
    assert [one.id for one in claims_of(store, name)] == ["c2"]


def test_judgements_follow_a_claim_whose_type_is_read_otherwise(store: Store) -> None:
    name = stored(store)
    _correct(store, name, "quantities.0.low", 18)
    _reread(store, name, msgspec.structs.replace(capture(id="c7"), type="detain"), shelling())
    assert claim(store, ClaimRef(name, "c7")).quantities[0].low == 18


def test_rejecting_a_claim_takes_it_out_and_undoing_brings_it_back(store: Store) -> None:
    name = stored(store)
    judge_value(store, "reject", ClaimRef(name, "c2"), author="Mona", reason="background")
    assert [one.id for one in claims_of(store, name)] == ["c1"]
    with pytest.raises(NotFound):
        claim(store, ClaimRef(name, "c2"))
    assert len(original_claims(store, name)) == 2
    undo(store, 1, author="Mona")
    assert len(claims_of(store, name)) == 2
    undo(store, 2, author="Mona")  # taking back what took it back
    assert len(claims_of(store, name)) == 1
    with pytest.raises(JudgementError):
        undo(store, 2, author="Mona")


def test_rejecting_a_value_takes_it_out_and_the_others_keep_their_numbers(store: Store) -> None:
    two = msgspec.structs.replace(capture(), agents=(*capture().agents, Party(actor="turkey", span=span("مصدر"), text="مصدر")))
    name = stored(store, "one", two)
    judge_value(store, "reject", ClaimRef(name, "c1"), "agents.0", author="Mona")
    _correct(store, name, "agents.1.actor", "qatar")
    assert [party.actor for party in claim(store, ClaimRef(name, "c1")).agents] == ["qatar"]
    judge_value(store, "reject", ClaimRef(name, "c1"), "time", author="Mona")
    assert claim(store, ClaimRef(name, "c1")).time is None


def test_a_value_can_be_added(store: Store) -> None:
    name = stored(store)
    _correct(store, name, "means.0", {"kind": "drone"}, "c2")
    _correct(store, name, "means.0.kind", "mortar", "c2")
    assert [one.kind for one in claim(store, ClaimRef(name, "c2")).means] == ["mortar"]
    _reread(store, name, capture(), shelling(), packs="p3")
    assert [one.kind for one in claim(store, ClaimRef(name, "c2")).means] == ["mortar"]


def test_the_bounds_of_a_time_are_judged_together(store: Store) -> None:
    name = stored(store)
    made = _correct(store, name, "time.start", "2020-06-04")
    assert made.field == "time"
    held = claim(store, ClaimRef(name, "c1")).time
    assert held is not None and (held.start, held.end) == ("2020-06-04", "2020-06-05")


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("correct", "", {"type": "kill"}),
        ("correct", "type", "invented"),
        ("correct", "type", 7),
        ("correct", "factuality", "sure"),
        ("correct", "colour", "red"),
        ("correct", "agents.0.colour", "red"),
        ("correct", "agents.0.actor", 7),
        ("correct", "agents.2", {"actor": "turkey"}),
        ("correct", "agents.1.actor", "turkey"),
        ("correct", "quantities.0.low", 21),
        ("correct", "quantities.0.low", -1),
        ("correct", "quantities.0.measure", "unicorns"),
        ("correct", "places.0.lat", 91.0),
        ("correct", "time.start", "2020-06-06"),
        ("correct", "time.start", "soon"),
        ("correct", "agents.0", "turkey"),
        ("reject", "type", None),
        ("reject", "time.start", None),
        ("reject", "quantities.0.measure", None),
        ("reject", "means.0", None),
        ("accept", "means.0", None),
        ("agree", "type", None),
    ],
)
def test_a_judgement_that_does_not_fit_is_refused(store: Store, kind: str, field: str, value: Any) -> None:
    name = stored(store)
    with pytest.raises(JudgementError):
        judge_value(store, kind, ClaimRef(name, "c1"), field, value, author="Mona")
    assert judgements(store) == []
    assert claims_of(store, name) == original_claims(store, name)


def test_only_what_is_there_can_be_judged(store: Store) -> None:
    name = stored(store)
    with pytest.raises(NotFound):
        judge_value(store, "accept", ClaimRef(name, "c9"), author="Mona")
    with pytest.raises(NotFound):
        judge_pair(store, "same", ClaimRef(name, "c1"), ClaimRef("nowhere", "c1"), author="Mona")
    with pytest.raises(JudgementError):
        judge_pair(store, "same", ClaimRef(name, "c1"), ClaimRef(name, "c1"), author="Mona")
    with pytest.raises(JudgementError):
        undo(store, 1, author="Mona")


def test_the_last_word_on_a_pair_holds_whichever_way_round(store: Store) -> None:
    name = stored(store)
    one, other = ClaimRef(name, "c1"), ClaimRef(name, "c2")
    judge_pair(store, "same", one, other, author="Mona")
    judge_pair(store, "not_same", other, one, author="Omar")
    assert (judged_pairs(store).same, judged_pairs(store).not_same) == (frozenset(), frozenset({(one, other)}))
    undo(store, 2, author="Omar")
    assert (judged_pairs(store).same, judged_pairs(store).not_same) == (frozenset({(one, other)}), frozenset())
    judge_pair(store, "unsure", one, other, author="Omar")
    assert judged_pairs(store).unsure == frozenset({(one, other)})


def test_pairs_are_told_under_the_ids_of_today(store: Store) -> None:
    name = stored(store)
    judge_pair(store, "same", ClaimRef(name, "c1"), ClaimRef(name, "c2"), author="Mona")
    assert put_report(store, report("a")).id != name  # the same content under a smaller id
    _reread(store, name, capture(id="c5"))
    assert judged_pairs(store).same == frozenset()
    _reread(store, name, capture(id="c5"), shelling(), packs="p3")
    renamed = "a~" + name.split("~")[1]
    assert judged_pairs(store).same == frozenset({(ClaimRef(renamed, "c2"), ClaimRef(renamed, "c5"))})


@pytest.mark.parametrize("statement", ["UPDATE ledger SET reason = 'other'", "DELETE FROM ledger", "TRUNCATE ledger"])
def test_the_database_itself_keeps_the_ledger(store: Store, statement: str) -> None:
    if store.is_sqlite and statement.startswith("TRUNCATE"):
        statement = "INSERT OR REPLACE INTO ledger SELECT * FROM ledger"
    name = stored(store)
    judge_value(store, "accept", ClaimRef(name, "c1"), author="Mona")
    before = list(export_ledger(store))
    with pytest.raises(StoreError, match="append-only"), store.write() as connection:
        connection.execute(text(statement))
    assert list(export_ledger(store)) == before


def test_a_ledger_goes_from_store_to_store(store: Store, tmp_path: object) -> None:
    name = stored(store)
    _correct(store, name, "quantities.0.high", 40)
    judge_pair(store, "same", ClaimRef(name, "c1"), ClaimRef(name, "c2"), author="Mona")
    undo(store, 2, author="Mona")
    lines = list(export_ledger(store))
    with open_store(f"{tmp_path}/other.db") as other:
        assert import_ledger(other, lines) == 3
        assert import_ledger(other, lines) == 0
        assert list(export_ledger(other)) == lines
        stored(other)  # the claim comes after what was said of it
        assert claims_of(other, name) == claims_of(store, name)
        assert judged_pairs(other) == judged_pairs(store)


@pytest.mark.parametrize(
    "line",
    [b"", b"{", b"[]", b'{"seq":1}', b"\xff", b'{"seq":1,"id":"x","kind":"accept","subject":{"document":"d","claim":"c","key":"k","trigger":[0,1]}}',
     b'{"seq":1,"id":"x","kind":"burn","subject":{"document":"d","claim":"c","key":"k","trigger":[0,1]}}'],
)  # fmt: skip
def test_a_broken_ledger_adds_nothing(store: Store, line: bytes) -> None:
    name = stored(store)
    _correct(store, name, "quantities.0.high", 40)
    good = msgspec.json.encode(msgspec.structs.replace(judgements(store)[0], id="new"))
    with pytest.raises(JudgementError):
        import_ledger(store, [good, line])
    assert len(judgements(store)) == 1


# What people may say of two claims, and take back, in any number: (kind, claim, field, value) or the place in the ledger to undo.
_FIELDS = [("quantities.0.high", 40), ("quantities.0.high", 50), ("agents.0.actor", "turkey"), ("type", "detain"), ("means.0", {"kind": "drone"})]
_SAYINGS = st.lists(
    st.one_of(
        st.tuples(st.just("correct"), st.sampled_from(["c1", "c2"]), st.sampled_from(_FIELDS)),
        st.tuples(st.just("reject"), st.sampled_from(["c1", "c2"]), st.sampled_from([("", None), ("agents.0", None)])),
        st.tuples(st.just("undo"), st.integers(1, 8), st.none()),
    ),
    max_size=8,
)


def _ledger(sayings: list[Any]) -> list[Judgement]:
    seen = {"c1": capture(), "c2": msgspec.structs.replace(capture(id="c2"), trigger=span("القصف"))}
    found: list[Judgement] = []
    for seq, (kind, what, value) in enumerate(sayings, 1):
        if kind == "undo":
            target = found[(what - 1) % len(found)] if found else None
            if target is not None:
                found.append(Judgement(seq=seq, id=f"j{seq}", kind=UNDO, subject=target.subject, field=target.field, undoes=target.id))
        else:
            subject = Subject("d", what, "k", seen[what].trigger)
            found.append(Judgement(seq=seq, id=f"j{seq}", kind=kind, subject=subject, field=value[0], value=value[1], seen=seen[what]))
    return found


@given(_SAYINGS, st.randoms(use_true_random=False))
def test_replay_does_not_depend_on_the_order_of_rows(sayings: list[Any], random: Any) -> None:
    ledger = _ledger(sayings)
    shuffled = list(ledger)
    random.shuffle(shuffled)
    claims = [capture(), msgspec.structs.replace(capture(id="c2"), trigger=span("القصف"))]
    assert effective(shuffled) == effective(ledger)
    assert correct(claims, effective(shuffled)) == correct(claims, effective(ledger))


@given(_SAYINGS)
def test_undoing_all_from_the_last_gives_what_was_read(sayings: list[Any]) -> None:
    ledger = _ledger(sayings)
    claims = [capture(), msgspec.structs.replace(capture(id="c2"), trigger=span("القصف"))]
    for seq, target in enumerate(reversed(list(ledger)), len(ledger) + 1):
        ledger.append(Judgement(seq=seq + 100, id=f"u{seq}", kind=UNDO, subject=target.subject, field=target.field, undoes=target.id))
    assert [one.holds for one in correct(claims, effective(ledger))] == claims


@given(_SAYINGS)
def test_one_undo_is_as_if_it_had_not_been_said(sayings: list[Any]) -> None:
    ledger = _ledger([saying for saying in sayings if saying[0] != "undo"])
    if not ledger:
        return
    last = ledger[-1]
    taken_back = [*ledger, Judgement(seq=99, id="u", kind=UNDO, subject=last.subject, field=last.field, undoes=last.id)]
    assert effective(taken_back) == effective(ledger[:-1])


def test_a_document_can_be_put_in_again_whatever_was_judged(store: Store) -> None:
    name = stored(store)
    _correct(store, name, "quantities.0.high", 40)
    bare = msgspec.structs.replace(capture(), quantities=(), agents=())
    _reread(store, name, bare)
    assert [one.high for one in claim(store, ClaimRef(name, "c1")).quantities] == [40]
    assert record(store, name).document.text == TEXT
