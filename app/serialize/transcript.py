"""A document's transcript, who speaks from where to where, as JSON and as text for a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from app.messages.attribution_line import display_name
from corpus.speakers.attribute import read_utterances

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.model.document import Document
    from corpus.model.utterance import Utterance

WIDTH = 88
_MAX_CHARS = 480  # longer words are shown by their beginning and end
_INDENT = "    "


def transcript_json(document: Document) -> Iterator[dict[str, Any]]:
    """Each utterance with its place, its speaker, the words that tell, and how deep it lies.

    Those of depth 0 lie in no other; what is nobody's, titles and captions, is left out.
    """
    for one, depth in _with_depth(document):
        yield {
            "start": one.span.start,
            "end": one.span.end,
            "speaker": one.speaker.name,
            "role": str(one.speaker.role),
            "reported": one.reported,
            "cue": one.cue.of(document.text) if one.cue else None,
            "depth": depth,
            "text": one.span.of(document.text),
        }


def transcript_text(document: Document) -> str:
    """The same to read: who, in what part, where, and the words, indented by their depth."""
    known = document.provenance
    blocks = [f"{known.id}: {known.name}"]
    blocks += [_block(document, one, depth) for one, depth in _with_depth(document)]
    return "\n\n".join(blocks)


def _with_depth(document: Document) -> Iterator[tuple[Utterance, int]]:
    """Each utterance with the number of those that hold it."""
    around: list[int] = []
    for one in read_utterances(document):
        while around and around[-1] <= one.span.start:
            around.pop()
        yield one, len(around)
        around.append(one.span.end)


def _block(document: Document, one: Utterance, depth: int) -> str:
    indent = _INDENT * depth
    role = f", {one.speaker.role}" if one.speaker.name else ""
    manner = ", reported" if one.reported else ""
    cue = f" ({_line(one.cue.of(document.text))})" if one.cue and depth else ""
    place = f"[{one.span.start}-{one.span.end}]"
    head = f"{display_name(one.speaker)}{role}{manner}{cue} {place}"
    words = _shortened(_line(one.span.of(document.text)))
    return "\n".join([_wrapped(head, indent), _wrapped(words, f"{indent}  ")])


def _line(words: str) -> str:
    """The words on one line."""
    return " ".join(words.split())


def _shortened(words: str) -> str:
    """The words, without their middle where they are many."""
    if len(words) <= _MAX_CHARS:
        return words
    half = _MAX_CHARS // 2
    return f"{words[:half].rstrip()} […] {words[-half:].lstrip()}"


def _wrapped(words: str, indent: str) -> str:
    return textwrap.fill(
        words,
        max(WIDTH, len(indent) + WIDTH // 2),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
