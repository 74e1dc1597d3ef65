"""Handle the loading of the page, the check of a quotation, and the opening of a source."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

import gradio as gr

from app.messages import check_texts, texts
from app.text.catalogue import in_language
from app.web.conversation import Conversation, QuotationCheck, ReferenceKey, read_key
from app.web.events.reader import open_source
from app.web.library_view import library_view
from app.web.render.cards import render_conversation, render_failure
from app.web.render.filter_form import render_filter_form
from app.web.render.library import render_library
from app.web.render.page_frame import render_header, render_status
from app.web.render.quotation_check import render_check
from app.web.render.reader import render_message, render_reader_text
from app.web.server.reader_language import reader_language
from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.web.answerer import Answerer
    from app.web.events.reader import OpenedSource
    from app.web.examples import ExampleFinder
    from app.web.fair_queue import FairQueue

MAX_QUOTATION_CHARS = 10_000  # more is a document, and would keep other readers waiting
_EXAMPLE_SECONDS = 60.0  # without another question; then the page is left as it is
_MAX_EXAMPLE_CHANGES = 20
LINK_PARAMETER = "quote"  # in the page's address, with a reference as its value


class InitialPage(NamedTuple):
    """The page's parts when it is opened."""

    header: str
    chat: str
    reader: str
    sheet: Any
    status: Any
    narrow: str


class PageEvents:
    """Handlers without state of their own; all that belongs to a reader is in the Conversation."""

    def __init__(
        self, service: Answerer, queue: FairQueue, *, title: str, examples: ExampleFinder
    ) -> None:
        """The `queue` is before the service; `examples` finds the questions to begin with."""
        self._service = service
        self._queue = queue
        self._title = title
        self._examples = examples

    def load_page(self, conversation: Conversation, request: gr.Request) -> InitialPage:
        """The parts of a page that is opened, with the quote of a link if the address has one."""
        user = conversation.user = request.username or None
        language = conversation.language = reader_language(request.headers, request.cookies)
        with in_language(language):
            return self._initial_page(conversation, request, user)

    def _initial_page(
        self, conversation: Conversation, request: gr.Request, user: str | None
    ) -> InitialPage:
        try:
            documents, examples = self._service.documents, self._examples.now()
        except OnRecordError as error:
            failure, message = render_failure(str(error)), render_message(texts.NO_LIBRARY)
            header = render_header(self._title, "", user)
            return InitialPage(header, failure, message, "", gr.skip(), "")
        library = library_view(self._service)
        chat = render_conversation(conversation.turns, library=library, examples=examples)
        size = texts.library_size(len(documents), sum(document.words for document in documents))
        header = render_header(self._title, size, user)
        filters = render_filter_form(documents, map(self._service.speaker_counts, documents))
        link = dict(request.query_params).get(LINK_PARAMETER)
        if link is None:
            reader = render_library(documents)
            return InitialPage(header, chat, reader, "", gr.skip(), filters)
        opened = open_source(ReferenceKey(str(link)), conversation, self._service)
        text, status = _reader_text(opened, conversation), render_status(opened.status)
        return InitialPage(header, chat, opened.reader, text, status, filters)

    def show_examples(self, conversation: Conversation) -> Iterator[Any]:
        """The welcome with each further example question, while they are looked for.

        It begins with what has been found since the page was loaded. Gradio 6.31 empties the chat
        for a generator that yields nothing, and sends the last chat again when it ends, over a
        question that was asked meanwhile: so it ends with a skip.
        """
        found = None
        with suppress(OnRecordError):  # which the page says already
            found = self._examples.now()
        for _ in range(_MAX_EXAMPLE_CHANGES):
            if conversation.turns or found is None:
                break
            yield render_conversation((), library=library_view(self._service), examples=found)
            known, found = found, self._examples.wait(found, _EXAMPLE_SECONDS)
            if known.complete or found == known:
                break
        yield gr.skip()

    def submit_quotation(self, words: str, conversation: Conversation) -> tuple[Any, Any]:
        """Set the quotation to check, and show that it is being searched for."""
        if not words.strip():
            return gr.skip(), render_status(check_texts.NOTHING)
        words = words.strip()
        is_long = len(words) > MAX_QUOTATION_CHARS
        error = check_texts.quotation_too_long(len(words), MAX_QUOTATION_CHARS) if is_long else None
        conversation.check = QuotationCheck(
            words[:MAX_QUOTATION_CHARS], error=error, started=is_long
        )
        if is_long:
            return self.show_result(conversation)
        return render_check(conversation.check), render_status(check_texts.LOOKING)

    def run_check(self, conversation: Conversation) -> None:
        """Check the last quotation, which always has a result or an error afterwards."""
        check = conversation.check
        if check is None or check.started:
            return
        check.started = True
        try:
            with self._queue:
                check.result = self._service.check(check.words)
        except OnRecordError as error:
            check.error = str(error)
        finally:
            if check.is_waiting:
                check.error = check_texts.FAULT

    def show_result(self, conversation: Conversation) -> tuple[Any, Any]:
        """The result of the last check, and the status line."""
        check = conversation.check
        if check is None or check.is_waiting:
            return gr.skip(), gr.skip()
        status = (
            check_texts.check_announcement(check.result)
            if check.result
            else check_texts.NOT_CHECKED
        )
        return render_check(check), render_status(status)

    def open_source(self, event: gr.EventData, conversation: Conversation) -> tuple[str, Any, Any]:
        """The source that a click asks for: what is above its text, its text, and the status.

        The status stays as it is for a source that opened by itself.
        """
        opened = open_source(read_key(getattr(event, "key", None)), conversation, self._service)
        is_quiet = getattr(event, "quiet", False) is True
        status = gr.skip() if is_quiet else render_status(opened.status)
        return opened.reader, _reader_text(opened, conversation), status


def _reader_text(opened: OpenedSource, conversation: Conversation) -> Any:  # noqa: ANN401 - skip
    """The source's text; skip if the page shows it already, since it may be a whole book."""
    key = opened.view.text_key if opened.view else None
    if key is not None and key == conversation.reader_key:
        return gr.skip()
    conversation.reader_key = key
    return render_reader_text(opened.view) if opened.view else ""
