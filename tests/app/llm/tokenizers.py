"""How servers count tokens for whoever asks; a word is a token, a message costs four more."""

from __future__ import annotations

from enum import Enum
from typing import Any

PER_MESSAGE = 4


class Tokenizer(Enum):
    """Whose way of counting."""

    LLAMA_CPP = "llama.cpp"
    LLAMA_CPP_PYTHON = "llama-cpp-python"
    VLLM = "vLLM"


def tokenized(tokenizer: Tokenizer | None, path: str, body: dict[str, Any]) -> object | None:
    """What that server replies to this request; None when it knows no such path."""
    match tokenizer, path:
        case Tokenizer.LLAMA_CPP, "/apply-template":
            return {"prompt": _laid_out(body["messages"])}
        case Tokenizer.LLAMA_CPP, "/tokenize":
            return {"tokens": list(range(len(body["content"].split())))}
        case Tokenizer.LLAMA_CPP_PYTHON, "/extras/tokenize/count":
            return {"count": len(body["input"].split())}
        case Tokenizer.VLLM, "/tokenize":
            text = _laid_out(body["messages"]) if "messages" in body else body["prompt"]
            return {"count": len(text.split()), "max_model_len": 2048, "tokens": []}
    return None


def _laid_out(messages: list[dict[str, str]]) -> str:
    """The messages as a template lays them out: `PER_MESSAGE` words more for each."""
    return " ".join(f"< {row['role']} > {row['content']} ;" for row in messages)
