"""Settings, read once at the start: from a file, the environment and the command line."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
)

from app.llm.cli_override import QUOTES_ONLY, Choice
from app.llm.config import (
    ModelSettingsError,
    Value,
    configured_models,
    describe_model,
    variables,
)
from app.llm.endpoint import Endpoint
from corpus.errors import OnRecordError

SETTING_PREFIX = "ONRECORD_"
MIN_SECRET_CHARS: Final = 32
_ROOT_PATH = re.compile(r"(?:/[A-Za-z0-9._~-]+)*")
SETTINGS_FILE: Final = "ONRECORD_SETTINGS"
USUAL_FILE: Final = Path("onrecord.toml")
MARKS: Final = Path(".onrecord/marks.jsonl")
REPORTS: Final = Path(".onrecord/runs")
# Read by tests and evals, not by the application.
ELSEWHERE = frozenset({"ONRECORD_CORPUS", "ONRECORD_REQUIRE_BROWSER", "ONRECORD_REQUIRE_CORPUS"})


_SECRET_SETTINGS: Final = frozenset({"session_secret"})  # no error shows their values


class LogFormat(StrEnum):
    """How the lines of the log are written."""

    TEXT = "text"
    JSON = "json"


class SettingsError(OnRecordError):
    """A setting that is unknown or out of bounds."""


class Settings(BaseModel):
    """What a user can set; the environment variable is the name in capitals after ONRECORD_.

    `llm` holds the models by the names they are chosen by; the environment describes one of them,
    as ONRECORD_LLM_URL and so on, the file any number as tables [llm.NAME].
    """

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
    evidence: Annotated[
        str,
        Field(min_length=1, description="what reads the best passages: onrecord, none, a folder"),
    ] = "onrecord"
    entailment: Annotated[
        str,
        Field(min_length=1, description="what confirms sentences: none, a folder, onrecord"),
    ] = "none"
    verifier: Annotated[
        str | None,
        Field(description="the model that holds written sentences against their quotes"),
    ] = None
    repair: Annotated[
        bool, Field(description="a model writes refused sentences again, once an answer")
    ] = False
    max_question_chars: Annotated[int, Field(ge=10, le=100_000)] = 2_000
    abstain_below: Annotated[float, Field(ge=0, le=1, description="confidence to answer")] = 0.45
    cached_answers: Annotated[
        int, Field(ge=0, le=100_000, description="answers kept for the same questions; 0: none")
    ] = 200
    cached_passages: Annotated[
        int, Field(ge=100, le=10_000_000, description="passages whose text is held in memory")
    ] = 20_000
    marks: Annotated[Path, Field(description="file of what readers say of answers")] = MARKS
    reports: Annotated[Path, Field(description="folder of the evals' reports")] = REPORTS
    upload_mb: Annotated[int, Field(ge=1, le=50, description="megabytes of a file added")] = 20
    uploads: Annotated[
        Path | None, Field(description="folder of files added in the page; none: in the store's")
    ] = None
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535)] = 7860
    auth: Annotated[Path | None, Field(description="file of who may see the page")] = None
    requests_per_minute: Annotated[
        int, Field(ge=0, le=100_000, description="of each login or address; 0: any number")
    ] = 0
    log_format: Annotated[LogFormat, Field(description="log lines as text or json")] = (
        LogFormat.TEXT
    )
    log_requests: Annotated[bool, Field(description="a log line for each request")] = False
    session_secret: Annotated[
        SecretStr | None, Field(description="by which a login holds on several servers")
    ] = None
    read_only: Annotated[bool, Field(description="the page changes nothing in the library")] = False
    library_writer: Annotated[
        bool, Field(description="of several servers this one changes the library")
    ] = False
    root_path: Annotated[str, Field(description="path below which a proxy serves the page")] = ""
    llm: Annotated[Mapping[str, Endpoint], Field(description="the models to choose from")] = Field(
        default_factory=dict
    )
    writer: Annotated[
        str | None, Field(description="the model that writes unless another is chosen; none: none")
    ] = None

    @property
    def may_change_library(self) -> bool:
        """Whether the page may change the library: of several servers only the writer's."""
        return not self.read_only and (self.chroma_url is None or self.library_writer)

    @field_validator("root_path")
    @classmethod
    def _is_a_path(cls, value: str) -> str:
        value = value.rstrip("/")
        if not _ROOT_PATH.fullmatch(value):
            message = "write it like /onrecord, of letters, digits and . _ ~ - alone"
            raise ValueError(message)
        return value

    @field_validator("session_secret")
    @classmethod
    def _is_long(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and len(value.get_secret_value()) < MIN_SECRET_CHARS:
            message = f"it must have at least {MIN_SECRET_CHARS} characters, of no meaning"
            raise ValueError(message)
        return value

    @field_validator("chroma_url", "session_secret", "uploads", mode="before")
    @classmethod
    def _none_when_blank(cls, value: object) -> object:
        return None if value == "" else value


def settings(
    environment: Mapping[str, str] | None = None,
    *,
    choice: Choice = Choice(),
    **given: str | float | Path | None,
) -> Settings:
    """Read the settings: the environment overrides the file, `given` and `choice` override both.

    A value of None is not given. SettingsError names the fault, and never shows an API key.
    """
    environment = os.environ if environment is None else environment
    file, of_file = _of_file(environment)
    tables = of_file.pop("llm", Value({}, file)).value
    usual = of_file.pop("writer", None)
    of_environment = _of_environment(environment)
    writer = of_environment.pop("writer", None)
    try:
        llm = configured_models(
            tables, environment, usual=usual, writer=writer, choice=choice, file=file
        )
    except ModelSettingsError as error:
        raise SettingsError(str(error)) from error
    said = {name: Value(value, _variable(name)) for name, value in given.items()}
    found = of_file | of_environment
    found |= {name: one for name, one in said.items() if one.value is not None}
    values = {name: one.value for name, one in found.items()}
    try:
        chosen = Settings.model_validate({**values, "llm": llm.models, "writer": llm.writer})
    except ValidationError as error:
        raise SettingsError(_explain(error, found)) from error
    if chosen.read_only and chosen.library_writer:
        places = f"{found['read_only'].place} and {found['library_writer'].place}"
        message = f"{places} contradict each other: a writer may change the library"
        raise SettingsError(message)
    if chosen.verifier is not None:
        _refuse_unknown_model(chosen.verifier, found["verifier"].place, tuple(llm.models))
    return chosen


def _refuse_unknown_model(name: str, place: str, known: tuple[str, ...]) -> None:
    if name not in known:
        there = ", ".join(known) or "none; describe one under [llm.NAME]"
        message = f"{place}: no model {name!r} is configured; there are: {there}"
        raise SettingsError(message)


def child_settings(chosen: Settings, choice: Choice) -> dict[str, str]:
    """Return the environment variables that give a child process the same settings.

    It reads the same file with its models; options of the command line about a model are added.
    """
    values = chosen.model_dump(exclude_none=True, exclude={"llm", "writer"})
    found = {_variable(name): _plain(value) for name, value in values.items()}
    if choice:
        found[_variable("writer")] = chosen.writer or QUOTES_ONLY
    if choice.fields and chosen.writer is not None:
        found |= describe_model(chosen.writer, chosen.llm[chosen.writer])
    return found


def _plain(value: object) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else str(value)


def _variable(name: str) -> str:
    return SETTING_PREFIX + name.upper()


def _of_environment(environment: Mapping[str, str]) -> dict[str, Value]:
    known = {_variable(name) for name in Settings.model_fields if name != "llm"}
    elsewhere = {SETTINGS_FILE, *variables(), *ELSEWHERE}
    found = {}
    for name, value in environment.items():
        if name.startswith(SETTING_PREFIX) and name not in elsewhere:
            _refuse_unknown(name, name, (*sorted(known), SETTINGS_FILE, *variables()))
            if name != _variable("writer") or value:
                found[name.removeprefix(SETTING_PREFIX).lower()] = Value(value, name)
    return found


def _of_file(environment: Mapping[str, str]) -> tuple[str, dict[str, Value]]:
    """Return the name of the settings file, for errors, and its values."""
    place = Path(environment.get(SETTINGS_FILE) or USUAL_FILE)
    if not environment.get(SETTINGS_FILE) and not place.is_file():
        return str(place), {}
    found = _read(place)
    for name in found:
        _refuse_unknown(name, f"{place}: {name}", tuple(Settings.model_fields))
    return str(place), {name: Value(value, f"{place}: {name}") for name, value in found.items()}


def _read(place: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(place.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"{place}: the settings file cannot be read: {error.strerror}"
    except UnicodeDecodeError:
        message = f"{place}: it is not UTF-8; save it as UTF-8"
    except tomllib.TOMLDecodeError as error:
        message = f"{place}: not TOML: {error}"
    # Out here nothing of what stands in the file, which may be a key, is a context of this error.
    raise SettingsError(message)


def _refuse_unknown(name: str, shown: str, known: tuple[str, ...]) -> None:
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        meant = f"; did you mean {near[0]}?" if near else f"; there are {', '.join(known)}"
        message = f"{shown} is no setting{meant}"
        raise SettingsError(message)


def _explain(error: ValidationError, found: Mapping[str, Value]) -> str:
    fault = error.errors()[0]
    name = str(fault["loc"][0])
    place = found[name].place if name in found else _variable(name)
    why = fault["msg"].removeprefix("Value error, ")
    said = "" if name in _SECRET_SETTINGS else f", not {fault['input']!r}"
    return f"{place}: {why[0].lower()}{why[1:]}{said}"
