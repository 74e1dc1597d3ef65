"""Where a follow-up is likely answered: beside what the last answer quoted."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.evidence.select import SelectionMargins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Self

    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from corpus.model.document import Document
    from index.evidence.evidence import ScoredSentence
    from index.passages.sentences import Sentence
    from index.search.retrieve import Hit

# Chosen on the follow-ups of the suites: most are answered a few sentences further on, some by a
# further word of what was quoted already.
BESIDE = 0.2  # for the sentence next to what was quoted, falling to nothing
REACH = 6  # sentences
QUOTED = 0.1  # taken off what was quoted already
FOLLOWING = SelectionMargins(
    default=0.3, new_document=0.25
)  # wider: the talk tells little of which one is meant
FOLLOWING_PER_DOCUMENT = 5  # quotes, for the last ones come along
BEST = 4  # of the last answer's quotes, those whose surroundings count
CHARS = 1_500  # between a quote and the passages that are read for being near to it
HEARD = 0.2  # taken off whoever was quoted, where a question asks for somebody else
_FOR_OTHERS = re.compile(
    r"\b(?:any(?:one|body)|else|others?|disagree\w*|agree\w*|object\w*|disput\w*|contradict\w*"
    r"|doubt\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Following:
    """What the answer before a follow-up quoted, and whether it asks what others say."""

    cited: tuple[Citation, ...]
    for_others: bool

    @classmethod
    def of(cls, question: str, answer: Answer) -> Self:
        """A question that follows the answer, in its own words."""
        cited = tuple(one for claim in answer.claims for one in claim.citations)
        return cls(cited[:BEST], _FOR_OTHERS.search(question) is not None)

    def within(self, documents: Mapping[str, Document]) -> Self:
        """The same without what was quoted of a document that is gone or has other words now."""
        there = {row: document.text for row, document in documents.items()}
        cited = tuple(one for one in self.cited if there.get(one.document.id) == one.document.text)
        return replace(self, cited=cited)


def near(hits: Iterable[Hit], following: Following) -> list[Hit]:
    """The hits that hold what was quoted, or lie next to it."""
    return [
        hit
        for hit in hits
        if any(
            hit.passage.document.id == one.document.id
            and hit.passage.span.start - CHARS < one.span.end
            and one.span.start < hit.passage.span.end + CHARS
            for one in following.cited
        )
    ]


def nearer(
    scored: Sequence[ScoredSentence],
    following: Following,
    *,
    sentences_of: Callable[[Document], Sequence[Sentence]],
) -> list[ScoredSentence]:
    """The sentences, best first, those beside what was quoted raised, what was quoted lowered."""
    places: dict[str, set[int]] = {}
    heard = {(one.document.id, one.speaker) for one in following.cited if following.for_others}
    for one in following.cited:
        places.setdefault(one.document.id, set()).update(_places(one, sentences_of(one.document)))
    raised = [
        replace(
            one,
            score=one.score
            + _worth(one, places.get(one.document.id, set()))
            - HEARD * ((one.document.id, one.voice.speaker) in heard),
        )
        for one in scored
    ]
    return sorted(raised, key=lambda one: -one.score)


def _worth(one: ScoredSentence, quoted: set[int]) -> float:
    if not quoted:
        return 0.0
    if one.at in quoted:
        return -QUOTED
    away = min(abs(one.at - at) for at in quoted)
    return BESIDE * max(0.0, 1.0 - (away - 1) / REACH)


def _places(cited: Citation, sentences: Sequence[Sentence]) -> Iterator[int]:
    return (at for at, sentence in enumerate(sentences) if sentence.span.overlaps(cited.span))
