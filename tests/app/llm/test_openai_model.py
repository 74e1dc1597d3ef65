"""A model behind the API: what it is told, and its words as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.llm.model import ModelError, ModelErrorKind
from app.llm.openai_model import OpenAIModel
from tests.app.llm.asking import ASKED, KEY, endpoint_of, said
from tests.app.llm.behaviours import (
    chunk,
    letter_by_letter,
    refuses,
    says,
    stalls,
)
from tests.app.llm.server import nobody, serving

if TYPE_CHECKING:
    from tests.app.llm.behaviours import Behaviour


def test_a_reply_comes_in_pieces() -> None:
    with serving([says("The toll", " was three crowns [S1].")]) as server:
        pieces = list(OpenAIModel(endpoint_of(server)).stream(ASKED))

    assert pieces == ["The toll", " was three crowns [S1]."]


def test_a_reply_may_come_letter_by_letter_and_in_any_script() -> None:
    assert said(letter_by_letter("Міст закрили [S1]. 😀")) == "Міст закрили [S1]. 😀"


def test_the_first_words_come_before_the_last_are_written() -> None:
    with serving([stalls("At once. ")]) as server:
        pieces = OpenAIModel(endpoint_of(server, timeout=30)).stream(ASKED)

        assert next(pieces) == "At once. "
        pieces.close()


def test_the_server_is_told_what_is_set_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ORG_ID", "PROJECT_ID", "ADMIN_KEY", "API_KEY", "BASE_URL"):
        monkeypatch.setenv(f"OPENAI_{name}", "https://elsewhere.example")
    with serving([says("Yes.")]) as server:
        list(OpenAIModel(endpoint_of(server, temperature=0.5, reply_tokens=64)).stream(ASKED))
    (asked,) = server.chats

    assert asked.body == {
        "model": "scripted",
        "messages": [
            {"role": "system", "content": "Answer from the evidence."},
            {"role": "user", "content": "Чому закрили міст?"},
        ],
        "stream": True,
        "max_tokens": 64,
        "temperature": 0.5,
    }
    assert asked.key == KEY
    assert "elsewhere" not in str(asked.headers)
    assert not [name for name in asked.headers if name.startswith(("x-", "openai-"))]


def test_without_a_key_none_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-somebody-else")
    with serving([says("Yes.")]) as server:
        list(OpenAIModel(endpoint_of(server, key=None)).stream(ASKED))

    assert "authorization" not in server.chats[0].headers


def test_a_proxy_of_the_environment_is_not_asked_for_what_is_near(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTP_PROXY", nobody())

    assert said(says("Yes.")) == "Yes."


def test_the_only_model_of_a_server_need_not_be_named() -> None:
    with serving([says("Yes.")], models=["/models/tiny.Q4.gguf"]) as server:
        model = OpenAIModel(endpoint_of(server, model=None))

        assert model.name == server.root.removeprefix("http://")
        assert list(model.stream(ASKED)) == ["Yes."]
        assert model.name == "tiny.Q4"
    assert server.chats[0].body["model"] == "/models/tiny.Q4.gguf"


def test_of_several_models_one_has_to_be_named() -> None:
    with serving([says("Yes.")], models=["small", "large"]) as server:
        model = OpenAIModel(endpoint_of(server, model=None))
        with pytest.raises(ModelError, match="small, large") as failed:
            list(model.stream(ASKED))

    assert failed.value.trouble is ModelErrorKind.UNKNOWN_MODEL
    assert server.chats == []


def test_what_a_model_refuses_to_be_told_is_told_otherwise_or_not_at_all() -> None:
    def unsupported(name: str) -> Behaviour:
        return refuses(400, f"Unsupported: {name}", param=name, code="unsupported_parameter")

    with serving(
        [unsupported("max_tokens"), unsupported("temperature"), says("Yes."), says("Again.")]
    ) as server:
        model = OpenAIModel(endpoint_of(server, reply_tokens=64))
        assert list(model.stream(ASKED)) == ["Yes."]
        assert list(model.stream(ASKED)) == ["Again."]

    assert len(server.chats) == 4
    for asked in server.chats[2:]:
        assert asked.body["max_completion_tokens"] == 64
        assert asked.body.keys().isdisjoint({"max_tokens", "temperature"})


@pytest.mark.parametrize(
    "pieces",
    [
        ("<think>Hm. [S9] lies.</think>", "\n\nYes [S1]."),
        ("<th", "ink>Hm", ". </thi", "nk>", " \n", "Yes [S1]."),
        ("\n", " Yes", " [S1]."),
    ],
)
def test_thinking_and_blanks_at_the_beginning_are_not_the_reply(pieces: tuple[str, ...]) -> None:
    assert said(says(*pieces)) == "Yes [S1]."


def test_what_only_begins_like_thinking_is_the_reply() -> None:
    assert said(says("<", "th", "e bridge>")) == "<the bridge>"


def test_names_are_what_the_server_offers() -> None:
    with serving([], models=["small", "large"]) as server:
        assert OpenAIModel(endpoint_of(server)).names() == ("small", "large")


def test_names_want_the_key_too() -> None:
    with serving([], key="another") as server, pytest.raises(ModelError) as failed:
        OpenAIModel(endpoint_of(server)).names()

    assert failed.value.trouble is ModelErrorKind.WRONG_KEY


def test_events_without_words_are_no_end() -> None:
    def behave(talk: Any) -> None:
        talk.head(200)
        talk.event({**chunk(), "choices": []})
        talk.event(chunk("Yes."))
        talk.event(chunk(finish="stop"))

    assert said(behave) == "Yes."
