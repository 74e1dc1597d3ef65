"""Sentences that a model wrote again, as JSON."""

from __future__ import annotations

from dataclasses import replace

from app.domain.answer import Rejection
from app.serialize.answer import answer_json
from tests.app.web.example_answers import WRITTEN


def test_what_was_written_again_is_told_with_its_first_wording() -> None:
    first = Rejection("It was four.", "four stands nowhere", "number")
    claim = replace(WRITTEN.claims[0], is_repaired=True)
    told = answer_json(replace(WRITTEN, claims=(claim,), replaced=(first,)))

    assert told["claims"][0]["repaired"] is True
    assert told["replaced"] == [
        {"text": "It was four.", "reason": "four stands nowhere", "code": "number"}
    ]
