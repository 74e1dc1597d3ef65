"""Preference for sentences near the previous answer's quotes, where a follow-up is answered."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.ranking_config import RankingConfig

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Self

    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from corpus.model.document import Document
    from index.evidence.evidence import ScoredSentence
    from index.passages.sentences import Sentence
    from index.search.retrieve import Hit

_FOR_OTHERS = re.compile(
    r"\b(?:any(?:one|body)|else|others?|disagree\w*|agree\w*|object\w*|disput\w*|contradict\w*"
    r"|doubt\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PreviousQuotes:
    """The best quotes of the answer before a follow-up; `for_others`: it asks what others say."""

    cited: tuple[Citation, ...]
    for_others: bool

    @classmethod
    def of(cls, question: str, answer: Answer, *, ranking: RankingConfig = RankingConfig()) -> Self:
        """The answer's quotes for a follow-up as the reader put it."""
        cited = tuple(citation for claim in answer.claims for citation in claim.citations)
        for_others = _FOR_OTHERS.search(question) is not None
        return cls(cited[: ranking.continuity_quotes], for_others)

    def within(self, documents: Mapping[str, Document]) -> Self:
        """The same without quotes of documents that are gone or have another text now."""
        cited = (
            one
            for one in self.cited
            if one.document.id in documents and documents[one.document.id].text == one.document.text
        )
        return replace(self, cited=tuple(cited))


def hits_near_quotes(
    hits: Iterable[Hit], previous: PreviousQuotes, *, ranking: RankingConfig = RankingConfig()
) -> list[Hit]:
    """The hits that hold a previous quote, or are near one in its document."""
    reach = ranking.continuity_chars
    return [
        hit
        for hit in hits
        if any(
            hit.passage.document.id == citation.document.id
            and hit.passage.span.start - reach < citation.span.end
            and citation.span.start < hit.passage.span.end + reach
            for citation in previous.cited
        )
    ]


def prefer_continuity(
    scored: Sequence[ScoredSentence],
    previous: PreviousQuotes,
    *,
    sentences_of: Callable[[Document], Sequence[Sentence]],
    ranking: RankingConfig = RankingConfig(),
) -> list[ScoredSentence]:
    """The sentences, best first, with a bonus near a previous quote and a penalty in one."""
    quoted: dict[str, set[int]] = {}
    for citation in previous.cited:
        numbers = _sentence_numbers(citation, sentences_of(citation.document))
        quoted.setdefault(citation.document.id, set()).update(numbers)
    quoted_speakers = (
        {(citation.document.id, citation.speaker) for citation in previous.cited}
        if previous.for_others
        else set()
    )
    adjusted = [
        replace(
            sentence,
            score=sentence.score
            + _adjustment(sentence, quoted.get(sentence.document.id, set()), ranking)
            - ranking.same_speaker_penalty
            * ((sentence.document.id, sentence.voice.speaker) in quoted_speakers),
        )
        for sentence in scored
    ]
    return sorted(adjusted, key=lambda sentence: -sentence.score)


def _adjustment(sentence: ScoredSentence, quoted: set[int], ranking: RankingConfig) -> float:
    """What a sentence gains or loses by the quoted sentences of its document."""
    if not quoted:
        return 0.0
    if sentence.number in quoted:
        return -ranking.repeat_penalty
    distance = min(abs(sentence.number - number) for number in quoted)
    share = max(0.0, 1.0 - (distance - 1) / ranking.continuity_sentences)
    return ranking.continuity_bonus * share


def _sentence_numbers(citation: Citation, sentences: Sequence[Sentence]) -> Iterator[int]:
    return (
        number for number, sentence in enumerate(sentences) if sentence.span.overlaps(citation.span)
    )
