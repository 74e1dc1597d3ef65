"""Conversations that live in the browser: sent there, got back from it, and taken along."""

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
from app.web.conversation_limits import have_room, saved_conversation
from app.web.examples import example_questions
from app.web.known import library_view
from app.web.render.cards import render_conversation
from app.web.render.page_frame import render_status
from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.conversation.restore import RestoredTurn
    from app.conversation.schema import SavedConversationJson
    from app.web.answerer import Answerer
    from app.web.fair_queue import FairQueue

_TITLE_CHARS: Final = 80
_IDENTITY: Final = re.compile(r"[0-9a-f]{1,64}")


class RestoreEvent(NamedTuple):
    """The chat, the status line, and what the browser keeps, once a conversation is got back."""

    chat: Any
    status: Any
    kept: Any


class ConversationEvents:
    """What is kept in the browser, and what is taken along."""

    def __init__(self, desk: Answerer, line: FairQueue, examples: Sequence[str]) -> None:
        """Earlier answers are held against the desk's documents anew, one reader at a time."""
        self._desk = desk
        self._line = line
        self._examples = tuple(examples)

    def fresh(self, event: gr.EventData, conversation: Conversation) -> RestoreEvent:
        """A new conversation; whoever still seeks or writes for the old one is told to end."""
        left = _left(conversation)
        conversation.clear()
        kept = _begins(event, conversation, left)
        return RestoreEvent(self._chat(conversation), render_status(keep_texts.CLEARED), kept)

    def restore(self, event: gr.EventData, conversation: Conversation) -> RestoreEvent:
        """An earlier conversation, every quote of it held against the library as it is now.

        While the page is `loading`, what was asked in the meantime comes behind it.
        """
        try:
            sent = read_saved(str(getattr(event, "saved", "")))
            found = self._restored(sent)
        except OnRecordError as error:
            said = keep_texts.not_restored(str(error).rstrip("."))
            return RestoreEvent(gr.skip(), render_status(said), gr.skip())
        earlier = [_turn(one) for one in found]
        later = conversation.turns[:] if getattr(event, "loading", False) is True else []
        if later and not have_room(sent.turns, later):
            return RestoreEvent(gr.skip(), render_status(keep_texts.NOT_JOINED), gr.skip())
        left = None if later else _left(conversation)
        conversation.clear()
        conversation.turns += [*earlier, *later]
        if not later:  # what is kept stays as it was, whatever became of its sources
            conversation.kept.update(enumerate(map(_state, earlier)))
            conversation.sizes.update(enumerate(map(TurnSize.of, sent.turns)))
        lost = sum(len(one.lost) for one in found)
        said = keep_texts.restored(len(found), lost, sum(one.moved for one in found))
        kept = _begins(event, conversation, left)
        return RestoreEvent(self._chat(conversation), render_status(said), kept)

    def heard(self, event: gr.EventData, conversation: Conversation) -> Any:  # noqa: ANN401 - skip
        """What the browser has still not heard of, once it says what it has; skip for nothing."""
        conversation.outbox.heard(getattr(event, "number", None))
        return _message(_told(conversation)) if conversation.outbox else gr.skip()

    def draw(self, conversation: Conversation) -> str:
        """The chat once more: what was drawn of the conversation before may have come last."""
        return self._chat(conversation)

    def _restored(self, sent: SavedConversationJson) -> list[RestoredTurn]:
        with self._line:
            documents = {document.id: document for document in self._desk.documents}
            return [
                restore(turn, documents, heard=speakers_in, whole=self._desk.is_whole)
                for turn in sent.turns
            ]

    def take(self, event: gr.EventData, conversation: Conversation) -> tuple[Any, str]:
        """The conversation in a form, for the browser to hand over, and the status line."""
        written = getattr(event, "form", None)
        turns = tuple(kept for turn in conversation.shown if (kept := kept_turn(turn)))
        if written not in set(ExportFormat) or not turns:
            return gr.skip(), render_status(keep_texts.TAKE_NOTHING)
        form, now = ExportFormat(str(written)), datetime.now(UTC).replace(microsecond=0)
        export = EXPORTS[form]
        parcel = {
            "form": form.value,
            "name": f"on-record-{now:%Y-%m-%d-%H%M}.{export.suffix}",
            "type": export.media_type,
            "text": export.write(SavedConversation(title_of(turns), now, turns, self._titles())),
            "number": conversation.next_number(),
        }
        return _message(parcel), render_status(keep_texts.taken(form))

    def _titles(self) -> dict[str, str]:
        """What documents are called; nothing while the library cannot be opened."""
        try:
            return {one.id: one.provenance.name for one in self._desk.documents}
        except OnRecordError:
            return {}

    def _chat(self, conversation: Conversation) -> str:
        documents = self._desk.documents if not conversation.turns else ()
        examples = self._examples or example_questions(documents)
        known = library_view(self._desk)
        return render_conversation(conversation.turns, known=known, examples=examples)


def kept_now(conversation: Conversation) -> Any:  # noqa: ANN401 - skip
    """What changed of what the browser keeps, as JSON for it to put in place; skip for nothing.

    Turns are told by their number; None for one that another has replaced.
    """
    return _message(_told(conversation)) if _changed(conversation) else gr.skip()


def _left(conversation: Conversation) -> dict[str, Any]:
    """What is to be kept of a conversation that is left, whatever is under way told to end."""
    for turn in conversation.turns:
        turn.halt(written_texts.STOPPED_EARLY if turn.waiting else written_texts.STOPPED)
    _changed(conversation)
    number, turns = conversation.next_number(), dict(conversation.outbox.turns)
    return {"title": _title(conversation), "turns": turns, "number": number}


def _begins(event: gr.EventData, conversation: Conversation, left: dict[str, Any] | None) -> str:
    """What changed, and that from now on all is of the conversation the browser calls so.

    What was `left` is of the one before; None where this one holds all that was asked.
    """
    identity = str(getattr(event, "id", ""))
    begins = identity if _IDENTITY.fullmatch(identity) else None
    unheard = conversation.outbox.begins
    if left and not left["turns"] and unheard:
        left = unheard["left"]
    since = conversation.next_number()
    conversation.outbox.begins = {"begins": begins, "since": since, "left": left}
    _changed(conversation)
    return _message(_told(conversation))


def _changed(conversation: Conversation) -> bool:
    """Whether something is to be kept anew, of which the browser is then to be told."""
    changed = False
    for number, turn in enumerate(conversation.turns):
        state = _state(turn)
        if state is not None and conversation.kept.get(number) != state:
            conversation.kept[number] = state
            kept = None if turn.replaced else kept_turn(turn)
            written = (
                saved_conversation(kept, number, conversation).model_dump_json() if kept else "null"
            )
            conversation.outbox.turns[number] = json.loads(written)
            changed = True
    return changed


def _told(conversation: Conversation) -> dict[str, Any]:
    message = conversation.outbox.message(conversation.next_number())
    return {"title": _title(conversation), **message}


def _title(conversation: Conversation) -> str:
    return title_of([kept for turn in conversation.shown if (kept := kept_turn(turn))])


def _message(told: dict[str, Any]) -> str:
    """JSON for the browser; no part of it looks like a tag to whoever takes it for HTML."""
    return json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")


def kept_turn(turn: ChatTurn) -> ConversationTurn | None:
    """The turn as it is kept; None while something is to come of it."""
    if not turn.settled or not (turn.answer or turn.error or turn.note):
        return None
    written = turn.answer is not None and turn.answer is not turn.quotes
    return ConversationTurn(
        question=turn.question,
        when=turn.when,
        answer=turn.answer,
        filters=turn.filters,
        quotes=turn.quotes if written else None,
        model=turn.model,
        verdict=turn.verdict,
        error=None if turn.answer else turn.error,
        note=turn.note,
    )


def title_of(turns: Sequence[ConversationTurn]) -> str:
    """What the conversation is called: its first question, shortened."""
    words = " ".join(turns[0].question.split()) if turns else ""
    return words if len(words) <= _TITLE_CHARS else f"{words[: _TITLE_CHARS - 1].rstrip()}…"


def _state(turn: ChatTurn) -> tuple[object, ...] | None:
    """What would have to change for the turn to be kept anew; None while it is not settled."""
    if turn.replaced:
        return ("replaced",)
    if kept_turn(turn) is None:
        return None
    return (id(turn.answer), turn.error, turn.note, turn.verdict)


def _turn(found: RestoredTurn) -> ChatTurn:
    kept = found.turn
    model = kept.answer.model if kept.answer else None
    return ChatTurn(
        kept.question,
        kept.answer,
        kept.error,
        begun=True,
        verdict=kept.verdict,
        model=kept.model,
        writer=model or "",
        quotes=kept.quotes or kept.answer,
        note=kept.note,
        filters=kept.filters,
        when=kept.when,
    )
