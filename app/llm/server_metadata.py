"""Ask a server, beside the OpenAI API, for token counts and its context size."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from app.llm.token_estimate import PER_MESSAGE, PER_REPLY

if TYPE_CHECKING:
    from app.llm.model import Message

# Sends a POST with a body, or a GET without one, to a path below the server's root, and returns the
# JSON reply; None when the server refuses. ModelError when it can't be reached.
AskServer = Callable[[str, dict[str, Any] | None], object]
TokenCounter = Callable[[Sequence["Message"], str, AskServer], int | None]


def count_with_llama_cpp(messages: Sequence[Message], _model: str, ask: AskServer) -> int | None:
    """Count with llama.cpp's server: fill the template, then tokenize."""
    prompt = _field(ask("/apply-template", {"messages": _rows(messages)}), "prompt")
    if not isinstance(prompt, str):
        return None
    body = {"content": prompt, "add_special": True, "parse_special": True}
    tokens = _field(ask("/tokenize", body), "tokens")
    return len(tokens) if isinstance(tokens, list) else None


def count_with_vllm(messages: Sequence[Message], model: str, ask: AskServer) -> int | None:
    """Count with vLLM, template included."""
    return _positive_int(
        _field(ask("/tokenize", {"model": model, "messages": _rows(messages)}), "count")
    )


def count_with_llama_cpp_python(
    messages: Sequence[Message], _model: str, ask: AskServer
) -> int | None:
    """Count with llama-cpp-python's server, plus an estimate for the template."""
    text = "\n".join(message.content for message in messages)
    count = _positive_int(_field(ask("/extras/tokenize/count", {"input": text}), "count"))
    return None if count is None else count + PER_REPLY + PER_MESSAGE * len(messages)


# Tried in this order: a server refuses paths that it does not know.
TOKEN_COUNTERS: Final[Sequence[TokenCounter]] = (
    count_with_llama_cpp,
    count_with_vllm,
    count_with_llama_cpp_python,
)


def context_size(model: str, ask: AskServer) -> int | None:
    """The context size in tokens of the model as its server runs it; None if not available."""
    for path, field_paths in _CONTEXT_FIELDS.items():
        reply = ask(path, None)
        rows = [reply, *_rows_of_model(reply, model)]
        for row in rows:
            for field_path in field_paths:
                if (tokens := _positive_int(_field(row, *field_path))) is not None:
                    return tokens
    return None


_CONTEXT_FIELDS: Final[Mapping[str, Sequence[Sequence[str]]]] = {
    "/v1/models": [["max_model_len"], ["context_length"]],  # vLLM; OpenRouter
    "/props": [["default_generation_settings", "n_ctx"]],  # llama.cpp
    "/api/v0/models": [["loaded_context_length"]],  # LM Studio
    "/api/ps": [["context_length"]],  # Ollama, of a model that is loaded
}


def _rows_of_model(reply: object, model: str) -> list[object]:
    """The rows of a list of models that have this model's name."""
    rows = _field(reply, "data") or _field(reply, "models")
    if not isinstance(rows, list):
        return []
    return [
        row
        for row in rows
        if model in {_field(row, "id"), _field(row, "name"), _field(row, "model")}
    ]


def _field(value: object, *names: str) -> object:
    for name in names:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _positive_int(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


def _rows(messages: Sequence[Message]) -> list[dict[str, str]]:
    return [{"role": str(message.role), "content": message.content} for message in messages]
