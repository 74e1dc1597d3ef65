"""The parts of the page as Gradio draws them, and how each reaches its behaviour in the browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import gradio as gr

from app.library.uploads import MAX_FILES
from app.messages import case_texts, check_texts, library_texts, texts
from app.web.conversation import Conversation
from app.web.js_bridge import bind_function
from app.web.model_choice import choice
from app.web.render.conversations import render_keeping
from app.web.render.page_frame import render_header, render_status
from app.web.render.quotation_check import render_check
from corpus.load.load import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Where one asks: the row above the chat, the chat, what is asked how, and by whom."""

    keeping: gr.HTML
    chat: gr.HTML
    narrow: gr.HTML
    writer: gr.HTML | gr.State
    question: gr.Textbox
    ask: gr.Button
    filters: gr.HTML  # these three are read and written in the browser, and never drawn
    kept: gr.HTML
    parcel: gr.HTML


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationTab:
    """Where a quotation is put, and what has come of it."""

    checked: gr.HTML
    words: gr.Textbox
    check: gr.Button


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryTab:
    """Where the library is looked through and, with `upload`, changed."""

    tab: gr.Tab
    catalogue: gr.HTML
    upload: gr.File | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evals:
    """Where reports and cases are to be seen."""

    tab: gr.Tab
    drawn: gr.HTML


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """All of the page; `conversation` is what the server knows of this browser tab."""

    conversation: gr.State
    header: gr.HTML
    talk: Talk
    quotation: QuotationTab
    shelf: LibraryTab
    evals: Evals
    status: gr.HTML
    reader: gr.HTML
    sheet: gr.HTML


def draw_parts(title: str, models: Iterable[str], model: str | None, max_upload: int) -> Parts:
    """The parts in their places, within the Blocks that are open; `max_upload` is in MB a file."""
    conversation = gr.State(Conversation())
    header = _html(render_header(title, ""), name="masthead")
    with gr.Row(elem_id="columns"):
        with gr.Column(elem_id="talk"):
            with gr.Tabs(elem_id="ways"):
                with gr.Tab(texts.TAB, elem_id="asking", render_children=True):
                    talk = _talk(models, model)
                with gr.Tab(check_texts.TAB, elem_id="checking", render_children=True):
                    quotation = _quotation()
                with gr.Tab(library_texts.TAB, elem_id="shelving", render_children=True) as tab:
                    shelf = _shelf(tab, max_upload)
                with gr.Tab(case_texts.TAB, elem_id="evaluating", render_children=True) as tab:
                    evals = Evals(tab=tab, drawn=_html("", name="evals"))
            status = _html(render_status(texts.HINT), name="status")
        with gr.Column(elem_id="shelf"):
            reader, sheet = _html("", name="reader"), _html("", name="sheet")
    return Parts(
        conversation=conversation,
        header=header,
        talk=talk,
        quotation=quotation,
        shelf=shelf,
        evals=evals,
        status=status,
        reader=reader,
        sheet=sheet,
    )


def _talk(models: Iterable[str], model: str | None) -> Talk:
    keeping = _html(render_keeping(), name="keeping")
    chat = _html(f'<p class="opening">{texts.OPENING}</p>', name="chat")
    with gr.Row(elem_id="asked-how"):
        narrow = _html("", name="narrow")
        writer = choice(models, model)
    filters, kept, parcel = _data("filters"), _data("kept"), _data("parcel")
    with gr.Row(elem_id="composer", elem_classes="composer"):
        question = _box("question", texts.QUESTION_LABEL, texts.PLACEHOLDER, lines=6, focus=True)
        ask = gr.Button(texts.ASK, variant="primary", elem_id="ask", min_width=72)
    return Talk(
        keeping=keeping,
        chat=chat,
        narrow=narrow,
        writer=writer,
        question=question,
        ask=ask,
        filters=filters,
        kept=kept,
        parcel=parcel,
    )


def _quotation() -> QuotationTab:
    checked = _html(render_check(None), name="checked")
    with gr.Row(elem_id="checker", elem_classes="composer"):
        words = _box("quotation", check_texts.LABEL, check_texts.PLACEHOLDER, lines=4)
        check = gr.Button(check_texts.CHECK, variant="primary", elem_id="check", min_width=72)
    return QuotationTab(checked=checked, words=words, check=check)


def _shelf(tab: gr.Tab, max_upload: int) -> LibraryTab:
    catalogue = _data("catalogue")
    if not max_upload:
        return LibraryTab(tab=tab, catalogue=catalogue, upload=None)
    formats = library_texts.formats(SUFFIXES, MAX_FILES, max_upload)
    upload = gr.File(
        label=f"{library_texts.ADD}: {formats}",
        file_count="multiple",
        file_types=list(SUFFIXES),
        height=44,
        elem_id="upload",
    )
    return LibraryTab(tab=tab, catalogue=catalogue, upload=upload)


def _box(name: str, label: str, hint: str, *, lines: int, focus: bool = False) -> gr.Textbox:
    """Where words are typed; with one line at first, Gradio sends on Enter."""
    return gr.Textbox(
        label=label,
        placeholder=hint,
        show_label=False,
        container=False,
        lines=1,
        max_lines=lines,
        autofocus=focus,
        elem_id=name,
    )


def _html(value: str, *, name: str) -> gr.HTML:
    return gr.HTML(value, elem_id=name, js_on_load=bind_function(name), apply_default_css=False)


def _data(name: str) -> gr.HTML:
    """What the page's behaviour in the browser reads and writes; Gradio never draws it."""
    return gr.HTML(
        "",
        html_template=" ",
        elem_id=name,
        js_on_load=bind_function(name),
        apply_default_css=False,
    )
