"""What the store keeps of a passage gives the passage back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from corpus.model.span import Span
from corpus.model.speaker import Role, Speaker, Voice
from index.passages.passages import Passage, passages
from index.passages.sentences import Sentence
from index.store.codec import as_metadata, as_passage
from tests.index.folders import invented
from tests.index.strategies import documents

if TYPE_CHECKING:
    from corpus.model.document import Document

_NAMES = st.none() | st.sampled_from(["Ann Orr", "the “Gazette”", "Ü; 1,2:h", "['x']"])
_SPEAKERS = st.builds(Speaker, _NAMES, st.sampled_from(Role))
_THROUGH = st.lists(_SPEAKERS, max_size=3).map(tuple)


@st.composite
def voices(draw: st.DrawFn) -> Voice:
    through = draw(_THROUGH)
    return Voice(draw(_SPEAKERS), bool(through) and draw(st.booleans()), through)


@given(documents(), st.data())
def test_every_sentence_keeps_its_place_and_its_voice(
    document: Document, data: st.DataObject
) -> None:
    for passage in passages(document):
        told = tuple(
            one if one.heading else Sentence(one.span, voice=data.draw(voices()))
            for one in passage.sentences
        )
        spoken = Passage(document, passage.span, told)
        metadata = json.loads(json.dumps(as_metadata(spoken, "revision")))

        assert as_passage(document, metadata) == spoken


def test_a_voice_shared_by_many_sentences_is_written_once() -> None:
    from_one = Voice(Speaker("Ann Orr", Role.AUTHOR))
    text = "One. Two. Three."
    spans = (Span(0, 4), Span(5, 9), Span(10, 16))
    document = invented(text, "essay")
    passage = Passage(
        document, Span(0, 16), tuple(Sentence(span, voice=from_one) for span in spans)
    )

    assert str(as_metadata(passage, "r")["voices"]).count("Ann Orr") == 1
