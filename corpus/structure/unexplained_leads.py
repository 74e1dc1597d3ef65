"""Paragraphs of a talk whose speaker can't be told: what opens them looks like a label, or ends it.

To go on with the speaker before would give one person's words to another.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.english.attribution_nouns import PEOPLE
from corpus.model.span import Span
from corpus.structure.credits import is_credit, is_edited_note
from corpus.structure.directions import is_direction
from corpus.structure.label_words import NEVER_IN_NAMES, SPEAKING_NOUNS
from corpus.structure.narration import is_narration
from corpus.structure.turns import SpeakerTurn

if TYPE_CHECKING:
    from collections.abc import Sequence


_LEAD = re.compile(
    r"[*_\[(<]{0,3}(?P<words>[^\W\d_a-zß-öø-ÿ][^:\n“”\"«»]{0,100})[*_]{0,3}:[*_]{0,3}(?P<end>\s|\Z)"
)
_SENTENCE = re.compile(
    r"\w\s.*[^\W\d_]{3}[.!?…;]\s|[!?…;]\s"
)  # one word may be shortened: "Vzbgm."
_ADDRESS = re.compile(
    r"\b(?:I|we|you|my|our|your|me|us|ich|wir|je|nous|vous|yo)\b|\b[jm]['’]", re.IGNORECASE
)
_MAX_WORDS = 14
_MIN_TURNS = 4  # of one paragraph each, for a further paragraph to be another's
_MAX_LONGER_SHARE = 0.1  # of paragraphs, for the turns of a talk to be one paragraph each


def with_unclear_paragraphs(
    text: str, paragraphs: Sequence[Span], turns: tuple[SpeakerTurn, ...]
) -> tuple[SpeakerTurn, ...]:
    """The turns, with unclear ones where a paragraph opens with what may be a label but is none.

    In a talk in which each turn is one paragraph, what follows the last one is unclear too.
    """
    starts = {turn.start for turn in turns}
    begun = [Span(turn.start, turn.words + 1) for turn in turns]
    labels = [turn.label.of(text).rstrip("*_ \t\n") for turn in turns if turn.label]
    if not labels or any(turn.end for turn in turns):
        return turns
    first, last = min(starts), max(starts)
    talk = [
        span
        for span in paragraphs
        if span.start > first and not any(map(span.overlaps, begun)) and not _is_told(span.of(text))
    ]
    colons = sum(label.endswith(":") for label in labels) > len(labels) / 2
    alone = sum("\n" in text[turn.words - 1 : turn.words + 2] for turn in turns) > len(turns) / 2
    led = {span for span in talk if colons and _may_be_named(text, span, alone=alone)}
    within = [span for span in talk if span.start < last and span not in led]
    single = len(starts) >= _MIN_TURNS and len(within) <= _MAX_LONGER_SHARE * len(starts)
    heads = {span for span, after in pairwise(paragraphs) if after.start in starts}
    unclear = [
        SpeakerTurn(None, span.start)
        for span in talk
        if (span in led and not (span in heads and span.of(text).endswith(":")))
        or (single and span.start > last and not _ADDRESS.search(span.of(text)))
    ]
    return tuple(sorted((*turns, *unclear), key=lambda turn: turn.start)) if unclear else turns


def _is_told(words: str) -> bool:
    """Whether the paragraph is known for nobody's or the author's."""
    return is_direction(words) or is_credit(words) or is_edited_note(words) or is_narration(words)


def _may_be_named(text: str, span: Span, *, alone: bool) -> bool:
    """Whether a colon follows words that may name a person or a people's role, as a label does.

    Where names stand on lines of their own (`alone`), such words are all of the paragraph.
    """
    match = _LEAD.match(text, span.start, span.end)
    if match is None or (alone and match.end() < span.end):
        return False
    words = match["words"].split()
    folded = {word.casefold().strip(",.()[]'’") for word in words}
    if len(words) > _MAX_WORDS or _SENTENCE.search(match["words"]):
        return False
    capitals = sum(not word[:1].islower() for word in words)
    is_name = capitals > len(words) / 2 and not folded & NEVER_IN_NAMES
    return is_name or bool(folded & (PEOPLE | SPEAKING_NOUNS | {"who", "whose"}))
