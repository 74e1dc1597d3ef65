"""The training of the entailment model: it learns, and goes on where it was stopped."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
import torch

from evals.training.entailment_choice import choose_threshold, held_out_lines
from evals.training.entailment_pairs import split_examples
from evals.training.entailment_sets import EntailmentExample, PairLabel
from evals.training.entailment_training import EntailmentPlan, entailment_loss, train_entailment
from index.entailment.entailment_net import EntailmentNet, EntailmentPremise, PairRow
from tests.index.entailment.tiny_entailment import tiny_entailment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from torch import Tensor

_PLAN = EntailmentPlan(rate=1e-3)
_EXAMPLES = [
    EntailmentExample(
        f"It is {place}.", EntailmentPremise(f"The {thing} is {place}."), label, "invented"
    )
    for thing in ("bridge", "ferry", "mill", "tower")
    for number, place in enumerate(
        ["here", "there", "near", "far", "old", "new", "high", "low"] * 40
    )
    for label in [PairLabel(number % 4)]
]


@dataclass(frozen=True)
class _StoppedNet(EntailmentNet):
    """A net that is stopped in its fourth step."""

    steps: list[int] = field(default_factory=list)

    def logits(self, rows: Sequence[PairRow]) -> Tensor:
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


def _differing(one: EntailmentNet, other: EntailmentNet) -> set[str]:
    others = {**other.encoder.encoder.state_dict(), "weights": other.weights}
    own = {**one.encoder.encoder.state_dict(), "weights": one.weights}
    return {name for name, value in own.items() if not torch.equal(value, others[name])}


def test_a_training_that_was_stopped_ends_as_one_that_ran_through(tmp_path: Path) -> None:
    whole = train_entailment(tiny_entailment(), _EXAMPLES, _PLAN, tmp_path / "unused.pt")
    checkpoint, net = tmp_path / "checkpoint.pt", tiny_entailment()
    stopped = _StoppedNet(net.encoder, net.tokenizer, net.weights, net.biases)

    with pytest.raises(KeyboardInterrupt):
        train_entailment(stopped, _EXAMPLES, _PLAN, checkpoint, steps_per_checkpoint=2)
    resumed = train_entailment(
        tiny_entailment(), _EXAMPLES, _PLAN, checkpoint, steps_per_checkpoint=2
    )

    assert _differing(whole, tiny_entailment())
    assert _differing(whole, resumed) == set()


def test_what_is_not_entailed_may_be_neither_or_contradicted() -> None:
    logits = torch.log(torch.tensor([[0.2, 0.5, 0.3]]))

    losses = [float(entailment_loss(logits, [label])) for label in PairLabel]

    assert [round(float(torch.exp(torch.tensor(-one))), 3) for one in losses] == [
        0.2,
        0.5,
        0.3,
        0.8,
    ]


def test_held_out_pairs_are_those_of_some_quotes_whatever_an_edit_makes_of_them() -> None:
    given = [
        EntailmentExample(
            "So.", EntailmentPremise(f"{number} edited"), PairLabel.ENTAILED, "a", "", str(number)
        )
        for number in range(400)
    ]
    again = [
        EntailmentExample("No.", EntailmentPremise(str(n)), PairLabel.NEITHER, "a")
        for n in range(400)
    ]

    trained, held_out = split_examples(given)
    _, held_out_again = split_examples(again)

    assert len(trained) + len(held_out) == 400
    assert {one.origin for one in held_out} == {one.premise.quote for one in held_out_again}


def test_a_threshold_lets_few_false_pairs_pass() -> None:
    net = tiny_entailment()

    threshold = choose_threshold(net, _EXAMPLES)

    assert 0 <= threshold <= 1
    assert any(line.startswith("all: AUROC") for line in held_out_lines(net, _EXAMPLES))
