"""The page: what Gradio draws, and what happens on each click."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

import gradio as gr

from app.marks import Mark, MarkError, append
from app.settings import MARKS
from app.web import texts
from app.web.cards import render_conversation, render_failure
from app.web.conversation import (
    Conversation,
    DocumentKey,
    MarkKey,
    QuoteKey,
    Turn,
    numbered,
    read_key,
    read_mark_key,
)
from app.web.escape import escaped
from app.web.examples import example_questions
from app.web.reader import render_library, render_note, render_reader, words_in
from app.web.serve import launch
from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.answer import Answer
    from corpus.document import Document

__all__ = ["Desk", "build", "example_questions", "launch"]

# What the header, the chat and the reader do in the browser: it sends 'ask', 'mark' and 'open'.
_BEHAVIOUR: Final = files("app.web").joinpath("page.js").read_text(encoding="utf-8")


class Desk(Protocol):
    """Where questions are put."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """The library, perhaps empty."""

    def ask(self, question: str) -> Answer:
        """The answer; OnRecordError, with what to do, for a question that cannot be put."""


def build(
    desk: Desk,
    *,
    title: str = "On Record",
    examples: Sequence[str] = (),
    at_once: int = 1,
    marks: Path = MARKS,
) -> gr.Blocks:
    """The page over `desk`, not yet served; `marks` is the file of what readers say of answers.

    Without `examples`, questions are made of the library. `at_once` questions, from all readers
    together, are before the desk at a time: more than one only if it can be asked from threads.
    """
    blocks = gr.Blocks(title=title, analytics_enabled=False, fill_width=True)
    with blocks:
        conversation = gr.State(Conversation())
        header = _html(_header(title, ""), name="masthead")
        with gr.Row(elem_id="columns"):
            with gr.Column(elem_id="talk"):
                chat = _html(f'<p class="opening">{texts.OPENING}</p>', name="chat")
                question, button = _composer()
                status = _html(_status(texts.HINT), name="status")
            with gr.Column(elem_id="shelf"):
                reader = _html("", name="reader")
        parts = _Parts(conversation, header, chat, reader, question, status)
        handlers = _Handlers(desk, title=title, examples=examples, marks=marks)
        _wire(parts, handlers, blocks, button, at_once)
    return blocks


class _Parts(NamedTuple):
    """What events read and change."""

    conversation: gr.State
    header: gr.HTML
    chat: gr.HTML
    reader: gr.HTML
    question: gr.Textbox
    status: gr.HTML


def _wire(
    on: _Parts, handlers: _Handlers, blocks: gr.Blocks, button: gr.Button, at_once: int
) -> None:
    """Join each event to its handler; what only draws does not queue behind what searches."""
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    each = {**quiet, "trigger_mode": "multiple"}
    instant = {**each, "queue": False}
    blocks.load(handlers.greet, on.conversation, [on.header, on.chat, on.reader], **quiet)
    typed, talk = [on.question, on.conversation], [on.question, on.chat, on.status]
    asked = [
        put(handlers.submit, typed, talk, **instant) for put in (on.question.submit, button.click)
    ]
    asked.append(on.chat.ask(handlers.put_example, on.conversation, talk, **instant))
    for event in asked:
        answered = event.then(
            handlers.answer,
            on.conversation,
            None,
            concurrency_limit=at_once,
            concurrency_id="desk",
            **each,
        )
        # Gradio 6.31 forgets what comes `then` when an event fails: say both.
        for settled in (answered.success, answered.failure):
            settled(handlers.show, on.conversation, [on.chat, on.status], **instant)
    on.chat.mark(handlers.mark, on.conversation, on.status, **instant)
    for part in (on.header, on.chat, on.reader):
        part.open(handlers.open, on.conversation, [on.reader, on.status], **instant)


class _Handlers:
    """What happens on each event; everything of one reader lies in their Conversation."""

    def __init__(self, desk: Desk, *, title: str, examples: Sequence[str], marks: Path) -> None:
        self._desk = desk
        self._marks = marks
        self._title = title
        self._examples = tuple(examples)

    def greet(self, conversation: Conversation) -> tuple[str, str, str]:
        """Header, chat and reader of a page just opened."""
        try:
            documents = self._desk.documents
        except OnRecordError as error:
            failure, note = render_failure(str(error)), render_note(texts.NO_LIBRARY)
            return _header(self._title, ""), failure, note
        examples = self._examples or example_questions(documents)
        names = _names(documents)
        chat = render_conversation(conversation.turns, names=names, examples=examples)
        size = texts.library_size(len(documents), sum(map(words_in, documents)))
        return _header(self._title, size), chat, render_library(documents)

    def submit(self, question: str, conversation: Conversation) -> tuple[Any, Any, str]:
        """The question box emptied, the question in the chat, and that it is being sought."""
        if not question.strip():
            return gr.skip(), gr.skip(), _status(texts.EMPTY_QUESTION)
        conversation.turns.append(Turn(question.strip()))
        return "", self._chat(conversation), _status(texts.SEARCHING)

    def put_example(self, event: gr.EventData, conversation: Conversation) -> tuple[Any, Any, str]:
        """As if the example had been typed; what is being typed stays."""
        _, chat, status = self.submit(str(getattr(event, "question", "")), conversation)
        return gr.skip(), chat, status

    def answer(self, conversation: Conversation) -> None:
        """Settle the oldest question; it never stays open, whatever happens at the desk.

        A fault of the program goes on to Gradio, which logs it.
        """
        turn = conversation.next_waiting()
        if turn is None:
            return
        try:
            turn.answer = self._desk.ask(turn.question)
        except OnRecordError as error:
            turn.error = str(error)
        finally:
            if turn.waiting:
                turn.error = texts.FAULT
            conversation.news = turn

    def show(self, conversation: Conversation) -> tuple[Any, Any]:
        """The chat, and in the status line what has come of the question."""
        turn, conversation.news = conversation.news, None
        if turn is None:
            return gr.skip(), gr.skip()
        news = texts.announced(turn.answer) if turn.answer else texts.NOT_ANSWERED
        return self._chat(conversation), _status(news)

    def mark(self, event: gr.EventData, conversation: Conversation) -> Any:  # noqa: ANN401 - skip
        """That the mark a click gives is kept, or why not; the same one again is kept already."""
        key = read_mark_key(getattr(event, "key", None))
        answer = conversation.answer(key.turn) if key else None
        if key is None or answer is None:
            return gr.skip()
        turn = conversation.turns[key.turn]
        if key.verdict is not turn.verdict:
            mark = Mark.of(answer, key.verdict, history=conversation.asked_before(key.turn))
            try:
                append(mark, self._marks)
            except MarkError as error:
                return _status(texts.not_kept(str(error)))
            turn.verdict = key.verdict
        return _status(texts.kept(key.verdict, self._marks), kept=key)

    def open(self, event: gr.EventData, conversation: Conversation) -> tuple[str, str]:
        """The source a click asks for, and its name in the status line."""
        key = read_key(getattr(event, "key", None))
        if isinstance(key, QuoteKey):
            return _quote(key, conversation)
        try:
            documents = self._desk.documents
        except OnRecordError as error:
            return render_note(str(error)), _status(texts.NO_LIBRARY)
        if isinstance(key, DocumentKey):
            return _document(key, documents)
        return render_library(documents), _status(texts.HINT)

    def _chat(self, conversation: Conversation) -> str:
        """The chat; a library that cannot be read costs it no more than the silent ones' titles."""
        try:
            names = _names(self._desk.documents)
        except OnRecordError:
            names = {}
        return render_conversation(conversation.turns, names=names)


def _document(key: DocumentKey, documents: Sequence[Document]) -> tuple[str, str]:
    """The whole document, or that it is gone."""
    for document in documents:
        if document.id == key.id:
            page = render_reader(document, {}, turn=None, active=None)
            return page, _status(texts.reading(document.provenance.name))
    return render_note(texts.GONE), _status(texts.GONE)


def _quote(key: QuoteKey, conversation: Conversation) -> tuple[str, str]:
    """The quote in its place, with the answer's other quotes from that source."""
    answer = conversation.answer(key.turn)
    cited = numbered(answer) if answer else {}
    if key.number not in cited:
        return render_note(texts.GONE), _status(texts.GONE)
    document = cited[key.number].document
    spans = {
        number: citation.span
        for number, citation in cited.items()
        if citation.document.id == document.id
    }
    page = render_reader(document, spans, turn=key.turn, active=key.number)
    return page, _status(texts.shown(key.number, document.provenance.name))


def _composer() -> tuple[gr.Textbox, gr.Button]:
    """Where a question is typed; with one line at first, Gradio sends on Enter."""
    with gr.Row(elem_id="composer"):
        question = gr.Textbox(
            label=texts.QUESTION_LABEL,
            placeholder=texts.PLACEHOLDER,
            show_label=False,
            container=False,
            lines=1,
            max_lines=6,
            autofocus=True,
            elem_id="question",
        )
        button = gr.Button(texts.ASK, variant="primary", elem_id="ask", min_width=72)
    return question, button


def _html(value: str, *, name: str) -> gr.HTML:
    return gr.HTML(value, elem_id=name, js_on_load=_BEHAVIOUR, apply_default_css=False)


def _header(title: str, size: str) -> str:
    return (
        f'<header class="masthead"><div><h1>{escaped(title)}</h1><p>{texts.PROMISE}</p></div>'
        f'<p class="size">{size}</p><button type="button" class="plain to-library" '
        f'data-open="library">{texts.LIBRARY}</button></header>'
    )


def _status(words: str, *, kept: MarkKey | None = None) -> str:
    """The status line; the button of a mark that is `kept` shows itself pressed."""
    mark = f' data-kept="{kept}"' if kept else ""
    return f'<p role="status" aria-live="polite"{mark}>{escaped(words)}</p>'


def _names(documents: Sequence[Document]) -> dict[str, str]:
    return {document.id: document.provenance.name for document in documents}
