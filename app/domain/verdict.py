"""A reader's verdict on an answer."""

from __future__ import annotations

from enum import StrEnum


class ReaderVerdict(StrEnum):
    """What a reader says of an answer; of one that is incomplete, something is missing."""

    RIGHT = "right"
    WRONG = "wrong"
    INCOMPLETE = "incomplete"
