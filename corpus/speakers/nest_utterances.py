"""Utterances of several readings, nested in one another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.model.utterance import Utterance


def nest_utterances(
    owned: Iterable[Utterance], attributed: Iterable[Utterance]
) -> tuple[Utterance, ...]:
    """All utterances in order; one that would cross another is cut to lie within it.

    A report by a speaker within what is reported of the same speaker is left out.
    """
    nested: list[Utterance] = []
    around: list[Utterance] = []
    for utterance in sorted([*owned, *attributed], key=_sort_key):
        while around and around[-1].span.end <= utterance.span.start:
            around.pop()
        if around and utterance.reported and around[-1].speaker == utterance.speaker:
            continue
        end = min([utterance.span.end, *(outer.span.end for outer in around[-1:])])
        cut = replace(utterance, span=Span(utterance.span.start, end))
        around.append(cut)
        nested.append(cut)
    return tuple(sorted(nested, key=_sort_key))


def _sort_key(utterance: Utterance) -> tuple[int, int]:
    return utterance.span.start, -utterance.span.end
