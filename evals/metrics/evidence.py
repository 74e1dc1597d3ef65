"""Evidence: precision, recall, F1 and IoU of shown text against gold.

Characters as Smith & Troynikov, Evaluating Chunking Strategies for Retrieval (Chroma 2024);
sentences as in FEVER (Thorne et al., NAACL 2018). Alternatives and optional places are resolved
first (`evals.cases.resolve_alternatives`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from evals.cases.outcome import DocumentRange
from evals.cases.resolve_alternatives import ResolvedGold, resolve_alternatives
from evals.metrics.metric import Metric, Values

if TYPE_CHECKING:
    from collections.abc import Callable

    from evals.cases.outcome import Outcome


def precision(sets: ResolvedGold) -> float | None:
    """|shown ∩ gold| / |shown|; None when nothing was shown."""
    return len(sets.shown & sets.gold) / len(sets.shown) if sets.shown else None


def recall(sets: ResolvedGold) -> float | None:
    """|shown ∩ gold| / |gold|; None without gold."""
    return len(sets.shown & sets.gold) / len(sets.gold) if sets.gold else None


def f1(sets: ResolvedGold) -> float | None:
    """2 |shown ∩ gold| / (|shown| + |gold|); None without gold."""
    total = len(sets.shown) + len(sets.gold)
    return 2 * len(sets.shown & sets.gold) / total if sets.gold else None


def iou(sets: ResolvedGold) -> float | None:
    """|shown ∩ gold| / (|shown| + |gold| - |shown ∩ gold|) (Jaccard); None without gold."""
    return len(sets.shown & sets.gold) / len(sets.shown | sets.gold) if sets.gold else None


def _metric(
    measure: Callable[[ResolvedGold], float | None],
    name: str,
    units: Callable[[DocumentRange], set[tuple[str, int]]],
    unit: str,
) -> Metric:
    def of(outcome: Outcome) -> Values | None:
        value = measure(resolve_alternatives(outcome, units)) if outcome.points else None
        return None if value is None else (value,)

    return Metric(f"{measure.__name__}_{unit}", f"{name}, {unit}", of)


_MEASURES = ((precision, "Precision"), (recall, "Recall"), (f1, "F1"), (iou, "IoU"))
_UNITS = ((DocumentRange.characters, "characters"), (DocumentRange.sentence_units, "sentences"))
METRICS: Final = tuple(
    _metric(measure, name, units, unit) for units, unit in _UNITS for measure, name in _MEASURES
)
