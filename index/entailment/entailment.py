"""The entailment model as the check of sentences uses it: the chance that a sentence follows."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final, Protocol

from index.entailment.entailment_net import ENTAILMENT_WEIGHTS, EntailmentPremise, load_entailment
from index.entailment.onnx_entailment import ONNX_MODEL, OnnxEntailment
from index.entailment.result import Entailment
from index.search.length_batches import batches_by_length
from index.search.torch_thread import run_on_torch_thread
from index.store.errors import EntailmentModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.entailment.entailment_net import EntailmentNet, PairRow

NO_ENTAILMENT: Final = "none"  # the setting for no model
SHIPPED_ENTAILMENT: Final = "onrecord"  # the setting for the one that comes with the project
SHIPPED_WEIGHTS: Final = Path(__file__).parent / "weights"
# Chosen by evals/training/entailment_choice.py on premises that were held out.
CONFIRMED_FROM: Final = 0.5
_BATCH_TOKENS: Final = 2_400  # of a batch, padding included


class EntailmentModel(Protocol):
    """What a model makes of sentences and their premises.

    A sentence is confirmed from a chance of `confirmed_from` on, 0 to 1.
    """

    @property
    def confirmed_from(self) -> float:
        """The least chance of being entailed from which a sentence is confirmed."""

    def __call__(self, pairs: Sequence[tuple[str, EntailmentPremise]], /) -> Sequence[Entailment]:
        """One result a pair, in order."""


def entailment_for(setting: str) -> EntailmentModel | None:
    """The model that a setting names: `onrecord`, a folder, or `none`.

    The folder has weights of `evals.training.train_entailment`, or a cross-encoder of natural
    language inference in ONNX. EntailmentModelError when it has neither.
    """
    if setting == NO_ENTAILMENT:
        return None
    folder = SHIPPED_WEIGHTS if setting == SHIPPED_ENTAILMENT else Path(setting)
    is_onnx = (folder / ONNX_MODEL).is_file()
    return OnnxEntailment(folder) if is_onnx else TrainedEntailment(folder)


class TrainedEntailment:
    """An `EntailmentModel` over weights that `evals.training.train_entailment` wrote.

    They are loaded when the first sentence is to be read, as most questions need none.
    """

    confirmed_from = CONFIRMED_FROM

    def __init__(self, folder: Path = SHIPPED_WEIGHTS) -> None:
        """Store the folder; EntailmentModelError when it has no weights."""
        self._file = folder / ENTAILMENT_WEIGHTS
        if not self._file.is_file():
            message = (
                f"there is no entailment model in {folder}: "
                f"it has neither {ENTAILMENT_WEIGHTS} nor {ONNX_MODEL}"
            )
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
    for batch in batches_by_length([len(row.ids) for row in rows], at_most=_BATCH_TOKENS):
        chances = run_on_torch_thread(partial(_chances, net, [rows[at] for at in batch]))
        results.update(zip(batch, chances, strict=True))
    return [results[at] for at in range(len(rows))]


def _chances(net: EntailmentNet, rows: Sequence[PairRow]) -> list[Entailment]:
    # Loaded here, not above: torch takes seconds, and --help must not wait for it.
    import torch  # noqa: PLC0415

    with torch.inference_mode():
        chances = torch.softmax(net.logits(rows), dim=1).tolist()
    return [Entailment(entailed, contradicted) for entailed, _, contradicted in chances]
