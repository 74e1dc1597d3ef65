"""How many tokens a text has, for those who cannot ask the model's own tokenizer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.llm.model import Message

# What a chat template puts around a message: seven tokens in Llama 3's, five in ChatML's; and
# before the first and after the last, thirty-odd where a template has a default system message.
PER_MESSAGE: Final = 8
PER_REPLY: Final = 40
_RUNS: Final = re.compile(
    r"(?P<code>[A-Za-z]*[0-9][A-Za-z0-9]*)|(?P<word>[A-Za-z]+)|(?P<space> (?=[A-Za-z]))"
    r"|(?P<far>[^\x00-\x7f]+)|(?P<sign>[\x00-\x7f])"
)
_LETTERS_A_TOKEN: Final = 3  # in English prose 4.2 to 5.2 by SmolLM2's tokenizer, spaces included
_LETTERS_OF_A_NAME: Final = 2  # "Arakhamia", "Zaluzhnyi": 2.6
_UNSPEAKABLE: Final = re.compile(r"[^aeiouyAEIOUY]{4}|.[A-Z]")


def at_most(messages: Iterable[Message]) -> int:
    """More tokens than a byte-level tokenizer is seen to make of the messages, template included.

    Prose costs about 1.6 times what it has (tests/app/llm/test_token_estimate.py).
    """
    return PER_REPLY + sum(PER_MESSAGE + at_most_in(message.content) for message in messages)


def at_most_in(text: str) -> int:
    """The same for one text; 0 when it is empty.

    Digits and signs count one each, and so do letters among digits; what is not ASCII counts one a
    byte (no byte-level tokenizer makes more), and words by their letters: one each where they look
    like nothing that English has.
    """
    return sum(map(_tokens, _RUNS.finditer(text)))


def _tokens(run: re.Match[str]) -> int:
    match run.lastgroup:
        case "word":
            return _of_word(run[0])
        case "code":
            return len(run[0])
        case "space":
            return 0  # it is part of the word's first token
        case "far":
            return len(run[0].encode(errors="surrogatepass"))
    return 1


def _of_word(word: str) -> int:
    if _UNSPEAKABLE.search(word):
        return len(word)
    letters = _LETTERS_OF_A_NAME if word[0].isupper() else _LETTERS_A_TOKEN
    return -(-len(word) // letters)
