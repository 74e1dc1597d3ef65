"""Models of any server that has the OpenAI API."""

from __future__ import annotations

import logging
import time
from contextlib import closing
from typing import TYPE_CHECKING, Final, TypeVar

from app.llm import error_messages, server_metadata
from app.llm.deadline import Deadlines
from app.llm.endpoint import OPENAI, SMALLEST_CONTEXT
from app.llm.http_client import ModelServer, connect_to
from app.llm.model import ModelError
from app.llm.stream_parser import pieces
from app.llm.token_estimate import estimate_tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from app.llm.endpoint import Endpoint
    from app.llm.model import Message

Result = TypeVar("Result")

METADATA_DEADLINES: Final = Deadlines(3.0, 3.0)  # for token counts and the context size
RETRY_AFTER: Final = 60.0  # seconds until a server without metadata is asked again
_FILE_SUFFIX: Final = ".gguf"  # llama.cpp's servers name a model by its file

_log = logging.getLogger(__name__)


class OpenAIModel:
    """A model of a server that has the OpenAI API."""

    def __init__(self, endpoint: Endpoint) -> None:
        """Store the endpoint; no request is made yet."""
        self.endpoint = endpoint
        self._model = endpoint.model
        self._context = endpoint.context
        self._counters = tuple(server_metadata.TOKEN_COUNTERS)
        if endpoint.url == OPENAI:  # has no metadata paths
            self._counters = ()
            self._context = endpoint.context or SMALLEST_CONTEXT
        self._retry_at = 0.0
        self._refused: set[str] = set()

    def __repr__(self) -> str:
        """The model and its server."""
        return f"OpenAIModel({self.name!r} at {self.endpoint.host_and_port})"

    @property
    def name(self) -> str:
        """The model's name on its server, for a file its name without folder and suffix.

        The server's address while the name is not known.
        """
        if self._model is None:
            return self.endpoint.host_and_port
        is_file = self._model.endswith(_FILE_SUFFIX)
        return self._model.removesuffix(_FILE_SUFFIX).rpartition("/")[2] if is_file else self._model

    @property
    def model(self) -> str | None:
        """The model's exact name on its server; None while it is not known."""
        return self._model

    @property
    def context(self) -> int:
        """The configured context size, else the server's, else the smallest that servers have."""
        if self._context is None:
            size = self._ask_metadata(
                lambda server: server_metadata.context_size(self._chosen_name(server), server.ask)
            )
            if size or not self._is_unresponsive:
                self._context = size or SMALLEST_CONTEXT
        return self._context or SMALLEST_CONTEXT

    @property
    def reply_tokens(self) -> int:
        """The configured number, at most half of the context."""
        return min(self.endpoint.reply_tokens, self.context // 2)

    @property
    def restate_only(self) -> bool:
        """The configured value."""
        return self.endpoint.one_by_one

    def names(self) -> tuple[str, ...]:
        """The models that the server offers, in its order; ModelError when the request fails."""
        whole = min(self.endpoint.timeout, self.endpoint.first_words)
        return self._single_result(Deadlines(whole, whole), ModelServer.names)

    def count(self, messages: Sequence[Message]) -> int:
        """The tokens of the messages by the server's count, else an upper estimate."""
        tokens = (
            self._ask_metadata(lambda server: self._count_on_server(server, messages))
            if self._counters
            else None
        )
        return estimate_tokens(messages) if tokens is None else tokens

    def stream(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """Yield the reply in pieces; ModelError says what went wrong and what to do.

        Closing the iterator ends the request and its connection.
        """
        rows = [{"role": str(message.role), "content": message.content} for message in messages]
        tokens = self.reply_tokens

        def work(server: ModelServer) -> Iterator[str]:
            model = self._chosen_name(server)
            with closing(server.events(model, rows, tokens, refused=self._refused)) as events:
                yield from pieces(events, endpoint=self.endpoint, model=model, tokens=tokens)

        deadlines = Deadlines(self.endpoint.first_words, self.endpoint.timeout)
        yield from connect_to(self.endpoint, deadlines, work)

    def _chosen_name(self, server: ModelServer) -> str:
        """The name of the model: the configured one, or the only one of the server."""
        if self._model is None:
            names = server.names()
            if len(names) != 1:
                raise error_messages.no_model_chosen(self.endpoint, offered=names)
            (self._model,) = names
        return self._model

    def _count_on_server(self, server: ModelServer, messages: Sequence[Message]) -> int | None:
        """The tokens by the first counter that the server supports, which is then kept."""
        model = self._chosen_name(server)
        for counter in self._counters:
            tokens = counter(messages, model, server.ask)
            if tokens is not None:
                self._counters = (counter,)
                return tokens
        self._counters = ()
        return None

    @property
    def _is_unresponsive(self) -> bool:
        return time.monotonic() < self._retry_at

    def _ask_metadata(self, work: Callable[[ModelServer], Result | None]) -> Result | None:
        """The result of a metadata request; None if the server does not answer soon."""
        if self._is_unresponsive:
            return None
        try:
            return self._single_result(METADATA_DEADLINES, work)
        except ModelError as error:
            _log.debug("%r does not tell: %s", self, error)
            self._retry_at = time.monotonic() + RETRY_AFTER
            return None

    def _single_result(self, deadlines: Deadlines, work: Callable[[ModelServer], Result]) -> Result:
        """The single result of the work."""

        def worked(server: ModelServer) -> Iterator[Result]:
            yield work(server)

        with closing(connect_to(self.endpoint, deadlines, worked)) as results:
            return next(results)
