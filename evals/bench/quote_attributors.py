"""Quotation attribution: from a text and the first span of a quotation to its source."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from corpus.model.span import Span
from corpus.speakers.attributions import Attribution, attributions
from corpus.structure.sentences import sentence_spans

QuoteAttributor = Callable[[str, Span], Span | None]
NEAR = 160  # characters around a quotation that the regular expression searches

_SAID = (
    r"(?:said|says|told|added|adds|wrote|writes|tweeted|asked|asks|explained|continued|argued"
    r"|noted|concluded|declared|insisted|replied|responded|stated|announced|posted|warned)"
)
_WORD = r"(?:[A-Z][a-z]{0,2}\.(?= [A-Z])|[A-Z](?:[\w.'’-]*\w)?)"  # "Sen." as well as "Rill"
_NAME = (
    rf"(?:(?:[Tt]he |[Aa]n? )?(?:[a-z]+ ){{0,2}}{_WORD}(?: (?:(?:of|for)(?: the)? )?{_WORD})*"
    r"|[Hh]e|[Ss]he|[Tt]hey)"
)
_REPORTED = re.compile(rf"\b{_SAID} (?P<after>{_NAME})|\b(?P<before>{_NAME}) (?:\w+ly )?{_SAID}\b")


def attribute_by_rules(text: str, quotation: Span) -> Span | None:
    """The source of `quotation` by On Record's rules; None when they find none."""
    holding = [
        attribution
        for attribution in _read(text)
        if any(span.overlaps(quotation) for span in attribution.content)
    ]
    return min(holding, key=lambda attribution: not attribution.direct).source if holding else None


@lru_cache(maxsize=1)
def _read(text: str) -> tuple[Attribution, ...]:
    """The attributions of a text, cached since its quotations are looked up in turn."""
    return attributions(text, tuple(sentence_spans(text)))


def attribute_by_pattern(text: str, quotation: Span) -> Span | None:
    """The name next to a reporting verb: first after the quotation, else last before it."""
    line = text.find("\n", quotation.end)
    end = min(quotation.end + NEAR, line if line >= 0 else len(text))
    if (match := _REPORTED.search(text, quotation.end, end)) is not None:
        return _mention(match)
    before = list(_REPORTED.finditer(text, max(0, quotation.start - NEAR), quotation.start))
    return _mention(before[-1]) if before else None


def _mention(match: re.Match[str]) -> Span:
    group = "after" if match["after"] else "before"
    return Span(match.start(group), match.end(group))


ON_RECORD = "On Record"
QUOTE_ATTRIBUTORS: dict[str, QuoteAttributor] = {
    ON_RECORD: attribute_by_rules,
    "one regular expression": attribute_by_pattern,
}
