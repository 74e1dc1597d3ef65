"""Conversations as a browser keeps them: read as they were written, and refused if forged badly."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.conversation.conversation import ConversationTurn, SavedConversation
from app.conversation.document_reading import speakers_in
from app.conversation.fields import MAX_CONTEXT_CHARS
from app.conversation.restore import restore
from app.conversation.schema import (
    MAX_CONVERSATION_CHARS,
    MAX_TURNS,
    SavedConversationJson,
    SavedError,
    SavedTurn,
    read_saved,
)
from app.domain.citation import Citation
from app.serialize.answer import answer_json
from app.serialize.explanation import explained_json
from corpus.errors import OnRecordError
from corpus.model.span import Span
from corpus.model.speaker import NOBODY
from tests.app.export.conversations import QUOTED, SAFE, WRITTEN, anything, trusted
from tests.app.export.strategies import cases
from tests.app.web.example_answers import DIFFERING
from tests.app.web.hostile_documents import HOSTILE
from tests.index.folders import invented

if TYPE_CHECKING:
    from app.domain.answer import Answer
    from corpus.model.document import Document

_WHEN = datetime(2024, 5, 1, 12, 30, tzinfo=UTC)
_TURN = ConversationTurn(
    question="Is it safe?", when=_WHEN, answer=WRITTEN, quotes=QUOTED, model="Quill"
)
_SAVED = SavedTurn.of(_TURN)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)


def _written(*turns: SavedTurn) -> Any:
    return json.loads(SavedConversationJson.of("A talk", turns).as_json())


def _paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The way to everything in the JSON."""
    inner: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [path, *(one for key, each in inner for one in _paths(each, (*path, key)))]


@given(cases())
def test_a_conversation_is_read_as_it_was_written(
    case: tuple[dict[str, Document], ConversationTurn],
) -> None:
    saved = SavedConversationJson.of("A talk", [SavedTurn.of(case[1])] * 2)

    assert read_saved(saved.as_json()) == saved


@pytest.mark.parametrize("answer", [QUOTED, WRITTEN, DIFFERING])
def test_an_answer_is_kept_as_a_program_gets_it(answer: Answer) -> None:
    saved = SavedTurn.of(replace(_TURN, answer=answer, quotes=None)).answer

    assert saved is not None
    assert saved.model_dump(mode="json") == explained_json(answer, answer_json(answer))


def test_a_time_is_kept_in_utc_to_the_second() -> None:
    east = timezone(timedelta(hours=2))
    late = replace(_TURN, when=datetime(2024, 5, 1, 14, 30, 7, 999_999, tzinfo=east))

    (turn,) = _written(SavedTurn.of(late))["turns"]

    assert turn["when"] == "2024-05-01T12:30:07Z"


def test_of_what_surrounds_a_quote_as_much_is_kept_as_finds_it_again() -> None:
    text = f"{'It rained. ' * 100}Nobody came. {'It rained. ' * 100}Nobody came."
    document = invented(text, "rain")
    start = text.rindex("Nobody")
    cited = Citation.at(Span(start, len(text)), document, NOBODY)
    answer = replace(QUOTED, claims=(replace(QUOTED.claims[0], citations=(cited,)),), differ=())

    saved = SavedTurn.of(replace(_TURN, answer=answer, quotes=None))
    found = restore(saved, {"rain": document}, heard=speakers_in)

    assert len(cited.quote.prefix) > MAX_CONTEXT_CHARS
    assert saved.answer is not None
    assert len(saved.answer.claims[0].citations[0].prefix) == MAX_CONTEXT_CHARS
    assert found.answer is not None
    assert found.answer.claims[0].citations[0].span == cited.span


def test_half_a_character_is_kept_as_a_question_mark() -> None:
    turn = ConversationTurn(question="Why?", when=_WHEN, error="no file \udcff")

    assert SavedTurn.of(turn).error == "no file ?"


@given(st.data())
def test_a_stranger_s_json_is_refused_in_a_line_or_can_be_got_back(data: st.DataObject) -> None:
    fields = _written(_SAVED)
    *way, last = data.draw(st.sampled_from(_paths(fields)[1:]))
    forged = copy.deepcopy(fields)
    inner = forged
    for key in way:
        inner = inner[key]
    inner[last] = data.draw(_JSON)

    turns, refused = _read(json.dumps(forged))

    assert refused.isprintable()
    assert len(refused) < 400
    for turn in turns:
        restore(turn, {"essay": SAFE.document}, heard=speakers_in, whole=anything, back=trusted)


def _read(written: str) -> tuple[tuple[SavedTurn, ...], str]:
    """The turns, or why there are none."""
    try:
        return read_saved(written).turns, ""
    except SavedError as error:
        return (), str(error)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("", "not JSON"),
        ("[]", "an object"),
        ('{"version": 1, "turns": [], "more": 1}', "more: Extra"),
        ('{"turns": []}', "version: Field required"),
        ('{"version": 2, "turns": []}', "another version"),
        ('{"version": 1, "title": "\\ud800"}', "Invalid JSON"),
        ('{"version": 1, "\\u001b[31m\\n": 1}', "[31m : Extra"),
        ("[" * 200_000, "nested too deeply"),
        ('{"version": ' + "9" * 5_000 + "}", "too many digits"),
        ("{" + ",".join(f'"{key}":1' for key in range(100_000)) + "}", "100,000 keys"),
        ('{"version":1,"turns":[' + "1," * 1_000_000 + "1]}", "turns.0: Input should be an object"),
        (" " * (MAX_CONVERSATION_CHARS + 1), "10,000,001 characters"),
    ],
)
def test_what_is_no_conversation_is_refused_in_one_line_that_says_what_to_do(
    written: str, words: str
) -> None:
    with pytest.raises(SavedError) as refused:
        read_saved(written)

    message = str(refused.value)
    assert words in message
    assert "delete it" in message
    assert message.isprintable()
    assert isinstance(refused.value, OnRecordError)


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("question",), "x" * 100_001, "question: String should have at most 100000"),
        (("when",), "2024-05-01T12:30:07", "when: Input should have timezone info"),
        (("when",), "2024-05-01T12:30:07+02:00", "when: a time is in UTC"),
        (("when",), "2024-05-01T12:30:07.5Z", "when: a time is in UTC and whole seconds"),
        (("when",), 1_700_000_000, "when: Input should be"),
        (("filters", "kinds"), ["novel"], "filters.kinds.0: "),
        (("filters", "after"), "soon", "filters.after: 'soon' is not a date"),
        (("filters", "speakers"), [" "], "filters.speakers.0: it is blank"),
        (("verdict",), "good", "verdict: "),
        (("error",), "no", "both an answer and an error"),
        (("answer",), None, "neither an answer nor a word"),
        (("quotes",), {}, "quotes.id: Field required"),
        (("answer", "confidence"), 1.5, "answer.confidence: "),
        (("answer", "coverage", "speak"), ["stranger"], "speaks that was not asked"),
        (("answer", "claims", 0, "citations"), [], "answer.claims.0.citations: "),
        (("answer", "claims", 0, "citations", 0, "end"), 3, "runs from 0 <= start"),
        (("answer", "claims", 0, "citations", 0, "exact"), "It is.", "cannot stand at"),
        (("answer", "claims", 0, "citations", 0, "speaker"), "\t", "speaker: it is blank"),
        (("answer", "claims", 0, "citations", 0, "reported"), 1, "reported: "),
        (("answer", "claims", 0, "citations", 0, "through"), [{}] * 201, "through"),
        (("answer", "claims", 1, "citations", 0, "reported"), True, "comes through somebody"),
        (("answer", "claims", 1, "why", 0, "sentence"), {"start": 0, "end": 9}, "outside"),
        (("answer", "claims", 1, "why", 0, "share"), 2.0, "share: "),
    ],
)
def test_a_turn_that_cannot_be_is_refused_with_its_place(
    path: tuple[str | int, ...], value: object, words: str
) -> None:
    quoted = SavedTurn.of(replace(_TURN, answer=QUOTED, quotes=None))
    fields = _written(quoted)
    inner = fields["turns"][0]
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value

    with pytest.raises(SavedError) as refused:
        read_saved(json.dumps(fields))

    assert words in str(refused.value)
    assert "turns.0" in str(refused.value)


def test_quotes_that_were_shown_before_no_answer_are_refused() -> None:
    fields = _written(_SAVED)
    fields["turns"][0] |= {"answer": None, "error": "no"}

    with pytest.raises(SavedError, match="shown before an answer, and no answer"):
        read_saved(json.dumps(fields))


def test_a_turn_that_is_too_large_is_not_kept_and_says_so() -> None:
    with pytest.raises(SavedError, match=r"question: .*copy or export it instead"):
        SavedTurn.of(replace(_TURN, question="x" * 100_001))


def test_more_turns_than_are_read_back_are_not_kept() -> None:
    turn = SavedTurn.of(ConversationTurn(question="Why?", when=_WHEN, note="Stopped by you."))

    assert len(SavedConversationJson.of("Long", [turn] * MAX_TURNS).turns) == MAX_TURNS
    with pytest.raises(SavedError, match=r"turns: .*begin a new one"):
        SavedConversationJson.of("Long", [turn] * (MAX_TURNS + 1))


def test_more_quotes_than_can_be_looked_for_are_not_kept() -> None:
    crowded = replace(QUOTED, claims=(replace(QUOTED.claims[0], citations=(SAFE,) * 99),))
    turn = SavedTurn.of(replace(_TURN, answer=crowded, quotes=None))

    with pytest.raises(SavedError, match="101,000 quotes"):
        SavedConversationJson.of("Crowded", [turn] * MAX_TURNS)


def test_an_answer_has_at_most_so_many_quotes() -> None:
    crowded = replace(QUOTED, claims=(replace(QUOTED.claims[0], citations=(SAFE,) * 200),) * 5)

    with pytest.raises(SavedError, match="it has 1,002 quotes, the limit is 1,000"):
        SavedTurn.of(replace(_TURN, answer=crowded, quotes=None))


def test_hostile_words_come_back_as_they_were() -> None:
    turn = SavedTurn.of(
        ConversationTurn(question=HOSTILE, when=_WHEN, error=f"\0 \u202e {HOSTILE}")
    )

    assert read_saved(SavedConversationJson.of(HOSTILE, [turn]).as_json()).turns == (turn,)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"when": datetime(2024, 5, 1)}, "needs its zone"),  # noqa: DTZ001 - what is refused
        ({"answer": None, "quotes": None}, "has an answer, or says why"),
        ({"answer": None, "error": "no"}, "quotes are shown before an answer"),
        ({"error": "no"}, "not both"),
    ],
)
def test_a_turn_that_came_to_nothing_or_to_two_things_cannot_be(
    change: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        replace(_TURN, **change)


def test_a_conversation_is_taken_along_at_a_time_with_its_zone() -> None:
    with pytest.raises(ValueError, match="needs its zone"):
        SavedConversation("A talk", datetime(2024, 5, 1), (_TURN,))  # noqa: DTZ001 - what is refused
