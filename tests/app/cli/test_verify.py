"""`onrecord verify`: which sentences their sources bear."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from corpus.structure.sentences import sentence_spans
from tests.app.running import QUESTION, Run, refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_FALSE = "The bridge carried 999,999 carts a day."


@pytest.fixture
def quoted(onrecord: Callable[..., Run], footbridge: Path) -> Any:
    """A citation of the library."""
    run = onrecord("ask", QUESTION, "--json", "--store", footbridge)
    return run.lines[0]["claims"][0]["citations"][0]


def _place(cited: Any) -> str:
    return f"{cited['document']}:{cited['start']}-{cited['end']}"


def _first_sentence(cited: Any) -> str:
    return next(iter(sentence_spans(cited["exact"]))).of(cited["exact"])


def test_a_sentence_is_held_against_the_places_that_are_given(
    onrecord: Callable[..., Run], footbridge: Path, quoted: Any
) -> None:
    words, place = _first_sentence(quoted), _place(quoted)

    borne = onrecord("verify", words, "--quote", place, "--json", "--store", footbridge)
    false = onrecord("verify", _FALSE, "--quote", place, "--json", "--store", footbridge)

    assert (borne.code, borne.lines[0]["standing"], borne.lines[0]["code"]) == (
        0,
        "confirmed",
        None,
    )
    assert borne.lines[0]["citations"][0]["exact"] == quoted["exact"]
    assert (false.code, false.lines[0]["standing"], false.lines[0]["code"]) == (
        3, "refused", "number",
    )  # fmt: skip
    assert "999,999" in false.lines[0]["reason"]


def test_without_a_place_the_nearest_sentences_count_and_none_refuses(
    onrecord: Callable[..., Run], footbridge: Path, quoted: Any
) -> None:
    words = _first_sentence(quoted)

    borne = onrecord("verify", words, "--json", "--store", footbridge)
    false = onrecord("verify", _FALSE, "--json", "--store", footbridge)

    assert (borne.code, borne.lines[0]["standing"]) == (0, "confirmed")
    assert words in borne.lines[0]["citations"][0]["exact"]
    assert false.lines[0]["standing"] in {None, "unconfirmed"}
    assert false.lines[0]["reason"]


def test_pairs_are_verified_line_by_line(
    onrecord: Callable[..., Run], footbridge: Path, quoted: Any, tmp_path: Path
) -> None:
    place = {name: quoted[name] for name in ("document", "start", "end")}
    pairs = [
        {"id": "a", "sentence": _first_sentence(quoted), "quotes": [place]},
        {"id": "b", "sentence": _FALSE, "quotes": [place]},
        {"id": "c", "sentence": _FALSE, "quotes": [{**place, "document": "nothing"}]},
        {"id": "d", "sentence": _FALSE, "quotes": [{**place, "end": 10_000_000}]},
    ]
    file = tmp_path / "pairs.jsonl"
    file.write_text("\n".join(map(json.dumps, pairs)), encoding="utf-8")

    run = onrecord("verify", "--pairs", file, "--json", "--store", footbridge)

    assert run.code == 3
    assert [(one["id"], one["standing"]) for one in run.lines] == [
        ("a", "confirmed"), ("b", "refused"), ("c", None), ("d", None),
    ]  # fmt: skip
    assert "'nothing'" in run.lines[2]["reason"]
    assert "no place in it" in run.lines[3]["reason"]


def test_an_exported_draft_is_verified_by_its_notes(
    onrecord: Callable[..., Run], footbridge: Path, quoted: Any, tmp_path: Path
) -> None:
    exported = onrecord("ask", QUESTION, "--as", "markdown", "--store", footbridge).out
    place = _place(quoted)
    notes = next(line for line in exported.splitlines() if line.startswith("[^") and place in line)
    label = notes.partition("]")[0].removeprefix("[^")
    words = _first_sentence(quoted)
    draft = tmp_path / "draft.md"
    draft.write_text(
        f"# A draft\n\nNobody asked. {words}[^{label}]\n\n- {_FALSE}[^{label}]\n\n> A quote.\n\n"
        f"{notes}\n",
        encoding="utf-8",
    )

    run = onrecord("verify", draft, "--json", "--store", footbridge)

    assert run.code == 3
    assert [(one["sentence"], one["standing"]) for one in run.lines] == [
        (words, "confirmed"), (_FALSE, "refused"),
    ]  # fmt: skip
    assert "1 sentence without a quote" in str(run.err)


def test_a_draft_with_quote_links_is_verified_by_the_words_they_hold(
    onrecord: Callable[..., Run], footbridge: Path, quoted: Any, tmp_path: Path
) -> None:
    words = _first_sentence(quoted)
    link = f"https://example.org/?quote={quoted['reference']}"
    draft = tmp_path / "draft.md"
    draft.write_text(f"{words} [source]({link})\n", encoding="utf-8")

    run = onrecord("verify", draft, "--store", footbridge)

    assert run.code == 0
    assert run.out.startswith("Confirmed")
    assert _place(quoted) in run.out


def test_strict_fails_for_what_is_only_unconfirmed(
    onrecord: Callable[..., Run], footbridge: Path, quoted: Any
) -> None:
    sentence = "The bridge was perhaps not so dear to those who had to build it."
    asked = ("verify", sentence, "--quote", _place(quoted), "--store", footbridge)

    lenient, strict = onrecord(*asked), onrecord(*asked, "--strict")

    assert lenient.out.startswith("Not confirmed")
    assert (lenient.code, strict.code) == (0, 3)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "give a sentence"),
        (("It sank.", "--quote", "nowhere"), "ID:START-END"),
        ((" ",), "the sentence is empty"),
        (("missing.md",), "cannot be read"),
    ],
)
def test_what_cannot_be_verified_is_said_in_a_line(
    onrecord: Callable[..., Run], footbridge: Path, arguments: tuple[str, ...], words: str
) -> None:
    run = onrecord("verify", *arguments, "--store", footbridge)

    refused(run, words)


def test_a_draft_without_its_note_is_refused(
    onrecord: Callable[..., Run], footbridge: Path, tmp_path: Path
) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("It sank.[^7]\n", encoding="utf-8")

    refused(onrecord("verify", draft, "--store", footbridge), "[^7] is not there")
