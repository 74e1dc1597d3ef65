"""The events of a server's reply, as the rules of server-sent events have them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import httpx2
    import openai

_LINE_END = re.compile(rb"\r\n|\n|\r")
_DONE = b"[DONE]"


class EventStream:
    """The events of a streamed reply as JSON; its errors are the client's.

    Comments, pings without data and fields of the protocol are no events of the reply. A server
    that does not stream replies with one event. The reader must close it.
    """

    def __init__(self, stream: openai.Stream[Any]) -> None:
        """Take the client's open stream."""
        self._stream = stream

    def __iter__(self) -> Iterator[object]:
        """Yield each event; openai.APIError for one that is an error."""
        response = self._stream.response
        if "application/json" in response.headers.get("content-type", ""):
            yield _checked(json.loads(response.read()), response)
            return
        for data in event_data(response.iter_bytes()):
            if data.startswith(_DONE):
                return
            yield _checked(json.loads(data), response)

    def close(self) -> None:
        """End the request."""
        self._stream.close()

    def __enter__(self) -> Self:
        """The events."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the request."""
        self.close()


def event_data(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The data of each event that has any; one without an empty line after it is broken off."""
    data: list[bytes] = []
    for line in _lines(chunks):
        if line.startswith(b"data:"):
            data.append(line[5:].removeprefix(b" "))
        elif not line:
            if joined := b"\n".join(data).strip():
                yield joined
            data = []


def _lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of the chunks, each when it is whole."""
    pending = bytearray()
    after_return = False  # a line ended in "\r", of which "\n" may be the second half
    for chunk in chunks:
        text = chunk[1:] if after_return and chunk.startswith(b"\n") else chunk
        after_return = chunk.endswith(b"\r") if chunk else after_return
        *whole, rest = _LINE_END.split(text)
        for line in whole:
            pending += line
            yield bytes(pending)
            pending.clear()
        pending += rest


def _checked(event: object, response: httpx2.Response) -> object:
    """The event, unless it is an error."""
    import openai  # noqa: PLC0415 - half a second, which other verbs need not wait

    if isinstance(event, Mapping) and (error := event.get("error")):
        message = "the reply is an error"
        raise openai.APIError(message=message, request=response.request, body=error)
    return event
