"""How many sentences are quoted: those with which the quotes are likely both full and to the point.

Sentences stand in paragraphs of their own, so that none comes along as another's context.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from index.evidence.evidence import ScoredSentence
from index.evidence.select import select_evidence
from index.passages.sentences import sentences
from index.ranking_config import RankingConfig
from tests.index.folders import invented

if TYPE_CHECKING:
    from collections.abc import Sequence

_SURE, _UNLIKELY = 6.0, -6.0  # log-odds
_WORDS = (
    "The council closed the old footbridge over the river Ane on Monday morning.",
    "A baker from Orr sold forty loaves.",
    "Rust had eaten two of the seven piers, an engineer from the county wrote in March.",
    "The mayor paid for the new lamps.",
    "Schoolchildren want a ferry instead.",
    "Snow lay on the meadow until the second week of April, which delayed the masons.",
    "Wolves howl in the forest at night.",
    "Herring is cheap at the quay, as fishermen complain every autumn.",
)
_DOCUMENT = invented("\n\n".join(_WORDS), "essay")
_ALL = RankingConfig(max_sentences=99, quotes_per_document=99, max_quotes=99)
_sentences_of = lru_cache(sentences)
_SCORES = st.lists(st.floats(-8.0, 8.0), min_size=len(_WORDS), max_size=len(_WORDS))


def _quoted(scores: Sequence[float], ranking: RankingConfig = _ALL) -> set[str]:
    """The sentences quoted of those with these log-odds, in the order of the document."""
    scored = [
        ScoredSentence(_DOCUMENT, number, sentence.span, sentence.voice, score, 0.5, 0.5)
        for number, (sentence, score) in enumerate(
            zip(_sentences_of(_DOCUMENT), scores, strict=False)
        )
    ]
    ranked = sorted(scored, key=lambda one: -one.score)
    return {
        quote.text for quote in select_evidence(ranked, sentences_of=_sentences_of, ranking=ranking)
    }


def test_a_sentence_that_surely_answers_is_quoted_alone() -> None:
    for number, words in enumerate(_WORDS):
        scores = [_UNLIKELY] * len(_WORDS)
        scores[number] = _SURE
        assert _quoted(scores) == {words}


def test_all_points_of_a_list_are_quoted() -> None:
    scores = [_SURE, _UNLIKELY, _SURE, _UNLIKELY, _SURE, _SURE, _UNLIKELY, _UNLIKELY]

    assert _quoted(scores) == {_WORDS[0], _WORDS[2], _WORDS[4], _WORDS[5]}


def test_no_more_sentences_are_quoted_than_are_allowed() -> None:
    assert len(_quoted([_SURE] * 8, RankingConfig(max_sentences=2))) == 2


@settings(max_examples=200)
@given(_SCORES)
def test_the_likeliest_sentence_is_quoted_and_every_one_before_the_last(
    scores: list[float],
) -> None:
    quoted = _quoted(scores)
    least = min(score for score, words in zip(scores, _WORDS, strict=True) if words in quoted)

    assert _WORDS[scores.index(max(scores))] in quoted
    assert {words for score, words in zip(scores, _WORDS, strict=True) if score > least} <= quoted


@settings(max_examples=200)
@given(_SCORES)
def test_what_more_likely_answers_than_not_is_quoted(scores: list[float]) -> None:
    likely = {words for score, words in zip(scores, _WORDS, strict=True) if score > 0.0}

    assert likely <= _quoted(scores)


@settings(max_examples=200)
@given(_SCORES, st.sampled_from(range(len(_WORDS))), st.floats(0.5, 5.0))
def test_a_sentence_that_is_quoted_is_quoted_the_more_when_it_is_likelier(
    scores: list[float], number: int, gain: float
) -> None:
    if _WORDS[number] in _quoted(scores):
        scores[number] += gain

        assert _WORDS[number] in _quoted(scores)


@settings(max_examples=200)
@given(_SCORES.map(lambda scores: scores[:-1]))
def test_a_sentence_that_surely_does_not_answer_changes_nothing(scores: list[float]) -> None:
    assert _quoted([*scores, -40.0]) == _quoted(scores)
