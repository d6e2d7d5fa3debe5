"""Make text from outside harmless to look at: marks that turn the direction of text and control characters become visible escapes."""

from __future__ import annotations

import re

# Control characters but tab, line feed and carriage return; marks, embeddings, overrides and isolates of direction; line and
# paragraph separators; half surrogates and tags. The joiners U+200C and U+200D belong to Arabic and Persian spelling and stay.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_BREAKS = re.compile(r"\s*[\r\n\t]+\s*")


def visible(text: str) -> str:
    """The text with each hidden character written as its escape, such as `\\u202e`; other characters stay as they are."""
    return _HIDDEN.sub(lambda match: _escape(ord(match.group())), text)


def one_line(text: str) -> str:
    """The visible text on one line: breaks and tabs become a space."""
    return _BREAKS.sub(" ", visible(text)).strip()


def _escape(code: int) -> str:
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
