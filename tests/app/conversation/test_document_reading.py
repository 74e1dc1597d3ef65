"""Who is heard in words: the one whose they are, and whoever else speaks in them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from app.conversation.conversation import ConversationTurn
from app.conversation.document_reading import is_whole_quote, speakers_in
from app.conversation.restore import restore
from app.conversation.schema import SavedTurn
from app.serialize.answer import answer_json
from app.serialize.explanation import explained_json
from corpus.model.span import Span
from corpus.speakers.attribute import read_utterances, voice_of
from index.passages.sentences import sentences
from tests.app.export.strategies import spans
from tests.index.folders import FOOTBRIDGE
from tests.index.strategies import documents

if TYPE_CHECKING:
    from app.ask.service import AnswerService
    from corpus.model.document import Document

_WHEN = datetime(2024, 5, 1, 12, 30, tzinfo=UTC)
_QUESTIONS = [
    json.loads(line)["question"]
    for line in (FOOTBRIDGE / "questions.jsonl").read_text("utf-8").splitlines()
]


@given(documents())
def test_each_sentence_is_heard_in_every_stretch_that_holds_it(document: Document) -> None:
    found = [one for one in sentences(document) if not one.heading]
    for one, after in zip(found, found[1:] or found, strict=False):
        assert one.voice in speakers_in(document, one.span.join(after.span))


@given(documents(), st.data())
def test_whose_the_whole_is_comes_first(document: Document, data: st.DataObject) -> None:
    span = data.draw(spans(document.text))

    assert speakers_in(document, span)[0] == voice_of(
        read_utterances(document), document.text, span
    )


@given(documents())
def test_whole_is_what_begins_and_ends_as_sentences_do(document: Document) -> None:
    found = [one.span for one in sentences(document)]
    for one, after in pairwise(found):
        assert is_whole_quote(document, one)
        assert is_whole_quote(document, one.join(after))
        assert not is_whole_quote(document, Span(one.start, after.end - 1))
        assert not is_whole_quote(document, Span(one.start, len(document.text) + 1))


@given(documents(), st.data())
def test_nothing_else_is_whole(document: Document, data: st.DataObject) -> None:
    span = data.draw(spans(document.text))
    found = [one.span for one in sentences(document)]

    assert is_whole_quote(document, span) == (
        span.start in {one.start for one in found} and span.end in {one.end for one in found}
    )


def test_what_a_desk_answers_comes_back_with_every_speaker(scripted: AnswerService) -> None:
    library = {one.id: one for one in scripted.documents}
    quoted = 0
    for question in _QUESTIONS:
        answer = scripted.ask(question)
        turn = ConversationTurn(question=question, when=_WHEN, answer=answer)

        found = restore(SavedTurn.of(turn), library, heard=speakers_in)

        assert found.answer is not None
        assert explained_json(found.answer, answer_json(found.answer)) == explained_json(
            answer, answer_json(answer)
        )
        quoted += len(answer.claims)
    assert quoted > len(_QUESTIONS)
