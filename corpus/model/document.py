"""A source document: its provenance and its normalised text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.model.mark import MarkKind
from corpus.model.normalise import is_normalised

if TYPE_CHECKING:
    from corpus.model.mark import Mark
    from corpus.model.publication_date import PublicationDate
    from corpus.model.span import Span


class DocumentKind(StrEnum):
    """The kind of text a document is."""

    ESSAY = "essay"
    INTERVIEW = "interview"
    EXPLAINER = "explainer"
    COLUMN = "column"
    BLOG = "blog"
    ARTICLE = "article"
    REPORT = "report"
    LETTER = "letter"
    SPEECH = "speech"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """The provenance of a text; what is unknown is None, never guessed.

    `sha256` is of the file's original bytes, in hex; `file` is as the user gave it, relative to
    the folder that was read; `published_from` and `titled_by` name the evidence for date and title;
    `file_by` is the person or account that saved the file, which is no byline; `corrected` names
    the fields that a person corrected by hand; `reading_note` says which part of the file could not
    be read, or was read by recognising letters in pictures; `address` is that of a web page, and
    `fetched` the day on which it was read there, YYYY-MM-DD.
    """

    id: str
    file: str
    sha256: str
    title: str | None = None
    author: str | None = None
    file_by: str | None = None
    interviewer: str | None = None
    interviewee: str | None = None
    publisher: str | None = None
    published: PublicationDate | None = None
    published_from: str | None = None
    titled_by: str | None = None
    kind: DocumentKind | None = None
    language: str | None = None
    reading_note: str | None = None
    address: str | None = None
    fetched: str | None = None
    corrected: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a source that cannot be named."""
        if not self.id.strip():
            message = "a document needs an id"
            raise ValueError(message)

    @property
    def name(self) -> str:
        """The title, or the id when there is none."""
        return self.title or self.id

    @property
    def interview_speakers(self) -> tuple[str, ...]:
        """The names of interviewer and interviewee, in this order, as far as they are known."""
        return tuple(name for name in (self.interviewer, self.interviewee) if name)


@dataclass(frozen=True, slots=True)
class Document:
    """A source's provenance and its normalised text; every offset counts code points of `text`.

    `marks` are the parts of the text that the file's format marks, by start, the outer one first.
    `warnings` say what of the file was left out or not understood; they are told when it is
    ingested and not stored.
    """

    provenance: Provenance
    text: str
    marks: tuple[Mark, ...] = ()
    warnings: tuple[str, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        """Refuse a text whose offsets would shift once it is normalised, and an empty one."""
        if not is_normalised(self.text):
            message = (
                f"{self.provenance.id}: the text is not normalised; use corpus.model.normalise"
            )
            raise ValueError(message)
        if any(mark.span.end > len(self.text) for mark in self.marks):
            message = f"{self.provenance.id}: a mark reaches past the end of the text"
            raise ValueError(message)
        if not self.text.strip():
            message = f"{self.provenance.id}: the document holds no text"
            raise ValueError(message)

    @property
    def id(self) -> str:
        """The provenance's id."""
        return self.provenance.id

    @property
    def loaded(self) -> Document:
        """The same document with its text in memory, for those who keep it."""
        return self

    @property
    def characters(self) -> int:
        """The length of the text."""
        return len(self.text)

    @property
    def words(self) -> int:
        """The number of words in the text, separated by white space."""
        return len(self.text.split())

    @property
    def format_marks(self) -> tuple[Mark, ...]:
        """The marks without those of pages, which say nothing of what a part is."""
        return tuple(mark for mark in self.marks if mark.kind is not MarkKind.PAGE)

    def pages_of(self, span: Span) -> tuple[str, ...]:
        """The numbers of the pages that the span is printed on; none where the file has no pages.

        They count the file's pages from 1, whatever number is printed on them.
        """
        return tuple(
            dict.fromkeys(
                mark.name
                for mark in self.marks
                if mark.kind is MarkKind.PAGE and mark.name and mark.span.overlaps(span)
            )
        )

    @property
    def digest(self) -> str:
        """SHA-256 of the normalised text in UTF-8, in hex."""
        return hashlib.sha256(self.text.encode()).hexdigest()
