"""Cue words that a quotation must not lose: negations, hedges, denials, numbers and dates."""

from __future__ import annotations

import re

from corpus.english.dates import MONTHS, WEEKDAYS
from corpus.english.hedges import QUOTATION_HEDGES
from corpus.english.negation import DENIALS_AROUND_QUOTATION, QUOTATION_NEGATIONS
from corpus.english.quantities import NUMBER_VALUES, ORDINALS, SCALE_VALUES

NEGATIONS = QUOTATION_NEGATIONS
HEDGES = QUOTATION_HEDGES
# Outside a quotation they negate it; inside they are words like any other.
DENIALS = DENIALS_AROUND_QUOTATION
_COUNTS = frozenset(NUMBER_VALUES).union(
    ORDINALS[:10],
    SCALE_VALUES,
    (f"{scale}s" for scale in SCALE_VALUES),
    ("trillion", "dozen", "half", "quarter", "once", "twice"),
)
_DATES = frozenset({*MONTHS, *WEEKDAYS})
_NEGATING = re.compile(r"(?:un|in|im|il|ir|dis|non)(?=\w{4})")


def is_negation(key: str) -> bool:
    """Whether the folded word is a negation: "not", "n't", "nobody"."""
    return key in NEGATIONS or key.endswith("n't")


def is_hedge(key: str, raw: str) -> bool:
    """Whether the word hedges or limits; "May" with a capital is the month."""
    return key in HEDGES and raw != "May"


def is_count(key: str, raw: str) -> bool:
    """Whether the word is a number, in figures or letters, or the name of a day or month."""
    return key[:1].isdigit() or key in _COUNTS or (raw[:1].isupper() and _names_date(key))


def is_turned(quoted: str, source: str) -> bool | None:
    """True if only the quoted word has a negating prefix, False if only the source's, else None."""
    for longer, shorter in ((quoted, source), (source, quoted)):
        prefix = _NEGATING.match(longer)
        if prefix and longer[prefix.end() :] == shorter:
            return longer == quoted
    return None


def _names_date(key: str) -> bool:
    return key in _DATES
