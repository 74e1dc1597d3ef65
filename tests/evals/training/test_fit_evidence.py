"""The fit of scores: which texts it reads, how it labels sentences, and what it learns."""

from __future__ import annotations

import json
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from corpus.errors import OnRecordError
from corpus.model.span import Span
from evals.bench.news import NewsQuestion
from evals.training.fit_evidence import (
    fit_score_model,
    held_out,
    is_held_out,
    labelled_sentences,
)
from evals.training.train_reader import fold_of
from index.evidence.evidence import ScoredSentence, Signals
from index.evidence.score_model import UNREAD, features_of
from index.passages.sentences import sentences
from tests.evals.training.invented_sets import span_of, write_lines
from tests.index.folders import invented

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from corpus.model.document import Document

_ESSAY = invented("The mayor paid for it. Nobody thanked her. Rain fell on the town.", "essay")
_COLUMN = invented("The mayor paid for it.", "column")


@dataclass(frozen=True, slots=True)
class _ScriptedService:
    """Finds all sentences of the documents, whatever is asked."""

    documents: Sequence[Document]

    def search(self, question: str) -> Any:
        """The sentences, without scores."""
        assert question
        return SimpleNamespace(
            sentences=[
                ScoredSentence(document, number, one.span, one.voice, 0.0, 0.0, 0.0)
                for document in self.documents
                for number, one in enumerate(sentences(document))
            ]
        )


def _labels(need: Sequence[str], may: Sequence[str] = ()) -> dict[tuple[str, str], bool]:
    need_spans, may_spans = (
        tuple(("essay", Span(*span_of(_ESSAY.text, words))) for words in some)
        for some in (need, may)
    )
    question = NewsQuestion("Who paid?", "essay", "fact", need_spans, may_spans)
    service: Any = _ScriptedService((_ESSAY, _COLUMN))
    return {
        (one.document.id, one.text): label for one, label in labelled_sentences(service, question)
    }


def test_a_sentence_is_needed_if_most_of_it_answers_in_the_text_that_was_asked() -> None:
    assert _labels(["mayor paid for it"]) == {
        ("essay", "The mayor paid for it."): True,
        ("essay", "Nobody thanked her."): False,
        ("essay", "Rain fell on the town."): False,
        ("column", "The mayor paid for it."): False,
    }
    assert not _labels(["mayor"])["essay", "The mayor paid for it."]


def test_a_sentence_that_is_harmless_besides_is_left_out() -> None:
    labels = _labels(["The mayor paid for it."], ["Nobody thanked her.", "Rain"])

    assert ("essay", "Nobody thanked her.") not in labels
    assert labels["essay", "The mayor paid for it."]
    assert not labels["essay", "Rain fell on the town."]


def _cases(count: int = 200) -> tuple[list[dict[str, float]], list[bool]]:
    """Sentences of which those answer that a reader favours and that are near, and noise."""
    values, needed = [], []
    for number in range(count):
        answers = number % 4 == 0
        signals = Signals(
            words=number % 7 / 7,
            cosine_gap=0.5 * answers + 0.2 * (number % 3) - 0.9,
            reading=3.0 * answers - 1.5 + number % 5,
        )
        values.append(features_of(signals))
        needed.append(answers)
    return values, needed


def test_what_sentences_that_answer_have_more_of_weighs_for_them() -> None:
    values, needed = _cases()
    model = fit_score_model(values, needed, read=True)

    assert model.weights["reading"] > 0.1
    assert model.weights["cosine_gap"] > 0.1
    assert model.weights["asked"] == 0.0  # always alike


def test_without_a_reader_nothing_of_its_readings_is_weighed() -> None:
    values, needed = _cases()
    model = fit_score_model(values, needed, read=False)

    assert model.weights.keys() == values[0].keys() - set(UNREAD)
    assert model.weights["cosine_gap"] > 0.1


def test_a_fit_gives_as_many_answers_as_there_were() -> None:
    values, needed = _cases()
    model = fit_score_model(values, needed, read=True)
    signals = [Signals(words=one["words"], cosine_gap=one["cosine_gap"], reading=one["reading"])
               for one in values]  # fmt: skip
    likely = [model.log_odds(one) > 0.0 for one in signals]

    assert sum(likely) == pytest.approx(sum(needed), abs=10)
    assert model == fit_score_model(values, needed, read=True)


def test_only_texts_that_the_reader_has_not_seen_are_held_out(tmp_path: Path) -> None:
    names = [f"text-{number}" for number in range(8)]
    (tmp_path / "polnear-train").mkdir()
    (tmp_path / "polnear-train" / "articles.jsonl").write_text(
        "".join(f"{json.dumps({'id': name, 'text': 'Orr paid.'})}\n" for name in names), "utf-8"
    )
    asked = [{"question": "Who?", "document": name, "kind": "fact", "need": [[0, 9]], "may": []}
             for name in names]  # fmt: skip
    write_lines(tmp_path / "train" / "news-questions.jsonl.gz", asked)
    write_lines(tmp_path / "train" / "opinion-questions.jsonl.gz", asked)
    write_lines(
        tmp_path / "train" / "opinion-documents.jsonl.gz",
        [{"id": name, "title": f"Of {name}", "text": "Orr paid."} for name in names],
    )
    expected = [name for name in names if fold_of(name) == 0]

    assert 0 < len(expected) < len(names)
    for documents, questions in held_out(tmp_path):
        assert [one.id for one in documents] == expected
        assert [one.document for one in questions] == expected
        assert all(is_held_out(one.id) for one in documents)
    assert documents[0].provenance.title == f"Of {expected[0]}"


def test_data_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(OnRecordError, match="is not there"):
        next(held_out(tmp_path))
