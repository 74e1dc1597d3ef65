"""Who speaks in a document, and how much."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from corpus.model.speaker import UNCLEAR

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.model.speaker import Speaker, Voice


class SpeakerCount(NamedTuple):
    """A speaker, and how many sentences are their words or claims."""

    speaker: Speaker
    sentences: int


def speaker_counts(sentences: Mapping[Voice, int]) -> tuple[SpeakerCount, ...]:
    """The speakers of these numbers of sentences, the most frequent first, without unclear ones."""
    counts: Counter[Speaker] = Counter()
    for voice, count in sentences.items():
        counts[voice.speaker] += count
    del counts[UNCLEAR]
    ordered = sorted(counts.items(), key=lambda part: (-part[1], part[0].name or "", part[0].role))
    return tuple(SpeakerCount(speaker, count) for speaker, count in ordered)
