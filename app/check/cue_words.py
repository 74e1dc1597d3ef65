"""Cue words that a quotation must not lose: negations, hedges, denials, numbers and dates."""

from __future__ import annotations

import re

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
# Outside a quotation they negate it; inside they are words like any other.
DENIALS = frozenset(
    """deny denies denied denying doubt doubts doubted dispute disputes disputed false untrue
    refuse refuses refused reject rejects rejected""".split()  # noqa: SIM905
)
_COUNTS = frozenset(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty
    ninety hundred hundreds thousand thousands million millions billion billions trillion dozen
    half quarter first second third fourth fifth sixth seventh eighth ninth tenth once twice
    """.split()  # noqa: SIM905
)
_DATES = frozenset(
    """january february march april june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday""".split()  # noqa: SIM905
)
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
    return key in _DATES or key == "may"
