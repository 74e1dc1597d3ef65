"""Requests to a server that speaks the OpenAI API; the one module that knows the openai client."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from app.llm import error_messages as troubles
from app.llm.deadline import CancellableConnections, Deadlines, run_with_deadline
from app.llm.endpoint import is_near
from app.llm.model import ModelError, Trouble

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Generator, Iterator

    import httpx2
    import openai

    from app.llm.endpoint import Endpoint

Found = TypeVar("Found")

CONNECT: Final = 10.0  # seconds until a server that is there has taken up
# All that a request needs; the client would add what OPENAI_… variables and the machine tell.
_HEADERS: Final = frozenset(
    {"host", "accept", "accept-encoding", "connection", "content-length", "content-type"}
)
# What some of OpenAI's models refuse to be told, and what they are told instead, if anything.
_INSTEAD: Final = {"max_tokens": "max_completion_tokens", "temperature": None}


class ModelServer:
    """A connection to a server, for as long as a piece of work takes."""

    def __init__(self, endpoint: Endpoint, client: openai.OpenAI) -> None:
        """To the server of the endpoint."""
        self._endpoint = endpoint
        self._client = client

    def names(self) -> tuple[str, ...]:
        """The models that the server offers."""
        body = self._client.get("/models", cast_to=object)
        rows = body.get("data") if isinstance(body, dict) else None
        if not isinstance(rows, list):
            raise troubles.malformed(self._endpoint)
        found = (row.get("id") for row in rows if isinstance(row, dict))
        return tuple(name for name in found if isinstance(name, str) and name)

    def ask(self, path: str, body: dict[str, Any] | None) -> object:
        """What the server replies at a path of its own, beside those of the API; None: nothing."""
        import openai  # noqa: PLC0415 - half a second, which other verbs need not wait

        try:
            if body is None:
                return self._client.get(self._endpoint.root + path, cast_to=object)
            return self._client.post(self._endpoint.root + path, body=body, cast_to=object)
        except (openai.APIStatusError, ValueError):
            return None

    def events(
        self, model: str, rows: list[dict[str, str]], tokens: int, *, refused: set[str]
    ) -> Any:  # noqa: ANN401 - the client's stream, whose overloads know no such rows
        """The events of a reply, to be closed.

        What the model refuses to be told is left out or told otherwise, and kept in `refused`.
        """
        import openai  # noqa: PLC0415 - half a second, which other verbs need not wait

        bounds: dict[str, Any] = {
            "max_tokens": tokens,
            "temperature": self._endpoint.temperature,
        }
        while True:
            for name in refused & bounds.keys():
                value, instead = bounds.pop(name), _INSTEAD[name]
                bounds |= {instead: value} if instead else {}
            try:
                return self._client.chat.completions.create(
                    model=model,
                    messages=rows,  # type: ignore[arg-type]
                    stream=True,
                    **bounds,
                )
            except openai.BadRequestError as error:
                if error.param not in _INSTEAD or error.param in refused:
                    raise
                refused.add(error.param)

    def trouble(self, error: Exception) -> ModelError:
        """What an error of the client is to a reader; it carries nothing of the request."""
        import httpx2  # noqa: PLC0415 - see openai
        import openai  # noqa: PLC0415 - half a second, which other verbs need not wait

        cause = error.__cause__ or error
        if isinstance(error, openai.APIStatusError):
            wait = error.response.headers.get("retry-after")
            return self._refusal(troubles.Refusal(error.status_code, error.body, wait))
        if isinstance(cause, httpx2.ConnectError | httpx2.ConnectTimeout | httpx2.ProxyError):
            untrusted = "CERTIFICATE_VERIFY_FAILED" in str(cause)
            return troubles.unreachable(self._endpoint, untrusted=untrusted)
        if isinstance(cause, httpx2.TimeoutException):
            return troubles.late(self._endpoint)
        if isinstance(cause, httpx2.HTTPError):
            return troubles.broken_off(self._endpoint)
        if type(error) is openai.APIError:  # which a stream brings as an event
            return self._refusal(troubles.Refusal(0, error.body))
        return troubles.malformed(self._endpoint)

    def _refusal(self, refusal: troubles.Refusal) -> ModelError:
        kind = troubles.trouble(refusal)
        offered = self._offered() if kind is Trouble.UNKNOWN_MODEL else ()
        return troubles.refused(refusal, self._endpoint, offered=offered)

    def _offered(self) -> tuple[str, ...]:
        """The models that the server offers, if it tells."""
        import openai  # noqa: PLC0415 - half a second, which other verbs need not wait

        try:
            return self.names()
        except (openai.OpenAIError, ModelError, ValueError):
            return ()


def connect_to(
    endpoint: Endpoint, bounds: Deadlines, work: Callable[[ModelServer], Iterator[Found]]
) -> Generator[Found, None, None]:
    """What the work yields, within the bounds; whatever goes wrong is a ModelError."""
    # Out here, where it does not count as the server's time.
    import httpx2  # noqa: PLC0415 - see openai
    import openai  # noqa: PLC0415 - half a second, which other verbs need not wait

    _certificates()

    def talk(line: CancellableConnections) -> Iterator[Found]:
        with _client(endpoint, line, bounds) as client:
            wire = ModelServer(endpoint, client)
            try:
                yield from work(wire)
            except (openai.OpenAIError, httpx2.HTTPError, ValueError, RecursionError) as error:
                trouble = wire.trouble(error)
            else:
                return
        raise trouble  # here, where the error that holds the request is no context of it

    yield from run_with_deadline(bounds, talk)


@contextmanager
def _client(
    endpoint: Endpoint, line: CancellableConnections, bounds: Deadlines
) -> Iterator[openai.OpenAI]:
    """A client whose connections the line holds; it keeps none afterwards."""
    import httpx2  # noqa: PLC0415 - see openai
    import openai  # noqa: PLC0415 - half a second, which other verbs need not wait

    for name in ("openai", "httpx2", "httpcore2"):
        # What they write when debugged holds headers and replies, and a reply may hold the key.
        logging.getLogger(name).setLevel(logging.WARNING)
    key = endpoint.key.get_secret_value() if endpoint.key else None
    http = httpx2.Client(
        follow_redirects=False,  # the key is for this server
        trust_env=not is_near(endpoint.host),  # no proxy for what is near
        verify=_certificates(),
        event_hooks={"request": [_bare(key, line)], "response": [_noted(line)]},
    )
    with openai.OpenAI(
        base_url=endpoint.url,
        api_key=key or "none",  # it is not sent; without one the client looks for another
        max_retries=0,
        timeout=httpx2.Timeout(bounds.whole, connect=min(CONNECT, 0.8 * bounds.first)),
        http_client=http,
    ) as client:
        yield client


@cache
def _certificates() -> ssl.SSLContext:
    """Whom to trust, read once: it takes longer than all else that is done before a request."""
    import httpx2  # noqa: PLC0415 - see openai

    return httpx2.create_ssl_context()


def _bare(key: str | None, line: CancellableConnections) -> Callable[[httpx2.Request], None]:
    """What strips a request to what it needs, and has its connection held."""

    def hold(event: str, told: dict[str, Any]) -> None:
        if event in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            line.hold(told["return_value"].get_extra_info("socket"))

    def strip(request: httpx2.Request) -> None:
        for name in set(request.headers) - _HEADERS:
            del request.headers[name]
        request.headers["user-agent"] = "onrecord"
        if key is not None:
            request.headers["authorization"] = f"Bearer {key}"
        request.extensions["trace"] = hold

    return strip


def _noted(line: CancellableConnections) -> Callable[[httpx2.Response], None]:
    """What lets the line know how much has come."""

    def note(response: httpx2.Response) -> None:
        line.received = lambda: response.num_bytes_downloaded

    return note
