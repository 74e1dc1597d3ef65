"""A claim: one sentence of an answer with its citations."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.citation import Citation
    from app.domain.explanation import QuoteExplanation
    from app.text.message_text import ShownText


class SentenceStanding(StrEnum):
    """How far the check goes along with a sentence that a model wrote.

    CONFIRMED: no rule speaks against it and the entailment model finds it in its quotes;
    UNCONFIRMED: no rule refuses it, and nothing confirms it; REFUSED: a rule knows it to be wrong,
    and the words of its quotes stand in its place.
    """

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of an answer; in mode `quotes` its text is its quote.

    A bare answer is quoted with its question: then the first citation is the question by who asks
    it, the next the answer, and the text has both, a line each.
    `standing` is that of a sentence that a model wrote, None for quotes, and `doubt` says why it is
    not confirmed; `is_repaired`: the check refused its first wording. `why` tells why each quote
    behind it was selected. None of the four counts when claims are compared.
    """

    text: str
    citations: tuple[Citation, ...]
    standing: SentenceStanding | None = field(default=None, compare=False)
    doubt: ShownText | None = field(default=None, compare=False)
    why: tuple[QuoteExplanation, ...] = field(default=(), compare=False, repr=False)
    is_repaired: bool = field(default=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse a claim without a citation."""
        if not self.citations:
            message = "a claim needs at least one citation; what has none is a rejection"
            raise ValueError(message)

    @property
    def main_citation(self) -> Citation:
        """The citation of the words that make the claim: the answer, where the first one asks."""
        return self.citations[1] if self.question else self.citations[0]

    @property
    def question(self) -> Citation | None:
        """The citation of the question that is quoted with its answer; None without one."""
        if len(self.citations) == 1:
            return None
        first, second = self.citations[:2]
        follows = first.document.id == second.document.id and first.span.end <= second.span.start
        is_exchange = follows and self.text == exchange_text(first, second)
        return first if is_exchange else None


def exchange_text(question: Citation, answer: Citation) -> str:
    """The words of a question and of its answer, each on a line of its own."""
    return f"{question.quote.exact}\n{answer.quote.exact}"
