"""Open a source in the reader: a quote of an answer or a link, a document, or the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Self

from app.domain.citation import Citation
from app.messages import texts
from app.web.conversation import DocumentKey, QuoteKey, ReferenceKey
from app.web.render.library import render_library
from app.web.render.reader import (
    ReaderView,
    render_message,
    render_missing_document,
    render_reader,
)
from corpus.errors import OnRecordError
from corpus.reference.reference import LinkError, Reference
from corpus.reference.resolve import ResolvedReference, resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.web.answerer import Answerer
    from app.web.conversation import Conversation
    from corpus.model.document import Document


class OpenedSource(NamedTuple):
    """What is above the text, the status line, and the view if a document is shown."""

    reader: str
    status: str
    view: ReaderView | None = None

    @classmethod
    def of(cls, view: ReaderView, status: str) -> Self:
        """A document that is shown."""
        return cls(render_reader(view), status, view)


def open_source(
    key: QuoteKey | DocumentKey | ReferenceKey | None,
    conversation: Conversation,
    service: Answerer,
) -> OpenedSource:
    """What a click asks for; the library without a key, a message for what does not exist."""
    if isinstance(key, QuoteKey):
        return _open_quote(key, conversation, service)
    try:
        documents = service.documents
        if isinstance(key, ReferenceKey):
            return _open_link(key.link, documents, service)
    except OnRecordError as error:
        return OpenedSource(render_message(str(error)), texts.NO_LIBRARY)
    if isinstance(key, DocumentKey):
        return _open_document(key, documents, service)
    return OpenedSource(render_library(documents), texts.HINT)


def _open_link(link: str, documents: Sequence[Document], service: Answerer) -> OpenedSource:
    """The source at the quote of a link, or what became of it."""
    try:
        reference = Reference.from_link(link)
    except LinkError as error:
        return OpenedSource(render_message(f"{texts.BAD_LINK}: {error}."), texts.BAD_LINK)
    document = next((each for each in documents if each.id == reference.document), None)
    resolved = resolve(reference, document)
    if resolved.document is None:
        return OpenedSource(render_missing_document(reference), texts.GONE)
    view = _link_view(resolved, resolved.document, service)
    return OpenedSource.of(view, texts.link_announcement(resolved))


def _link_view(resolved: ResolvedReference, document: Document, service: Answerer) -> ReaderView:
    utterances = service.utterances(document)
    if resolved.span is None:
        return ReaderView(document, utterances=utterances, resolved=resolved)
    return ReaderView(
        document,
        {1: resolved.span},
        utterances,
        active=1,
        citation=Citation.at(resolved.span, document, service.voice_of(document, resolved.span)),
        is_whole=service.is_whole(document, resolved.span),
        resolved=resolved,
    )


def _open_document(
    key: DocumentKey, documents: Sequence[Document], service: Answerer
) -> OpenedSource:
    """The whole document, or that it is no longer in the library."""
    for document in documents:
        if document.id == key.id:
            view = ReaderView(document, utterances=service.utterances(document))
            return OpenedSource.of(view, texts.reading(document.provenance.name))
    return OpenedSource(render_message(texts.GONE), texts.GONE)


def _open_quote(key: QuoteKey, conversation: Conversation, service: Answerer) -> OpenedSource:
    """The quote in its place, with the answer's other quotes from that source."""
    citations = conversation.numbered_citations(key.turn)
    citation = citations.get(key.number)
    if citation is None:
        return OpenedSource(render_message(texts.GONE), texts.GONE)
    document = citation.document
    view = ReaderView(
        document,
        {
            number: other.span
            for number, other in citations.items()
            if other.document.id == document.id
        },
        service.utterances(document),
        turn=key.turn,
        active=key.number,
        citation=citation,
        is_whole=service.is_whole(document, citation.span),
    )
    return OpenedSource.of(view, texts.shown_announcement(key.number, document.provenance.name))
