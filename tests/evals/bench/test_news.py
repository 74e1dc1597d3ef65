"""The bench of news: the characters shown against those that answer, and silence."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import OnRecordError
from corpus.model.span import Span
from evals.bench.news import NewsAnswer, NewsQuestion, ask_system, run, written_questions
from evals.systems.system import SystemAnswer
from tests.evals.doubles import Scripted, made

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from evals.metrics.characters import DocumentSpan

_ASKED = "Who paid?"


def _question(need: Sequence[Span], may: Sequence[Span] = ()) -> NewsQuestion:
    placed = (tuple(("a", span) for span in spans) for spans in (need, may))
    return NewsQuestion(_ASKED, "a", "fact", *placed)


def _answer(
    question: NewsQuestion,
    quotes: Sequence[DocumentSpan],
    *,
    confidence: float | None = 0.9,
    places: Sequence[DocumentSpan] = (),
) -> NewsAnswer:
    system = Scripted(
        answers={_ASKED: SystemAnswer(tuple(quotes), confidence)}, places={_ASKED: places}
    )
    return ask_system(system, question)


def test_an_answer_is_measured_by_the_characters_that_it_shares() -> None:
    answer = _answer(_question([Span(0, 20)]), [("a", Span(10, 40))])

    assert answer.recall == 10 / 20
    assert answer.precision == 10 / 30
    assert answer.f1 == pytest.approx(2 * 10 / (30 + 20))
    assert answer.whole == 0.0


def test_characters_shown_twice_count_once_and_those_of_other_texts_not_as_answers() -> None:
    shown = [("a", Span(0, 20)), ("a", Span(0, 20)), ("b", Span(0, 20))]
    answer = _answer(_question([Span(0, 20)]), shown)

    assert (answer.recall, answer.precision, answer.whole) == (1.0, 0.5, 1.0)


def test_what_is_harmless_besides_counts_neither_way() -> None:
    question = _question([Span(0, 20)], may=[Span(10, 60)])
    without, beside = (
        _answer(question, [("a", Span(0, 20)), *more]) for more in ([], [("a", Span(20, 60))])
    )

    assert without == beside
    assert (beside.recall, beside.precision) == (1.0, 1.0)


def test_nothing_shown_has_no_precision_and_is_not_whole() -> None:
    answer = _answer(_question([Span(0, 20)]), [], confidence=None)

    assert (answer.recall, answer.precision, answer.f1, answer.whole) == (0.0, 0.0, 0.0, 0.0)
    assert answer.confidence == float("-inf")


def test_an_answer_is_whole_with_all_but_a_twentieth() -> None:
    question = _question([Span(0, 100)])

    assert _answer(question, [("a", Span(0, 95))]).whole == 1.0
    assert _answer(question, [("a", Span(0, 94))]).whole == 0.0


def test_of_the_best_passages_the_share_that_answers_is_measured() -> None:
    empty = [("b", Span(0, 9))] * 5
    answer = _answer(_question([Span(0, 10)]), [], places=[*empty, ("a", Span(5, 50)), *empty])

    assert answer.found == (0.0, 0.5, 0.5)


def test_where_nothing_answers_only_confidence_counts() -> None:
    assert _answer(_question([]), [("a", Span(0, 9))], confidence=0.4) == NewsAnswer(0.4)


_SPANS = st.lists(
    st.tuples(st.integers(0, 50), st.integers(1, 30)).map(lambda one: Span(one[0], sum(one))),
    min_size=1, max_size=4,
)  # fmt: skip


@given(_SPANS, _SPANS, _SPANS)
def test_f1_is_the_harmonic_mean_whatever_is_shown(
    need: list[Span], may: list[Span], shown: list[Span]
) -> None:
    answer = _answer(_question(need, may), [("a", span) for span in shown])

    assert answer.recall is not None
    assert answer.precision is not None
    total = answer.recall + answer.precision
    assert answer.f1 == pytest.approx(2 * answer.recall * answer.precision / total if total else 0)


def test_places_are_those_of_the_normalised_text() -> None:
    texts = {"a": "\u200bThe mayor  paid. "}
    records = [{"question": _ASKED, "document": "a", "kind": "fact", "need": [[1, 17]]}]
    (document,), (question,) = written_questions(records, texts, {"a": "Of bridges"})

    assert [span.of(document.text) for _, span in question.need] == ["The mayor  paid."]
    assert question.may == ()
    assert document.provenance.title == "Of bridges"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two articles, of which one is asked a question and another in vain."""
    (tmp_path / "polnear-train").mkdir()
    (tmp_path / "news-dev").mkdir()
    texts = {"a": "The mayor paid.", "b": "Rain fell.", "unasked": "Snow fell."}
    (tmp_path / "polnear-train/articles.jsonl").write_text(
        "".join(f"{json.dumps({'id': name, 'text': text})}\n" for name, text in texts.items()),
        "utf-8",
    )
    (tmp_path / "news-dev/articles.txt").write_text("a\nb\n", "utf-8")
    asked = [
        {"question": _ASKED, "document": "a", "kind": "fact", "need": [[0, 15]], "may": []},
        {"question": "Who fled?", "document": "b", "kind": "none", "need": [], "may": None},
    ]
    with gzip.open(tmp_path / "news-dev/questions.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(f"{json.dumps(one)}\n" for one in asked)
    return tmp_path


def test_the_tables_compare_answers_silence_and_passages(data: Path) -> None:
    paid = SystemAnswer((("a", Span(0, 15)),), 0.9)
    one = Scripted(
        "One",
        {_ASKED: paid, "Who fled?": SystemAnswer((), 0.1)},
        {_ASKED: [("a", Span(0, 15))]},
    )
    two = Scripted("Two", {_ASKED: SystemAnswer((), 0.1), "Who fled?": SystemAnswer((), 0.9)})

    answers, silence, passages = run(data, [made(one), made(two)])

    assert one.indexed == ["a", "b"]
    assert [row.system for row in answers.rows] == ["One", "Two", "*One less Two*"]
    assert [cell[:5] for cell in answers.rows[0].cells] == ["1.000"] * 4
    assert [cell[:4] for cell in answers.rows[1].cells] == [".000"] * 4
    assert answers.rows[2].cells[0].startswith("+1.000")
    assert answers.rows[0].count == 1  # the question that has an answer
    assert [row.cells[0][:5].strip() for row in silence.rows] == ["1.000", ".000"]
    assert [row.cells[1][:5].strip() for row in silence.rows] == [".000", "1.000"]
    assert silence.rows[0].count == 2
    assert passages.columns == ("best 5", "best 10", "best 20")
    assert passages.rows[0].cells[0].startswith("1.000")


def test_data_that_is_missing_is_told(data: Path) -> None:
    (data / "news-dev/questions.jsonl.gz").unlink()

    with pytest.raises(OnRecordError, match=r"questions\.jsonl\.gz is not there"):
        list(run(data, []))


def test_records_of_a_group_are_one_question_of_several_texts() -> None:
    texts = {"a": "The mayor paid.", "b": "She paid half."}
    records = [
        {"question": _ASKED, "document": name, "kind": "list", "need": [[0, 3]], "group": "g"}
        for name in texts
    ]

    _, (question,) = written_questions(records, texts)

    assert question.need == (("a", Span(0, 3)), ("b", Span(0, 3)))
