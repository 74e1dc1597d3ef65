"""Logistic regression whose weights keep the signs that they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

Matrix = npt.NDArray[np.float64]
_REGULARISATION = 1.0  # of the squares of the weights; with so many cases it hardly matters


def fit_regression(
    values: Matrix, labels: npt.NDArray[np.bool], weights: Matrix, signs: Sequence[int]
) -> tuple[Matrix, float]:
    """Coefficients and intercept; a sign of 1 lets none be below 0, -1 none above it, 0 any.

    `values` has a row a case and a column a feature, `weights` how much each case counts. Without
    signs a fit takes words shared with the question for a sign against a sentence, for near misses
    were written to share them; elsewhere they are none.
    """
    # Imported here, since nothing else needs it.
    from scipy.optimize import minimize  # noqa: PLC0415

    means, scales = values.mean(axis=0), values.std(axis=0)
    scales = np.where(scales > 0.0, scales, 1.0)
    scaled = (values - means) / scales

    def loss(parameters: Matrix) -> tuple[float, Matrix]:
        log_odds = scaled @ parameters[1:] + parameters[0]
        each = np.logaddexp(0.0, log_odds) - labels * log_odds
        excess = weights * (1.0 / (1.0 + np.exp(-log_odds)) - labels)
        slopes = scaled.T @ excess + _REGULARISATION * parameters[1:]
        penalty = 0.5 * _REGULARISATION * float(parameters[1:] @ parameters[1:])
        return float(weights @ each) + penalty, np.array([excess.sum(), *slopes])

    limits = {1: (0.0, None), -1: (None, 0.0), 0: (None, None)}
    bounds = [(None, None), *(limits[sign] for sign in signs)]
    start = np.zeros(len(bounds))
    found = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x
    coefficients = found[1:] / scales
    return coefficients, float(found[0] - coefficients @ means)
