"""Requests to a server: what it offers, what it refuses, and what is sent along."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.llm.deadline import Deadlines
from app.llm.http_client import ModelServer, connect_to
from app.llm.model import ModelError, ModelErrorKind
from tests.app.llm.asking import KEY, endpoint_of
from tests.app.llm.behaviours import says
from tests.app.llm.server import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

_SOON = Deadlines(20.0, 20.0)


def _names(server: ModelServer) -> Iterator[str]:
    yield from server.names()


def test_a_server_names_its_models() -> None:
    with serving([says("yes")], models=["quill", "goose"]) as server:
        assert [*connect_to(endpoint_of(server), _SOON, _names)] == ["quill", "goose"]


def test_what_it_does_not_know_is_none() -> None:
    def ask(server: ModelServer) -> Iterator[object]:
        yield server.ask("/no-such-path", None)

    with serving([says("yes")]) as server:
        assert [*connect_to(endpoint_of(server), _SOON, ask)] == [None]


def test_a_wrong_key_is_an_error_that_does_not_contain_it() -> None:
    with (
        serving([says("yes")], key="another key") as server,
        pytest.raises(ModelError) as failed,
    ):
        [*connect_to(endpoint_of(server), _SOON, _names)]

    assert failed.value.trouble is ModelErrorKind.WRONG_KEY
    assert KEY not in str(failed.value)
    assert failed.value.__context__ is None


def test_only_the_headers_that_a_request_needs_are_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "a secret of the machine")

    def write(server: ModelServer) -> Iterator[object]:
        with server.events("scripted", [{"role": "user", "content": "?"}], 9, refused=set()) as it:
            yield from it

    with serving([says("yes")]) as server:
        assert [*connect_to(endpoint_of(server), _SOON, write)]
        (asked,) = server.chats

    assert asked.key == KEY
    assert asked.headers["user-agent"] == "onrecord"
    assert "a secret of the machine" not in asked.headers.values()
    assert not any(name.startswith("x-stainless") for name in asked.headers)


def test_what_a_model_refuses_is_not_sent_again() -> None:
    def write(server: ModelServer) -> Iterator[object]:
        rows, refused = [{"role": "user", "content": "?"}], {"temperature", "max_tokens"}
        with server.events("scripted", rows, 9, refused=refused) as it:
            yield from it

    with serving([says("yes")]) as server:
        assert [*connect_to(endpoint_of(server), _SOON, write)]
        (asked,) = server.chats

    assert "temperature" not in asked.body
    assert "max_tokens" not in asked.body
    assert asked.body["max_completion_tokens"] == 9
