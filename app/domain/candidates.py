"""What a search brings up for a question, before anything is selected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.evidence.evidence import ScoredSentence
    from index.question.addressee import QuestionTarget
    from index.question.analysis import QuestionAnalysis
    from index.search.retrieve import Hit
    from index.search.snapshot import Library


@dataclass(frozen=True, slots=True)
class WordsOnly:
    """That the embedding `model` does not read the `languages` of what is asked or quoted.

    `fit`, 0 to 1, is how well the words fit; it is compared with the threshold of an answer, and is
    no probability.
    """

    model: str
    languages: tuple[str, ...]
    fit: float


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages and scored sentences, best first, and the features for the confidence.

    `asked` are the ids of the documents that passed the filters. `quotable` are those of the scored
    `sentences` that may be quoted: only the sentences of the people whose words are asked for, if
    they answer it. `words_only` holds where words decide, and the features do not.
    """

    analysis: QuestionAnalysis
    library: Library
    asked: tuple[str, ...]
    hits: tuple[Hit, ...]
    sentences: list[ScoredSentence]
    quotable: list[ScoredSentence]
    features: tuple[float, ...]
    retrieval_seconds: float
    scoring_seconds: float
    words_only: WordsOnly | None = None

    @property
    def question(self) -> str:
        """The question that was searched for."""
        return self.analysis.question

    @property
    def target(self) -> QuestionTarget:
        """Who is asked, and about what."""
        return self.analysis.target
