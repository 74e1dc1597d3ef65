"""The reader of passages as search uses it: log-odds of each sentence to belong to the answer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from index.evidence.reader_net import WEIGHTS, Window, load_reader
from index.search.length_batches import batches_by_length
from index.search.torch_thread import run_on_torch_thread
from index.store.errors import EvidenceModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.evidence.reader_net import ReaderNet, WindowRow

TRAINED: Final = Path(__file__).parent / "weights"
NONE: Final = "none"  # the setting for no reader
SHIPPED_READER: Final = "onrecord"  # the setting for the one that comes with the project
_BATCH_TOKENS: Final = 2_400  # of a batch, padding included


@dataclass(frozen=True, slots=True)
class WindowReading:
    """Log-odds that each sentence of a window is needed for the answer, and that one of them is."""

    sentences: tuple[float, ...]
    window: float


class PassageReader(Protocol):
    """What a reader makes of windows of text, given a question."""

    def __call__(self, question: str, windows: Sequence[Window], /) -> Sequence[WindowReading]:
        """One reading a window, in order."""


def reader_for(setting: str) -> Reader | None:
    """The reader that a setting names: `onrecord`, a folder of weights, or `none`.

    EvidenceModelError when it has no weights.
    """
    if setting == NONE:
        return None
    return Reader(TRAINED if setting == SHIPPED_READER else Path(setting))


class Reader:
    """A `PassageReader` over weights that `evals.training.train_reader` wrote."""

    def __init__(self, folder: Path = TRAINED) -> None:
        """Find the weights, which are loaded with the first question, or by `load`.

        EvidenceModelError when there are none.
        """
        self._file = folder / WEIGHTS
        if not self._file.is_file():
            message = f"there is no evidence model in {folder}: it has no {WEIGHTS}"
            raise EvidenceModelError(message)
        self._net: ReaderNet | None = None

    def load(self) -> None:
        """Load the weights now; EvidenceModelError when they are damaged or of another model."""
        run_on_torch_thread(self._loaded)

    def _loaded(self) -> ReaderNet:
        """The weights; called on the torch thread alone, so that they are loaded once."""
        if self._net is None:
            net = load_reader(self._file)
            # The first text changes how the tokenizer pads, which two threads must not do at once.
            net.rows("Who asks first?", [Window("", ("Nobody.",))])
            self._net = net
        return self._net

    def __call__(self, question: str, windows: Sequence[Window]) -> list[WindowReading]:
        """One reading a window; batched by length, so that batches need little padding."""
        return read_windows(self._net or run_on_torch_thread(self._loaded), question, windows)


def read_windows(net: ReaderNet, question: str, windows: Sequence[Window]) -> list[WindowReading]:
    """One reading a window, in order; computed on torch's thread."""
    rows = net.rows(question, windows)
    readings: dict[int, WindowReading] = {}
    for batch in batches_by_length([len(row.ids) for row in rows], at_most=_BATCH_TOKENS):
        read = run_on_torch_thread(partial(_read, net, [rows[at] for at in batch]))
        readings.update(zip(batch, read, strict=True))
    return [readings[at] for at in range(len(rows))]


def _read(net: ReaderNet, rows: Sequence[WindowRow]) -> list[WindowReading]:
    # Loaded here, not above: torch takes seconds, and --help must not wait for it.
    import torch  # noqa: PLC0415

    with torch.inference_mode():
        sentences, windows = net.logits(rows)
    values, at, readings = sentences.tolist(), 0, []
    for row, window in zip(rows, windows.tolist(), strict=True):
        count = len(row.bounds)
        readings.append(WindowReading(tuple(values[at : at + count]), window))
        at += count
    return readings
