"""Every error that Riwaya raises on purpose. Each has a code, a place and a remedy.

RiwayaError               E_RIWAYA
├── InputError            E_INPUT      one input cannot be read; the others go on
│   ├── MissingInput      E_MISSING    no such file or folder
│   ├── UnreadableInput   E_ACCESS     the file is there but cannot be opened
│   ├── EmptyInput        E_EMPTY      an input that holds no report at all
│   ├── BinaryInput       E_BINARY     no text: an image, an archive, a PDF …
│   ├── EncodingError     E_ENCODING   text in an encoding that is not known
│   ├── TooLarge          E_SIZE       a report above the size limit
│   ├── BrokenJSON        E_JSON       a line that is not JSON, or not a JSON object
│   ├── BadField          E_FIELD      a field that is missing or of the wrong kind
│   └── ReaderFailed      E_READER     the reader itself failed on a report (a bug: please tell)
├── GoldError             E_GOLD       a gold file that cannot be scored
├── StoreError            E_STORE      a record store that cannot be opened, read or written
│   └── StoreVersion      E_VERSION    a store that another version of Riwaya made
├── JudgementError        E_JUDGEMENT  a judgement that does not fit what it is about
├── AccountError          E_ACCOUNT    an account that cannot be made or found
├── MissingExtra          E_EXTRA      a library that this needs is not installed
└── NotFound              E_NOT_FOUND  a claim, document or event that was asked for is not there
"""

from __future__ import annotations


class RiwayaError(Exception):
    """What went wrong (`what`), where (`place`), and what to do about it (`remedy`)."""

    code = "E_RIWAYA"
    default_remedy = ""

    def __init__(self, what: str, place: str = "", remedy: str = "") -> None:
        super().__init__(what, place, remedy)
        self.what = what
        self.place = place
        self.remedy = remedy or self.default_remedy

    def __str__(self) -> str:
        where = f" {self.place}" if self.place else ""
        remedy = f". {self.remedy}" if self.remedy else ""
        return f"{self.code}{where}: {self.what}{remedy}"


class InputError(RiwayaError):
    """One input cannot be read; the others go on."""

    code = "E_INPUT"


class MissingInput(InputError):
    """No such file or folder."""

    code = "E_MISSING"
    default_remedy = "Check the path"


class UnreadableInput(InputError):
    """The file is there but cannot be opened."""

    code = "E_ACCESS"
    default_remedy = "Check who may read it"


class EmptyInput(InputError):
    """An input that holds no report at all."""

    code = "E_EMPTY"
    default_remedy = 'Give text, or JSON lines with "id" and "text"'


class BinaryInput(InputError):
    """No text: an image, an archive, a PDF."""

    code = "E_BINARY"
    default_remedy = "Give its text instead"


class EncodingError(InputError):
    """Text in an encoding that is not known."""

    code = "E_ENCODING"
    default_remedy = "Save it as UTF-8"


class TooLarge(InputError):
    """A report above the size limit."""

    code = "E_SIZE"
    default_remedy = "Cut it into reports, or raise --max-mb"


class BrokenJSON(InputError):
    """A line that is not JSON, or not a JSON object."""

    code = "E_JSON"
    default_remedy = "One JSON object a line"


class BadField(InputError):
    """A field that is missing or of the wrong kind."""

    code = "E_FIELD"
    default_remedy = "See docs/formats.md"


class ReaderFailed(InputError):
    """The reader itself failed on a report."""

    code = "E_READER"
    default_remedy = "This is a bug: please report it with the text"


class GoldError(RiwayaError):
    """A gold file that cannot be scored."""

    code = "E_GOLD"
    default_remedy = "Write it as tests/gold/README.md says"


class StoreError(RiwayaError):
    """A record store that cannot be opened, read or written."""

    code = "E_STORE"
    default_remedy = "Check the path or URL of the store"


class StoreVersion(StoreError):
    """A store that another version of Riwaya made."""

    code = "E_VERSION"
    default_remedy = "Use the version of Riwaya that made it, or a newer one"


class JudgementError(RiwayaError):
    """A judgement that does not fit what it is about."""

    code = "E_JUDGEMENT"
    default_remedy = "See docs/record.md"


class AccountError(RiwayaError):
    """An account that cannot be made or found."""

    code = "E_ACCOUNT"
    default_remedy = "See `riwaya account --help`"


class MissingExtra(RiwayaError):
    """A library that this needs is not installed."""

    code = "E_EXTRA"


class NotFound(RiwayaError):
    """A claim, document or event that was asked for is not there."""

    code = "E_NOT_FOUND"
