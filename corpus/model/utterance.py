"""A stretch of a document in which somebody speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.model.span import Span
    from corpus.model.speaker import Speaker


@dataclass(frozen=True, slots=True)
class Utterance:
    """Who speaks in a stretch of a document, and the words that tell.

    `cue` is where those words stand ("said Kemp", a name above a turn), None where only the byline
    or the place tells. `reported` is True where the claim is the speaker's and the words are
    another's. Utterances nest: one that lies within another is passed on by it. They never cross.
    """

    span: Span
    speaker: Speaker
    cue: Span | None = None
    reported: bool = False
