"""Field types of saved data: strict, without coercion, and each of bounded size."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from corpus.model.publication_date import PublicationDate

MAX_WORDS = 100_000  # characters
MAX_CONTEXT_CHARS = (
    256  # characters on each side of a quote: eight times what annotation clients keep
)


def not_blank(words: str) -> str:
    """Return the words; ValueError for a blank string."""
    if not words.strip():
        message = "it is blank"
        raise ValueError(message)
    return words


def _is_a_date(written: str) -> str:
    PublicationDate.parse(written)
    return written


# Validation stops at the first fault: a list of three million faults would fill the memory.
Few = Field(max_length=200, fail_fast=True)
Many = Field(max_length=100_000, fail_fast=True)
Name = Annotated[str, Field(max_length=20_000)]
Named = Annotated[Name, AfterValidator(not_blank)]
Names = Annotated[tuple[Name, ...], Many]
BoundedWords = Annotated[str, Field(max_length=MAX_WORDS)]
Day = Annotated[str, Field(max_length=10), AfterValidator(_is_a_date)]
Count = Annotated[int, Field(ge=0, le=1_000_000_000)]
Share = Annotated[float, Field(ge=0.0, le=1.0)]


class SavedForm(BaseModel):
    """A model of data that a browser sends: strict, without unknown keys."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)
