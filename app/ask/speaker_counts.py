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
    """A speaker, and of how many sentences the words or the claim are theirs."""

    speaker: Speaker
    sentences: int


def speaker_counts(sentences: Iterable[Sentence]) -> tuple[SpeakerCount, ...]:
    """Everyone who speaks in these sentences, whoever says most first; nobody's are left out."""
    said = Counter(one.voice.speaker for one in sentences if not one.heading)
    del said[UNCLEAR]
    ordered = sorted(said.items(), key=lambda part: (-part[1], part[0].name or "", part[0].role))
    return tuple(SpeakerCount(speaker, count) for speaker, count in ordered)
