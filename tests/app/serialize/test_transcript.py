"""A transcript as JSON and as text."""

from __future__ import annotations

import json

from app.serialize.transcript import transcript_json, transcript_text
from corpus.model.document import Document, Provenance

_TEXT = (
    "What they found\n\nThe mayor, Milan Worth, says that the bridge is safe.\n\n"
    "1 comment\n\n• Bo Li said:\n\nIt is not."
)


def _document(text: str = _TEXT) -> Document:
    provenance = Provenance(
        id="bridge", file="x.txt", sha256="0" * 64, title="What they found", author="Ana Reyes"
    )
    return Document(provenance, text)


def test_an_utterance_has_its_place_its_speaker_and_how_deep_it_lies() -> None:
    found = list(transcript_json(_document()))

    assert [(one["speaker"], one["role"], one["depth"]) for one in found] == [
        ("Ana Reyes", "author", 0), ("Milan Worth", "quoted", 1), ("Bo Li", "commenter", 0),
    ]  # fmt: skip
    assert all(_TEXT[one["start"] : one["end"]] == one["text"] for one in found)
    assert found[1]["reported"]
    assert "says" in found[1]["cue"]
    json.dumps(found)


def test_titles_and_a_sites_own_lines_are_left_out() -> None:
    words = " ".join(one["text"] for one in transcript_json(_document()))

    assert "What they found" not in words
    assert "1 comment" not in words
    assert "said:" not in words


def test_the_text_shows_who_speaks_indented_by_depth() -> None:
    lines = transcript_text(_document()).splitlines()

    assert lines[0] == "bridge: What they found"
    assert any(line.startswith("Ana Reyes, author [17-") for line in lines)
    assert any(line.startswith("    Milan Worth, quoted, reported (") for line in lines)
    assert any(line.startswith("Bo Li, commenter") for line in lines)


def test_those_without_a_name_are_called_by_their_part() -> None:
    provenance = Provenance(id="x", file="x", sha256="0" * 64)

    assert "the author [0-9]" in transcript_text(Document(provenance, "It is so."))


def test_many_words_are_shown_without_their_middle() -> None:
    text = transcript_text(_document("It rains here in the valley. " * 100 + "It is over."))

    assert " […] " in text
    assert text.endswith("It is over.")
    assert len(text) < 800
