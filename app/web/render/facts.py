"""Render what is known of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import htpy as h

from app.messages import phrases, texts
from app.messages.voice_texts import kind_name
from app.web.render.markup import to_markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from htpy import Element, Node
    from markupsafe import Markup

    from corpus.model.document import Document, Provenance


def render_facts(document: Document) -> Markup:
    """The document's provenance; what is not known is shown as unknown."""
    provenance = document.provenance
    kind = kind_name(provenance.kind) if provenance.kind else _or_unknown(None)
    rows: list[tuple[str, Node]] = [
        (texts.AUTHOR, _or_unknown(provenance.author)),
        *_interview_rows(provenance),
        (texts.PUBLISHER, _or_unknown(provenance.publisher)),
        (texts.KIND, kind),
        (texts.DATE, _date(provenance)),
        (texts.WORDS, phrases.word_count(document.words)),
        (texts.FILE, h.bdi[provenance.file]),
        *([(texts.FILE_BY, h.bdi[provenance.file_by])] if provenance.file_by else []),
    ]
    titled_by = provenance.titled_by
    return to_markup(
        h.p(".muted.note")[h.bdi[texts.TITLED_BY % titled_by]] if titled_by else None,
        h.p(".muted.note")[h.bdi[provenance.reading_note]] if provenance.reading_note else None,
        h.dl(".facts")[(h.div[h.dt[name], h.dd[value]] for name, value in rows)],
    )


def _interview_rows(provenance: Provenance) -> Iterator[tuple[str, Node]]:
    if provenance.interviewer:
        yield texts.INTERVIEWER, h.bdi[provenance.interviewer]
    if provenance.interviewee:
        yield texts.INTERVIEWEE, h.bdi[provenance.interviewee]


def _or_unknown(words: str | None) -> Element:
    return h.bdi[words] if words else h.span(".unknown")[texts.UNKNOWN]


def _date(provenance: Provenance) -> Node:
    """The date, and what it was taken from, or why there is none."""
    published, grounds = provenance.published, provenance.published_from
    return [
        h.time(datetime=str(published))[phrases.day(published)] if published else _or_unknown(None),
        [" ", h.span(".muted")["(", h.bdi[grounds], ")"]] if grounds else None,
    ]
