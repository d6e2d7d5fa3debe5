"""Counted nouns in English."""

from __future__ import annotations

from riwaya.model.event import Amount
from riwaya.packs.tsv import Row
from riwaya.reconcile.sentence.tables import vague


def counted_en(amount: Amount, noun: Row) -> str:
    """"20 fighters", "1 fighter", "no fighters", "between 20 and 30 fighters", "at least 20 fighters", "dozens of fighters"."""
    low, high = amount.low, amount.high
    word = vague(low, high)
    if word:
        return f"{word['en']} {noun['en_many']}"
    if high == 0:
        return f"no {noun['en_many']}"
    if low == high or low is None or high is None or low == 0:
        number = high if high is not None else low
        limit = "" if low == high else "at least " if high is None else "at most "
        return f"{limit}{number} {noun['en_one' if number == 1 else 'en_many']}"
    return f"between {low} and {high} {noun['en_many']}"


def is_one(amounts: tuple[Amount, ...]) -> bool:
    """Whether the amounts count exactly one, so that their verb stands in the singular."""
    return len(amounts) == 1 and amounts[0].low == amounts[0].high == 1
