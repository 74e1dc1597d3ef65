"""What a model is given: the prompt, the talk so far, and as much evidence as its context holds."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from app.llm.model import Message, MessageRole, ModelError, Trouble
from app.messages.attribution_line import display_name
from app.write.evidence_lines import assign_keys, evidence_lines, without_brackets
from prompts.load import prompt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.answer import Answer
    from app.domain.claim import Claim
    from app.llm.model import Model

RESTATED = 5  # quotes that a weak model is given, one by one
REMEMBERED = 3  # turns before this one, of which a model is told
# Weak models do as they are shown rather than as they are told.
EXAMPLE = "Why is the library to close?"
EXAMPLES = (
    (
        "Mira Holt",
        "But the library may have to close in May. The roof lets in the rain.",
        "The library may have to close in May.",
    ),
    ("Tom Beck", "I doubt that the roof is the reason.", "I doubt that the roof is the reason."),
)
_TOLD = 400  # characters of an earlier answer


@dataclass(frozen=True, slots=True)
class Request:
    """What a model is sent at once; with `key`, all that it replies rests on that quote."""

    messages: tuple[Message, ...]
    key: str | None = None


@dataclass(frozen=True, slots=True)
class PromptPlan:
    """The requests, the evidence that stands in them by key, and how much of it did not fit."""

    requests: tuple[Request, ...]
    evidence: Mapping[str, Claim]
    unseen: int


def plan_prompt(
    question: str, claims: Sequence[Claim], history: Sequence[Answer], model: Model
) -> PromptPlan:
    """The best evidence, and of the talk so far the latest turns, that the model has room for.

    The talk gives way first. A weak model gets a request for each of the best quotes. ModelError
    when not even one quote fits.
    """
    found = (
        _each(claims, model) if model.restate_only else _together(question, claims, history, model)
    )
    if not found.evidence:
        message = (
            f"the context of {model.name}, {model.context:,} tokens, has no room for one quote; "
            "give it more, or choose another model"
        )
        raise ModelError(Trouble.TOO_LONG, message)
    return found


def _each(claims: Sequence[Claim], model: Model) -> PromptPlan:
    every = _best(assign_keys(claims), RESTATED)
    requests = [Request(_restate(one), key) for key, one in every.items()]
    fit = [one for one in requests if one.key and _fits(one.messages, model)]
    evidence = {one.key: every[one.key] for one in fit if one.key}
    return PromptPlan(tuple(fit), evidence, len(requests) - len(fit))


def _restate(claim: Claim) -> tuple[Message, ...]:
    shown = [
        message
        for speaker, words, said in EXAMPLES
        for message in (
            Message(MessageRole.USER, prompt("restate-quote").fill(speaker=speaker, words=words)),
            Message(
                MessageRole.ASSISTANT, prompt("restate-reply").fill(speaker=speaker, words=said)
            ),
        )
    ]
    speaker, words = (
        without_brackets(display_name(claim.citations[0].speaker)),
        without_brackets(claim.text),
    )
    asked = prompt("restate-quote").fill(speaker=speaker, words=words)
    rules = Message(MessageRole.SYSTEM, prompt("restate").fill())
    return (rules, *shown, Message(MessageRole.USER, asked))


def _together(
    question: str, claims: Sequence[Claim], history: Sequence[Answer], model: Model
) -> PromptPlan:
    every = assign_keys(claims)
    for turns in range(min(REMEMBERED, len(history)), -1, -1):
        messages = _messages(question, every, history[len(history) - turns :])
        if _fits(messages, model):
            return PromptPlan((Request(messages),), every, 0)
    low, high = 0, len(every) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if _fits(_messages(question, _best(every, middle), ()), model):
            low = middle
        else:
            high = middle - 1
    some = _best(every, low)
    return PromptPlan((Request(_messages(question, some, ())),), some, len(every) - low)


def _best(every: Mapping[str, Claim], count: int) -> Mapping[str, Claim]:
    return dict(islice(every.items(), count))


def _fits(messages: Sequence[Message], model: Model) -> bool:
    return model.count(messages) + model.reply_tokens <= model.context


def _messages(
    question: str, evidence: Mapping[str, Claim], history: Sequence[Answer]
) -> tuple[Message, ...]:
    shown = prompt("evidence").fill(
        evidence=prompt("example-evidence").fill(), history="", question=EXAMPLE
    )
    asked = prompt("evidence").fill(
        evidence=evidence_lines(evidence),
        history=_talk(history),
        question=without_brackets(question),
    )
    return (
        Message(MessageRole.SYSTEM, prompt("write").fill()),
        Message(MessageRole.USER, shown),
        Message(MessageRole.ASSISTANT, prompt("example-reply").fill()),
        Message(MessageRole.USER, asked),
    )


def _talk(history: Sequence[Answer]) -> str:
    """The turns before, as data: what was asked, and the beginning of what was answered."""
    if not history:
        return ""
    turns = (f"Reader: {without_brackets(one.question)}\nAnswer: {_told(one)}" for one in history)
    return "The conversation so far:\n" + "\n".join(turns) + "\n\n"


def _told(answer: Answer) -> str:
    said = (
        without_brackets(" ".join(claim.text for claim in answer.claims))
        or "The library is silent."
    )
    return said if len(said) <= _TOLD else f"{said[:_TOLD]} …"
