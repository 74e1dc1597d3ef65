"""The library as a table, with the ways to change it where it may be changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.messages import library_texts, phrases, texts
from app.messages.voice_texts import kind_name
from app.text.html_escape import escape_html, isolate_html
from app.web.conversation import DocumentKey
from app.web.render.change_progress import render_change, render_form, render_removed
from app.web.render.library import render_empty
from app.web.render.reader import words_in
from app.web.render.speakers import speaker_name
from app.web.table_query import ROWS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from app.ask.speaker_counts import SpeakerCount
    from app.library.job import Job
    from app.web.table_query import Page, TableQuery
    from corpus.model.document import Document, Provenance
    from index.store.record import DocumentRecord

_FEW = 3  # speakers that are named without being asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryTable:
    """All that is drawn of the library.

    `casts` tells who speaks in the documents of the page, by id. Where the library may be changed,
    `uploaded` are the ids of the documents that were added here, `removed` those that can be
    brought back, `current` is the change that is being made and `last` the one that was made last,
    `seen` the number of the last that the page shows, `editing` the id of the document that is
    being corrected.
    """

    page: Page
    sieve: TableQuery
    casts: Mapping[str, Sequence[SpeakerCount]]
    may_change: bool
    uploaded: Collection[str] = frozenset()
    removed: Sequence[DocumentRecord] = ()
    current: Job | None = None
    last: Job | None = None
    seen: int = 0
    editing: str | None = None
    whole: bool = field(default=False)  # whether the library holds anything at all


def render_catalogue(shelves: LibraryTable) -> str:
    """The table, and above it what is being done; what to do where there is nothing."""
    note = f'<p class="muted">{library_texts.READ_ONLY}</p>'
    change = render_change(shelves.current, shelves.last) if shelves.may_change else note
    seen = f' data-seen="{shelves.seen}"' if shelves.may_change else ""
    body = _table(shelves) if shelves.whole else render_empty()
    removed = render_removed(shelves.removed) if shelves.may_change else ""
    return (
        f'<div class="catalogue"{seen}><h2 tabindex="-1">{texts.LIBRARY}</h2>{change}'
        f"{_bar(shelves)}{body}{removed}</div>"
    )


def _bar(shelves: LibraryTable) -> str:
    sift = (
        f'<input type="search" class="sift" aria-label="{library_texts.SIFT}" '
        f'placeholder="{library_texts.SIFT}">'
    )
    reread = (
        f'<button type="button" class="plain" data-do="reread" '
        f'aria-label="{library_texts.REREAD_LABEL}">{library_texts.REREAD}</button>'
    )
    return f'<div class="tools">{sift}{reread if shelves.may_change else ""}</div>'


def _table(shelves: LibraryTable) -> str:
    page = shelves.page
    if not page.rows:
        return f'<p class="muted">{library_texts.NONE_FITS}</p>'
    heads = "".join(_head(name, shelves.sieve) for name in library_texts.COLUMNS)
    actions = f'<th scope="col">{library_texts.ACTIONS}</th>' if shelves.may_change else ""
    rows = "".join(_row(document, shelves) for document in page.rows)
    return (
        f'<div class="scrolled"><table><caption class="hidden">{library_texts.TABLE}</caption>'
        f"<thead><tr>{heads}{actions}</tr></thead><tbody>{rows}</tbody></table></div>"
        f"{_pages(shelves)}"
    )


def _head(name: str, sieve: TableQuery) -> str:
    label = library_texts.COLUMNS[name]
    if name == "speakers":
        return f'<th scope="col">{label}</th>'
    way = "none" if name != sieve.by else "descending" if sieve.down else "ascending"
    sign = {"none": "", "ascending": " ▲", "descending": " ▼"}[way]
    return (
        f'<th scope="col" aria-sort="{way}"><button type="button" data-by="{name}" '
        f'aria-label="{library_texts.SORT % label}">{label}'
        f'<span aria-hidden="true">{sign}</span></button></th>'
    )


def _row(document: Document, shelves: LibraryTable) -> str:
    known = document.provenance
    title = (
        f'<button type="button" class="opens" '
        f'data-open="{escape_html(str(DocumentKey(known.id)))}" '
        f'aria-label="{escape_html(library_texts.READ % known.name)}">'
        f"{isolate_html(known.name)}</button>"
    )
    corrected = f' <span class="badge">{library_texts.CORRECTED}</span>' if known.corrected else ""
    cells = {
        "title": title + corrected,
        "kind": _known(kind_name(known.kind) if known.kind else None),
        "author": _author(known),
        "publisher": _known(known.publisher),
        "published": _known(phrases.day(known.published) if known.published else None),
        "words": f"{words_in(document):,}",
        "speakers": _speakers(shelves.casts.get(known.id, ())),
        "file": f"<bdi>{escape_html(known.file)}</bdi>",
    }
    drawn = "".join(
        f'<td class="{name}" data-label="{library_texts.COLUMNS[name]}">{cell}</td>'
        for name, cell in cells.items()
    )
    if not shelves.may_change:
        return f"<tr>{drawn}</tr>"
    form = render_form(document) if shelves.editing == known.id else ""
    actions = f'<td class="actions">{_actions(known, uploaded=known.id in shelves.uploaded)}</td>'
    span = len(library_texts.COLUMNS) + 1
    below = f'<tr class="editing"><td colspan="{span}">{form}</td></tr>' if form else ""
    return f"<tr>{drawn}{actions}</tr>{below}"


def _actions(known: Provenance, *, uploaded: bool) -> str:
    """To correct and to remove; before it is removed it is asked for once more."""
    identity, name = escape_html(known.id), escape_html(known.name)
    fate = library_texts.REMOVE_UPLOADED if uploaded else library_texts.REMOVE_KEPT
    return (
        f'<span class="offers"><button type="button" class="plain" data-do="edit" '
        f'data-id="{identity}" aria-label="{library_texts.CORRECT_LABEL % name}">'
        f"{library_texts.CORRECT}</button>"
        f'<button type="button" class="plain" data-sure aria-label="'
        f'{library_texts.REMOVE_LABEL % name}">{library_texts.REMOVE}</button></span>'
        f'<span class="sure" role="group" hidden><strong>{library_texts.REMOVE_ASK % name}'
        f'</strong> {fate} <button type="button" class="plain warn" data-do="remove" '
        f'data-id="{identity}">'
        f'{library_texts.REMOVE_YES}</button> <button type="button" class="plain" data-unsure>'
        f"{library_texts.REMOVE_NO}</button></span>"
    )


def _author(known: Provenance) -> str:
    """Who wrote it; of an interview without an author, who talks."""
    if known.author or not known.interviewee:
        return _known(known.author)
    return isolate_html(known.interviewee)


def _speakers(parts: Sequence[SpeakerCount]) -> str:
    """The first names, and the others folded."""
    names = [f"<bdi>{escape_html(speaker_name(part.speaker))}</bdi>" for part in parts]
    if len(names) <= _FEW:
        return ", ".join(names)
    rest = "".join(f"<li>{name}</li>" for name in names)
    return (
        f"<details><summary>{library_texts.speakers(len(names))}</summary><ul>{rest}</ul></details>"
    )


def _known(words: str | None) -> str:
    return isolate_html(words) if words else f'<span class="unknown">{texts.UNKNOWN}</span>'


def _pages(shelves: LibraryTable) -> str:
    """The way to further pages; nothing where all stand on one."""
    page, number = shelves.page, (shelves.page.first - 1) // ROWS
    if page.total <= ROWS:
        return ""
    last = page.first + len(page.rows) - 1
    before = _turn(number - 1, library_texts.PAGE_BEFORE, "&lsaquo;", there=number > 0)
    after = _turn(number + 1, library_texts.PAGE_AFTER, "&rsaquo;", there=last < page.total)
    told = library_texts.pages(page.first, last, page.total)
    return f'<p class="pages">{before}<span>{told}</span>{after}</p>'


def _turn(number: int, label: str, sign: str, *, there: bool) -> str:
    off = "" if there else " disabled"
    return (
        f'<button type="button" class="plain" data-page="{number}" aria-label="{label}"{off}>'
        f'<span aria-hidden="true">{sign}</span></button>'
    )
