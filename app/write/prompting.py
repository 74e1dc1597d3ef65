"""Build the prompts: rules, conversation, and as much evidence as the context has room for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from app.llm.model import Message, MessageRole, ModelError, ModelErrorKind
from app.messages.attribution_line import english_name
from app.text.message_text import message_text
from app.write.evidence_lines import assign_keys, evidence_lines, without_brackets
from prompts.load import prompt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.answer import Answer
    from app.domain.claim import Claim
    from app.llm.model import Model

MAX_RESTATED_QUOTES = 5  # for a weak model, one request each
MAX_HISTORY_TURNS = 3  # previous turns in the prompt
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
class PromptPlan:
    """The requests, their evidence by key, and the number of quotes that did not fit."""

    requests: tuple[Request, ...]
    evidence: Mapping[str, Claim]
    unseen: int


def plan_prompt(
    question: str, claims: Sequence[Claim], history: Sequence[Answer], model: Model
) -> PromptPlan:
    """Return the requests with the best evidence and the latest turns that fit the context.

    History is dropped before evidence. A weak model gets one request for each of the best quotes.
    ModelError when not even one quote fits.
    """
    plan = (
        _plan_restating(claims, model)
        if model.restate_only
        else _plan_one_request(question, claims, history, model)
    )
    if not plan.evidence:
        text = message_text("model-no-room", model=model.name, tokens=model.context)
        raise ModelError(ModelErrorKind.TOO_LONG, text)
    return plan


def _plan_restating(claims: Sequence[Claim], model: Model) -> PromptPlan:
    evidence_by_key = _first_quotes(assign_keys(claims), MAX_RESTATED_QUOTES)
    requests = [Request(_restating_messages(claim), key) for key, claim in evidence_by_key.items()]
    fitting = [request for request in requests if request.key and _fits(request.messages, model)]
    evidence = {request.key: evidence_by_key[request.key] for request in fitting if request.key}
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
    question: str, claims: Sequence[Claim], history: Sequence[Answer], model: Model
) -> PromptPlan:
    evidence_by_key = assign_keys(claims)
    for turns in range(min(MAX_HISTORY_TURNS, len(history)), -1, -1):
        messages = _messages(question, evidence_by_key, history[len(history) - turns :])
        if _fits(messages, model):
            return PromptPlan((Request(messages),), evidence_by_key, 0)
    low, high = 0, len(evidence_by_key) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if _fits(_messages(question, _first_quotes(evidence_by_key, middle), ()), model):
            low = middle
        else:
            high = middle - 1
    fitting = _first_quotes(evidence_by_key, low)
    return PromptPlan(
        (Request(_messages(question, fitting, ())),), fitting, len(evidence_by_key) - low
    )


def _first_quotes(evidence_by_key: Mapping[str, Claim], count: int) -> Mapping[str, Claim]:
    return dict(islice(evidence_by_key.items(), count))


def _fits(messages: Sequence[Message], model: Model) -> bool:
    return model.count(messages) + model.reply_tokens <= model.context


def _messages(
    question: str, evidence: Mapping[str, Claim], history: Sequence[Answer]
) -> tuple[Message, ...]:
    example = prompt("evidence").fill(
        evidence=prompt("example-evidence").fill(), history="", question=EXAMPLE_QUESTION
    )
    question_message = prompt("evidence").fill(
        evidence=evidence_lines(evidence),
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
