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
    mine, its = _bag(shown), _bag(gold)
    return (float((mine & its).total()), float(mine.total()), float(its.total()))


def pooled_f1(counts: Sequence[Values]) -> float | None:
    """2 Σ shared / (Σ shown + Σ gold), 0 to 1; None when there are no words."""
    shared, shown, gold = (sum(count[at] for count in counts) for at in range(3))
    return 2 * shared / (shown + gold) if shown + gold else None


def words(outcome: Outcome) -> Values | None:
    """The counts of a case; None without gold.

    Quotes of optional places only are left out. A place that is shown twice, or that two points
    share, counts once.
    """
    if not outcome.points:
        return None
    gold = dict.fromkeys(one.at for one in best_alternatives(outcome))
    places = [*(one for point in outcome.points for one in point), *outcome.optional]
    harmless = [one.at for one in places]
    shown = dict.fromkeys(quote.evidence for quote in outcome.shown)
    counted = [one for one in shown if _touches(one, gold) or not _touches(one, harmless)]
    return shared_words((one.text for one in counted), (one.text for one in gold))


def _touches(one: DocumentRange, places: Iterable[DocumentRange]) -> bool:
    return any(one.touches(place) for place in places)


def _bag(texts: Iterable[str]) -> Counter[str]:
    found = (word for text in texts for word in _WORD.findall(text.lower()))
    return Counter(word for word in found if word not in _ARTICLES)


METRICS: Final = (
    Metric(
        "f1_words", "Word F1, pooled", words, pooled_f1, lambda counts: pooled_f1([counts]) or 0.0
    ),
)
