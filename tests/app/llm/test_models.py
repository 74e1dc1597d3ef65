"""The verb `models`, and a model chosen on the command line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from app.cli.models import TEST_PROMPT
from app.messages import server_texts
from prompts.load import prompt
from tests.app.llm.behaviours import broken, echoes_key, hangs, rate_limited, says, wrong_key
from tests.app.llm.server import nobody, serving
from tests.app.running import QUESTION, Run, refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.app.llm.server import Server

KEY = "sk-proj-a1B2c3D4e5F6g7H8"


def _described(monkeypatch: pytest.MonkeyPatch, server: Server, **more: str) -> None:
    monkeypatch.setenv("ONRECORD_LLM_URL", server.url)
    monkeypatch.setenv("ONRECORD_LLM_MODEL", "scripted")
    for name, value in more.items():
        monkeypatch.setenv(f"ONRECORD_LLM_{name.upper()}", value)


def test_with_none_configured_it_says_how_to_configure_one(onrecord: Callable[..., Run]) -> None:
    run = onrecord("models")

    assert (run.code, run.err) == (0, "")
    assert "ONRECORD_LLM_URL=http" in run.out
    assert "[llm.NAME]" in run.out
    assert onrecord("models", "--json").out == ""


def test_a_model_is_listed_with_what_its_server_offers_and_asked(
    onrecord: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(
        [says("I am ", "ready.")], models=["scripted", "other"], context=3000, key=KEY
    ) as server:
        _described(monkeypatch, server, key=KEY)
        shown = onrecord("models")
        told = onrecord("models", "--json")

    assert (shown.code, shown.err) == (0, "")
    for words in (
        f"scripted (writes): scripted at {server.url}",
        "offers: scripted, other",
        "context: 3,000 tokens",
        "replies: “I am ready.” (first words after ",
    ):
        assert words in shown.out
    (line,) = told.lines
    assert (line["name"], line["writer"], line["works"]) == ("scripted", True, True)
    assert (line["offered"], line["has"]) == (["scripted", "other"], True)
    assert (line["reply"], line["trouble"], line["context"]) == ("I am ready.", None, 3000)
    assert server.chats[0].text == prompt(TEST_PROMPT).text
    assert KEY not in shown.out + told.out


def test_a_model_that_is_not_offered_is_told(
    onrecord: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving([says("Ready.")], models=["other"]) as server:
        _described(monkeypatch, server)
        run = onrecord("models")

    assert run.code == 0
    assert "scripted is not among them" in run.out


@pytest.mark.parametrize(
    ("behaviour", "words"),
    [
        (wrong_key(), "refuses the key"),
        (rate_limited(), "20 seconds"),
        (broken(), "status 500"),
        (echoes_key(), "failed"),
        (hangs(), "within 0.3 seconds"),
    ],
)
def test_a_trouble_is_told_and_the_exit_status_is_2(
    onrecord: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, behaviour: object, words: str
) -> None:
    with serving([behaviour]) as server:  # type: ignore[list-item]
        _described(monkeypatch, server, key=KEY, context="2048", first_words="0.3")
        run = onrecord("models")

    assert run.code == 2
    assert f"trouble: {run.out.partition('trouble: ')[2]}" in run.out
    assert words in run.out
    assert KEY not in run.out + run.err


def test_one_that_works_is_enough(
    onrecord: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with serving([says("Ready.")]) as server:
        file = tmp_path / "settings.toml"
        file.write_text(
            f'[llm.here]\nurl = "{server.url}"\nmodel = "scripted"\n'
            f'[llm.gone]\nurl = "{nobody()}"\nmodel = "scripted"\n',
            "utf-8",
        )
        monkeypatch.setenv("ONRECORD_SETTINGS", str(file))
        run = onrecord("models")

    assert run.code == 0
    assert "here (writes): " in run.out
    assert "gone: " in run.out
    assert "cannot be reached" in run.out


def test_a_reply_that_would_steer_the_terminal_does_not(
    onrecord: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving([says("\x1b[2J\x07Ready.\r\n" + "word " * 100)]) as server:
        _described(monkeypatch, server)
        run = onrecord("models")

    assert "\x1b" not in run.out
    assert "\x07" not in run.out
    assert "[2J Ready. word" in run.out
    assert "…”" in run.out


def test_options_describe_a_model_for_once(onrecord: Callable[..., Run]) -> None:
    with serving([says("Ready.")]) as server:
        run = onrecord(
            "models", "--llm-url", server.url, "--llm-model", "scripted",
            "--llm-temperature", "1", "--llm-timeout", "9", "--llm-context", "600", "--json",
        )  # fmt: skip

    assert run.code == 0
    assert run.lines[0]["context"] == 600
    assert server.chats[0].body["temperature"] == 1
    assert server.chats[0].body["max_tokens"] == 300


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--llm", "gpt"], ["--llm: no model 'gpt' is configured", "none"]),
        (["--llm", "none", "--llm-model", "m"], ["--llm none"]),
        (["--llm-temperature", "1"], ["--llm-temperature", "none is configured"]),
        (["--llm-model", "m", "--llm-temperature", "3"], ["--llm-temperature: ", "not 3.0"]),
        (["--llm-url", "ftp://x"], ["--llm-url: write http"]),
        (["--llm-key", "k"], ["--llm-key"]),
    ],
)
def test_an_option_of_a_model_is_wrong(
    onrecord: Callable[..., Run], arguments: list[str], words: list[str]
) -> None:
    refused(onrecord("models", *arguments), *words)


def test_quotes_only_asks_no_model(
    onrecord: Callable[..., Run], footbridge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving([says("Ready.")]) as server:
        _described(monkeypatch, server)
        run = onrecord("ask", QUESTION, "--llm", "none", "--store", footbridge, "--json")

    assert run.lines[0]["mode"] == "quotes"
    assert server.requests == []


def test_ask_has_the_model_write(
    onrecord: Callable[..., Run], footbridge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving([says("Nothing is known [S1].")], context=4096) as server:
        _described(monkeypatch, server)
        run = onrecord("ask", QUESTION, "--store", footbridge, "--json")

    assert (run.code, run.err) == (0, "")
    assert len(server.chats) == 1
    assert QUESTION in server.chats[0].text


def test_the_page_is_served_with_the_model_that_was_chosen(
    onrecord: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_LLM_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("ONRECORD_LLM_KEY", KEY)
    started: list[dict[str, str]] = []
    monkeypatch.setattr(os, "execv", lambda *_: started.append(dict(os.environ)))

    run = onrecord("serve", "--llm-model", "large", "--llm-timeout", "7", "--port", "0")

    (environment,) = started
    assert run.out == f"{server_texts.STARTING}\n"  # the page itself takes its time
    assert environment["ONRECORD_WRITER"] == environment["ONRECORD_LLM_MODEL"] == "large"
    assert environment["ONRECORD_LLM_TIMEOUT"] == "7.0"
    assert environment["ONRECORD_LLM_KEY"] == KEY
