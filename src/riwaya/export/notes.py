"""The dispute in words: what each camp says, through how many tellers, and where accounts differ. For formats with one cell for it."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.export import names
from riwaya.export.bundle import Bundle, pick
from riwaya.export.safe import one_line
from riwaya.model.event import Account, Amount, Conflict, Event


def notes(event: Event, bundle: Bundle, rules: Iterable[str] = ()) -> str:
    """One line of English: the event's sentence, each account, each conflict, and the rules that made a number."""
    parts = [event.sentence.en if event.sentence else "", *(_account(account, bundle) for account in event.accounts)]
    parts += [f"Disputed: {dispute(conflict)}" for conflict in event.conflicts]
    parts += [f"Borne out: {names.grade(event.corroboration.grade)[0].en} ({event.corroboration.rule})", *rules]
    return one_line(" ".join(part.rstrip(". ") + "." for part in parts if part))


def amount(item: Amount) -> str:
    """An amount in words: "20-30 dead (GNA armed forces)", "at least 3 wounded"."""
    low, high = item.low, item.high
    number = f"at least {low}" if high is None else f"at most {high}" if low is None else str(low) if low == high else f"{low}-{high}"
    whose = f" ({names.actor(item.of).en})" if item.of else ""
    return f"{number} {names.term('measures', item.measure).en}{whose}"


def tellers(account: Account, bundle: Bundle) -> list[str]:
    """The first tellers of an account, in English, each once."""
    first = [item.claim.sources[0] for item in pick(bundle, account.claims) if item.claim.sources]
    return list(dict.fromkeys(names.source(source).en for source in first))


def _account(account: Account, bundle: Bundle) -> str:
    said = ", ".join(amount(item) for item in account.quantities)
    denies = account.factuality == "denied" or "denies" in account.marks
    what = "denies it" if denies else said or f"tells it {names.term('factuality', account.factuality).en}"
    who = tellers(account, bundle)
    by = f" (told by {', '.join(who)})" if who else ""
    marks = {"enemy_losses": "counting its enemy's losses", "against_interest": "against its own interest"}
    notes = "".join(f", {marks[mark]}" for mark in account.marks if mark in marks)
    return f"{names.camp(account.camp).en}{by}: {what}{notes}"


def dispute(conflict: Conflict) -> str:
    """A conflict in words: the field, whose, and who holds which value."""
    field = names.term("measures", conflict.field).en
    whose = f" ({names.actor(conflict.of).en})" if conflict.of else ""
    if not conflict.positions:
        return f"{field}{whose}: {' or '.join(names.several(str(value)).en for value in conflict.values)}"
    held = [f"{names.several(str(p.value)).en} by {', '.join(names.camp(camp).en for camp in p.camps)}" for p in conflict.positions]
    return f"{field}{whose}: {'; '.join(held)}"
