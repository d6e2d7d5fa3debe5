"""Who says it, through whom: the chain of tellers of every part of a sentence.

Reporting verbs and "according to" phrases open a stretch of text that a speaker answers for; it runs to the end of the
sentence or to the next speaker. A speaker runs on through "وأضاف", "كما أشار" and through an open quotation. An outlet
that the text names as its own closes every chain.
"""

from __future__ import annotations

from riwaya.claims.attribution.chains import SPEECH_TYPES, Stretch, Teller, span_of
from riwaya.claims.attribution.reader import Attribution

__all__ = ["SPEECH_TYPES", "Attribution", "Stretch", "Teller", "span_of"]
