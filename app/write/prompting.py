"""Build the prompts: rules, conversation, and as much evidence as the context has room for."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from app.llm.model import Message, MessageRole, ModelError, ModelErrorKind
from app.messages.attribution_line import english_name
from app.text.message_text import message_text
from app.write.evidence_lines import passage_lines, without_brackets
from app.write.prompt_passages import quotes_by_key
from prompts.load import prompt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.answer import Answer
    from app.domain.claim import Claim
    from app.llm.model import Model
    from app.write.prompt_passages import PromptPassage

MAX_RESTATED_QUOTES = 5  # for a weak model, one request each
MAX_HISTORY_TURNS = 3  # previous turns in the prompt
MIN_PASSAGES = 20  # rather than any turn
# Weak models follow examples better than rules.
EXAMPLE_QUESTION = "Why is the library to close?"
RESTATING_EXAMPLES = (
    (
        "Mira Holt",
        "But the library may have to close in May. The roof lets in the rain.",
        "The library may have to close in May.",
    ),
    ("Tom Beck", "I doubt that the roof is the reason.", "I doubt that the roof is the reason."),
)
_MAX_ANSWER_CHARS = 400  # of a previous answer


@dataclass(frozen=True, slots=True)
class Request:
    """One request to a model; with `key`, its reply cites that quote."""

    messages: tuple[Message, ...]
    key: str | None = None


@dataclass(frozen=True, slots=True)
class PromptSources:
    """What an answer is written from, best first.

    A model reads the `passages`; a weak one restates the `quotes`, and reads nothing else.
    """

    quotes: tuple[Claim, ...]
    passages: tuple[PromptPassage, ...]


@dataclass(frozen=True, slots=True)
class PromptPlan:
    """The requests, their quotes by key, and the number of passages or quotes that did not fit."""

    requests: tuple[Request, ...]
    evidence: Mapping[str, Claim]
    unseen: int


def plan_prompt(
    question: str, sources: PromptSources, history: Sequence[Answer], model: Model
) -> PromptPlan:
    """Return the requests with the best sources and the latest turns that fit the context.

    History is dropped before sources. A weak model gets one request for each of the best quotes.
    ModelError when not even one passage or quote fits.
    """
    plan = (
        _plan_restating(sources.quotes, model)
        if model.restate_only
        else _plan_one_request(question, sources.passages, history, model)
    )
    if not plan.evidence:
        text = message_text("model-no-room", model=model.name, tokens=model.context)
        raise ModelError(ModelErrorKind.TOO_LONG, text)
    return plan


def _plan_restating(quotes: Sequence[Claim], model: Model) -> PromptPlan:
    claims = {f"S{number}": claim for number, claim in enumerate(quotes, start=1)}
    requests = [
        Request(_restating_messages(claim), key)
        for key, claim in islice(claims.items(), MAX_RESTATED_QUOTES)
    ]
    fitting = [request for request in requests if request.key and _fits(request.messages, model)]
    evidence = {request.key: claims[request.key] for request in fitting if request.key}
    return PromptPlan(tuple(fitting), evidence, len(requests) - len(fitting))


def _restating_messages(claim: Claim) -> tuple[Message, ...]:
    examples = [
        message
        for speaker, words, reply_words in RESTATING_EXAMPLES
        for message in (
            Message(MessageRole.USER, prompt("restate-quote").fill(speaker=speaker, words=words)),
            Message(
                MessageRole.ASSISTANT,
                prompt("restate-reply").fill(speaker=speaker, words=reply_words),
            ),
        )
    ]
    speaker, words = (
        without_brackets(english_name(claim.main_citation.speaker)),
        without_brackets(claim.text),
    )
    question = prompt("restate-quote").fill(speaker=speaker, words=words)
    rules = Message(MessageRole.SYSTEM, prompt("restate").fill())
    return (rules, *examples, Message(MessageRole.USER, question))


def _plan_one_request(
    question: str, passages: Sequence[PromptPassage], history: Sequence[Answer], model: Model
) -> PromptPlan:
    """The request with as many of the best passages as fit beside the history."""
    for turns in range(min(MAX_HISTORY_TURNS, len(history)), -1, -1):
        recent = history[len(history) - turns :]
        fitting = _most_that_fit(question, passages, recent, model)
        if fitting >= min(len(passages), MIN_PASSAGES) or not turns:
            break
    given = passages[:fitting]
    messages = _messages(question, given, recent)
    return PromptPlan((Request(messages),), quotes_by_key(given), len(passages) - fitting)


def _most_that_fit(
    question: str, passages: Sequence[PromptPassage], history: Sequence[Answer], model: Model
) -> int:
    """The number of the best passages that fit the context beside the history."""
    return bisect_right(
        range(1, len(passages) + 1),
        0,
        key=lambda count: not _fits(_messages(question, passages[:count], history), model),
    )


def _fits(messages: Sequence[Message], model: Model) -> bool:
    return model.count(messages) + model.reply_tokens <= model.context


def _messages(
    question: str, passages: Sequence[PromptPassage], history: Sequence[Answer]
) -> tuple[Message, ...]:
    example = prompt("evidence").fill(
        evidence=prompt("example-evidence").fill(), history="", question=EXAMPLE_QUESTION
    )
    question_message = prompt("evidence").fill(
        evidence=passage_lines(passages),
        history=_history_text(history),
        question=without_brackets(question),
    )
    return (
        Message(MessageRole.SYSTEM, prompt("write").fill()),
        Message(MessageRole.USER, example),
        Message(MessageRole.ASSISTANT, prompt("example-reply").fill()),
        Message(MessageRole.USER, question_message),
    )


def _history_text(history: Sequence[Answer]) -> str:
    """The previous turns as data: the question and the beginning of the answer."""
    if not history:
        return ""
    turns = (
        f"Reader: {without_brackets(turn.question)}\nAnswer: {_shortened_answer(turn)}"
        for turn in history
    )
    return "The conversation so far:\n" + "\n".join(turns) + "\n\n"


def _shortened_answer(answer: Answer) -> str:
    text = (
        without_brackets(" ".join(claim.text for claim in answer.claims))
        or "The library is silent."
    )
    return text if len(text) <= _MAX_ANSWER_CHARS else f"{text[:_MAX_ANSWER_CHARS]} …"
