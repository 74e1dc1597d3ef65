"""What happens where the library is looked through and changed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import gradio as gr

from app.messages import library_texts, texts
from app.web.conversation import Conversation  # noqa: TC001 - Gradio reads annotations
from app.web.render.filter_form import render_narrow
from app.web.render.library import render_library
from app.web.render.library_table import LibraryTable, render_catalogue
from app.web.render.page_frame import render_header, render_status
from app.web.render.reader import render_note, words_in
from app.web.table_query import page_of
from corpus.errors import OnRecordError
from corpus.load.corrections import CORRECTABLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.ask.speaker_counts import SpeakerCount
    from app.library.editor import LibraryEditor
    from app.library.job import Job
    from app.web.answerer import Answerer
    from corpus.model.document import Document


class LibraryRefresh(NamedTuple):
    """The table, and the status line."""

    catalogue: Any
    status: Any


class TableRefresh(NamedTuple):
    """All that shows the library, once it has changed."""

    catalogue: Any
    header: Any
    narrow: Any
    reader: Any
    status: Any


class LibraryEvents:
    """The library as a table; changed by a librarian where there is one."""

    def __init__(self, desk: Answerer, librarian: LibraryEditor | None, *, title: str) -> None:
        """Without a librarian the library is read only."""
        self._desk = desk
        self._librarian = librarian
        self._title = title

    def show(self, conversation: Conversation) -> str:
        """The table as it is now."""
        if conversation.seen is None:
            conversation.seen = self._ended
        try:
            return render_catalogue(self._shelves(conversation))
        except OnRecordError as error:
            return render_note(str(error))

    def sift(self, event: gr.EventData, conversation: Conversation) -> str:
        """The table as the reader wants it sorted and sifted."""
        conversation.sieve = conversation.sieve.asked(event)
        return self.show(conversation)

    def look(self, conversation: Conversation) -> TableRefresh:
        """All that shows the library drawn anew, and what became of the last change."""
        last = self._librarian.last if self._librarian else None
        if last is None:
            return TableRefresh(self.show(conversation), gr.skip(), gr.skip(), gr.skip(), gr.skip())
        conversation.seen = last.number
        catalogue = self.show(conversation)
        documents = self._desk.documents
        size = texts.library_size(len(documents), sum(map(words_in, documents)))
        said = library_texts.done(last.report) if last.report else library_texts.FAILED
        listed = render_library(documents) if conversation.sheet is None else gr.skip()
        return TableRefresh(
            catalogue,
            render_header(self._title, size, conversation.user),
            render_narrow(documents, map(self._desk.speaker_counts, documents)),
            listed,
            render_status(said),
        )

    def do(self, event: gr.EventData, conversation: Conversation) -> LibraryRefresh:
        """What a button of a document asks for is begun, or why not."""
        work, name = (getattr(event, key, None) for key in ("do", "id"))
        name = name if isinstance(name, str) else ""
        if work == "edit":
            conversation.editing = name or None
            return LibraryRefresh(self.show(conversation), gr.skip())
        try:
            self._begin(str(work), name)
        except OnRecordError as error:
            return LibraryRefresh(gr.skip(), render_status(str(error)))
        if name == conversation.editing:
            conversation.editing = None
        return LibraryRefresh(self.show(conversation), gr.skip())

    def correct(self, event: gr.EventData, conversation: Conversation) -> LibraryRefresh:
        """What was changed in the form is taken for corrections, or why it cannot be."""
        name, fields = (getattr(event, key, None) for key in ("id", "fields"))
        document = next((one for one in self._desk.documents if one.id == name), None)
        if document is None or not isinstance(fields, dict):
            return LibraryRefresh(self.show(conversation), gr.skip())
        changed = _changed(document, fields)
        try:
            if changed:
                self._writer().correct(document.id, changed)
        except OnRecordError as error:
            return LibraryRefresh(gr.skip(), render_status(str(error)))
        conversation.editing = None
        return LibraryRefresh(self.show(conversation), gr.skip())

    def add(self, files: Sequence[str] | str | None, conversation: Conversation) -> Any:  # noqa: ANN401
        """The table, an empty place for files, and the status line: what was given is taken in."""
        places = [Path(one) for one in ([files] if isinstance(files, str) else files or ())]
        status: Any = gr.skip()
        try:
            if places:
                self._writer().add([(one.name, one) for one in places])
        except OnRecordError as error:
            status = render_status(str(error))
        finally:
            for one in places:
                with suppress(OSError):
                    one.unlink()
        return self.show(conversation), None, status

    def _begin(self, work: str, name: str) -> Job:
        librarian = self._writer()
        if work == "reread":
            return librarian.rescan()
        begun = {
            "remove": librarian.remove,
            "restore": librarian.restore,
            "uncorrect": librarian.uncorrect,
        }.get(work)
        if begun is None:
            message = library_texts.NO_SUCH_WORK % work[:40]
            raise OnRecordError(message)
        return begun(name)

    def _writer(self) -> LibraryEditor:
        if self._librarian is None:
            raise OnRecordError(library_texts.READ_ONLY)
        return self._librarian

    @property
    def _ended(self) -> int:
        """The number of the change that ended last, 0 before one has."""
        last = self._librarian.last if self._librarian else None
        return last.number if last else 0

    def _shelves(self, conversation: Conversation) -> LibraryTable:
        documents = self._desk.documents
        page = page_of(documents, conversation.sieve)
        casts: dict[str, Sequence[SpeakerCount]] = {
            one.id: self._desk.speaker_counts(one) for one in page.rows
        }
        librarian = self._librarian
        return LibraryTable(
            page=page,
            sieve=conversation.sieve,
            casts=casts,
            may_change=librarian is not None,
            uploaded=librarian.uploaded() if librarian else frozenset(),
            removed=librarian.removed() if librarian else (),
            current=librarian.current if librarian else None,
            last=librarian.last if librarian else None,
            seen=conversation.seen or 0,
            editing=conversation.editing,
            whole=bool(documents),
        )


def _changed(document: Document, fields: Mapping[object, object]) -> dict[str, object]:
    """The fields whose value is another than what is known; others count as not touched."""
    known = document.provenance
    return {
        name: fields[name]
        for name in CORRECTABLE
        if name in fields and str(fields[name] or "").strip() != str(getattr(known, name) or "")
    }
