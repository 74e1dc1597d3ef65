"""What servers tell beyond the OpenAI API: how many tokens messages have, and a context holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from app.llm.token_estimate import PER_MESSAGE, PER_REPLY

if TYPE_CHECKING:
    from app.llm.model import Message

# What the server replies to a path below its root, as JSON, given a body, or got without one; None
# when it refuses. ModelError when it cannot be asked.
Ask = Callable[[str, dict[str, Any] | None], object]
Counted = Callable[[Sequence["Message"], str, Ask], int | None]


def by_llama_cpp(messages: Sequence[Message], _model: str, ask: Ask) -> int | None:
    """As llama.cpp's server counts: the template filled, then cut into tokens."""
    prompt = _at(ask("/apply-template", {"messages": _rows(messages)}), "prompt")
    if not isinstance(prompt, str):
        return None
    body = {"content": prompt, "add_special": True, "parse_special": True}
    tokens = _at(ask("/tokenize", body), "tokens")
    return len(tokens) if isinstance(tokens, list) else None


def by_vllm(messages: Sequence[Message], model: str, ask: Ask) -> int | None:
    """As vLLM counts, template included."""
    return _whole(_at(ask("/tokenize", {"model": model, "messages": _rows(messages)}), "count"))


def by_llama_cpp_python(messages: Sequence[Message], _model: str, ask: Ask) -> int | None:
    """As llama-cpp-python's server counts the words, with room for a template it does not tell."""
    text = "\n".join(message.content for message in messages)
    count = _whole(_at(ask("/extras/tokenize/count", {"input": text}), "count"))
    return None if count is None else count + PER_REPLY + PER_MESSAGE * len(messages)


# In this order: one that does not know a path refuses it.
WAYS: Final[Sequence[Counted]] = (by_llama_cpp, by_vllm, by_llama_cpp_python)


def context_told(model: str, ask: Ask) -> int | None:
    """Tokens that the model holds as its server runs it; None when it does not tell."""
    for path, places in _PLACES.items():
        found = ask(path, None)
        rows = [found, *_of_model(found, model)]
        for row in rows:
            for place in places:
                if (tokens := _whole(_at(row, *place))) is not None:
                    return tokens
    return None


_PLACES: Final[Mapping[str, Sequence[Sequence[str]]]] = {
    "/v1/models": [["max_model_len"], ["context_length"]],  # vLLM; OpenRouter
    "/props": [["default_generation_settings", "n_ctx"]],  # llama.cpp
    "/api/v0/models": [["loaded_context_length"]],  # LM Studio
    "/api/ps": [["context_length"]],  # Ollama, of a model that is loaded
}


def _of_model(found: object, model: str) -> list[object]:
    """The rows of a list of models that are about this one."""
    rows = _at(found, "data") or _at(found, "models")
    if not isinstance(rows, list):
        return []
    return [row for row in rows if model in {_at(row, "id"), _at(row, "name"), _at(row, "model")}]


def _at(found: object, *names: str) -> object:
    for name in names:
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _whole(found: object) -> int | None:
    return found if isinstance(found, int) and not isinstance(found, bool) and found > 0 else None


def _rows(messages: Sequence[Message]) -> list[dict[str, str]]:
    return [{"role": str(message.part), "content": message.content} for message in messages]
