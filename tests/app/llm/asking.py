"""A model asked over a scripted server, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.llm.endpoint import Endpoint
from app.llm.model import Message, MessageRole, ModelError
from app.llm.openai_model import OpenAIModel
from tests.app.llm.server import Server, serving

if TYPE_CHECKING:
    from tests.app.llm.behaviours import Behaviour

KEY = "sk-proj-a1B2c3D4e5F6g7H8"
ASKED = [
    Message(MessageRole.SYSTEM, "Answer from the evidence."),
    Message(MessageRole.USER, "Чому закрили міст?"),
]


def endpoint_of(server: Server, **given: Any) -> Endpoint:
    """Where the server is reached, with a key and bounds that no test waits for."""
    usual = {
        "url": server.url,
        "key": KEY,
        "model": "scripted",
        "context": 2048,
        "first_words": 20,
        "timeout": 20,
    }
    return Endpoint.model_validate({**usual, **given})


def said(behaviour: Behaviour, **given: Any) -> str:
    """The whole reply."""
    with serving([behaviour]) as server:
        return "".join(OpenAIModel(endpoint_of(server, **given)).stream(ASKED))


def troubled(behaviour: Behaviour, **given: Any) -> tuple[str, ModelError]:
    """What was said before it went wrong, and how that is told."""
    heard: list[str] = []
    with serving([behaviour]) as server, pytest.raises(ModelError) as failed:
        heard.extend(OpenAIModel(endpoint_of(server, **given)).stream(ASKED))
    return "".join(heard), failed.value
