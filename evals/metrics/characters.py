"""Precision, recall, F1 and IoU of shown spans against gold spans, by characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

DocumentSpan = tuple[str, Span]  # a document's id and a span of it


@dataclass(frozen=True, slots=True)
class CharacterOverlap:
    """Sizes of two sets of characters and of their intersection.

    Smith & Troynikov, Evaluating Chunking Strategies for Retrieval, Chroma 2024.
    """

    shown: int
    gold: int
    shared: int

    @property
    def precision(self) -> float:
        """Share of the shown characters that are gold; 0 when nothing is shown."""
        return self.shared / self.shown if self.shown else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold characters that are shown."""
        return self.shared / self.gold

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.shared / (self.shown + self.gold)

    @property
    def iou(self) -> float:
        """Shared characters over those of either."""
        return self.shared / (self.shown + self.gold - self.shared)


def character_overlap(
    shown: Iterable[DocumentSpan], gold: Iterable[DocumentSpan]
) -> CharacterOverlap:
    """Compare two sets of spans; ValueError without gold."""
    shown_characters = {
        (document, offset) for document, span in shown for offset in range(span.start, span.end)
    }
    gold_characters = {
        (document, offset) for document, span in gold for offset in range(span.start, span.end)
    }
    if not gold_characters:
        message = "without gold there is nothing to compare with"
        raise ValueError(message)
    return CharacterOverlap(
        len(shown_characters), len(gold_characters), len(shown_characters & gold_characters)
    )
