"""All that a question's own words tell, read once and handed down to search and selection."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.languages.language import ENGLISH
from index.question.addressee import QuestionTarget, described_people, parse_target
from index.question.all_documents import topic_for_all_sources
from index.question.language import question_language
from index.question.premise import Premise, premise_of
from index.search.terms import stemmed_terms, surface_forms

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from corpus.model.speaker import Speaker

_NAME = re.compile(r"(?<=\s)[“\"(]*([^\W\d_a-z][^\W_]*)")
_NUMBER = re.compile(r"\b(\d[^\W_]*)")


@dataclass(frozen=True, slots=True, eq=False)
class QuestionAnalysis:
    """A question that can be understood by itself, and what its words tell.

    `target` is who is asked, and about what. `topic` is what a question put to all sources is
    about, None for any other. `search_text` is the topic or the question, `search_terms` its stems
    in order; `words` and `search_words` are the stems of the question and of the search text, each
    with the word as it is spelled. The rest is of the search text: the stems of its `names`, people
    who are asked and only described among them, and of its `numbers`. `premise` is what the
    question takes for granted. `language` is the question's, None where it may be any; `stemmer`
    the one by which its words are stemmed: its own if the library has documents in it.
    """

    question: str
    target: QuestionTarget
    topic: str | None
    search_text: str
    search_terms: tuple[str, ...]
    words: Mapping[str, str]
    search_words: Mapping[str, str]
    names: frozenset[str]
    numbers: frozenset[str]
    premise: Premise | None
    language: str | None = None
    stemmer: str = ENGLISH


def analyse_question(
    question: str, speakers: Collection[Speaker], languages: Collection[str] = ()
) -> QuestionAnalysis:
    """Read the question; `speakers` and `languages` are those of the library's documents."""
    language = question_language(question, languages)
    stemmer = language if language and language in languages else ENGLISH
    target = parse_target(question, speakers)
    topic = None if target else topic_for_all_sources(question)
    search_text = topic or question
    numbers = frozenset(stemmed_terms(" ".join(_NUMBER.findall(search_text)), stemmer))
    described = () if target else described_people(search_text)
    people = " ".join((*_NAME.findall(search_text), *described))
    names = frozenset(stemmed_terms(people, stemmer))
    return QuestionAnalysis(
        question=question,
        target=target,
        topic=topic,
        search_text=search_text,
        search_terms=tuple(stemmed_terms(search_text, stemmer)),
        words=surface_forms(question, stemmer),
        search_words=surface_forms(search_text, stemmer),
        names=names - numbers,
        numbers=numbers,
        premise=premise_of(question),
        language=language,
        stemmer=stemmer,
    )
