"""What is searched for, as retrieval and scoring need it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.model.document import Document
    from corpus.model.speaker import Voice
    from index.embedder import Vectors


def _allows_everyone(_: Document, __: Voice) -> bool:
    return True


def _prefers_no_one(_: Document, __: Voice) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class SpeakerFilter:
    """Whose words may answer at all, and whose are asked for and therefore preferred."""

    allowed: Callable[[Document, Voice], bool] = _allows_everyone
    preferred: Callable[[Document, Voice], bool] = _prefers_no_one


@dataclass(frozen=True, slots=True)
class Query:
    """The text searched for, its stemmed terms, and its vector of length 1.

    `speakers` says whose words may answer; `words_only` that the vector tells nothing, since its
    model does not read the text. `about` is the vector of the question without the people
    whose words it asks for, None where there are none.
    """

    text: str
    terms: Sequence[str]
    vector: Vectors
    speakers: SpeakerFilter = SpeakerFilter()
    about: Vectors | None = None
    words_only: bool = False
