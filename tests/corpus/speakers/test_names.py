"""Whom a mention means within one document: the fullest name, or nobody by a guess."""

from __future__ import annotations

import pytest

from corpus.model.document import DocumentKind
from corpus.speakers.mention_parser import Phrase, phrase
from corpus.speakers.names import Names
from index.passages.sentences import sentences
from tests.corpus.speakers.documents import document, told


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Mr. Kemp", "Kemp"), ("Vice President J.D. Vance", "J.D. Vance"),
        ("former presidential office adviser Oleh Dub", "Oleh Dub"),
        ("the German newspaper Welt am Sonntag", "Welt am Sonntag"),
        ("the Kyiv Institute of Sociology", "Kyiv Institute of Sociology"),
        ("the town clerk, Odessa Marsh", "Odessa Marsh"), ("my neighbour Austin Rye", "Austin Rye"),
        ("J.D. Vane, the consultant whom the town hired", "J.D. Vane"),
        ("David Dub, head of the delegation", "David Dub"), ("ukr.example.net", "ukr.example.net"),
        ("experts", None), ("the Russians", None), ("the mayor", None), ("his critics", None),
        ("a professor at Emory University", None), ("the Prime Minister", None),
    ],
)  # fmt: skip
def test_a_mention_is_taken_apart_to_its_name(mention: str, name: str | None) -> None:
    assert phrase(mention).name == name


@pytest.mark.parametrize(
    ("mention", "owner"),
    [
        ("documents published by The New York Times", "The New York Times"),
        ("Vane's report", "Vane"), ("Vane’s office", None), ("estimates by Meduza", "Meduza"),
        ("the mayor of Ostermill", None),
    ],
)  # fmt: skip
def test_a_text_is_laid_to_whoever_wrote_it(mention: str, owner: str | None) -> None:
    assert phrase(mention).owner == owner


def _named(text: str, mention: str) -> str | None:
    meant = phrase(mention)
    return Names(text).named(meant if meant.name else Phrase(mention)).name


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("Mayor Milan Worth came. Worth spoke.", "Worth", "Milan Worth"),
        ("Dr. Ann Orr came. Mr. Bo Orr went.", "Orr", None),
        ("Dr. Ann Orr came. Mr. Bo Orr went.", "Dr. Orr", "Ann Orr"),
        ("Mrs. Lille came.", "Mrs. Lille", "Mrs. Lille"),
        ("Mrs. Sidney Lille lives in Lille.", "Lille", None),
        ("Mrs. Sidney Lille lives in Lille.", "Mrs. Lille", "Sidney Lille"),
        ("Paris Averly, a clerk, came. She says that Paris waits.", "Paris", "Paris Averly"),
        ("We read in The Daily Post that it closed.", "Daily Post", "The Daily Post"),
        ("J.D. Vance came.", "Vance", "J.D. Vance"),
    ],
)
def test_a_short_name_is_the_full_one_where_only_one_bears_it(
    text: str, mention: str, name: str | None
) -> None:
    assert _named(text, mention) == name


_MAYOR = "The mayor, Milan Worth, came late, and the envoy Karol Brest did not come at all."


@pytest.mark.parametrize(
    ("after", "name", "role"),
    [
        ("He said that the bridge was safe.", None, "unclear"),
        ("The mayor said that the bridge was safe.", "Milan Worth", "quoted"),
        ("The envoy said that the bridge was safe.", "Karol Brest", "quoted"),
        ("The Polish envoy said that the bridge was safe.", "the Polish envoy", "quoted"),
        ("Worth said that the bridge was safe.", "Milan Worth", "quoted"),
        ("Experts said that the bridge was safe.", "experts", "quoted"),
        ("They said that the bridge was safe.", None, "quoted"),
        ("The Russians said that the bridge was safe.", "the Russians", "quoted"),
        ("I said that the bridge was safe.", "Ana Reyes", "author"),
        ("My letter said that the bridge was safe.", "Ana Reyes", "author"),
        ("These numbers show that the bridge was safe.", "Ana Reyes", "author"),
    ],
)
def test_a_description_is_the_one_whom_the_document_calls_so(
    after: str, name: str | None, role: str
) -> None:
    found = document(_MAYOR, f"It rained. The river rose. The town slept on. {after}",
                     author="Ana Reyes")  # fmt: skip

    assert told(found, after) == (name, role)


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ("Dan Reiter studied wars.", "He argues that they end.", "Dan Reiter"),
        ("Dan Reiter says that wars end.", "He adds that they begin.", "Dan Reiter"),
        ("Dan Reiter met Carl Berg.", "He argues that wars end.", "Dan Reiter"),
        ("In the end Dan Reiter met Ann Berg.", "She argues that wars end.", "Ann Berg"),
        ("Dan Reiter and Carl Berg met.", "She argues that wars end.", None),
        ("Dan Reiter spoke.", "In a talk with Carl Berg, he argues that wars end.", "Dan Reiter"),
        ("Kellogg’s plan is by Keith Kellogg.", "If Dan Berg fails, he wrote, wars go on.",
         "Keith Kellogg"),
        ("The war went on.", "He argues that wars end.", None),
    ],
)  # fmt: skip
def test_a_pronoun_is_resolved_only_where_it_is_safe(
    before: str, after: str, name: str | None
) -> None:
    assert told(document(f"{before} {after}"), after)[0] == name


def test_a_pronoun_does_not_reach_far_back() -> None:
    far = "It rained. " * 6
    found = document(f"Dan Reiter came. {far}He said that wars end.")

    assert told(found, "He said that wars end.") == (None, "unclear")


def test_it_is_the_outlet_that_spoke_last() -> None:
    found = document("Politico reported that the war ended. It added that nobody had won.")

    assert told(found, "It added that nobody had won.") == ("Politico", "quoted")


def test_the_author_whom_a_reader_cites_is_quoted() -> None:
    found = document(
        "It is safe, as far as I can see.", "1 comment",
        "• The author says that the bridge is safe and that it will stand.",
        author="Ana Reyes", kind=DocumentKind.BLOG,
    )  # fmt: skip

    words = "The author says that the bridge is safe and that it will stand."
    assert told(found, words) == ("Ana Reyes", "quoted")


def test_the_owner_of_a_quotation_may_be_named_after_it() -> None:
    found = document("“The bridge paid for itself.” That sentence is Mr. Falk's too, and untrue.")

    assert told(found, "“The bridge paid for itself.”")[0] in {"Falk", "Mr. Falk"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The town chose Brack Brothers. Mr. Brack said that he was glad.", "Mr. Brack"),
        ("Brack Brothers said that it was so. Mr. Brack said that it was not.", "Mr. Brack"),
        ("The suit names Orrin Holdings. Ms. Orrin said that she would pay.", "Ms. Orrin"),
        ("Orrin Motor said it was sorry. Mrs. Orrin said that she was not.", "Mrs. Orrin"),
        ("Rye Street was closed. Mr. Rye said that nobody had told him.", "Mr. Rye"),
        ("Tom Brack came to lunch. Mr. Brack said that he was glad.", "Tom Brack"),
        ("Ian Brack came to lunch. Sir Ian said that he was glad.", "Ian Brack"),
        ("Anna Brack came to lunch. Anna said that she was glad.", "Anna Brack"),
    ],
)
def test_after_mr_a_surname_follows_which_is_no_firm_s_first_word(text: str, speaker: str) -> None:
    *_, last = sentences(document(text))

    assert last.voice.speaker.name == speaker
