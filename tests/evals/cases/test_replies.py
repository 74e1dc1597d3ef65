"""The fifty pairs of replies, and how they are counted."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from pydantic import ValidationError

from app.text.json_lines import LineError
from app.verify.fault import FaultKind
from app.write.reply_parser import reply_sentences
from evals.__main__ import cli
from evals.cases.gold import StaleGoldError, digest
from evals.cases.replies import (
    CheckedReply,
    FaultScore,
    KeyedPlace,
    PlantedFault,
    ReplyError,
    ReplyPair,
    SentenceVerdict,
    check_replies,
    read_replies,
    scores_by_fault,
)
from evals.cases.suites import FIVE
from tests.index.folders import documents_in, invented

if TYPE_CHECKING:
    from pathlib import Path

PAIRS = read_replies()
SAID = "The bell rang twice."
PLACE = {"key": "S1", "document": "bell", "start": 0, "end": len(SAID), "sha256": digest(SAID)}
GIVEN: dict[str, Any] = {
    "id": "a",
    "question": "What rang?",
    "evidence": [PLACE],
    "faithful": "The bell rang two times [S1].",
    "planted": "The bell rang two times [S2].",
    "fault": "key",
    "at": 0,
}
BACKED = SentenceVerdict("The bell rang.", None, "")


def wrong(kind: FaultKind) -> SentenceVerdict:
    return SentenceVerdict("The bell rang thrice.", kind, "it rang twice")


def held(
    *planted: SentenceVerdict, faithful: SentenceVerdict = BACKED, **fields: Any
) -> CheckedReply:
    pair = ReplyPair.model_validate(GIVEN | fields)
    return CheckedReply(pair, (faithful,), planted)


def test_there_are_five_of_every_fault() -> None:
    assert Counter(pair.fault for pair in PAIRS) == dict.fromkeys(PlantedFault, 5)
    assert len({pair.id for pair in PAIRS}) == 50


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.id)
def test_a_planted_reply_differs_in_one_sentence(pair: ReplyPair) -> None:
    faithful, planted = (
        list(reply_sentences([pair.faithful])),
        list(reply_sentences([pair.planted])),
    )

    assert len(faithful) == len(planted)
    differing = [
        at for at, both in enumerate(zip(faithful, planted, strict=True)) if len({*both}) > 1
    ]
    assert differing == [pair.at]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.id)
def test_every_faithful_sentence_cites_what_there_is(pair: ReplyPair) -> None:
    known = {place.key for place in pair.evidence}

    for written in reply_sentences([pair.faithful]):
        assert written.keys
        assert set(written.keys) <= known


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.id)
def test_some_evidence_is_there_to_mislead(pair: ReplyPair) -> None:
    assert 2 <= len(pair.evidence) <= 6


@pytest.mark.five
def test_no_planted_fault_passes() -> None:
    found = check_replies(PAIRS, documents_in(FIVE))

    assert [f"{one.pair.id}: {one.faulty.text}" for one in found if not one.is_caught] == []


def test_a_key_that_is_none_is_caught_and_named() -> None:
    (one,) = check_replies([ReplyPair.model_validate(GIVEN)], {"bell": invented(SAID, "bell")})

    assert one.faulty.kind is FaultKind.UNKNOWN_KEY
    assert (one.is_caught, one.is_named) == (True, True)


def test_no_key_is_caught_and_named() -> None:
    pair = ReplyPair.model_validate(GIVEN | {"planted": "The bell rang two times."})

    (one,) = check_replies([pair], {"bell": invented(SAID, "bell")})

    assert one.faulty.kind is FaultKind.NO_KEY


def test_words_that_stand_elsewhere_now_are_refused() -> None:
    with pytest.raises(StaleGoldError, match="other words stand at 0 to 20 now"):
        check_replies(
            [ReplyPair.model_validate(GIVEN)], {"bell": invented("A bell may ring twice.", "bell")}
        )


def test_a_place_past_the_end_is_refused() -> None:
    with pytest.raises(StaleGoldError):
        KeyedPlace.model_validate(PLACE).span_in({"bell": invented("Short.", "bell")})


def test_a_document_that_is_not_there_is_refused() -> None:
    with pytest.raises(StaleGoldError, match="there is no document bell"):
        KeyedPlace.model_validate(PLACE).span_in({})


def test_a_fault_where_no_sentence_is_is_refused() -> None:
    with pytest.raises(ReplyError, match="a: the planted reply has no sentence 1"):
        held(BACKED, at=1)


@pytest.mark.parametrize(
    "fields",
    [
        {"evidence": []},
        {"evidence": [PLACE, PLACE]},
        {"evidence": [PLACE | {"key": "one"}]},
        {"planted": GIVEN["faithful"]},
        {"fault": "taste"},
        {"at": -1},
        {"mood": "glad"},
    ],
)
def test_a_pair_that_cannot_be_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        ReplyPair.model_validate(GIVEN | fields)


def test_a_malformed_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "replies.jsonl"
    file.write_text(json.dumps(GIVEN) + "\n{}\n", encoding="utf-8")

    with pytest.raises(LineError, match=r"replies\.jsonl:2"):
        read_replies(file)


def test_a_fault_is_caught_only_where_it_was_planted() -> None:
    one = held(wrong(FaultKind.NUMBER), BACKED, fault="number", at=1)

    assert not one.is_caught


def test_a_fault_may_be_caught_under_another_name() -> None:
    one = held(wrong(FaultKind.WORDS), fault="number")

    assert (one.is_caught, one.is_named) == (True, False)


def test_a_faithful_reply_passes_only_whole() -> None:
    assert held(BACKED).passes_whole
    assert not held(BACKED, faithful=wrong(FaultKind.NAME)).passes_whole


def test_the_faults_of_each_kind_are_counted() -> None:
    found = scores_by_fault(
        [
            held(wrong(FaultKind.DATE), fault="date"),
            held(wrong(FaultKind.NUMBER), fault="date"),
            held(BACKED, fault="date"),
            held(wrong(FaultKind.NAME), fault="invented"),
        ]
    )

    assert found[PlantedFault.DATE] == FaultScore(caught=2, named=1, pairs=3)
    assert found[PlantedFault.INVENTED] == FaultScore(caught=1, named=1, pairs=1)
    assert found[PlantedFault.HEDGE] == FaultScore(caught=0, named=0, pairs=0)


def test_a_fault_that_passes_is_told_and_fails(tmp_path: Path) -> None:
    (tmp_path / "bell.txt").write_text(SAID, encoding="utf-8")
    file = tmp_path / "replies.jsonl"
    file.write_text(json.dumps(GIVEN | {"planted": f"{SAID[:-1]} [S1]."}), encoding="utf-8")

    result = CliRunner().invoke(cli, ["replies", str(file), "--documents", str(tmp_path)])

    assert "passed: a (key): The bell rang twice. | backed" in result.output
    assert "planted faults caught: 0/1, with the kind named: 0/1" in result.output
    assert result.exit_code == 1


def test_every_sentence_is_shown_when_asked(tmp_path: Path) -> None:
    (tmp_path / "bell.txt").write_text(SAID, encoding="utf-8")
    file = tmp_path / "replies.jsonl"
    file.write_text(json.dumps(GIVEN | {"faithful": f"{SAID[:-1]} [S1]."}), encoding="utf-8")

    result = CliRunner().invoke(cli, ["replies", str(file), "--documents", str(tmp_path), "--all"])

    assert "a (key) faithful: The bell rang twice. | backed" in result.output
    assert "a (key) planted: The bell rang two times. | unknown key: there is no" in result.output
    assert "faithful replies passed whole: 1/1" in result.output
    assert result.exit_code == 0


def test_the_folder_of_the_documents_must_be_there(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["replies", "--documents", str(tmp_path / "none")])

    assert "name their folder: --documents" in str(result.exception)
