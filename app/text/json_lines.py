"""Read JSON lines from untrusted files into models, or name the place of the fault."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Line = TypeVar("Line", bound=BaseModel)


class LineError(OnRecordError):
    """An invalid line; the message names file, line and field."""


def read_lines(
    lines: Iterable[str], line_type: type[Line], *, name: str
) -> Iterator[tuple[str, Line]]:
    """Yield each line that is not blank, after its place `name:line`; LineError at a fault."""
    for number, line in enumerate(_decode_lines(lines, name), start=1):
        if line.strip():
            place = f"{name}:{number}"
            yield place, _parse_line(line, line_type, place)


def _decode_lines(lines: Iterable[str], name: str) -> Iterator[str]:
    try:
        yield from lines
    except UnicodeDecodeError as error:
        message = f"{name}: it is not UTF-8; save it as UTF-8"
        raise LineError(message) from error


def _parse_line(line: str, line_type: type[Line], place: str) -> Line:
    try:
        value = json.loads(line.removeprefix("\ufeff"))
    except RecursionError as error:
        message = f"{place}: not JSON that can be read: it is nested too deeply"
        raise LineError(message) from error
    except json.JSONDecodeError as error:
        message = f"{place}: not JSON: {error.msg} at column {error.colno}"
        raise LineError(message) from error
    except ValueError as error:
        message = f"{place}: not JSON that can be read: a number has too many digits"
        raise LineError(message) from error
    if not isinstance(value, dict):
        needed = ", ".join(
            f'"{key}": …' for key, f in line_type.model_fields.items() if f.is_required()
        )
        message = f"{place}: the line: write an object, {{{needed}}}"
        raise LineError(message)
    try:
        return line_type.model_validate(value)
    except ValidationError as error:
        fault = error.errors()[0]
        field = ".".join(map(str, fault["loc"])) or "the line"
        message = f"{place}: {field}: {fault['msg'].removeprefix('Value error, ')}"
        raise LineError(message) from error
