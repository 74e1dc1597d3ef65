"""The clause pasted with a quotation: read apart from the words, and held against the speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.check.attribution import AttributionVerdict, is_same_person, reporting_clause_of
from app.check.change import ChangeKind
from app.check.check import check
from app.check.result import Match
from app.check.word_index import WordIndex
from corpus.model.speaker import Role, Speaker, Voice
from corpus.speakers.attribute import read_utterances, voice_of
from tests.index.folders import invented

if TYPE_CHECKING:
    from app.check.result import CheckResult
    from corpus.model.document import Document
    from corpus.model.span import Span

_HEARING = """Chair Whitcombe: Did you call the engine room?

Ivo Strand: I called it six times. I did not know that it was not manned.

Chair Whitcombe: Were you shown the survey?

Ivo Strand: I never saw that paper. If I had seen it, we would have stayed in harbour.

Chair Whitcombe: Ms Perrault?

Nadia Perrault: Nobody asked me what became of it[4] after May. The owner recieved it.

Chair Whitcombe: Thank you both."""


def _voice_of(document: Document, span: Span) -> Voice:
    return voice_of(read_utterances(document), document.text, span)


def _checked(words: str) -> CheckResult:
    return check(words, WordIndex.of([invented(_HEARING)]), voice_of=_voice_of)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("“I never saw that paper,” said Ivo Strand.", "Ivo Strand"),
        ("“I never saw that paper,” said Captain Ivo Strand.", "Captain Ivo Strand"),
        ("Ivo Strand told the committee: “I never saw that paper.”", "Ivo Strand"),
        ("“If I had seen it,” Strand told us, “we would have stayed in harbour.”", "Strand"),
        ('"I never saw that paper." - Ivo Strand', "Ivo Strand"),
        ("“I never saw that paper.” (Ivo Strand, master)", "Ivo Strand"),
        ("Ivo Strand: I never saw that paper.", "Ivo Strand"),
        ("As Ivo Strand put it, “I never saw that paper.”", "Ivo Strand"),
        ('Ivo Strand, the master, said he "never saw that paper" himself.', "Ivo Strand"),
        ("“I never saw that paper,” he said.", None),
    ],
)
def test_the_clause_is_no_part_of_the_words(words: str, name: str | None) -> None:
    result = _checked(words)

    assert result.match is Match.EXACT
    assert result.attribution is not None
    assert result.attribution.name == name
    assert result.verdict is (None if name is None else AttributionVerdict.SAME)


def test_words_of_another_are_said_to_be_so() -> None:
    result = _checked("“I never saw that paper,” Nadia Perrault answered.")

    assert result.match is Match.EXACT
    assert result.verdict is AttributionVerdict.OTHER
    assert result.found[0].voice.speaker.name == "Ivo Strand"


def test_whose_words_are_of_no_known_speaker_is_unknown() -> None:
    attribution = reporting_clause_of("“It spilled,” said Ann Orr.")

    assert attribution is not None
    assert attribution.verdict([Voice(Speaker(None, Role.AUTHOR))]) is AttributionVerdict.UNKNOWN


def test_a_quotation_without_a_clause_has_no_attribution() -> None:
    for words in (
        "I never saw that paper.",
        "“I never saw that paper.”",
        "Note: the harbour was shut - and open again.",
    ):
        attribution = reporting_clause_of(words)
        assert attribution is None or attribution.name == "Note"


def test_a_small_letter_where_the_words_run_on_is_the_quoters() -> None:
    result = _checked('According to Nadia Perrault, "nobody asked me what became of it".')

    assert result.match is Match.EXACT
    assert [mark.replaced for mark in result.found[0].quoter_marks] == ["N"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("I called it 6 times.", ChangeKind.NUMBER_FORM),
        ("I called it seven times.", ChangeKind.NUMBER),
        ("I didn't know that it wasn't manned.", ChangeKind.CONTRACTION),
        ("I did know that it was not manned.", ChangeKind.NEGATION_DROPPED),
    ],
)
def test_figures_and_contractions_are_the_same_words(words: str, kind: ChangeKind) -> None:
    (found,) = _checked(words).found

    assert set(found.kinds) == {kind}
    assert found.has_the_words is (kind in {ChangeKind.NUMBER_FORM, ChangeKind.CONTRACTION})


def test_a_contraction_is_shown_whole() -> None:
    (found,) = _checked("I didn't know that it was not manned.").found

    assert [(change.quoted, change.source) for change in found.changes] == [("didn't", "did not")]


@pytest.mark.parametrize(
    "words",
    [
        "Nobody asked me what became of it after May.",
        "Nobody asked me what became of it[4] after May.",
        "The owner recieved (sic) it.",
        "The owner recieved [sic] it.",
    ],
)
def test_marks_of_notes_and_sic_are_no_words(words: str) -> None:
    assert _checked(words).match is Match.EXACT


def test_forms_of_one_name_are_one_person_and_a_shared_surname_is_not() -> None:
    assert is_same_person("Ivo Strand", "Captain Ivo Strand")
    assert is_same_person("Ivo Strand", "I. Strand")
    assert not is_same_person("Ivo Strand", "Lena Strand")
