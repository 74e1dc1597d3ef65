"""Whatever the form: nothing that a reader must know is left behind, and nothing breaks it."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.conversation.conversation import ConversationTurn, SavedConversation
from app.domain.answer import Coverage, Rejection
from app.domain.export_format import ExportFormat
from app.export.formats import EXPORTS
from app.messages import keep_texts, phrases
from app.messages.standing_texts import replaced_heading
from tests.app.export.hostile import (
    ASKED,
    HOSTILE_TALK,
    PAID,
    QUOTED,
    SAME,
    SILENT,
    TOLL,
    WHEN,
    WRITTEN,
    alone,
)
from tests.app.export.strategies import cases

if TYPE_CHECKING:
    from app.domain.answer import Answer
    from corpus.model.document import Document

_TEXTS = [ExportFormat.MARKDOWN, ExportFormat.HTML, ExportFormat.TEXT, ExportFormat.CSL]


def _read(form: ExportFormat, kept: SavedConversation) -> str:
    """All that the form holds, without what it escapes words with."""
    written = EXPORTS[form].write(kept)
    if form in (ExportFormat.ANNOTATIONS, ExportFormat.CSL):
        return "\n".join(_strings(json.loads(written)))
    if form is ExportFormat.HTML:
        return html.unescape(re.sub(r"<[^>]*>", "", written))
    return re.sub(r"\\([^\w\s])", r"\1", written) if form is ExportFormat.MARKDOWN else written


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [one for key, each in value.items() for one in (key, *_strings(each))]
    if isinstance(value, list):
        return [one for each in value for one in _strings(each)]
    return [str(value)]


@pytest.mark.parametrize("form", ExportFormat)
@pytest.mark.parametrize("answer", [QUOTED, WRITTEN, SILENT])
def test_every_quote_is_there_with_its_speaker_its_source_and_its_place(
    form: ExportFormat, answer: Answer
) -> None:
    turn = replace(ASKED, answer=answer, quotes=None if answer is not WRITTEN else QUOTED)
    read = _read(form, alone(turn))

    shown = [SAME] if answer is SILENT else [TOLL, SAME, PAID]
    for cited in shown:
        known = cited.document.provenance
        assert cited.quote.exact in read
        assert all(one.name in read for one in (cited.speaker, *cited.others) if one.name)
        assert known.title is None or known.title in read
        assert known.publisher is None or known.publisher in read
        assert known.kind is None or known.kind in read
        assert known.id in read
        assert str(cited.span.start) in read
        assert str(cited.span.end) in read


@pytest.mark.parametrize("form", _TEXTS)
def test_texts_say_who_reports_whom_and_what_is_unknown(form: ExportFormat) -> None:
    read = _read(form, alone(ASKED))

    assert "Bo Marsh (interviewee), with words of Ines Tarrow" in read
    assert "Ada Rill, reporting Bo Marsh (interviewee)" in read
    assert "the author (name unknown)" in read
    assert "talk:11-37" in read


@pytest.mark.parametrize("form", [ExportFormat.MARKDOWN, ExportFormat.HTML, ExportFormat.TEXT])
def test_texts_give_the_date_and_say_when_it_is_unknown(form: ExportFormat) -> None:
    read = _read(form, alone(ASKED))

    assert "“Of tolls” (The Lantern, interview, 21 May 2024)" in read
    assert "“note” (kind unknown, date unknown)" in read


@pytest.mark.parametrize("form", ExportFormat)
def test_all_that_must_be_known_of_an_answer_is_there(form: ExportFormat) -> None:
    read = _read(form, alone(ASKED))

    for words in (
        "What was the toll?",
        "What was the toll of the bridge?",
        "interview",
        "2024",
        "quoted",
        "Nobody paid the toll.",
        "It was three crowns.",
        "Quill",
        "It was nine crowns.",
        "no cited sentence holds nine",
        "None of these quotes is by Orsolya Kemp.",
        "Kemp",
        "essay",
        "Stopped by you.",
    ):
        assert words in read


@pytest.mark.parametrize("form", _TEXTS)
def test_texts_tell_how_far_and_how_surely_the_library_answers(form: ExportFormat) -> None:
    read = _read(form, alone(ASKED))

    assert "Partly answered from 2 of 3 documents" in read
    assert "very likely (86%)" in read
    assert phrases.written_by("Quill") in read
    assert "kind: interview" in read
    assert "from 2024 on" in read
    assert "2 further passages were left out" in read
    assert phrases.time(WHEN) in read
    assert "missing a source" in read


@pytest.mark.parametrize("form", _TEXTS)
def test_texts_tell_what_the_model_wrote_again_and_why(form: ExportFormat) -> None:
    assert ASKED.answer
    first = Rejection("It was four.", "no cited sentence holds four")
    answer = replace(ASKED.answer, replaced=(first,))

    read = _read(form, alone(replace(ASKED, answer=answer)))

    assert replaced_heading() in read
    assert "It was four." in read
    assert replaced_heading() not in _read(form, alone(ASKED))


@pytest.mark.parametrize("form", ExportFormat)
def test_silence_says_why_the_nearest_passage_falls_short(form: ExportFormat) -> None:
    read = _read(form, alone(replace(ASKED, answer=SILENT, quotes=None)))

    assert "it does not speak of tea" in read
    assert "Not on record" in read or "abstained" in read


@pytest.mark.parametrize("form", [ExportFormat.MARKDOWN, ExportFormat.HTML, ExportFormat.TEXT])
def test_a_reason_that_all_nearest_passages_share_is_said_once(form: ExportFormat) -> None:
    (near,) = SILENT.nearest
    other = replace(near, citation=QUOTED.claims[0].citations[0])
    silent = replace(SILENT, nearest=(near, other), coverage=QUOTED.coverage)

    read = _read(form, alone(replace(ASKED, answer=silent, quotes=None)))

    assert read.count("it does not speak of tea") == 1
    assert read.count(phrases.WHY) == 1


@pytest.mark.parametrize("form", ExportFormat)
def test_a_question_without_an_answer_says_why(form: ExportFormat) -> None:
    failed = ConversationTurn(question="What?", when=WHEN, error="the question is too long")

    assert "the question is too long" in _read(form, alone(failed))


@pytest.mark.parametrize("form", ExportFormat)
def test_an_empty_conversation_can_be_taken_along(form: ExportFormat) -> None:
    assert phrases.UNTITLED in _read(form, SavedConversation("", WHEN, ()))


@pytest.mark.parametrize("form", [ExportFormat.MARKDOWN, ExportFormat.HTML, ExportFormat.TEXT])
def test_a_document_that_is_not_quoted_is_told_by_its_title(form: ExportFormat) -> None:
    answer = replace(QUOTED, coverage=Coverage(("talk", "ferry"), ("talk",)))
    turn = replace(ASKED, quotes=None, answer=answer)

    read = _read(form, SavedConversation("", WHEN, (turn,), {"ferry": "The last ferry"}))

    assert "The last ferry" in read


@pytest.mark.parametrize("form", ExportFormat)
def test_quotes_of_several_questions_have_labels_of_their_own(form: ExportFormat) -> None:
    read = _read(
        form, SavedConversation("", WHEN, (ASKED, replace(ASKED, quotes=None, answer=QUOTED)))
    )

    assert {"1.1", "1.2", "1.3", "2.1", "2.2", "2.3"} <= set(re.findall(r"\d\.\d", read))


@pytest.mark.parametrize("form", ExportFormat)
def test_hostile_words_leave_nothing_that_cannot_be_seen_or_written(form: ExportFormat) -> None:
    written = EXPORTS[form].write(HOSTILE_TALK)

    assert not re.search("[\0-\x08\x0b-\x1f\x7f-\x9f]", written)
    assert written.encode()


@given(cases(), st.text())
def test_any_conversation_can_be_taken_along_and_is_always_the_same(
    case: tuple[dict[str, Document], ConversationTurn], title: str
) -> None:
    turn = case[1]
    kept = SavedConversation(title, turn.when, (turn, turn))

    for write in (export.write for export in EXPORTS.values()):
        written = write(kept)
        assert written.encode()
        assert written == write(kept)


@pytest.mark.parametrize("form", ExportFormat)
def test_half_a_character_is_no_reason_to_write_nothing(form: ExportFormat) -> None:
    failed = ConversationTurn(question="What \udcff?", when=WHEN, error="no \udcff", model="\udcff")

    assert EXPORTS[form].write(alone(failed)).encode()


def test_each_format_is_declared_once_with_a_suffix_of_its_own_and_a_name() -> None:
    assert set(EXPORTS) == set(ExportFormat)
    assert len({export.suffix for export in EXPORTS.values()}) == len(EXPORTS)
    assert all("/" in export.media_type for export in EXPORTS.values())
    assert [keep_texts.FORMS[form][0] for form in EXPORTS] == [
        "Markdown",
        "JSON",
        "CSL JSON",
        "Page to print",
        "Plain text",
    ]
