"""What a server can do when asked for a reply, well or badly."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.app.llm.server import Talk

Behaviour = Callable[["Talk"], None]


def chunk(content: str | None = None, *, finish: str | None = None) -> dict[str, Any]:
    """One event of a reply."""
    delta = {} if content is None else {"content": content}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 1_700_000_000,
        "model": "scripted",
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
    }


def says(*pieces: str, delay: float = 0.0, finish: str = "stop") -> Behaviour:
    """Reply with the pieces, `delay` seconds before each, and end as told."""

    def behave(talk: Talk) -> None:
        talk.head(200)
        talk.event({**chunk(), "choices": [{"index": 0, "delta": {"role": "assistant"}}]})
        for piece in pieces:
            if delay:
                talk.wait(delay)
            talk.event(chunk(piece))
        talk.event(chunk(finish=finish))
        talk.raw(b"data: [DONE]\n\n")

    return behave


def letter_by_letter(text: str) -> Behaviour:
    """Reply with the text, a character an event."""
    return says(*text)


def cut_off(*pieces: str) -> Behaviour:
    """Reply with the pieces and say that there was no room for more."""
    return says(*pieces, finish="length")


def empty() -> Behaviour:
    """Reply with nothing."""
    return says()


def refuses(status: int, message: str, **more: str) -> Behaviour:
    """Answer with an error as OpenAI writes them; `more` stands beside the message."""
    return lambda talk: talk.json({"error": {"message": message, **more}}, status=status)


def wrong_key() -> Behaviour:
    """401, with the key that came in the message."""

    def behave(talk: Talk) -> None:
        message = f"Incorrect API key provided: {talk.asked.key}. Find yours on the account page."
        refuses(401, message, code="invalid_api_key")(talk)

    return behave


def unknown_model() -> Behaviour:
    """404, as for a model that is not there."""
    return refuses(404, "The model `gone` does not exist", code="model_not_found")


def rate_limited(seconds: str = "20") -> Behaviour:
    """429, with the seconds to wait."""
    message = {"error": {"message": "Rate limit reached for requests", "code": "rate_limit"}}
    return lambda talk: talk.json(message, status=429, Retry_After=seconds)


def too_long() -> Behaviour:
    """400, as for more than the context holds."""
    message = "This model's maximum context length is 4096 tokens. Your messages have 9000."
    return refuses(400, message, code="context_length_exceeded")


def broken(status: int = 500) -> Behaviour:
    """A fault of the server."""
    return refuses(status, "The server had an error")


def hangs() -> Behaviour:
    """Say nothing at all, not even a status line."""
    return lambda talk: talk.wait()


def hangs_after_head() -> Behaviour:
    """Say that a stream begins, and nothing more."""

    def behave(talk: Talk) -> None:
        talk.head(200)
        talk.wait()

    return behave


def keeps_alive(every: float = 0.02) -> Behaviour:
    """Send comments that keep the connection alive, and nothing else, without end."""

    def behave(talk: Talk) -> None:
        talk.head(200)
        while not talk.ended.is_set():
            talk.raw(b": still here\n\n")
            talk.wait(every)

    return behave


def drips(piece: str = "and ", every: float = 0.02) -> Behaviour:
    """Send the same piece again and again, without end."""

    def behave(talk: Talk) -> None:
        talk.head(200)
        while not talk.ended.is_set():
            talk.event(chunk(piece))
            talk.wait(every)

    return behave


def stalls(*pieces: str) -> Behaviour:
    """Send the pieces, then nothing, and keep the connection open."""

    def behave(talk: Talk) -> None:
        talk.head(200)
        for piece in pieces:
            talk.event(chunk(piece))
        talk.wait()

    return behave


def hangs_up(*pieces: str) -> Behaviour:
    """Send the pieces, then close in the middle of an event."""

    def behave(talk: Talk) -> None:
        talk.head(200, Transfer_Encoding="chunked")
        for piece in pieces:
            content = f"data: {json.dumps(chunk(piece))}\n\n".encode()
            talk.raw(f"{len(content):x}\r\n".encode() + content + b"\r\n")
        talk.raw(b'ff\r\ndata: {"id": ')
        talk.hang_up()

    return behave


def ends_without_a_word(*pieces: str) -> Behaviour:
    """Send the pieces, then end the stream with neither a reason nor its last event."""

    def behave(talk: Talk) -> None:
        talk.head(200)
        for piece in pieces:
            talk.event(chunk(piece))

    return behave


def error_event(message: str, *pieces: str, **more: str) -> Behaviour:
    """Send the pieces, then an error as an event of the stream."""

    def behave(talk: Talk) -> None:
        talk.head(200)
        for piece in pieces:
            talk.event(chunk(piece))
        talk.event({"error": {"message": message, **more}})

    return behave


def sends(content: bytes, *, status: int = 200, kind: str = "text/event-stream") -> Behaviour:
    """Send the bytes as they are, after the headers."""

    def behave(talk: Talk) -> None:
        talk.head(status, kind)
        talk.raw(content)

    return behave


def malformed() -> Behaviour:
    """Send an event that is no JSON."""
    return sends(b'data: {"id": "chatcmpl-1", "choices": [{"delta": {"con\n\n')


def html(status: int = 200) -> Behaviour:
    """Send a web page."""
    return sends(b"<!doctype html><h1>Welcome</h1>", status=status, kind="text/html")


def invalid_utf8() -> Behaviour:
    """Send an event whose words are no UTF-8."""
    return sends(b'data: {"choices": [{"index": 0, "delta": {"content": "\xff\xfe"}}]}\n\n')


def huge(chars: int) -> Behaviour:
    """Send one event of so many characters."""
    return says("a" * chars)


def endless_line() -> Behaviour:
    """Send an event that never ends, as fast as it is read."""

    def behave(talk: Talk) -> None:
        talk.head(200)
        talk.raw(b'data: {"choices": [{"index": 0, "delta": {"content": "')
        while not talk.ended.is_set():
            talk.raw(b"a" * 65_536)

    return behave


def echoes_key(*, status: int = 500) -> Behaviour:
    """An error that holds the key and all headers that came."""

    def behave(talk: Talk) -> None:
        refuses(status, f"cannot serve you: {talk.asked.headers}")(talk)

    return behave


def redirects(address: str) -> Behaviour:
    """Send whoever asks elsewhere."""
    return lambda talk: talk.json({}, status=307, Location=address)
