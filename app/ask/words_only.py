"""Answers in languages that the embedding model does not read: by the words of the question only.

Cosines say nothing there, and the probabilities that are fitted with them neither. A sentence
answers if it has at least about half of the question's words, by rarity.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.candidates import WordsOnly
from app.text.message_text import ListText, message_text
from corpus.languages.names import english_language_name
from corpus.languages.recognise import document_language
from index.evidence.confidence import fit_by_words
from index.evidence.score import score_without_cosine
from index.ingest.unread_languages import unread_languages
from index.search.model_languages import EMBEDDING_SETTING, MULTILINGUAL_EXAMPLE, is_read_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.text.message_text import MessageText
    from index.evidence.evidence import ScoredSentence
    from index.question.analysis import QuestionAnalysis
    from index.search.lexical import LexicalIndex


def words_only_notice(words_only: WordsOnly) -> MessageText:
    """That the model does not read what is asked or quoted, and which setting names one."""
    languages = tuple(map(english_language_name, words_only.languages))
    return message_text(
        "notice-words-only", languages=ListText(languages, "list-or"), **_setting(words_only.model)
    )


def library_languages_notice(languages: Iterable[str | None], model: str) -> MessageText | None:
    """The languages of documents that the model does not read, counted; None without any."""
    unread = unread_languages(languages, model)
    if not unread:
        return None
    counts = tuple(f"{english_language_name(code)} ({count})" for code, count in unread.items())
    return message_text("notice-unread-documents", languages=ListText(counts), **_setting(model))


def _setting(model: str) -> dict[str, str]:
    return {"model": model, "setting": EMBEDDING_SETTING, "example": MULTILINGUAL_EXAMPLE}


def is_asked_by_words(analysis: QuestionAnalysis, model: str) -> bool:
    """Whether the question is in a language that the model does not read."""
    return not is_read_by(model, analysis.language)


def split_by_reading(
    sentences: Sequence[ScoredSentence], model: str
) -> tuple[list[ScoredSentence], list[ScoredSentence]]:
    """The sentences of documents that the model reads, and those of the others."""
    read: list[ScoredSentence] = []
    unread: list[ScoredSentence] = []
    for one in sentences:
        is_read = is_read_by(model, document_language(one.document))
        (read if is_read else unread).append(one)
    return read, unread


def by_words_only(
    analysis: QuestionAnalysis,
    sentences: Sequence[ScoredSentence],
    lexical: LexicalIndex,
    model: str,
) -> tuple[list[ScoredSentence], WordsOnly]:
    """The sentences with a word of the question by their words, best first, and how well they fit.

    All of them, which then fit not at all, if none has one.
    """
    scored = score_without_cosine(sentences)
    with_words = [one for one in scored if one.signals.words > 0]
    languages = dict.fromkeys(
        code
        for code in (analysis.language, *(document_language(one.document) for one in with_words))
        if code and not is_read_by(model, code)
    )
    fit = fit_by_words(analysis, with_words, lexical)
    return with_words or scored, WordsOnly(model, tuple(languages), fit)
