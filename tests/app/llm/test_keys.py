"""A key goes to its server, and nowhere else."""

from __future__ import annotations

import logging
import traceback
from typing import TYPE_CHECKING

import pytest

from app.llm.endpoint import Endpoint
from app.llm.model import ModelError
from app.llm.openai_model import OpenAIModel
from tests.app.llm.asking import ASKED, KEY, endpoint_of, said, troubled
from tests.app.llm.behaviours import (
    echoes_key,
    error_event,
    letter_by_letter,
    redirects,
    refuses,
    says,
    sends,
    wrong_key,
)
from tests.app.llm.server import serving

if TYPE_CHECKING:
    from tests.app.llm.behaviours import Behaviour


def test_a_redirect_is_not_followed_with_the_key() -> None:
    with (
        serving([says("Give me your key.")]) as other,
        serving([redirects(f"{other.url}/chat/completions")]) as server,
    ):
        with pytest.raises(ModelError, match="not followed"):
            list(OpenAIModel(endpoint_of(server)).stream(ASKED))
        assert other.requests == []


@pytest.mark.parametrize(
    "behaviour",
    [
        wrong_key(),
        echoes_key(),
        echoes_key(status=400),
        echoes_key(status=429),
        error_event(f"your key is {KEY}"),
        error_event(f"your key is {KEY[:6]}*****{KEY[-4:]}"),
        sends(f"<p>{KEY}</p>".encode(), status=500, kind="text/html"),
        sends(f'data: {{"choices": "{KEY}"}}\n\n'.encode()),
        sends(f'data: {{"choices": [{KEY}\n\n'.encode()),
        refuses(404, f"The model `{KEY}` does not exist"),
    ],
)
def test_a_key_is_never_told(
    behaviour: Behaviour,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_LOG", "debug")
    caplog.set_level(logging.DEBUG)
    _, failed = troubled(behaviour)

    out, err = capfd.readouterr()
    told = "".join(traceback.format_exception(failed)) + str(failed) + repr(failed)
    for place in (told, caplog.text, out, err):
        assert KEY not in place
        assert KEY[-4:] not in place
    assert failed.__context__ is None


def test_a_key_that_the_reply_holds_is_hidden() -> None:
    assert said(says("Your key is ", KEY, ".")) == "Your key is [key]."
    assert said(letter_by_letter(f"It is {KEY}, sk-proj.")) == "It is [key], sk-proj."


def test_a_model_shows_no_key(caplog: pytest.LogCaptureFixture) -> None:
    endpoint = Endpoint.model_validate({"key": KEY, "model": "m"})

    assert KEY not in repr(OpenAIModel(endpoint)) + repr(endpoint) + endpoint.model_dump_json()
    assert KEY not in caplog.text


def test_a_server_says_no_more_than_fits_a_line() -> None:
    _, failed = troubled(refuses(500, "\x1b[31mlong\n\u202e" + "word " * 500))

    assert "\x1b" not in str(failed)
    assert "\u202e" not in str(failed)
    assert len(str(failed)) < 400
