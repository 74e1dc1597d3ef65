"""The SQuAD protocols: data read, and figures reckoned by hand."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import pytest

from corpus.errors import OnRecordError
from corpus.model.span import Span
from evals.bench import squad_retrieval, squad_sentences, squad_silence
from evals.bench.squad import SquadQuestion, draw_sample, read_squad
from evals.bench.squad_retrieval import metric_values, ranked_paragraphs
from evals.bench.squad_sentences import holds_answer
from evals.metrics.silence import confidence_auroc, confidence_false_answers
from evals.systems.system import SystemAnswer
from tests.evals.doubles import Scripted, made

if TYPE_CHECKING:
    from pathlib import Path

    from evals.bench.table import ResultsTable

_MAYOR = SquadQuestion("q", "Who paid?", "1-0", answered=True, answers=(Span(0, 9), Span(4, 9)))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Four articles of one paragraph, "The mayor paid.", each asked once with and once without."""
    articles = [
        {
            "title": f"Pier_{number}",
            "paragraphs": [
                {
                    "context": "The mayor paid.",
                    "qas": [
                        _asked(f"{number}-yes", {"text": "The mayor", "answer_start": 0}),
                        _asked(f"{number}-no"),
                    ],
                }
            ],
        }
        for number in range(4)
    ]
    (tmp_path / "dev-v2.0.json").write_text(json.dumps({"data": articles}), "utf-8")
    return tmp_path


def _asked(name: str, *answers: dict[str, object]) -> dict[str, object]:
    return {
        "id": name,
        "question": name,
        "answers": [*answers, *answers],
        "is_impossible": not answers,
    }


def test_each_paragraph_is_a_document_of_its_article(data: Path) -> None:
    documents, questions, owners = read_squad(data)

    assert [(one.id, one.provenance.title) for one in documents][:2] == [
        ("0-0", "Pier 0"),
        ("1-0", "Pier 1"),
    ]
    assert questions[:2] == (
        SquadQuestion("0-yes", "0-yes", "0-0", answered=True, answers=(Span(0, 9),)),
        SquadQuestion("0-no", "0-no", "0-0", answered=False),
    )
    assert owners == {"0-0": 0, "1-0": 1, "2-0": 2, "3-0": 3}


def test_an_answer_is_where_its_words_are_in_the_normalised_paragraph(tmp_path: Path) -> None:
    context = "Rene\u0301 paid.\r\nThe mayor did not."
    asked = _asked("q", {"text": "The mayor", "answer_start": context.index("The mayor")})
    article = {"title": "Pier", "paragraphs": [{"context": context, "qas": [asked]}]}
    (tmp_path / "dev-v2.0.json").write_text(json.dumps({"data": [article]}), "utf-8")

    (document,), (question,), _ = read_squad(tmp_path)

    assert [span.of(document.text) for span in question.answers] == ["The mayor"]


def test_a_sample_is_the_same_each_time_and_in_order() -> None:
    questions = [SquadQuestion(str(number), "?", "p", answered=True) for number in range(50)]

    drawn = draw_sample(questions, 10)

    assert drawn == draw_sample(questions, 10)
    assert list(drawn) == sorted(set(drawn), key=questions.index)
    assert len(drawn) == 10
    assert draw_sample(questions, None) == draw_sample(questions, 99) == tuple(questions)


def test_data_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OnRecordError, match=r"SQuAD 2\.0 is not there"):
        read_squad(tmp_path)


def test_a_paragraph_at_rank_one_at_rank_three_and_not_at_all() -> None:
    questions = [SquadQuestion(name, "?", f"p{name}", answered=True) for name in "abc"]
    ranked = {"a": ["pa", "x", "y"], "b": ["x", "y", "pb"], "c": ["x", "y", "z"]}

    found = metric_values(questions, ranked)

    # A single right paragraph at rank r gives 1 / log2(r + 1), so 1, 1 / 2 and 0.
    assert found["nDCG@10"] == pytest.approx([1.0, 1 / math.log2(4), 0.0])
    assert found["MRR@10"] == pytest.approx([1.0, 1 / 3, 0.0])
    assert found["Hits@4"] == [1.0, 1.0, 0.0]


def test_paragraphs_rank_by_their_best_passage() -> None:
    places = [("b", Span(0, 1)), ("a", Span(0, 1)), ("b", Span(1, 2)), ("c", Span(0, 1))]

    assert ranked_paragraphs(Scripted(places={"?": places}), "?") == ["b", "a", "c"]


def test_retrieval_asks_the_answerable_of_odd_articles_and_then_of_all(data: Path) -> None:
    system = Scripted(places={f"{number}-yes": [(f"{number}-0", Span(0, 3))] for number in (0, 1)})

    odd, every = squad_retrieval.run(data, [made(system)])

    assert system.indexed == ["0-0", "1-0", "2-0", "3-0"]
    assert (odd.rows[0].count, every.rows[0].count) == (2, 4)
    assert _figures(odd, "Scripted") == _figures(every, "Scripted") == [".500"] * 3


@pytest.mark.parametrize(
    ("quotes", "right"),
    [
        ([("1-0", Span(0, 15))], True),
        ([("1-0", Span(4, 15))], True),  # the shorter of two answers is enough
        ([("1-0", Span(5, 15))], False),
        ([("2-0", Span(0, 15))], False),
        ([("1-0", Span(10, 15)), ("1-0", Span(0, 15))], False),  # only the first quote counts
        ([], False),
    ],
)
def test_the_first_quote_holds_an_answer_whole_or_is_wrong(
    quotes: list[tuple[str, Span]], *, right: bool
) -> None:
    assert holds_answer(SystemAnswer(tuple(quotes), None), _MAYOR) is right


def test_sentences_asks_the_answerable_of_odd_articles_of_their_paragraph(data: Path) -> None:
    system = Scripted(answers={"1-yes": SystemAnswer((("1-0", Span(0, 10)),), None)})

    (table,) = squad_sentences.run(data, [made(system)], size=None)

    assert system.asked == ["1-0", "3-0"]
    assert _figures(table, "Scripted") == [".500", "5"]  # 10 characters and none, of two


def test_silence_asks_both_sorts_of_odd_articles_of_their_paragraph(data: Path) -> None:
    sure = {"1-yes": 0.9, "3-yes": 0.4, "1-no": 0.4, "3-no": 0.1}
    system = Scripted(answers={name: SystemAnswer((), its) for name, its in sure.items()})

    (table,) = squad_silence.run_given_paragraph(data, [made(system)], size=None)

    # Of four pairs three are right and one ties; both are answered from .4 on, as is one other.
    assert system.asked == ["1-0", "1-0", "3-0", "3-0"]
    assert _figures(table, "Scripted") == [".875", ".500"]


def test_held_back_indexes_half_of_the_articles_and_asks_of_both_halves(data: Path) -> None:
    sure = {"1-yes": 0.9, "3-yes": 0.1}
    system = Scripted(answers={name: SystemAnswer((), its) for name, its in sure.items()})

    (table,) = squad_silence.run_held_back(data, [made(system)], size=None)

    assert system.indexed == ["0-0", "1-0"]
    assert system.asked == [None, None]
    assert _figures(table, "Scripted") == ["1.000", ".000"]


def test_a_system_without_confidence_is_as_unsure_as_can_be(data: Path) -> None:
    (table,) = squad_silence.run_given_paragraph(data, [made(Scripted())], size=None)

    assert _figures(table, "Scripted") == [".500", "1.000"]


def test_one_side_alone_has_no_figure() -> None:
    alone = [(0.5, 1.0)]

    assert confidence_auroc(alone) is None
    assert confidence_false_answers(alone) is None


def _figures(table: ResultsTable, system: str) -> list[str]:
    """A row's figures without their intervals."""
    (cells,) = (row.cells for row in table.rows if row.system == system)
    return [cell.split(" ")[0] for cell in cells]
