"""Handle conversations, which are saved in the browser: start, save, restore and export them."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import gradio as gr

from app.conversation.conversation import ConversationTurn, SavedConversation
from app.conversation.document_reading import speakers_in
from app.conversation.restore import restore
from app.conversation.schema import read_saved
from app.conversation.size_limits import TurnSize
from app.domain.export_format import ExportFormat
from app.export.formats import EXPORTS
from app.messages import keep_texts, written_texts
from app.web.conversation import ChatTurn, Conversation
from app.web.conversation_limits import fitting_turn, have_room_together
from app.web.library_view import library_view
from app.web.render.cards import render_conversation
from app.web.render.page_frame import render_status
from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.conversation.restore import RestoredTurn
    from app.conversation.schema import SavedConversationJson
    from app.web.answerer import Answerer
    from app.web.examples import ExampleFinder
    from app.web.fair_queue import FairQueue

_MAX_TITLE_CHARS: Final = 80
_CONVERSATION_ID: Final = re.compile(r"[0-9a-f]{1,64}")


class ConversationRefresh(NamedTuple):
    """The chat, the status line, and the message to the browser's storage."""

    chat: Any
    status: Any
    kept: Any


class ConversationEvents:
    """Starts, restores and exports conversations."""

    def __init__(self, service: Answerer, queue: FairQueue, examples: ExampleFinder) -> None:
        """Restored answers are compared with the service's documents, one reader at a time."""
        self._service = service
        self._queue = queue
        self._examples = examples

    def start_new(self, event: gr.EventData, conversation: Conversation) -> ConversationRefresh:
        """Start a new conversation; searches and models of the old one are stopped."""
        left = _leave(conversation)
        conversation.clear()
        message = _begin_message(event, conversation, left)
        status = render_status(keep_texts.CLEARED)
        return ConversationRefresh(self._chat(conversation), status, message)

    def restore(self, event: gr.EventData, conversation: Conversation) -> ConversationRefresh:
        """Restore a saved conversation; every quote is compared with the current library.

        While the page is `loading`, what was asked in the meantime follows it.
        """
        try:
            saved = read_saved(str(getattr(event, "saved", "")))
            restored = self._restored(saved)
        except OnRecordError as error:
            status = render_status(keep_texts.not_restored(str(error).rstrip(".")))
            return ConversationRefresh(gr.skip(), status, gr.skip())
        earlier = [_chat_turn(turn) for turn in restored]
        later = conversation.turns[:] if getattr(event, "loading", False) is True else []
        if later and not have_room_together(saved.turns, later):
            status = render_status(keep_texts.NOT_JOINED)
            return ConversationRefresh(gr.skip(), status, gr.skip())
        left = None if later else _leave(conversation)
        conversation.clear()
        conversation.turns += [*earlier, *later]
        if not later:  # what is saved stays as it was, even if its sources have changed
            conversation.saved_states.update(enumerate(map(_state, earlier)))
            conversation.sizes.update(enumerate(map(TurnSize.of, saved.turns)))
        lost = sum(len(turn.lost) for turn in restored)
        moved = sum(turn.moved for turn in restored)
        message = _begin_message(event, conversation, left)
        status = render_status(keep_texts.conversation_restored(len(restored), lost, moved))
        return ConversationRefresh(self._chat(conversation), status, message)

    def acknowledge(self, event: gr.EventData, conversation: Conversation) -> Any:  # noqa: ANN401 - skip
        """What the browser has not acknowledged after this; skip if there is nothing."""
        conversation.outbox.acknowledge(getattr(event, "number", None))
        return _json(_outbox_message(conversation)) if conversation.outbox else gr.skip()

    def redraw(self, conversation: Conversation) -> str:
        """The chat once more: the chat of the conversation before may have arrived last."""
        return self._chat(conversation)

    def _restored(self, saved: SavedConversationJson) -> list[RestoredTurn]:
        with self._queue:
            documents = {document.id: document for document in self._service.documents}
            whole, back = self._service.is_whole, self._service.check_sentence
            return [
                restore(turn, documents, heard=speakers_in, whole=whole, back=back)
                for turn in saved.turns
            ]

    def export(self, event: gr.EventData, conversation: Conversation) -> tuple[Any, str]:
        """The conversation as a file, which the browser offers for download, and the status."""
        written = getattr(event, "form", None)
        turns = tuple(
            settled for turn in conversation.current_turns if (settled := settled_turn(turn))
        )
        if written not in set(ExportFormat) or not turns:
            return gr.skip(), render_status(keep_texts.TAKE_NOTHING)
        form, now = ExportFormat(str(written)), datetime.now(UTC).replace(microsecond=0)
        export = EXPORTS[form]
        saved = SavedConversation(conversation_title(turns), now, turns, self._titles())
        file = {
            "form": form.value,
            "name": f"on-record-{now:%Y-%m-%d-%H%M}.{export.suffix}",
            "type": export.media_type,
            "text": export.write(saved),
            "number": conversation.next_number(),
        }
        return _json(file), render_status(keep_texts.export_ready(form))

    def _titles(self) -> dict[str, str]:
        """The documents' titles by id; empty if the library cannot be read."""
        try:
            return {document.id: document.provenance.name for document in self._service.documents}
        except OnRecordError:
            return {}

    def _chat(self, conversation: Conversation) -> str:
        examples = self._examples.latest if conversation.turns else self._examples.now()
        library = library_view(self._service)
        return render_conversation(conversation.turns, library=library, examples=examples)


def save_message(conversation: Conversation) -> Any:  # noqa: ANN401 - skip
    """What changed since the last message, as JSON for the browser to save; skip for nothing.

    Turns are by their number; null for a turn that another has replaced.
    """
    has_changed = _queue_changes(conversation)
    return _json(_outbox_message(conversation)) if has_changed else gr.skip()


def _leave(conversation: Conversation) -> dict[str, Any]:
    """Stop all that is under way, and return what is to be saved of the conversation."""
    for turn in conversation.turns:
        turn.stop_with(written_texts.STOPPED_EARLY if turn.is_waiting else written_texts.STOPPED)
    _queue_changes(conversation)
    number, turns = conversation.next_number(), dict(conversation.outbox.turns)
    return {"title": _title(conversation), "turns": turns, "number": number}


def _begin_message(
    event: gr.EventData, conversation: Conversation, left: dict[str, Any] | None
) -> str:
    """What changed, and that from now on all belongs to the conversation with the event's id.

    What was `left` belongs to the one before; None where this one continues it.
    """
    identity = str(getattr(event, "id", ""))
    begins = identity if _CONVERSATION_ID.fullmatch(identity) else None
    pending = conversation.outbox.begins
    if left and not left["turns"] and pending:
        left = pending["left"]
    since = conversation.next_number()
    conversation.outbox.begins = {"begins": begins, "since": since, "left": left}
    _queue_changes(conversation)
    return _json(_outbox_message(conversation))


def _queue_changes(conversation: Conversation) -> bool:
    """Put changed turns into the outbox; whether there were any."""
    has_changed = False
    for number, turn in enumerate(conversation.turns):
        state = _state(turn)
        if state is not None and conversation.saved_states.get(number) != state:
            conversation.saved_states[number] = state
            settled = None if turn.replaced else settled_turn(turn)
            written = (
                fitting_turn(settled, number, conversation).model_dump_json() if settled else "null"
            )
            conversation.outbox.turns[number] = json.loads(written)
            has_changed = True
    return has_changed


def _outbox_message(conversation: Conversation) -> dict[str, Any]:
    message = conversation.outbox.message(conversation.next_number())
    return {"title": _title(conversation), **message}


def _title(conversation: Conversation) -> str:
    return conversation_title(
        [settled for turn in conversation.current_turns if (settled := settled_turn(turn))]
    )


def _json(message: dict[str, Any]) -> str:
    """JSON for the browser, in which nothing looks like a tag if it is taken for HTML."""
    return json.dumps(message, ensure_ascii=False).replace("<", "\\u003c")


def settled_turn(turn: ChatTurn) -> ConversationTurn | None:
    """The turn as it is saved and exported; None until it is settled."""
    if not turn.is_settled or not (turn.answer or turn.error or turn.note):
        return None
    is_written = turn.answer is not None and turn.answer is not turn.quotes
    return ConversationTurn(
        question=turn.question,
        when=turn.when,
        answer=turn.answer,
        filters=turn.filters,
        quotes=turn.quotes if is_written else None,
        model=turn.model,
        verdict=turn.verdict,
        error=None if turn.answer else turn.error,
        note=turn.note,
    )


def conversation_title(turns: Sequence[ConversationTurn]) -> str:
    """The first question, shortened."""
    words = " ".join(turns[0].question.split()) if turns else ""
    if len(words) <= _MAX_TITLE_CHARS:
        return words
    return f"{words[: _MAX_TITLE_CHARS - 1].rstrip()}…"


def _state(turn: ChatTurn) -> tuple[object, ...] | None:
    """What has to change for the turn to be saved again; None while it is not settled."""
    if turn.replaced:
        return ("replaced",)
    if settled_turn(turn) is None:
        return None
    return (id(turn.answer), turn.error, turn.note, turn.verdict)


def _chat_turn(restored: RestoredTurn) -> ChatTurn:
    turn = restored.turn
    model = turn.answer.model if turn.answer else None
    return ChatTurn(
        turn.question,
        turn.answer,
        turn.error,
        started=True,
        verdict=turn.verdict,
        model=turn.model,
        writer=model or "",
        quotes=turn.quotes or turn.answer,
        note=turn.note,
        filters=turn.filters,
        when=turn.when,
    )
