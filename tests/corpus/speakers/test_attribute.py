"""Who speaks where in a document, and whose claim a sentence of it is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model.document import Document, DocumentKind, Provenance
from corpus.model.normalise import normalise
from corpus.model.span import Span
from corpus.model.speaker import NOBODY, Role, Speaker
from corpus.speakers.attribute import read_utterances, voice_of
from corpus.structure.document_structure import DocumentStructure
from corpus.structure.sentences import sentence_spans
from tests.corpus.speakers.documents import document, told, voice
from tests.corpus.strategies import texts

_ANA = Speaker("Ana Reyes", Role.AUTHOR)
_PIECES = st.sampled_from([
    "Ann Orr said ", "“", "”", '"', "„", "«", "»", "'", "he said", "that it rained", ". ", ", ",
    "\n\n", "Ann Orr\n\n", "Q: ", "A: ", "3 comments\n\n", "• ", "Bo Li said:\n\n", "According to ",
    "Why? ", "We think ", "  ",
])  # fmt: skip
_MIXED = st.lists(_PIECES, min_size=1, max_size=25).map("".join).map(normalise).filter(str.strip)


def _plain(text: str) -> Document:
    return Document(Provenance(id="x", file="x", sha256="0" * 64), text)


@given(texts() | _MIXED)
def test_utterances_nest_in_order_and_hold_no_heading(text: str) -> None:
    spans = [one.span for one in read_utterances(_plain(text))]

    assert spans == sorted(spans, key=lambda span: (span.start, -span.end))
    assert all(span.end <= len(text) for span in spans)
    for one, other in ((one, other) for one in spans for other in spans if one.overlaps(other)):
        assert one.contains(other) or other.contains(one)
    assert not any(
        span.overlaps(title) for span in spans for title in DocumentStructure.of(text).headings
    )


@given(texts() | _MIXED)
def test_every_sentence_has_a_voice_and_headings_are_nobodys(text: str) -> None:
    found = read_utterances(_plain(text))

    for span in sentence_spans(text):
        touched = any(one.span.overlaps(span) for one in found)
        assert touched or voice_of(found, text, span) == NOBODY


_KEMP = "The engineer, Orsolya Kemp, says that the pier has moved since the winter."


def test_a_report_is_the_claim_of_the_one_reported_through_the_author() -> None:
    heard = voice(document(_KEMP, author="Ana Reyes"), _KEMP)

    assert heard.speaker == Speaker("Orsolya Kemp", Role.QUOTED)
    assert heard.reported
    assert heard.via == (_ANA,)


def test_a_sentence_within_a_quotation_is_the_speakers_own() -> None:
    found = document(
        "“The pier has moved. Nobody looked at it for years,” said Orsolya Kemp. "
        "“It was never cheap.”",
        author="Ana Reyes",
    )

    for words in ("“The pier has moved.", "“It was never cheap.”"):
        heard = voice(found, words)
        assert heard.speaker == Speaker("Orsolya Kemp", Role.QUOTED)
        assert not heard.reported
        assert heard.via == (_ANA,)


def test_a_claim_of_the_authors_with_words_in_marks_stays_the_authors() -> None:
    words = "The so-called “temporary” closure has lasted nearly half a year."

    assert told(document(words, author="Ana Reyes"), words) == ("Ana Reyes", "author")


def test_a_sentence_that_is_mostly_the_authors_is_the_authors() -> None:
    words = (
        "The council voted twice in May, closed the bridge, hired three divers from the coast and"
        " went home, and Kemp says it rained."
    )

    assert told(document(words, author="Ana Reyes"), words) == ("Ana Reyes", "author")


def test_who_is_cited_in_an_answer_comes_through_the_one_who_answers() -> None:
    words = "According to Ann Orr, the pier has moved since the winter."
    found = document(
        "Ana Reyes", "Is it safe?", "Bo Li", words, "Ana Reyes", "Really?", "Bo Li", "I think so.",
        kind=DocumentKind.INTERVIEW,
    )  # fmt: skip

    assert voice(found, words).via == (Speaker("Bo Li", Role.INTERVIEWEE),)
    assert told(found, words) == ("Ann Orr", "quoted")
    assert told(found, "I think so.") == ("Bo Li", "interviewee")


def test_what_one_reports_of_another_report_is_the_first_ones() -> None:
    words = "Politico reported that, according to officials, the bridge had been closed for years."
    found = document(words)

    assert told(found, words) == ("Politico", "quoted")
    assert len({one.speaker for one in read_utterances(found)}) == 3


def test_a_quotation_that_nobody_is_named_for_is_unclear() -> None:
    found = document("It rained all week.", "“Nobody will drown while I hold this office.”", "So.")

    assert told(found, "“Nobody will drown while I hold this office.”") == (None, "unclear")


def test_other_languages_have_their_turns_and_comments_and_no_guesses() -> None:
    found = document(
        "Der Bürgermeister sagt, die Brücke sei sicher.", "1 Kommentar", "• Bo Li schrieb:",
        "Orr sagt, sie sei es nicht.", author="Ana Reyes", language="de",
    )  # fmt: skip

    assert told(found, "Der Bürgermeister sagt, die Brücke sei sicher.") == ("Ana Reyes", "author")
    assert told(found, "Orr sagt, sie sei es nicht.") == ("Bo Li", "commenter")


def test_a_heading_is_nobodys() -> None:
    found = document("What the engineers found", _KEMP, _KEMP.replace("winter", "summer"))

    assert voice(found, "What the engineers found") == NOBODY


def test_what_a_reader_passes_on_comes_through_the_reader() -> None:
    found = document(
        _KEMP, "1 comment", "• A Facebook comment said:", "Never again will I cross it.", "I agree."
    )

    assert told(found, "Never again will I cross it.") == (None, "quoted")
    assert told(found, "I agree.") == (None, "commenter")


def test_a_label_on_the_line_does_not_hide_who_speaks() -> None:
    found = document("Ana: Is it safe?", "Bo: It is not.", "Ana: Why?", "Bo: Because of the pier.")

    assert told(found, "Bo: Because of the pier.") == ("Bo", "interviewee")


@pytest.mark.parametrize(
    "text",
    [
        "“It is not safe, said Kemp. It never was.\n\nNobody asked her.", "”“”“”“", "Kemp said",
        "“«„‘It is so’“»” said Kemp. 'No', «she» said.", "said said said", "X: Y", "•", "A", "?",
    ],
)  # fmt: skip
def test_broken_marks_and_scraps_are_read_all_the_same(text: str) -> None:
    found = read_utterances(_plain(text))

    for span in sentence_spans(text):
        voice_of(found, text, span)


def test_an_unclosed_quotation_does_not_swallow_what_comes_after() -> None:
    found = document("“It is not safe, said Kemp.", "The council met on Monday and went home.")

    assert told(found, "The council met on Monday and went home.") == (None, "author")


@pytest.mark.parametrize("times", [2000])
def test_long_texts_are_read_in_time(times: int) -> None:
    found = document(" ".join(["Milan Worth said that he was there. He said no more."] * times))
    begin = time.process_time()

    told_there = read_utterances(found)
    for span in sentence_spans(found.text):
        voice_of(told_there, found.text, span)

    assert time.process_time() - begin < 10


def test_no_sentence_is_asked_for_beyond_the_utterances() -> None:
    assert voice_of((), "Nothing.", Span(0, 8)) == NOBODY
