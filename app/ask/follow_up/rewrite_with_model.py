"""A follow-up question as one that stands alone, by a model that is not trusted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.llm.model import Message, MessageRole
from app.messages.attribution_line import display_name
from app.write.evidence_lines import without_brackets
from corpus.speakers.name_matches import name_words
from index.search.terms import STOP_WORDS
from prompts.load import prompt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.answer import Answer
    from app.llm.model import Model

MAX_CHARS = 300  # of a question that a reader takes in at a glance
REMEMBERED = 4  # turns, of which a model is told
_TOLD = 300  # characters of an earlier answer
_PREFIX = re.compile(r"\A(?:standalone |rewritten |stand-alone )?question:\s*", re.IGNORECASE)
_KEYS_OR_MARKUP = re.compile(r"\[[^\]]*\]|[<>`*_#{}|\\]|https?:|www\.", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_OPENS = frozenset(
    """according although because besides despite did during following given regarding since whether
    whose""".split()  # noqa: SIM905
)


def rewrite_with_model(question: str, history: Sequence[Answer], model: Model) -> str | None:
    """The question as the model has it stand alone; None when it did not, or cannot be trusted.

    The oldest turns give way when the model has no room for all. ModelError as the model raises it.
    """
    for turns in range(min(REMEMBERED, len(history)), 0, -1):
        recent = history[len(history) - turns :]
        messages = _messages(question, recent)
        if model.count(messages) + model.reply_tokens <= model.context:
            return guarded(_reply(messages, model), question, recent)
    return None


def guarded(reply: str, question: str, history: Sequence[Answer]) -> str | None:
    """The reply if it is one short question with no name or number of its own; else None."""
    lines = [line for line in map(str.strip, reply.splitlines()) if line]
    if len(lines) != 1:
        return None
    found = " ".join(_PREFIX.sub("", lines[0]).strip(" \"“”'").split())
    if not found.endswith("?") or len(found) > MAX_CHARS or not found.isprintable():
        return None
    if _KEYS_OR_MARKUP.search(found) or re.search(r"[.?!] .*\?\Z", _unabbreviated(found)):
        return None
    told = name_words(" ".join((question, *map(_told, history))))
    return found if set(_telling(found)) <= set(told) else None


def _reply(messages: Sequence[Message], model: Model) -> str:
    """What the model says, as far as it matters: no more is read than a question may have."""
    said = ""
    stream = model.stream(messages)
    try:
        for piece in stream:
            said += piece
            if len(said) > 2 * MAX_CHARS:
                break
    finally:
        stream.close()
    return said


def _messages(question: str, history: Sequence[Answer]) -> tuple[Message, ...]:
    talk = _untagged("\n".join(map(_told, history)))
    asked = f"<talk>\n{talk}\n</talk>\n\nFollow-up: {_untagged(without_brackets(question))}"
    return Message(MessageRole.SYSTEM, prompt("standalone").fill()), Message(
        MessageRole.USER, asked
    )


def _told(answer: Answer) -> str:
    """A turn on two lines: what was asked, and whom the answer quoted saying what."""
    quotes = "; ".join(
        f"{display_name(claim.citations[0].speaker)}: {claim.text}" for claim in answer.claims
    )
    asked = answer.search_query or answer.question
    reply = without_brackets(quotes)[:_TOLD] or "nothing was found"
    return f"Reader: {without_brackets(asked)}\nAnswer: {reply}"


def _telling(text: str) -> Iterator[str]:
    """The names and numbers of a text, word by word; its first word is no name for its capital."""
    for at, word in enumerate(_WORD.finditer(text)):
        said = word[0]
        lower = said.casefold()
        opens = at == 0 and (lower in STOP_WORDS or lower in _OPENS)
        if any(sign.isdigit() or sign.isupper() for sign in said) and not opens and lower != "i":
            yield from name_words(said)


def _unabbreviated(text: str) -> str:
    return re.sub(r"\b(?:[A-Z]|Mrs?|Ms|Dr|Prof|Gen|Sen|St)\.", "", text)


def _untagged(text: str) -> str:
    """The text without what could end the talk before it is over."""
    return text.replace("<", "(").replace(">", ")")
