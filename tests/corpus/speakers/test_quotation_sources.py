"""Whose the words between quotation marks are, whatever the verb beside them."""

from __future__ import annotations

import pytest

from tests.corpus.speakers.documents import document, told

_BAKERS = "Joan Marr and her husband, Edwin, keep a bakery."


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("grumbled Joan Marr.", "Joan Marr"), ("put in young Lasse with a sniff.", "Lasse"),
        ("Joan shot back.", "Joan Marr"), ("sighed Mr Marr.", "Edwin Marr"),
        ("Mrs Marr recalled.", "Joan Marr"), ("put in her husband.", "Edwin Marr"),
        ("Marr said.", None), ("a spokesman for the mill said.", "a spokesman for the mill"),
        ("a lawyer who had worked for all three said.", "a lawyer"), ("King said.", "King"),
        ("the company stressed.", "the company"), ("is what one hears.", None),
    ],
)  # fmt: skip
def test_the_clause_beside_a_quotation_names_its_speaker(clause: str, name: str | None) -> None:
    words = "“We shall have no bread this year,”"
    found = document(_BAKERS, f"{words} {clause}", author="Ana Reyes")

    assert told(found, words)[0] == name
    assert told(found, words)[1] in {"quoted", "unclear"}


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Two men called Jonker sit there. Ewen Jonker left. Stephen Jonker came.", None),
        ("Former President Tom Jonker is dead. The aide of Ann Jonker left.", "Tom Jonker"),
        ("Robert Zimmel, known as Bob Jonker, sings.", "Robert Zimmel"),
    ],
)
def test_a_surname_of_several_is_nobodys(before: str, name: str | None) -> None:
    found = document(before, "It rained. The river rose.", "“The clay was never dry,” Jonker said.")

    assert told(found, "“The clay was never dry,” Jonker said.")[0] == name


@pytest.mark.parametrize(
    "sentence",
    [
        "Neither Orr nor Kemp said that the gate was open.", "The sign says that it is open.",
        "All disputes arising from the lease go to the court.", "Common sense says that it fell.",
        "People generally think the purpose of a dam is to hold water.",
        "They say that time is money.", "Every grandmother says that the oven is to blame.",
    ],
)  # fmt: skip
def test_what_nobody_says_stays_the_authors(sentence: str) -> None:
    found = document("The clerk, Ann Orr, met Bo Kemp.", sentence, author="Ana Reyes")

    assert told(found, sentence) == ("Ana Reyes", "author")


def test_the_one_who_acts_before_a_quotation_says_it() -> None:
    found = document("Ann Orr put down her spade. “I can cut it in an hour.”")

    assert told(found, "“I can cut it in an hour.”") == ("Ann Orr", "quoted")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("My aunt knelt beside the stove: “It is out again.”", "my aunt"),
        ("The ferryman lay on his back: “I can hear it come.”", "the ferryman"),
        ("The mayor strode to the rail: “Look at it now.”", "the mayor"),
        ("The widow wept at the gate: “They took the clock.”", "the widow"),
        ("The baker swung his stick: “Nobody touches that.”", "the baker"),
        ("The driver leant out: “There is no road after this.”", "the driver"),
        ("The foreman spat: “That is what I think of it.”", "the foreman"),
        ("The pilot crept back: “It is still there, and awake.”", "the pilot"),
    ],
)
def test_an_irregular_verb_is_no_part_of_the_source(sentence: str, name: str) -> None:
    found = document("The pier was shut.", sentence, "It rained.", author="Nora Pell")

    assert told(found, sentence.partition("“")[2].removesuffix(".”")) == (name, "quoted")


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("She had it from Bo Li", "Bo Li"),
        ("The clerk read out a letter from the registrar", "the registrar"),
        ("There was a message from Bo Li", "Bo Li"),
        ("Then came a shout from the ferryman", "the ferryman"),
        ("Over the door hangs a line by Bo Li", "Bo Li"),
        ("On the table lay a note from the nurse", "the nurse"),
        ("Joan Marr keeps a postcard from Bo Li", "Bo Li"),
        ("The chairwoman then quoted an email from the contractor", "the contractor"),
        ("Edwin closed the meeting with an answer from the ministry", "the ministry"),
    ],
)
def test_a_text_is_its_writers_not_that_of_the_one_who_reads_it(lead: str, name: str) -> None:
    words = "“No key was sought, and none was given.”"
    found = document(f"{_BAKERS} Bo Li keeps the pier.", f"{lead}: {words}", author="Ana Reyes")

    assert told(found, words.strip("“”")) == (name, "quoted")
