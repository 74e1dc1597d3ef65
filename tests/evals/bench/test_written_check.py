"""The bench of written sentences: standings, a sample, what the judge makes of them, and time."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING

import pytest

from app.verify.check_sentence import SentenceReaders
from app.write.judge import judge_of
from evals.bench import written_check
from tests.app.write.doubles import Scripted

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path

    from app.llm.model import Message
    from evals.bench.table import ResultsTable

_TEXT = "The ferry sank in March 2019. Nobody was hurt in the accident."
# Two that the judge reads of each label, one that a rule refuses, one in the quote's own words.
_PAIRS = (
    ("The ferry went down in the month of March in 2019.", True, "paraphrase"),
    ("In March 2019 the ferry met its end and sank.", True, "paraphrase"),
    ("The ferry sank in March 2019.", True, "verbatim"),
    ("The ferry was sunk in March 2019 by the hurt.", False, "agent"),
    ("In March 2019 the ferry sank and was raised.", False, "added"),
    ("The ferry sank in March 2018.", False, "number"),
)


class _Judge(Scripted):
    """Goes along with the sentences that hold one of the words, and shows where they stand."""

    def __init__(self, *words: str, verdict: str = "YES “The ferry sank”") -> None:
        super().__init__([])
        self._words, self._verdict = words, verdict

    def stream(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """The verdict."""
        self.asked.append(messages)
        sentence = messages[-1].content.rpartition("Sentence: ")[2]
        yield self._verdict if any(word in sentence for word in self._words) else "NO"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with the pairs, all on one article."""
    folder = tmp_path / "written-dev"
    folder.mkdir()
    with gzip.open(folder / "documents.jsonl.gz", "wt") as file:
        file.write(json.dumps({"id": "news", "text": _TEXT}))
    pairs = [
        {
            "id": f"w{number}",
            "corpus": "news",
            "question": "What became of the ferry?",
            "quotes": [{"document": "news", "start": 0, "end": 29}],
            "sentence": sentence,
            "faithful": faithful,
            "kind": kind,
        }
        for number, (sentence, faithful, kind) in enumerate(_PAIRS)
    ]
    (folder / "pairs.jsonl").write_text("\n".join(map(json.dumps, pairs)), encoding="utf-8")
    return tmp_path


def _run(data: Path, model: Scripted | None, *, size: int | None = None) -> ResultsTable:
    readers = SentenceReaders(judge=judge_of(model) if model else None)
    first, _ = written_check.run(data, readers, size=size)
    return first


def test_the_judge_is_measured_on_the_sentences_that_it_reads(data: Path) -> None:
    model = _Judge("went down", "met its end", "raised")
    table = _run(data, model)

    assert len(model.asked) == 4
    # Both faithful ones above one false one, and level with the other: (2 + 2 x .5) / 4.
    assert "The judge read 4 of 6 sentences, and gave no verdict on 0: AUROC 0.750," in table.note
    assert table.rows[0].cells[:3] == ("1.00", "0.00", "0.00")


def test_a_yes_without_words_of_the_quotes_counts_half(data: Path) -> None:
    table = _run(data, _Judge("went down", "met its end", verdict="YES"))

    assert "AUROC 1.000" in table.note
    assert table.rows[0].cells[:3] == ("0.33", "0.67", "0.00")


def test_what_is_no_verdict_is_counted_apart(data: Path) -> None:
    table = _run(data, _Judge("ferry", verdict="Perhaps."))

    assert "read 0 of 6 sentences, and gave no verdict on 4: AUROC –" in table.note


@pytest.mark.parametrize("model", [None, _Judge("ferry")])
def test_the_time_of_a_sentence_is_given_as_median_and_late(
    data: Path, model: Scripted | None
) -> None:
    note = _run(data, model).note

    assert re.search(r"The check adds p50 [\d,]+ ms, p95 [\d,]+ ms to a sentence\.", note)
    assert ("judge" in note) == (model is not None)


def test_a_sample_is_the_same_each_time_and_no_larger_than_there_are(data: Path) -> None:
    first, again = _Judge("ferry"), _Judge("ferry")
    table = _run(data, first, size=3)

    assert table.rows[0].count == 3
    assert table.rows == _run(data, again, size=3).rows
    assert first.asked == again.asked
    assert _run(data, None, size=99).rows[0].count == 6
