"""Example questions, made from the titles, interviewees and headings of the library."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING

from app.messages import texts
from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model.document import Document

MAX_EXAMPLES = 4  # as many as are read at a glance
_DOCUMENTS_READ = 200  # in search of headings; a library may have far more
_MAX_CHARS = 110  # a chip of two lines on a phone
_QUOTATION_MARKS = " '\"“”‘’"
_QUESTION = re.compile(r"[^?.!]*\?")
_QUESTION_WORD = re.compile(
    r"(?:who|what|when|where|why|how|which|did|does|do|is|are|was|were|can|could|should|will)\b",
    re.IGNORECASE,
)
# A name in the middle of a sentence: a word with a capital after a small letter or a comma.
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]{3,}(?: [A-Z][^\W\d_]{2,})?")
_LOWERED = re.compile(r"(?:The|A|An)\b")
# A title that is a sentence or begins like a question names no topic: "How to read these sources".
_NO_TOPIC = re.compile(
    r"(?:how|what|why|when|where|who|which|to)\b|.*\b(?:is|are|was|were|be|been|has|have|had|do|does|"
    r"did|can|could|will|would|shall|should|may|might|must|I|we|you|he|she|they|it)\b",
    re.IGNORECASE,
)


def example_questions(documents: Sequence[Document]) -> tuple[str, ...]:
    """Up to MAX_EXAMPLES questions about these documents; none for an empty library.

    First titles that are questions, then an interviewee's views, then what is said about a title's
    subject, then headings that are questions.
    """
    kinds = (
        list(islice(_questions_in_titles(documents), MAX_EXAMPLES // 2)),
        list(islice(_questions_about_interviewees(documents), 1)),
        _questions_about_titles(documents),
        _questions_in_headings(documents[:_DOCUMENTS_READ]),
    )
    fitting = (question for question in chain(*kinds) if len(question) <= _MAX_CHARS)
    return tuple(islice(dict.fromkeys(fitting), MAX_EXAMPLES))


def _questions_in_titles(documents: Sequence[Document]) -> Iterator[str]:
    for document in documents:
        question = _QUESTION.search(document.provenance.title or "")
        if question and not document.provenance.titled_by:
            yield question[0].strip(_QUOTATION_MARKS)


def _questions_about_interviewees(documents: Sequence[Document]) -> Iterator[str]:
    for document in documents:
        name = document.provenance.interviewee
        if name and (subject := _subject(document, name)):
            yield texts.ABOUT_SPEAKER % (name, subject)


def _subject(document: Document, interviewee: str) -> str | None:
    """The most frequent name in the interview, other than those of the two who talk."""
    talkers = f"{interviewee} {document.provenance.interviewer or ''}".split()
    names = (match[0] for match in _NAME.finditer(_text(document)))
    counts = Counter(name for name in names if not set(name.split()) & set(talkers))
    return counts.most_common(1)[0][0] if counts else None


def _questions_about_titles(documents: Sequence[Document]) -> Iterator[str]:
    for document in documents:
        title = document.provenance.title
        if not title or document.provenance.titled_by or _QUESTION.search(title):
            continue
        topic = title.partition(":")[0].strip(f" .!…{_QUOTATION_MARKS}")
        if topic and not _NO_TOPIC.match(topic):
            subject = topic[0].lower() + topic[1:] if _LOWERED.match(topic) else topic
            yield texts.ABOUT_TITLE % subject


def _text(document: Document) -> str:
    """The document's text; empty where the store cannot give it."""
    try:
        return document.text
    except OnRecordError:
        return ""


def _questions_in_headings(documents: Sequence[Document]) -> Iterator[str]:
    for document in documents:
        for line in _text(document).split("\n\n"):
            if line.endswith("?") and "\n" not in line and _QUESTION_WORD.match(line):
                yield line
