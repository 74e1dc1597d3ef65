"""What a question asks for, and sentences that have it or have not."""

from __future__ import annotations

import pytest

from index.question.answer_type import Sought, counted, counts, holds, names, sought


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What percentage of the town voted?", Sought.PERCENT),
        ("What did the new bridge cost?", Sought.MONEY),
        ("How much money did the council lose?", Sought.MONEY),
        ("How wide is the Ane?", Sought.LENGTH),
        ("How far is the ferry from the bridge?", Sought.LENGTH),
        ("How long did the talks go on?", Sought.LONG),
        ("How old is Mrs. Lille?", Sought.TIME),
        ("How many years did the ferry run?", Sought.TIME),
        ("How high was the final bill?", Sought.NUMBER),
        ("how many people crossed", Sought.NUMBER),
        ("On which day did the mayor resign?", Sought.DAY),
        ("In what year was the bridge opened?", Sought.YEAR),
        ("When was the bridge opened?", Sought.WHEN),
        ("How long ago did it close?", Sought.WHEN),
        ("Who designed the bridge?", Sought.WHO),
        ("The bridge was designed by whom?", Sought.WHO),
        ("Which firm did the welding?", Sought.WHO),
        ("What is the name of the ferry?", Sought.WHO),
        ("Where does the mayor live?", Sought.WHERE),
        ("Along which river does the road run?", Sought.WHERE),
    ],
)
def test_a_question_asks_for_a_kind_of_thing(question: str, kind: Sought) -> None:
    assert sought(question) is kind


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
    assert sought(question) is None


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
    kind = sought(question)

    assert holds(kind, has, question=question)
    assert not holds(kind, lacks, question=question)


def test_where_no_rule_tells_what_is_asked_for_every_sentence_may_have_it() -> None:
    assert holds(None, "Perhaps.", question="Why?")


def test_what_is_counted_stands_with_a_number() -> None:
    things = counted("How many old soldiers came?")

    assert counts("500 tired soldiers came.", things)
    assert counts("Twelve soldiers came.", things)
    assert not counts("The soldiers came at 5 o'clock.", things)
    assert counted("Who came?") == frozenset()


def test_a_sentences_first_word_is_a_name_where_another_follows() -> None:
    assert list(names("Milan Worth met Holm. The Ane rose on Monday.")) == [
        "Milan",
        "Worth",
        "Holm",
        "Ane",
    ]
    assert list(names("Councillors met.")) == []
