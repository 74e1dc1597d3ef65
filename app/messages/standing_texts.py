"""Messages about the standing of a written sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.claim import SentenceStanding
from app.text.catalogue import message

if TYPE_CHECKING:
    from app.domain.claim import Claim


def sentence_text(claim: Claim) -> str:
    """Return a written sentence, or for a refused one the quote that stands in its place."""
    if claim.standing is SentenceStanding.REFUSED:
        return message("answer-own-words", words=claim.text)
    return claim.text


def doubt_text(claim: Claim) -> str:
    """Return why the sentence is not confirmed; empty where it is, and for quotes."""
    if claim.standing is not SentenceStanding.UNCONFIRMED:
        return ""
    if claim.doubt is None:
        return message("answer-unconfirmed-bare")
    return message("answer-unconfirmed", reason=str(claim.doubt))


def sentence_with_doubt(claim: Claim) -> str:
    """Return the sentence, and in brackets why it is not confirmed."""
    doubt = doubt_text(claim)
    return f"{sentence_text(claim)} ({doubt})" if doubt else sentence_text(claim)


def replaced_heading() -> str:
    """Return the heading of the first wordings that a model wrote again."""
    return message("answer-replaced")
