"""Questions to begin with, made from what the library is about."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING

from app.messages import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model.document import Document

MOST = 4  # as many as are read at a glance
_MAX_CHARS = 110  # a chip of two lines on a phone
_QUOTATION_MARKS = " '\"“”‘’"
_ASKED = re.compile(r"[^?.!]*\?")
_ASKING = re.compile(
    r"(?:who|what|when|where|why|how|which|did|does|do|is|are|was|were|can|could|should|will)\b",
    re.IGNORECASE,
)
# A name in the middle of a sentence: a word with a capital after a small letter or a comma.
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]{3,}(?: [A-Z][^\W\d_]{2,})?")
_SMALL = re.compile(r"(?:The|A|An|How|What|Why|When|Where|Who)\b")


def example_questions(documents: Sequence[Document]) -> tuple[str, ...]:
    """Up to four questions that these documents invite; none for an empty library.

    First titles that ask, then an interviewee's views, then what is said about a title's subject,
    then headings that ask.
    """
    kinds = (
        list(islice(_asked_by_titles(documents), MOST // 2)),
        list(islice(_put_to_interviewees(documents), 1)),
        _about_titles(documents),
        _asked_by_headings(documents),
    )
    fitting = (question for question in chain(*kinds) if len(question) <= _MAX_CHARS)
    return tuple(islice(dict.fromkeys(fitting), MOST))


def _asked_by_titles(documents: Sequence[Document]) -> Iterator[str]:
    for document in documents:
        asked = _ASKED.search(document.provenance.title or "")
        if asked and not document.provenance.titled_by:
            yield asked[0].strip(_QUOTATION_MARKS)


def _put_to_interviewees(documents: Sequence[Document]) -> Iterator[str]:
    for document in documents:
        name = document.provenance.interviewee
        if name and (subject := _subject(document, name)):
            yield texts.ABOUT_SPEAKER % (name, subject)


def _subject(document: Document, interviewee: str) -> str | None:
    """The name the interview has most often, other than those of the two who talk."""
    talkers = f"{interviewee} {document.provenance.interviewer or ''}".split()
    names = (found[0] for found in _NAME.finditer(document.text))
    often = Counter(name for name in names if not set(name.split()) & set(talkers))
    return often.most_common(1)[0][0] if often else None


def _about_titles(documents: Sequence[Document]) -> Iterator[str]:
    for document in documents:
        title = document.provenance.title
        if title and not document.provenance.titled_by and not _ASKED.search(title):
            small = _SMALL.match(title)
            subject = title[0].lower() + title[1:] if small else title
            yield texts.ABOUT_TITLE % subject.rstrip(" .!…")


def _asked_by_headings(documents: Sequence[Document]) -> Iterator[str]:
    for document in documents:
        for line in document.text.split("\n\n"):
            if line.endswith("?") and "\n" not in line and _ASKING.match(line):
                yield line
