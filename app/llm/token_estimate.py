"""Estimate the tokens of a text where the model's own tokenizer is not available."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.llm.model import Message

# A chat template adds seven tokens to a message in Llama 3, five in ChatML, and about thirty to a
# conversation where it has a default system message.
PER_MESSAGE: Final = 8
PER_REPLY: Final = 40
_RUNS: Final = re.compile(
    r"(?P<code>[A-Za-z]*[0-9][A-Za-z0-9]*)|(?P<word>[A-Za-z]+)|(?P<space> (?=[A-Za-z]))"
    r"|(?P<far>[^\x00-\x7f]+)|(?P<sign>[\x00-\x7f])"
)
_LETTERS_PER_TOKEN: Final = 3  # in English prose 4.2 to 5.2 by SmolLM2's tokenizer, spaces included
_LETTERS_PER_NAME_TOKEN: Final = 2  # "Arakhamia", "Zaluzhnyi": 2.6
_UNLIKE_ENGLISH: Final = re.compile(r"[^aeiouyAEIOUY]{4}|.[A-Z]")


def estimate_tokens(messages: Iterable[Message]) -> int:
    """An upper estimate of the messages' tokens by a byte-level tokenizer, template included.

    About 1.6 times the true number for prose (tests/app/llm/test_token_estimate.py).
    """
    return PER_REPLY + sum(
        PER_MESSAGE + estimate_text_tokens(message.content) for message in messages
    )


def estimate_text_tokens(text: str) -> int:
    """An upper estimate of one text's tokens; 0 when it is empty.

    Digits, punctuation and letters among digits count one each; non-ASCII text one per byte (no
    byte-level tokenizer makes more); words by their letters, one each where unlike English.
    """
    return sum(map(_tokens, _RUNS.finditer(text)))


def _tokens(run: re.Match[str]) -> int:
    match run.lastgroup:
        case "word":
            return _word_tokens(run[0])
        case "code":
            return len(run[0])
        case "space":
            return 0  # it is part of the word's first token
        case "far":
            return len(run[0].encode(errors="surrogatepass"))
    return 1


def _word_tokens(word: str) -> int:
    if _UNLIKE_ENGLISH.search(word):
        return len(word)
    letters = _LETTERS_PER_NAME_TOKEN if word[0].isupper() else _LETTERS_PER_TOKEN
    return -(-len(word) // letters)
