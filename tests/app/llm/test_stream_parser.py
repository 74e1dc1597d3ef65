"""A streamed reply is its text, without reasoning and without the key."""

from __future__ import annotations

import pytest

from app.llm.endpoint import Endpoint
from app.llm.model import ModelError, ModelErrorKind
from app.llm.stream_parser import MAX_CHARS_PER_TOKEN, pieces, without_key

KEY = "sk-proj-a1B2c3D4"
ENDPOINT = Endpoint.model_validate({"url": "https://example.org/v1", "key": KEY})


def event(content: object, finish: str | None = None, **more: object) -> dict[str, object]:
    delta = {"content": content, **more}
    return {"choices": [{"delta": delta, "finish_reason": finish}]}


def reply(*texts: str, finish: str | None = "stop", tokens: int = 100) -> str:
    events = [*map(event, texts), event(None, finish)]
    return "".join(pieces(events, endpoint=ENDPOINT, model="m", tokens=tokens))


def test_the_text_comes_without_leading_blanks_and_reasoning() -> None:
    assert reply(" \n", "It ", "sank.") == "It sank."
    assert reply("<thi", "nk>Did it?</th", "ink>\n It sank.") == "It sank."
    assert reply("<b>It sank.") == "<b>It sank."


@pytest.mark.parametrize("size", [1, 3, 100])
def test_the_key_is_hidden_even_where_it_is_split(size: int) -> None:
    text = f"The key is {KEY}!"
    parts = [text[start : start + size] for start in range(0, len(text), size)]

    assert "".join(without_key(parts, ENDPOINT)) == "The key is [key]!"


@pytest.mark.parametrize(
    ("texts", "finish", "trouble"),
    [
        (["It sank."], "length", ModelErrorKind.CUT_OFF),
        (["It sank."], "content_filter", ModelErrorKind.CUT_OFF),
        (["It sank."], None, ModelErrorKind.MALFORMED),
        ([" "], "stop", ModelErrorKind.EMPTY),
    ],
)
def test_an_incomplete_reply_is_an_error(
    texts: list[str], finish: str | None, trouble: ModelErrorKind
) -> None:
    with pytest.raises(ModelError) as failed:
        reply(*texts, finish=finish)
    assert failed.value.trouble is trouble


def test_a_reply_has_no_more_text_than_its_tokens_allow() -> None:
    found: list[str] = []
    with pytest.raises(ModelError):
        found.extend(pieces([event("a" * 100)], endpoint=ENDPOINT, model="m", tokens=2))
    assert len("".join(found)) <= 2 * MAX_CHARS_PER_TOKEN


@pytest.mark.parametrize(
    "before",
    [
        {"type": "ping"},
        {"id": "x", "usage": None},
        {"choices": []},
        {"choices": [{"delta": None, "finish_reason": None}]},
        {"choices": [{"delta": {"reasoning": "Did it?"}}]},
    ],
)
def test_events_that_say_nothing_of_the_reply_are_passed_over(before: object) -> None:
    events = [before, event("It "), event([{"type": "text", "text": "sank."}]), event(None, "stop")]

    assert "".join(pieces(events, endpoint=ENDPOINT, model="m", tokens=9)) == "It sank."


def test_a_reply_that_is_not_streamed_is_read_too() -> None:
    whole = {"choices": [{"message": {"content": "It sank."}, "finish_reason": "stop"}]}

    assert [*pieces([whole], endpoint=ENDPOINT, model="m", tokens=9)] == ["It sank."]


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (event(None, "stop", refusal="I cannot help."), "m declined to answer"),
        (event(None, "tool_calls", tool_calls=[{}]), "m called a tool"),
        (event(None, "stop"), "m replied with nothing"),
    ],
)
def test_a_reply_without_text_says_why(last: object, words: str) -> None:
    with pytest.raises(ModelError, match=words):
        list(pieces([last], endpoint=ENDPOINT, model="m", tokens=9))


@pytest.mark.parametrize("events", [[{"type": "ping"}], [{"choices": "none"}], [["It sank."]]])
def test_what_is_no_reply_is_malformed(events: list[object]) -> None:
    with pytest.raises(ModelError, match="OpenAI API"):
        list(pieces(events, endpoint=ENDPOINT, model="m", tokens=9))
