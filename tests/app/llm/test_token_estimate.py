"""Tokens: counted by the server where it can, else never fewer than there are."""

from __future__ import annotations

import socket
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.llm.endpoint import SMALLEST_CONTEXT, Endpoint
from app.llm.model import Message, MessageRole
from app.llm.openai_model import OpenAIModel
from app.llm.token_estimate import PER_MESSAGE, PER_REPLY, estimate_text_tokens, estimate_tokens
from tests.app.llm.behaviours import says
from tests.app.llm.server import Server, nobody, serving
from tests.app.llm.tokenizers import Tokenizer

ASKED = [Message(MessageRole.SYSTEM, "one two three"), Message(MessageRole.USER, "four five")]


def _model(server: Server, **more: Any) -> OpenAIModel:
    return OpenAIModel(Endpoint.model_validate({"url": server.url, "model": "scripted", **more}))


@pytest.mark.parametrize(
    ("tokenizer", "tokens"),
    [
        (Tokenizer.LLAMA_CPP, 5 + 2 * 4),  # the words, and the template's around each message
        (Tokenizer.VLLM, 5 + 2 * 4),
        (Tokenizer.LLAMA_CPP_PYTHON, 5 + 2 * PER_MESSAGE + PER_REPLY),  # it knows no template
    ],
)
def test_a_server_that_counts_is_asked(tokenizer: Tokenizer, tokens: int) -> None:
    with serving([says("x")], tokenizer=tokenizer) as server:
        model = _model(server)

        assert model.count(ASKED) == tokens
        found_out = len(server.requests)
        assert model.count(ASKED) == tokens
        # Its way is remembered: two requests for llama.cpp, one for the others.
        assert len(server.requests) - found_out <= 2


def test_a_server_that_does_not_count_is_asked_once() -> None:
    with serving([says("x")]) as server:
        model = _model(server)
        assert model.count(ASKED) == estimate_tokens(ASKED)
        found_out = len(server.requests)
        model.count(ASKED)

        assert len(server.requests) == found_out


def test_a_server_that_is_not_there_costs_no_waiting_and_no_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tries: list[Any] = []
    connect = socket.create_connection

    def count_and_connect(*to: Any, **options: Any) -> socket.socket:
        tries.append(to)
        return connect(*to, **options)

    monkeypatch.setattr(socket, "create_connection", count_and_connect)
    monkeypatch.setattr(time, "sleep", lambda _: pytest.fail("it waited to try again"))
    model = OpenAIModel(Endpoint(url=nobody(), model="scripted"))

    assert model.count(ASKED) == estimate_tokens(ASKED)
    assert model.context == SMALLEST_CONTEXT
    assert len(tries) == 1  # and what it learned of that it does not ask again


def test_the_context_is_what_is_set_or_what_the_server_tells() -> None:
    with serving([says("x")], context=3000) as server:
        assert _model(server).context == 3000
        assert _model(server, context=2000).context == 2000
    with serving([says("x")]) as server:
        assert _model(server).context == SMALLEST_CONTEXT


def test_a_reply_has_half_of_the_context_at_most() -> None:
    with serving([says("x")], context=600) as server:
        assert _model(server, reply_tokens=512).reply_tokens == 300


PROSE = "The toll was three crowns, and nobody in the villages wanted to pay it again."


# Counted with the tokenizer of SmolLM2 (49,152 byte-level tokens), without special tokens.
@pytest.mark.parametrize(
    ("text", "true"),
    [
        ("", 0),
        (PROSE, 17),
        ("Чому закрили міст? Бо ніхто не хотів платити за ремонт.", 42),
        ("Почему закрыли мост?", 16),
        ("1953 2022-02-24 3,141,592.65 70% 8 000 000", 42),
        ("def at_most(text: str) -> int:\n    return sum(map(_tokens, found))\n", 23),
        ("[S12] Bo Aldin (interviewee), “Tolls”, interview, 2023-04-01: We don’t—can’t—know.", 42),
        ("Zelenskyy, Lukashenko, Arakhamia, Yermak, Zaluzhnyi, Stoltenberg and Erdogan", 33),
        ("NATO EU UN OSCE UNSC THE QUICK BROWN FOX", 16),
        ("Lorem ipsum dolor sit amet, consectetur adipiscing elit", 21),
        ("Die Verhandlungen über den Waffenstillstand scheiterten.", 19),
        ("xqzv kjhgf wrtpl mnbvc", 15),
        ("QmFzZTY0IGlzIG5vdCBwcm9zZQ==", 21),
        ("9f86d081884c7d659a2feaa0c55ad015", 29),
        ("漢字テスト العربية 😀🇺🇦", 24),
        ("a   b \n\n\n  c\t\td", 9),
        ("https://example.org/a-b_c?d=e&f=%20g", 21),
    ],
)
def test_an_estimate_is_never_below_what_a_tokenizer_counts(text: str, true: int) -> None:
    assert estimate_text_tokens(text) >= true


def test_an_estimate_of_prose_is_at_most_twice_too_high() -> None:
    assert estimate_text_tokens(PROSE) <= 2 * 17  # its tokens by the same tokenizer


@pytest.mark.parametrize(
    "text", ["\ud800", "\x00", "👩‍👩‍👧", "a" * 10_000, " " * 10_000, "\n" * 50]
)
def test_no_text_is_too_strange_to_be_estimated(text: str) -> None:
    assert estimate_text_tokens(text) > 0


@given(st.text(alphabet=st.characters(min_codepoint=128, exclude_categories=["Cs"])))
def test_what_is_not_ascii_counts_as_its_bytes(text: str) -> None:
    assert estimate_text_tokens(text) == len(text.encode())
