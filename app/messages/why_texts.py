"""Messages on why a quote was chosen, and why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.explanation import COSINE, FOLLOWS, SelectionReason, TermPlace
from app.text.catalogue import Labels, constants, message

if not TYPE_CHECKING:
    __getattr__ = constants("why", NOTES=lambda: (message("why-words"), message("why-nearness")))

WHY: str
SILENCE: str
NONE_NOWHERE: str
NO_WORDS: str
PARTS: str
WORDS: str
NEARNESS: str
NOTES: tuple[str, str]

WAYS = Labels({way: f"why-way-{way}" for way in ("dense", "lexical")})
CHOSEN = Labels.of_enum("why-chosen", SelectionReason)
TERM_PLACES = Labels.of_enum("why-term", TermPlace)
# What adds up to a score.
SCORE_PARTS = Labels(
    {
        COSINE: "why-part-cosine",
        "words": "why-part-words",
        "around": "why-part-around",
        "passage": "why-part-passage",
        "asked": "why-part-asked",
        "asks": "why-part-asks",
        "length": "why-part-length",
        "reader": "why-part-reader",
        "base": "why-part-base",
        FOLLOWS: "why-part-follows",
    }
)


def label(number: int) -> str:
    """Name the fold for screen readers."""
    return message("why-label", number=str(number))


def amount(part: float) -> str:
    """'+0.42', with a minus that is as wide as the plus."""
    return f"{part:+.2f}".replace("-", "\N{MINUS SIGN}")


def found_by_phrase(ways: tuple[str, ...], rank: int) -> str:
    """'by its meaning and by its words, in passage 3 of those found'."""
    if not ways:
        return message("why-found-in-passage", rank=rank)
    names = message("why-found-by-separator").join(WAYS.get(way, way) for way in ways)
    return message("why-found-by", ways=names, rank=rank)


def rest(context: int, joined: int) -> str:
    """Say how many sentences stand beside the best one, and why."""
    parts = []
    if context:
        parts.append(message("why-rest-context", sentences=context))
    if joined:
        parts.append(message("why-rest-joined", sentences=joined))
    return message("list-semicolon").join(parts)


def score_phrase(value: float, share: float) -> str:
    """'1.34', '0.91, 68% of the best'."""
    number = f"{value:.2f}"
    if share >= 1:
        return number
    best = message("why-share", percent=f"{100 * share:.0f}")
    return message("list-comma").join((number, best))


def sureness_phrase(confidence: float | None, threshold: float) -> str:
    """Say how likely an answer is, and from where the library would give one."""
    if confidence is None:
        return message("why-words-only")
    percent = f"{100 * confidence:.0f}"
    if confidence >= threshold:
        return message("why-no-sentence", percent=percent)
    least = f"{100 * threshold:.0f}"
    return message("why-below-threshold", percent=percent, threshold=least)
