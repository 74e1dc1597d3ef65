"""The page: what Gradio draws, and which event goes to which handler."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import gradio as gr

from app.english import check_texts, texts
from app.settings import MARKS
from app.web.asking import Asking
from app.web.choice import choice
from app.web.conversation import Conversation
from app.web.draw.checks import render_check
from app.web.draw.frame import render_header, render_status
from app.web.handlers import Handlers
from app.web.line import Line
from app.web.parts import handed_on

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from app.llm.model import Model
    from app.web.desk import Desk

# Models that write at a time, for all readers together; the rest of the answers wait, with their
# quotes shown. A server on one's own machine takes them one by one anyway.
WRITING = 4
_NO_MODELS: Final[Mapping[str, Model]] = MappingProxyType({})


def build(  # noqa: PLR0913 - each can be left out
    desk: Desk,
    *,
    title: str = "On Record",
    examples: Sequence[str] = (),
    line: Line | None = None,
    marks: Path = MARKS,
    models: Mapping[str, Model] = _NO_MODELS,
    model: str | None = None,
) -> gr.Blocks:
    """The page over `desk`, not yet served; `marks` is the file of what readers say of answers.

    Without `examples`, questions are made of the library. All readers together stand in the
    `line`, which programs may share; without one, a question at a time is before the desk.
    Readers choose among `models`, by name, and none of them; `model` is the one chosen at first.
    """
    blocks = gr.Blocks(title=title, analytics_enabled=False, fill_width=True)
    with blocks:
        conversation = gr.State(Conversation())
        header = _html(render_header(title, ""), name="masthead")
        with gr.Row(elem_id="columns"):
            with gr.Column(elem_id="talk"):
                with gr.Tabs(elem_id="ways"):
                    with gr.Tab(texts.TAB, elem_id="asking", render_children=True):
                        chat = _html(f'<p class="opening">{texts.OPENING}</p>', name="chat")
                        with gr.Row(elem_id="asked-how"):
                            narrow = _html("", name="narrow")
                            writer = choice(models, model)
                        filters = _html("", name="filters")
                        question, ask = _composer()
                    with gr.Tab(check_texts.TAB, elem_id="checking", render_children=True):
                        checked = _html(render_check(None), name="checked")
                        words, check = _checker()
                status = _html(render_status(texts.HINT), name="status")
            with gr.Column(elem_id="shelf"):
                reader = _html("", name="reader")
                sheet = _html("", name="sheet")
        parts = _Parts(
            conversation,
            header,
            chat,
            reader,
            sheet,
            status,
            narrow,
            question,
            ask,
            writer,
            filters,
        )
        quotation = _Quotation(words, check, checked)
        line = line or Line(1)
        handlers = Handlers(desk, line, title=title, examples=examples, marks=marks)
        greeted = [header, chat, reader, sheet, status, narrow]
        blocks.load(handlers.greet, conversation, greeted, **_QUIET)
        _wire_asking(parts, Asking(desk, models, line))
        _wire_checking(quotation, parts, handlers)
        _wire_reading(parts, quotation, handlers)
    return blocks


class _Parts(NamedTuple):
    """What events read and change."""

    conversation: gr.State
    header: gr.HTML
    chat: gr.HTML
    reader: gr.HTML
    sheet: gr.HTML
    status: gr.HTML
    narrow: gr.HTML
    question: gr.Textbox
    ask: gr.Button
    writer: gr.HTML | gr.State
    filters: gr.HTML


class _Quotation(NamedTuple):
    """Where a quotation is put, and what has come of it."""

    words: gr.Textbox
    check: gr.Button
    checked: gr.HTML


_QUIET: Final[dict[str, Any]] = {"show_progress": "hidden", "api_visibility": "private"}
_EACH: Final[dict[str, Any]] = {**_QUIET, "trigger_mode": "multiple"}
# What only draws does not queue behind what searches.
_INSTANT: Final[dict[str, Any]] = {**_EACH, "queue": False}
# Threads that stand in line for the desk; some of them wait aside for a model to read a follow-up.
_SEEKS: Final[dict[str, Any]] = {
    **_EACH,
    "concurrency_limit": 2 * WRITING,
    "concurrency_id": "desk",
}
_WRITES: Final[dict[str, Any]] = {
    **_EACH,
    "concurrency_limit": WRITING,
    "concurrency_id": "models",
}


def _wire_asking(on: _Parts, asking: Asking) -> None:
    drawn = [on.chat, on.status]
    talk = [on.question, *drawn]
    typed = [on.question, on.writer, on.filters, on.conversation]
    chosen = [on.writer, on.filters, on.conversation]
    asked = [
        put(asking.submit, typed, talk, **_INSTANT) for put in (on.question.submit, on.ask.click)
    ]
    asked.append(on.chat.ask(asking.put_example, chosen, talk, **_INSTANT))
    asked.append(on.chat.again(asking.again, chosen, drawn, **_INSTANT))
    for event in asked:
        found = event.then(asking.seek, on.conversation, drawn, **_SEEKS)
        # Gradio 6.31 forgets what comes `then` when an event fails: say both.
        written = found.success(asking.write, on.conversation, drawn, **_WRITES)
        for failed in (found.failure, written.failure):
            failed(asking.show, on.conversation, drawn, **_INSTANT)
    on.chat.halt(asking.halt, on.conversation, drawn, **_INSTANT)
    on.chat.revise(asking.revise, on.conversation, talk, **_INSTANT)
    on.chat.lay(asking.lay, on.conversation, on.chat, **_INSTANT)
    on.chat.keep(asking.keep, on.conversation, talk, **_INSTANT)


def _wire_checking(its: _Quotation, on: _Parts, handlers: Handlers) -> None:
    told = [its.checked, on.status]
    for put in (its.words.submit, its.check.click):
        taken = put(handlers.take, [its.words, on.conversation], told, **_INSTANT)
        checked = taken.then(handlers.check, on.conversation, None, **_SEEKS)
        for settled in (checked.success, checked.failure):
            settled(handlers.tell, on.conversation, told, **_INSTANT)


def _wire_reading(on: _Parts, its: _Quotation, handlers: Handlers) -> None:
    on.chat.mark(handlers.mark, on.conversation, on.status, **_INSTANT)
    for part in (on.header, on.chat, on.reader, its.checked):
        part.open(handlers.open, on.conversation, [on.reader, on.sheet, on.status], **_INSTANT)


def _composer() -> tuple[gr.Textbox, gr.Button]:
    """Where a question is typed; with one line at first, Gradio sends on Enter."""
    with gr.Row(elem_id="composer", elem_classes="composer"):
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


def _checker() -> tuple[gr.Textbox, gr.Button]:
    """Where a quotation is pasted."""
    with gr.Row(elem_id="checker", elem_classes="composer"):
        words = gr.Textbox(
            label=check_texts.LABEL,
            placeholder=check_texts.PLACEHOLDER,
            show_label=False,
            container=False,
            lines=1,
            max_lines=4,
            elem_id="quotation",
        )
        button = gr.Button(check_texts.CHECK, variant="primary", elem_id="check", min_width=72)
    return words, button


def _html(value: str, *, name: str) -> gr.HTML:
    return gr.HTML(value, elem_id=name, js_on_load=handed_on(name), apply_default_css=False)
