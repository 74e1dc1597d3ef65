"""Models come from the file, the environment and the command line, the last counting most."""

from __future__ import annotations

from typing import Any

import pytest

from app.llm.cli_override import QUOTES_ONLY, Choice
from app.llm.config import (
    ModelConfig,
    ModelSettingsError,
    Value,
    configured_models,
    describe_model,
    variables,
)
from app.llm.endpoint import Endpoint

TABLES = {"small": {"model": "s"}, "large": {"model": "l"}}


def configured(tables: object = TABLES, environment: dict[str, str] | None = None, **more: Any):  # type: ignore[no-untyped-def]  # noqa: ANN201
    settings: dict[str, Any] = {"usual": None, "writer": None, "choice": Choice(), **more}
    return configured_models(tables, environment or {}, file="f.toml", **settings)


def test_the_first_of_the_file_writes_unless_another_is_named() -> None:
    assert configured().writer == "small"
    assert configured(usual=Value("large", "f.toml: llm")).writer == "large"
    assert configured(writer=Value(QUOTES_ONLY, "W")).writer is None
    assert configured(choice=Choice(name="large")).writer == "large"


def test_the_environment_describes_one_more() -> None:
    config = configured(environment={"ONRECORD_LLM_MODEL": "mine"})

    assert isinstance(config, ModelConfig)
    assert (config.writer, set(config.models)) == ("mine", {"small", "large", "mine"})


def test_the_command_line_overrides_the_writer() -> None:
    config = configured(choice=Choice(temperature=0.5))

    assert config.models["small"].temperature == 0.5
    assert config.models["large"].temperature == 0


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ("small", "table"),
        ({"none": {}}, "another name"),
        ({"small": {"modle": "s"}}, "did you mean model"),
        ({"small": {"key": "k", "key_env": "K"}}, "not both"),
        ({"small": {"temperature": 3}}, "llm.small.temperature"),
    ],
)
def test_a_wrong_setting_is_refused_with_its_place(tables: object, message: str) -> None:
    with pytest.raises(ModelSettingsError, match=message):
        configured(tables)


def test_a_description_configures_the_same_model() -> None:
    endpoint = Endpoint.model_validate(
        {"url": "https://example.org/v1", "key": "sk-1", "model": "m"}
    )
    environment = describe_model("mine", endpoint)

    assert set(environment) == set(variables())
    assert configured({}, environment).models == {"mine": endpoint}
