"""Every English word the page says of its own accord of a model and of what it wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages.phrases import counted

if TYPE_CHECKING:
    from app.domain.answer import Answer

CHOICE = "Written by"
CHOICE_LABEL = "Who writes the answer to the next question"
NO_MODEL = "No model: quotes only"

QUOTES_INSTEAD = "Here are the quotes themselves."
KEPT = "What the quotes backed until then is kept."

STOP = "Stop"
STOP_LABEL = "Stop answering this question"
STOPPED = "Stopped by you."
STOPPED_EARLY = "Stopped by you before anything was found."
FAULT = "Something went wrong in On Record itself while the answer was written."
AGAIN = "Ask again"
AGAIN_LABEL = "Ask this question again, of the model that is chosen now"
REVISE = "Edit"
REVISE_LABEL = "Edit this question; sending it replaces this answer"
EDITING = "Sending replaces the last question and its answer."
KEEP = "Leave it as it is"
KEPT_AS_IS = "The last question stays as it is."
SETTLED_ONLY = "Wait for the answer, or stop it first."

COPY = "Copy the answer"
COPY_LABEL = "Copy the answer with its quotes"


def writing(model: str) -> str:
    """Said while the prose grows."""
    return f"{model} is writing. A sentence appears once the quotes back it."


def announced(answer: Answer, model: str) -> str:
    """What the status line says once the quotes are there and the model begins."""
    quotes = sum(len(claim.citations) for claim in answer.claims)
    return f"{counted(quotes, 'quote')} found. {model} is writing."


def marker(number: int) -> str:
    """What a marker is to those who hear the page."""
    return f"Quote {number}"


def refused(sentences: int) -> str:
    """'3 sentences of the model are not shown, because the quotes do not back them'."""
    if sentences == 1:
        return "1 sentence of the model is not shown, because the quotes do not back it"
    return (
        f"{sentences:,} sentences of the model are not shown, because the quotes do not back them"
    )


def trouble(model: str | None, *, has_prose: bool) -> str:
    """'Qwen did not finish', 'Qwen wrote no answer that stands'."""
    name = model or "The model"
    return f"{name} did not finish" if has_prose else f"No written answer from {name}"
