"""What stands beside the last quotes is preferred for a follow-up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.ask.follow_up.continuity import PreviousQuotes, hits_near_quotes, prefer_continuity
from corpus.model.speaker import NOBODY
from index.evidence.evidence import ScoredSentence
from index.search.retrieve import Hit
from tests.app.ask.follow_up.invented import library, turn

if TYPE_CHECKING:
    from app.domain.answer import Answer
    from app.domain.citation import Citation


def test_sentences_beside_a_quote_come_before_others_that_fit_as_well() -> None:
    cited = _cited(turn("Who paid?", "Orsolya Kemp"))
    sentences = library().sentences_of(cited.document)
    quoted = next(at for at, one in enumerate(sentences) if one.span == cited.span)
    far = (quoted + 20) % len(sentences)
    scored = [_scored(cited, at) for at in (far, quoted, quoted + 1)]

    found = prefer_continuity(scored, _following(cited), sentences_of=library().sentences_of)

    assert [one.number for one in found] == [quoted + 1, far, quoted]


def test_without_quotes_nothing_changes() -> None:
    cited = _cited(turn("Who paid?", "Orsolya Kemp"))
    scored = [_scored(cited, at) for at in (5, 1, 3)]

    assert prefer_continuity(scored, _following(), sentences_of=library().sentences_of) == scored


def test_passages_that_hold_a_quote_are_read_and_those_of_other_documents_are_not() -> None:
    cited = _cited(turn("Who paid?", "Orsolya Kemp"))
    hits = [Hit(one, at, at + 1, 0.0, ("dense",)) for at, one in enumerate(library().passages)]

    found = hits_near_quotes(hits, _following(cited))

    assert any(hit.passage.span.contains(cited.span) for hit in found)
    assert {hit.passage.document.id for hit in found} == {cited.document.id}


def test_a_question_for_others_prefers_who_was_not_quoted() -> None:
    cited = _cited(turn("Who paid?", "Orsolya Kemp"))
    hers = replace(_scored(cited, 0), voice=cited.voice, score=0.6)
    another = replace(_scored(cited, 1), voice=NOBODY)
    following = PreviousQuotes((cited,), for_others=True)

    found = prefer_continuity([hers, another], following, sentences_of=library().sentences_of)

    assert [one.voice for one in found] == [NOBODY, cited.voice]


def test_a_question_is_for_others_when_it_says_so() -> None:
    answer = turn("Who paid?", "Orsolya Kemp")

    assert PreviousQuotes.of("Does anyone disagree?", answer).for_others
    assert not PreviousQuotes.of("Why?", answer).for_others


def _following(*cited: Citation) -> PreviousQuotes:
    return PreviousQuotes(cited, for_others=False)


def _cited(answer: Answer) -> Citation:
    return answer.claims[0].citations[0]


def _scored(cited: Citation, at: int) -> ScoredSentence:
    sentence = library().sentences_of(cited.document)[at]
    return ScoredSentence(cited.document, at, sentence.span, sentence.voice, 0.5, 0.5, 0.5)
