"""Labelled quotations: exact, altered (with the kinds of change), or absent.

Those of the five documents are stored as a place, a hash, and the alterations to apply.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.check.change import ChangeKind
from app.check.check import check
from app.check.result import Match
from app.text.json_lines import read_lines
from corpus.errors import OffsetError
from corpus.model.span import Span
from corpus.model.speaker import NOBODY
from evals.cases.gold import StaleGoldError, digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.check.result import CheckResult
    from app.check.word_index import WordIndex
    from corpus.model.document import Document

QUOTATIONS_FILE = Path(__file__).parents[1] / "suites" / "quotations.jsonl"
SuiteName = Literal["footbridge", "five"]
QuotationText = Annotated[str, Field(min_length=1)]
_OTHER_MARKS = str.maketrans("'’\"“”–", '’\'“""-')


class _FrozenQuotation(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Alteration(_FrozenQuotation):
    """Drop `drop` words from index `at` on and insert `put`; or change the letters of one word.

    Words are separated by white space and counted from 0.
    """

    at: Annotated[int, Field(ge=0)]
    drop: Annotated[int, Field(ge=0)] = 0
    put: str = ""
    how: Literal["words", "marks", "capitals", "bracketed", "respelt", "joined"] = "words"


class QuotationCase(_FrozenQuotation):
    """A quotation with the expected match, place and kinds of change.

    Either `words` are given, or a place in a document whose words are altered by `by`.
    """

    id: QuotationText
    suite: SuiteName
    words: QuotationText | None = None
    document: QuotationText | None = None
    start: int | None = None
    end: int | None = None
    sha256: QuotationText | None = None
    by: tuple[Alteration, ...] = ()
    match: Match
    kinds: tuple[ChangeKind, ...] = ()

    @model_validator(mode="after")
    def _has_words_or_their_place(self) -> Self:
        place = (self.start, self.end, self.sha256)
        if (self.words is None) == (None in place):
            message = "give the words, or else start, end and sha256"
            raise ValueError(message)
        if (self.match is Match.ABSENT) == (self.document is not None):
            message = "give a document exactly where the words are to be found"
            raise ValueError(message)
        if (self.match is Match.ALTERED) != bool(self.kinds):
            message = "kinds of change belong to what is altered"
            raise ValueError(message)
        return self

    def quoted(self, documents: Mapping[str, Document]) -> str:
        """The words to check; StaleGoldError when those of the place changed."""
        if self.words is not None:
            return self.words
        text = documents[self.document or ""].text
        try:
            words = Span(self.start or 0, self.end or 0).of(text)
        except OffsetError as error:
            raise StaleGoldError(str(error)) from error
        if digest(words) != self.sha256:
            message = f"{self.id}: other words stand at {self.start} to {self.end} now"
            raise StaleGoldError(message)
        return apply_alteration(words, self.by)


@dataclass(frozen=True, slots=True)
class QuotationOutcome:
    """A case with the result of the check."""

    case: QuotationCase
    checked: CheckResult

    @property
    def is_right(self) -> bool:
        """Whether match, document, place and kinds of change are as expected."""
        if self.checked.match is not self.case.match:
            return False
        if not self.checked.found:
            return True
        best = self.checked.found[0]
        within = self.case.start is None or best.span.overlaps(
            Span(self.case.start, self.case.end or 0)
        )
        here = best.document.id == self.case.document
        return here and within and set(best.kinds) == set(self.case.kinds)

    @property
    def description(self) -> str:
        """The result in words."""
        if not self.checked.found:
            return str(self.checked.match)
        best = self.checked.found[0]
        kinds = ", ".join(best.kinds) or "nothing changed"
        return f"{self.checked.match} in {best.document.id}: {kinds}"


def read_quotations(file: Path = QUOTATIONS_FILE) -> tuple[QuotationCase, ...]:
    """Read the cases; LineError names a malformed one."""
    with file.open(encoding="utf-8") as lines:
        return tuple(case for _, case in read_lines(lines, QuotationCase, name=file.name))


def check_quotations(
    cases: Iterable[QuotationCase], word_index: WordIndex, documents: Mapping[str, Document]
) -> tuple[QuotationOutcome, ...]:
    """Check each case against the word index of its documents."""
    return tuple(
        QuotationOutcome(
            case, check(case.quoted(documents), word_index, voice_of=lambda *_: NOBODY)
        )
        for case in cases
    )


def confusion_counts(outcomes: Sequence[QuotationOutcome]) -> dict[tuple[Match, Match], int]:
    """Confusion matrix: count by expected and predicted match."""
    counts = {(outcome, called): 0 for outcome in Match for called in Match}
    for outcome in outcomes:
        counts[outcome.case.match, outcome.checked.match] += 1
    return counts


def apply_alteration(words: str, alterations: Sequence[Alteration]) -> str:
    """Apply the alterations, last index first so that earlier indices stay valid."""
    tokens = words.split()
    for alteration in sorted(alterations, key=lambda alteration: alteration.at, reverse=True):
        tokens[alteration.at : alteration.at + max(alteration.drop, alteration.how != "words")] = (
            _altered_tokens(tokens, alteration)
        )
    return " ".join(tokens)


def _altered_tokens(tokens: Sequence[str], alteration: Alteration) -> list[str]:
    word = tokens[alteration.at] if alteration.at < len(tokens) else ""
    match alteration.how:
        case "words":
            return alteration.put.split()
        case "marks":
            return [word.translate(_OTHER_MARKS)]
        case "capitals":
            return [word.swapcase()]
        case "bracketed":
            return [f"[{word[0].swapcase()}]{word[1:]}"]
        case "respelt":
            middle = len(word) // 2
            return [word[:middle] + word[middle - 1] + word[middle:]]
        case "joined":
            return [word.rstrip(".!?"), *alteration.put.split()]
