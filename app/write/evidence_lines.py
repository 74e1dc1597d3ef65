"""Format passages for a prompt: numbered sentences in lines that no source can forge."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from app.messages.attribution_line import english_name
from app.write.prompt_passages import in_reading_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.write.prompt_passages import PromptPassage, PromptSentence
    from corpus.model.document import Document
    from corpus.model.speaker import Voice

# Only keys have brackets, and nothing has invisible characters.
_BRACKETS = str.maketrans({"[": "(", "]": ")", "【": "(", "】": ")"})
_INVISIBLE = re.compile(
    r"[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+"
)
_GAP = "(…)"


def passage_lines(passages: Sequence[PromptPassage]) -> str:
    """The passages document by document, a line a sentence, each with its key.

    A document begins with its number and what is known of it, the words of each speaker with a line
    that names them. A sentence has no line break and no square brackets but its key's, and no line
    begins with its words, so that a source cannot imitate any of these lines; the words shown to
    readers are sliced from the source again.
    """
    keys = count(1)
    return "\n\n".join(
        "\n".join(_document_lines(document, number, keys))
        for number, document in enumerate(in_reading_order(passages), start=1)
    )


def without_brackets(words: str) -> str:
    """The words in one line, without square brackets and invisible characters."""
    return " ".join(_INVISIBLE.sub(" ", words).translate(_BRACKETS).split())


def _document_lines(
    passages: Sequence[PromptPassage], number: int, keys: Iterator[int]
) -> Iterator[str]:
    yield f"Document {number}: {_document_facts(passages[0].document)}"
    voice, end = None, passages[0].span.start
    for passage in passages:
        if passage.span.start > end:
            yield _GAP
        end = passage.span.end
        for sentence in passage.sentences:
            if not sentence.is_heading and sentence.voice != voice:
                voice = sentence.voice
                yield f"Speaker: {_attribution(voice)}"
            yield f"{_mark(sentence, keys)} {without_brackets(sentence.words)}"


def _mark(sentence: PromptSentence, keys: Iterator[int]) -> str:
    if sentence.quote:
        return f"[S{next(keys)}]"
    return "(heading)" if sentence.is_heading else "(not to be cited)"


def _document_facts(document: Document) -> str:
    known = document.provenance
    facts = [f"“{known.name}”", str(known.kind) if known.kind else None]
    facts.append(f"by {known.author}" if known.author else None)
    facts.append(str(known.published) if known.published else "date unknown")
    return without_brackets(", ".join(fact for fact in facts if fact))


def _attribution(voice: Voice) -> str:
    """The speaker with the role, and the people who pass the words on."""
    name, role = english_name(voice.speaker), voice.speaker.role
    attribution = name if str(role) in name else f"{name} ({role})"
    if voice.via:
        attribution += f", as told by {' and '.join(map(english_name, voice.via))}"
    return without_brackets(attribution)
