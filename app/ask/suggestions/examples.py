"""Questions to begin with, of different kinds, each of which the library answers."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from app.ask.suggestions.disputes import disputed_questions
from app.ask.suggestions.event_dates import date_questions
from app.ask.suggestions.statements import statement_questions
from app.ask.suggestions.suggestion import (
    MAX_QUESTION_CHARS,
    Suggestion,
    SuggestionKind,
    about_document,
    about_sources,
    about_speaker,
    title_of,
)
from app.ask.suggestions.topic_counts import TopicCounts
from app.ask.suggestions.topics import topic_mentions
from corpus.english.function_words import PERSONAL
from corpus.languages.language import ENGLISH
from corpus.languages.recognise import document_language
from corpus.speakers.name_matches import name_words

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    from app.domain.answer import Answer
    from corpus.model.document import Document
    from index.search.snapshot import Library

MAX_EXAMPLES = 4  # as many as are read at a glance
_MAX_TRIES = 4  # questions of a kind that are put to the library; each takes about a second
_MAX_DOCUMENTS = 500  # that questions are made of; from as many all kinds are found
_QUESTION = re.compile(r"[^?.!]*\?")
_QUESTION_WORD = re.compile(
    r"(?:who|what|when|where|why|how|which|did|does|do|is|are|was|were|can|could|should|will)\b",
    re.IGNORECASE,
)
_MIN_WORDS = 4  # "Why now?" is understood only where it stands
_POINTERS = PERSONAL | {"this", "that", "these", "those", "here"}


def example_questions(
    library: Library, ask: Callable[[str], Answer]
) -> Generator[str | None, None, None]:
    """The questions as they are found, and None for each that the library does not answer.

    At most MAX_EXAMPLES, first one of each kind, no two on the same topic or by the same person;
    each of them was put to the library by `ask`. None for an empty library.
    """
    kinds = list(map(iter, _candidates(library)))
    found: list[Suggestion] = []
    while kinds:
        for kind in tuple(kinds):
            answered = yield from _first_answered(kind, found, ask)
            if answered is None:
                kinds.remove(kind)
                continue
            found.append(answered)
            yield answered.question
            if len(found) == MAX_EXAMPLES:
                return


def _first_answered(
    kind: Iterator[Suggestion], found: Sequence[Suggestion], ask: Callable[[str], Answer]
) -> Generator[None, None, Suggestion | None]:
    """The first of these questions that the library answers; yields None for each other."""
    for suggestion in kind:
        if any(suggestion.is_like(other) for other in found):
            continue
        if suggestion.is_answered_by(ask(suggestion.question)):
            return suggestion
        yield None
    return None


def _candidates(library: Library) -> tuple[Iterable[Suggestion], ...]:
    """The candidates by kind, of each kind the most promising ones, the best first."""
    documents = tuple(islice(library.documents.values(), _MAX_DOCUMENTS))
    mentions = topic_mentions(library, documents)
    topics = TopicCounts(mentions)
    dates = date_questions(library, documents)
    kinds = (
        _for_speakers(topics),
        disputed_questions(mentions),
        statement_questions(library, documents),
        iter(sorted(dates, key=lambda one: topics.rank(one.topic))),
        _for_documents(topics, documents),
        _in_own_words(documents),
        map(about_sources, topics.shared()),
    )
    return tuple(
        islice((one for one in kind if len(one.question) <= MAX_QUESTION_CHARS), _MAX_TRIES)
        for kind in kinds
    )


def _for_speakers(topics: TopicCounts) -> Iterator[Suggestion]:
    """What a speaker says of what they speak of more than others do."""
    for name in topics.speakers:
        own = set(name_words(name))
        ranked = topics.characteristic(topics.by_speaker[name])
        topic = next((one for one in ranked if not own & set(name_words(one))), None)
        if topic:
            yield about_speaker(name, topic)


def _for_documents(topics: TopicCounts, documents: Iterable[Document]) -> Iterator[Suggestion]:
    """What a document with a title says of what it is about more than the others are."""
    for document in documents:
        title = title_of(document)
        ranked = topics.characteristic(topics.by_document[document.id])
        topic = next((one for one in ranked if not _is_in(one, title)), None)
        if title and topic:
            yield about_document(document, topic)


def _is_in(topic: str, title: str) -> bool:
    return bool(set(name_words(topic)) & set(name_words(title)))


def _in_own_words(documents: Iterable[Document]) -> Iterator[Suggestion]:
    """The questions that titles and headings ask, if they can be understood by themselves."""
    for document in documents:
        asked = _QUESTION.search(title_of(document))
        lines = (line for line in document.text.split("\n\n") if line.endswith("?"))
        headings = (line for line in lines if "\n" not in line and _asks(line, document))
        for question in [*([asked[0].strip()] if asked else []), *islice(headings, 1)]:
            words = question.lower().strip("?").split()
            if len(words) >= _MIN_WORDS and not _POINTERS & set(words):
                yield Suggestion(SuggestionKind.OWN_WORDS, question)


def _asks(line: str, document: Document) -> bool:
    """Whether the line begins as a question; in other languages than English any may."""
    is_english = document_language(document) in {ENGLISH, None}
    return bool(_QUESTION_WORD.match(line)) or not is_english
