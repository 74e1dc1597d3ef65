"""Render the list of documents in the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import htpy as h

from app.messages import phrases, texts
from app.messages.voice_texts import kind_name
from app.web.conversation import DocumentKey
from app.web.render.markup import button, fill, to_markup
from app.web.render.quote_details import author_line
from app.web.render.reader import render_reader_bar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from htpy import Element
    from markupsafe import Markup

    from corpus.model.document import Document

MAX_LISTED = 500  # documents; the rest are counted, so that the page stays light


def render_library(documents: Sequence[Document]) -> Markup:
    """The list of documents, each to be opened; what to do if there is none."""
    if not documents:
        return to_markup(h.div(".reader")[render_reader_bar(), render_empty_library()])
    rest = len(documents) - MAX_LISTED
    return to_markup(
        h.div(".reader")[
            render_reader_bar(),
            h.h2(tabindex="-1")[texts.LIBRARY],
            h.p(".muted")[texts.LIBRARY_MORE],
            h.ul(".entries")[map(_entry, documents[:MAX_LISTED])],
            h.p[texts.and_more(rest)] if rest > 0 else None,
        ]
    )


def render_empty_library() -> Markup:
    """That there are no documents, and the command that adds some."""
    return to_markup(
        h.div(".empty")[
            h.h2[texts.EMPTY_STORE],
            h.p[
                texts.EMPTY_STORE_MORE,
                " ",
                h.code[texts.EMPTY_STORE_COMMAND],
                " ",
                texts.EMPTY_STORE_AFTER,
            ],
        ]
    )


def _entry(document: Document) -> Element:
    """Title and length, and of kind, author, guest and date what is known."""
    provenance = document.provenance
    kind, author = provenance.kind, provenance.author
    guest, published = provenance.interviewee, provenance.published
    return h.li[
        button("entry", data_open=str(DocumentKey(provenance.id)))[
            h.span(".title")[h.bdi[provenance.name]],
            h.span(".meta")[
                [h.span(".badge")[kind_name(kind)], " "] if kind else None,
                [h.span[author_line(author)], " "] if author else None,
                [h.span[fill(texts.WITH, h.bdi[guest])], " "] if guest else None,
                [h.span[phrases.day(published)], " "] if published else None,
                h.span[phrases.word_count(document.words)],
            ],
        ]
    ]
