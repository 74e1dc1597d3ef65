"""Who speaks in a document, and how much."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from corpus.model.speaker import UNCLEAR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.model.speaker import Speaker
    from index.passages.sentences import Sentence


class SpeakerCount(NamedTuple):
    """A speaker, and how many sentences are their words or claims."""

    speaker: Speaker
    sentences: int


def speaker_counts(sentences: Iterable[Sentence]) -> tuple[SpeakerCount, ...]:
    """The speakers of these sentences, the most frequent first, without unclear ones."""
    counts = Counter(sentence.voice.speaker for sentence in sentences if not sentence.heading)
    del counts[UNCLEAR]
    ordered = sorted(counts.items(), key=lambda part: (-part[1], part[0].name or "", part[0].role))
    return tuple(SpeakerCount(speaker, count) for speaker, count in ordered)
