"""An answer as programs read it, and as people do."""

from __future__ import annotations

import json
from dataclasses import replace

from app.cli.answer_text import answer_text
from app.domain.answer import Answer, Coverage, Nearest, Rejection, Seconds
from app.domain.citation import Citation
from app.domain.claim import Claim
from app.domain.views import Difference
from app.serialize.answer import (
    answer_json,
    citation_json,
    hit_json,
    report_json,
    report_text,
    source_json,
    source_text,
    stopped_text,
)
from corpus.errors import ReadError
from corpus.load.corrections import Corrections
from corpus.model.document import Document, DocumentKind, Provenance
from corpus.model.publication_date import PublicationDate
from corpus.model.span import Span
from corpus.model.speaker import NOBODY, Role, Speaker, Voice
from corpus.reference.reference import Reference
from index.ingest.ingest import IngestReport
from index.passages.passages import passages
from index.search.retrieve import Hit
from tests.index.folders import invented

_TALK = Document(
    Provenance(
        id="talk",
        file="talk.md",
        sha256="ab",
        title="Of tolls",
        author="Ada Rill",
        publisher="The Lantern",
        published=PublicationDate("2024-05"),
        kind=DocumentKind.INTERVIEW,
    ),
    "It rained. The toll was three crowns. Nobody paid it.",
)
_NOTE = invented("The toll was three crowns.", "note")
_CITED = Citation.at(Span(11, 37), _TALK, Voice(Speaker("Bo Marsh", Role.INTERVIEWEE)))
_UNKNOWN = Citation.at(Span(0, 26), _NOTE, NOBODY)
_ANSWER = Answer(
    question="What was the toll?",
    claims=(Claim("The toll was three crowns.", (_CITED, _UNKNOWN)),),
    rejections=(Rejection("It was four.", "four stands nowhere", "number"),),
    confidence=0.876543,
    coverage=Coverage(("essay", "note", "talk"), ("note", "talk")),
    seconds=Seconds(0.12345678, 0.2, 0.0),
)
_SILENT = Answer(
    question="Who paid?",
    claims=(),
    confidence=0.05,
    coverage=Coverage(("note",), ()),
    nearest=(Nearest(_UNKNOWN, "it does not speak of “paid”"),),
    missing=("paid",),
)


def test_an_answer_as_json_is_that_of_the_design() -> None:
    assert json.dumps(answer_json(_ANSWER, name="q1"), ensure_ascii=False) == json.dumps(
        {
            "id": "q1",
            "question": "What was the toll?",
            "searched": None,
            "standing": "answered",
            "confidence": 0.8765,
            "mode": "quotes",
            "model": None,
            "unseen": 0,
            "trouble": None,
            "claims": [
                {
                    "text": "The toll was three crowns.",
                    "citations": [
                        {
                            "document": "talk",
                            "title": "Of tolls",
                            "author": "Ada Rill",
                            "publisher": "The Lantern",
                            "published": "2024-05",
                            "kind": "interview",
                            "speaker": "Bo Marsh",
                            "role": "interviewee",
                            "reported": False,
                            "through": [],
                            "others": [],
                            "time": None,
                            "pages": [],
                            "start": 11,
                            "end": 37,
                            "exact": "The toll was three crowns.",
                            "prefix": "It rained. ",
                            "suffix": " Nobody paid it.",
                            "reference": Reference.at(_CITED.span, _TALK).link,
                        },
                        {
                            "document": "note",
                            "title": None,
                            "author": None,
                            "publisher": None,
                            "published": None,
                            "kind": None,
                            "speaker": None,
                            "role": "unclear",
                            "reported": False,
                            "through": [],
                            "others": [],
                            "time": None,
                            "pages": [],
                            "start": 0,
                            "end": 26,
                            "exact": "The toll was three crowns.",
                            "prefix": "",
                            "suffix": "",
                            "reference": Reference.at(_UNKNOWN.span, _NOTE).link,
                        },
                    ],
                    "standing": None,
                    "doubt": None,
                    "repaired": False,
                }
            ],
            "rejections": [
                {"text": "It was four.", "reason": "four stands nowhere", "code": "number"}
            ],
            "replaced": [],
            "coverage": {
                "asked": ["essay", "note", "talk"],
                "speak": ["note", "talk"],
                "silent": ["essay"],
            },
            "missing": [],
            "views": [
                {
                    "speaker": "Bo Marsh",
                    "role": "interviewee",
                    "document": "talk",
                    "places": [{"document": "talk", "start": 11, "end": 37}],
                }
            ],
            "differ": [],
            "notices": [],
            "nearest": [],
            "seconds": {"retrieve": 0.1235, "select": 0.2, "write": 0.0},
        },
        ensure_ascii=False,
    )


def test_quotes_that_differ_are_told_with_all_that_a_citation_has() -> None:
    shown = answer_json(replace(_ANSWER, differ=(Difference(_CITED, _UNKNOWN),)))

    assert shown["differ"] == [[citation_json(_CITED), citation_json(_UNKNOWN)]]


def test_silence_as_json_shows_what_came_nearest_and_why() -> None:
    shown = answer_json(_SILENT)

    assert (shown["id"], shown["standing"], shown["claims"]) == (None, "abstained", [])
    assert shown["coverage"] == {"asked": ["note"], "speak": [], "silent": ["note"]}
    assert shown["missing"] == ["paid"]
    assert shown["nearest"] == [
        {**citation_json(_UNKNOWN), "why": "it does not speak of “paid”"},
    ]


def test_a_reason_that_all_nearest_passages_share_is_said_once_in_text() -> None:
    (near,) = _SILENT.nearest
    other = Nearest(_CITED, near.why)

    shown = answer_text(replace(_SILENT, nearest=(near, other)))

    assert shown.count("it does not speak of “paid”") == 0
    assert shown.count("It does not speak of “paid”. Nearest:") == 1


def test_a_hit_as_json() -> None:
    (passage,) = passages(_NOTE)

    assert hit_json(Hit(passage, 0, 1, 0.123456, ("dense", "lexical"))) == {
        "rank": 1,
        "document": "note",
        "start": 0,
        "end": 26,
        "text": "The toll was three crowns.",
        "score": 0.1235,
        "found_by": ["dense", "lexical"],
    }


def test_a_source_as_json_has_null_for_what_is_unknown() -> None:
    shown = source_json(_NOTE)

    assert list(shown) == [
        "id", "title", "author", "interviewer", "interviewee", "publisher", "published",
        "published_from", "titled_by", "kind", "language", "words_only", "reading_note",
        "corrected", "address", "fetched", "file",
        "file_by", "sha256", "characters", "words",
    ]  # fmt: skip
    assert {key for key, value in shown.items() if value is None} == {
        "title", "author", "interviewer", "interviewee", "publisher", "published",
        "published_from", "titled_by", "kind", "language", "reading_note",
        "address", "fetched", "file_by",
    }  # fmt: skip
    assert (shown["characters"], shown["words"]) == (26, 5)


def test_a_source_tells_what_was_corrected_by_hand() -> None:
    corrected = Corrections.parse({"author": "Bo Li", "kind": ""}).applied_to(_NOTE.provenance)
    note = replace(_NOTE, provenance=corrected)
    shown = source_json(note)

    assert source_text(note).endswith("5 words, corrected by hand: author, kind")
    assert source_text(_NOTE).endswith("5 words")
    assert (shown["author"], shown["kind"]) == ("Bo Li", None)
    assert shown["corrected"] == ["author", "kind"]


def test_a_report_as_json_and_as_text_names_each_failure() -> None:
    failed = [ReadError("c.pdf", "it is locked")]
    photos = [f"photo{number}.jpg" for number in range(7)]
    report = IngestReport(
        added=["a", "b"],
        excluded=["d"],
        failed=failed,
        unsupported_files=photos,
        warnings=["a.md: its date is left out"],
    )

    assert report_json(report) == {
        "added": ["a", "b"],
        "changed": [],
        "unchanged": [],
        "removed": [],
        "kept_out": ["d"],
        "failed": [{"file": "c.pdf", "reason": "it is locked"}],
        "passed_over": photos,
        "warnings": ["a.md: its date is left out"],
    }
    assert report_text(report) == (
        "2 added, 0 changed, 0 unchanged, 0 removed, 1 failed\n  failed: c.pdf: it is locked\n"
        "  note: a.md: its date is left out\n"
        "  left out, removed by hand (name the file to bring it back): d\n"
        "  skipped, unsupported file type: photo0.jpg, photo1.jpg, photo2.jpg, photo3.jpg,"
        " photo4.jpg and 2 more"
    )


def test_an_interrupted_ingest_says_what_is_in_the_store_and_how_to_go_on() -> None:
    assert stopped_text(IngestReport(added=["a", "b"], unchanged=["c"])) == (
        "stopped; in the store: 2 added, 0 changed, 1 unchanged, 0 removed, 0 failed; "
        "every other document is as it was before. The same command goes on from here."
    )


def test_an_answer_as_text_shows_each_quote_with_who_said_it_where_and_when() -> None:
    lines = answer_text(_ANSWER).splitlines()

    assert lines[0] == "From 2 of 3 documents (confidence 88%):"
    assert "[1][2] “The toll was three crowns.”" in lines
    assert (
        "    — Bo Marsh (interviewee); “Of tolls”, Ada Rill, interview, 2024-05 [talk 11-37]"
        in lines
    )
    assert (
        "    — someone unclear; “note”, author unknown, kind unknown, date unknown [note 0-26]"
    ) in lines
    assert any(line.endswith("essay") for line in lines)


def test_what_was_refused_is_shown_with_its_reason() -> None:
    text = answer_text(_ANSWER)

    assert "It was four." in text
    assert "four stands nowhere" in text


def test_silence_as_text_says_so_and_why() -> None:
    text = answer_text(_SILENT)

    assert text.startswith("The library does not answer this (1 document asked, confidence 5%).")
    assert "“The toll was three crowns.”" in text
    assert "it does not speak of “paid”" in text
