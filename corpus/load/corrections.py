"""Corrections by a person of the provenance that a file states."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Annotated, Any, Final, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from corpus.errors import OnRecordError
from corpus.load.sources import as_kind, as_published
from corpus.model.document import DocumentKind, Provenance
from corpus.model.normalise import normalise
from corpus.model.publication_date import PublicationDate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

MAX_CORRECTION_CHARS: Final = 500  # of one field
_GROUNDS: Final = {"title": "titled_by", "published": "published_from"}
Value = str | PublicationDate | DocumentKind | None


class CorrectionError(OnRecordError):
    """An invalid correction; the message names the field."""


def _line(value: object) -> object:
    """The words on one line, None when there are none."""
    if not isinstance(value, str):
        return value
    # Asked before, so that nothing huge is read, and after, since composing may lengthen words.
    _check_length(value.strip())
    return _check_length(" ".join(normalise(value).split())) or None


def _check_length(words: str) -> str:
    if len(words) > MAX_CORRECTION_CHARS:
        message = f"at most {MAX_CORRECTION_CHARS} characters, not {len(words):,}"
        raise ValueError(message)
    return words


_Words = Annotated[str | None, BeforeValidator(_line)]


class _CorrectionJson(BaseModel):
    """The input of a user; a field that is left out is not corrected."""

    model_config = ConfigDict(
        strict=True, extra="forbid", frozen=True, arbitrary_types_allowed=True
    )

    title: _Words = None
    author: _Words = None
    interviewer: _Words = None
    interviewee: _Words = None
    publisher: _Words = None
    # The validator that is named last comes first.
    published: Annotated[
        PublicationDate | None, BeforeValidator(as_published), BeforeValidator(_line)
    ] = None
    published_from: _Words = None
    titled_by: _Words = None
    kind: Annotated[DocumentKind | None, BeforeValidator(as_kind), BeforeValidator(_line)] = None
    language: _Words = None


CORRECTABLE: Final = tuple(_CorrectionJson.model_fields)


@dataclass(frozen=True, slots=True)
class Corrections:
    """A value for each field that is corrected; None says that it is not known."""

    values: Mapping[str, Value] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what is never corrected."""
        if strange := [name for name in self.values if name not in CORRECTABLE]:
            message = f"{strange[0]!r} is no field that is corrected"
            raise ValueError(message)

    @classmethod
    def parse(cls, fields: Mapping[str, object]) -> Self:
        """What a stranger gives: fields and values, blank for what is not known.

        CorrectionError, which names the first fault.
        """
        try:
            given = _CorrectionJson.model_validate(dict(fields))
        except ValidationError as error:
            raise CorrectionError(_explain_fault(error.errors()[0])) from error
        return cls({name: getattr(given, name) for name in given.model_fields_set})

    def over(self, earlier: Corrections) -> Corrections:
        """Both together; where both have a field, these win."""
        return Corrections({**earlier.values, **self.values})

    def applied_to(self, stated: Provenance) -> Provenance:
        """What is known of the document: the corrected fields, and the stated ones otherwise.

        The grounds of a date or title that a person corrected are not the file's.
        """
        values: dict[str, Any] = dict(self.values)
        for name, grounds in _GROUNDS.items():
            if name in values:
                values.setdefault(grounds, None)
        corrected = tuple(name for name in CORRECTABLE if name in self.values)
        return replace(stated, **values, corrected=corrected)

    def as_json(self) -> dict[str, str | None]:
        """What `parse` reads back."""
        return {name: None if value is None else str(value) for name, value in self.values.items()}


@dataclass(frozen=True, slots=True)
class CorrectedProvenance:
    """The provenance of a document: as its file states it, and as a person corrects it."""

    stated: Provenance
    corrections: Corrections = Corrections()

    def __post_init__(self) -> None:
        """Refuse a stated provenance that is already corrected."""
        if self.stated.corrected:
            message = f"{self.stated.id}: what is corrected is not what the file says"
            raise ValueError(message)

    @property
    def provenance(self) -> Provenance:
        """The stated provenance with the corrections applied."""
        return self.corrections.applied_to(self.stated)


def _explain_fault(fault: ErrorDetails) -> str:
    """What is wrong with one field and how to mend it."""
    name = str(fault["loc"][0])
    match fault["type"]:
        case "extra_forbidden" | "invalid_key":
            near = difflib.get_close_matches(name, CORRECTABLE, n=1, cutoff=0.7)
            meant = f"did you mean {near[0]!r}?" if near else f"use {', '.join(CORRECTABLE)}"
            return f"{name[:MAX_CORRECTION_CHARS]!r} cannot be corrected; {meant}"
        case "value_error":
            return f"{name}: {fault['msg'].removeprefix('Value error, ')}"
        case _:
            return f"{name}: give words, or nothing for what is not known"
