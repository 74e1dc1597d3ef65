"""A sentence that a model wrote passes when its quotes back it, and is refused when they do not."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from app.domain.claim import SentenceStanding
from app.messages.attribution_line import display_name
from app.verify.check_sentence import check_sentence
from app.verify.evidence import CitedEvidence
from app.verify.fault import SentenceFault
from app.verify.verify import doubtful_fault, verify_sentence
from corpus.model.speaker import Role
from tests.app.verify.cited import cite, every

ASKED = "What is said of the bridge?"
DIRECT = (Role.AUTHOR, Role.INTERVIEWEE)
WHOLE = 0.97  # share of a source's own sentences that pass as they stand


class Pair(NamedTuple):
    """A faithful sentence, the same with a planted fault, and what both cite."""

    cited: list[tuple[str, str]]
    faithful: str
    faulty: str
    kind: str
    question: str


PAIRS = [
    Pair(**json.loads(line))
    for line in Path(__file__).with_name("pairs.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.faulty)
def test_what_is_faithful_passes_and_what_is_not_is_refused(pair: Pair) -> None:
    cited = [cite(*one) for one in pair.cited]

    assert isinstance(verify_sentence(pair.faithful, cited, question=pair.question), str)
    faulty = check_sentence(pair.faulty, cited, question=pair.question)
    assert faulty.standing is not SentenceStanding.CONFIRMED


def test_a_quote_given_back_whole_passes_as_its_speakers() -> None:
    found = [one for one in every() if one.speaker.role in DIRECT and not one.voice.reported]
    said = [(f"{display_name(one.speaker)} says: “{one.quote.exact}”", one) for one in found]
    bare = [(one.quote.exact, one) for one in found]

    for sentences in (said, bare):
        passed = [
            isinstance(verify_sentence(text, [one], question=ASKED), str) for text, one in sentences
        ]
        assert sum(passed) > WHOLE * len(passed)


def test_a_year_a_number_or_a_name_that_was_planted_is_always_found() -> None:
    planted = 0
    for one in every():
        words = one.quote.exact
        for was, becomes in ((r"\b20(\d)(\d)\b", r"20\g<2>\g<1>7"), (r"\b(\d\d)\b", r"\g<1>7")):
            text = re.sub(was, becomes, words, count=1)
            if text != words:
                planted += 1
                assert isinstance(verify_sentence(text, [one], question=ASKED), SentenceFault), text
        text = f"{words.rstrip('.')}, as Umberto Quill knows."
        assert isinstance(verify_sentence(text, [one], question=ASKED), SentenceFault), text
    assert planted


def test_a_negation_that_was_planted_is_found() -> None:
    found = 0
    for one in every():
        words = one.quote.exact
        text = re.sub(
            r"\b(is|was|are|were|will|has) (?!not|no\b|never)", r"\g<1> not ", words, count=1
        )
        if text == words or re.search(r"\b(?:not|no|never|nobody|only|n['’]t)\b", words):
            continue
        found += doubtful_fault(text, CitedEvidence((one,), ASKED)) is None
    assert found <= MISSED


MISSED = 12  # of some 200 planted negations, those beside words that turn a sentence already


def test_a_quotation_is_filled_from_the_source() -> None:
    text = verify_sentence(
        'Brest says that it "is not a foundation crack".',
        [cite("explainer", "“It is not a foundation crack,” said Brest.")],
        question=ASKED,
    )
    assert text == "Brest says that it “is not a foundation crack”."


def test_a_sentence_takes_few_steps() -> None:
    """Counted, not timed: some 1,700 calls, which are well under ten milliseconds."""
    cited = [cite("interview", "The final bill was 3.1 million crowns.")]
    sentence = "Kemp says that the bill was 3.1 million crowns."
    verify_sentence(sentence, cited, question=ASKED)  # compiles patterns and reads lists of words
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        verify_sentence(sentence, cited, question=ASKED)
    finally:
        sys.setprofile(before)

    assert calls < 5_000
