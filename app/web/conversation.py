"""One reader's questions and their answers, and the keys that a click on the page sends."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Event
from typing import TYPE_CHECKING, Final, NamedTuple

from app.domain.filters import Filters
from app.domain.numbering import number_citations
from app.domain.verdict import ReaderVerdict
from app.web.layout import Layout
from app.web.outbox import Outbox
from app.web.table_query import TableQuery

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.check.result import CheckResult
    from app.conversation.size_limits import TurnSize
    from app.domain.answer import Answer
    from app.domain.citation import Citation


@dataclass(slots=True, eq=False)
class ChatTurn:
    """A question with its answer, with the error, or with neither while it is being answered.

    `model` is the configured name of the chosen model, '' for none, and `writer` the model's own
    name. `quotes` is the answer before the model wrote, `note` why its prose ends early, `verdict`
    what the reader last said of the answer.
    """

    question: str
    answer: Answer | None = None
    error: str | None = None
    started: bool = False
    verdict: ReaderVerdict | None = None
    model: str = ""
    writer: str = ""
    quotes: Answer | None = None
    note: str | None = None
    writing: bool = False
    filters: Filters = field(default_factory=Filters)
    when: datetime = field(default_factory=lambda: datetime.now(UTC))
    layout: Layout = Layout.LIST
    has_follow_ups: bool = False  # questions to go on with have been looked for
    follow_ups: tuple[str, ...] = ()
    edited: bool = False  # its question is in the box; sending replaces it
    replaced: bool = False
    rest: Iterator[Answer] | None = None  # what the model is still to write
    stop: Event = field(default_factory=Event)

    @property
    def is_waiting(self) -> bool:
        """Whether the question has neither answer nor error yet."""
        return self.answer is None and self.error is None

    @property
    def is_settled(self) -> bool:
        """Whether the answer is complete, or there is none."""
        return not self.is_waiting and not self.writing

    def add_quotes(self, quotes: Answer, rest: Iterator[Answer] | None) -> None:
        """Set the quotes, and what is still to be written; ignored if the turn was stopped."""
        if self.stop.is_set():
            close_stream(rest)
            return
        self.writing, self.rest = rest is not None, rest
        self.quotes = self.answer = quotes

    def stop_with(self, note: str) -> None:
        """Stop the search or the model, and settle the turn with what there is."""
        self.stop.set()
        if self.is_waiting:
            self.error = note
        elif self.writing:
            self.finish(note)

    def finish(self, note: str | None = None) -> None:
        """End the writing; a turn that is settled already keeps its note."""
        if self.writing:
            self.writing, self.note = False, note


def close_stream(rest: Iterator[Answer] | None) -> None:
    """Discard what is still to be written, which ends the request to the model."""
    if isinstance(rest, Generator):
        rest.close()


@dataclass(slots=True)
class QuotationCheck:
    """A quotation with the result of its check, with the error, or with neither yet."""

    words: str
    result: CheckResult | None = None
    error: str | None = None
    started: bool = False

    @property
    def is_waiting(self) -> bool:
        """Whether there is neither result nor error yet."""
        return self.result is None and self.error is None


@dataclass(slots=True)
class Conversation:
    """The state of one browser tab: its turns, oldest first, its last check, and what it shows.

    `reader_key` identifies the document and quotes in the reader. `saved_states` is by turn number
    what the browser was told to save, `sizes` how large that is. `table_query` is that of the
    library's table, `editing` the id of the document that is being corrected, `seen_job` the number
    of the last library job whose result the tab shows, `user` who is logged in, `language` that of
    the page. `faults` counts faults of the program that no event has reported yet.
    """

    turns: list[ChatTurn] = field(default_factory=list)
    check: QuotationCheck | None = None
    reader_key: tuple[object, ...] | None = None
    saved_states: dict[int, object] = field(default_factory=dict)
    sizes: dict[int, TurnSize] = field(default_factory=dict)
    outbox: Outbox = field(default_factory=Outbox)
    table_query: TableQuery = field(default_factory=TableQuery)
    editing: str | None = None
    seen_job: int | None = None
    user: str | None = None
    language: str | None = None
    faults: int = 0
    _last_number: int = 0

    def next_number(self) -> int:
        """A new number for a message to the browser."""
        self._last_number += 1
        return self._last_number

    def clear(self) -> None:
        """Forget all turns."""
        self.turns.clear()
        self.saved_states.clear()
        self.sizes.clear()
        self.outbox.turns.clear()

    @property
    def current_turns(self) -> tuple[ChatTurn, ...]:
        """The turns that no other has replaced."""
        return tuple(turn for turn in self.turns if not turn.replaced)

    def start_next_question(self) -> ChatTurn | None:
        """The oldest question that nothing has started to answer, now marked as started."""
        for turn in self.turns:
            if turn.is_waiting and not turn.started:
                turn.started = True
                return turn
        return None

    def reject_newest(self, note: str) -> None:
        """Settle the newest turn that waits to be started, unless a fault settled a turn."""
        if self.faults:
            self.faults -= 1
            return
        for turn in reversed(self.turns):
            if turn.is_waiting and not turn.started:
                turn.error = note
                return
            if turn.rest is not None:
                close_stream(turn.rest)
                turn.rest = None
                turn.finish(note)
                return

    def start_next_writing(self) -> tuple[ChatTurn, Iterator[Answer]] | None:
        """The oldest turn whose prose nothing has started to write, and what is to be written."""
        for turn in self.turns:
            if turn.rest is not None:
                rest, turn.rest = turn.rest, None
                return turn, rest
        return None

    def turn(self, number: object) -> ChatTurn | None:
        """The turn of that number, counted from 0; None if there is none."""
        if isinstance(number, int) and 0 <= number < len(self.turns):
            return self.turns[number]
        return None

    @property
    def last(self) -> ChatTurn | None:
        """The latest turn that no other has replaced."""
        return next((turn for turn in reversed(self.turns) if not turn.replaced), None)

    def add_turn(self, turn: ChatTurn) -> None:
        """Add a turn, in place of the last one while that is being edited."""
        last = self.last
        if last is not None and last.edited:
            last.edited, last.replaced = False, True
        self.turns.append(turn)

    def numbered_citations(self, number: int) -> Mapping[int, Citation]:
        """The quotes of that turn by the number that the page shows; none without an answer."""
        turn = self.turn(number)
        if turn is None or turn.answer is None:
            return {}
        return number_citations(turn.answer, first=turn.quotes)

    def answer(self, number: int) -> Answer | None:
        """The answer of that turn, counted from 0; None if there is none."""
        turn = self.turn(number)
        return turn.answer if turn else None

    def earlier_questions(self, number: int) -> tuple[str, ...]:
        """The answered questions before that turn, oldest first."""
        return tuple(turn.question for turn in self._answered(number))

    def history(self, turn: ChatTurn) -> tuple[Answer, ...]:
        """The complete answers before that turn, oldest first."""
        if turn not in self.turns:  # a new conversation was started meanwhile
            return ()
        answered = self._answered(self.turns.index(turn))
        return tuple(each.answer for each in answered if each.answer and each.is_settled)

    def _answered(self, before: int) -> Iterator[ChatTurn]:
        return (turn for turn in self.turns[:before] if turn.answer and not turn.replaced)


class QuoteKey(NamedTuple):
    """A quote of a turn; written 'quote:TURN:NUMBER' in the page."""

    turn: int
    number: int

    def __str__(self) -> str:
        """As the page writes it."""
        return f"quote:{self.turn}:{self.number}"


class DocumentKey(NamedTuple):
    """A document; written 'document:ID' in the page."""

    id: str

    def __str__(self) -> str:
        """As the page writes it."""
        return f"document:{self.id}"


class ReferenceKey(NamedTuple):
    """The quote of a link; written 'reference:LINK' in the page."""

    link: str

    def __str__(self) -> str:
        """As the page writes it."""
        return f"reference:{self.link}"


class MarkKey(NamedTuple):
    """A verdict on a turn's answer; written 'mark:TURN:VERDICT' in the page."""

    turn: int
    verdict: ReaderVerdict

    def __str__(self) -> str:
        """As the page writes it."""
        return f"mark:{self.turn}:{self.verdict}"


LIBRARY_KEY: Final = "library"


def read_key(written: object) -> QuoteKey | DocumentKey | ReferenceKey | None:
    """The key that a browser sent; None for the library, and for anything that is no key."""
    if not isinstance(written, str):
        return None
    kind, _, rest = written.partition(":")
    if kind == "document":
        return DocumentKey(rest)
    if kind == "reference":
        return ReferenceKey(rest)
    turn, _, number = rest.partition(":")
    if kind == "quote" and _is_number(turn) and _is_number(number):
        return QuoteKey(int(turn), int(number))
    return None


def read_mark_key(written: object) -> MarkKey | None:
    """The mark that a browser sent; None for anything that is none."""
    if not isinstance(written, str):
        return None
    kind, _, rest = written.partition(":")
    turn, _, verdict = rest.partition(":")
    if kind == "mark" and _is_number(turn) and verdict in set(ReaderVerdict):
        return MarkKey(int(turn), ReaderVerdict(verdict))
    return None


def _is_number(digits: str) -> bool:
    return digits.isascii() and digits.isdecimal() and len(digits) <= 9  # noqa: PLR2004 - enough
