"""Settings of models: a file, the environment over it, the command line over both; no key told."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

import pytest

from app.config.settings import Settings, SettingsError, child_settings, settings
from app.llm.cli_override import Choice
from app.llm.endpoint import OPENAI

if TYPE_CHECKING:
    from pathlib import Path

    from app.llm.endpoint import Endpoint

KEY = "sk-proj-a1B2c3D4e5F6g7H8"
FILE = """
writer = "large"
port = 8000

[llm.small]
url = "http://127.0.0.1:11434/v1"
model = "llama3.2"
context = 8192

[llm.large]
model = "gpt-large"
key_env = "MY_KEY"
temperature = 0.5
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A settings file with two models."""
    place = tmp_path / "mine.toml"
    place.write_text(FILE, "utf-8")
    return place


def _of(text: str, folder: Path, **environment: str) -> Settings:
    place = folder / "settings.toml"
    place.write_text(text, "utf-8")
    return settings({"ONRECORD_SETTINGS": str(place), **environment})


def _refusal(text: str, folder: Path, **environment: str) -> str:
    with pytest.raises(SettingsError) as refused:
        _of(text, folder, **environment)
    told = str(refused.value)
    assert "\n" not in told
    for shown in (told, repr(refused.value), "".join(traceback.format_exception(refused.value))):
        assert KEY not in shown
    return told


def _key(endpoint: Endpoint) -> str | None:
    return endpoint.key.get_secret_value() if endpoint.key else None


def test_without_any_there_is_no_model() -> None:
    assert (settings({}).llm, settings({}).writer) == ({}, None)


def test_the_environment_describes_a_model_that_writes() -> None:
    found = settings(
        {
            "ONRECORD_LLM_URL": "http://127.0.0.1:8080/v1/",
            "ONRECORD_LLM_KEY": f" {KEY}\n",
            "ONRECORD_LLM_MODEL": "qwen",
            "ONRECORD_LLM_TEMPERATURE": "0.7",
            "ONRECORD_LLM_TIMEOUT": "90",
            "ONRECORD_LLM_FIRST_WORDS": "9.5",
            "ONRECORD_LLM_CONTEXT": "16384",
            "ONRECORD_LLM_REPLY_TOKENS": "256",
            "ONRECORD_LLM_ONE_BY_ONE": "true",
        }
    )

    assert found.writer == "qwen"
    endpoint = found.llm["qwen"]
    assert (endpoint.url, endpoint.model, _key(endpoint)) == (
        "http://127.0.0.1:8080/v1",
        "qwen",
        KEY,
    )
    assert (endpoint.temperature, endpoint.timeout, endpoint.first_words) == (0.7, 90, 9.5)
    assert (endpoint.context, endpoint.reply_tokens, endpoint.one_by_one) == (16384, 256, True)


def test_a_model_and_a_key_are_enough_for_openai() -> None:
    found = settings({"ONRECORD_LLM_MODEL": "gpt", "ONRECORD_LLM_KEY": KEY})

    assert found.llm["gpt"].url == OPENAI


def test_a_server_with_one_model_need_not_be_told_its_name() -> None:
    found = settings({"ONRECORD_LLM_URL": "http://127.0.0.1:8080/v1"})

    assert found.writer == "127.0.0.1:8080"
    assert found.llm["127.0.0.1:8080"].model is None


def test_blank_is_not_given() -> None:
    found = settings({"ONRECORD_LLM_URL": "", "ONRECORD_LLM_KEY": "", "ONRECORD_WRITER": ""})

    assert found == Settings()


def test_a_file_holds_any_setting_and_several_models(file: Path) -> None:
    found = settings({"ONRECORD_SETTINGS": str(file), "MY_KEY": KEY})

    assert (found.port, found.writer, list(found.llm)) == (8000, "large", ["small", "large"])
    assert found.llm["small"].context == 8192
    assert (found.llm["large"].temperature, _key(found.llm["large"])) == (0.5, KEY)


def test_a_file_of_the_usual_name_is_found_where_one_is(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.rename(file.parent / "onrecord.toml")
    monkeypatch.chdir(file.parent)

    assert settings({}).port == 8000


def test_the_environment_counts_more_than_the_file(file: Path) -> None:
    usual = {"ONRECORD_SETTINGS": str(file)}

    assert settings({**usual, "ONRECORD_PORT": "9000"}).port == 9000
    assert settings({**usual, "ONRECORD_WRITER": "small"}).writer == "small"
    assert settings({**usual, "ONRECORD_WRITER": "none"}).writer is None
    third = settings({**usual, "ONRECORD_LLM_MODEL": "third"})
    assert (third.writer, list(third.llm)) == ("third", ["small", "large", "third"])
    chosen = settings({**usual, "ONRECORD_LLM_MODEL": "third", "ONRECORD_WRITER": "small"})
    assert chosen.writer == "small"


def test_the_command_line_counts_more_than_both(file: Path) -> None:
    environment = {"ONRECORD_SETTINGS": str(file), "ONRECORD_WRITER": "large", "MY_KEY": KEY}

    assert settings(environment, choice=Choice("small")).writer == "small"
    assert settings(environment, choice=Choice("none")).writer is None
    warm = settings(environment, choice=Choice(temperature=1.5))
    assert (warm.writer, warm.llm["large"].temperature) == ("large", 1.5)
    assert _key(warm.llm["large"]) == KEY
    other = settings(environment, choice=Choice(model="gpt-other", context=9000))
    assert (other.writer, other.llm["gpt-other"].context) == ("gpt-other", 9000)
    assert _key(other.llm["gpt-other"]) == KEY


def test_without_a_writer_the_first_model_of_the_file_writes(tmp_path: Path) -> None:
    assert _of('[llm.a]\nmodel = "a"\n[llm.b]\nmodel = "b"\n', tmp_path).writer == "a"
    assert _of('writer = "none"\n[llm.a]\nmodel = "a"\n', tmp_path).writer is None


def test_a_key_does_not_go_to_another_server() -> None:
    environment = {
        "ONRECORD_LLM_URL": "https://api.example.org/v1",
        "ONRECORD_LLM_MODEL": "m",
        "ONRECORD_LLM_KEY": KEY,
    }
    other = settings(environment, choice=Choice(url="http://127.0.0.1:9/v1"))
    same = settings(environment, choice=Choice(url="https://api.example.org/v1"))

    assert other.writer is not None
    assert same.writer is not None
    assert _key(other.llm[other.writer]) is None
    assert _key(same.llm[same.writer]) == KEY


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "192.168.1.4", "10.0.0.7:8000", "gpu", "gpu.local"]
)
def test_a_key_goes_unencrypted_to_what_is_near(host: str) -> None:
    url = f"http://{host}/v1"

    assert (
        settings({"ONRECORD_LLM_URL": url, "ONRECORD_LLM_MODEL": "m", "ONRECORD_LLM_KEY": KEY})
        .llm["m"]
        .url
        == url
    )


@pytest.mark.parametrize("host", ["example.org", "8.8.8.8", "[2001:4860:4860::8888]"])
def test_a_key_goes_to_nobody_else_unencrypted(host: str, tmp_path: Path) -> None:
    given = {"LLM_URL": f"http://{host}/v1", "LLM_MODEL": "m", "LLM_KEY": KEY}

    told = _refusal("", tmp_path, **{f"ONRECORD_{name}": value for name, value in given.items()})
    assert "use https" in told


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("TEMPERATURE", "3", "ONRECORD_LLM_TEMPERATURE: input should be less than"),
        ("TEMPERATURE", "hot", "not 'hot'"),
        ("TIMEOUT", "0", "ONRECORD_LLM_TIMEOUT: "),
        ("TIMEOUT", "nan", "ONRECORD_LLM_TIMEOUT: "),
        ("FIRST_WORDS", "-1", "ONRECORD_LLM_FIRST_WORDS: "),
        ("CONTEXT", "100", "ONRECORD_LLM_CONTEXT: "),
        ("REPLY_TOKENS", "5", "ONRECORD_LLM_REPLY_TOKENS: "),
        ("URL", "127.0.0.1:8080", "ONRECORD_LLM_URL: write http://HOST"),
        ("URL", "http://h:99999/v1", "ONRECORD_LLM_URL: its port"),
        ("URL", f"http://me:{KEY}@127.0.0.1/v1", "more than host and path"),
        ("URL", f"http://127.0.0.1/v1?key={KEY}", "more than host and path"),
        ("KEY", f"{KEY} {KEY}", "ONRECORD_LLM_KEY: it holds a space"),
        ("KEY", f"{KEY}ї", "ONRECORD_LLM_KEY: it holds"),
        ("MODLE", "m", "did you mean ONRECORD_LLM_MODEL?"),
        ("URI", "m", "did you mean ONRECORD_LLM_URL?"),
    ],
)
def test_a_fault_of_the_environment_is_named(
    variable: str, value: str, words: str, tmp_path: Path
) -> None:
    given = {"ONRECORD_LLM_MODEL": "m", "ONRECORD_LLM_KEY": KEY, f"ONRECORD_LLM_{variable}": value}

    assert words in _refusal("", tmp_path, **given)


def test_what_describes_no_model_is_refused(tmp_path: Path) -> None:
    assert "set ONRECORD_LLM_MODEL or" in _refusal("", tmp_path, ONRECORD_LLM_KEY=KEY)
    assert "is no setting" in _refusal("", tmp_path, ONRECORD_LLM="m")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("prot = 1", "settings.toml: prot is no setting; did you mean port?"),
        ("port = 70000", "settings.toml: port: input should be less than"),
        ("port = ", "settings.toml: not TOML: "),
        (f'key = "{KEY}"', "settings.toml: key is no setting"),
        (f'[llm.a]\nkey = "{KEY}', "not TOML"),
        (f'[llm.a]\nkey = ["{KEY}"]', "settings.toml: llm.a.key: "),
        (f'[llm.a]\nkye = "{KEY}"', "settings.toml: llm.a.kye is no setting; did you mean key?"),
        (f'[llm.a]\nkey = "{KEY}"\ncontext = "x"', "llm.a.context: "),
        (f'[llm.a]\nkey = "{KEY}"\nurl = "http://example.org"', "the model 'a': a key would"),
        (f'[llm.a]\nkey = "{KEY}"\nkey_env = "K"', "llm.a: give key or key_env, not both"),
        ("[llm.a]\nkey_env = 5", "llm.a.key_env: write the name of a variable"),
        ('[llm.none]\nmodel = "m"', "llm.none: choose another name"),
        ('llm = "m"', "write each model as a table"),
        ('[llm]\nmodel = "m"', "write each model as a table"),
        ('writer = "b"\n[llm.a]\nmodel = "m"', "writer: no model 'b' is configured"),
        ('writer = "larg"\n[llm.large]\nmodel = "m"', "did you mean large?"),
    ],
)
def test_a_fault_of_the_file_is_named(text: str, words: str, tmp_path: Path) -> None:
    assert words in _refusal(text, tmp_path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"gone\.toml: the settings file cannot be read"):
        settings({"ONRECORD_SETTINGS": str(tmp_path / "gone.toml")})


def test_a_key_that_is_not_in_the_environment_is_missed_aloud(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    found = settings({"ONRECORD_SETTINGS": str(file)})

    assert _key(found.llm["large"]) is None
    assert "llm.large.key_env: there is no such variable" in caplog.text


def test_settings_show_no_key() -> None:
    found = settings({"ONRECORD_LLM_MODEL": "m", "ONRECORD_LLM_KEY": KEY})

    assert KEY not in repr(found) + str(found) + found.model_dump_json()


@pytest.mark.parametrize(
    "choice",
    [
        Choice(),
        Choice("small"),
        Choice("none"),
        Choice(temperature=1.5),
        Choice("small", context=5000),
        Choice(model="gpt-other"),
        Choice(url="http://127.0.0.1:9/v1"),
    ],
)
def test_another_program_of_ours_finds_the_same_writer(file: Path, choice: Choice) -> None:
    environment = {"ONRECORD_SETTINGS": str(file), "MY_KEY": KEY}
    here = settings(environment, choice=choice, port=1)
    there = settings({**environment, **child_settings(here, choice)})

    assert there == here
