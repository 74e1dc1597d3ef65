"""Figures of an entailment model on the pairs that are held out, and thresholds chosen on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from evals.metrics.silence import auroc
from evals.training.entailment_sets import PairLabel
from index.entailment.entailment import entailments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evals.training.entailment_sets import EntailmentExample
    from index.entailment.entailment_net import EntailmentNet

MAX_FALSE_CONFIRMED: Final = 0.15  # share of the held-out false pairs that may be confirmed


def held_out_chances(
    net: EntailmentNet, examples: Sequence[EntailmentExample]
) -> list[tuple[EntailmentExample, float]]:
    """Each pair with the chance that it is entailed."""
    read = entailments(net, [(example.sentence, example.premise) for example in examples])
    return [(example, one.entailed) for example, one in zip(examples, read, strict=True)]


def held_out_lines(net: EntailmentNet, examples: Sequence[EntailmentExample]) -> Iterator[str]:
    """AUROC by set, and of each kind of edit against all entailed pairs."""
    chances = held_out_chances(net, examples)
    true = [chance for example, chance in chances if example.label is PairLabel.ENTAILED]
    groups: dict[str, tuple[list[float], list[float]]] = {}
    for example, chance in chances:
        entailed = example.label is PairLabel.ENTAILED
        for name in ("all", example.source, example.kind):
            if name:
                groups.setdefault(name, ([], []))[0 if entailed else 1].append(chance)
    for name, (own_true, false) in sorted(groups.items()):
        value = auroc(own_true if own_true and false else true, false)
        shown = f"{value:.3f}" if value is not None else "–"
        yield f"{name}: AUROC {shown}, {len(own_true)} entailed, {len(false)} not"


def choose_threshold(net: EntailmentNet, examples: Sequence[EntailmentExample]) -> float:
    """The chance from which a sentence counts as entailed: few false held-out pairs reach it."""
    chances = held_out_chances(net, examples)
    false = sorted(
        (chance for example, chance in chances if example.label is not PairLabel.ENTAILED),
        reverse=True,
    )
    return false[int(MAX_FALSE_CONFIRMED * len(false))]
