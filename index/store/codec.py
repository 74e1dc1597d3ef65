"""Passages as metadata of the store: span, sentences and voices; and back."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from corpus.model.span import Span
from corpus.model.speaker import NOBODY, Role, Speaker, Voice
from index.passages.passages import Passage
from index.passages.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model.document import Document
    from index.store.collection import Metadata


def as_metadata(passage: Passage, revision: str) -> Metadata:
    """All of the passage but its text."""
    voices = list(
        dict.fromkeys(sentence.voice for sentence in passage.sentences if not sentence.heading)
    )
    marks = (
        f"{sentence.span.start},{sentence.span.end},"
        f"{'h' if sentence.heading else voices.index(sentence.voice)}"
        for sentence in passage.sentences
    )
    return {
        "document": passage.document.id,
        "revision": revision,
        "start": passage.span.start,
        "end": passage.span.end,
        "sentences": ";".join(marks),
        "voices": json.dumps([voice_to_json(voice) for voice in voices], ensure_ascii=False),
    }


def as_passage(document: Document, metadata: dict[str, Any]) -> Passage:
    """The passage of `document` that `as_metadata` wrote down."""
    marks = str(metadata["sentences"]).split(";")
    span = Span(int(metadata["start"]), int(metadata["end"]))
    voices = _voices(str(metadata["voices"]))
    return Passage(document, span, tuple(_sentence(mark, voices) for mark in marks if mark))


@lru_cache(maxsize=10_000)  # the passages of a document mostly have the same
def _voices(written: str) -> tuple[Voice, ...]:
    return tuple(map(voice_from_json, json.loads(written)))


def _sentence(mark: str, voices: Sequence[Voice]) -> Sentence:
    start, end, whose = mark.split(",")
    heading = whose == "h"
    voice = NOBODY if heading else voices[int(whose)]
    return Sentence(Span(int(start), int(end)), heading=heading, voice=voice)


def voice_to_json(voice: Voice) -> list[Any]:
    """A voice as JSON: the speaker, whether it is reported, and who reports it."""
    through = [[one.name, one.role] for one in voice.via]
    return [[voice.speaker.name, voice.speaker.role], voice.reported, through]


def voice_from_json(written: list[Any]) -> Voice:
    """The voice that `voice_to_json` wrote down."""
    speaker, reported, through = written
    return Voice(_speaker(speaker), reported, tuple(map(_speaker, through)))


def _speaker(written: list[Any]) -> Speaker:
    name, role = written
    return Speaker(name, Role(role))
