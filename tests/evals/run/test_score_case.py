"""Judging what was shown against the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model.span import Span
from evals.cases.outcome import DocumentRange, Outcome
from evals.run.score_case import score_case, shown_provenance
from tests.evals.quarrel import BLOG, DOCUMENTS, ESSAY, answer, case, citation, span

if TYPE_CHECKING:
    from evals.cases.cases import Case
    from evals.cases.outcome import ShownQuote
    from evals.metrics.characters import DocumentSpan as Placed

SHUT = "The bridge was shut in May."
GOLD = case("c", {"exact": SHUT})


def _judged(
    *citations: dict[str, Any],
    about: Case = GOLD,
    hits: list[Placed] | None = None,
    passages: list[Placed] | None = None,
    **given: Any,
) -> Outcome:
    return score_case(
        about, answer(*citations, **given), hits or [], documents=DOCUMENTS, passages=passages or []
    )


def _quote(cited: dict[str, Any]) -> ShownQuote:
    return _judged(cited).shown[0]


def test_a_true_quote_stands_is_whole_and_knows_its_source() -> None:
    found = _quote(citation(SHUT))

    assert (found.stands, found.known_truly, found.whole) == (True, True, True)
    assert found.at == DocumentRange("essay", 0, 27, (0, 1), SHUT)
    assert (found.speaker, found.role, found.claim) == ("Orsolya Kemp", "author", 0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"exact": "The bridge was shut in June"},
        {"start": 1},
        {"end": 28},
        {"start": 5_000, "end": 5_027},
        {"document": "blog"},
        {"document": "no such"},
        {"prefix": "x"},
        {"suffix": "x"},
        {"start": -1, "end": 26},
        {"start": 0, "end": 0},
        {"start": 27, "end": 0},
    ],
)
def test_words_that_are_not_at_their_place_do_not_stand(wrong: dict[str, Any]) -> None:
    found = _quote(citation(SHUT) | wrong)

    assert not found.stands
    assert found.at.text == wrong.get("exact", SHUT)
    assert found.at.start == wrong.get("start", 0)


def test_words_said_to_stand_beside_a_quote_that_does_are_told_from_the_quote() -> None:
    found = _quote(citation(SHUT, suffix="x"))

    assert (found.stands, found.whole) == (False, True)


@pytest.mark.parametrize("field", ["title", "author", "publisher", "published", "kind"])
def test_anything_untrue_of_the_source_is_told(field: str) -> None:
    wrong = _quote({**citation(SHUT), field: "2025"})

    assert (wrong.stands, wrong.known_truly) == (True, False)
    assert wrong.known[field] == "2025"


def test_the_unknown_said_to_be_unknown_is_true() -> None:
    assert shown_provenance(BLOG) == dict.fromkeys(
        ("title", "author", "publisher", "published", "kind")
    )
    assert _quote(citation("Nobody asked us.", BLOG)).known_truly
    assert not _quote(citation("Nobody asked us.", BLOG, title="blog")).known_truly


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("Kemp denies that she shut it.", True),
        ("Kemp denies that she shut it. It rained.", True),
        ("It rained.\n\nThe bridge was long.", True),
        ("she shut it.", False),
        ("Kemp denies that she shut it", False),
        ("Kemp denies that she shut it. It", False),
    ],
)
def test_whole_sentences_are_told_from_parts(words: str, *, whole: bool) -> None:
    found = _quote(citation(words))

    assert (found.stands, found.whole) == (True, whole)


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        (SHUT, (0, 1)),
        ("May. Kemp", (0, 2)),
        (" Kemp", (1, 2)),
        ("rained.\n\nThe", (2, 4)),
        (ESSAY.text, (0, 6)),
    ],
)
def test_a_stretch_knows_the_sentences_that_it_touches(
    words: str, sentences: tuple[int, int]
) -> None:
    assert _quote(citation(words)).at.sentences == sentences


def test_white_space_and_what_lies_beyond_the_text_touch_no_sentence() -> None:
    for wrong in ({"start": 27, "end": 28}, {"start": 5_000, "end": 5_027}, {"end": 0}):
        assert not _quote(citation(SHUT) | wrong).at.sentence_units()


def test_each_citation_of_each_claim_is_a_quote_that_knows_its_claim() -> None:
    claims = [
        {"text": "one", "citations": [citation(SHUT), citation("It was shut in haste.")]},
        {"text": "two", "citations": [citation("Nobody asked us.", BLOG)]},
    ]

    found = _judged(claims=claims, rejections=[{"text": "no", "reason": "why"}], mode="written")

    assert [one.claim for one in found.shown] == [0, 0, 1]
    assert found.claims == ("one", "two")
    assert found.rejections == (("no", "why"),)
    assert (found.mode, found.confidence, found.silent) == ("written", 0.75, False)


def test_what_is_near_is_held_against_its_place_too() -> None:
    near = [
        {"document": "essay", "start": 0, "end": 27, "exact": SHUT},
        {"document": "essay", "start": 1, "end": 28, "exact": SHUT},
        {"document": "essay", "start": 0, "end": 0, "exact": ""},
        {"document": "gone", "start": 0, "end": 27, "exact": SHUT},
    ]

    assert _judged(nearest=near).nearest_stand == (True, False, False, False)


def test_gold_keeps_its_speaker_its_role_and_its_context() -> None:
    place = {
        "exact": "she shut it",
        "speaker": None,
        "role": "quoted",
        "context": {"exact": "Kemp denies that she shut it."},
    }

    found = _judged(about=case("c", place))

    (gold,) = found.points[0]
    whole = span("Kemp denies that she shut it.")
    assert (gold.speaker_stated, gold.speaker, gold.role) == (True, None, "quoted")
    assert gold.context == (whole.start, whole.end)
    # The rest of the context does no harm to who shows it, and demands nothing more.
    (harmless,) = found.optional
    assert (harmless.at.start, harmless.at.end) == gold.context
    assert (harmless.context, harmless.speaker_stated) == (None, False)


def test_a_passage_holds_gold_where_it_holds_half_of_a_place() -> None:
    middle = 13  # of 27 characters: 14 are more than half, 13 are less
    passages = [
        ("essay", Span(0, 90)),
        ("essay", Span(middle, 90)),
        ("essay", Span(middle + 1, 90)),
        ("blog", Span(0, 54)),
        ("essay", Span(28, 90)),
    ]

    found = _judged(hits=passages[::-1], passages=[*passages, *passages])

    assert found.hits == (False, False, False, True, True)
    assert found.relevant == 4


def test_half_of_a_place_is_enough() -> None:
    about = case("c", {"exact": "It rained.", "prefix": "haste. "})  # ten characters
    at = span("It rained.", nth=1).start
    hits = [("essay", Span(0, at + 5)), ("essay", Span(0, at + 4))]

    assert _judged(about=about, hits=hits).hits == (True, False)


def test_what_holds_only_an_optional_place_holds_no_gold() -> None:
    about = case("c", {"exact": SHUT}, optional=[{"document": "blog", "exact": "Nobody asked us."}])

    assert _judged(about=about, hits=[("blog", Span(0, 54))]).hits == (False,)


def test_stale_gold_is_told_and_nothing_else_is_judged() -> None:
    found = _judged(citation(SHUT), about=case("c", {"exact": "It snowed."}))

    assert found.stale is not None
    assert "“It snowed.…” stands 0 times" in found.stale
    assert (found.shown, found.points, found.seconds) == ((), (), None)


@given(st.integers(-3, 140), st.integers(-3, 140))
def test_any_offsets_can_be_judged(start: int, end: int) -> None:
    words = ESSAY.text[start:end] if 0 <= start < end <= len(ESSAY.text) else "x"

    found = _quote(citation(SHUT, start=start, end=end, exact=words, prefix="", suffix=""))

    assert found.stands is (words != "x")
    assert all(0 <= number < 6 for _, number in found.at.sentence_units())
