"""A span of a document with its speaker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.model.span import Span
    from corpus.model.speaker import Speaker


@dataclass(frozen=True, slots=True)
class Utterance:
    """The speaker of a span of a document, and the cue that names the speaker.

    `cue` is the span of the reporting words ("said Kemp", a name above a turn), None where only the
    byline or the position shows the speaker. `reported` is True where the claim is the speaker's
    and the words are another's. `is_phrase` is True of quoted words in a sentence of somebody
    else's, which stays theirs. Utterances nest: the outer speaker relays the inner one. They never
    cross.
    """

    span: Span
    speaker: Speaker
    cue: Span | None = None
    reported: bool = False
    is_phrase: bool = False
