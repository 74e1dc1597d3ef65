"""What opens in the reader: a quote of an answer, a document, a link's quote, or the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Self

from app.domain.citation import Citation
from app.messages import texts
from app.web.conversation import DocumentKey, QuoteKey, ReferenceKey
from app.web.render.library import render_library
from app.web.render.reader import ReaderView, render_missing, render_note, render_reading
from corpus.errors import OnRecordError
from corpus.reference.located import ResolvedReference, resolve
from corpus.reference.reference import LinkError, Reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.web.answerer import Answerer
    from app.web.conversation import Conversation
    from corpus.model.document import Document


class Opened(NamedTuple):
    """What stands above the text, what the status line says, and what is read, if a document is."""

    reader: str
    said: str
    reading: ReaderView | None = None

    @classmethod
    def of(cls, reading: ReaderView, said: str) -> Self:
        """A document that is read."""
        return cls(render_reading(reading), said, reading)


def open_key(
    key: QuoteKey | DocumentKey | ReferenceKey | None, conversation: Conversation, desk: Answerer
) -> Opened:
    """What a click asks for; the library for no key, a note for what is not to be had."""
    if isinstance(key, QuoteKey):
        return _quote(key, conversation, desk)
    try:
        documents = desk.documents
        if isinstance(key, ReferenceKey):
            return _link(key.link, documents, desk)
    except OnRecordError as error:
        return Opened(render_note(str(error)), texts.NO_LIBRARY)
    if isinstance(key, DocumentKey):
        return _document(key, documents, desk)
    return Opened(render_library(documents), texts.HINT)


def _link(link: str, documents: Sequence[Document], desk: Answerer) -> Opened:
    """The source at the quote of a link, or what became of it."""
    try:
        reference = Reference.from_link(link)
    except LinkError as error:
        return Opened(render_note(f"{texts.BAD_LINK}: {error}."), texts.BAD_LINK)
    document = next((one for one in documents if one.id == reference.document), None)
    located = resolve(reference, document)
    if located.document is None:
        return Opened(render_missing(reference), texts.GONE)
    return Opened.of(_located(located, located.document, desk), texts.linked(located))


def _located(located: ResolvedReference, document: Document, desk: Answerer) -> ReaderView:
    told = desk.utterances(document)
    if located.span is None:
        return ReaderView(document, told=told, located=located)
    said = Citation.at(located.span, document, desk.voice_of(document, located.span))
    whole = desk.is_whole(document, located.span)
    spans = {1: located.span}
    return ReaderView(document, spans, told, active=1, said=said, whole=whole, located=located)


def _document(key: DocumentKey, documents: Sequence[Document], desk: Answerer) -> Opened:
    """The whole document, or that it is gone."""
    for document in documents:
        if document.id == key.id:
            reading = ReaderView(document, told=desk.utterances(document))
            return Opened.of(reading, texts.reading(document.provenance.name))
    return Opened(render_note(texts.GONE), texts.GONE)


def _quote(key: QuoteKey, conversation: Conversation, desk: Answerer) -> Opened:
    """The quote in its place, with the answer's other quotes from that source."""
    cited = conversation.cited(key.turn)
    said = cited.get(key.number)
    if said is None:
        return Opened(render_note(texts.GONE), texts.GONE)
    spans = {
        number: citation.span
        for number, citation in cited.items()
        if citation.document.id == said.document.id
    }
    reading = ReaderView(
        said.document,
        spans,
        desk.utterances(said.document),
        turn=key.turn,
        active=key.number,
        said=said,
        whole=desk.is_whole(said.document, said.span),
    )
    return Opened.of(reading, texts.shown(key.number, said.document.provenance.name))
