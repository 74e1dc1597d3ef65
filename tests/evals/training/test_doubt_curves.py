"""The curve of right and wrong words by the threshold of doubt."""

from __future__ import annotations

from evals.cases.forms import FORMS_FOLDER
from evals.training.doubt_curves import doubt_rows


def test_a_row_for_each_threshold_and_more_doubt_makes_no_more_words_right() -> None:
    rows = list(doubt_rows([FORMS_FOLDER / "dev" / "speaks-once"], (2.0, 0.9, 0.1)))
    assert [row.system for row in rows] == ["none", "0.9", "0.1"]
    rights = [float(row.cells[0]) for row in rows]
    assert rights == sorted(rights, reverse=True)
