"""Word F1: bags of words of shown text against gold, wherever they are.

Bags of words as SQuAD counts them (Rajpurkar et al., EMNLP 2016: lower case, no punctuation, no
articles), pooled over cases (micro average).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from evals.cases.resolve_alternatives import best_alternatives
from evals.metrics.metric import Metric, Values

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from evals.cases.outcome import DocumentRange, Outcome

_WORD = re.compile(r"\w+(?:[’'.,]\w+)*")
_ARTICLES = {"a", "an", "the"}


def shared_words(shown: Iterable[str], gold: Iterable[str]) -> Values:
    """Counts of shared words, of shown words, and of gold words."""
    shown_bag, gold_bag = _bag(shown), _bag(gold)
    return (
        float((shown_bag & gold_bag).total()),
        float(shown_bag.total()),
        float(gold_bag.total()),
    )


def pooled_f1(counts: Sequence[Values]) -> float | None:
    """2 Σ shared / (Σ shown + Σ gold), 0 to 1; None when there are no words."""
    shared, shown, gold = (sum(count[column] for count in counts) for column in range(3))
    return 2 * shared / (shown + gold) if shown + gold else None


def words(outcome: Outcome) -> Values | None:
    """The counts of a case; None without gold.

    Quotes of optional places only are left out. A place that is shown twice, or that two points
    share, counts once.
    """
    if not outcome.points:
        return None
    gold = dict.fromkeys(place.at for place in best_alternatives(outcome))
    places = [*(place for point in outcome.points for place in point), *outcome.optional]
    optional = [place.at for place in places]
    shown = dict.fromkeys(quote.evidence for quote in outcome.shown)
    counted = [
        quoted for quoted in shown if _touches(quoted, gold) or not _touches(quoted, optional)
    ]
    return shared_words((quoted.text for quoted in counted), (place.text for place in gold))


def _touches(words: DocumentRange, places: Iterable[DocumentRange]) -> bool:
    return any(words.touches(place) for place in places)


def _bag(texts: Iterable[str]) -> Counter[str]:
    tokens = (word for text in texts for word in _WORD.findall(text.lower()))
    return Counter(word for word in tokens if word not in _ARTICLES)


METRICS: Final = (
    Metric(
        "f1_words", "Word F1, pooled", words, pooled_f1, lambda counts: pooled_f1([counts]) or 0.0
    ),
)
