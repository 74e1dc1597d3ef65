"""The numbers of quotes: from 1, in the order in which they are shown, one for each place."""

from __future__ import annotations

from app.domain.numbering import more_claims_of_view, number_citations
from tests.app.web.example_answers import (
    ABSTAINED,
    ANSWERED,
    DIFFERING,
    FIRST,
    SECOND,
    WRITTEN,
    quoting,
)


def test_a_place_cited_twice_keeps_its_number() -> None:
    answer = quoting("Who?", SECOND, FIRST, SECOND)

    assert number_citations(answer) == {1: SECOND, 2: FIRST}


def test_quotes_are_numbered_account_by_account_and_prose_as_it_was_written() -> None:
    assert [*number_citations(DIFFERING).values()] == [
        claim.citations[0]
        for view in DIFFERING.views
        for claim in (*view.claims, *more_claims_of_view(view, DIFFERING))
    ]
    assert [*number_citations(WRITTEN).values()] == [*WRITTEN.claims[0].citations]


def test_what_was_shown_first_keeps_its_numbers() -> None:
    assert number_citations(WRITTEN) == {1: FIRST, 2: SECOND}
    assert {SECOND: 1, FIRST: 2}.items() <= {
        cited: number for number, cited in number_citations(WRITTEN, first=ANSWERED).items()
    }.items()


def test_the_nearest_passages_of_silence_have_numbers_too() -> None:
    assert number_citations(ABSTAINED) == {1: FIRST}
