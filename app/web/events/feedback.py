"""What readers say of answers, kept to become cases of their own evals."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import gradio as gr

from app.feedback.marks import AnswerMark, MarkError, append, read_marks
from app.messages import case_texts
from app.web.conversation import Conversation, read_mark_key
from app.web.events.conversation import kept_now
from app.web.render.evals import render_evals
from app.web.render.feedback import MAX_NOTE
from app.web.render.page_frame import render_status
from app.web.reports import latest
from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from app.domain.verdict import ReaderVerdict
    from app.web.answerer import Answerer


class FeedbackEvents:
    """Writes marks to one file, for all readers."""

    def __init__(self, desk: Answerer, file: Path, reports: Path) -> None:
        """What is said to be missing has to be a document of the desk's."""
        self._desk = desk
        self._file = file
        self._reports = reports

    def show(self) -> str:
        """The latest report, and how many answers are marked; not which, for they are others'."""
        return render_evals(latest(self._reports), marks_of(self._file))

    def mark(self, event: gr.EventData, conversation: Conversation) -> tuple[Any, Any]:
        """That the mark a click gives is kept, or why not; and what the browser keeps of it.

        The same one again is kept already, unless a word comes with it.
        """
        key = read_mark_key(getattr(event, "key", None))
        answer = conversation.answer(key.turn) if key else None
        if key is None or answer is None:
            return gr.skip(), gr.skip()
        turn = conversation.turns[key.turn]
        note, missing = self._word(event)
        if key.verdict is not turn.verdict or note or missing:
            mark = AnswerMark.of(
                answer,
                key.verdict,
                filters=turn.filters,
                history=conversation.asked_before(key.turn),
                note=note,
                missing=missing,
            )
            try:
                append(mark, self._file)
            except MarkError as error:
                return render_status(case_texts.not_kept(str(error))), gr.skip()
            turn.verdict = key.verdict
        status = render_status(case_texts.kept(key.verdict, self._file), kept=key)
        return status, kept_now(conversation)

    def _word(self, event: gr.EventData) -> tuple[str, tuple[str, ...]]:
        """Why, in the reader's words, and the documents of the library that are missing."""
        note, missing = getattr(event, "note", ""), getattr(event, "missing", "")
        words = " ".join(note.split())[:MAX_NOTE] if isinstance(note, str) else ""
        there = missing in {document.id for document in self._desk.documents}
        return words, (str(missing),) if there else ()


def marks_of(file: Path) -> Mapping[ReaderVerdict, int]:
    """How many answers are marked in each way; none where the file cannot be read."""
    try:
        with file.open(encoding="utf-8") as lines:
            return Counter(mark.verdict for mark in read_marks(lines, name=str(file)))
    except (OSError, OnRecordError):
        return {}
