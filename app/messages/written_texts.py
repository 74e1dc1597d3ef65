"""Messages about a model and what it wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.text.catalogue import constants, message

if TYPE_CHECKING:
    from app.domain.answer import Answer

else:
    __getattr__ = constants("writing")

CHOICE: str
CHOICE_LABEL: str
NO_MODEL: str
QUOTES_INSTEAD: str
KEPT: str
STOP: str
STOP_LABEL: str
STOPPED: str
STOPPED_EARLY: str
FAULT: str
AGAIN: str
AGAIN_LABEL: str
REVISE: str
REVISE_LABEL: str
EDITING: str
KEEP: str
KEPT_AS_IS: str
SETTLED_ONLY: str
COPY: str
COPY_LABEL: str
SECOND_WORDING: str


def verified_by(verifier: str, host: str | None) -> str:
    """Say which model gets the sentences and quotes, and where; without a host on this network."""
    if host is None:
        return message("writing-verified-here", verifier=verifier)
    return message("writing-verified-elsewhere", verifier=verifier, host=host)


def writing(model: str) -> str:
    """Return the line that is shown while the model writes."""
    return message("writing-writing", model=model)


def sentence_announcement(answer: Answer, model: str) -> str:
    """Return the status line once the quotes are there and the model begins."""
    quotes = sum(len(claim.citations) for claim in answer.claims)
    return message("writing-quotes-found", quotes=quotes, model=model)


def marker(number: int) -> str:
    """Name a marker for screen readers."""
    return message("writing-marker", number=str(number))


def refused_count(sentences: int) -> str:
    """'3 sentences of the model are not shown, because the check refused them'."""
    return message("writing-refused", sentences=sentences)


def replaced_count(sentences: int) -> str:
    """'3 sentences were written again, because the check refused their first wording'."""
    return message("writing-replaced", sentences=sentences)


def quote_instead(words: str) -> str:
    """'in its own words: “…”', which follows the number of a quote."""
    return message("writing-quote-instead", words=words)


def trouble(model: str | None, *, has_prose: bool) -> str:
    """'Qwen did not finish', 'No written answer from Qwen'."""
    code = "writing-not-finished" if has_prose else "writing-nothing-written"
    return message(code, model=model or message("writing-some-model"))
