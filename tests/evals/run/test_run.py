"""Asking every case once, in order, of documents that are there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from app.domain.filters import Filters
from corpus.errors import OnRecordError
from corpus.model.span import Span
from evals.run.run import TOP, outcomes, require_documents
from tests.evals.quarrel import BLOG, DOCUMENTS, ESSAY, Scripted, answer, case, citation

if TYPE_CHECKING:
    from evals.cases.cases import Case
    from evals.cases.outcome import Outcome

SHUT = "The bridge was shut in May."
CASES = [
    case("when", {"exact": SHUT}),
    case("why"),
    case("how", {"exact": "It was shut in haste."}),
]


def _ran(respondent: Scripted, cases: list[Case] = CASES, **given: Any) -> list[Outcome]:
    return list(outcomes(cases, respondent, documents=DOCUMENTS, **given))


def test_each_case_is_asked_once_in_order_with_its_filters_and_history() -> None:
    respondent = Scripted()
    last = case(
        "next",
        {"exact": SHUT},
        kind="follow-up",
        history=["Which bridge?"],
        filters={"sources": ["essay"]},
    )

    found = _ran(respondent, [*CASES, last])

    assert [one.case.id for one in found] == ["when", "why", "how", "next"]
    assert respondent.asked[0] == ("when?", Filters(), ())
    assert respondent.asked[3] == ("next?", Filters(sources=("essay",)), ("Which bridge?",))
    assert len(respondent.asked) == 4


def test_what_is_shown_is_judged_and_timed() -> None:
    shown = {"when?": answer(citation(SHUT))}
    passages = [("essay", Span(0, 68)), ("essay", Span(68, 123)), ("blog", Span(0, 54))]
    respondent = Scripted(shown, hits=passages[1:], passages=passages)

    when, why, _ = _ran(respondent)

    assert [one.stands for one in when.shown] == [True]
    assert (when.hits, when.relevant) == ((False, False), 1)
    assert when.seconds is not None
    assert 0 <= when.seconds < 60
    assert why.silent


def test_no_more_passages_are_looked_at_than_a_metric_sees() -> None:
    respondent = Scripted(hits=[("essay", Span(at, at + 1)) for at in range(20)])

    assert {len(one.hits) for one in _ran(respondent)} == {TOP} == {10}


def test_what_is_done_is_not_asked_again() -> None:
    respondent = Scripted()

    found = _ran(respondent, done={"when", "how"})

    assert [one.case.id for one in found] == ["why"]
    assert [question for question, *_ in respondent.asked] == ["why?"]


def test_a_case_is_asked_only_when_its_outcome_is_wanted() -> None:
    respondent = Scripted()
    found = outcomes(CASES, respondent, documents=DOCUMENTS)

    next(found)

    assert len(respondent.asked) == 1


def test_stale_gold_is_an_outcome_and_no_failure() -> None:
    found = _ran(Scripted(), [case("gone", {"exact": "It snowed."}), *CASES])

    assert [one.stale is not None for one in found] == [True, False, False, False]


def test_up_to_three_cases_are_named_in_full() -> None:
    cases = [case(name, filters={"sources": ["column"]}) for name in "abc"]

    with pytest.raises(OnRecordError, match=r"column \(for a, b, c\); put them in"):
        require_documents(cases, DOCUMENTS, "the documents")


def test_documents_that_are_not_there_are_named_before_anything_is_asked() -> None:
    respondent = Scripted(documents={"essay": ESSAY})
    cases = [case(f"c{at}", {"document": "blog", "exact": "Nobody asked us."}) for at in range(5)]

    with pytest.raises(OnRecordError) as caught:
        _ran(respondent, [*CASES, *cases])

    assert str(caught.value) == (
        "not in the store: blog (for c0, c1, c2 …); "
        "put them in with onrecord ingest, or name another --store or --documents"
    )
    assert respondent.asked == []


def test_documents_that_only_a_filter_or_the_provenance_names_must_be_there_too() -> None:
    cases = [
        case("a", filters={"sources": ["column"]}),
        case("b", provenance={"letter": {"author": None}}),
        case("c", optional=[{"document": "poem", "exact": "x"}]),
    ]

    with pytest.raises(OnRecordError, match=r"column \(for a\); letter \(for b\); poem \(for c\)"):
        require_documents(cases, DOCUMENTS, "the documents")


def test_the_truth_is_required_as_much_as_the_store() -> None:
    with pytest.raises(OnRecordError, match="not in the documents: essay"):
        list(outcomes(CASES, Scripted(), documents={"blog": BLOG}))


def test_what_the_system_refuses_is_told_with_its_case() -> None:
    def refuse(question: str) -> None:
        if question == "why?":
            message = "the store is locked"
            raise OnRecordError(message)

    with pytest.raises(OnRecordError, match="why: the store is locked"):
        _ran(Scripted(before=refuse))


def test_a_store_that_holds_other_words_is_held_against_the_truth() -> None:
    changed = replace(ESSAY, text="The bridge was shut in June. It rained.")
    words = "The bridge was shut in June."
    shown = {"when?": answer(citation(words, changed))}

    when, *_ = _ran(Scripted(shown, documents={"essay": changed, "blog": BLOG}))

    assert [one.stands for one in when.shown] == [False]
