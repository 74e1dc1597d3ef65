"""What is read of a question once."""

from __future__ import annotations

from corpus.model.speaker import Role, Speaker
from index.question.analysis import analyse_question
from index.search.terms import stemmed_terms

_KEMP = Speaker("Orsolya Kemp", Role.INTERVIEWEE)


def test_a_plain_question_is_searched_as_it_is() -> None:
    analysis = analyse_question("How many piers did Lind repair in 2019?", ())

    assert not analysis.target
    assert analysis.topic is None
    assert analysis.search_text == analysis.question
    assert analysis.search_terms == tuple(stemmed_terms(analysis.question))
    assert analysis.names == {"lind"}
    assert analysis.numbers == {"2019"}


def test_a_question_to_all_sources_is_searched_by_its_topic() -> None:
    analysis = analyse_question("What do the documents say about the ferry?", ())

    assert analysis.topic == "the ferry?"
    assert set(analysis.search_words.values()) == {"ferry"}
    assert len(analysis.words) > 1


def test_a_question_to_somebody_has_no_topic_of_all_sources() -> None:
    analysis = analyse_question("What does Kemp say about the ferry?", (_KEMP,))

    assert analysis.target.speakers == ("Orsolya Kemp",)
    assert analysis.target.about == "the ferry"
    assert analysis.topic is None


def test_a_premise_is_read_with_the_question() -> None:
    premise = analyse_question("Why did Kemp resign?", ()).premise

    assert premise is not None
    assert premise.as_statement == "Kemp resigned"
    assert analyse_question("Is the bridge safe?", ()).premise is None


def test_people_who_are_described_and_asked_count_as_names() -> None:
    assert analyse_question("What did the vicar say about Lind?", ()).names == {"vicar", "lind"}
    assert analyse_question("Did the vicar leave?", ()).names == set()
