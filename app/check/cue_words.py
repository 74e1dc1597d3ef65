"""Words that turn a sentence round, weaken it, or count: what a quotation must not lose."""

from __future__ import annotations

import re

from corpus.english.dates import MONTHS, WEEKDAYS
from corpus.english.quantities import NUMBER_VALUES, ORDINALS, SCALE_VALUES

NEGATIONS = frozenset(
    """not no never nobody none nothing nowhere neither nor cannot cant without hardly scarcely
    barely nicht kein keine keinen nie не ни нет ні немає ніколи никогда""".split()  # noqa: SIM905
)
HEDGES = frozenset(
    """may might could perhaps maybe probably possibly allegedly reportedly supposedly apparently
    arguably presumably seem seems seemed appear appears appeared likely unlikely almost nearly
    roughly approximately approx some sometimes often usually mostly partly only merely if unless
    think thinks believe believes suspect suspects assume assumes guess suppose""".split()  # noqa: SIM905
)
# Around a quotation they turn it as a negation does; within it they are words like others.
DENIALS = frozenset(
    """deny denies denied denying doubt doubts doubted dispute disputes disputed false untrue
    refuse refuses refused reject rejects rejected""".split()  # noqa: SIM905
)
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
