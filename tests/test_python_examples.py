"""Every example of docs/python.md runs, in its order, and does what the page says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest

_REPOSITORY = Path(__file__).parents[1]
_EXAMPLE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_examples_ingest_ask_and_retrieve(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(_REPOSITORY / "tests" / "footbridge", tmp_path / "documents")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_EVIDENCE", "none")  # the reader takes seconds a question
    examples = _EXAMPLE.findall((_REPOSITORY / "docs" / "python.md").read_text(encoding="utf-8"))
    names: dict[str, Any] = {}

    for number, example in enumerate(examples):
        exec(compile(example, f"docs/python.md, example {number}", "exec"), names)  # noqa: S102 - our own page

    answer, nodes, ferry = names["answer"], names["nodes"], names["ferry"]
    quotes = [citation for claim in answer.claims for citation in claim.citations]
    assert len(examples) == 4
    assert names["report"].added
    assert quotes
    assert quotes[0].quote.exact in capsys.readouterr().out
    assert [node.text for node in nodes] == [citation.quote.exact for citation in quotes]
    assert [(node.node.start_char_idx, node.node.end_char_idx) for node in nodes] == [
        (citation.span.start, citation.span.end) for citation in quotes
    ]
    assert all(node.score == answer.confidence for node in nodes)
    assert ferry[0].metadata["speaker"] == "Ines Tarrow"
    assert ferry[0].metadata["published"] == "2024-11"
    assert ferry[0].node.source_node.node_id == "letter"
    assert "The ferry will stop for the winter." in ferry[0].text
