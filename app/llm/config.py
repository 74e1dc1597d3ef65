"""The models that the settings describe, each under the name that readers choose it by."""

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

PREFIX: Final = "ONRECORD_LLM_"
NAME: Final = "name"
KEY_ENV: Final = "key_env"
_TOLD: Final = frozenset({"temperature", "timeout", "first_words", "context", "reply_tokens"})

_log = logging.getLogger(__name__)


class ModelSettingsError(OnRecordError):
    """A model is described in a way that cannot be; the message never holds a key."""


@dataclass(frozen=True, slots=True)
class Value:
    """What a setting is given, and where: as a user would look for it."""

    value: object
    place: str


Fields = dict[str, Value]


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """Models by name, and the one that writes; None: quotes only."""

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
    """The models of the file's `tables`, of the environment, and of the command line's `choice`.

    What comes later in this order counts more: the model that writes is the first of the file, or
    the file's `usual` one, or the environment's own, or the `writer` that it names, or the choice.
    ModelSettingsError names the place of a fault.
    """
    found = _of_tables(tables, environment, file)
    name = next(iter(found), None)
    if usual is not None:
        name = _known(usual, found)
    if fields := _of_environment(environment):
        name = _name(fields)
        found[name] = fields
    if writer is not None:
        name = _known(writer, found)
    if choice.name is not None:
        name = _known(Value(choice.name, "--llm"), found)
    if choice.fields:
        base = found.get(name, {}) if name else {}
        fields = _changed(base, choice)
        described = _name(fields) if choice.model or choice.url else name
        name = described if described is not None else _name(fields)
        found[name] = fields
    return ModelConfig({one: _endpoint(one, fields) for one, fields in found.items()}, name)


def describe_model(name: str, endpoint: Endpoint) -> dict[str, str]:
    """The environment that describes this model and no other; blank is what it leaves open."""
    key = endpoint.key.get_secret_value() if endpoint.key else None
    values = {**endpoint.model_dump(), "key": key, NAME: name}
    return {
        f"{PREFIX}{field.upper()}": "" if value is None else str(value)
        for field, value in values.items()
    }


def variables() -> tuple[str, ...]:
    """The names of the variables that describe a model."""
    return tuple(f"{PREFIX}{field.upper()}" for field in (NAME, *Endpoint.model_fields))


def _of_tables(tables: object, environment: Mapping[str, str], file: str) -> dict[str, Fields]:
    if not isinstance(tables, dict) or not all(isinstance(one, dict) for one in tables.values()):
        message = f"{file}: llm: write each model as a table, [llm.NAME]"
        raise ModelSettingsError(message)
    found: dict[str, Fields] = {}
    for name, table in cast("dict[str, dict[str, object]]", tables).items():
        place = f"{file}: llm.{name}"
        if name.lower() == QUOTES_ONLY or not name.strip():
            message = f"{place}: choose another name; this one stands for quotes only"
            raise ModelSettingsError(message)
        for field in table:
            _refuse_unknown(field, place)
        fields = {field: Value(value, f"{place}.{field}") for field, value in table.items()}
        found[name] = _with_key(fields, environment, place)
    return found


def _refuse_unknown(field: str, place: str) -> None:
    known = (*Endpoint.model_fields, KEY_ENV)
    if field not in known:
        near = difflib.get_close_matches(field, known, n=1)
        meant = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
        message = f"{place}.{field} is no setting; {meant}"
        raise ModelSettingsError(message)


def _with_key(fields: Fields, environment: Mapping[str, str], place: str) -> Fields:
    """The fields, with the key from the variable that they name."""
    named = fields.pop(KEY_ENV, None)
    if named is None:
        return fields
    if "key" in fields:
        message = f"{place}: give key or {KEY_ENV}, not both"
        raise ModelSettingsError(message)
    if not isinstance(named.value, str) or not named.value:
        message = f"{named.place}: write the name of a variable"
        raise ModelSettingsError(message)
    key = environment.get(named.value)
    if key is None:
        # Not what the variable is called: where the key itself stands there, it would be shown.
        _log.warning("%s: there is no such variable; the model is asked without a key", named.place)
        return fields
    return {**fields, "key": Value(key, named.place)}


def _of_environment(environment: Mapping[str, str]) -> Fields:
    fields = {
        variable.removeprefix(PREFIX).lower(): Value(environment[variable], variable)
        for variable in variables()
        if environment.get(variable)
    }
    if fields and not fields.keys() & {"url", "model"}:
        place = next(iter(fields.values())).place
        message = f"{place} is of a model: set {PREFIX}MODEL or {PREFIX}URL too"
        raise ModelSettingsError(message)
    return fields


def _changed(base: Fields, choice: Choice) -> Fields:
    """The fields with what the command line says over them."""
    said = {
        field: Value(value, f"--llm-{field.replace('_', '-')}")
        for field, value in choice.fields.items()
    }
    if not base and not said.keys() & {"url", "model"}:
        message = f"{next(iter(said.values())).place} is of a model: none is configured"
        raise ModelSettingsError(message)
    fields = {field: value for field, value in base.items() if field != NAME or not choice.model}
    if choice.url and "url" in base and str(base["url"].value).rstrip("/") != choice.url:
        fields.pop("key", None)  # it is for the other server
        fields.pop(NAME, None)
    return fields | said


def _name(fields: Fields) -> str:
    """What readers know it by: as it is set, else the model's own, else its server's."""
    for field in (NAME, "model"):
        if field in fields:
            return str(fields[field].value)
    return urlsplit(str(fields["url"].value)).netloc.rpartition("@")[2] or "model"


def _known(chosen: Value, models: Mapping[str, Fields]) -> str | None:
    """The name, if there is such a model; None for quotes only."""
    name = str(chosen.value)
    if name == QUOTES_ONLY:
        return None
    if name not in models:
        known = (*models, QUOTES_ONLY)
        near = difflib.get_close_matches(name, known, n=1)
        meant = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
        message = f"{chosen.place}: no model {name!r} is configured; {meant}"
        raise ModelSettingsError(message)
    return name


def _endpoint(name: str, fields: Fields) -> Endpoint:
    try:
        return Endpoint.model_validate(
            {field: value.value for field, value in fields.items() if field != NAME}
        )
    except ValidationError as error:
        fault = error.errors()[0]
    # Out here the error that holds what was given, which may be the key, is no context of this one.
    field = str(fault["loc"][0]) if fault["loc"] else ""
    place = fields[field].place if field in fields else f"the model {name!r}"
    said = fault["msg"].removeprefix("Value error, ")
    told = f", not {fault['input']!r}" if field in _TOLD else ""
    message = f"{place}: {said[:1].lower()}{said[1:]}{told}"
    raise ModelSettingsError(message)
