"""What the entailment model reads beside a sentence: its quotes and what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.entailment.entailment_net import EntailmentPremise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.citation import Citation

_BEFORE_CHARS = 250
_AFTER_CHARS = 120


def cited_premise(cited: Sequence[Citation]) -> EntailmentPremise:
    """The quotes, each after its speaker's name, with the text around them.

    The text before is that of the first quote, the text after that of the last.
    """
    first, last = cited[0], cited[-1]
    before = first.document.text[max(0, first.span.start - _BEFORE_CHARS) : first.span.start]
    after = last.document.text[last.span.end : last.span.end + _AFTER_CHARS]
    quotes = dict.fromkeys(map(_spoken, cited))
    return EntailmentPremise(" ".join(quotes), " ".join(before.split()), " ".join(after.split()))


def _spoken(citation: Citation) -> str:
    words = " ".join(citation.quote.exact.split())
    name = citation.speaker.name
    return f"{name}: {words}" if name else words
