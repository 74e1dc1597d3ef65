"""Questions to go on with: what another says of the same, the other side, what else there is."""

from __future__ import annotations

from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from app.ask.suggestions.disputes import disputed_questions
from app.ask.suggestions.suggestion import (
    MAX_QUESTION_CHARS,
    about_document,
    about_sources,
    about_speaker,
    title_of,
)
from app.ask.suggestions.topic_counts import TopicCounts
from app.ask.suggestions.topics import is_askable_name, topic_mentions
from corpus.speakers.name_matches import name_matches, name_words
from index.question.addressee import parse_target
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from app.ask.suggestions.suggestion import Suggestion
    from app.ask.suggestions.topics import TopicMention
    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from corpus.model.document import Document
    from index.search.snapshot import Library

MAX_FOLLOW_UPS = 3
MAX_FOLLOW_UP_TRIES = 6  # questions that are put to the library, each about a second


def follow_up_questions(
    answer: Answer,
    library: Library,
    ask: Callable[[str], Answer],
    *,
    before: Collection[str] = (),
) -> Iterator[str | None]:
    """The questions as they are found, and None for each that the library does not answer.

    At most MAX_FOLLOW_UPS, made of what the quoted documents talk about, after silence of what the
    nearest do; none where these are not in English, and none of the questions asked `before`. Each
    was put to the library by `ask`.
    """
    found: list[Suggestion] = []
    for suggestion in islice(_candidates(answer, library, before), MAX_FOLLOW_UP_TRIES):
        if any(suggestion.kind is other.kind and suggestion.is_like(other) for other in found):
            continue
        if not suggestion.is_answered_by(ask(suggestion.question)):
            yield None
            continue
        found.append(suggestion)
        yield suggestion.question
        if len(found) == MAX_FOLLOW_UPS:
            return


def _candidates(answer: Answer, library: Library, before: Collection[str]) -> Iterator[Suggestion]:
    """What may be asked next, kind by kind in turn, of each kind the most promising first."""
    cited = [claim.main_citation for claim in answer.claims]
    cited = cited or [near.citation for near in answer.nearest]
    names = dict.fromkeys(citation.document.id for citation in cited)
    documents = [library.documents[name] for name in names if name in library.documents]
    counts = TopicCounts(mentions := topic_mentions(library, documents))
    question = answer.search_query or answer.question
    topic = _topic_of(question, counts)
    kinds = [
        _on_other_topics(cited, question, mentions, counts),
        map(about_sources, _shared_topics(cited, question, mentions, counts)),
    ]
    if topic is not None and answer.claims:
        asked = parse_target(question, library.speakers).speakers
        kinds = [
            _for_other_speakers(topic, asked, counts),
            disputed_questions(mentions, topic=topic),
            *kinds,
            _for_other_documents(topic, documents[1:], counts),
        ]
    seen = {answer.question, question, *before}
    for suggestion in (one for row in zip_longest(*kinds) for one in row if one):
        if suggestion.question not in seen and len(suggestion.question) <= MAX_QUESTION_CHARS:
            seen.add(suggestion.question)
            yield suggestion


def _topic_of(question: str, counts: TopicCounts) -> str | None:
    """What the question is about, of what the documents mention; None if it is none of these."""
    words = set(stemmed_terms(question))
    asked = [topic for topic in counts.all if set(stemmed_terms(topic)) <= words]
    return max(
        asked, key=lambda topic: (len(topic.split()), counts.all[topic], topic), default=None
    )


def _for_other_speakers(
    topic: str, asked: Collection[str], counts: TopicCounts
) -> Iterator[Suggestion]:
    """What others say of the topic; who mentions it most comes first."""
    names = [name for name in counts.speakers if counts.by_speaker[name][topic]]
    for name in sorted(names, key=lambda name: -counts.by_speaker[name][topic]):
        is_asked = any(name_matches(name, one) or name_matches(one, name) for one in asked)
        if not is_asked and not _share_a_word(name, topic):
            yield about_speaker(name, topic)


def _on_other_topics(
    cited: Sequence[Citation],
    question: str,
    mentions: Sequence[TopicMention],
    counts: TopicCounts,
) -> Iterator[Suggestion]:
    """What those who are quoted say of another topic each: rather one that is in their quote."""
    words = set(stemmed_terms(question))
    for citation in cited:
        name = citation.speaker.name
        if not is_askable_name(name):
            continue
        near = _topics_in([citation], mentions)
        others = [
            phrase
            for phrase in counts.characteristic(counts.by_speaker[name])
            if not words & set(stemmed_terms(phrase)) and not _share_a_word(name, phrase)
        ]
        for phrase in sorted(others, key=lambda one: one not in near)[:1]:
            yield about_speaker(name, phrase)


def _shared_topics(
    cited: Sequence[Citation],
    question: str,
    mentions: Sequence[TopicMention],
    counts: TopicCounts,
) -> list[str]:
    """Other topics of the quotes that several documents mention, the most frequent first."""
    words, near = set(stemmed_terms(question)), _topics_in(cited, mentions)
    return [
        topic
        for topic in counts.shared()
        if topic in near and not words & set(stemmed_terms(topic))
    ]


def _topics_in(cited: Sequence[Citation], mentions: Sequence[TopicMention]) -> set[str]:
    """The topics of the sentences that are quoted."""
    spans = {(citation.document.id, citation.span) for citation in cited}
    return {
        mention.phrase
        for mention in mentions
        for document, span in spans
        if mention.document.id == document and mention.sentence.overlaps(span)
    }


def _for_other_documents(
    topic: str, documents: Sequence[Document], counts: TopicCounts
) -> Iterator[Suggestion]:
    """What other documents than the best say of the topic; who mentions it most comes first."""
    for document in sorted(documents, key=lambda one: -counts.by_document[one.id][topic]):
        if counts.by_document[document.id][topic] and title_of(document):
            yield about_document(document, topic)


def _share_a_word(name: str, topic: str) -> bool:
    return bool(set(name_words(name)) & set(name_words(topic)))
