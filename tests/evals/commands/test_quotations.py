"""python -m evals quotations, on a file of three."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from evals.commands.quotations import quotations

if TYPE_CHECKING:
    from pathlib import Path

EXACT = "The final bill was 3.1 million crowns."


def _run(tmp_path: Path, *cases: dict[str, Any]) -> tuple[int, str]:
    file = tmp_path / "quotations.jsonl"
    lines = (json.dumps({"suite": "footbridge", **case}) + "\n" for case in cases)
    file.write_text("".join(lines), "utf-8")
    done = CliRunner().invoke(quotations, [str(file)])
    return done.exit_code, done.output


def test_a_right_match_counts_and_exits_with_zero(tmp_path: Path) -> None:
    code, output = _run(
        tmp_path,
        {"id": "bill", "words": EXACT, "document": "interview", "match": "exact"},
        {"id": "moon", "words": "The moon is made of green cheese, he wrote.", "match": "absent"},
    )

    assert code == 0
    assert "| exact | 1 | 0 | 0 |" in output
    assert "| absent | 0 | 0 | 1 |" in output
    assert output.endswith("2 of 2 told apart, with the kind of change named\n")


def test_a_wrong_match_is_named_and_exits_with_one(tmp_path: Path) -> None:
    code, output = _run(tmp_path, {"id": "bill", "words": EXACT, "match": "absent"})

    assert code == 1
    assert "wrong: bill: absent (nothing changed) was called exact in interview:" in output
