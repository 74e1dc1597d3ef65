"""The page's Gradio components, each connected to its behaviour in the browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import gradio as gr
import htpy as h

from app.library.uploads import MAX_FILES
from app.messages import case_texts, check_texts, library_texts, texts
from app.web.conversation import Conversation
from app.web.js_bridge import bind_function
from app.web.model_choice import model_choice
from app.web.render.conversations import render_conversation_menu
from app.web.render.markup import to_markup
from app.web.render.page_frame import render_header, render_status
from app.web.render.quotation_check import render_check
from corpus.load.load import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.web.render.model_choice import Verifier


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatTab:
    """The chat: the menu above it, the turns, the filters and model, and the question's box."""

    menu: gr.HTML
    chat: gr.HTML
    filter_form: gr.HTML
    writer: gr.HTML | gr.State
    question: gr.Textbox
    ask: gr.Button
    filters: gr.HTML  # these three exchange data with the browser, and are never drawn
    saved: gr.HTML
    export: gr.HTML


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationTab:
    """The quotation's box, and the result of its check."""

    checked: gr.HTML
    words: gr.Textbox
    check: gr.Button


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryTab:
    """The table of documents; `upload` where the library may be changed."""

    tab: gr.Tab
    table: gr.HTML
    upload: gr.File | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvalsTab:
    """The latest report and the marked answers."""

    tab: gr.Tab
    evals: gr.HTML


@dataclass(frozen=True, slots=True, kw_only=True)
class PageParts:
    """All components; `conversation` is the server's state of this browser tab."""

    conversation: gr.State
    header: gr.HTML
    chat_tab: ChatTab
    quotation: QuotationTab
    library: LibraryTab
    evals: EvalsTab
    status: gr.HTML
    reader: gr.HTML
    source_text: gr.HTML


def build_parts(
    title: str,
    models: Iterable[str],
    model: str | None,
    max_upload_mb: int,
    verifier: Verifier | None = None,
) -> PageParts:
    """Build the components within the open Blocks; without uploads if `max_upload_mb` is 0."""
    conversation = gr.State(Conversation())
    header = _html(render_header(title, ""), name="masthead")
    with gr.Row(elem_id="columns"):
        with gr.Column(elem_id="talk"):
            with gr.Tabs(elem_id="ways", overflow_behavior="wrap"):
                with gr.Tab(texts.TAB, elem_id="asking", render_children=True):
                    chat_tab = _chat_tab(models, model, verifier)
                with gr.Tab(check_texts.TAB, elem_id="checking", render_children=True):
                    quotation = _quotation_tab()
                with gr.Tab(library_texts.TAB, elem_id="shelving", render_children=True) as tab:
                    library = _library_tab(tab, max_upload_mb)
                with gr.Tab(case_texts.TAB, elem_id="evaluating", render_children=True) as tab:
                    evals = EvalsTab(tab=tab, evals=_html("", name="evals"))
            status = _html(render_status(texts.HINT), name="status")
        with gr.Column(elem_id="shelf"):
            reader, source_text = _html("", name="reader"), _html("", name="sheet")
    return PageParts(
        conversation=conversation,
        header=header,
        chat_tab=chat_tab,
        quotation=quotation,
        library=library,
        evals=evals,
        status=status,
        reader=reader,
        source_text=source_text,
    )


def _chat_tab(models: Iterable[str], model: str | None, verifier: Verifier | None) -> ChatTab:
    menu = _html(render_conversation_menu(), name="keeping")
    chat = _html(to_markup(h.p(".opening")[texts.OPENING]), name="chat")
    with gr.Row(elem_id="asked-how"):
        filter_form = _html("", name="narrow")
        writer = model_choice(models, model, verifier)
    filters, saved, export = _data("filters"), _data("kept"), _data("parcel")
    with gr.Row(elem_id="composer", elem_classes="composer"):
        question = _textbox(
            "question", texts.QUESTION_LABEL, texts.PLACEHOLDER, lines=6, focus=True
        )
        ask = gr.Button(texts.ASK, variant="primary", elem_id="ask", min_width=72)
    return ChatTab(
        menu=menu,
        chat=chat,
        filter_form=filter_form,
        writer=writer,
        question=question,
        ask=ask,
        filters=filters,
        saved=saved,
        export=export,
    )


def _quotation_tab() -> QuotationTab:
    checked = _html(render_check(None), name="checked")
    with gr.Row(elem_id="checker", elem_classes="composer"):
        words = _textbox("quotation", check_texts.LABEL, check_texts.PLACEHOLDER, lines=4)
        check = gr.Button(check_texts.CHECK, variant="primary", elem_id="check", min_width=72)
    return QuotationTab(checked=checked, words=words, check=check)


def _library_tab(tab: gr.Tab, max_upload_mb: int) -> LibraryTab:
    table = _data("catalogue")
    if not max_upload_mb:
        return LibraryTab(tab=tab, table=table, upload=None)
    formats = library_texts.formats(SUFFIXES, MAX_FILES, max_upload_mb)
    upload = gr.File(
        label=f"{library_texts.ADD}: {formats}",
        file_count="multiple",
        file_types=list(SUFFIXES),
        height=44,
        elem_id="upload",
    )
    return LibraryTab(tab=tab, table=table, upload=upload)


def _textbox(name: str, label: str, hint: str, *, lines: int, focus: bool = False) -> gr.Textbox:
    """A text box that grows to `lines`; it begins with one, so that Gradio sends on Enter."""
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
    return gr.HTML(
        str(value), elem_id=name, js_on_load=bind_function(name), apply_default_css=False
    )


def _data(name: str) -> gr.HTML:
    """A component that the page's scripts read and write, and that Gradio never draws."""
    return gr.HTML(
        "",
        html_template=" ",
        elem_id=name,
        js_on_load=bind_function(name),
        apply_default_css=False,
    )
