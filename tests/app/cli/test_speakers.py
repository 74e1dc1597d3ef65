"""The verbs and options by which one learns who says what, and whether they said it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.model.document import Document
from corpus.model.span import Span
from corpus.reference.reference import Reference
from tests.app.running import Run, refused
from tests.index.folders import FOOTBRIDGE, documents_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_FILES = documents_in(FOOTBRIDGE)
_HID = "I do not say that he read it, and I do not say that he hid it."


def _link(document: Document, words: str) -> str:
    start = document.text.index(words)
    return Reference.at(Span(start, start + len(words)), document).link


def test_a_transcript_tells_who_speaks_where(
    onrecord: Callable[..., Run], footbridge: Path
) -> None:
    told = onrecord("transcript", "interview", "--store", footbridge, "--json").lines
    text = _FILES["interview"].text

    assert {one["speaker"] for one in told} >= {"Orsolya Kemp", "Ines Tarrow"}
    assert [one["start"] for one in told] == sorted(one["start"] for one in told)
    (hid,) = (one for one in told if _HID in text[one["start"] : one["end"]])
    assert (hid["speaker"], hid["role"], hid["reported"]) == ("Orsolya Kemp", "interviewee", False)


def test_a_transcript_for_people_names_each_speaker(
    onrecord: Callable[..., Run], footbridge: Path
) -> None:
    out = onrecord("transcript", "interview", "--store", footbridge).out

    assert "Orsolya Kemp" in out
    assert "interviewee" in out


def test_a_transcript_of_a_document_that_is_not_there_names_one_like_it_or_all(
    onrecord: Callable[..., Run], footbridge: Path
) -> None:
    refused(onrecord("transcript", "intervew", "--store", footbridge), "did you mean interview?")
    refused(
        onrecord("transcript", "nosuch", "--store", footbridge), "there are: blog, column, essay"
    )


def test_a_quotation_is_exact_altered_or_not_on_record(
    onrecord: Callable[..., Run], footbridge: Path
) -> None:
    def found(words: str) -> object:
        (line,) = onrecord("check", words, "--store", footbridge, "--json").lines
        return line["match"]

    assert found(_HID) == "exact"
    assert found("I do say that he read it, and I do not say that he hid it.") == "altered"
    assert found("The mayor has eaten all of the council's biscuits again.") == "absent"


def test_who_said_the_quoted_words_is_told(onrecord: Callable[..., Run], footbridge: Path) -> None:
    out = onrecord("check", _HID, "--store", footbridge).out

    assert "Orsolya Kemp" in out
    assert "2024-02-17" in out


def test_words_without_a_word_are_refused(onrecord: Callable[..., Run], footbridge: Path) -> None:
    refused(onrecord("check", "…", "--store", footbridge))


def test_a_lasting_reference_finds_its_quote_again(
    onrecord: Callable[..., Run], footbridge: Path
) -> None:
    link = _link(_FILES["interview"], _HID)

    for given in (link, f"http://127.0.0.1:7860/?quote={link}"):
        (found,) = onrecord("quote", given, "--store", footbridge, "--json").lines
        assert (found["whereabouts"], found["exact"]) == ("there", _HID)
    assert _HID in onrecord("quote", link, "--store", footbridge).out


def test_a_reference_says_when_its_source_changed_since(
    onrecord: Callable[..., Run], footbridge: Path
) -> None:
    interview = _FILES["interview"]
    before = Document(interview.provenance, interview.text.replace("hid it.", "burned it."))
    link = _link(before, _HID.replace("hid it.", "burned it."))
    run = onrecord("quote", link, "--store", footbridge)

    assert run.code == 0
    assert "The source has changed" in run.out


@pytest.mark.parametrize("link", ["", "1abc", "not a link", "../../etc/passwd"])
def test_what_is_no_reference_is_refused(
    onrecord: Callable[..., Run], footbridge: Path, link: str
) -> None:
    refused(onrecord("quote", link, "--store", footbridge), "link")


def test_a_speaker_and_a_role_are_options(onrecord: Callable[..., Run], footbridge: Path) -> None:
    asked = ("ask", "Did the bridge pay for itself?", "--store", footbridge, "--json")
    (marsh,) = onrecord(*asked, "--speaker", "Marsh").lines
    (readers,) = onrecord(*asked, "--role", "commenter").lines

    for answer, key, wanted in ((marsh, "speaker", "Odessa Marsh"), (readers, "role", "commenter")):
        cited = [one for claim in answer["claims"] for one in claim["citations"]]
        assert cited
        assert {one[key] for one in cited} == {wanted}


def test_a_speaker_without_a_name_is_refused(
    onrecord: Callable[..., Run], footbridge: Path
) -> None:
    refused(onrecord("ask", "Why?", "--speaker", " ", "--store", footbridge), "--speaker")


def test_a_role_that_is_none_is_refused(onrecord: Callable[..., Run], footbridge: Path) -> None:
    refused(onrecord("ask", "Why?", "--role", "nobody", "--store", footbridge), "--role")
