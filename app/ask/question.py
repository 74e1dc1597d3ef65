"""Validates a question as it is typed."""

from __future__ import annotations

from corpus.errors import OnRecordError


class QuestionError(OnRecordError):
    """A question that cannot be asked."""


def validate_question(question: str, *, max_chars: int) -> str:
    """The question with single spaces; QuestionError when it is empty, too long or not Unicode."""
    question = " ".join(question.split())
    if not question:
        message = "ask something: the question is empty"
        raise QuestionError(message)
    if not question.isascii() and any("\ud800" <= sign <= "\udfff" for sign in question):
        message = "the question is not valid Unicode; see that the terminal speaks UTF-8"
        raise QuestionError(message)
    if len(question) > max_chars:
        message = (
            f"the question has {len(question):,} characters, the limit is {max_chars:,}; "
            "ask it in fewer words"
        )
        raise QuestionError(message)
    return question
