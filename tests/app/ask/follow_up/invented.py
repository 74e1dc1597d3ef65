"""The quarrel over the footbridge as a library without a store, and turns of a talk about it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from app.domain.answer import Answer, Coverage
from app.domain.citation import Citation
from app.domain.claim import Claim
from corpus.load.folder import discover, load_all
from corpus.model.document import Document
from index.search.snapshot import Library

FOLDER = Path(__file__).parents[3] / "footbridge"


@cache
def library() -> Library:
    """The six documents, in memory."""
    found = [one for one in load_all(discover([FOLDER])) if isinstance(one, Document)]
    return Library.of_documents(found)


def turn(question: str, *speakers: str, search_query: str | None = None) -> Answer:
    """An answer to the question in which each speaker says something."""
    claims = tuple(map(_said, speakers))
    return Answer(
        question=question,
        search_query=search_query,
        claims=claims,
        confidence=0.9,
        coverage=Coverage((), ()),
    )


def _said(speaker: str) -> Claim:
    for document in library().documents.values():
        for sentence in library().sentences_of(document):
            if sentence.voice.speaker.name == speaker and not sentence.heading:
                cited = Citation.at(sentence.span, document, sentence.voice)
                return Claim(cited.quote.exact, (cited,))
    message = f"{speaker} says nothing"
    raise LookupError(message)
