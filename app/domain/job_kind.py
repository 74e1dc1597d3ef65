"""The kinds of jobs that change the library."""

from __future__ import annotations

from enum import StrEnum


class JobKind(StrEnum):
    """What a job does."""

    ADD = "add"
    CORRECT = "correct"
    UNCORRECT = "uncorrect"
    REMOVE = "remove"
    RESTORE = "restore"
    REREAD = "reread"
