"""Why a quote was chosen, and which words nothing holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.ask.explanations import explain_silence, explain_written_claims
from app.ask.quote_answer import select_quotes
from app.domain.answer import Mode
from app.domain.citation import Citation
from app.domain.claim import Claim
from app.domain.explanation import (
    COSINE,
    QuoteExplanation,
    SelectionReason,
    SilenceExplanation,
    TermPlace,
)
from app.messages.why_texts import SCORE_PARTS as PARTS
from app.serialize.explanation import score_parts, why_facts
from corpus.model.span import Span
from index.evidence.evidence import Signals
from index.evidence.score import contributions
from index.search.terms import surface_forms
from tests.app.write.doubles import CitingModel

if TYPE_CHECKING:
    from app.ask.service import AnswerService

_OF_ALL = "What do the documents say about the bridge?"
_QUESTIONS = (
    "Did the bridge pay for itself?",
    "What did Dr. Kemp write to the mayor in March 2021?",
    "Why does Mrs. Lille want the ferry back?",
    "Is the bridge safe?",
)
_WHY = QuoteExplanation(
    document="essay",
    span=Span(10, 60),
    best=Span(30, 60),
    chosen=SelectionReason.NEAR,
    found_by=("dense", "lexical"),
    rank=3,
    has=("bridge",),
    around=("Kemp",),
    lacks=("ferry",),
    cosine=0.5,
    parts=(("words", 0.2), ("asks", -0.25), ("strange", 0.3), ("passage", 0.001)),
    score=0.751,
    share=0.9,
    context=1,
    joined=2,
)


@pytest.mark.parametrize("question", _QUESTIONS)
def test_each_quote_tells_its_best_sentence_and_counts_the_others(
    scripted: AnswerService, question: str
) -> None:
    found = scripted.search(question)

    for claim in scripted.ask(question).claims:
        (why,) = claim.why
        (here,) = [
            one
            for one in claim.citations
            if (one.document.id, one.span) == (why.document, why.span)
        ]
        sentences = found.library.sentences_of(here.document)
        inside = [one for one in sentences if not one.heading and here.span.contains(one.span)]
        # Of an answer that is quoted with its question the latter may be the best.
        assert any(one.span.contains(why.best) for one in claim.citations)
        assert 1 + why.context + why.joined == len(inside)


@pytest.mark.parametrize("question", _QUESTIONS)
def test_what_speaks_for_a_quote_adds_up_to_its_score(
    scripted: AnswerService, question: str
) -> None:
    first = scripted.ask(question)
    after = scripted.ask("And who denies that?", history=[first])

    for claim in (*first.claims, *after.claims):
        (why,) = claim.why
        assert why.cosine + sum(part for _, part in why.parts) == pytest.approx(why.score, abs=1e-3)


@pytest.mark.parametrize("question", _QUESTIONS)
def test_each_word_of_the_question_is_in_it_around_it_or_lacking(
    scripted: AnswerService, question: str
) -> None:
    for claim in scripted.ask(question).claims:
        (why,) = claim.why
        words = [*why.has, *why.around, *why.lacks]
        assert sorted(words) == sorted(surface_forms(question).values())
        spoken = why.best.of(claim.citations[0].document.text)
        assert set(surface_forms(spoken)) >= set(surface_forms(" ".join(why.has)))


def test_the_best_quote_comes_first_and_each_document_has_a_best_one(
    scripted: AnswerService,
) -> None:
    claims = scripted.ask(_OF_ALL).claims

    whys = [one.why[0] for one in claims if one.why[0].chosen is not SelectionReason.OTHER_SIDE]
    documents = [why.document for why in whys]
    assert len(set(documents)) > 1
    assert (whys[0].chosen, whys[0].share) == (SelectionReason.BEST, 1.0)
    for at, why in enumerate(whys[1:], start=1):
        again = why.document in documents[:at]
        assert why.chosen is (SelectionReason.NEAR if again else SelectionReason.DOCUMENT)
        assert why.share <= whys[at - 1].share


def test_the_words_that_put_a_question_to_all_are_not_looked_for(scripted: AnswerService) -> None:
    (why,) = scripted.ask(_OF_ALL).claims[0].why

    assert {*why.has, *why.around, *why.lacks} == {"bridge"}


def test_claims_are_equal_whatever_they_were_chosen_for(scripted: AnswerService) -> None:
    claim = scripted.ask(_QUESTIONS[0]).claims[0]

    plain = Claim(claim.text, claim.citations)

    assert claim.why
    assert plain == claim
    assert hash(plain) == hash(claim)


def test_a_written_sentence_has_the_reasons_of_all_the_quotes_it_rests_on(
    scripted: AnswerService,
) -> None:
    quotes = scripted.ask(_QUESTIONS[0])
    said = quotes.claims[0]

    def reply(key: str) -> str:
        return f"“{said.text}” says {said.citations[0].speaker.name}. [{key}]"

    answer = scripted.ask(_QUESTIONS[0], model=CitingModel(said.text, reply))

    assert answer.mode is Mode.WRITTEN
    assert [claim.why for claim in answer.claims] == [said.why]


def test_what_only_the_prose_cites_says_so(scripted: AnswerService) -> None:
    candidates = scripted.search(_OF_ALL)
    selection = select_quotes(candidates, abstain_below=0.0, is_follow_up=False)
    quoted = selection.quotes[0].claim
    further = next(
        one.place
        for one in candidates.sentences
        if all(one.place != quote.evidence.best.place for quote in selection.quotes)
    )
    cited = Citation.at(further.span, further.document, further.voice)
    prose = [Claim("Both say so.", (cited, *quoted.citations)), Claim("So.", quoted.citations)]

    both, one = explain_written_claims(prose, selection, candidates)

    assert [why.chosen for why in both.why] == [SelectionReason.CITED, SelectionReason.BEST]
    assert [why.chosen for why in one.why] == [SelectionReason.BEST]


def test_silence_tells_where_each_word_of_the_question_stands(scripted: AnswerService) -> None:
    found = scripted.search("Does the zeppelin cross the bridge with the umbrella?")
    few = replace(
        found, sentences=[one for one in found.sentences if one.document.id == "essay"][:1]
    )

    told = explain_silence(few, confidence=0.1, threshold=0.2)

    words = dict(told.words)
    assert list(words) == ["zeppelin", "cross", "bridge", "umbrella"]
    assert words["zeppelin"] is TermPlace.NOWHERE
    assert "zeppelin" in told.standing(TermPlace.NOWHERE)
    for word, where in words.items():
        knows = found.library.lexical.knows(next(iter(surface_forms(word))))
        assert (where is TermPlace.NOWHERE) is not knows


def test_without_anything_weighed_every_known_word_is_elsewhere(scripted: AnswerService) -> None:
    found = replace(scripted.search("Is the bridge safe?"), sentences=[])

    told = explain_silence(found, confidence=0.1, threshold=0.2)

    assert told == SilenceExplanation(
        (("bridge", TermPlace.ELSEWHERE), ("safe", TermPlace.ELSEWHERE)), 0.1, 0.2
    )


def test_an_answer_with_quotes_explains_no_silence(scripted: AnswerService) -> None:
    assert scripted.ask(_QUESTIONS[0]).why is None


def test_a_share_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match=r"from 0 to 1, not 1\.2"):
        replace(_WHY, share=1.2)


def test_every_signal_has_plain_words() -> None:
    assert set(contributions(Signals())) <= set(PARTS)


def test_parts_come_by_weight_in_plain_words_and_the_smallest_are_left_out() -> None:
    assert score_parts(_WHY) == (
        (PARTS[COSINE], 0.5),
        ("strange", 0.3),
        (PARTS["words"], 0.2),
        (PARTS["asks"], -0.25),
    )


def test_the_facts_of_a_quote_are_told_for_people() -> None:
    assert dict(why_facts(_WHY, "The bridge stood.")) == {
        "Chosen": "scores little less than the best quote",
        "Found": "by its meaning and by its words, in passage 3 of those found",
        "Best sentence": "“The bridge stood.”",
        "The rest of it": "1 sentence added so that it can be understood; "
        "2 sentences next to it: also chosen, or added to one that is",
        "Words in it": "“bridge”",
        "Words around it": "“Kemp”",
        "Words it lacks": "“ferry”",
        "Score": "0.75, 90% of the best",
    }


def test_a_quote_of_one_sentence_does_not_repeat_it() -> None:
    facts = dict(why_facts(replace(_WHY, context=0, joined=0), "The bridge stood."))

    assert "Best sentence" not in facts
    assert "The rest of it" not in facts
