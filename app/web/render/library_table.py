"""Render the library as a table, with buttons to change it where that is allowed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import htpy as h

from app.messages import library_texts, phrases, texts
from app.messages.voice_texts import kind_name
from app.web.conversation import DocumentKey
from app.web.render.accounts import render_notices
from app.web.render.change_progress import (
    render_change,
    render_correction_form,
    render_removed,
)
from app.web.render.library import render_empty_library
from app.web.render.markup import button, to_markup
from app.web.render.speakers import speaker_name
from app.web.table_query import ROWS_PER_PAGE

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from htpy import Element, Node
    from markupsafe import Markup

    from app.ask.speaker_counts import SpeakerCount
    from app.library.job import Job
    from app.web.table_query import TablePage, TableQuery
    from corpus.model.document import Document, Provenance
    from index.store.record import DocumentRecord

_MAX_NAMED = 3  # speakers of a document; if there are more, all of them are folded


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryTable:
    """Everything that the library tab shows.

    `speakers` are those of the documents of the page, by document id. Where the library may be
    changed, `uploaded` are the ids of documents that were uploaded, `removed` those that can be
    restored, `current` is the running job, `last` the one that ended last, `seen_job` the number of
    the last job whose result the page shows, and `editing` the id of the document that is being
    corrected; elsewhere `why_read_only` says why not. `has_documents` is False for an empty
    library. `language_notice` names languages that are searched by words only, '' without any.
    """

    page: TablePage
    query: TableQuery
    speakers: Mapping[str, Sequence[SpeakerCount]]
    may_change: bool
    uploaded: Collection[str] = frozenset()
    removed: Sequence[DocumentRecord] = ()
    current: Job | None = None
    last: Job | None = None
    seen_job: int = 0
    editing: str | None = None
    why_read_only: str = ""
    has_documents: bool = False
    language_notice: str = ""


def render_library_table(table: LibraryTable) -> Markup:
    """The table below the current job; what to do if the library is empty."""
    return to_markup(
        h.div(".catalogue", data_seen=table.seen_job if table.may_change else None)[
            h.h2(tabindex="-1")[texts.LIBRARY],
            render_change(table.current, table.last)
            if table.may_change
            else h.p(".muted")[table.why_read_only or library_texts.READ_ONLY],
            render_notices([table.language_notice] if table.language_notice else []),
            _tools(table),
            _table(table) if table.has_documents else render_empty_library(),
            render_removed(table.removed) if table.may_change else None,
        ]
    )


def _tools(table: LibraryTable) -> Element:
    return h.div(".tools")[
        h.input(
            ".sift",
            type="search",
            aria_label=library_texts.SIFT,
            placeholder=library_texts.SIFT,
        ),
        button("plain", data_do="reread", aria_label=library_texts.REREAD_LABEL)[
            library_texts.REREAD
        ]
        if table.may_change
        else None,
    ]


def _table(table: LibraryTable) -> Node:
    page = table.page
    if not page.rows:
        return h.p(".muted")[library_texts.NONE_FITS]
    return [
        h.div(".scrolled")[
            h.table[
                h.caption(".hidden")[library_texts.TABLE],
                h.thead[
                    h.tr[
                        [_column_head(name, table.query) for name in library_texts.COLUMNS],
                        h.th(scope="col")[library_texts.ACTIONS] if table.may_change else None,
                    ]
                ],
                h.tbody[[_row(document, table) for document in page.rows]],
            ]
        ],
        _pages(table),
    ]


def _column_head(name: str, query: TableQuery) -> Element:
    label = library_texts.COLUMNS[name]
    if name == "speakers":
        return h.th(scope="col")[label]
    order = "none" if name != query.by else "descending" if query.descending else "ascending"
    sign = {"none": "", "ascending": " ▲", "descending": " ▼"}[order]
    return h.th(scope="col", aria_sort=order)[
        h.button(type="button", data_by=name, aria_label=library_texts.SORT % label)[
            label, h.span(aria_hidden="true")[sign]
        ]
    ]


def _row(document: Document, table: LibraryTable) -> Node:
    """The document's row; below it the form, if the document is being corrected."""
    provenance = document.provenance
    cells: dict[str, Node] = {
        "title": _title(provenance),
        "kind": _or_unknown(kind_name(provenance.kind) if provenance.kind else None),
        "author": _author(provenance),
        "publisher": _or_unknown(provenance.publisher),
        "published": _or_unknown(
            phrases.day(provenance.published) if provenance.published else None
        ),
        "words": f"{document.words:,}",
        "speakers": _speakers(table.speakers.get(provenance.id, ())),
        "file": h.bdi[provenance.file],
    }
    row = [
        h.td(class_=name, data_label=library_texts.COLUMNS[name])[cell]
        for name, cell in cells.items()
    ]
    if not table.may_change:
        return h.tr[row]
    is_uploaded = provenance.id in table.uploaded
    return [
        h.tr[row, h.td(".actions")[_actions(provenance, is_uploaded=is_uploaded)]],
        h.tr(".editing")[
            h.td(colspan=len(library_texts.COLUMNS) + 1)[render_correction_form(document)]
        ]
        if table.editing == provenance.id
        else None,
    ]


def _title(provenance: Provenance) -> Node:
    return [
        button(
            "opens",
            data_open=str(DocumentKey(provenance.id)),
            aria_label=library_texts.READ % provenance.name,
        )[h.bdi[provenance.name]],
        [" ", h.span(".badge")[library_texts.CORRECTED]] if provenance.corrected else None,
    ]


def _actions(provenance: Provenance, *, is_uploaded: bool) -> Node:
    """The buttons to correct and to remove; removing has to be confirmed."""
    name = provenance.name
    return [
        h.span(".offers")[
            button(
                "plain",
                data_do="edit",
                data_id=provenance.id,
                aria_label=library_texts.CORRECT_LABEL % name,
            )[library_texts.CORRECT],
            button("plain", data_sure=True, aria_label=library_texts.REMOVE_LABEL % name)[
                library_texts.REMOVE
            ],
        ],
        h.span(".sure", role="group", hidden=True)[
            h.strong[library_texts.REMOVE_ASK % name],
            " ",
            library_texts.REMOVE_UPLOADED if is_uploaded else library_texts.REMOVE_KEPT,
            " ",
            button("plain warn", data_do="remove", data_id=provenance.id)[library_texts.REMOVE_YES],
            " ",
            button("plain", data_unsure=True)[library_texts.REMOVE_NO],
        ],
    ]


def _author(provenance: Provenance) -> Element:
    """The author; for an interview without one, the interviewee."""
    if provenance.author or not provenance.interviewee:
        return _or_unknown(provenance.author)
    return h.bdi[provenance.interviewee]


def _speakers(counts: Sequence[SpeakerCount]) -> Node:
    """The names; folded if there are many."""
    names = [h.bdi[speaker_name(count.speaker)] for count in counts]
    if len(names) <= _MAX_NAMED:
        return [[", " if number else None, name] for number, name in enumerate(names)]
    return h.details[
        h.summary[library_texts.speakers(len(names))], h.ul[[h.li[name] for name in names]]
    ]


def _or_unknown(words: str | None) -> Element:
    return h.bdi[words] if words else h.span(".unknown")[texts.UNKNOWN]


def _pages(table: LibraryTable) -> Node:
    """The buttons to the previous and the next page; None if there is only one page."""
    page, number = table.page, (table.page.first - 1) // ROWS_PER_PAGE
    if page.total <= ROWS_PER_PAGE:
        return None
    last = page.first + len(page.rows) - 1
    return h.p(".pages")[
        _page_button(number - 1, library_texts.PAGE_BEFORE, "‹", enabled=number > 0),  # noqa: RUF001 - the sign
        h.span[library_texts.pages(page.first, last, page.total)],
        _page_button(number + 1, library_texts.PAGE_AFTER, "›", enabled=last < page.total),  # noqa: RUF001 - the sign
    ]


def _page_button(number: int, label: str, sign: str, *, enabled: bool) -> Element:
    return button("plain", data_page=number, aria_label=label, disabled=not enabled)[
        h.span(aria_hidden="true")[sign]
    ]
