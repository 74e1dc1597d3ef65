"""Read the configured models from settings file, environment and command line."""

from __future__ import annotations

import difflib
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import urlsplit

from pydantic import ValidationError

from app.llm.cli_override import QUOTES_ONLY, Choice
from app.llm.endpoint import Endpoint
from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Mapping

LLM_PREFIX: Final = "ONRECORD_LLM_"
NAME_SETTING: Final = "name"
KEY_ENV: Final = "key_env"
_SHOWN_FIELDS: Final = frozenset(
    {"temperature", "timeout", "first_words", "context", "reply_tokens"}
)

_log = logging.getLogger(__name__)


class ModelSettingsError(OnRecordError):
    """Invalid settings of a model; the message never contains a key."""


@dataclass(frozen=True, slots=True)
class Value:
    """The value of a setting, and its place: file and field, variable or option."""

    value: object
    place: str


Fields = dict[str, Value]


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """Models by name, and the name of the one that writes; None means quotes only."""

    models: Mapping[str, Endpoint]
    writer: str | None


def configured_models(
    tables: object,
    environment: Mapping[str, str],
    *,
    usual: Value | None,
    writer: Value | None,
    choice: Choice,
    file: str,
) -> ModelConfig:
    """Return the models of the file's `tables`, the environment and the command line's `choice`.

    The writer is the last of these that is set: the first model of the file, the file's `usual`
    one, the model that the environment describes, the `writer` it names, the choice.
    ModelSettingsError names the place of a fault.
    """
    fields_by_name = _fields_from_tables(tables, environment, file)
    name = next(iter(fields_by_name), None)
    if usual is not None:
        name = _configured_name(usual, fields_by_name)
    if fields := _fields_from_environment(environment):
        name = _display_name(fields)
        fields_by_name[name] = fields
    if writer is not None:
        name = _configured_name(writer, fields_by_name)
    if choice.name is not None:
        name = _configured_name(Value(choice.name, "--llm"), fields_by_name)
    if choice.fields:
        base = fields_by_name.get(name, {}) if name else {}
        fields = _with_overrides(base, choice)
        described_name = _display_name(fields) if choice.model or choice.url else name
        name = described_name if described_name is not None else _display_name(fields)
        fields_by_name[name] = fields
    return ModelConfig(
        {model: _endpoint(model, fields) for model, fields in fields_by_name.items()}, name
    )


def describe_model(name: str, endpoint: Endpoint) -> dict[str, str]:
    """The environment variables that describe this model; blank where it has no value."""
    key = endpoint.key.get_secret_value() if endpoint.key else None
    values = {**endpoint.model_dump(), "key": key, NAME_SETTING: name}
    return {
        f"{LLM_PREFIX}{field.upper()}": "" if value is None else str(value)
        for field, value in values.items()
    }


def variables() -> tuple[str, ...]:
    """The names of the variables that describe a model."""
    return tuple(f"{LLM_PREFIX}{field.upper()}" for field in (NAME_SETTING, *Endpoint.model_fields))


def _fields_from_tables(
    tables: object, environment: Mapping[str, str], file: str
) -> dict[str, Fields]:
    if not isinstance(tables, dict) or not all(
        isinstance(table, dict) for table in tables.values()
    ):
        message = f"{file}: llm: write each model as a table, [llm.NAME]"
        raise ModelSettingsError(message)
    fields_by_name: dict[str, Fields] = {}
    for name, table in cast("dict[str, dict[str, object]]", tables).items():
        place = f"{file}: llm.{name}"
        if name.lower() == QUOTES_ONLY or not name.strip():
            message = f"{place}: choose another name; this one stands for quotes only"
            raise ModelSettingsError(message)
        for field in table:
            _refuse_unknown(field, place)
        fields = {field: Value(value, f"{place}.{field}") for field, value in table.items()}
        fields_by_name[name] = _with_key(fields, environment, place)
    return fields_by_name


def _refuse_unknown(field: str, place: str) -> None:
    known = (*Endpoint.model_fields, KEY_ENV)
    if field not in known:
        similar = difflib.get_close_matches(field, known, n=1)
        hint = f"did you mean {similar[0]}?" if similar else f"there are {', '.join(known)}"
        message = f"{place}.{field} is no setting; {hint}"
        raise ModelSettingsError(message)


def _with_key(fields: Fields, environment: Mapping[str, str], place: str) -> Fields:
    """The fields, with the key read from the variable that they name."""
    variable = fields.pop(KEY_ENV, None)
    if variable is None:
        return fields
    if "key" in fields:
        message = f"{place}: give key or {KEY_ENV}, not both"
        raise ModelSettingsError(message)
    if not isinstance(variable.value, str) or not variable.value:
        message = f"{variable.place}: write the name of a variable"
        raise ModelSettingsError(message)
    key = environment.get(variable.value)
    if key is None:
        # Without the variable's name: somebody may have put the key itself there.
        _log.warning(
            "%s: there is no such variable; the model is asked without a key", variable.place
        )
        return fields
    return {**fields, "key": Value(key, variable.place)}


def _fields_from_environment(environment: Mapping[str, str]) -> Fields:
    fields = {
        variable.removeprefix(LLM_PREFIX).lower(): Value(environment[variable], variable)
        for variable in variables()
        if environment.get(variable)
    }
    if fields and not fields.keys() & {"url", "model"}:
        place = next(iter(fields.values())).place
        message = f"{place} is of a model: set {LLM_PREFIX}MODEL or {LLM_PREFIX}URL too"
        raise ModelSettingsError(message)
    return fields


def _with_overrides(base: Fields, choice: Choice) -> Fields:
    """The fields with the command line's overrides."""
    overrides = {
        field: Value(value, f"--llm-{field.replace('_', '-')}")
        for field, value in choice.fields.items()
    }
    if not base and not overrides.keys() & {"url", "model"}:
        message = f"{next(iter(overrides.values())).place} is of a model: none is configured"
        raise ModelSettingsError(message)
    fields = {
        field: value for field, value in base.items() if field != NAME_SETTING or not choice.model
    }
    if choice.url and "url" in base and str(base["url"].value).rstrip("/") != choice.url:
        fields.pop("key", None)  # it is for the other server
        fields.pop(NAME_SETTING, None)
    return fields | overrides


def _display_name(fields: Fields) -> str:
    """The name shown to readers: the set name, else the model's, else its server's."""
    for field in (NAME_SETTING, "model"):
        if field in fields:
            return str(fields[field].value)
    return urlsplit(str(fields["url"].value)).netloc.rpartition("@")[2] or "model"


def _configured_name(chosen: Value, models: Mapping[str, Fields]) -> str | None:
    """The name if it is configured; None for quotes only; else ModelSettingsError."""
    name = str(chosen.value)
    if name == QUOTES_ONLY:
        return None
    if name not in models:
        known = (*models, QUOTES_ONLY)
        similar = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {similar[0]}?" if similar else f"there are {', '.join(known)}"
        message = f"{chosen.place}: no model {name!r} is configured; {hint}"
        raise ModelSettingsError(message)
    return name


def _endpoint(name: str, fields: Fields) -> Endpoint:
    try:
        return Endpoint.model_validate(
            {field: value.value for field, value in fields.items() if field != NAME_SETTING}
        )
    except ValidationError as error:
        fault = error.errors()[0]
    # Raised outside the handler: the original error contains the value, which may be the key.
    field = str(fault["loc"][0]) if fault["loc"] else ""
    place = fields[field].place if field in fields else f"the model {name!r}"
    reason = fault["msg"].removeprefix("Value error, ")
    value_shown = f", not {fault['input']!r}" if field in _SHOWN_FIELDS else ""
    message = f"{place}: {reason[:1].lower()}{reason[1:]}{value_shown}"
    raise ModelSettingsError(message)
