"""When two sentences say the same thing."""

from __future__ import annotations

import pytest

from corpus.model.span import Span
from corpus.model.speaker import NOBODY
from index.evidence.duplicates import is_duplicate
from index.evidence.evidence import ScoredSentence
from index.ranking_config import RankingConfig
from tests.index.folders import invented

_TOLL = "The council raised the toll on the footbridge in May."


def _sentence(text: str) -> ScoredSentence:
    return ScoredSentence(invented(text), 0, Span(0, len(text)), NOBODY, 0.5, 0.5, 0.5)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (_TOLL, True),
        ("The council has raised the toll on the footbridge in May!", True),
        ("The council then raised the toll on the old footbridge in May.", True),
        ("The council lowered the toll on the footbridge in May.", False),
        ("The council never raised the toll on the footbridge in May.", False),
        ("The footbridge raised the toll on the council in May.", False),
        ("The council raised the toll on the footbridge in 2 May.", False),
        ("The", False),
    ],
)
def test_only_words_that_change_nothing_may_differ(other: str, *, same: bool) -> None:
    assert is_duplicate(_sentence(_TOLL), _sentence(other)) is same
    assert is_duplicate(_sentence(other), _sentence(_TOLL)) is same


def test_how_much_may_differ_is_configured() -> None:
    longer = _sentence("The council raised the toll on the old footbridge in May.")

    assert not is_duplicate(_sentence(_TOLL), longer, ranking=RankingConfig(duplicate_overlap=1.0))
