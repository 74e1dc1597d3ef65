"""Gold in the documents as they are, and gold that no longer fits."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from hypothesis import given

from corpus.model.document import Document
from corpus.model.normalise import normalise
from corpus.model.span import Span
from evals.cases.cases import Case
from evals.cases.gold import StaleGoldError, digest, find_gold
from tests.app.web.hostile_documents import provenance
from tests.corpus.strategies import texts_with_spans
from tests.evals.quarrel import DOCUMENTS, case, span

SHUT = "The bridge was shut in May."


def _stale(*gold: dict[str, Any], **given: Any) -> str:
    with pytest.raises(StaleGoldError) as caught:
        find_gold(case("c", *gold, **given), DOCUMENTS)
    return str(caught.value)


def _offsets(at: Span, words: str) -> dict[str, Any]:
    return {"start": at.start, "end": at.end, "sha256": digest(words)}


def test_a_digest_is_the_sha_256_of_the_words_in_utf_8() -> None:
    assert digest("Brücke") == hashlib.sha256("Brücke".encode()).hexdigest()


def test_words_and_offsets_find_the_same_place() -> None:
    by_words, by_offsets = (
        find_gold(case("c", place), DOCUMENTS)
        for place in ({"exact": SHUT}, _offsets(span(SHUT), SHUT))
    )

    assert by_words.points[0][0].span == by_offsets.points[0][0].span == span(SHUT)


@given(texts_with_spans())
def test_offsets_and_hash_fit_wherever_they_were_taken(taken: tuple[str, Span]) -> None:
    text, at = taken
    text = normalise(text)
    if not text.strip():
        return
    found = case("c", {"document": "d", **_offsets(at, at.of(text))})

    gold = find_gold(found, {"d": Document(provenance("d"), text)})

    assert gold.points[0][0].span == at


def test_words_that_stand_twice_are_told_apart_by_what_surrounds_them() -> None:
    first, second, third = (
        {"exact": "It rained.", "prefix": "it. "},
        {"exact": "It rained.", "suffix": "\n\nThe"},
        {"exact": "It rained.", "prefix": "haste. "},
    )

    gold = find_gold(case("c", first, second, third), DOCUMENTS)

    assert [its[0].span for its in gold.points] == [
        span("It rained."),
        span("It rained."),
        span("It rained.", nth=1),
    ]


def test_words_that_stand_twice_or_nowhere_are_stale() -> None:
    assert "“It rained.…” stands 2 times, not once" in _stale({"exact": "It rained."})
    assert "essay: “It snowed.…” stands 0 times" in _stale({"exact": "It snowed."})
    assert "stands 0 times" in _stale({"exact": "It rained.", "prefix": "never "})


@pytest.mark.parametrize("at", [Span(0, 26), Span(1, 28), Span(0, 9_999), Span(5_000, 9_999)])
def test_a_hash_that_no_longer_fits_is_stale(at: Span) -> None:
    told = _stale(_offsets(at, SHUT))

    assert told == f"essay: other words stand at {at.start} to {at.end} now"


def test_stale_gold_of_an_alternative_or_an_optional_place_counts_as_much() -> None:
    gone = {"document": "essay", "exact": "It snowed."}
    there = {"document": "essay", "exact": SHUT}

    assert "It snowed." in _stale(gold=[{"any": [there, gone]}], kind="single")
    assert "It snowed." in _stale({"exact": SHUT}, optional=[gone])


def test_a_context_is_found_around_its_place() -> None:
    place = {"exact": "she shut it", "context": {"exact": "Kemp denies that she shut it."}}

    (found,) = find_gold(case("c", place), DOCUMENTS).points[0]

    assert found.context == span("Kemp denies that she shut it.")


def test_a_context_that_stands_twice_is_the_one_around_the_place() -> None:
    place = {"exact": "rained", "prefix": "haste. It ", "context": {"exact": "It rained."}}

    (found,) = find_gold(case("c", place), DOCUMENTS).points[0]

    assert found.context == span("It rained.", nth=1)


def test_a_context_elsewhere_is_stale() -> None:
    assert "does not hold" in _stale({"exact": SHUT, "context": {"exact": "It was shut in haste."}})
    assert "stands 0 times" in _stale({"exact": SHUT, "context": {"exact": "It snowed."}})
    assert "stands 0 times" in _stale({"exact": SHUT, "context": {"exact": "It rained."}})


def test_a_case_of_silence_has_no_places() -> None:
    gold = find_gold(case("c"), DOCUMENTS)

    assert (gold.points, gold.optional) == ((), ())


def test_alternatives_and_optional_places_keep_their_order() -> None:
    any_of = [
        {"document": "blog", "exact": "Nobody asked us."},
        {"document": "essay", "exact": SHUT},
    ]
    found = Case.model_validate(
        {
            **case("c").as_line(),
            "kind": "single",
            "gold": [{"any": any_of}],
            "optional": any_of[::-1],
        }
    )

    gold = find_gold(found, DOCUMENTS)

    assert [one.place.document for one in gold.points[0]] == ["blog", "essay"]
    assert [one.place.document for one in gold.optional] == ["essay", "blog"]
