"""Each change of words has its kind."""

from __future__ import annotations

import pytest

from app.check.change import ChangeKind
from app.check.classify_change import is_close, kind_of, losses
from app.check.cue_words import is_count, is_hedge, is_negation, is_turned
from app.check.fold import WORD, fold
from app.check.word_index import WordIndex
from tests.index.folders import invented

INDEX = WordIndex.of([invented("the letter came by email, and Kemp read the colour")])


@pytest.mark.parametrize(
    ("quoted", "source", "kind"),
    [
        (("is",), ("is", "not"), ChangeKind.NEGATION_DROPPED),
        (("unsafe",), ("safe",), ChangeKind.NEGATION_ADDED),
        ((), ("never",), ChangeKind.NEGATION_DROPPED),
        (("perhaps",), (), ChangeKind.HEDGE_ADDED),
        (("is",), ("may", "be"), ChangeKind.HEDGE_DROPPED),
        (("4",), ("three",), ChangeKind.NUMBER),
        (("Brest",), ("Kemp",), ChangeKind.NAME),
        (("letter",), ("email",), ChangeKind.WORD),
        (("color",), ("colour",), ChangeKind.SPELLING),
        ((), ("the", "wide", "river"), ChangeKind.LEFT_OUT),
        (("the", "wide", "river"), (), ChangeKind.ADDED),
    ],
)
def test_kinds(quoted: tuple[str, ...], source: tuple[str, ...], kind: ChangeKind) -> None:
    assert kind_of(quoted, source, INDEX) is kind


def test_spellings_are_close_and_other_words_are_not() -> None:
    assert is_close("color", "colour")
    assert is_close("kiev", "kyiv")
    assert not is_close("ferry", "bridge")
    assert not is_close("cat", "cut")


def test_lost_negations_and_hedges_are_listed_once_each() -> None:
    assert losses(["may", "not", "sink"], ["may", "sink"]) == ("not",)
    assert losses(["in", "May"]) == ()


def test_cue_words() -> None:
    assert is_negation("isn't")
    assert not is_negation("nothing's")
    assert is_hedge("may", "may")
    assert not is_hedge("may", "May")
    assert is_count("may", "May")
    assert not is_count("may", "may")
    assert (is_turned("unsafe", "safe"), is_turned("safe", "unsafe")) == (True, False)
    assert is_turned("safe", "sound") is None


def test_words_are_folded_to_one_spelling() -> None:
    assert fold("Café’s") == fold("CAFE's")
    assert [match[0] for match in WORD.finditer("It’s 3.1 km.")] == ["It’s", "3.1", "km"]
