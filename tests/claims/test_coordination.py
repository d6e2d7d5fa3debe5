"""Which parties of a sentence are one coordinated phrase. All sentences are made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.claims import parties
from riwaya.claims.attribution import Stretch
from riwaya.claims.memory import Memory
from riwaya.claims.reader import read_text
from riwaya.claims.sight import InSight, in_sentence
from riwaya.claims.view import View


def pairs(text: str, monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, str]]:
    """The joined parties of a text: the later one, and where the earlier one begins."""
    found: set[tuple[str, str]] = set()

    def spy(memory: Memory, view: View, stretches: list[Stretch]) -> list[InSight]:
        sights = in_sentence(memory, view, stretches)
        page = view.scan.page
        found.update((page.slice(s.first, s.last), page.slice(s.joined, s.joined + 1)) for s in sights if s.joined >= 0)
        return sights

    monkeypatch.setattr(parties, "in_sentence", spy)
    read_text(text, None, None)
    return found


@pytest.mark.parametrize(("text", "later", "earlier"), [
    ("هاجم الجيش والشرطة مواقع التنظيم في الرطبة.", "والشرطة", "الجيش"),
    ("هاجم الجيش، والشرطة، مواقع التنظيم في الرطبة.", "والشرطة", "الجيش"),
    ("قتل جنديان بالإضافة إلى خمسة مدنيين في القصف.", "خمسة مدنيين", "جنديان"),
    ("قتل جنديان فضلا عن خمسة مدنيين في القصف.", "خمسة مدنيين", "جنديان"),
    ("قتل جنديان إلى جانب خمسة مدنيين في القصف.", "خمسة مدنيين", "جنديان"),
    ("شنت تركيا وروسيا غارات على المدينة.", "وروسيا", "تركيا"),
    ("نفذت طائرات «تركية» وبريطانية غارات على المدينة.", "وبريطانية", "طائرات"),
    ("اتهمت إيران «حزب الحياة» وواشنطن بقصف المدينة.", "وواشنطن", "حزب"),
    ("قصف الجيش مواقع على تركيا وعلى روسيا.", "روسيا", "تركيا"),
])
def test_joined(text: str, later: str, earlier: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (later, earlier) in pairs(text, monkeypatch)


@pytest.mark.parametrize("text", [
    "اتهمت باريس واشنطن بقصف المدينة.",
    "زار الرئيس وزارة الدفاع وقتل جندي.",
    "اندلعت اشتباكات بين الجيش والشرطة في المدينة.",
    "قتل جنديان وأصيب ثلاثة في القصف.",
    "قتل جنديان وجرح ثلاثة في القصف.",
    "قصف الجيش القوات في المدينة.",
])
def test_not_joined(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert pairs(text, monkeypatch) == set()


@given(st.lists(st.sampled_from(["تركيا", "وروسيا", "والجيش", "الشرطة", "،", "بين", "إلى جانب", "خمسة مدنيين", "هاجم", "و", "(", "»"]), max_size=14))
def test_a_party_is_joined_to_one_before_it(words: list[str]) -> None:
    def spy(memory: Memory, view: View, stretches: list[Stretch]) -> list[InSight]:
        sights = in_sentence(memory, view, stretches)
        assert all(s.joined < s.first for s in sights)
        assert all(s.joined == -1 or any(o.first == s.joined for o in sights) for s in sights)
        return sights

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parties, "in_sentence", spy)
        read_text(" ".join(words), None, None)
