"""Hedges, conditions and certainties."""

from __future__ import annotations

import re

from corpus.english.hedges import CERTAINTIES, CONDITIONS, FREQUENCIES, QUOTATION_HEDGES


def test_hedges_conditions_and_certainties_are_told_apart() -> None:
    assert {"perhaps", "allegedly", "may"} <= QUOTATION_HEDGES
    assert re.fullmatch(CONDITIONS, "unless")
    assert re.fullmatch(CERTAINTIES, "undoubtedly")
    assert re.fullmatch(FREQUENCIES, "sometimes")
    assert not re.fullmatch(CERTAINTIES, "perhaps")
