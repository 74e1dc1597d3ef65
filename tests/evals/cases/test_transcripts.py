"""Transcripts: read strictly, refused once their document says other words, and fairly judged."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from app.text.json_lines import LineError
from corpus.model.document import Document, Provenance
from corpus.model.speaker import NOBODY, Role, Speaker, Voice
from corpus.structure.sentences import sentence_spans
from evals.bench.transcripts import accuracy_table, speaker_reader, wrong_sentences
from evals.cases.gold import StaleGoldError, digest
from evals.cases.suites import read_suite
from evals.cases.transcripts import (
    TranscriptScore,
    read_transcript_gold,
    read_transcripts,
    score_transcripts,
)
from evals.commands.bench import bench

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from corpus.model.span import Span

_WORDS = ("Two views", "The ferry is slow.", "It sinks, says Ada Rill.", "“It floats,” said a boy.")
_TEXT = f"{_WORDS[0]}\n\n{' '.join(_WORDS[1:])}"
_AUTHOR = Speaker("Ida Moss", Role.AUTHOR)
_RILL = Voice(Speaker("Ada Rill", Role.QUOTED), reported=True, via=(_AUTHOR,))
_BOY = Voice(Speaker(None, Role.QUOTED), via=(_AUTHOR,))


def _document(text: str = _TEXT) -> Document:
    return Document(Provenance(id="ferry", file="ferry.txt", sha256="0" * 64), text)


def _line(words: str, speaker: str | None, role: str | None, **given: Any) -> dict[str, Any]:
    at = _TEXT.index(words)
    found = {"document": "ferry", "start": at, "end": at + len(words), "sha256": digest(words)}
    return found | {"speaker": speaker, "role": role, "reported": False} | given


def _lines() -> list[dict[str, Any]]:
    return [
        _line(_WORDS[0], None, None),
        _line(_WORDS[1], "Ida Moss", "author"),
        _line(_WORDS[2], "Ada Rill", "quoted", reported=True),
        _line(_WORDS[3], None, "quoted", also=[{"speaker": "Ida Moss", "role": "author"}]),
    ]


def _written(lines: list[dict[str, Any]]) -> list[str]:
    return [json.dumps(line) for line in lines]


def _voices(*said: Voice) -> Callable[[Document], Callable[[Span], Voice]]:
    """What says these voices of a document's sentences, in order."""

    def read(document: Document) -> Callable[[Span], Voice]:
        by_place = dict(zip(sentence_spans(document.text), said, strict=True))
        return by_place.__getitem__

    return read


def _judged(*said: Voice, text: str = _TEXT) -> tuple[TranscriptScore, ...]:
    gold = read_transcripts(_written(_lines()), name="gold.jsonl")
    return tuple(score_transcripts(gold, {"ferry": _document(text)}, _voices(*said)))


@pytest.mark.parametrize("suite", [pytest.param("five", marks=pytest.mark.five), "footbridge"])
def test_the_project_s_own_say_whose_every_sentence_is(suite: str) -> None:
    documents = read_suite(suite).documents()

    found = tuple(
        score_transcripts(read_transcript_gold(suite), documents, lambda _: lambda _: NOBODY)
    )

    sentences = [span for one in documents.values() for span in sentence_spans(one.text)]
    assert len(found) == len(sentences)
    assert {one.gold.role for one in found} >= {None, Role.AUTHOR, Role.QUOTED}


def test_what_is_right_is_right() -> None:
    found = _judged(NOBODY, Voice(_AUTHOR), _RILL, _BOY)

    assert all(one.right for one in found)
    assert not list(wrong_sentences(found, {}))


def test_another_reading_is_right_where_it_is_as_fair() -> None:
    found = _judged(NOBODY, Voice(_AUTHOR), _RILL, Voice(_AUTHOR))

    assert found[3].right


def test_a_form_of_address_does_not_make_another_name() -> None:
    address = Voice(Speaker("Mrs. Rill", Role.QUOTED), reported=True, via=(_AUTHOR,))

    assert _judged(NOBODY, Voice(_AUTHOR), address, _BOY)[2].right


def test_naming_somebody_is_wrong_where_nobody_is_named() -> None:
    rill = Voice(Speaker("Ada Rill", Role.QUOTED), via=(_AUTHOR,))

    heading, _, _, boy = _judged(Voice(_AUTHOR), Voice(_AUTHOR), _RILL, rill)

    assert not heading.speaker_right
    assert not boy.speaker_right


def test_words_taken_for_a_report_are_wrong_though_the_speaker_is_right() -> None:
    said = Voice(_RILL.speaker, via=(_AUTHOR,))

    found = _judged(NOBODY, Voice(_AUTHOR), said, _BOY)[2]

    assert (found.speaker_right, found.reported_right, found.right) == (True, False, False)


def test_each_fault_is_told_with_its_place_and_with_its_words_only_when_asked() -> None:
    found = _judged(NOBODY, Voice(_AUTHOR), Voice(_AUTHOR), _BOY)
    place = f"{_TEXT.index(_WORDS[2])}-{_TEXT.index(_WORDS[2]) + len(_WORDS[2])}"
    told = f"- ferry {place}: expected Ada Rill, quoted, reported; got Ida Moss, author"

    assert list(wrong_sentences(found, {})) == [told]
    assert list(wrong_sentences(found, {"ferry": _document()})) == [told, f"  > {_WORDS[2]}"]


def test_the_table_has_a_row_for_each_document_and_one_for_all() -> None:
    found = _judged(NOBODY, Voice(_AUTHOR), Voice(_AUTHOR), _BOY)

    rows = {row.system: row for row in accuracy_table("mine", found).rows}

    assert list(rows) == ["ferry", "all"]
    assert rows["all"].count == 4
    # three of four sentences; of the two that are quoted one; of the one called quoted all
    assert [one.split(" ")[0] for one in rows["all"].cells[:3]] == [".750", ".500", "1.000"]


def test_a_transcript_of_other_words_is_refused() -> None:
    with pytest.raises(StaleGoldError, match="ferry: other words stand at 11 to 29 now"):
        _judged(*[NOBODY] * 4, text=_TEXT.replace("slow", "fast"))


def test_a_sentence_that_no_stretch_holds_is_refused() -> None:
    with pytest.raises(StaleGoldError, match="nothing says whose"):
        _judged(*[NOBODY] * 5, text=f"{_TEXT}\n\nAnd so on.")


def test_a_stretch_that_ends_within_a_sentence_is_refused() -> None:
    half = [*_lines()[:3], _line("“It floats,”", None, "quoted")]
    gold = read_transcripts(_written(half), name="gold.jsonl")

    with pytest.raises(StaleGoldError, match="no sentences are from"):
        tuple(score_transcripts(gold, {"ferry": _document()}, _voices(*[NOBODY] * 4)))


def test_transcripts_of_other_documents_are_refused() -> None:
    none: Mapping[str, Document] = {}
    gold = read_transcripts(_written(_lines()), name="gold.jsonl")

    with pytest.raises(StaleGoldError, match="the transcripts are of"):
        tuple(score_transcripts(gold, none, _voices()))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"words": "The ferry"}, "gold.jsonl:1: words: Extra inputs are not permitted"),
        ({"role": "poet"}, "gold.jsonl:1: role: "),
        ({"role": None}, "role: nobody"),
        ({"reported": 1}, "gold.jsonl:1: reported: "),
        ({"start": 40}, "start lies before end, not 40 and 29"),
        ({"sha256": "ab"}, "gold.jsonl:1: sha256: "),
        ({"also": [{"speaker": None}]}, r"gold.jsonl:1: also.0.role: "),
    ],
)
def test_a_malformed_line_is_refused_by_its_place(change: dict[str, Any], told: str) -> None:
    with pytest.raises(LineError, match=told):
        read_transcripts(_written([_lines()[1] | change]), name="gold.jsonl")


def test_a_stretch_that_overlaps_the_one_above_it_is_refused() -> None:
    with pytest.raises(LineError, match=r"gold\.jsonl:2: start"):
        read_transcripts(_written([_lines()[1], _lines()[0]]), name="gold.jsonl")


def test_an_author_s_text_is_read_aloud_sentence_by_sentence() -> None:
    voice = speaker_reader(_document())

    assert all(isinstance(voice(span), Voice) for span in sentence_spans(_TEXT))


@pytest.mark.parametrize("given", [["polnear"], ["transcripts", "--to", "errors.md"]])
def test_the_words_of_errors_are_shown_on_the_terminal_alone(given: list[str]) -> None:
    shown = CliRunner().invoke(bench, [*given, "--errors", "--data", "."])

    assert shown.exit_code == 2
    assert "on the terminal only" in shown.output
