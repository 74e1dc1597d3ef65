"""The result of parsing a file: its text and its own metadata."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import OnRecordError
from corpus.model.publication_date import PublicationDate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.model.document import DocumentKind

BULLET = "• "
CELL = " | "
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.ASCII | re.DOTALL)


class FormatError(OnRecordError):
    """Bytes that do not hold a readable text; `reason` says why and what to do."""

    def __init__(self, reason: str) -> None:
        """Leave naming the file to the reader of files."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFile:
    """A text not yet normalised, and the file's own metadata; what it does not say is None."""

    text: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: PublicationDate | None = None
    published_from: str | None = None
    kind: DocumentKind | None = None
    language: str | None = None


def join_blocks(blocks: Iterable[str]) -> str:
    """The blocks with a blank line between them; items and table rows follow line by line."""
    text = ""
    before = ""
    for block in blocks:
        if not block.strip():
            continue
        tight = any(mark in block and mark in before for mark in (BULLET, CELL))
        text += ("\n" if tight else "\n\n") + block if text else block
        before = block
    return text


def one_line_or_none(words: object) -> str | None:
    """The words on one line, or None when there are none."""
    if not isinstance(words, str):
        return None
    return " ".join(words.split()) or None


def metadata_date(written: str | None) -> PublicationDate | None:
    """The date as `Published`, its time of day left out; None when it is no date."""
    if not written:
        return None
    day = _DAY.fullmatch(written.strip())
    try:
        return PublicationDate.parse(day[1] if day else written.strip())
    except ValueError:
        return None
