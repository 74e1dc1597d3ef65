"""Marks: what a file's own format says about a part of its text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.model.span import Span


class MarkKind(StrEnum):
    """What a part of a file is, as the file's format shows it."""

    HEADING = "heading"  # also captions
    FURNITURE = "furniture"  # nobody's words: navigation, buttons, running heads, message headers
    EMPHASIS = "emphasis"  # set in bold or italics: a whole paragraph, or how it begins
    QUOTE = "quote"  # a block quotation; `name` is its source
    TURN = "turn"  # a turn of a talk, a subtitle
    COMMENT = "comment"  # by a reader, below a text or in a forum
    POST = "post"  # an entry of a live blog, with a writer of its own
    MESSAGE = "message"  # an e-mail or a line of a chat
    STATEMENT = "statement"  # by one of several people whom the author asked
    NOTE = "note"  # a footnote or endnote of the author; `name` is its key
    NOTED = "noted"  # the character before the mark of a note; `name` is the note's key
    PAGE = "page"  # what is printed on one page; `name` is its number in the file


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a document's text that its file's format marks.

    `name` is who the file says speaks or writes there, None where it does not say. `when` is the
    time or date that the file gives for it, as written there. Marks nest and never
    cross, but for pages, which may cross any other.
    """

    span: Span
    kind: MarkKind
    name: str | None = None
    when: str | None = None
