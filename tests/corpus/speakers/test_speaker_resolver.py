"""Coreference: names, descriptions and pronouns resolved to speakers."""

from __future__ import annotations

import pytest

from corpus.model.span import Span
from corpus.model.speaker import Role, Speaker
from corpus.speakers.speaker_resolver import SpeakerResolver
from corpus.speakers.speaker_turns import byline, speaker_turns
from corpus.structure.sentences import sentence_spans
from tests.corpus.speakers.documents import document


@pytest.mark.parametrize(
    ("mention", "name"),
    [("Worth", "Milan Worth"), ("The mayor", "Milan Worth"), ("A critic", "a critic")],
)
def test_a_mention_is_resolved_to_the_fullest_name(mention: str, name: str | None) -> None:
    found = document(
        "The mayor, Milan Worth, closed the bridge. He would not say why.",
        f"{mention} said that it was not safe.",
    )
    start = found.text.rindex(f"{mention} said")
    resolver = SpeakerResolver(found, speaker_turns(found), tuple(sentence_spans(found.text)))

    speaker = resolver.resolve(Span(start, start + len(mention)), byline(found.provenance), [])

    assert speaker == Speaker(name, Role.QUOTED)


def test_i_is_the_owner_of_the_text() -> None:
    found = document("I said that it was not safe.", author="Ana Reyes")
    owner = byline(found.provenance)
    resolver = SpeakerResolver(found, speaker_turns(found), tuple(sentence_spans(found.text)))

    assert resolver.resolve(Span(0, 1), owner, []) == owner
