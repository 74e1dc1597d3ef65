"""A server that speaks the OpenAI API as its script says, on loopback, until its block ends."""

from __future__ import annotations

import json
import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, cast

from tests.app.llm.tokenizers import tokenized

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.app.llm.behaviours import Behaviour
    from tests.app.llm.tokenizers import Tokenizer

NAME = "scripted"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def text(self) -> str:
        """All that the model was given, message after message."""
        return "\n".join(message["content"] for message in self.body["messages"])

    @property
    def key(self) -> str | None:
        """The key it brought."""
        return self.headers.get("authorization", "").removeprefix("Bearer ") or None


class Server:
    """Where it is reached, and what it was asked."""

    def __init__(
        self,
        script: Sequence[Behaviour] | Callable[[Asked], Behaviour],
        *,
        models: Sequence[str] = (NAME,),
        key: str | None = None,
        tokenizer: Tokenizer | None = None,
        context: int | None = None,
    ) -> None:
        """Listen on a free port; every behaviour serves one request for a reply, the last the rest.

        A function as script gives the behaviour for what was asked. With a `key`, others are
        refused. With a `tokenizer`, it counts as that server does; `context` it tells as vLLM does.
        """
        self.script = script
        self.models = tuple(models)
        self.key = key
        self.tokenizer = tokenizer
        self.context = context
        self.ended = threading.Event()
        self.requests: list[Asked] = []
        self._turn = threading.Lock()
        self._listener = _Listener(("127.0.0.1", 0), _Handler)
        self._listener.server = self
        self._thread = threading.Thread(target=self._listener.serve_forever, args=(0.01,))
        self._thread.start()

    @property
    def root(self) -> str:
        """Its address without a path."""
        return f"http://127.0.0.1:{self._listener.server_port}"

    @property
    def url(self) -> str:
        """Its address as a base URL."""
        return f"{self.root}/v1"

    @property
    def chats(self) -> list[Asked]:
        """The requests for a reply, in the order they came."""
        return [asked for asked in self.requests if asked.path == "/v1/chat/completions"]

    def note(self, asked: Asked) -> Behaviour | None:
        """Keep what was asked; what to do when it asks for a reply."""
        with self._turn:
            self.requests.append(asked)
            if asked.path != "/v1/chat/completions":
                return None
            turn = len(self.chats) - 1
        if callable(self.script):
            return self.script(asked)
        return self.script[min(turn, len(self.script) - 1)]

    def end(self) -> None:
        """Stop listening, and whatever is still being said."""
        self.ended.set()
        self._listener.shutdown()
        self._listener.server_close()
        self._thread.join()


class _Listener(ThreadingHTTPServer):
    daemon_threads = False  # so that closing waits for them
    server: Server

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: whoever asked may hang up."""


class Talk:
    """The way back to whoever asked."""

    def __init__(self, handler: _Handler, asked: Asked, server: Server) -> None:
        """To the one whose request the handler has."""
        self._handler = handler
        self.asked = asked
        self.ended = server.ended

    def wait(self, seconds: float | None = None) -> None:
        """Let time pass, until the server ends at the latest."""
        self.ended.wait(seconds)

    def head(self, status: int, kind: str = "text/event-stream", **headers: str) -> None:
        """Send the status line and the headers; a header's _ is written -."""
        self._handler.send_response(status)
        self._handler.send_header("Content-Type", kind)
        self._handler.send_header("Connection", "close")
        for name, value in headers.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.end_headers()

    def raw(self, content: bytes) -> None:
        """Send bytes as they are."""
        self._handler.wfile.write(content)
        self._handler.wfile.flush()

    def event(self, value: object) -> None:
        """Send a server-sent event with the value as JSON."""
        self.raw(f"data: {json.dumps(value, ensure_ascii=False)}\n\n".encode())

    def json(self, value: object, *, status: int = 200, **headers: str) -> None:
        """Send one JSON value, and nothing more."""
        content = json.dumps(value).encode()
        self.head(status, "application/json", Content_Length=str(len(content)), **headers)
        self.raw(content)

    def hang_up(self) -> None:
        """Close without a goodbye."""
        self._handler.connection.shutdown(socket.SHUT_RDWR)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 10  # seconds, so that nobody who stops reading keeps the server from ending

    def do_GET(self) -> None:
        """Say what is offered."""
        self._serve({})

    def do_POST(self) -> None:
        """Reply, or count."""
        length = int(self.headers.get("Content-Length", 0))
        self._serve(json.loads(self.rfile.read(length)))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing."""

    def _serve(self, body: dict[str, Any]) -> None:
        self.close_connection = True
        server = cast("_Listener", self.server).server
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.path, headers, body)
        talk = Talk(self, asked, server)
        behaviour = server.note(asked)
        if server.key is not None and asked.key != server.key:
            message = "Incorrect API key provided."
            talk.json({"error": {"message": message, "code": "invalid_api_key"}}, status=401)
        elif behaviour is not None:
            behaviour(talk)
        elif self.path == "/v1/models":
            told = {} if server.context is None else {"max_model_len": server.context}
            rows = [{"id": name, "object": "model", **told} for name in server.models]
            talk.json({"object": "list", "data": rows})
        elif (counted := tokenized(server.tokenizer, self.path, body)) is not None:
            talk.json(counted)
        else:
            talk.json({"error": {"message": f"no such path: {self.path}"}}, status=404)


@contextmanager
def serving(
    script: Sequence[Behaviour] | Callable[[Asked], Behaviour], **settings: Any
) -> Iterator[Server]:
    """The server, running until the block ends; the settings are those of Server."""
    server = Server(script, **settings)
    try:
        yield server
    finally:
        server.end()


def nobody() -> str:
    """A base URL where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}/v1"
