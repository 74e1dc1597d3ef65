"""A document's transcript, its utterances with their speakers, as JSON and as terminal text."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from app.messages.attribution_line import display_name
from corpus.speakers.attribute import read_utterances

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.model.document import Document
    from corpus.model.utterance import Utterance

TRANSCRIPT_WIDTH = 88
_MAX_CHARS = 480  # longer words are shown by their beginning and end
_INDENT = "    "


def transcript_json(document: Document) -> Iterator[dict[str, Any]]:
    """Yield each utterance with its place, speaker, cue and nesting depth, as JSON.

    Depth 0 is not inside another; text without a speaker, titles and captions, is left out.
    """
    for utterance, depth in _with_depth(document):
        yield {
            "start": utterance.span.start,
            "end": utterance.span.end,
            "speaker": utterance.speaker.name,
            "role": str(utterance.speaker.role),
            "reported": utterance.reported,
            "cue": utterance.cue.of(document.text) if utterance.cue else None,
            "depth": depth,
            "text": utterance.span.of(document.text),
        }


def transcript_text(document: Document) -> str:
    """Format the utterances: speaker, role, place and words, indented by their depth."""
    known = document.provenance
    blocks = [f"{known.id}: {known.name}"]
    blocks += [_block(document, utterance, depth) for utterance, depth in _with_depth(document)]
    return "\n\n".join(blocks)


def _with_depth(document: Document) -> Iterator[tuple[Utterance, int]]:
    """Yield each utterance with the number of utterances around it."""
    around: list[int] = []
    for utterance in read_utterances(document):
        while around and around[-1] <= utterance.span.start:
            around.pop()
        yield utterance, len(around)
        around.append(utterance.span.end)


def _block(document: Document, utterance: Utterance, depth: int) -> str:
    indent = _INDENT * depth
    role = f", {utterance.speaker.role}" if utterance.speaker.name else ""
    manner = ", reported" if utterance.reported else ""
    cue = f" ({_line(utterance.cue.of(document.text))})" if utterance.cue and depth else ""
    place = f"[{utterance.span.start}-{utterance.span.end}]"
    head = f"{display_name(utterance.speaker)}{role}{manner}{cue} {place}"
    words = _cut_middle(_line(utterance.span.of(document.text)))
    return "\n".join([_wrap_words(head, indent), _wrap_words(words, f"{indent}  ")])


def _line(words: str) -> str:
    """The words on one line."""
    return " ".join(words.split())


def _cut_middle(words: str) -> str:
    """Cut the middle out of long text."""
    if len(words) <= _MAX_CHARS:
        return words
    half = _MAX_CHARS // 2
    return f"{words[:half].rstrip()} […] {words[-half:].lstrip()}"


def _wrap_words(words: str, indent: str) -> str:
    return textwrap.fill(
        words,
        max(TRANSCRIPT_WIDTH, len(indent) + TRANSCRIPT_WIDTH // 2),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
