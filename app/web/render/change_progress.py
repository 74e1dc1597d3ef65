"""Render a job that changes the library: its progress, its result, and the correction form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import htpy as h

from app.messages import library_texts
from app.messages.voice_texts import kind_name
from app.web.conversation import DocumentKey
from app.web.render.markup import EMPTY_MARKUP, button, to_markup
from corpus.load.corrections import MAX_CORRECTION_CHARS
from corpus.model.document import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from htpy import Element, Node
    from markupsafe import Markup

    from app.library.job import Job
    from corpus.model.document import Document
    from index.ingest.ingest import IngestReport
    from index.store.record import DocumentRecord


_MAX_ADDED = 5  # documents that are named once they were added
CHANGE_PATH: str = "change"  # where the page asks for progress, relative to the page


def render_change(current: Job | None, last: Job | None) -> Markup:
    """The current job, or the result of the last one; with the number of the last one."""
    job = current or last
    return to_markup(
        h.div(
            ".change",
            data_ended=last.number if last else 0,
            data_busy=current is not None,
        )[_job(job) if job else None]
    )


def _job(job: Job) -> Node:
    """What is being done and how far it is; once it is done, the result for each file."""
    if not job.done:
        return h.div(".job", role="status")[
            h.progress(max="1", value=f"{job.share:.2f}", aria_label=library_texts.PROGRESS),
            h.p(dir="auto")[library_texts.change_under_way(job)],
        ]
    if job.error is not None:
        return h.div(".job.error", role="alert")[
            h.strong[library_texts.FAILED], " ", h.span(dir="auto")[job.error]
        ]
    return h.div(".job", role="status")[_report(job.report)] if job.report else None


def _report(report: IngestReport) -> Node:
    failed = [
        h.li(dir="auto")[h.strong[h.bdi[error.file]], ": ", h.bdi[error.reason]]
        for error in report.failed
    ]
    notes = [h.li(dir="auto")[h.bdi[note]] for note in report.warnings]
    return [
        h.p[library_texts.change_done(report)],
        h.ul[map(_added, report.added[:_MAX_ADDED])] if report.added else None,
        h.ul(".failed")[failed] if failed else None,
        h.ul[notes] if notes else None,
    ]


def _added(identity: str) -> Element:
    return h.li[button("plain", data_open=str(DocumentKey(identity)))[h.bdi[identity]]]


def render_removed(removed: Sequence[DocumentRecord]) -> Markup:
    """The documents that were removed by hand, each with a button to restore it."""
    if not removed:
        return EMPTY_MARKUP
    items = (
        h.li[
            h.bdi[record.provenance.name],
            " ",
            button(
                "plain",
                data_do="restore",
                data_id=record.id,
                aria_label=library_texts.RESTORE_LABEL % record.provenance.name,
            )[library_texts.RESTORE],
        ]
        for record in removed
    )
    return to_markup(h.section(".removed")[h.h3[library_texts.REMOVED], h.ul[items]])


def render_correction_form(document: Document) -> Markup:
    """The form in which a document's provenance is corrected."""
    provenance = document.provenance
    fields = (
        _field(name, label, str(getattr(provenance, name) or ""))
        for name, label in library_texts.FIELDS.items()
    )
    return to_markup(
        h.form(".correct", data_id=provenance.id, aria_label=library_texts.FORM)[
            h.p(".muted")[library_texts.FORM_MORE],
            h.div(".fields")[fields],
            h.p(".ends")[
                h.button(".save", type="submit")[library_texts.SAVE],
                button("plain", data_do="edit", data_id="")[library_texts.CANCEL],
                button("plain", data_do="uncorrect", data_id=provenance.id)[library_texts.UNCORRECT]
                if provenance.corrected
                else None,
            ],
        ]
    )


def _field(name: str, label: str, value: str) -> Element:
    if name == "kind":
        kinds = [
            ("", library_texts.KIND_UNKNOWN),
            *((kind.value, kind_name(kind)) for kind in DocumentKind),
        ]
        return h.label[
            label,
            " ",
            h.select(name=name)[
                (h.option(value=kind, selected=kind == value)[shown] for kind, shown in kinds)
            ],
        ]
    return h.label[
        label,
        " ",
        h.input(
            type="text",
            name=name,
            value=value,
            maxlength=MAX_CORRECTION_CHARS,
            dir="auto",
            placeholder=library_texts.HINTS.get(name) or None,
        ),
    ]
