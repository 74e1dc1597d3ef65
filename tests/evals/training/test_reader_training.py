"""The training of the reader: it learns, and a training that was stopped goes on as it would have.

The nets are tiny, so that all of this takes seconds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
import torch

from evals.training.reader_training import (
    ReadingPlan,
    load_state,
    reading_loss,
    save_reader,
    train_reader,
)
from evals.training.reading_windows import IGNORED, ReadingExample, reading_examples
from index.evidence.reader import read_windows
from index.evidence.reader_net import ReaderNet, Window, WindowRow, write_reader
from tests.evals.training.invented_sets import reading_set
from tests.index.evidence.tiny_reader import tiny_net

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from torch import Tensor

_PLAN = ReadingPlan(rate=1e-3)
_EXAMPLES = reading_examples(reading_set(), most=99, near=2, far=2, seed=1)


@dataclass(frozen=True)
class _StoppedNet(ReaderNet):
    """A net that is stopped in its fourth step."""

    steps: list[int] = field(default_factory=list)

    def logits(self, rows: Sequence[WindowRow]) -> tuple[Tensor, Tensor]:
        """As ever, until the power fails."""
        self.steps.append(len(rows))
        if len(self.steps) == 4:
            raise KeyboardInterrupt
        return super().logits(rows)


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    """Tiny nets are quicker without threads that wait for each other."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def _tensors(net: ReaderNet) -> dict[str, Tensor]:
    return {**net.encoder.state_dict(), "weights": net.weights, "biases": net.biases}


def _differing(one: ReaderNet, other: ReaderNet) -> set[str]:
    """The names of the tensors that differ."""
    others = _tensors(other)
    return {name for name, value in _tensors(one).items() if not torch.equal(value, others[name])}


def test_a_training_that_was_stopped_ends_as_one_that_ran_through(tmp_path: Path) -> None:
    whole = train_reader(tiny_net(), _EXAMPLES, _PLAN, tmp_path / "unused.pt")
    checkpoint, net = tmp_path / "checkpoint.pt", tiny_net()
    stopped = _StoppedNet(net.encoder, net.tokenizer, net.weights, net.biases)

    with pytest.raises(KeyboardInterrupt):
        train_reader(stopped, _EXAMPLES, _PLAN, checkpoint, steps_per_checkpoint=2)
    resumed = train_reader(tiny_net(seed=8), _EXAMPLES, _PLAN, checkpoint, steps_per_checkpoint=2)

    assert _differing(whole, tiny_net())
    assert _differing(whole, resumed) == set()


def test_another_seed_gives_other_weights(tmp_path: Path) -> None:
    one, other = (
        train_reader(tiny_net(), _EXAMPLES, ReadingPlan(rate=1e-3, seed=seed), tmp_path / "no.pt")
        for seed in (4, 5)
    )

    assert _differing(one, other)


def test_frozen_layers_and_the_embeddings_stay_as_they_were(tmp_path: Path) -> None:
    plan = ReadingPlan(rate=1e-3, frozen=1)
    changed = _differing(
        train_reader(tiny_net(), _EXAMPLES[:20], plan, tmp_path / "no.pt"), tiny_net()
    )

    assert not any(name.startswith(("embeddings.", "encoder.layer.0.")) for name in changed)
    assert any(name.startswith("encoder.layer.1.") for name in changed)
    assert {"weights", "biases"} <= changed


def _shaped(number: int) -> ReadingExample:
    """A window in which the one sentence of lamps answers, wherever it stands."""
    lines = [f"The council met in room {at} on Monday." for at in range(number % 4)]
    after = [f"A baker sold {at} loaves at the quay." for at in range(3 - number % 4)]
    sentences = (*lines, f"Lamps, lamps and lamps burn in house {number}.", *after)
    targets = tuple(float(words.startswith("Lamps")) for words in sentences)
    return ReadingExample("What burns?", Window("", sentences), targets, "invented")


def test_a_net_learns_which_sentences_answer(tmp_path: Path) -> None:
    examples = [_shaped(number) for number in range(300)]
    net = train_reader(tiny_net(), examples, ReadingPlan(rate=1e-2), tmp_path / "no.pt")
    unseen = [_shaped(number) for number in range(1_000, 1_012)]
    with torch.no_grad():
        readings = read_windows(net, "What burns?", [one.window for one in unseen])

    for example, reading in zip(unseen, readings, strict=True):
        assert example.targets[reading.sentences.index(max(reading.sentences))] == 1.0


def test_a_sentence_that_counts_neither_way_moves_nothing() -> None:
    sentences = torch.tensor([0.3, -0.7, 0.2], requires_grad=True)
    windows = torch.tensor([0.1], requires_grad=True)
    example = ReadingExample("Who?", Window("", ("a", "b", "c")), (1.0, IGNORED, 0.0), "invented")
    torch.autograd.backward([reading_loss(sentences, windows, [example])])

    assert sentences.grad is not None
    assert sentences.grad[0] < 0.0  # to be raised
    assert sentences.grad[1] == 0.0
    assert sentences.grad[2] > 0.0
    assert windows.grad is not None
    assert windows.grad[0] < 0.0


@pytest.mark.parametrize(
    ("targets", "sign"), [((0.0, 0.0), 1), ((0.0, IGNORED), 0), ((1.0, IGNORED), -1)]
)
def test_a_window_answers_not_if_what_is_harmless_may_yet_answer(
    targets: tuple[float, ...], sign: int
) -> None:
    windows = torch.tensor([0.1], requires_grad=True)
    example = ReadingExample("Who?", Window("", ("a", "b")), targets, "invented")
    loss = reading_loss(torch.zeros(2, requires_grad=True), windows, [example])
    torch.autograd.backward([loss])

    assert windows.grad is not None
    assert torch.sign(windows.grad[0]) == sign


def test_weights_are_read_as_they_were_written_for_further_training(tmp_path: Path) -> None:
    net = tiny_net()
    save_reader(net, tmp_path / "reader.pt")

    assert _differing(load_state(tiny_net(seed=8), tmp_path / "reader.pt"), net) == set()


def test_weights_of_a_finished_reader_are_begun_from_with_their_heads(tmp_path: Path) -> None:
    net = tiny_net()
    write_reader(net, tmp_path / "reader.safetensors")
    loaded = load_state(tiny_net(seed=8), tmp_path / "reader.safetensors")

    assert torch.equal(loaded.weights, net.weights)
    first, second = (_tensors(one)["embeddings.word_embeddings.weight"] for one in (loaded, net))
    assert torch.allclose(first, second, rtol=1e-2)  # written in bfloat16
