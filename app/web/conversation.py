"""One reader's questions, what became of them, and what a click on the page asks for."""

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
    """A question with its answer, with why there is none, or with neither while it is sought.

    `model` is the name by which the one that is to write was chosen, '' for none, and `writer` its
    own. `quotes` is what was found before it wrote, `note` why its prose ends early, `verdict` what
    the reader last said of the answer.
    """

    question: str
    answer: Answer | None = None
    error: str | None = None
    begun: bool = False
    verdict: ReaderVerdict | None = None
    model: str = ""
    writer: str = ""
    quotes: Answer | None = None
    note: str | None = None
    writing: bool = False
    filters: Filters = field(default_factory=Filters)
    when: datetime = field(default_factory=lambda: datetime.now(UTC))
    layout: Layout = Layout.LIST
    edited: bool = False  # its question is in the box; sending replaces it
    replaced: bool = False
    rest: Iterator[Answer] | None = None  # what the model is still to write
    stop: Event = field(default_factory=Event)

    @property
    def waiting(self) -> bool:
        """Whether the question has neither answer nor error yet."""
        return self.answer is None and self.error is None

    @property
    def settled(self) -> bool:
        """Whether nothing more comes."""
        return not self.waiting and not self.writing

    def found(self, quotes: Answer, rest: Iterator[Answer] | None) -> None:
        """Take the quotes, and what is still to be written over them, unless it was stopped."""
        if self.stop.is_set():
            close(rest)
            return
        self.writing, self.rest = rest is not None, rest
        self.quotes = self.answer = quotes

    def halt(self, note: str) -> None:
        """Settle it with what there is; whoever seeks or writes sees that, and ends."""
        self.stop.set()
        if self.waiting:
            self.error = note
        elif self.writing:
            self.settle(note)

    def settle(self, note: str | None = None) -> None:
        """Nothing more is written; what was settled before keeps its note."""
        if self.writing:
            self.writing, self.note = False, note


def close(rest: Iterator[Answer] | None) -> None:
    """Let go of what was still to be written, which ends the request to the model."""
    if isinstance(rest, Generator):
        rest.close()


@dataclass(slots=True)
class Check:
    """A quotation, with what the library has of it, with why it was not checked, or neither yet."""

    words: str
    checked: CheckResult | None = None
    error: str | None = None
    begun: bool = False

    @property
    def waiting(self) -> bool:
        """Whether nothing has come of it yet."""
        return self.checked is None and self.error is None


@dataclass(slots=True)
class Conversation:
    """The turns of one browser tab, oldest first, and its last check; no other tab sees them.

    `sheet` tells what document the tab shows, with which quotes; `kept` of each turn, by its
    number, what the browser was told of it, `sizes` how large that is; `sieve` how the library is
    sifted, `editing` the id of the document that is being corrected, `seen` the number of the last
    change of the library that all of the tab shows, `user` who is logged in; `faults` counts those
    of the program that nobody has been told of.
    """

    turns: list[ChatTurn] = field(default_factory=list)
    check: Check | None = None
    sheet: tuple[object, ...] | None = None
    kept: dict[int, object] = field(default_factory=dict)
    sizes: dict[int, TurnSize] = field(default_factory=dict)
    outbox: Outbox = field(default_factory=Outbox)
    sieve: TableQuery = field(default_factory=TableQuery)
    editing: str | None = None
    seen: int | None = None
    user: str | None = None
    faults: int = 0
    _sent: int = 0

    def next_number(self) -> int:
        """A number that tells one message to the browser from the next that says the same."""
        self._sent += 1
        return self._sent

    def clear(self) -> None:
        """Forget all that was asked."""
        self.turns.clear()
        self.kept.clear()
        self.sizes.clear()
        self.outbox.turns.clear()

    @property
    def shown(self) -> tuple[ChatTurn, ...]:
        """The turns that no other has replaced."""
        return tuple(turn for turn in self.turns if not turn.replaced)

    def next_waiting(self) -> ChatTurn | None:
        """The oldest question nobody has begun to answer, now begun."""
        for turn in self.turns:
            if turn.waiting and not turn.begun:
                turn.begun = True
                return turn
        return None

    def turn_away(self, note: str) -> None:
        """Settle the newest turn that waits for somebody to begin with it, unless a fault did."""
        if self.faults:
            self.faults -= 1
            return
        for turn in reversed(self.turns):
            if turn.waiting and not turn.begun:
                turn.error = note
                return
            if turn.rest is not None:
                close(turn.rest)
                turn.rest = None
                turn.settle(note)
                return

    def next_unwritten(self) -> tuple[ChatTurn, Iterator[Answer]] | None:
        """The oldest turn over which nobody has begun to write, and what is to be written."""
        for turn in self.turns:
            if turn.rest is not None:
                rest, turn.rest = turn.rest, None
                return turn, rest
        return None

    def turn(self, number: object) -> ChatTurn | None:
        """The turn of that number, counted from 0; None when there is no such turn."""
        if isinstance(number, int) and 0 <= number < len(self.turns):
            return self.turns[number]
        return None

    @property
    def last(self) -> ChatTurn | None:
        """The latest turn that no other has replaced."""
        return next((turn for turn in reversed(self.turns) if not turn.replaced), None)

    def put(self, turn: ChatTurn) -> None:
        """Add a turn, in place of the last one while that is edited."""
        last = self.last
        if last is not None and last.edited:
            last.edited, last.replaced = False, True
        self.turns.append(turn)

    def cited(self, number: int) -> Mapping[int, Citation]:
        """The quotes of that turn by the number the page shows; none when there is no answer."""
        turn = self.turn(number)
        if turn is None or turn.answer is None:
            return {}
        return number_citations(turn.answer, first=turn.quotes)

    def answer(self, number: int) -> Answer | None:
        """The answer of that turn, counted from 0; None when there is no such answer."""
        turn = self.turn(number)
        return turn.answer if turn else None

    def asked_before(self, number: int) -> tuple[str, ...]:
        """The questions of the turns before that one, oldest first, that got an answer."""
        return tuple(turn.question for turn in self._answered(number))

    def history(self, turn: ChatTurn) -> tuple[Answer, ...]:
        """The answers before that turn, oldest first, of which nothing more is to come."""
        if turn not in self.turns:  # a new conversation was begun meanwhile
            return ()
        before = self.turns.index(turn)
        return tuple(one.answer for one in self._answered(before) if one.answer and one.settled)

    def _answered(self, before: int) -> Iterator[ChatTurn]:
        return (turn for turn in self.turns[:before] if turn.answer and not turn.replaced)


class QuoteKey(NamedTuple):
    """Which quote of which turn a click asks for; written 'quote:TURN:NUMBER' in the page."""

    turn: int
    number: int

    def __str__(self) -> str:
        """As the page writes it."""
        return f"quote:{self.turn}:{self.number}"


class DocumentKey(NamedTuple):
    """Which document a click asks for; written 'document:ID'."""

    id: str

    def __str__(self) -> str:
        """As the page writes it."""
        return f"document:{self.id}"


class ReferenceKey(NamedTuple):
    """The quote that a link holds; written 'reference:LINK'."""

    link: str

    def __str__(self) -> str:
        """As the page writes it."""
        return f"reference:{self.link}"


class MarkKey(NamedTuple):
    """What a click says of which turn's answer; written 'mark:TURN:VERDICT'."""

    turn: int
    verdict: ReaderVerdict

    def __str__(self) -> str:
        """As the page writes it."""
        return f"mark:{self.turn}:{self.verdict}"


LIBRARY_KEY: Final = "library"


def read_key(written: object) -> QuoteKey | DocumentKey | ReferenceKey | None:
    """The key a browser sent; None for the library, and for anything that is no key."""
    if not isinstance(written, str):
        return None
    what, _, rest = written.partition(":")
    if what == "document":
        return DocumentKey(rest)
    if what == "reference":
        return ReferenceKey(rest)
    turn, _, number = rest.partition(":")
    if what == "quote" and _is_number(turn) and _is_number(number):
        return QuoteKey(int(turn), int(number))
    return None


def read_mark_key(written: object) -> MarkKey | None:
    """The mark a browser sent; None for anything that is none."""
    if not isinstance(written, str):
        return None
    what, _, rest = written.partition(":")
    turn, _, verdict = rest.partition(":")
    if what == "mark" and _is_number(turn) and verdict in set(ReaderVerdict):
        return MarkKey(int(turn), ReaderVerdict(verdict))
    return None


def _is_number(digits: str) -> bool:
    return digits.isascii() and digits.isdecimal() and len(digits) <= 9  # noqa: PLR2004 - enough
