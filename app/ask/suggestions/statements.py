"""Questions whether what a document states is so, where other sources speak of the same."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from app.ask.suggestions.suggestion import MAX_QUESTION_CHARS, Suggestion, about_statement
from app.text.catalogue import languages
from corpus.languages.language import ENGLISH
from corpus.languages.recognise import document_language
from index.search.terms import document_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.model.document import Document
    from corpus.model.speaker import Speaker
    from index.search.snapshot import Library

_MAX_SENTENCES = 2_000  # each is compared with those that share a word with it
_MIN_STEMS = 4  # of a statement that can be understood by itself
_HALF = 0.5  # as where sentences are searched by their words only
_MAX_STEMS = 24  # two for a word, where its own language and English stem it differently


class _Statement(NamedTuple):
    words: str
    language: str
    document: str
    speaker: Speaker
    stems: frozenset[str]


def statement_questions(library: Library, documents: Iterable[Document]) -> Iterator[Suggestion]:
    """Whether a statement is so, first those of which another source says most of the words again.

    Topics are only found in English sentences; this needs no grammar, so it is for the other
    languages of the page: each question is in its document's language, with its words as they are.
    Two sources that contradict each other share more words than two that do not.
    """
    statements = list(islice(_statements(library, documents), _MAX_SENTENCES))
    shares = {one.words: _share_of_another(one, statements) for one in statements}
    ranked = sorted(statements, key=lambda one: (-shares[one.words], one.words))
    asked: list[_Statement] = []
    for one in ranked:
        suggestion = about_statement(one.words, one.language)
        is_new = not any(_share(one, other) >= _HALF for other in asked)
        if shares[one.words] and is_new and len(suggestion.question) <= MAX_QUESTION_CHARS:
            asked.append(one)
            yield suggestion


def _statements(library: Library, documents: Iterable[Document]) -> Iterator[_Statement]:
    asked = set(languages()) - {ENGLISH}
    for document in documents:
        language = document_language(document)
        if language not in asked:
            continue
        for sentence in library.sentences_of(document):
            words = sentence.span.of(document.text).strip()
            stems = frozenset(document_terms(document, words))
            is_plain = words.endswith(".") and words[0].isupper() and not set(words) & set("\n?!:")
            if not sentence.heading and is_plain and _MIN_STEMS <= len(stems) <= _MAX_STEMS:
                speaker = sentence.voice.speaker
                yield _Statement(words.rstrip("."), str(language), document.id, speaker, stems)


def _share_of_another(one: _Statement, statements: Sequence[_Statement]) -> float:
    """How many of its stems a sentence of another speaker and document has, 0 to 1.

    Only sentences with half of them count: the others do not speak to the same point.
    """
    shares = (
        _share(one, other)
        for other in statements
        if other.language == one.language
        and other.document != one.document
        and (other.speaker != one.speaker or other.speaker.name is None)
    )
    best = max(shares, default=0.0)
    return best if best >= _HALF else 0.0


def _share(one: _Statement, other: _Statement) -> float:
    return len(one.stems & other.stems) / len(one.stems)
