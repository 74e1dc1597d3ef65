"""Which quotes of an answer differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.ask.contradictions import differences
from app.domain.citation import Citation
from app.domain.claim import Claim
from corpus.model.span import Span
from corpus.model.speaker import UNCLEAR, Role, Speaker, Voice
from index.passages.sentences import sentences
from tests.index.folders import invented

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.search.embed import Vectors

_KEMP, _RYE = Speaker("Orsolya Kemp", Role.QUOTED), Speaker("Austin Rye", Role.COMMENTER)


def _claim(text: str, speaker: Speaker, name: str = "essay") -> Claim:
    document = invented(text, name)
    cited = Citation.at(Span(0, len(document.text)), document, Voice(speaker))
    return Claim(cited.quote.exact, (cited,))


def _alike(texts: Sequence[str]) -> Vectors:
    return np.ones((len(texts), 1), dtype=np.float32)


def _never(texts: Sequence[str]) -> Vectors:
    pytest.fail(f"nothing of {texts} had to be embedded")


def test_two_who_contradict_each_other_differ() -> None:
    claims = [_claim("The bridge is safe.", _KEMP), _claim("The bridge is not safe.", _RYE, "blog")]

    (found,) = differences(claims, sentences_of=sentences, embed=_alike)

    assert (found.one, found.other) == (claims[0].citations[0], claims[1].citations[0])


@pytest.mark.parametrize(
    "other", [_KEMP, Speaker("Dr. Kemp", Role.AUTHOR), UNCLEAR], ids=["same", "short", "unclear"]
)
def test_nobody_differs_from_who_may_be_the_same(other: Speaker) -> None:
    claims = [_claim("The bridge is safe.", _KEMP), _claim("The bridge is not safe.", other)]

    assert differences(claims, sentences_of=sentences, embed=_never) == ()


def test_what_nothing_opposes_is_not_embedded() -> None:
    claims = [_claim("The bridge is safe.", _KEMP), _claim("It rained in May.", _RYE)]

    assert differences(claims, sentences_of=sentences, embed=_never) == ()
    assert differences([], sentences_of=sentences, embed=_never) == ()


def test_what_a_sentence_takes_back_is_denied() -> None:
    claims = [
        _claim("The province paid half.", _KEMP),
        _claim("They say that the province paid half. It didn't.", _RYE, "blog"),
    ]

    assert len(differences(claims, sentences_of=sentences, embed=_alike)) == 1
