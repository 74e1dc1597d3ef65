"""Verified sentences as JSON and as text for a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from app.domain.claim import SentenceStanding
from app.messages.attribution_line import attribution_line
from app.serialize.answer import citation_json

if TYPE_CHECKING:
    from app.domain.verified_sentence import VerifiedSentence

VERIFICATION_WIDTH = 88
_DECIMALS = 4
_HEADS = {
    SentenceStanding.CONFIRMED: "Confirmed",
    SentenceStanding.UNCONFIRMED: "Not confirmed",
    SentenceStanding.REFUSED: "Refused",
    None: "Not verified",
}


def verified_json(verified: VerifiedSentence, *, name: str | None = None) -> dict[str, Any]:
    """Return the standing with its code, reason and probabilities; null where there are none.

    `standing` is null, with the `reason`, for a sentence whose places are not in the library.
    """
    return {
        **({"id": name} if name is not None else {}),
        "sentence": verified.sentence,
        "standing": str(verified.standing) if verified.standing else None,
        "code": verified.code,
        "reason": verified.reason,
        "entailed": _rounded(verified.entailed),
        "contradicted": _rounded(verified.contradicted),
        "citations": [citation_json(cited) for cited in verified.citations],
    }


def _rounded(probability: float | None) -> float | None:
    return None if probability is None else round(probability, _DECIMALS)


def verified_text(verified: VerifiedSentence) -> str:
    """Format the standing, the reason, and what is cited."""
    head = _HEADS[verified.standing]
    if verified.entailed is not None:
        head += f" ({verified.entailed:.0%})"
    if verified.reason:
        head += f": {verified.reason}"
    rows = [head, _wrap_words(verified.sentence, "  ")]
    for cited in verified.citations:
        rows.append(_wrap_words(f"“{cited.quote.exact}”", "    "))
        place = f"{cited.document.id}:{cited.span.start}-{cited.span.end}"
        rows.append(f"    — {attribution_line(cited.voice)} [{place}]")
    return "\n".join(rows)


def _wrap_words(words: str, indent: str) -> str:
    plain = " ".join(words.split())
    return textwrap.fill(plain, VERIFICATION_WIDTH, initial_indent=indent, subsequent_indent=indent)
