"""`onrecord ask --explain`, for people and for programs."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.cli.answer_text import answer_text
from app.domain.answer import Coverage, Mode
from app.domain.claim import Claim
from app.domain.explanation import SilenceExplanation, TermPlace
from app.messages.why_texts import NEARNESS, WORDS
from app.serialize.answer import answer_json
from app.serialize.explanation import explained_json
from tests.app.running import QUESTION, Run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.ask.service import AnswerService

_SILENT = "What does a zeppelin cost in Mongolia?"


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_each_quote_is_explained_for_people(onrecord: Callable[..., Run], footbridge: Path) -> None:
    plain = onrecord("ask", QUESTION, "--store", footbridge)
    told = onrecord("ask", QUESTION, "--store", footbridge, "--explain")

    assert (told.code, told.err) == (0, "")
    assert plain.out.count("Why this quote:") == 0
    assert told.out.count("    Why this quote:\n") == plain.out.count("\n\n[")
    assert "Chosen: the quote that scores best" in told.out
    assert "nearness in meaning" in told.out
    assert _flat(NEARNESS) in _flat(told.out)
    assert _flat(WORDS) in _flat(told.out)
    assert set(plain.out.splitlines()) <= set(told.out.splitlines())


def test_silence_is_explained_for_people(onrecord: Callable[..., Run], footbridge: Path) -> None:
    told = onrecord("ask", _SILENT, "--store", footbridge, "--explain")

    assert "In no document of the library: “zeppelin”, “Mongolia”" in told.out
    assert "below 45% it is silent." in told.out
    assert "Why this quote" not in told.out
    assert _flat(NEARNESS) not in _flat(told.out)


def test_programs_get_a_reason_for_each_claim_only_when_they_ask(
    onrecord: Callable[..., Run], footbridge: Path
) -> None:
    (plain,) = onrecord("ask", QUESTION, "--store", footbridge, "--json").lines
    (told,) = onrecord("ask", QUESTION, "--store", footbridge, "--json", "--explain").lines

    assert "why" not in plain
    assert told.pop("why") is None
    claims: Any = told["claims"]
    for claim in claims:
        (why,) = claim.pop("why")
        cited = claim["citations"][0]
        assert (why["document"], why["start"], why["end"]) == (
            cited["document"],
            cited["start"],
            cited["end"],
        )
        assert list(why) == [
            "document", "start", "end", "sentence", "chosen", "found_by", "rank", "words", "score",
            "share", "parts", "context", "joined",
        ]  # fmt: skip
        assert list(why["words"]) == ["has", "around", "lacks"]
        assert why["start"] <= why["sentence"]["start"] < why["sentence"]["end"] <= why["end"]
        assert abs(sum(why["parts"].values()) - why["score"]) < 0.001
    assert {**told, "seconds": None} == {**plain, "seconds": None}


def test_programs_get_the_words_of_silence(
    onrecord: Callable[..., Run], footbridge: Path, tmp_path: Path
) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(json.dumps({"id": "a", "question": _SILENT}), "utf-8")

    run = onrecord("ask", "--questions", file, "--store", footbridge, "--explain")

    (told,) = run.lines
    why: Any = told["why"]
    assert why["words"][0] == {"word": "zeppelin", "stands": "nowhere"}
    assert [one["word"] for one in why["words"]] == ["zeppelin", "cost", "Mongolia"]
    assert (why["confidence"], why["threshold"]) == (told["confidence"], 0.45)


def test_below_prose_each_quote_is_explained_once(scripted: AnswerService) -> None:
    quotes = scripted.ask(QUESTION)
    one = quotes.claims[0]
    said = tuple(
        Claim(words, one.citations, why=one.why) for words in ("He says so.", "So he says.")
    )

    answer = replace(quotes, claims=said, mode=Mode.WRITTEN, model="Quill")

    assert answer_text(answer, explain=True).count("Why this quote:") == 1
    assert "Why this quote" not in answer_text(answer)
    told = explained_json(answer, answer_json(answer))
    assert [len(claim["why"]) for claim in told["claims"]] == [1, 1]


def test_where_no_document_was_asked_no_word_is_looked_for(scripted: AnswerService) -> None:
    quotes = scripted.ask(QUESTION)
    nobody = replace(
        quotes,
        claims=(),
        coverage=Coverage((), ()),
        why=SilenceExplanation((("bridge", TermPlace.ELSEWHERE),), 0.0, 0.3),
    )

    assert "bridge" not in answer_text(nobody, explain=True)
