"""Words that turn a sentence round, weaken it, or count: what a quotation must not lose."""

from __future__ import annotations

import re

from corpus.english.dates import MONTHS, WEEKDAYS
from corpus.english.hedges import QUOTATION_HEDGES
from corpus.english.negation import DENIALS_AROUND_QUOTATION, QUOTATION_NEGATIONS
from corpus.english.quantities import NUMBER_VALUES, ORDINALS, SCALE_VALUES

NEGATIONS = QUOTATION_NEGATIONS
HEDGES = QUOTATION_HEDGES
# Around a quotation they turn it as a negation does; within it they are words like others.
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
    """Whether the folded word denies: "not", "n't", "nobody"."""
    return key in NEGATIONS or key.endswith("n't")


def is_hedge(key: str, raw: str) -> bool:
    """Whether the word weakens or limits; "May" with its capital is taken for the month."""
    return key in HEDGES and raw != "May"


def is_count(key: str, raw: str) -> bool:
    """Whether the word is a number, in figures or letters, or the name of a day or month."""
    return key[:1].isdigit() or key in _COUNTS or (raw[:1].isupper() and _names_date(key))


def is_turned(said: str, stands: str) -> bool | None:
    """True when `said` is `stands` with a negating prefix, False the other way; None otherwise."""
    for longer, shorter in ((said, stands), (stands, said)):
        found = _NEGATING.match(longer)
        if found and longer[found.end() :] == shorter:
            return longer == said
    return None


def _names_date(key: str) -> bool:
    return key in _DATES
