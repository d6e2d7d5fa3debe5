"""Who tells, and for which side."""

from __future__ import annotations

import pytest
from factory import CIVILIANS, GNA, GNA_FORCES, LNA, LNA_BRIGADE, LNA_FORCES, camp, claim, number, record, source

from riwaya.model.record import Quantity, Source
from riwaya.packs.ontology import terms
from riwaya.packs.theatre import actors
from riwaya.reconcile.camps import ancestors, camp_of, is_civil, is_known, is_party, manners, one_side, outlet_id, related, side_of, tellings
from riwaya.reconcile.members import stakes


@pytest.mark.parametrize(("chain", "outlet", "expected"), [
    ((source("الناطق", "spokesperson", GNA_FORCES), source("الأناضول", "agency", "media/anadolu")), "الأناضول", GNA),
    ((source("مصدر في اللواء", "unnamed_official", LNA_BRIGADE),), "الأناضول", LNA),
    ((source("الأناضول", "agency", "media/anadolu"),), "الأناضول", "media/anadolu"),
    ((source("مراسلنا", "reporter"),), "وكالة الأناضول", "media/anadolu"),
    ((source("مصدر عسكري", "unnamed_official"), source("رويترز", "agency", "media/reuters")), "الجزيرة", "media/reuters"),
    ((source("مصدر عسكري", "unnamed_official"), source("غرفة العمليات", "military", LNA_FORCES)), "الجزيرة", LNA),
    ((source("سكان الحي", "resident"),), "الجزيرة", "independent:سكان الحي"),
    ((source("آمر محور", "commander"),), "الجزيرة", "unknown:امر محور"),
    ((), "صحيفة لا يعرفها أحد", "صحيفه لا يعرفها احد"),
    ((), None, "unknown:d1"),
])
def test_camp_of_the_first_teller(chain: tuple[Source, ...], outlet: str | None, expected: str) -> None:
    assert camp(*chain, outlet=outlet) == expected


def test_the_first_teller_counts_and_not_who_relays_it() -> None:
    told = tellings(record("", claim(sources=(source("ناطق", "spokesperson", GNA_FORCES), source("قيادة", "military", LNA_FORCES)))))[0]
    assert (told.camp, told.speaker) == (GNA, GNA_FORCES)


def test_entries_of_the_packs_hold_in_their_time() -> None:
    dated = next(actor for actor in actors().values() if actor.camp and actor.end and len(actor.end) == 4 and not actor.parent)
    assert camp_of(dated.id, (f"{dated.end}-03-01", f"{dated.end}-03-01")) == dated.camp
    late = f"{int(dated.end) + 1}-03-01"
    assert camp_of(dated.id, (late, late)) == dated.id
    assert camp_of(dated.id, (f"{dated.end}-03-01", late)) == dated.camp, "days that the entry may hold on"


def test_states_bodies_and_people() -> None:
    assert camp_of("turkey") == "turkey"
    assert camp_of(CIVILIANS) == CIVILIANS
    assert camp_of("sudan/doctors-network") == "sudan/doctors-network"
    assert camp_of("libya/field-medicine-centre") == "libya/field-medicine-centre", "it speaks for itself, not for the state"
    assert camp_of("nobody/knows") == "nobody/knows"


def test_sides_join_an_outlet_and_its_owner() -> None:
    assert side_of("media/anadolu") == "turkey"
    assert side_of("media/aljazeera") == side_of("media/aljazeera-net")
    assert side_of("media/reuters") == "media/reuters"
    assert side_of(GNA) == GNA
    assert is_party(GNA) and is_party("turkey")
    assert is_civil("syria/civil") and is_civil("palestine/society") and not is_civil("syria/regime") and not is_civil("media/reuters")
    assert not is_party("media/reuters") and not is_party("independent:سكان الحي") and not is_party("united-nations")
    assert is_known(GNA) and not is_known("unknown:امر محور")
    assert camp_of("libya") == "libya" and not is_known("libya") and not is_party("libya"), "two governments claim to be the state"


def test_kinship_of_actors() -> None:
    assert related(LNA_BRIGADE, LNA_FORCES) and related(LNA_FORCES, LNA_BRIGADE) and related(GNA_FORCES, GNA_FORCES)
    assert not related(LNA_BRIGADE, GNA_FORCES) and not related(LNA_BRIGADE, "libya/lna-saiqa")
    assert one_side("iraq/isis", "syria/isis") and one_side(LNA_BRIGADE, "libya/lna-saiqa") and not one_side(LNA_FORCES, GNA_FORCES)
    assert ancestors(LNA_BRIGADE)[0] == LNA_FORCES
    assert ancestors("nobody/knows") == ()


def test_outlets_by_any_of_their_names() -> None:
    assert outlet_id("وكالة أنباء الأناضول") == outlet_id("الأناضول") == "media/anadolu"
    assert outlet_id("") == ""


def test_every_kind_of_teller_and_every_type_has_its_row() -> None:
    assert set(manners()) == set(terms("source_kinds"))
    assert stakes("clash").mutual and stakes("gain_control").undone and not stakes("assault").undone


def _at(text: str, words: str, measure: str = "killed", low: int = 1) -> Quantity:
    start = text.index(words)
    return Quantity(measure=measure, low=low, high=low, text=words, span=(start, start + len(words)))


def test_parts_and_totals_are_read_from_the_words_beside_a_number() -> None:
    text = "سقط 22 قتيلا من بينهم 5 ضباط في البلدة. وبلغت الحصيلة منذ بداية المعارك 300 قتيل. وقتل 3 من أصل 40 مقاتلا."
    numbers = (_at(text, "22 قتيلا"), _at(text, "5 ضباط"), _at(text, "300 قتيل"), _at(text, "3 "), _at(text, "40 مقاتلا"))
    told = tellings(record(text, claim(numbers=numbers)))[0]
    assert told.parts == (1, 3)
    assert told.totals == (2,)


def test_words_of_another_sentence_or_number_mark_nothing() -> None:
    text = "وكان من بينهم قادة. قتل 7 جنود منذ الصباح"
    told = tellings(record(text, claim(numbers=(_at(text, "7 جنود"),))))[0]
    assert (told.parts, told.totals) == ((), ())
    assert tellings(record("", claim(numbers=(number("killed", 3),))))[0].parts == ()
