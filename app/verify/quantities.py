"""Check the numbers of a sentence: each must be in the quotes, in figures or in words."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from app.text.message_text import message_text
from app.verify.fault import FaultKind, SentenceFault
from app.verify.quantity_parser import SPELLED_NUMBER, find_quantities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.verify.evidence import CitedEvidence
    from app.verify.quantity_parser import Number

_RATIO = re.compile(rf"\b({SPELLED_NUMBER}|\d+)(?: \w+)? (?:out of|in|of)(?: every| the)? (\w+)\b")
_NEAR = 0.6  # percent
_THE_TWO = re.compile(r"\b(?:the|these|those|its|their|his|her) \Z", re.IGNORECASE)
_OF = re.compile(r"\s(?:\w+ )?(?:out of|of|in)(?: the| every| his| her| its| their)? \Z")
_LISTED = re.compile(r"(?:[A-Z][\w’'-]+, )+(?:and |or )?[A-Z][\w’'-]+")


def check_quantities(text: str, evidence: CitedEvidence) -> SentenceFault | None:
    """Return the fault of the first number that is not in the quotes, or counts another thing."""
    quote_numbers = find_quantities(evidence.quoted_text)
    known_values = {number.value for number in find_quantities(evidence.provenance_text)}
    known_values |= _derived_values(quote_numbers, evidence.quoted_text)
    question_values = (
        [] if quote_numbers else [number.value for number in find_quantities(evidence.question)]
    )
    speaker_count = max(len(evidence.speakers), len(evidence.documents))
    for number in find_quantities(text):
        matches = [match for match in quote_numbers if _is_same_value(number, match)]
        if matches:
            if fault := _usage_fault(number, matches, quote_numbers):
                return fault
            continue
        if number.value == 2 and _THE_TWO.search(text[: text.find(number.written)]):  # noqa: PLR2004
            continue  # "the two sides": those just mentioned
        if (
            number.value in known_values
            or number.value in question_values
            or (number.value == speaker_count and _counts_speakers(number))
        ):
            continue
        if _in_ratio(number, text, quote_numbers) or (
            "month" in number.unit and _is_year(number, evidence.quoted_text)
        ):
            continue
        if number.written.lower() in ("first", "once") or (
            number.written.lower() == "second" and not quote_numbers
        ):
            continue
        reason = message_text("refused-number", number=number.written)
        return SentenceFault(FaultKind.NUMBER, reason)
    return None


def _in_ratio(number: Number, text: str, quote_numbers: Sequence[Number]) -> bool:
    """Whether the number is part of "three out of four" where the quotes say 75%."""
    for match in _RATIO.finditer(text):
        parts = [part for part in find_quantities(f"{match[1]} . {match[2]}") if part.value]
        if match[1].lower() == "one":
            parts = [*find_quantities("1"), *parts]
        if len(parts) == 2 and number.value in (parts[0].value, parts[1].value):  # noqa: PLR2004
            share = 100 * parts[0].value / parts[1].value
            if any(
                abs(quote_number.value - share) < _NEAR and quote_number.percent
                for quote_number in quote_numbers
            ):
                return True
    return False


def _is_year(number: Number, quoted_text: str) -> bool:
    """Whether the number is the twelve months of a year that the quotes mention."""
    return number.value == 12 and re.search(r"\byear\b", quoted_text) is not None  # noqa: PLR2004


def _derived_values(quote_numbers: Sequence[Number], quoted_text: str) -> set[float]:
    """Values that follow from the quotes: "five of the ten" is half; a list has a length."""
    values = {float(match[0].count(",") + 1) for match in _LISTED.finditer(quoted_text)}
    values |= {
        match[0].count(",") + 2.0
        for match in _LISTED.finditer(quoted_text)
        if ", and" not in match[0]
    }
    for first, second in pairwise(quote_numbers):
        if f"{first.written} of the {second.written}" in quoted_text and second.value:
            values.add(100 * first.value / second.value)
    if re.search(r"\b(?:first|second) half of (?:the year |\d{4})", quoted_text):
        values.add(6.0)
    return values


def _counts_speakers(number: Number) -> bool:
    return bool(
        {"author", "writer", "document", "speaker", "sourc", "text", "voic"} & {*number.unit}
    )


def _is_same_value(number: Number, other: Number) -> bool:
    if abs(number.value - other.value) > 1e-6 * max(1.0, abs(other.value)):
        return False
    return number.percent == other.percent


def _usage_fault(
    number: Number, matches: Sequence[Number], quote_numbers: Sequence[Number]
) -> SentenceFault | None:
    """Return the fault of a number that the quotes have as a range, a bound or of other things."""
    if all(match.in_range for match in matches) and not (
        number.in_range or number.low or number.high
    ):
        reason = message_text("refused-range-end", number=number.written)
        return SentenceFault(FaultKind.NUMBER, reason)
    if number.more and all(match.less for match in matches):
        reason = message_text("refused-not-more", number=number.written)
        return SentenceFault(FaultKind.NUMBER, reason)
    if number.less and all(match.more for match in matches):
        reason = message_text("refused-not-less", number=number.written)
        return SentenceFault(FaultKind.NUMBER, reason)
    if (
        all(match.approximate for match in matches)
        and not number.approximate
        and not number.in_range
    ):
        reason = message_text("refused-rough-number", number=number.written)
        return SentenceFault(FaultKind.NUMBER, reason)
    if number.unit and all(match.unit and not {*number.unit} & {*match.unit} for match in matches):
        others = {
            unit for match in quote_numbers if match not in matches for unit in match.unit[:1]
        }
        if number.unit[0] in others and number.unit[0] not in {
            unit for match in matches for unit in match.unit
        }:
            reason = message_text("refused-counts-other", number=number.written)
            return SentenceFault(FaultKind.NUMBER, reason)
    return None
