"""The library as a table: which documents, in what order, which page of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from app.messages import library_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model.document import Document

ROWS = 50  # documents of a page
_MAX_WORDS: Final = 200  # characters of what is sifted by
_LAST: Final = "\U0010ffff"  # sorts behind every word: what is not known comes last


@dataclass(frozen=True, slots=True)
class TableQuery:
    """What is looked for, by which column the rows are sorted, and the page, from 0."""

    words: str = ""
    by: str = "title"
    down: bool = False
    page: int = 0

    def asked(self, sent: Any) -> TableQuery:  # noqa: ANN401 - what a browser sends
        """As a browser wants it now; what cannot be stays as it was."""
        words, by, page = (getattr(sent, name, None) for name in ("words", "by", "page"))
        found = self
        if isinstance(words, str):
            found = replace(found, words=words[:_MAX_WORDS], page=0)
        if by in library_texts.COLUMNS:
            down = by == self.by and not self.down
            found = replace(found, by=str(by), down=down, page=0)
        if isinstance(page, int) and page >= 0:
            found = replace(found, page=page)
        return found


class Page(NamedTuple):
    """The documents of a page, the number of the first from 1, and how many there are in all."""

    rows: tuple[Document, ...]
    first: int
    total: int


def page_of(documents: Sequence[Document], sieve: TableQuery) -> Page:
    """What the sieve lets through; a page beyond the last is the last."""
    wanted = sieve.words.casefold().split()
    found = [one for one in documents if all(word in _told(one) for word in wanted)]
    found.sort(key=lambda one: _key(one, sieve.by), reverse=sieve.down)
    if sieve.by != "words":  # what is not known stays last
        found.sort(key=lambda one: _value(one, sieve.by) is None)
    last = max(0, (len(found) - 1) // ROWS)
    start = min(sieve.page, last) * ROWS
    return Page(tuple(found[start : start + ROWS]), start + 1, len(found))


def _told(document: Document) -> str:
    known = document.provenance
    parts = (known.name, known.id, known.author, known.publisher, known.file, known.interviewee)
    return " ".join(part for part in parts if part).casefold()


def _key(document: Document, by: str) -> tuple[object, str]:
    value = _value(document, by)
    if by == "words":
        return len(document.text), document.id
    return str(value).casefold() if value is not None else _LAST, document.id


def _value(document: Document, by: str) -> object:
    known = document.provenance
    return {
        "title": known.name,
        "kind": known.kind,
        "author": known.author,
        "publisher": known.publisher,
        "published": known.published,
        "file": known.file,
    }.get(by, "")
