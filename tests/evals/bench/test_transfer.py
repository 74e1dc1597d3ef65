"""The bench of transfer: what a hit is, and the table of all sets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from corpus.model.span import Span
from evals.bench.transfer import is_hit, run, system_with_reader
from evals.systems.system import SystemAnswer
from index.evidence.reader import TRAINED
from index.store.errors import EvidenceModelError
from tests.evals.doubles import Scripted, made
from tests.index.folders import invented

if TYPE_CHECKING:
    from pathlib import Path

_GOLD = (("pier", Span(10, 30)),)


@pytest.mark.parametrize(
    ("quote", "hit"),
    [
        (("pier", Span(10, 30)), True),
        (("pier", Span(0, 200)), True),
        (("pier", Span(12, 16)), True),
        (("pier", Span(0, 20)), True),
        (("pier", Span(0, 19)), False),
        (("pier", Span(30, 40)), False),
        (("quay", Span(10, 30)), False),
    ],
)
def test_half_of_the_shorter_one_is_a_hit(quote: tuple[str, Span], *, hit: bool) -> None:
    assert is_hit([quote], _GOLD) is hit


def test_nothing_shown_is_no_hit() -> None:
    assert not is_hit([], _GOLD)
    assert not is_hit([("pier", Span(0, 9))], [])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Chroma's and SQuAD's data, of one text and a few questions."""
    for folder in ("chroma-chunking", "squad2-dev"):
        (tmp_path / folder).mkdir()
    text = "The mayor paid. Nobody thanked her."
    (tmp_path / "chroma-chunking/pier.md").write_text(text, "utf-8")
    spans = [{"content": "The mayor paid.", "start_index": 0, "end_index": 15}]
    (tmp_path / "chroma-chunking/questions_df.csv").write_text(
        "question,references,corpus_id\n"
        f'Who paid?,"{json.dumps(spans).replace(chr(34), chr(34) * 2)}",pier\n',
        "utf-8",
    )
    asked = [
        {"id": "a", "question": "Who paid?", "is_impossible": False,
         "answers": [{"text": "The mayor", "answer_start": 0}]},
        {"id": "b", "question": "Who fled?", "is_impossible": True, "answers": []},
    ]  # fmt: skip
    article = {"title": "Pier", "paragraphs": [{"context": text, "qas": asked}]}
    told = json.dumps({"data": [article, article]})
    (tmp_path / "squad2-dev/dev-v2.0.json").write_text(told, "utf-8")
    return tmp_path


def test_a_folder_without_a_reader_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    make = system_with_reader(tmp_path / "mine")

    with pytest.raises(EvidenceModelError, match=r"no evidence model in .*mine"), make([]):
        pytest.fail("it was opened")


@pytest.mark.slow
def test_a_system_is_named_after_the_folder_of_its_reader(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.symlink_to(TRAINED)

    with system_with_reader(folder)([invented("The mayor paid for the bridge.")]) as system:
        assert system.name == "On Record, reader mine"
        assert system.answer("Who paid for the bridge?").quotes


@pytest.mark.five
def test_the_table_has_every_set_and_by_how_much_the_others_differ(data: Path) -> None:
    paid = SystemAnswer((("1-0", Span(0, 15)),), 0.9)
    one = Scripted("One", {"Who paid?": paid, "Who fled?": SystemAnswer((), 0.1)})
    two = Scripted("Two", {"Who paid?": SystemAnswer((), 0.1), "Who fled?": SystemAnswer((), 0.9)})

    (table,) = run(data, [made(one), made(two)], size=None)
    first, second, less = table.rows

    assert table.columns[:3] == (
        "Chroma: first quote",
        "SQuAD 2, odd articles: first quote",
        "AUROC (1)",
    )
    assert [row.system for row in table.rows] == ["One", "Two", "*One less Two*"]
    assert (first.cells[1], first.cells[2]) == ("1.000 [1.000, 1.000]", "1.000")
    assert (second.cells[1], second.cells[2]) == (".000 [.000, .000]", ".000")
    assert less.cells[1].startswith("+1.000")
