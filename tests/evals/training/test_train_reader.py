"""The command that trains the reader: which texts it leaves out, and what it writes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from corpus.errors import OnRecordError
from evals.training.reader_training import ReadingPlan
from evals.training.train_reader import TEXT_FOLDS, fold_of, main, own_examples, public_examples
from index.evidence.reader import Reader
from tests.evals.training.invented_sets import span_of, write_lines
from tests.index.folders import prose

if TYPE_CHECKING:
    from pathlib import Path

_NAMES = ("a", "b", "c", "d", "e")
_TEXTS = {name: prose(number, paragraphs=8) for number, name in enumerate(_NAMES)}


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    """News of five texts and opinions of one, each with a question."""
    (tmp_path / "polnear-train").mkdir()
    (tmp_path / "polnear-train" / "articles.jsonl").write_text(
        "".join(f"{json.dumps({'id': name, 'text': text})}\n" for name, text in _TEXTS.items()),
        "utf-8",
    )
    asked = [
        {"question": f"Of {name}?", "document": name, "may": [],
         "need": [span_of(text, text.split("\n\n")[3])]}
        for name, text in _TEXTS.items()
    ]  # fmt: skip
    write_lines(tmp_path / "train" / "news-questions.jsonl.gz", asked)
    write_lines(tmp_path / "train" / "opinion-questions.jsonl.gz", asked[:1])
    opinions = [{"id": "a", "title": "", "text": _TEXTS["a"]}]
    write_lines(tmp_path / "train" / "opinion-documents.jsonl.gz", opinions)
    return tmp_path


def _words(name: str) -> set[str]:
    return {words.strip(" .") for words in _TEXTS[name].replace("\n\n", " ").split(". ")}


def test_nothing_of_a_fold_that_is_left_out_is_read_not_even_in_vain(bench: Path) -> None:
    folds = {fold_of(name) for name in _NAMES}
    assert len(folds) == TEXT_FOLDS  # of five texts in a row, two share one

    for left_out in folds:
        own = {name for name in _NAMES if fold_of(name) == left_out}
        hidden = set[str]().union(*map(_words, own)) - set[str]().union(
            *(_words(name) for name in _NAMES if name not in own)
        )
        examples = own_examples(bench, ReadingPlan(), left_out=left_out)
        read = {words.strip(" .") for one in examples for words in one.window.sentences}
        assert {one.question for one in examples} == {
            f"Of {name}?" for name in _NAMES if name not in own
        }
        assert read.isdisjoint(hidden)


def test_all_questions_are_asked_where_nothing_is_left_out(bench: Path) -> None:
    examples = own_examples(bench, ReadingPlan(), repeats=1)

    assert {one.question for one in examples} == {f"Of {name}?" for name in _NAMES}
    assert {one.of for one in examples} == {"news", "opinion"}


def test_public_sets_that_are_missing_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OnRecordError, match=r"qed\.jsonl\.gz is not there"):
        public_examples(tmp_path, ReadingPlan())


@pytest.mark.slow
def test_the_command_writes_a_reader_that_search_can_load(bench: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shown = CliRunner().invoke(
        main, ["--bench", str(bench), "--out", str(out), "--share", "0.3", "--repeats", "1"]
    )

    assert shown.exit_code == 0, shown.output
    assert sorted(file.name for file in out.iterdir()) == ["reader.pt", "reader.safetensors"]
    assert Reader(out)("Who?", []) == []
