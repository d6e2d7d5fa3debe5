"""Who signs a statement: the name or office that stands alone in its last lines, or the body that heads it.

A statement tells in its own voice ("قواتنا") what its signatory answers for. A report of news that closes with a name has
no first person, and so no signatory.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.attribution import Stretch, Teller
from riwaya.claims.view import View
from riwaya.mentions.actor.rules import GROUP, PERSON, TELLER, ActorMention
from riwaya.packs.lists import word_list
from riwaya.text.quotes import Quotations

LAST_LINES, FIRST_LINES = 5, 3
MOST_WORDS = 12
_SIGNERS = (PERSON, TELLER, GROUP)
_NO_SIGNERS = frozenset(("document", "reporter", "media", "agency", "website", "unnamed_official", "resident", "footage", "social_media"))


def signature(views: Sequence[View], quotes: Quotations, printed: bool) -> Stretch | None:
    """The signatory of a statement as teller of all of it, or None; a person before an office, the end before the head.

    A head line signs nothing where an outlet is named as the printer (`printed`)."""
    if len(views) < 2:
        return None
    issuer = None if printed else _issuer(views)
    if issuer is None and not _in_first_person(views, quotes):
        return None
    closing = [a for view in views[1:][-LAST_LINES:] if (a := _alone(view)) is not None]
    opening = [a for view in views[:FIRST_LINES] if not printed and (a := _alone(view)) is not None]
    signer = next((a for a in closing if a.kind == PERSON), None) or next(iter(closing), None) or issuer or next(iter(opening), None)
    if signer is None:
        return None
    scan = views[0].scan
    first, last = signer.core if signer.kind == PERSON else (signer.first, signer.last)
    kind = signer.role or ("official" if signer.kind == PERSON else "military")
    # "الناطق الرسمي" alone at the end speaks for the body that heads the statement.
    body = next((a.actor for a in opening if a.kind == GROUP and a.actor), None) if signer.kind == TELLER else None
    teller = Teller(first, last, scan.page.slice(first, last), kind, signer.actor or body, signer, "signatory of the statement")
    return Stretch(views[0].first, views[-1].last, [teller], effect="say")


def _issuer(views: Sequence[View]) -> ActorMention | None:
    """Whose statement a head line says that this is: "بيان عسكري صادر عن سرايا القدس"."""
    scan = views[0].scan
    signed = {a.actor for view in views[1:][-LAST_LINES:] if (a := _alone(view)) is not None}
    for view in views[:FIRST_LINES]:
        alone = _alone(view)
        if alone is not None and alone.actor and (alone.actor in signed and len(views) > FIRST_LINES or _speaks_for_itself(view, alone)):
            return alone
        words = [scan.form(i) for i in range(view.first, view.last)]
        if len(words) > MOST_WORDS or not any(word.startswith(("بيان", "بلاغ")) for word in words[:2]) or not word_list("issued").intersection(words):
            continue
        return next((a for a in view.actors if a.kind in _SIGNERS and scan.form(a.first - 1) == "عن"), None)
    return None


def _speaks_for_itself(view: View, actor: ActorMention) -> bool:
    """Whether a spokesman, a ministry or an organisation fills a head line: what follows is theirs."""
    speaks = actor.role == "spokesperson" if actor.kind == PERSON else actor.role == "organisation" and "/" in (actor.actor or "")
    return speaks and all(i in view.covered for i in range(view.first, view.last) if view.scan.tokens[i].kind == "word")


def _in_first_person(views: Sequence[View], quotes: Quotations) -> bool:
    """Whether someone speaks of "our forces" outside quotation marks, as only a statement does."""
    ours, scan = word_list("first person"), views[0].scan
    for i in range(views[0].first, views[-1].last):
        start = scan.tokens[i].start
        if scan.forms[i].removeprefix("و") in ours and not quotes.hold(start, start + 1):
            return True
    return False


def _alone(view: View) -> ActorMention | None:
    """The mention that fills a short line, where nothing else of weight stands in it."""
    words = [i for i in range(view.first, view.last) if view.scan.tokens[i].kind == "word"]
    found = [a for a in view.actors if a.kind in _SIGNERS and a.role not in _NO_SIGNERS]
    if not 0 < len(words) <= MOST_WORDS or not found or found[0].governor:
        return None
    return found[0] if sum(1 for i in words if i not in view.covered) <= 1 else None
