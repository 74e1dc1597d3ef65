"""`sources.toml`: what a person knows of the files in a folder, every mistake with its line."""

from __future__ import annotations

import difflib
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    ValidationError,
)

from corpus.errors import SourcesError
from corpus.load.archive import is_present
from corpus.load.tables import TomlTable, tables
from corpus.model.document import DocumentKind
from corpus.model.publication_date import PublicationDate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pydantic_core import ErrorDetails

SOURCES_NAME = "sources.toml"
_TABLE = "source"
_Value = TypeVar("_Value")


def as_published(value: object) -> object:
    """A date where the value is one or names one, else the value; ValueError for no date."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        value = value.isoformat()
    return PublicationDate.parse(value) if isinstance(value, str) else value


def as_kind(value: object) -> object:
    """A kind where the value names one, else the value; ValueError, with the nearest, for none."""
    if isinstance(value, str) and value not in set(DocumentKind):
        near = difflib.get_close_matches(value, [str(kind) for kind in DocumentKind], n=1)
        hint = f"did you mean {near[0]!r}? Use" if near else "use"
        message = f"{value!r} is no kind; {hint} one of {', '.join(DocumentKind)}"
        raise ValueError(message)
    return DocumentKind(value) if isinstance(value, str) else value


_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class SourceEntry(BaseModel):
    """One `[[source]]`; what it leaves out is unknown. `file` is relative to its folder.

    Without `id` the document's id is made from the file's name.
    """

    model_config = ConfigDict(
        strict=True, extra="forbid", frozen=True, arbitrary_types_allowed=True
    )

    id: Annotated[str, StringConstraints(pattern=r"^[\w][\w.:-]*$")] | None = None
    file: _Words
    title: _Words | None = None
    author: _Words | None = None
    interviewer: _Words | None = None
    interviewee: _Words | None = None
    publisher: _Words | None = None
    published: Annotated[PublicationDate, BeforeValidator(as_published)] | None = None
    published_from: _Words | None = None
    titled_by: _Words | None = None
    kind: Annotated[DocumentKind, BeforeValidator(as_kind)] | None = None
    language: _Words | None = None
    address: _Words | None = None
    fetched: Annotated[_Words, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$")] | None = None


def read_sources(path: Path) -> tuple[SourceEntry, ...]:
    """The entries in the file's order; SourcesError, with its line, for the first mistake."""
    entries: list[SourceEntry] = []
    ids: dict[str, int] = {}
    files: dict[Path, int] = {}
    for table in tables(path, named=_TABLE):
        entry = _entry(path, table)
        target = _target(path, table, entry)
        if entry.id is not None:
            _refuse_second(path, ids, entry.id, table.line_of("id"), called=f"the id {entry.id!r}")
        _refuse_second(path, files, target, table.line_of("file"), called=f"{entry.file!r}")
        entries.append(entry)
    if not entries:
        reason = "it lists nothing: write [[source]] and file for each document, or remove it"
        raise SourcesError(str(path), 1, reason)
    return tuple(entries)


def _refuse_second(
    path: Path, seen: dict[_Value, int], value: _Value, line: int, *, called: str
) -> None:
    """Remember the line of `value`; SourcesError when another line has it already."""
    first = seen.setdefault(value, line)
    if first != line:
        reason = f"{called} is already in line {first}: change or remove one of them"
        raise SourcesError(str(path), line, reason)


def _entry(path: Path, table: TomlTable) -> SourceEntry:
    try:
        return SourceEntry.model_validate(table.values)
    except ValidationError as error:
        line, reason = min(
            (table.line_of(str(fault["loc"][0])), _reason(fault)) for fault in error.errors()
        )
        raise SourcesError(str(path), line, reason) from error


def _reason(fault: ErrorDetails) -> str:
    """What is wrong with one key and how to mend it."""
    key = str(fault["loc"][0])
    match fault["type"]:
        case "missing":
            return f"the source has no {key!r}: add {key} = "
        case "extra_forbidden":
            return f"the key {key!r} is unknown: {_nearest(key, list(SourceEntry.model_fields))}"
        case "string_too_short":
            return f"{key!r} is empty: leave the line out when it is not known"
        case "string_pattern_mismatch":
            return f"the id {fault['input']!r} may hold letters, digits and . _ : - only"
        case "value_error":
            return f"{key}: {fault['msg'].removeprefix('Value error, ')}"
        case _:
            return f"{key!r} must be text in quotes, not {fault['input']!r}"


def _nearest(word: str, words: Sequence[str]) -> str:
    near = difflib.get_close_matches(word, words, n=1)
    return f"did you mean {near[0]!r}?" if near else f"use {', '.join(words)}"


def _target(path: Path, table: TomlTable, entry: SourceEntry) -> Path:
    """The file meant, its links followed; SourcesError when it is absent or outside the folder."""
    folder = path.parent.resolve()
    try:
        target = (folder / entry.file).resolve()
        inside = target.is_relative_to(folder)
        present = is_present(target)
    except (OSError, ValueError, RuntimeError) as error:
        reason = f"{entry.file!r} cannot be looked up: {error}"
        raise SourcesError(str(path), table.line_of("file"), reason) from error
    if not inside:
        reason = f"{entry.file!r} leaves the folder: move the file into {path.parent}"
        raise SourcesError(str(path), table.line_of("file"), reason)
    if not present:
        reason = f"there is no file {entry.file!r} in {path.parent}: correct the name or remove it"
        raise SourcesError(str(path), table.line_of("file"), reason)
    return target
