"""Handle the library tab: search, sort, and jobs that change the library."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import gradio as gr

from app.messages import library_texts, texts
from app.web.conversation import Conversation  # noqa: TC001 - Gradio reads annotations
from app.web.render.filter_form import render_filter_form
from app.web.render.library import render_library
from app.web.render.library_table import LibraryTable, render_library_table
from app.web.render.page_frame import render_header, render_status
from app.web.render.reader import render_message
from app.web.table_query import page_of
from corpus.errors import OnRecordError
from corpus.load.corrections import CORRECTABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.ask.speaker_counts import SpeakerCount
    from app.library.editor import LibraryEditor
    from app.library.job import Job
    from app.web.answerer import Answerer
    from corpus.model.document import Document


class TableRefresh(NamedTuple):
    """The table, and the status line."""

    catalogue: Any
    status: Any


class LibraryRefresh(NamedTuple):
    """All parts of the page that show the library."""

    catalogue: Any
    header: Any
    narrow: Any
    reader: Any
    status: Any


class LibraryEvents:
    """The library as a table, which an editor changes if there is one."""

    def __init__(
        self,
        service: Answerer,
        editor: LibraryEditor | None,
        *,
        title: str,
        why_read_only: Callable[[], str] = lambda: library_texts.READ_ONLY,
    ) -> None:
        """Without an editor the library is read-only, and `why_read_only` says why."""
        self._service = service
        self._editor = editor
        self._title = title
        self._why_read_only = why_read_only

    def show(self, conversation: Conversation) -> str:
        """The table as it is now."""
        if conversation.seen_job is None:
            last = self._editor.last if self._editor else None
            conversation.seen_job = last.number if last else 0
        try:
            return render_library_table(self._table(conversation))
        except OnRecordError as error:
            return render_message(str(error))

    def filter_table(self, event: gr.EventData, conversation: Conversation) -> str:
        """The table, searched and sorted as the reader asks for it."""
        conversation.table_query = conversation.table_query.updated_by(event)
        return self.show(conversation)

    def refresh(self, conversation: Conversation) -> LibraryRefresh:
        """All parts that show the library, and the result of the last job."""
        last = self._editor.last if self._editor else None
        if last is None:
            skip = gr.skip()
            return LibraryRefresh(self.show(conversation), skip, skip, skip, skip)
        conversation.seen_job = last.number
        table = self.show(conversation)
        documents = self._service.documents
        size = texts.library_size(len(documents), sum(document.words for document in documents))
        result = library_texts.change_done(last.report) if last.report else library_texts.FAILED
        reader = render_library(documents) if conversation.reader_key is None else gr.skip()
        return LibraryRefresh(
            table,
            render_header(self._title, size, conversation.user),
            render_filter_form(documents, map(self._service.speaker_counts, documents)),
            reader,
            render_status(result),
        )

    def start_job(self, event: gr.EventData, conversation: Conversation) -> TableRefresh:
        """Start what a button of a document asks for; the status says why if that fails."""
        action, identity = (getattr(event, key, None) for key in ("do", "id"))
        identity = identity if isinstance(identity, str) else ""
        if action == "edit":
            conversation.editing = identity or None
            return TableRefresh(self.show(conversation), gr.skip())
        try:
            self._start(str(action), identity)
        except OnRecordError as error:
            return TableRefresh(gr.skip(), render_status(str(error)))
        if identity == conversation.editing:
            conversation.editing = None
        return TableRefresh(self.show(conversation), gr.skip())

    def correct(self, event: gr.EventData, conversation: Conversation) -> TableRefresh:
        """Start a job with the corrections of the form; the status says why if that fails."""
        identity, fields = (getattr(event, key, None) for key in ("id", "fields"))
        document = next(
            (document for document in self._service.documents if document.id == identity), None
        )
        if document is None or not isinstance(fields, dict):
            return TableRefresh(self.show(conversation), gr.skip())
        corrections = _corrections(document, fields)
        try:
            if corrections:
                self._require_editor().correct(document.id, corrections)
        except OnRecordError as error:
            return TableRefresh(gr.skip(), render_status(str(error)))
        conversation.editing = None
        return TableRefresh(self.show(conversation), gr.skip())

    def add(self, files: Sequence[str] | str | None, conversation: Conversation) -> Any:  # noqa: ANN401
        """Start a job that ingests the uploads; the table, an empty upload box, and the status."""
        paths = [Path(file) for file in ([files] if isinstance(files, str) else files or ())]
        status: Any = gr.skip()
        try:
            if paths:
                self._require_editor().add([(path.name, path) for path in paths])
        except OnRecordError as error:
            status = render_status(str(error))
        finally:
            for path in paths:
                with suppress(OSError):
                    path.unlink()
        return self.show(conversation), None, status

    def _start(self, action: str, identity: str) -> Job:
        editor = self._require_editor()
        if action == "reread":
            return editor.rescan()
        start = {
            "remove": editor.remove,
            "restore": editor.restore,
            "uncorrect": editor.uncorrect,
        }.get(action)
        if start is None:
            message = library_texts.NO_SUCH_WORK % action[:40]
            raise OnRecordError(message)
        return start(identity)

    def _require_editor(self) -> LibraryEditor:
        if self._editor is None:
            raise OnRecordError(self._why_read_only())
        return self._editor

    def _table(self, conversation: Conversation) -> LibraryTable:
        documents = self._service.documents
        page = page_of(documents, conversation.table_query)
        speakers: dict[str, Sequence[SpeakerCount]] = {
            document.id: self._service.speaker_counts(document) for document in page.rows
        }
        editor = self._editor
        return LibraryTable(
            page=page,
            query=conversation.table_query,
            speakers=speakers,
            may_change=editor is not None,
            why_read_only="" if editor else self._why_read_only(),
            uploaded=editor.uploaded() if editor else frozenset(),
            removed=editor.removed() if editor else (),
            current=editor.current if editor else None,
            last=editor.last if editor else None,
            seen_job=conversation.seen_job or 0,
            editing=conversation.editing,
            has_documents=bool(documents),
            language_notice=str(self._service.language_notice or ""),
        )


def _corrections(document: Document, fields: Mapping[object, object]) -> dict[str, object]:
    """The fields that differ from the provenance; missing fields count as unchanged."""
    provenance = document.provenance
    return {
        name: fields[name]
        for name in CORRECTABLE
        if name in fields
        and str(fields[name] or "").strip() != str(getattr(provenance, name) or "")
    }
