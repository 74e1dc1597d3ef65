"""Citations of the invented town and of the project's own library, for tests."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from app.domain.citation import Citation
from corpus.load.folder import discover, load_all
from corpus.model.document import Document
from corpus.model.span import Span
from index.passages.sentences import sentences
from tests.index.folders import FOOTBRIDGE, REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator

LIBRARY = REPOSITORY / "corpus" / "library"


@lru_cache(maxsize=1)
def documents() -> dict[str, Document]:
    """The documents of both, by id."""
    found = load_all(discover([FOOTBRIDGE])), load_all(discover([LIBRARY]))
    return {one.id: one for each in found for one in each if isinstance(one, Document)}


def cite(document: str, words: str) -> Citation:
    """The words where they first stand in the document, in the voice of their sentence."""
    source = documents()[document]
    at = source.text.index(words)
    voice = next(one.voice for one in sentences(source) if one.span.start <= at < one.span.end)
    return Citation.at(Span(at, at + len(words)), source, voice)


def every() -> Iterator[Citation]:
    """Each sentence of both that states something, as a citation of its own."""
    for source in documents().values():
        for one in sentences(source):
            if not one.heading and not one.span.of(source.text).rstrip("”\"'").endswith("?"):
                yield Citation.at(one.span, source, one.voice)
