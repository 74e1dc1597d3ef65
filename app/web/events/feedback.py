"""Handle readers' verdicts on answers, which can become cases of the evals."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import gradio as gr

from app.feedback.marks import AnswerMark, MarkError, append, read_marks
from app.messages import case_texts
from app.web.conversation import Conversation, read_mark_key
from app.web.events.conversation import save_message
from app.web.render.evals import render_evals
from app.web.render.feedback import MAX_NOTE_CHARS
from app.web.render.page_frame import render_status
from app.web.reports import latest_report
from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from app.domain.verdict import ReaderVerdict
    from app.web.answerer import Answerer


class FeedbackEvents:
    """Writes the marks of all readers to one file."""

    def __init__(self, service: Answerer, file: Path, reports: Path) -> None:
        """`file` is that of the marks; `reports` is the folder of the evals' reports."""
        self._service = service
        self._file = file
        self._reports = reports

    def show(self) -> str:
        """The latest report, and how many answers are marked; not which, since others asked."""
        return render_evals(latest_report(self._reports), count_marks(self._file))

    def mark(self, event: gr.EventData, conversation: Conversation) -> tuple[Any, Any]:
        """Save the mark that a click gives; the status, and the message to the browser's storage.

        A repeated mark is saved again only if a note or a missing document comes with it.
        """
        key = read_mark_key(getattr(event, "key", None))
        answer = conversation.answer(key.turn) if key else None
        if key is None or answer is None:
            return gr.skip(), gr.skip()
        turn = conversation.turns[key.turn]
        note, missing = self._note(event)
        if key.verdict is not turn.verdict or note or missing:
            mark = AnswerMark.of(
                answer,
                key.verdict,
                filters=turn.filters,
                history=conversation.earlier_questions(key.turn),
                note=note,
                missing=missing,
            )
            try:
                append(mark, self._file)
            except MarkError as error:
                return render_status(case_texts.case_not_kept(str(error))), gr.skip()
            turn.verdict = key.verdict
        status = render_status(case_texts.case_kept(key.verdict, self._file), kept=key)
        return status, save_message(conversation)

    def _note(self, event: gr.EventData) -> tuple[str, tuple[str, ...]]:
        """The reader's note, and the ids of documents that should have been quoted."""
        note, missing = getattr(event, "note", ""), getattr(event, "missing", "")
        words = " ".join(note.split())[:MAX_NOTE_CHARS] if isinstance(note, str) else ""
        is_document = missing in {document.id for document in self._service.documents}
        return words, (str(missing),) if is_document else ()


def count_marks(file: Path) -> Mapping[ReaderVerdict, int]:
    """How many answers have each verdict; empty if the file cannot be read."""
    try:
        with file.open(encoding="utf-8") as lines:
            return Counter(mark.verdict for mark in read_marks(lines, name=str(file)))
    except (OSError, OnRecordError):
        return {}
