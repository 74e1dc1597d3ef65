"""The role of each line of a text, by a small learnt model: who begins to speak, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from corpus.structure.line_features import line_features

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from corpus.model.mark import Mark
    from corpus.model.span import Span
    from corpus.structure.line_features import LineFeatures

    Array = npt.NDArray[np.floating[Any]]

LINE_WEIGHTS: Final = Path(__file__).parent / "data" / "line_roles.safetensors"
_LINES_AT_ONCE = 2_000  # so that a long text needs no more memory than a short one


class LineRole(StrEnum):
    """What a line does in a text of one or several people's words."""

    WORDS = "words"  # goes on with the words of the one before, or the author's
    BEGINS = "begins"  # another person's words begin, behind a label or without one
    HEAD = "head"  # names who speaks below
    ASIDE = "aside"  # nobody's: headings, furniture, what happens
    RETURNS = "returns"  # the author or narrator goes on after another's words


LINE_ROLES: Final = tuple(LineRole)


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line with the probability of each role."""

    span: Span
    shares: Mapping[LineRole, float]

    @property
    def role(self) -> LineRole:
        """The most probable role."""
        return max(self.shares, key=lambda role: self.shares[role])

    @property
    def other_hand(self) -> float:
        """The probability that another one's words begin here, or the author's again."""
        shares = self.shares
        return shares[LineRole.BEGINS] + shares[LineRole.HEAD] + shares[LineRole.RETURNS]


def lines_with_roles(text: str, marks: Sequence[Mark] = ()) -> tuple[ReadLine, ...]:
    """The text's lines that are not blank, with their roles."""
    features = line_features(text, marks)
    if not features.lines:
        return ()
    return tuple(
        ReadLine(line, dict(zip(LINE_ROLES, map(float, shares), strict=True)))
        for line, shares in zip(features.lines, _model().shares(features), strict=True)
    )


class LineModel:
    """The net in numpy: convolutions over a line's tokens, a bidirectional GRU over the lines."""

    def __init__(self, weights: Mapping[str, Array]) -> None:
        """Take the weights, by their names in `LineNet`."""
        self._weights = weights

    def shares(self, features: LineFeatures) -> Array:
        """The probabilities of the roles of each line."""
        starts = range(0, len(features.lines), _LINES_AT_ONCE)
        pieces = [self._lines(features, slice(at, at + _LINES_AT_ONCE)) for at in starts]
        lines = np.concatenate(pieces)
        around = np.concatenate((self._gru(lines, ""), self._gru(lines[::-1], "_reverse")[::-1]), 1)
        return _softmax(self._linear("role", np.concatenate((around, lines), axis=1)))

    def _lines(self, features: LineFeatures, cut: slice) -> Array:
        """What the tokens of these lines and the numbers about the lines come to."""
        tokens = self._tokens(features, cut)
        parts = (tokens.max(1), tokens[:, 0], tokens[:, 1], features.line_numbers[cut])
        return _relu(self._linear("line", np.concatenate(parts, axis=1)))

    def _tokens(self, features: LineFeatures, cut: slice) -> Array:
        """The tokens of these lines, each with what is around it."""
        weights, shapes = self._weights, features.shapes[cut]
        parts = (
            weights["shape.weight"][shapes],
            weights["word.weight"][features.words[cut]],
            features.token_numbers[cut],
        )
        shown = (shapes > 0)[:, :, None]
        near = self._convolved("near", np.concatenate(parts, axis=2)) * shown
        return self._convolved("wide", near) * shown

    def _linear(self, name: str, values: Array) -> Array:
        return values @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]

    def _convolved(self, name: str, tokens: Array) -> Array:
        """Each token with its two neighbours."""
        weight = self._weights[f"{name}.weight"]
        padded = np.pad(tokens, ((0, 0), (1, 1), (0, 0)))
        total = sum(padded[:, at : at + tokens.shape[1]] @ weight[:, :, at].T for at in range(3))
        return _relu(total + self._weights[f"{name}.bias"])

    def _gru(self, lines: Array, direction: str) -> Array:
        """Cho et al. 2014, with the gates in torch's order: reset, update, new."""
        recurrent = self._weights[f"gru.weight_hh_l0{direction}"].T
        bias = self._weights[f"gru.bias_hh_l0{direction}"]
        inputs = lines @ self._weights[f"gru.weight_ih_l0{direction}"].T
        inputs = inputs + self._weights[f"gru.bias_ih_l0{direction}"]
        size = recurrent.shape[0]
        state = np.zeros(size, np.float32)
        states = np.empty((len(lines), size), np.float32)
        for at, given in enumerate(inputs):
            held = state @ recurrent + bias
            gates = _sigmoid(given[: 2 * size] + held[: 2 * size])
            new = np.tanh(given[2 * size :] + gates[:size] * held[2 * size :])
            state = new + gates[size:] * (state - new)
            states[at] = state
        return states


@lru_cache(maxsize=1)
def _model() -> LineModel:
    from safetensors.numpy import load_file  # noqa: PLC0415 - only where a text has no marks

    return LineModel(load_file(LINE_WEIGHTS))


def _relu(values: Array) -> Array:
    return np.maximum(values, 0)


def _sigmoid(values: Array) -> Array:
    return 1 / (1 + np.exp(-np.clip(values, -30, 30)))


def _softmax(values: Array) -> Array:
    powers = np.exp(values - values.max(-1, keepdims=True))
    shares: Array = powers / powers.sum(-1, keepdims=True)
    return shares
