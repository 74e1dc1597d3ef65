"""TOML tables with their line numbers, which tomllib does not give."""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from corpus.errors import SourcesError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)\Z")


@dataclass(slots=True)
class TomlTable:
    """A `[[table]]`: its values, and the lines of its heading and of its keys, from 1."""

    line: int
    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def line_of(self, key: str) -> int:
        """The key's line, or the heading's when the key is not there."""
        return self.lines.get(key, self.line)


def tables(path: Path, *, named: str) -> tuple[TomlTable, ...]:
    """Every `[[named]]` of the file in order; SourcesError for anything else in it."""
    text = _read(path)
    found: list[TomlTable] = []
    for line, heading, statement in _statements(text):
        for key, value in statement.items():
            if key == named and value == [{}]:
                found.append(TomlTable(line))
            elif found and not heading:
                found[-1].values[key] = value
                found[-1].lines[key] = line
            else:
                raise SourcesError(str(path), line, _stray(key, named))
    return tuple(found)


def _stray(key: str, named: str) -> str:
    """Why a key or table that is not below a heading cannot stand there."""
    if difflib.get_close_matches(key, [named], n=1):
        return f"write [[{named}]] in double brackets, not {key!r}"
    return f"{key!r} belongs to no [[{named}]]: put it below one, or remove it"


def _read(path: Path) -> str:
    """The file's text with plain line ends, known to be TOML."""
    data = b""
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        tomllib.loads(text)
    except OSError as error:
        reason = f"it cannot be read: {error.strerror}"
        raise SourcesError(str(path), 1, reason) from error
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        reason = "it is not UTF-8 here: save it as UTF-8"
        raise SourcesError(str(path), line, reason) from error
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(path, text, error) from error
    except RecursionError as error:
        reason = "its brackets are nested too deeply"
        raise SourcesError(str(path), 1, reason) from error
    return text


def _syntax_error(path: Path, text: str, error: tomllib.TOMLDecodeError) -> SourcesError:
    message = str(error)
    place = _PLACE.search(message)
    line = int(place[1]) if place and place[1] else text.rstrip("\n").count("\n") + 1
    reason = f"it is not valid TOML: {_PLACE.sub('', message)}"
    return SourcesError(str(path), line, reason)


def _statements(text: str) -> Iterator[tuple[int, bool, dict[str, Any]]]:
    """The line each heading or key begins on, whether it is a heading, and what it says."""
    first, pending = 1, ""
    for number, line in enumerate(text.split("\n"), start=1):
        if not pending:
            first = number
        pending += line + "\n"
        try:
            read = tomllib.loads(pending)
        except tomllib.TOMLDecodeError:
            # The whole file is valid, so this only is a value that goes on in the next line.
            continue
        if read:
            yield first, pending.lstrip().startswith("["), read
        pending = ""
