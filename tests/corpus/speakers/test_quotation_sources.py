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


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Then came Tobias Ferr, hat in hand: “It is lost to us.”", "Tobias Ferr"),
        ("Her neighbour, Dag Olsen, points at the wall: “It is lost to us.”", "Dag Olsen"),
        ("Asked whether it would return, Mina Rao did not stir: “It is lost to us.”", "Mina Rao"),
        ("Not so, counters Orla Finch: “It is lost to us.”", "Orla Finch"),
        ("There was one objection, from Olaf Lund: “It is lost to us.”", "Olaf Lund"),
        ("I asked Bo Li for a word: “It is lost to us.”", "Bo Li"),
        ("We met Bo Li in Harwick: “It is lost to us.”", "Bo Li"),
        ("I spoke to Bo Li on Friday: “It is lost to us.”", "Bo Li"),
        ("I told Bo Li: “It is lost to us.”", "Ana Reyes"),
        ("I gave Bo Li my answer: “It is lost to us.”", "Ana Reyes"),
        ("I sent Bo Li a note: “It is lost to us.”", "Ana Reyes"),
        ("I rang Bo Li with the news: “It is lost to us.”", "Ana Reyes"),
        ("Gone are the days of Bo Li: “It is lost to us.”", None),
        ("Left on the table was a note: “It is lost to us.”", "a note"),
        ("Nobody believed Bo Li: “It is lost to us.”", None),
        ("Asked which boat he took, Bo Li shrugged: “It is lost to us.”", "Bo Li"),
        ("Told of it, Bo Li shrugged: “It is lost to us.”", "Bo Li"),
        ("There was a note for Bo Li: “It is lost to us.”", None),
        ("“It is lost to us.” Orla Finch got to know the mayor.", None),
        ("Hugo Bley was told by Orla Finch: “It is lost to us.”", "Orla Finch"),
        ("Hugo Bley recalled what Orla Finch had said to him: “It is lost to us.”", "Orla Finch"),
        ("Lotte Amsel's verdict was short: “It is lost to us.”", "Lotte Amsel"),
        ("“It is lost to us.” Orla Finch wanted to know.", "Orla Finch"),
        ("“It is lost to us,” was Orla Finch's comment.", "Orla Finch"),
        ("Ada Brook laughs. “It is lost to us.”", "Ada Brook"),
        ("A second driver disagreed. “It is lost to us,” he said.", "a second driver"),
        ("The water board denies it. “It is lost to us,” it said.", "the water board"),
        ("“It is lost to us,” the statement said.", "the statement"),
        ("And the mayor? “It is lost to us,” came the reply.", None),
        ("The verdict on the plan: “It is lost to us.”", None),
        ("The bridge, “It is lost to us”, stands empty.", None),
    ],
)
def test_the_words_around_a_quotation_tell_its_speaker(sentence: str, name: str | None) -> None:
    found = document("The pier was shut.", sentence, "It rained.", author="Ana Reyes")

    assert told(found, "It is lost to us")[0] == name


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("It is lost to us, Olaf Hale told the inquiry.", "Olaf Hale"),
        ("The pier, Olaf Hale told the inquiry, is lost to us.", "Olaf Hale"),
        ("Olaf Hale is convinced it is lost to us.", "Olaf Hale"),
        ("Olaf Hale remains adamant that it is lost to us.", "Olaf Hale"),
        ("Olaf Hale has no doubt that it is lost to us.", "Olaf Hale"),
        ("It is Olaf Hale's position that it is lost to us.", "Olaf Hale"),
        ("There is no doubt that it is lost to us.", "Ana Reyes"),
        ("It is certain that it is lost to us.", "Ana Reyes"),
        ("Make sure that it is lost to us.", "Ana Reyes"),
        ("Olaf Hale came in, told the guard, and was lost to us.", "Ana Reyes"),
        ("Olaf Hale is not sure that it is lost to us.", "Ana Reyes"),
    ],
)
def test_a_claim_is_that_of_who_tells_it_or_is_sure_of_it(sentence: str, speaker: str) -> None:
    found = document("The pier was shut.", sentence, author="Ana Reyes")

    assert told(found, "lost to us")[0] == speaker
