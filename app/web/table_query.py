"""The library as a table: the search, the order and the page of its rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from app.messages import library_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model.document import Document

ROWS_PER_PAGE = 50
_MAX_SEARCH_CHARS: Final = 200
_LAST: Final = "\U0010ffff"  # sorts after every word: unknown values come last


@dataclass(frozen=True, slots=True)
class TableQuery:
    """The words to search for, the column that the rows are sorted by, and the page, from 0."""

    words: str = ""
    by: str = "title"
    descending: bool = False
    page: int = 0

    def updated_by(self, sent: Any) -> TableQuery:  # noqa: ANN401 - what a browser sends
        """The query as a browser asks for it now; invalid values leave it as it was."""
        words, by, page = (getattr(sent, name, None) for name in ("words", "by", "page"))
        query = self
        if isinstance(words, str):
            query = replace(query, words=words[:_MAX_SEARCH_CHARS], page=0)
        if by in library_texts.COLUMNS:
            descending = by == self.by and not self.descending
            query = replace(query, by=str(by), descending=descending, page=0)
        if isinstance(page, int) and page >= 0:
            query = replace(query, page=page)
        return query


class TablePage(NamedTuple):
    """The documents of a page, the number of the first from 1, and how many there are in all."""

    rows: tuple[Document, ...]
    first: int
    total: int


def page_of(documents: Sequence[Document], query: TableQuery) -> TablePage:
    """The documents that match the query; a page beyond the last one is the last one."""
    words = query.words.casefold().split()
    rows = [
        document
        for document in documents
        if all(word in _searchable_text(document) for word in words)
    ]
    rows.sort(key=lambda document: _sort_key(document, query.by), reverse=query.descending)
    if query.by != "words":  # unknown values stay last
        rows.sort(key=lambda document: _value(document, query.by) is None)
    last = max(0, (len(rows) - 1) // ROWS_PER_PAGE)
    start = min(query.page, last) * ROWS_PER_PAGE
    return TablePage(tuple(rows[start : start + ROWS_PER_PAGE]), start + 1, len(rows))


def _searchable_text(document: Document) -> str:
    provenance = document.provenance
    parts = (
        provenance.name,
        provenance.id,
        provenance.author,
        provenance.publisher,
        provenance.file,
        provenance.interviewee,
    )
    return " ".join(part for part in parts if part).casefold()


def _sort_key(document: Document, by: str) -> tuple[object, str]:
    value = _value(document, by)
    if by == "words":
        return document.characters, document.id
    return str(value).casefold() if value is not None else _LAST, document.id


def _value(document: Document, by: str) -> object:
    provenance = document.provenance
    return {
        "title": provenance.name,
        "kind": provenance.kind,
        "author": provenance.author,
        "publisher": provenance.publisher,
        "published": provenance.published,
        "file": provenance.file,
    }.get(by, "")
