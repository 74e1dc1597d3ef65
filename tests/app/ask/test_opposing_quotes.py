"""Beside a quote stands the one that gainsays it, though it answers less well."""

from __future__ import annotations

from functools import partial

from app.ask.contradictions import add_opposing_quotes
from app.domain.citation import Citation
from app.domain.claim import Claim
from corpus.model.span import Span
from corpus.model.speaker import Role, Speaker, Voice
from index.passages.sentences import sentences
from index.ranking_config import RankingConfig
from tests.index.doubles import BAG
from tests.index.folders import invented


def _claim(name: str, words: str) -> Claim:
    document = invented(words, name.casefold())
    voice = Voice(Speaker(f"Ann {name}", Role.AUTHOR))
    return Claim(words, (Citation.at(Span(0, len(words)), document, voice),))


MAX_ADDED = RankingConfig().max_opposing_quotes
_sides = partial(add_opposing_quotes, sentences_of=sentences, embed=BAG.passages)
_PAID = _claim("Rill", "The bridge paid for itself in two summers.")
_DENIED = _claim("Orr", "I do not believe that the bridge paid for itself.")
_APART = _claim("Kemp", "The ferry sank in the spring of that year.")


def test_the_quote_that_gainsays_another_is_shown_beside_it() -> None:
    claims, differ = _sides([_PAID], [_APART, _DENIED])

    assert claims == (_PAID, _DENIED)
    assert [{pair.one.speaker.name, pair.other.speaker.name} for pair in differ] == [
        {"Ann Rill", "Ann Orr"}
    ]


def test_two_that_differ_far_below_the_best_are_not_brought_up() -> None:
    assert _sides([_APART], [_PAID, _DENIED]) == ((_APART,), ())


def test_what_is_quoted_already_is_not_quoted_again() -> None:
    claims, differ = _sides([_PAID, _DENIED], [_PAID, _DENIED])

    assert claims == (_PAID, _DENIED)
    assert len(differ) == 1


def test_no_more_than_a_few_are_added() -> None:
    many = [
        _claim(f"Orr{at}", f"I do not believe that the bridge paid for itself, said {at}.")
        for at in range(MAX_ADDED + 3)
    ]

    assert len(_sides([_PAID], many)[0]) <= 1 + MAX_ADDED


def test_without_quotes_there_are_no_sides() -> None:
    assert _sides([], []) == ((), ())
