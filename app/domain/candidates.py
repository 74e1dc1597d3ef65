"""What a question brings up before anything is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.evidence.evidence import ScoredSentence
    from index.question.addressee import QuestionTarget
    from index.search.retrieve import Hit
    from index.search.snapshot import Library


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages, scored sentences, and how they fit; seconds spent.

    `asked` are the ids of the documents that were asked, `of` whom the question itself
    names; `of_all` is whether it is put to every document; `scored` are those of `every` sentence
    that may be quoted: only theirs of whom the question asks, if they answer it.
    """

    question: str
    library: Library
    asked: tuple[str, ...]
    of: QuestionTarget
    of_all: bool
    hits: tuple[Hit, ...]
    every: list[ScoredSentence]
    scored: list[ScoredSentence]
    features: tuple[float, ...]
    retrieve: float
    select: float
