"""What a question asks for, and sentences that have it or have not."""

from __future__ import annotations

import pytest

from index.question.answer_type import (
    AnswerType,
    capitalised_names,
    contains_answer_type,
    counted_nouns,
    counts,
    expected_answer_type,
)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What percentage of the town voted?", AnswerType.PERCENT),
        ("What did the new bridge cost?", AnswerType.MONEY),
        ("How much money did the council lose?", AnswerType.MONEY),
        ("How wide is the Ane?", AnswerType.LENGTH),
        ("How far is the ferry from the bridge?", AnswerType.LENGTH),
        ("How long did the talks go on?", AnswerType.LONG),
        ("How old is Mrs. Lille?", AnswerType.TIME),
        ("How many years did the ferry run?", AnswerType.TIME),
        ("How high was the final bill?", AnswerType.NUMBER),
        ("how many people crossed", AnswerType.NUMBER),
        ("On which day did the mayor resign?", AnswerType.DAY),
        ("In what year was the bridge opened?", AnswerType.YEAR),
        ("When was the bridge opened?", AnswerType.WHEN),
        ("How long ago did it close?", AnswerType.WHEN),
        ("Who designed the bridge?", AnswerType.WHO),
        ("The bridge was designed by whom?", AnswerType.WHO),
        ("Which firm did the welding?", AnswerType.WHO),
        ("What is the name of the ferry?", AnswerType.WHO),
        ("Where does the mayor live?", AnswerType.WHERE),
        ("Along which river does the road run?", AnswerType.WHERE),
    ],
)
def test_a_question_asks_for_a_kind_of_thing(question: str, kind: AnswerType) -> None:
    assert expected_answer_type(question) is kind


@pytest.mark.parametrize(
    "question",
    [
        "Why was the bridge closed?",
        "What does the mayor say about the ferry?",
        "Does the designer know who paid?",
        "How far can one trust the counter?",
        "What did she say when the bridge was closed?",
        "Under which conditions did a firm agree to build it?",
        "bridge",
        "",
    ],
)
def test_of_other_questions_no_rule_tells_what_they_ask_for(question: str) -> None:
    assert expected_answer_type(question) is None


@pytest.mark.parametrize(
    ("question", "has", "lacks"),
    [
        ("What percentage of the town voted?", "Sixty per cent voted.", "Sixty people voted."),
        ("What did the bridge cost?", "It cost 2.4 million crowns.", "It cost the town much."),
        ("How wide is the Ane?", "It is 80 metres wide.", "It is 80 years old."),
        ("How long is the bridge?", "It has 80 metres.", "It has three piers."),
        ("How long did it rain?", "It rained for two days.", "It rained on 3 May."),
        ("How old is she?", "She is ninety-one years old.", "She is old."),
        ("How many people voted?", "Forty did.", "Many people voted."),
        ("How many of the 12 voted?", "Nine did.", "Most of the 12 voted."),
        ("On what day did it open?", "It opened on 3 May.", "It opened in 2019."),
        ("In which year did it open?", "It opened in 2019.", "It opened on a Sunday."),
        ("When did it open?", "It opened in May.", "It may open."),
        ("Who built the bridge?", "It was built by Milan Worth.", "The bridge was built of steel."),
        ("Who built the bridge?", "I built it.", "The builders went home."),
        ("Who is Worth?", "Worth is like Holm.", "Worth is a man, and Worth is the mayor."),
        ("Where does he live?", "He lives in Ostermill.", "He lives there."),
    ],
)
def test_a_sentence_has_what_is_asked_for_or_has_not(question: str, has: str, lacks: str) -> None:
    kind = expected_answer_type(question)

    assert contains_answer_type(kind, has, question=question)
    assert not contains_answer_type(kind, lacks, question=question)


def test_where_no_rule_tells_what_is_asked_for_every_sentence_may_have_it() -> None:
    assert contains_answer_type(None, "Perhaps.", question="Why?")


def test_what_is_counted_stands_with_a_number() -> None:
    things = counted_nouns("How many old soldiers came?")

    assert counts("500 tired soldiers came.", things)
    assert counts("Twelve soldiers came.", things)
    assert not counts("The soldiers came at 5 o'clock.", things)
    assert counted_nouns("Who came?") == frozenset()


def test_a_sentences_first_word_is_a_name_where_another_follows() -> None:
    assert list(capitalised_names("Milan Worth met Holm. The Ane rose on Monday.")) == [
        "Milan",
        "Worth",
        "Holm",
        "Ane",
    ]
    assert list(capitalised_names("Councillors met.")) == []
