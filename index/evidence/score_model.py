"""The model that weighs the signals of a sentence: a logistic regression, fitted on questions.

`python -m evals fit evidence` fits it and writes its weights. See docs/evidence-model.md.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.evidence.evidence import Signals

SCORE_FILE: Final = Path(__file__).with_suffix(".json")
# The parts that a reader of an explanation is shown, and the features that make up each.
PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "cosine": ("cosine_gap", "nearest"),
    "words": ("words",),
    "around": ("around",),
    "passage": ("passage", "first"),
    "asked": ("asked",),
    "asks": ("asks", "interviews"),
    "length": ("length",),
    "reader": ("reading", "reading_gap"),
}
FEATURES: Final = tuple(name for names in PARTS.values() for name in names)
UNREAD: Final = PARTS["reader"]  # the features that only a reader gives
_MOST_LOG_ODDS: Final = 30.0  # beyond them a probability is 0 or 1


@dataclass(frozen=True, slots=True)
class ScoreModel:
    """The log-odds where all features are 0, and a weight a feature."""

    bias: float
    weights: Mapping[str, float]

    def contributions(self, signals: Signals) -> dict[str, float]:
        """What each part adds to the log-odds that the sentence answers, or takes off them."""
        values = features_of(signals)
        return {
            part: sum(self.weights.get(name, 0.0) * values[name] for name in names)
            for part, names in PARTS.items()
        }

    def log_odds(self, signals: Signals) -> float:
        """The log-odds that the sentence belongs to the answer."""
        return self.bias + sum(self.contributions(signals).values())


def logistic(log_odds: float) -> float:
    """The probability of these log-odds, 0 to 1."""
    return 1.0 / (1.0 + math.exp(-max(-_MOST_LOG_ODDS, min(_MOST_LOG_ODDS, log_odds))))


def features_of(signals: Signals) -> dict[str, float]:
    """The number of each feature, by name."""
    reading = signals.reading
    return {
        "cosine_gap": signals.cosine_gap,
        "nearest": 1.0 / signals.cosine_rank,
        "words": signals.words,
        "around": signals.around,
        "passage": signals.passage,
        "first": 1.0 / signals.rank,
        "asked": float(signals.asked),
        "asks": float(signals.asks),
        "interviews": float(signals.interviews),
        "length": math.log1p(signals.chars),
        "reading": 0.0 if reading is None else reading,
        "reading_gap": 0.0 if reading is None else signals.reading_gap,
    }


def models_from_json(text: str) -> dict[str, ScoreModel]:
    """The models by setting, as `models_as_json` wrote them."""
    return {
        setting: ScoreModel(written["bias"], written["weights"])
        for setting, written in json.loads(text).items()
    }


def models_as_json(models: Mapping[str, ScoreModel]) -> str:
    """The models by setting: bias and weights by name."""
    written = {
        setting: {"bias": model.bias, "weights": dict(model.weights)}
        for setting, model in models.items()
    }
    return json.dumps(written, indent=2) + "\n"


# Where the embedding model does not read the language, only words count. Set by hand, so that half
# of the question's words, by rarity, in one sentence are as good as not; see docs/confidence.md.
WORDS_MODEL: Final = ScoreModel(-4.0, {"words": 6.0, "around": 2.0, "asks": -0.5})
READ: Final = "read"  # where a reader has read the passages
NOT_READ: Final = "not read"
SHIPPED_MODELS: Final = models_from_json(SCORE_FILE.read_text(encoding="utf-8"))
