"""A streamed reply is its text, without reasoning and without the key."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from app.llm.endpoint import Endpoint
from app.llm.model import ModelError, ModelErrorKind
from app.llm.stream_parser import MAX_CHARS_PER_TOKEN, pieces, without_key

KEY = "sk-proj-a1B2c3D4"
ENDPOINT = Endpoint.model_validate({"url": "https://example.org/v1", "key": KEY})


def event(text: str | None, finish: str | None = None) -> SimpleNamespace:
    delta = SimpleNamespace(content=text)
    return SimpleNamespace(choices=[SimpleNamespace(delta=delta, finish_reason=finish)])


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
