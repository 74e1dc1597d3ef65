"""The one tree of errors: each says what is wrong and what to do about it."""

from __future__ import annotations


class OnRecordError(Exception):
    """Something a user can mend; the command line prints it on one line and exits with 2."""


class OffsetError(OnRecordError, ValueError):
    """A span or a quotation that does not stand in its text."""


class EmptyFolderError(OnRecordError):
    """A folder that holds no document."""


class ReadError(OnRecordError):
    """A file that cannot be read as a document; `file` names it, `reason` says why."""

    def __init__(self, file: str, reason: str) -> None:
        """Name the file and the reason apart, so that a report can list them."""
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason


class SourcesError(OnRecordError):
    """A `sources.toml` that cannot be trusted; `line` counts from 1."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        """Say where the mistake stands as editors do, file:line."""
        super().__init__(f"{file}:{line}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason


def one_line(error: BaseException) -> str:
    """What an error says, on one line; its kind when it says nothing or is no message for users."""
    return " ".join(str(error).split()) or type(error).__name__
