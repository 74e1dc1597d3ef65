"""What happens on each event of the page but those of asking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import gradio as gr

from app.messages import check_texts, texts
from app.web.conversation import (
    Check,
    Conversation,
    ReferenceKey,
    read_key,
)
from app.web.events.reader import open_key
from app.web.examples import example_questions
from app.web.known import library_view
from app.web.render.cards import render_conversation, render_failure
from app.web.render.filter_form import render_narrow
from app.web.render.library import render_library
from app.web.render.page_frame import render_header, render_status
from app.web.render.quotation_check import render_check
from app.web.render.reader import render_note, render_reading_sheet, words_in
from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.web.answerer import Answerer
    from app.web.events.reader import Opened
    from app.web.fair_queue import FairQueue

MAX_QUOTATION = 10_000  # characters: more is a document, and would keep the others waiting
LINK = "quote"  # in the page's address, before a reference


class Greeting(NamedTuple):
    """The parts of a page as it is first drawn."""

    header: str
    chat: str
    reader: str
    sheet: Any
    status: Any
    narrow: str


class Handlers:
    """What happens on each event; everything of one reader lies in their Conversation."""

    def __init__(
        self, desk: Answerer, line: FairQueue, *, title: str, examples: Sequence[str]
    ) -> None:
        """Without `examples`, questions are made of the library; `line` is that before the desk."""
        self._desk = desk
        self._line = line
        self._title = title
        self._examples = tuple(examples)

    def greet(self, conversation: Conversation, request: gr.Request) -> Greeting:
        """The parts of a page just opened, perhaps at the quote of a link."""
        user = conversation.user = request.username or None
        try:
            documents = self._desk.documents
        except OnRecordError as error:
            failure, note = render_failure(str(error)), render_note(texts.NO_LIBRARY)
            return Greeting(render_header(self._title, "", user), failure, note, "", gr.skip(), "")
        examples = self._examples or example_questions(documents)
        known = library_view(self._desk)
        chat = render_conversation(conversation.turns, known=known, examples=examples)
        size = texts.library_size(len(documents), sum(map(words_in, documents)))
        header = render_header(self._title, size, user)
        narrow = render_narrow(documents, map(self._desk.speaker_counts, documents))
        link = dict(request.query_params).get(LINK)
        if link is None:
            return Greeting(header, chat, render_library(documents), "", gr.skip(), narrow)
        opened = open_key(ReferenceKey(str(link)), conversation, self._desk)
        sheet, status = _sheet(opened, conversation), render_status(opened.said)
        return Greeting(header, chat, opened.reader, sheet, status, narrow)

    def take(self, words: str, conversation: Conversation) -> tuple[Any, Any]:
        """The words of a quotation laid before the desk, and that they are being looked for."""
        if not words.strip():
            return gr.skip(), render_status(check_texts.NOTHING)
        words = words.strip()
        long = len(words) > MAX_QUOTATION
        error = check_texts.too_long(len(words), MAX_QUOTATION) if long else None
        conversation.check = Check(words[:MAX_QUOTATION], error=error, begun=long)
        if long:
            return self.tell(conversation)
        return render_check(conversation.check), render_status(check_texts.LOOKING)

    def check(self, conversation: Conversation) -> None:
        """Settle the quotation that was taken last; it never stays open."""
        check = conversation.check
        if check is None or check.begun:
            return
        check.begun = True
        try:
            with self._line:
                check.checked = self._desk.check(check.words)
        except OnRecordError as error:
            check.error = str(error)
        finally:
            if check.waiting:
                check.error = check_texts.FAULT

    def tell(self, conversation: Conversation) -> tuple[Any, Any]:
        """What has come of the quotation that was taken last."""
        check = conversation.check
        if check is None or check.waiting:
            return gr.skip(), gr.skip()
        news = check_texts.told(check.checked) if check.checked else check_texts.NOT_CHECKED
        return render_check(check), render_status(news)

    def open(self, event: gr.EventData, conversation: Conversation) -> tuple[str, Any, str]:
        """The source a click asks for: what is above its text, its text, and the status line."""
        opened = open_key(read_key(getattr(event, "key", None)), conversation, self._desk)
        return opened.reader, _sheet(opened, conversation), render_status(opened.said)


def _sheet(opened: Opened, conversation: Conversation) -> Any:  # noqa: ANN401 - skip
    """The text of what is read; skipped while the page shows the same, for it may be a book."""
    key = opened.reading.sheet_key if opened.reading else None
    if key is not None and key == conversation.sheet:
        return gr.skip()
    conversation.sheet = key
    return render_reading_sheet(opened.reading) if opened.reading else ""
