"""Settings, read once at the edge from the environment."""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "ONRECORD_"
MARKS: Final = Path(".onrecord/marks.jsonl")
# Read by tests and evals, not by the application.
ELSEWHERE = frozenset({"ONRECORD_CORPUS", "ONRECORD_REQUIRE_BROWSER", "ONRECORD_REQUIRE_CORPUS"})


class SettingsError(OnRecordError):
    """A setting that is unknown or out of bounds."""


class Settings(BaseModel):
    """What a user can set; the environment variable is the name in capitals after ONRECORD_."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    store: Annotated[Path, Field(description="folder of the embedded store")] = Path(
        ".onrecord/store"
    )
    chroma_url: Annotated[str | None, Field(description="a Chroma server instead of a folder")] = (
        None
    )
    embedding: Annotated[str, Field(min_length=1, description="embedding model or its folder")] = (
        "all-MiniLM-L6-v2"
    )
    max_question_chars: Annotated[int, Field(ge=10, le=100_000)] = 2_000
    abstain_below: Annotated[float, Field(ge=0, le=1, description="confidence to answer")] = 0.2
    marks: Annotated[Path, Field(description="file of what readers say of answers")] = MARKS
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535)] = 7860

    @field_validator("chroma_url")
    @classmethod
    def _none_when_blank(cls, value: str | None) -> str | None:
        return value or None


def settings(
    environment: Mapping[str, str] | None = None, **given: str | float | Path | None
) -> Settings:
    """The settings of the environment, with what is `given` over them; SettingsError names a fault.

    What is given as None was not given.
    """
    environment = os.environ if environment is None else environment
    found: dict[str, object] = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in environment.items()
        if name.startswith(PREFIX) and name not in ELSEWHERE
    }
    found |= {name: value for name, value in given.items() if value is not None}
    try:
        return Settings.model_validate(found)
    except ValidationError as error:
        raise SettingsError(_explain(error)) from error


def _explain(error: ValidationError) -> str:
    fault = error.errors()[0]
    name = PREFIX + str(fault["loc"][0]).upper()
    if fault["type"] == "extra_forbidden":
        known = [PREFIX + field.upper() for field in Settings.model_fields]
        near = difflib.get_close_matches(name, known, n=1)
        meant = f"; did you mean {near[0]}?" if near else f"; there are {', '.join(known)}"
        return f"{name} is no setting{meant}"
    return f"{name}: {fault['msg'][0].lower()}{fault['msg'][1:]}, not {fault['input']!r}"
