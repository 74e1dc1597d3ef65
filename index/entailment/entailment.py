"""The entailment model as the check of sentences uses it: the chance that a sentence follows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final, Protocol

from index.entailment.entailment_net import ENTAILMENT_WEIGHTS, EntailmentPremise, load_entailment
from index.search.torch_thread import run_on_torch_thread
from index.store.errors import EntailmentModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.entailment.entailment_net import EntailmentNet, PairRow

NO_ENTAILMENT: Final = "none"  # the setting for no model
SHIPPED_ENTAILMENT: Final = "onrecord"  # the setting for the one that comes with the project
SHIPPED_WEIGHTS: Final = Path(__file__).parent / "weights"
_BATCH_TOKENS: Final = 2_400  # of a batch, padding included


@dataclass(frozen=True, slots=True)
class Entailment:
    """The chances that a premise entails a sentence, and that it contradicts it; each 0 to 1."""

    entailed: float
    contradicted: float


class EntailmentModel(Protocol):
    """What a model makes of sentences and their premises."""

    def __call__(self, pairs: Sequence[tuple[str, EntailmentPremise]], /) -> Sequence[Entailment]:
        """One result a pair, in order."""


def entailment_for(setting: str) -> EntailmentModel | None:
    """The model that a setting names: `onrecord`, a folder of weights, or `none`.

    EntailmentModelError when there are no weights.
    """
    if setting == NO_ENTAILMENT:
        return None
    return TrainedEntailment(SHIPPED_WEIGHTS if setting == SHIPPED_ENTAILMENT else Path(setting))


class TrainedEntailment:
    """An `EntailmentModel` over weights that `evals.training.train_entailment` wrote.

    They are loaded when the first sentence is to be read, as most questions need none.
    """

    def __init__(self, folder: Path = SHIPPED_WEIGHTS) -> None:
        """Store the folder; EntailmentModelError when it has no weights."""
        self._file = folder / ENTAILMENT_WEIGHTS
        if not self._file.is_file():
            message = f"there is no entailment model in {folder}: it has no {ENTAILMENT_WEIGHTS}"
            raise EntailmentModelError(message)
        self._lock = Lock()
        self._net: EntailmentNet | None = None

    def __call__(self, pairs: Sequence[tuple[str, EntailmentPremise]]) -> list[Entailment]:
        """One result a pair, in order; EntailmentModelError for weights of another model."""
        with self._lock:  # a tokenizer fails when two threads change its padding at once
            if self._net is None:
                self._net = load_entailment(self._file)
            return entailments(self._net, pairs)


def entailments(
    net: EntailmentNet, pairs: Sequence[tuple[str, EntailmentPremise]]
) -> list[Entailment]:
    """One result a pair, in order; batched by length, and computed on torch's thread."""
    rows = net.rows(pairs)
    results: dict[int, Entailment] = {}
    for batch in _batches(rows):
        chances = run_on_torch_thread(partial(_chances, net, [rows[at] for at in batch]))
        results.update(zip(batch, chances, strict=True))
    return [results[at] for at in range(len(rows))]


def _batches(rows: Sequence[PairRow]) -> list[list[int]]:
    """Indices of rows, the longest first, in batches of at most `_BATCH_TOKENS`."""
    batches: list[list[int]] = []
    for at in sorted(range(len(rows)), key=lambda at: -len(rows[at].ids)):
        if batches and (len(batches[-1]) + 1) * len(rows[batches[-1][0]].ids) <= _BATCH_TOKENS:
            batches[-1].append(at)
        else:
            batches.append([at])
    return batches


def _chances(net: EntailmentNet, rows: Sequence[PairRow]) -> list[Entailment]:
    # Loaded here, not above: torch takes seconds, and --help must not wait for it.
    import torch  # noqa: PLC0415

    with torch.inference_mode():
        chances = torch.softmax(net.logits(rows), dim=1).tolist()
    return [Entailment(entailed, contradicted) for entailed, _, contradicted in chances]
