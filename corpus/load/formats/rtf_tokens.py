"""The tokens of Rich Text Format 1.9.1: control words, groups, characters."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|"
    r"[\r\n]+|([^\\{}\r\n]+)"
)
CHARACTERS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "tab": " ", "line": "\n", "emspace": " ", "enspace": " ",
    "~": " ", "_": "-", "-": "", "\\": "\\",
}  # fmt: skip
SKIPPED = frozenset(
    (
        *("fonttbl", "colortbl", "stylesheet", "pict", "object", "header", "headerl", "headerr"),
        *("headerf", "footer", "footerl", "footerr", "footerf", "fldinst", "annotation", "atnid"),
        *("atnauthor", "bkmkstart", "bkmkend", "themedata", "datastore", "listtable", "revtbl"),
    )
)
UNSEEN_WORDS = frozenset(("strike", "striked", "v", "deleted"))
_CODEPAGES = {
    128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RtfToken:
    """A control word or a brace with its number, or words, or a byte of the file's code page."""

    word: str = ""
    number: int | None = None
    text: str | None = None
    byte: int | None = None


@dataclass(slots=True)
class RtfGroup:
    """What holds within braces.

    `destination` is "" for the text, the key of a note, None for what is no text; `fact` names the
    fact of the file that is written there.
    """

    destination: str | None = ""
    unseen: frozenset[str] = frozenset()
    font: int = 0
    stand_ins: int = 1
    fact: str = ""
    is_info: bool = False
    is_font_table: bool = False

    @property
    def is_skipped(self) -> bool:
        """Whether what stands in the group is no text."""
        return self.destination is None

    def copied(self) -> RtfGroup:
        """The group that begins within this one."""
        return replace(self)


def rtf_tokens(text: str) -> Iterator[RtfToken]:
    """The tokens in order; `text` has a character for each byte of the file."""
    for match in _TOKEN.finditer(text):
        word, number, byte, sign, brace, words = match.groups()
        if word:
            yield RtfToken(word, int(number) if number else None)
        elif byte:
            yield RtfToken(byte=int(byte, 16))
        elif sign or brace:
            yield _sign(sign or "", brace)
        elif words:
            yield RtfToken(text=words)


def _sign(sign: str, brace: str | None) -> RtfToken:
    if brace:
        return RtfToken(brace)
    if sign in "{}":
        return RtfToken(text=sign)
    return RtfToken("par" if sign in "\r\n" else sign)


def codepage_of_charset(charset: int) -> str:
    """The code page of a font's character set."""
    return _CODEPAGES.get(charset, "cp1252")
