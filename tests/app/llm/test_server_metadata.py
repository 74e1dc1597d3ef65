"""Token counts and context sizes are read from the servers that have them."""

from __future__ import annotations

from typing import Any

import pytest

from app.llm.model import Message, MessageRole
from app.llm.server_metadata import (
    AskServer,
    context_size,
    count_with_llama_cpp,
    count_with_llama_cpp_python,
    count_with_vllm,
)
from app.llm.token_estimate import PER_MESSAGE, PER_REPLY

MESSAGES = [Message(MessageRole.USER, "It sank.")]


def server(replies: dict[str, object]) -> AskServer:
    def ask(path: str, _body: dict[str, Any] | None) -> object:
        return replies.get(path)

    return ask


def test_each_server_counts_in_its_own_way() -> None:
    llama = server({"/apply-template": {"prompt": "<u>It sank."}, "/tokenize": {"tokens": [1, 2]}})

    assert count_with_llama_cpp(MESSAGES, "m", llama) == 2
    assert count_with_vllm(MESSAGES, "m", server({"/tokenize": {"count": 7}})) == 7
    python = server({"/extras/tokenize/count": {"count": 3}})
    assert count_with_llama_cpp_python(MESSAGES, "m", python) == 3 + PER_REPLY + PER_MESSAGE


def test_a_server_that_does_not_count_gives_none() -> None:
    for count in (count_with_llama_cpp, count_with_vllm, count_with_llama_cpp_python):
        assert count(MESSAGES, "m", server({})) is None
    assert count_with_vllm(MESSAGES, "m", server({"/tokenize": {"count": True}})) is None


@pytest.mark.parametrize(
    ("path", "reply", "size"),
    [
        ("/v1/models", {"data": [{"id": "m", "max_model_len": 9}]}, 9),
        ("/v1/models", {"data": [{"id": "other", "max_model_len": 9}]}, None),
        ("/props", {"default_generation_settings": {"n_ctx": 8}}, 8),
        ("/api/v0/models", {"data": [{"id": "m", "loaded_context_length": 7}]}, 7),
        ("/api/ps", {"models": [{"name": "m", "context_length": 6}]}, 6),
        ("/props", "no JSON object", None),
    ],
)
def test_a_context_size_is_that_of_the_model(path: str, reply: object, size: int | None) -> None:
    assert context_size("m", server({path: reply})) == size
