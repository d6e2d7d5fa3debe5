"""A sentence for each event in English and in Arabic, made from its values alone: who says what, side by side."""

from __future__ import annotations

from riwaya.model.event import Event, Sentence
from riwaya.reconcile.sentence.ar import tell_ar
from riwaya.reconcile.sentence.en import tell_en
from riwaya.reconcile.sentence.plan import plan


def sentence(event: Event) -> Sentence:
    """The event told in both languages: each account attributed to its camp, with the day and the place.

    Actors, camps and places go by their labels in the packs; what has no label is left out. Sums of money and counts of unnamed
    things are not told, since their unit is not among the values.
    """
    told = plan(event)
    return Sentence(en=tell_en(told), ar=tell_ar(told))
