"""The list of the documents that answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages import phrases, texts
from app.messages.voice_texts import kind_name
from app.text.html_escape import escape_html, isolate_html
from app.web.conversation import DocumentKey
from app.web.render.quotes import author_line
from app.web.render.reader import render_bar, words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model.document import Document

MAX_LISTED = 500  # documents the list draws; the rest are counted, since a page must stay light


def render_library(documents: Sequence[Document]) -> str:
    """The list of documents, each to be opened; what to do when there is none."""
    if not documents:
        return f'<div class="reader">{render_bar()}{render_empty()}</div>'
    listed = "".join(map(_entry, documents[:MAX_LISTED]))
    rest = len(documents) - MAX_LISTED
    more = f"<p>… and {phrases.counted(rest, texts.MORE_DOCUMENT, texts.MORE_DOCUMENTS)}</p>"
    return (
        f'<div class="reader">{render_bar()}<h2 tabindex="-1">{texts.LIBRARY}</h2>'
        f'<p class="muted">{texts.LIBRARY_MORE}</p>'
        f'<ul class="entries">{listed}</ul>{more if rest > 0 else ""}</div>'
    )


def render_empty() -> str:
    """What stands where the documents would, and the command that brings some."""
    return (
        f'<div class="empty"><h2>{texts.EMPTY_STORE}</h2><p>{texts.EMPTY_STORE_MORE} '
        f"<code>{texts.EMPTY_STORE_COMMAND}</code> {texts.EMPTY_STORE_AFTER}</p></div>"
    )


def _entry(document: Document) -> str:
    known = document.provenance
    key = escape_html(str(DocumentKey(known.id)))
    guest = known.interviewee
    talks = f"<span>{texts.WITH % isolate_html(guest)}</span> " if guest else ""
    by = author_line(known)
    return (
        f'<li><button type="button" class="entry" data-open="{key}">'
        f'<span class="title">{isolate_html(known.name)}</span>'
        f'<span class="meta"><span class="badge">{kind_name(known.kind)}</span> '
        f"<span>{by}</span> {talks}<span>{phrases.day(known.published)}</span> "
        f"<span>{phrases.counted(words_in(document), 'word')}</span></span></button></li>"
    )
