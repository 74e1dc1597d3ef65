"""The net of line roles gives in numpy what it gives in torch; rendered lines keep their places."""

from __future__ import annotations

import random

import numpy as np
import pytest
import torch

from corpus.structure.line_features import line_features
from corpus.structure.line_roles import LineModel, LineRole
from evals.training.material import Material
from evals.training.render_forms import render
from evals.training.train_lines import LineNet, example

MATERIAL = Material(
    dialogues=(((0, "Who shut the sluice?"), (1, "I did."), (0, "Why?"), (1, "It rained.")),),
    prose=(("The sluice was shut on Monday. Nobody said why.", "The mill stood still."),),
    stories=(("A miller had three sons. The youngest kept eels.",),),
    questions=("Who keeps the key?", "Was it locked?"),
)


@pytest.mark.parametrize("seed", range(40))
def test_rendered_lines_are_the_lines_of_the_text(seed: int) -> None:
    document = render(MATERIAL, seed)

    written = [line for line in document.text.split("\n") if line.strip()]
    assert [line.text for line in document.lines] == written
    assert document == render(MATERIAL, seed)
    assert len(line_features(document.text, document.marks).lines) == len(document.lines)


@pytest.mark.parametrize("seed", range(40))
def test_a_label_ends_where_the_words_begin(seed: int) -> None:
    for line in render(MATERIAL, seed).lines:
        if line.name and line.role is LineRole.BEGINS:
            assert 0 <= line.name[0] < line.name[1] <= line.words <= len(line.text)


def test_numpy_gives_what_torch_gives() -> None:
    torch.manual_seed(random.Random(7).randrange(1000))  # noqa: S311
    net = LineNet().eval()
    model = LineModel({name: value.numpy() for name, value in net.state_dict().items()})
    one = example(render(MATERIAL, 3))
    features = one.features
    with torch.no_grad():
        roles, _ = net(
            *(
                torch.from_numpy(values)[None]
                for values in (
                    features.shapes,
                    features.words,
                    features.token_numbers,
                    features.line_numbers,
                )
            ),
            torch.tensor([len(features.lines)]),
        )

    shares = model.shares(features)

    np.testing.assert_allclose(shares, roles.softmax(-1)[0].numpy(), atol=1e-5)
