"""Questions from a file, and the place of each mistake."""

from __future__ import annotations

import json

import pytest

from app.cli.questions_file import QuestionLine, read_questions
from app.domain.filters import Filters
from app.text.json_lines import LineError
from corpus.model.document import DocumentKind
from corpus.model.publication_date import PublicationDate


def _read(*lines: str) -> list[QuestionLine]:
    return list(read_questions(lines, name="q.jsonl"))


def test_a_line_has_an_id_a_question_and_filters_of_its_own() -> None:
    (line,) = _read(
        json.dumps(
            {
                "id": "q1",
                "question": "Чому?",
                "sources": ["essay"],
                "kinds": ["blog"],
                "speakers": ["Bo"],
                "after": "2024",
                "before": "2024-05",
            }
        )
    )

    assert (line.id, line.question) == ("q1", "Чому?")
    assert line.filters == Filters(
        ("essay",),
        (DocumentKind.BLOG,),
        ("Bo",),
        PublicationDate("2024"),
        PublicationDate("2024-05"),
    )


def test_filters_may_be_left_out() -> None:
    (line,) = _read('{"id": "q1", "question": "Why?"}')

    assert not line.filters


def test_a_line_may_hold_what_was_asked_before() -> None:
    (line,) = _read('{"id": "q1", "question": "Why?", "history": ["Who?", "When?"]}')
    (other,) = _read('{"id": "q1", "question": "Why?"}')

    assert line.history == ("Who?", "When?")
    assert other.history == ()


def test_blank_lines_are_left_out_and_counted() -> None:
    with pytest.raises(LineError, match=r"^q\.jsonl:4: not JSON"):
        _read('{"id": "q1", "question": "Why?"}', "", "  \n", "why")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"id": "a"}', "q.jsonl:1: question: Field required"),
        ('{"question": "Why?"}', "q.jsonl:1: id: Field required"),
        ('{"id": "", "question": "Why?"}', "q.jsonl:1: id: "),
        ('{"id": 7, "question": "Why?"}', "q.jsonl:1: id: "),
        ('{"id": "a", "question": null}', "q.jsonl:1: question: "),
        ('{"id": "a", "question": "Why?", "kind": "blog"}', "q.jsonl:1: kind: "),
        ('{"id": "a", "question": "Why?", "kinds": ["novel"]}', "q.jsonl:1: kinds.0: "),
        ('{"id": "a", "question": "Why?", "sources": "essay"}', "q.jsonl:1: sources: "),
        ('{"id": "a", "question": "Why?", "history": "Who?"}', "q.jsonl:1: history: "),
        ('{"id": "a", "question": "Why?", "history": [1]}', "q.jsonl:1: history.0: "),
        (
            '{"id": "a", "question": "Why?", "after": "soon"}',
            "q.jsonl:1: after: 'soon' is not a date",
        ),
        ('{"id": "a", "question": "Why?", "before": ""}', "q.jsonl:1: before: '' is not a date"),
        ("[]", "q.jsonl:1: the line: "),
        ('"why"', "q.jsonl:1: the line: "),
        ("{", "q.jsonl:1: not JSON: "),
        ("[" * 100_000, "q.jsonl:1: not JSON"),
    ],
)
def test_a_mistake_is_told_with_file_line_and_field(line: str, message: str) -> None:
    with pytest.raises(LineError) as refused:
        _read(line)

    assert str(refused.value).startswith(message)
    assert "\n" not in str(refused.value)


def test_an_id_stands_once() -> None:
    line = '{"id": "a", "question": "Why?"}'

    with pytest.raises(LineError, match=r"^q\.jsonl:2: id: 'a' is on an earlier line"):
        _read(line, line)


def test_a_byte_order_mark_is_no_mistake() -> None:
    (line,) = _read('\ufeff{"id": "a", "question": "Why?"}')

    assert line.id == "a"
