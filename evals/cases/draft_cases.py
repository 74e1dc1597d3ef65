"""Draft cases from answers that readers marked."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain.verdict import ReaderVerdict
from evals.cases.cases import Case, CaseKind
from evals.cases.gold import digest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from app.domain.filters_schema import GivenFilters
    from app.feedback.marks import AnswerMark, MarkedCitation

ID_CHARS = 48  # enough to be distinct, short enough for a table

_WRONG = (
    "Marked wrong: the quotes shown do not answer this. Put the places that do into gold; "
    "if no document answers it, make the kind silence."
)
_UNFOUND = (
    "Marked {}: the program was silent, but the documents answer this. "
    "Put the places that do into gold."
)
_INCOMPLETE = (
    "Marked incomplete: gold holds what was shown, and a place is missing. Add it as a point."
)
_SILENCE = "Marked right: silence. If the documents touch the topic all the same, set near_miss."
_FOLLOW_UP = (
    "Asked after the questions in history; if it can be understood without them, "
    "take history out and choose another kind."
)


class _QuestionKey(NamedTuple):
    """The key of a question: words, filters, and history."""

    question: str
    filters: GivenFilters
    history: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftCases:
    """Draft cases for a person to review, and counts of the marks that led to none.

    `outdone` counts marks replaced by a later one, `known` marks of questions in the suite.
    """

    cases: tuple[dict[str, Any], ...]
    outdone: int
    known: int


def draft_cases(
    marks: Sequence[AnswerMark], suite: Sequence[Case], *, words: bool = False
) -> DraftCases:
    """A draft from the last mark of each question that the suite does not ask yet.

    With `words` a place holds its words, otherwise offsets and SHA-256.
    """
    last = {_question_key(mark.answer.question, mark.filters, mark.history): mark for mark in marks}
    in_suite = {_key_of_case(case) for case in suite}
    used_ids = {case.id for case in suite}
    drafted = []
    for asked, mark in last.items():
        if asked not in in_suite:
            name = _new_id(mark.answer.question, used_ids)
            used_ids.add(name)
            drafted.append(draft_case(mark, name=name, words=words))
    return DraftCases(tuple(drafted), len(marks) - len(last), len(last) - len(drafted))


def draft_case(mark: AnswerMark, *, name: str, words: bool = False) -> dict[str, Any]:
    """A draft case from one mark; its note says what a person has to add."""
    gold = [] if mark.verdict is ReaderVerdict.WRONG else _points(mark, words=words)
    fields: dict[str, Any] = {
        "id": name,
        "draft": True,
        "kind": str(_kind(mark, points=len(gold))),
        "question": mark.answer.question,
        "filters": mark.filters.model_dump(mode="json", exclude_defaults=True),
        "history": list(mark.history),
    }
    stated = {key: value for key, value in fields.items() if value}
    return stated | {"gold": gold} | ({"note": note} if (note := _note(mark)) else {})


def _question_key(question: str, filters: GivenFilters, history: Iterable[str]) -> _QuestionKey:
    return _QuestionKey(
        _normalise_spaces(question), filters, tuple(map(_normalise_spaces, history))
    )


def _key_of_case(case: Case) -> _QuestionKey:
    return _question_key(case.question, case.filters, case.history)


def _normalise_spaces(question: str) -> str:
    return " ".join(question.split())


def _kind(mark: AnswerMark, *, points: int) -> CaseKind:
    if mark.verdict is ReaderVerdict.RIGHT and not points:
        return CaseKind.SILENCE
    if mark.history:
        return CaseKind.FOLLOW_UP
    several = points > 1 or (points and mark.verdict is ReaderVerdict.INCOMPLETE)
    return CaseKind.SEVERAL if several else CaseKind.SINGLE


def _points(mark: AnswerMark, *, words: bool) -> list[dict[str, Any]]:
    """A point for each claim, with its citations as alternatives; no duplicates."""
    points: list[dict[str, Any]] = []
    for claim in mark.answer.claims:
        point = {"any": [_place(cited, words=words) for cited in claim.citations]}
        if point not in points:
            points.append(point)
    return points


def _place(cited: MarkedCitation, *, words: bool) -> dict[str, Any]:
    words_or_offsets: dict[str, Any]
    if words:
        around = {"prefix": cited.prefix, "suffix": cited.suffix}
        words_or_offsets = {
            "exact": cited.exact,
            **{key: value for key, value in around.items() if value},
        }
    else:
        words_or_offsets = {"start": cited.start, "end": cited.end, "sha256": digest(cited.exact)}
    speaker = {"speaker": cited.speaker, "role": str(cited.role)}
    return {"document": cited.document, **words_or_offsets, **speaker}


def _note(mark: AnswerMark) -> str:
    """The reader's note and what a person has to add to the case."""
    silent = not mark.answer.claims
    if mark.verdict is ReaderVerdict.RIGHT:
        task = _SILENCE if silent else ""
    elif silent:
        task = _UNFOUND.format(mark.verdict)
    else:
        task = _WRONG if mark.verdict is ReaderVerdict.WRONG else _INCOMPLETE
    said = f"The reader says: “{mark.note}”." if mark.note else ""
    lacks = f"The reader misses a quote of {', '.join(mark.missing)}." if mark.missing else ""
    return " ".join(filter(None, [said, lacks, task, _FOLLOW_UP if mark.history else ""]))


def _new_id(question: str, used_ids: Collection[str]) -> str:
    """An id from the question's first words, with a number when it is taken."""
    name = ""
    for word in "".join(_id_character(character) for character in question.casefold()).split():
        longer = f"{name}-{word}" if name else word[:ID_CHARS]
        if len(longer) > ID_CHARS:
            break
        name = longer
    name = name or "question"
    numbered = (f"{name}-{number}" for number in count(2))
    return (
        name
        if name not in used_ids
        else next(candidate for candidate in numbered if candidate not in used_ids)
    )


def _id_character(character: str) -> str:
    """The character if an id may have it, nothing for an apostrophe, else a space."""
    if character in "'’":
        return ""
    category = unicodedata.category(character)
    return character if category[0] in "LM" or category == "Nd" else " "
