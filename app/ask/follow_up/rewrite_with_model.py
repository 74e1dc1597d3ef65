"""Rewrites a follow-up question with a language model, whose reply is checked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.llm.model import Message, MessageRole
from app.messages.attribution_line import english_name
from app.write.evidence_lines import without_brackets
from corpus.speakers.name_matches import name_words
from index.search.terms import STOP_WORDS
from prompts.load import prompt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.answer import Answer
    from app.llm.model import Model

MAX_REWRITTEN_CHARS = 300  # a question that a reader takes in at a glance
MAX_PROMPT_TURNS = 4
_MAX_ANSWER_CHARS = 300  # of an earlier answer in the prompt
_PREFIX = re.compile(r"\A(?:standalone |rewritten |stand-alone )?question:\s*", re.IGNORECASE)
_KEYS_OR_MARKUP = re.compile(r"\[[^\]]*\]|[<>`*_#{}|\\]|https?:|www\.", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_OPENS = frozenset(
    """according although because besides despite did during following given regarding since whether
    whose""".split()  # noqa: SIM905
)


def rewrite_with_model(question: str, history: Sequence[Answer], model: Model) -> str | None:
    """The question as the model rewrites it; None when the reply is no question to be trusted.

    The oldest turns are left out when the context is too small. ModelError as the model raises it.
    """
    for turns in range(min(MAX_PROMPT_TURNS, len(history)), 0, -1):
        recent = history[len(history) - turns :]
        messages = _messages(question, recent)
        if model.count(messages) + model.reply_tokens <= model.context:
            return checked_reply(_reply(messages, model), question, recent)
    return None


def checked_reply(reply: str, question: str, history: Sequence[Answer]) -> str | None:
    """The reply, if it is one short question without a name or number of its own; else None."""
    lines = [line for line in map(str.strip, reply.splitlines()) if line]
    if len(lines) != 1:
        return None
    rewritten = " ".join(_PREFIX.sub("", lines[0]).strip(" \"“”'").split())
    is_short = len(rewritten) <= MAX_REWRITTEN_CHARS
    if not rewritten.endswith("?") or not is_short or not rewritten.isprintable():
        return None
    is_several = re.search(r"[.?!] .*\?\Z", _without_abbreviations(rewritten)) is not None
    if is_several or _KEYS_OR_MARKUP.search(rewritten):
        return None
    known = name_words(" ".join((question, *map(_turn_text, history))))
    return rewritten if set(_names_and_numbers(rewritten)) <= set(known) else None


def _reply(messages: Sequence[Message], model: Model) -> str:
    """The model's reply; no more of it is read than a question may have."""
    reply = ""
    stream = model.stream(messages)
    try:
        for piece in stream:
            reply += piece
            if len(reply) > 2 * MAX_REWRITTEN_CHARS:
                break
    finally:
        stream.close()
    return reply


def _messages(question: str, history: Sequence[Answer]) -> tuple[Message, ...]:
    talk = _without_tags("\n".join(map(_turn_text, history)))
    follow_up = _without_tags(without_brackets(question))
    request = f"<talk>\n{talk}\n</talk>\n\nFollow-up: {follow_up}"
    return Message(MessageRole.SYSTEM, prompt("standalone").fill()), Message(
        MessageRole.USER, request
    )


def _turn_text(answer: Answer) -> str:
    """A turn on two lines: the question, and the answer's quotes with their speakers."""
    quotes = "; ".join(
        f"{english_name(claim.main_citation.speaker)}: {claim.text}" for claim in answer.claims
    )
    asked = answer.search_query or answer.question
    reply = without_brackets(quotes)[:_MAX_ANSWER_CHARS] or "nothing was found"
    return f"Reader: {without_brackets(asked)}\nAnswer: {reply}"


def _names_and_numbers(text: str) -> Iterator[str]:
    """The names and numbers of a text by words; not a first word that is capitalised anyway."""
    for number, match in enumerate(_WORD.finditer(text)):
        word = match[0]
        lower = word.casefold()
        is_opening = number == 0 and (lower in STOP_WORDS or lower in _OPENS)
        has_sign = any(sign.isdigit() or sign.isupper() for sign in word)
        if has_sign and not is_opening and lower != "i":
            yield from name_words(word)


def _without_abbreviations(text: str) -> str:
    return re.sub(r"\b(?:[A-Z]|Mrs?|Ms|Dr|Prof|Gen|Sen|St)\.", "", text)


def _without_tags(text: str) -> str:
    """The text without angle brackets, which could close the prompt's <talk>."""
    return text.replace("<", "(").replace(">", ")")
