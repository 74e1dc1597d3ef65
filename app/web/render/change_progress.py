"""A change of the library: how far it is, what it did, and the form in which one corrects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages import library_texts
from app.messages.voice_texts import kind_name
from app.text.html_escape import escape_html, isolate_html
from corpus.load.corrections import MAX_CHARS
from corpus.model.document import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.library.job import Job
    from corpus.model.document import Document
    from index.ingest.ingest import IngestReport
    from index.store.record import DocumentRecord


CHANGE: str = "change"  # the path where it is told, from where the page is


def render_change(current: Job | None, last: Job | None) -> str:
    """The change that is under way, or what became of the last; and which has ended last."""
    busy = " data-busy" if current else ""
    ended = last.number if last else 0
    job = current or last
    told = _job(job) if job else ""
    return f'<div class="change" data-ended="{ended}"{busy}>{told}</div>'


def _job(job: Job) -> str:
    """What is being done and how far it is; once it is done, what became of each file."""
    if not job.done:
        told = escape_html(library_texts.doing(job))
        return (
            f'<div class="job" role="status"><progress max="1" value="{job.share:.2f}" '
            f'aria-label="{library_texts.PROGRESS}"></progress><p dir="auto">{told}</p></div>'
        )
    if job.error is not None:
        return (
            f'<div class="job error" role="alert"><strong>{library_texts.FAILED}</strong> '
            f'<span dir="auto">{escape_html(job.error)}</span></div>'
        )
    return f'<div class="job" role="status">{_report(job.report)}</div>' if job.report else ""


def _report(report: IngestReport) -> str:
    failed = "".join(
        f'<li dir="auto"><strong>{isolate_html(error.file)}</strong>: '
        f"{isolate_html(error.reason)}</li>"
        for error in report.failed
    )
    listed = f'<ul class="failed">{failed}</ul>' if failed else ""
    return f"<p>{library_texts.done(report)}</p>{listed}"


def render_removed(removed: Sequence[DocumentRecord]) -> str:
    """What was taken out by hand, to be brought back."""
    if not removed:
        return ""
    items = "".join(
        f"<li>{isolate_html(record.provenance.name)} "
        f'<button type="button" class="plain" data-do="restore" data-id="{escape_html(record.id)}" '
        f'aria-label="{escape_html(library_texts.RESTORE_LABEL % record.provenance.name)}">'
        f"{library_texts.RESTORE}</button></li>"
        for record in removed
    )
    return f'<section class="removed"><h3>{library_texts.REMOVED}</h3><ul>{items}</ul></section>'


def render_form(document: Document) -> str:
    """All that is known of a document, to be corrected."""
    known = document.provenance
    fields = "".join(
        _field(name, label, str(getattr(known, name) or ""))
        for name, label in library_texts.FIELDS.items()
    )
    identity = escape_html(known.id)
    back = (
        f'<button type="button" class="plain" data-do="uncorrect" data-id="{identity}">'
        f"{library_texts.UNCORRECT}</button>"
        if known.corrected
        else ""
    )
    return (
        f'<form class="correct" data-id="{identity}" aria-label="{library_texts.FORM}">'
        f'<p class="muted">{library_texts.FORM_MORE}</p><div class="fields">{fields}</div>'
        f'<p class="ends"><button type="submit" class="save">{library_texts.SAVE}</button>'
        f'<button type="button" class="plain" data-do="edit" data-id="">{library_texts.CANCEL}'
        f"</button>{back}</p></form>"
    )


def _field(name: str, label: str, value: str) -> str:
    if name == "kind":
        kinds = [
            ("", library_texts.KIND_UNKNOWN),
            *((kind.value, kind_name(kind)) for kind in DocumentKind),
        ]
        options = "".join(
            f'<option value="{written}"{" selected" if written == value else ""}>{shown}</option>'
            for written, shown in kinds
        )
        return f'<label>{label} <select name="{name}">{options}</select></label>'
    hint = library_texts.HINTS.get(name, "")
    placeholder = f' placeholder="{hint}"' if hint else ""
    return (
        f'<label>{label} <input type="text" name="{name}" value="{escape_html(value)}" '
        f'maxlength="{MAX_CHARS}" dir="auto"{placeholder}></label>'
    )
