"""One reader's questions, what became of them, and the numbers their quotes bear."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from app.answer import Mode
from app.marks import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.answer import Answer, Claim
    from app.checked import Checked
    from app.citation import Citation
    from app.views import View


@dataclass(slots=True)
class Turn:
    """A question with its answer, with why there is none, or with neither while it is sought.

    `verdict` is what the reader last said of the answer.
    """

    question: str
    answer: Answer | None = None
    error: str | None = None
    begun: bool = False
    verdict: Verdict | None = None

    @property
    def waiting(self) -> bool:
        """Whether the question has neither answer nor error yet."""
        return self.answer is None and self.error is None


@dataclass(slots=True)
class Check:
    """A quotation, with what the library has of it, with why it was not checked, or neither yet."""

    words: str
    checked: Checked | None = None
    error: str | None = None
    begun: bool = False

    @property
    def waiting(self) -> bool:
        """Whether nothing has come of it yet."""
        return self.checked is None and self.error is None


@dataclass(slots=True)
class Conversation:
    """The turns of one browser tab, oldest first, and its last check; no other tab sees them."""

    turns: list[Turn] = field(default_factory=list)
    news: Turn | None = None  # settled, and not yet shown
    check: Check | None = None

    def next_waiting(self) -> Turn | None:
        """The oldest question nobody has begun to answer, now begun."""
        for turn in self.turns:
            if turn.waiting and not turn.begun:
                turn.begun = True
                return turn
        return None

    def answer(self, number: int) -> Answer | None:
        """The answer of that turn, counted from 0; None when there is no such answer."""
        return self.turns[number].answer if 0 <= number < len(self.turns) else None

    def asked_before(self, number: int) -> tuple[str, ...]:
        """The questions of the turns before that one, oldest first, that got an answer."""
        return tuple(turn.question for turn in self.turns[:number] if turn.answer)


def numbered(answer: Answer) -> Mapping[int, Citation]:
    """The answer's citations by the number the page shows, from 1, in order of appearance.

    The claims' come first, quotes alone view by view, then what else differs, then the nearest
    passages'. A stretch cited twice has one number.
    """
    citations = [citation for claim in _in_order(answer) for citation in claim.citations]
    citations += [citation for two in answer.differ for citation in (two.one, two.other)]
    citations += [near.citation for near in answer.nearest]
    places = {_place(citation): citation for citation in reversed(citations)}
    ordered = dict.fromkeys(map(_place, citations))
    return {number: places[place] for number, place in enumerate(ordered, start=1)}


def further(view: View, answer: Answer) -> tuple[Claim, ...]:
    """What else the speaker of a view says in its document."""
    whose = (view.speaker, view.document.id)
    return tuple(
        claim
        for claim in answer.claims
        if claim not in view.claims
        and (claim.citations[0].speaker, claim.citations[0].document.id) == whose
    )


def _in_order(answer: Answer) -> Iterator[Claim]:
    """The claims as the page shows them: prose as it was written, quotes by view."""
    if answer.mode is Mode.WRITTEN:
        yield from answer.claims
        return
    for view in answer.views:
        yield from view.claims
        yield from further(view, answer)


def numbers(answer: Answer) -> Mapping[tuple[str, int, int], int]:
    """The number of each cited place: document id, start, end."""
    return {_place(citation): number for number, citation in numbered(answer).items()}


def _place(citation: Citation) -> tuple[str, int, int]:
    return citation.document.id, citation.span.start, citation.span.end


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
    verdict: Verdict

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
    if what == "mark" and _is_number(turn) and verdict in set(Verdict):
        return MarkKey(int(turn), Verdict(verdict))
    return None


def _is_number(digits: str) -> bool:
    return digits.isascii() and digits.isdecimal() and len(digits) <= 9  # noqa: PLR2004 - enough
