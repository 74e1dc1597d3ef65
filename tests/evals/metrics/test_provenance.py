"""Provenance, by hand."""

from __future__ import annotations

from evals.metrics.provenance import provenance
from tests.evals.outcomes import UNKNOWN, outcome, place, quote

STATED = {"provenance": {"d": {"author": "Chelsea Lund", "published": "2024-04", "kind": None}}}


def test_each_stated_field_of_each_quote_counts() -> None:
    shown = [
        quote(0, 5, known=UNKNOWN | {"author": "Chelsea Lund", "published": "2024-04"}),
        quote(5, 9, known=UNKNOWN | {"author": "C. Lund", "published": "2024-04", "kind": "blog"}),
    ]

    # Of the first author, date and the unknown kind are right; of the second the date alone.
    assert provenance(outcome(place(0, 5), shown=shown, case=STATED)) == (3 + 1, 3 + 3)


def test_what_is_not_stated_is_not_judged() -> None:
    shown = [quote(0, 5, known=UNKNOWN | {"author": "Chelsea Lund", "title": "Anything"})]
    case = {"provenance": {"d": {"author": "Chelsea Lund"}}}

    assert provenance(outcome(place(0, 5), shown=shown, case=case)) == (1, 1)


def test_of_a_document_that_is_not_quoted_nothing_is_judged() -> None:
    assert provenance(outcome(place(0, 5), shown=[quote(0, 5, "e")], case=STATED)) is None
    assert provenance(outcome(place(0, 5), case=STATED)) is None
    assert provenance(outcome(place(0, 5), shown=[quote(0, 5)])) is None


def test_a_kind_is_compared_as_it_is_written() -> None:
    case = {"provenance": {"d": {"kind": "blog"}}}

    assert provenance(
        outcome(shown=[quote(0, 5, known=UNKNOWN | {"kind": "blog"})], case=case)
    ) == (1, 1)
