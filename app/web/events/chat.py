"""What happens when a question is put, written over, stopped, asked again or edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import gradio as gr

from app.conversation.fields import MAX_WORDS
from app.messages import keep_texts, narrow_texts, texts, written_texts
from app.web.cancellable_model import CancellableModel, StoppedError
from app.web.conversation import ChatTurn, Conversation, close
from app.web.conversation_limits import has_room
from app.web.events.conversation import kept_now
from app.web.filter_input import NarrowingError, read_filters
from app.web.known import library_view
from app.web.layout import Layout
from app.web.render.cards import render_conversation
from app.web.render.page_frame import render_status
from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.domain.answer import Answer
    from app.llm.model import Model
    from app.web.answerer import Answerer
    from app.web.fair_queue import FairQueue


class Drawn(NamedTuple):
    """The chat, the status line, and what the browser keeps."""

    chat: Any
    status: Any
    kept: Any = gr.skip()


class AskedQuestion(NamedTuple):
    """The question box, and the rest."""

    question: Any
    chat: Any
    status: Any
    kept: Any = gr.skip()


class ChatEvents:
    """The way of a question: put, sought before the desk, written over by a model, settled.

    Whoever waits for a model leaves the desk to others, or a slow one would keep all readers from
    their quotes.
    """

    def __init__(self, desk: Answerer, models: Mapping[str, Model], line: FairQueue) -> None:
        """The models by the names that readers choose, and the line before the desk."""
        self._desk = desk
        self._models = dict(models)
        self._line = line

    def submit(
        self, question: str, model: str, narrowed: str, conversation: Conversation
    ) -> AskedQuestion:
        """The question box emptied, the question in the chat, and that it is being sought."""
        if not question.strip():
            return AskedQuestion(gr.skip(), gr.skip(), render_status(texts.EMPTY_QUESTION))
        try:
            filters = read_filters(narrowed)
        except NarrowingError as error:
            told = narrow_texts.unreadable(str(error))
            return AskedQuestion(gr.skip(), gr.skip(), render_status(told))
        turn = ChatTurn(question.strip(), model=self._known(model), filters=filters)
        if refusal := _refusal(turn, conversation):
            return AskedQuestion(gr.skip(), gr.skip(), render_status(refusal))
        conversation.put(turn)
        return AskedQuestion("", *self._sought(conversation))

    def put_example(
        self, event: gr.EventData, model: str, narrowed: str, conversation: Conversation
    ) -> AskedQuestion:
        """As if the example had been typed; what is being typed stays."""
        asked = self.submit(str(getattr(event, "question", "")), model, narrowed, conversation)
        return asked._replace(question=gr.skip())

    def seek(self, conversation: Conversation) -> Drawn:
        """The quotes for the oldest question; it never stays open, whatever happens at the desk.

        A fault of the program goes on to Gradio, which logs it.
        """
        turn = conversation.next_waiting()
        if turn is None:
            return Drawn(gr.skip(), gr.skip())
        try:
            self._find(turn, conversation.history(turn))
        except StoppedError:
            pass
        except OnRecordError as error:
            turn.error = turn.error or str(error)
        finally:
            if turn.waiting:
                turn.error = texts.FAULT
                conversation.faults += 1
        return self._news(conversation, turn)

    def _find(self, turn: ChatTurn, history: Sequence[Answer]) -> None:
        model = self._model(turn)
        with self._line:
            if not turn.waiting:
                return
            found = self._desk.answers(
                turn.question, filters=turn.filters, history=history, model=model
            )
            quotes = next(found)
        turn.writer = model.name if model else ""
        turn.found(quotes, found if model else None)

    def write(self, conversation: Conversation) -> Iterator[Drawn]:
        """The chat each time that more of the prose is backed, and at last what came of it.

        However it ends, the turn is settled and the request to the model is over. Gradio 6.31
        empties the chat for a generator that gives nothing, so the last word is always given.
        With nothing to write it is the chat as it stands: of two questions sought at once the
        first one's chat, drawn before the second was found, may have arrived last.
        """
        begun = conversation.next_unwritten()
        if begun is None:
            yield Drawn(self._chat(conversation), gr.skip())
            return
        turn, rest = begun
        fault: str | None = written_texts.FAULT
        try:
            yield from self._growing(turn, rest, conversation)
            fault = None
        except StoppedError:
            fault = None
        except OnRecordError as error:
            fault = str(error)
        finally:
            conversation.faults += fault == written_texts.FAULT
            turn.settle(fault)
            close(rest)
        yield self._news(conversation, turn)

    def _growing(
        self, turn: ChatTurn, rest: Iterator[Answer], conversation: Conversation
    ) -> Iterator[Drawn]:
        while not turn.stop.is_set():
            with self._line:
                answer = next(rest, None)
            if answer is None or turn.stop.is_set():
                return
            turn.answer = answer
            yield Drawn(self._chat(conversation), gr.skip())

    def show(self, conversation: Conversation) -> Drawn:
        """The chat after a fault of the program, or where a question found no place to wait in."""
        conversation.turn_away(texts.CROWDED)
        status = render_status(texts.NOT_ANSWERED)
        return Drawn(self._chat(conversation), status, kept_now(conversation))

    def halt(self, event: gr.EventData, conversation: Conversation) -> Drawn:
        """The turn settled with what there is, and its search or its model told to end."""
        turn = conversation.turn(getattr(event, "turn", None))
        if turn is None or turn.settled:
            return Drawn(gr.skip(), gr.skip())
        early = turn.waiting
        turn.halt(written_texts.STOPPED_EARLY if early else written_texts.STOPPED)
        status = render_status(written_texts.STOPPED)
        return Drawn(self._chat(conversation), status, kept_now(conversation))

    def again(self, model: str, narrowed: str, conversation: Conversation) -> Drawn:
        """The last question sought anew, as the page is set now, in place of its turn."""
        last = conversation.last
        if last is None or not last.settled:
            return Drawn(gr.skip(), render_status(written_texts.SETTLED_ONLY))
        last.edited = True
        asked = self.submit(last.question, model, narrowed, conversation)
        last.edited = False  # it has been replaced, or is left as it was
        return Drawn(asked.chat, asked.status)

    def revise(self, conversation: Conversation) -> AskedQuestion:
        """The last question in the box again; what is sent next replaces its turn."""
        last = conversation.last
        if last is None or not last.settled:
            return AskedQuestion(gr.skip(), gr.skip(), render_status(written_texts.SETTLED_ONLY))
        last.edited = True
        chat = self._chat(conversation)
        return AskedQuestion(last.question, chat, render_status(written_texts.EDITING))

    def keep(self, conversation: Conversation) -> AskedQuestion:
        """The last turn as it was, and an empty box."""
        last = conversation.last
        if last is not None:
            last.edited = False
        return AskedQuestion("", self._chat(conversation), render_status(written_texts.KEPT_AS_IS))

    def _known(self, name: object) -> str:
        """The name, if it is that of a model; '' for quotes only, as for what a page may forge."""
        return name if isinstance(name, str) and name in self._models else ""

    def _model(self, turn: ChatTurn) -> Model | None:
        if not turn.model:
            return None
        return CancellableModel(self._models[turn.model], turn.stop, self._line)

    def _sought(self, conversation: Conversation) -> Drawn:
        return Drawn(self._chat(conversation), render_status(texts.SEARCHING))

    def _news(self, conversation: Conversation, turn: ChatTurn) -> Drawn:
        """The chat, and in the status line what has come of the turn so far.

        That it was stopped has been told; by now the reader may be elsewhere.
        """
        if turn.stop.is_set():
            return Drawn(self._chat(conversation), gr.skip(), kept_now(conversation))
        if turn.answer is None:
            news = texts.NOT_ANSWERED
        elif turn.writing and turn.answer.claims:
            news = written_texts.announced(turn.answer, turn.writer)
        else:
            news = texts.announced(turn.answer)
        return Drawn(self._chat(conversation), render_status(news), kept_now(conversation))

    def lay(self, event: gr.EventData, conversation: Conversation) -> Any:  # noqa: ANN401 - skip
        """The chat with the accounts of a turn laid out as the reader wants them."""
        turn = conversation.turn(getattr(event, "turn", None))
        layout = getattr(event, "layout", None)
        if turn is None or layout not in set(Layout):
            return gr.skip()
        turn.layout = Layout(str(layout))
        return self._chat(conversation)

    def _chat(self, conversation: Conversation) -> str:
        return render_conversation(conversation.turns, known=library_view(self._desk))


def _refusal(turn: ChatTurn, conversation: Conversation) -> str:
    """Why the question is not put, '' if it is: what is asked can be kept, and got back."""
    if len(turn.question) > MAX_WORDS:
        return keep_texts.too_long(len(turn.question), MAX_WORDS)
    return "" if has_room(conversation, turn) else keep_texts.FULL
