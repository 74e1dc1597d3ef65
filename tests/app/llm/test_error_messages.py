"""Every trouble with a server is told with what to do, and nothing hangs."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from app.llm.endpoint import Endpoint
from app.llm.model import ModelError, ModelErrorKind
from app.llm.openai_model import OpenAIModel
from tests.app.llm.asking import ASKED, endpoint_of, troubled
from tests.app.llm.behaviours import (
    broken,
    cut_off,
    drips,
    empty,
    endless_line,
    ends_without_a_word,
    error_event,
    hangs,
    hangs_after_head,
    hangs_up,
    html,
    huge,
    invalid_utf8,
    keeps_alive,
    malformed,
    rate_limited,
    redirects,
    refuses,
    says,
    sends,
    stalls,
    too_long,
    unknown_model,
    wrong_key,
)
from tests.app.llm.server import nobody, serving

if TYPE_CHECKING:
    from tests.app.llm.behaviours import Behaviour


@pytest.mark.parametrize(
    ("behaviour", "trouble", "words", "begins"),
    [
        (wrong_key(), ModelErrorKind.WRONG_KEY, "refuses the key", ""),
        (refuses(403, "Forbidden"), ModelErrorKind.WRONG_KEY, "refuses the key", ""),
        (unknown_model(), ModelErrorKind.UNKNOWN_MODEL, "choose one of scripted", ""),
        (refuses(400, "Model gone not loaded"), ModelErrorKind.UNKNOWN_MODEL, "scripted", ""),
        (rate_limited("7"), ModelErrorKind.RATE_LIMIT, "in 7 seconds", ""),
        (rate_limited("soon"), ModelErrorKind.RATE_LIMIT, "in a minute", ""),
        (refuses(429, "x", code="insufficient_quota"), ModelErrorKind.RATE_LIMIT, "no credit", ""),
        (too_long(), ModelErrorKind.TOO_LONG, "smaller context", ""),
        (
            refuses(500, "exceeds the available context size"),
            ModelErrorKind.TOO_LONG,
            "context",
            "",
        ),
        (refuses(413, "Too large"), ModelErrorKind.TOO_LONG, "context", ""),
        (broken(), ModelErrorKind.FAULT, "status 500 (The server had an error)", ""),
        (broken(503), ModelErrorKind.FAULT, "status 503", ""),
        (refuses(504, "x"), ModelErrorKind.TIMEOUT, "quicker", ""),
        (html(404), ModelErrorKind.FAULT, "ends in /v1", ""),
        (html(502), ModelErrorKind.FAULT, "status 502: ask again", ""),
        (html(), ModelErrorKind.MALFORMED, "/v1", ""),
        (redirects("https://example.org/v1"), ModelErrorKind.FAULT, "not followed", ""),
        (hangs(), ModelErrorKind.TIMEOUT, "first_words", ""),
        (hangs_after_head(), ModelErrorKind.TIMEOUT, "first_words", ""),
        (keeps_alive(), ModelErrorKind.TIMEOUT, "first_words", ""),
        (drips(" "), ModelErrorKind.TIMEOUT, "first_words", ""),
        (drips(), ModelErrorKind.TIMEOUT, "longer timeout", "and and "),
        (stalls("One. "), ModelErrorKind.TIMEOUT, "longer timeout", "One. "),
        (cut_off("One, tw"), ModelErrorKind.CUT_OFF, "reply_tokens", "One, tw"),
        (says("One", finish="content_filter"), ModelErrorKind.CUT_OFF, "kept back", "One"),
        (empty(), ModelErrorKind.EMPTY, "nothing", ""),
        (says(" \n", "\t"), ModelErrorKind.EMPTY, "nothing", ""),
        (says("<think>So."), ModelErrorKind.EMPTY, "nothing", ""),
        (malformed(), ModelErrorKind.MALFORMED, "OpenAI API", ""),
        (invalid_utf8(), ModelErrorKind.MALFORMED, "OpenAI API", ""),
        (hangs_up("One. "), ModelErrorKind.MALFORMED, "broke off", "One. "),
        (ends_without_a_word("One. "), ModelErrorKind.MALFORMED, "broke off", "One. "),
        (error_event("GPU on fire", "One. "), ModelErrorKind.FAULT, "(GPU on fire)", "One. "),
        (error_event("maximum context length"), ModelErrorKind.TOO_LONG, "context", ""),
        (sends(b"data: 5\n\n"), ModelErrorKind.MALFORMED, "OpenAI API", ""),
        (sends(b'data: {"choices": "x"}\n\n'), ModelErrorKind.MALFORMED, "OpenAI API", ""),
        (sends(b'data: {"choices": [7]}\n\n'), ModelErrorKind.MALFORMED, "OpenAI API", ""),
        (sends(b"data: " + b"[" * 100_000 + b"\n\n"), ModelErrorKind.MALFORMED, "OpenAI API", ""),
        (sends(b"data: [DONE]\n\n"), ModelErrorKind.MALFORMED, "sent no reply", ""),
    ],
)
def test_a_trouble_is_told_with_what_to_do(
    behaviour: Behaviour, trouble: ModelErrorKind, words: str, begins: str
) -> None:
    seconds = {"first_words": 1, "timeout": 1.1} if trouble is ModelErrorKind.TIMEOUT else {}
    heard, failed = troubled(behaviour, **seconds)

    assert failed.trouble is trouble
    assert words in str(failed)
    assert "\n" not in str(failed)
    assert heard.startswith(begins)
    assert bool(heard) == bool(begins)


def test_nobody_answers() -> None:
    model = OpenAIModel(Endpoint(url=nobody(), model="scripted", first_words=1, timeout=1))
    for ask in (lambda: list(model.stream(ASKED)), model.names):
        with pytest.raises(ModelError, match="cannot be reached: start it") as failed:
            ask()
        assert failed.value.trouble is ModelErrorKind.UNREACHABLE


@pytest.mark.parametrize("behaviour", [hangs(), keeps_alive(), drips(" "), hangs_after_head()])
def test_without_first_words_it_ends_when_it_should(behaviour: Behaviour) -> None:
    _, failed = troubled(behaviour, first_words=0.2, timeout=60)

    assert failed.trouble is ModelErrorKind.TIMEOUT
    assert str(failed).startswith("the model said nothing within 0.2 seconds: ")  # not of sixty


@pytest.mark.parametrize("behaviour", [stalls("One. "), drips()])
def test_a_reply_that_does_not_end_is_ended(behaviour: Behaviour) -> None:
    heard, failed = troubled(behaviour, first_words=1, timeout=1)

    assert heard
    assert failed.trouble is ModelErrorKind.TIMEOUT
    assert str(failed).startswith("the model was not done within 1 seconds: ")


@pytest.mark.parametrize("behaviour", [huge(1_000_000), drips("and ", 0.0)])
def test_a_server_that_ignores_the_bound_is_cut_off(behaviour: Behaviour) -> None:
    heard, failed = troubled(behaviour, reply_tokens=32, timeout=20)

    assert failed.trouble is ModelErrorKind.CUT_OFF
    assert len(heard) == 8 * 32


def test_a_line_without_end_fills_no_memory() -> None:
    heard, failed = troubled(endless_line(), first_words=20, timeout=20)

    assert (heard, failed.trouble) == ("", ModelErrorKind.MALFORMED)
    assert "without end" in str(failed)


def test_whoever_stops_listening_ends_the_request() -> None:
    with serving([drips()]) as server:
        model = OpenAIModel(endpoint_of(server, timeout=60))
        before = set(threading.enumerate())
        pieces = model.stream(ASKED)
        next(pieces)
        reading = [one for one in set(threading.enumerate()) - before if not _is_server(one)]
        assert reading
        pieces.close()

        # The server would drip on: the thread that read it has ended without its doing.
        assert not any(one.is_alive() for one in reading)


def _is_server(thread: threading.Thread) -> bool:
    return "process_request_thread" in thread.name
