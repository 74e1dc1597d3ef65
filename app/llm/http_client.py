"""Send requests to a server with the OpenAI API; the only module that imports the client."""

from __future__ import annotations

import logging
import re
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from app.llm import error_messages
from app.llm.deadline import CancellableConnections, Deadlines, run_with_deadline
from app.llm.endpoint import is_local_host
from app.llm.model import ModelError, ModelErrorKind
from app.llm.server_events import EventStream

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Generator, Iterator, Sequence

    import httpx2
    import openai

    from app.llm.endpoint import Endpoint

RequestResult = TypeVar("RequestResult")

CONNECT_SECONDS: Final = 10.0  # until a running server has accepted a connection
# All headers that a request needs; the client would add others from OPENAI_… variables.
_HEADERS: Final = frozenset(
    {"host", "accept", "accept-encoding", "connection", "content-length", "content-type"}
)
# Parameters that some of OpenAI's models refuse, with their replacements, if any.
_REPLACEMENTS: Final = {"max_tokens": "max_completion_tokens", "temperature": None}
_SYSTEM: Final = "system"  # among what a model refuses: the role
_NO_SYSTEM: Final = re.compile(
    r"\bsystem\b[^.]{0,40}\b(?:not|un)\s?(?:be )?support|not support[^.]{0,40}\bsystem\b"
    r"|only (?:user|assistant)[^.]{0,60}roles? (?:are|is) supported"
    r"|conversation roles must alternate",
    re.IGNORECASE,
)


class ModelServer:
    """A server, connected for the time of one piece of work."""

    def __init__(self, endpoint: Endpoint, client: openai.OpenAI) -> None:
        """Store the endpoint and its open client."""
        self._endpoint = endpoint
        self._client = client

    def names(self) -> tuple[str, ...]:
        """The names of the models that the server offers."""
        body = self._client.get("/models", cast_to=object)
        rows = body.get("data") if isinstance(body, dict) else None
        if not isinstance(rows, list):
            raise error_messages.malformed_reply(self._endpoint)
        found = (row.get("id") for row in rows if isinstance(row, dict))
        return tuple(name for name in found if isinstance(name, str) and name)

    def ask(self, path: str, body: dict[str, Any] | None) -> object:
        """The server's JSON reply at a path beside the API; None when it refuses."""
        import openai  # noqa: PLC0415 - half a second, which other verbs need not wait

        try:
            if body is None:
                return self._client.get(self._endpoint.root + path, cast_to=object)
            return self._client.post(self._endpoint.root + path, body=body, cast_to=object)
        except (openai.APIStatusError, ValueError):
            return None

    def events(
        self, model: str, rows: list[dict[str, str]], tokens: int, *, refused: set[str]
    ) -> EventStream:
        """The stream of a reply's events, which the caller must close.

        What the model refuses is dropped or replaced, and remembered in `refused`: parameters, and
        the role of the system.
        """
        import openai  # noqa: PLC0415 - half a second, which other verbs need not wait

        parameters: dict[str, Any] = {
            "max_tokens": tokens,
            "temperature": self._endpoint.temperature,
        }
        while True:
            for name in refused & parameters.keys():
                value, replacement = parameters.pop(name), _REPLACEMENTS[name]
                parameters |= {replacement: value} if replacement else {}
            try:
                stream: openai.Stream[Any] = self._client.chat.completions.create(  # type: ignore[assignment]
                    model=model,
                    messages=_without_system(rows) if _SYSTEM in refused else rows,  # type: ignore[arg-type]
                    stream=True,
                    **parameters,
                )
            except openai.APIStatusError as error:
                refused_name = _SYSTEM if _NO_SYSTEM.search(str(error)) else str(error.param)
                if refused_name in refused or refused_name not in {_SYSTEM, *_REPLACEMENTS}:
                    raise
                refused.add(refused_name)
            else:
                return EventStream(stream)

    def model_error(self, error: Exception) -> ModelError:
        """The error for readers of a client's error, without any part of the request."""
        import httpx2  # noqa: PLC0415 - see openai
        import openai  # noqa: PLC0415 - half a second, which other verbs need not wait

        is_http = isinstance(error, httpx2.HTTPError)
        cause = error if is_http else error.__cause__ or error
        if isinstance(error, openai.APIStatusError):
            wait = error.response.headers.get("retry-after")
            return self._refusal(error_messages.Refusal(error.status_code, error.body, wait))
        if isinstance(cause, httpx2.ConnectError | httpx2.ConnectTimeout | httpx2.ProxyError):
            untrusted = "CERTIFICATE_VERIFY_FAILED" in str(cause)
            return error_messages.unreachable(self._endpoint, untrusted=untrusted)
        if isinstance(cause, httpx2.TimeoutException):
            return error_messages.timed_out(self._endpoint)
        if isinstance(cause, httpx2.HTTPError):
            return error_messages.connection_lost(self._endpoint)
        if type(error) is openai.APIError:  # which a stream brings as an event
            return self._refusal(error_messages.Refusal(0, error.body))
        return error_messages.malformed_reply(self._endpoint)

    def _refusal(self, refusal: error_messages.Refusal) -> ModelError:
        kind = error_messages.error_kind(refusal)
        offered = self._offered() if kind is ModelErrorKind.UNKNOWN_MODEL else ()
        return error_messages.refusal_error(refusal, self._endpoint, offered=offered)

    def _offered(self) -> tuple[str, ...]:
        """The names of the models, empty when the server does not list them."""
        import openai  # noqa: PLC0415 - half a second, which other verbs need not wait

        try:
            return self.names()
        except (openai.OpenAIError, ModelError, ValueError):
            return ()


def _without_system(rows: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """The messages with the words of the system at the beginning of the first other one."""
    words = "\n\n".join(row["content"] for row in rows if row["role"] == _SYSTEM)
    first, *others = [row for row in rows if row["role"] != _SYSTEM]
    return [{**first, "content": f"{words}\n\n{first['content']}"}, *others]


def connect_to(
    endpoint: Endpoint, deadlines: Deadlines, work: Callable[[ModelServer], Iterator[RequestResult]]
) -> Generator[RequestResult, None, None]:
    """Yield what the work yields, within the deadlines; every failure is a ModelError."""
    # Imported before the deadline starts, so that it does not count as the server's time.
    import httpx2  # noqa: PLC0415 - see openai
    import openai  # noqa: PLC0415 - half a second, which other verbs need not wait

    _certificates()

    def work_with_client(connections: CancellableConnections) -> Iterator[RequestResult]:
        with _client(endpoint, connections, deadlines) as client:
            server = ModelServer(endpoint, client)
            try:
                yield from work(server)
            except (openai.OpenAIError, httpx2.HTTPError, ValueError, RecursionError) as error:
                model_error = server.model_error(error)
            else:
                return
        raise model_error  # outside the handler: the original error contains the request

    yield from run_with_deadline(deadlines, work_with_client)


@contextmanager
def _client(
    endpoint: Endpoint, connections: CancellableConnections, deadlines: Deadlines
) -> Iterator[openai.OpenAI]:
    """A client whose connections can be cancelled, and which are closed afterwards."""
    import httpx2  # noqa: PLC0415 - see openai
    import openai  # noqa: PLC0415 - half a second, which other verbs need not wait

    for name in ("openai", "httpx2", "httpcore2"):
        # Their debug logs contain headers and replies, and a reply may contain the key.
        logging.getLogger(name).setLevel(logging.WARNING)
    key = endpoint.key.get_secret_value() if endpoint.key else None
    http = httpx2.Client(
        follow_redirects=False,  # the key is for this server
        trust_env=not is_local_host(endpoint.host),  # no proxy for local hosts
        verify=_certificates(),
        event_hooks={
            "request": [_strip_request(key, connections)],
            "response": [_count_bytes(connections)],
        },
    )
    with openai.OpenAI(
        base_url=endpoint.url,
        api_key=key or "none",  # it is not sent; without one the client looks for another
        max_retries=0,
        timeout=httpx2.Timeout(
            deadlines.whole, connect=min(CONNECT_SECONDS, 0.8 * deadlines.first)
        ),
        http_client=http,
    ) as client:
        yield client


@cache
def _certificates() -> ssl.SSLContext:
    """The trusted certificates, read once, because reading takes longer than all else here."""
    import httpx2  # noqa: PLC0415 - see openai

    return httpx2.create_ssl_context()


def _strip_request(
    key: str | None, connections: CancellableConnections
) -> Callable[[httpx2.Request], None]:
    """A hook that strips a request to the needed headers and registers its connection."""

    def register(event: str, info: dict[str, Any]) -> None:
        if event in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            connections.add(info["return_value"].get_extra_info("socket"))

    def strip(request: httpx2.Request) -> None:
        for name in set(request.headers) - _HEADERS:
            del request.headers[name]
        request.headers["user-agent"] = "onrecord"
        if key is not None:
            request.headers["authorization"] = f"Bearer {key}"
        request.extensions["trace"] = register

    return strip


def _count_bytes(connections: CancellableConnections) -> Callable[[httpx2.Response], None]:
    """A hook that makes the number of received bytes readable."""

    def note(response: httpx2.Response) -> None:
        connections.received = lambda: response.num_bytes_downloaded

    return note
