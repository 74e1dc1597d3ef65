"""Handle the chat: a question is submitted, answered, stopped, asked again or edited."""

from __future__ import annotations

from time import sleep
from typing import TYPE_CHECKING, Any, NamedTuple

import gradio as gr

from app.conversation.fields import MAX_WORDS
from app.messages import keep_texts, narrow_texts, texts, written_texts
from app.web.cancellable_model import CancellableModel, StoppedError
from app.web.conversation import ChatTurn, Conversation, close_stream
from app.web.conversation_limits import has_room
from app.web.events.conversation import save_message
from app.web.filter_input import InvalidFiltersError, read_filters
from app.web.layout import Layout
from app.web.library_view import library_view
from app.web.render.cards import render_conversation
from app.web.render.page_frame import render_status
from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.domain.answer import Answer
    from app.llm.model import Model
    from app.web.answerer import Answerer
    from app.web.fair_queue import FairQueue


_PAUSE = 0.2  # seconds until the queue is looked at again
_MAX_LOOKS = 200  # then other readers have asked for a long time, and there are no suggestions


class ChatRefresh(NamedTuple):
    """The chat, the status line, and the message to the browser's storage."""

    chat: Any
    status: Any
    kept: Any = gr.skip()


class QuestionRefresh(NamedTuple):
    """The question box, the chat, the status line, and the message to the browser's storage."""

    question: Any
    chat: Any
    status: Any
    kept: Any = gr.skip()


class ChatEvents:
    """The steps of a question: submit, search in the queue, write with a model, settle.

    A request that waits for a model steps aside in the queue; otherwise a slow model would keep
    all other readers from their quotes.
    """

    def __init__(self, service: Answerer, models: Mapping[str, Model], queue: FairQueue) -> None:
        """`models` are by the names that readers choose; the `queue` is before the service."""
        self._service = service
        self._models = dict(models)
        self._queue = queue

    def submit(
        self, question: str, model: str, filters: str, conversation: Conversation
    ) -> QuestionRefresh:
        """Add the question to the chat and empty the box; the status says why if that fails."""
        if not question.strip():
            return QuestionRefresh(gr.skip(), gr.skip(), render_status(texts.EMPTY_QUESTION))
        try:
            parsed = read_filters(filters)
        except InvalidFiltersError as error:
            status = render_status(narrow_texts.unreadable(str(error)))
            return QuestionRefresh(gr.skip(), gr.skip(), status)
        turn = ChatTurn(question.strip(), model=self._known_model(model), filters=parsed)
        if refusal := _refusal(turn, conversation):
            return QuestionRefresh(gr.skip(), gr.skip(), render_status(refusal))
        conversation.add_turn(turn)
        return QuestionRefresh("", self._chat(conversation), render_status(texts.SEARCHING))

    def submit_example(
        self, event: gr.EventData, model: str, filters: str, conversation: Conversation
    ) -> QuestionRefresh:
        """Submit an example question; what is being typed stays."""
        submitted = self.submit(str(getattr(event, "question", "")), model, filters, conversation)
        return submitted._replace(question=gr.skip())

    def search(self, conversation: Conversation) -> ChatRefresh:
        """Find the quotes for the oldest question, which is always settled afterwards.

        A fault of the program is passed on to Gradio, which logs it.
        """
        turn = conversation.start_next_question()
        if turn is None:
            return ChatRefresh(gr.skip(), gr.skip())
        try:
            self._find_quotes(turn, conversation.history(turn))
        except StoppedError:
            pass
        except OnRecordError as error:
            turn.error = turn.error or str(error)
        finally:
            if turn.is_waiting:
                turn.error = texts.FAULT
                conversation.faults += 1
        return self._refresh(conversation, turn)

    def _find_quotes(self, turn: ChatTurn, history: Sequence[Answer]) -> None:
        model = self._model(turn)
        with self._queue:
            if not turn.is_waiting:
                return
            answers = self._service.answers(
                turn.question, filters=turn.filters, history=history, model=model
            )
            quotes = next(answers)
        turn.writer = model.name if model else ""
        turn.add_quotes(quotes, answers if model else None)

    def write(self, conversation: Conversation) -> Iterator[ChatRefresh]:
        """The chat each time that more prose is verified, and at last the complete answer.

        However it ends, the turn is settled and the request to the model is closed. Gradio 6.31
        empties the chat for a generator that yields nothing, so it always yields. Even with nothing
        to write it yields the chat: of two questions searched at once, the chat of the first,
        rendered before the second was found, may have arrived last.
        """
        started = conversation.start_next_writing()
        if started is None:
            yield ChatRefresh(self._chat(conversation), gr.skip())
            return
        turn, rest = started
        fault: str | None = written_texts.FAULT
        try:
            yield from self._growing_answer(turn, rest, conversation)
            fault = None
        except StoppedError:
            fault = None
        except OnRecordError as error:
            fault = str(error)
        finally:
            conversation.faults += fault == written_texts.FAULT
            turn.finish(fault)
            close_stream(rest)
        yield self._refresh(conversation, turn)

    def _growing_answer(
        self, turn: ChatTurn, rest: Iterator[Answer], conversation: Conversation
    ) -> Iterator[ChatRefresh]:
        while not turn.stop.is_set():
            with self._queue:
                answer = next(rest, None)
            if answer is None or turn.stop.is_set():
                return
            turn.answer = answer
            yield ChatRefresh(self._chat(conversation), gr.skip())

    def suggest(self, conversation: Conversation) -> Iterator[Any]:
        """The chat with each further question to go on with that the library answers.

        They are tried only while no reader waits, and no longer once something else is asked.
        Gradio 6.31 empties the chat for a generator that yields nothing, and sends the last chat
        again when it ends, over a question that was asked meanwhile: so it ends with a skip.
        """
        turn = conversation.last
        if turn and turn.answer and turn.is_settled and not turn.has_follow_ups:
            turn.has_follow_ups = True
            yield from self._further_questions(turn, turn.quotes or turn.answer, conversation)
        yield gr.skip()

    def _further_questions(
        self, turn: ChatTurn, answer: Answer, conversation: Conversation
    ) -> Iterator[str]:
        tried = self._service.follow_up_questions(
            answer, filters=turn.filters, history=conversation.history(turn)
        )
        for _ in range(_MAX_LOOKS):
            with self._queue.if_free() as is_free:
                question = next(tried, "") if is_free else None
            if question == "" or conversation.last is not turn:
                return
            if question is not None:
                turn.follow_ups = (*turn.follow_ups, question)
                yield self._chat(conversation)
            elif not is_free:
                sleep(_PAUSE)

    def show_failure(self, conversation: Conversation) -> ChatRefresh:
        """The chat after a fault of the program, or after Gradio's queue refused a question."""
        conversation.reject_newest(texts.CROWDED)
        status = render_status(texts.NOT_ANSWERED)
        return ChatRefresh(self._chat(conversation), status, save_message(conversation))

    def stop(self, event: gr.EventData, conversation: Conversation) -> ChatRefresh:
        """Stop the search or the model of a turn, which is settled with what there is."""
        turn = conversation.turn(getattr(event, "turn", None))
        if turn is None or turn.is_settled:
            return ChatRefresh(gr.skip(), gr.skip())
        turn.stop_with(written_texts.STOPPED_EARLY if turn.is_waiting else written_texts.STOPPED)
        status = render_status(written_texts.STOPPED)
        return ChatRefresh(self._chat(conversation), status, save_message(conversation))

    def ask_again(self, model: str, filters: str, conversation: Conversation) -> ChatRefresh:
        """Replace the last turn by the same question with the page's current settings."""
        last = conversation.last
        if last is None or not last.is_settled:
            return ChatRefresh(gr.skip(), render_status(written_texts.SETTLED_ONLY))
        last.edited = True
        submitted = self.submit(last.question, model, filters, conversation)
        last.edited = False  # it has been replaced, or is left as it was
        return ChatRefresh(submitted.chat, submitted.status)

    def edit_question(self, conversation: Conversation) -> QuestionRefresh:
        """Put the last question into the box; what is sent next replaces its turn."""
        last = conversation.last
        if last is None or not last.is_settled:
            status = render_status(written_texts.SETTLED_ONLY)
            return QuestionRefresh(gr.skip(), gr.skip(), status)
        last.edited = True
        chat = self._chat(conversation)
        return QuestionRefresh(last.question, chat, render_status(written_texts.EDITING))

    def cancel_edit(self, conversation: Conversation) -> QuestionRefresh:
        """Leave the last turn as it was, and empty the box."""
        last = conversation.last
        if last is not None:
            last.edited = False
        status = render_status(written_texts.KEPT_AS_IS)
        return QuestionRefresh("", self._chat(conversation), status)

    def choose_layout(self, event: gr.EventData, conversation: Conversation) -> Any:  # noqa: ANN401 - skip
        """The chat with the accounts of a turn in the layout that the reader chose."""
        turn = conversation.turn(getattr(event, "turn", None))
        layout = getattr(event, "layout", None)
        if turn is None or layout not in set(Layout):
            return gr.skip()
        turn.layout = Layout(str(layout))
        return self._chat(conversation)

    def redraw(self, conversation: Conversation) -> str:
        """The chat once more: a chat rendered before the choice may have arrived last."""
        return self._chat(conversation)

    def _known_model(self, name: object) -> str:
        """The name, if a model has it; '' for quotes only, and for a name that a page forged."""
        return name if isinstance(name, str) and name in self._models else ""

    def _model(self, turn: ChatTurn) -> Model | None:
        if not turn.model:
            return None
        return CancellableModel(self._models[turn.model], turn.stop, self._queue)

    def _refresh(self, conversation: Conversation, turn: ChatTurn) -> ChatRefresh:
        """The chat, and in the status line the result of the turn so far.

        A turn that was stopped has been announced already, and the reader may be elsewhere.
        """
        if turn.stop.is_set():
            return ChatRefresh(self._chat(conversation), gr.skip(), save_message(conversation))
        if turn.answer is None:
            announcement = texts.NOT_ANSWERED
        elif turn.writing and turn.answer.claims:
            announcement = written_texts.sentence_announcement(turn.answer, turn.writer)
        else:
            announcement = texts.answer_announcement(turn.answer)
        status = render_status(announcement)
        return ChatRefresh(self._chat(conversation), status, save_message(conversation))

    def _chat(self, conversation: Conversation) -> str:
        return render_conversation(conversation.turns, library=library_view(self._service))


def _refusal(turn: ChatTurn, conversation: Conversation) -> str:
    """Why the turn cannot be saved and restored, and is refused; '' if it can."""
    if len(turn.question) > MAX_WORDS:
        return keep_texts.conversation_too_long(len(turn.question), MAX_WORDS)
    return "" if has_room(conversation, turn) else keep_texts.FULL
