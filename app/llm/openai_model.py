"""Models behind the OpenAI API, wherever they run."""

from __future__ import annotations

import logging
import time
from contextlib import closing
from typing import TYPE_CHECKING, Final, TypeVar

from app.llm import error_messages as troubles
from app.llm import server_metadata as told
from app.llm.deadline import Deadlines
from app.llm.endpoint import OPENAI, SMALLEST_CONTEXT
from app.llm.http_client import ModelServer, connect_to
from app.llm.model import ModelError
from app.llm.stream_parser import pieces
from app.llm.token_estimate import at_most

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from app.llm.endpoint import Endpoint
    from app.llm.model import Message

Found = TypeVar("Found")

SHORT: Final = Deadlines(3.0, 3.0)  # for what a server tells of itself
SILENT: Final = 60.0  # seconds in which a server that did not tell is not asked to again
_FILE: Final = ".gguf"  # llama.cpp's servers name a model by its file

_log = logging.getLogger(__name__)


class OpenAIModel:
    """A model of a server that speaks the OpenAI API."""

    def __init__(self, endpoint: Endpoint) -> None:
        """Nothing is asked of the server yet."""
        self.endpoint = endpoint
        self._model = endpoint.model
        self._context = endpoint.context
        self._ways = tuple(told.WAYS)
        if endpoint.url == OPENAI:  # which tells neither
            self._ways = ()
            self._context = endpoint.context or SMALLEST_CONTEXT
        self._silent_until = 0.0
        self._refused: set[str] = set()

    def __repr__(self) -> str:
        """The model and its server."""
        return f"OpenAIModel({self.name!r} at {self.endpoint.shown})"

    @property
    def name(self) -> str:
        """The model's name on its server, of a file only what it is called.

        The server's address while the name is not known.
        """
        if self._model is None:
            return self.endpoint.shown
        file = self._model.endswith(_FILE)
        return self._model.removesuffix(_FILE).rpartition("/")[2] if file else self._model

    @property
    def model(self) -> str | None:
        """The model's name on its server to the letter, as far as it is known."""
        return self._model

    @property
    def context(self) -> int:
        """As it is set; else as the server tells; else the smallest that servers have."""
        if self._context is None:
            found = self._tells(lambda wire: told.context_told(self._chosen(wire), wire.ask))
            if found or not self._is_silent:
                self._context = found or SMALLEST_CONTEXT
        return self._context or SMALLEST_CONTEXT

    @property
    def reply_tokens(self) -> int:
        """As it is set, but half of the context at most."""
        return min(self.endpoint.reply_tokens, self.context // 2)

    @property
    def restate_only(self) -> bool:
        """As it is set."""
        return self.endpoint.one_by_one

    def names(self) -> tuple[str, ...]:
        """The models that the server offers, in its order; ModelError when it cannot be asked."""
        whole = min(self.endpoint.timeout, self.endpoint.first_words)
        return self._one(Deadlines(whole, whole), ModelServer.names)

    def count(self, messages: Sequence[Message]) -> int:
        """Tokens of the messages by the server's own count, else more than there are."""
        found = self._tells(lambda wire: self._counted(wire, messages)) if self._ways else None
        return at_most(messages) if found is None else found

    def stream(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """The reply in pieces; ModelError tells what went wrong and what to do.

        Closing the iterator ends the request and its connection.
        """
        rows = [{"role": str(message.part), "content": message.content} for message in messages]
        tokens = self.reply_tokens

        def work(wire: ModelServer) -> Iterator[str]:
            model = self._chosen(wire)
            with closing(wire.events(model, rows, tokens, refused=self._refused)) as events:
                yield from pieces(events, endpoint=self.endpoint, model=model, tokens=tokens)

        bounds = Deadlines(self.endpoint.first_words, self.endpoint.timeout)
        yield from connect_to(self.endpoint, bounds, work)

    def _chosen(self, wire: ModelServer) -> str:
        """The name of the model: the one that is set, or the only one there is."""
        if self._model is None:
            names = wire.names()
            if len(names) != 1:
                raise troubles.undecided(self.endpoint, offered=names)
            (self._model,) = names
        return self._model

    def _counted(self, wire: ModelServer, messages: Sequence[Message]) -> int | None:
        """Tokens by the first way that the server knows, which is then the only one tried."""
        model = self._chosen(wire)
        for way in self._ways:
            found = way(messages, model, wire.ask)
            if found is not None:
                self._ways = (way,)
                return found
        self._ways = ()
        return None

    @property
    def _is_silent(self) -> bool:
        return time.monotonic() < self._silent_until

    def _tells(self, work: Callable[[ModelServer], Found | None]) -> Found | None:
        """What the server tells of itself, if it does so soon."""
        if self._is_silent:
            return None
        try:
            return self._one(SHORT, work)
        except ModelError as error:
            _log.debug("%r does not tell: %s", self, error)
            self._silent_until = time.monotonic() + SILENT
            return None

    def _one(self, bounds: Deadlines, work: Callable[[ModelServer], Found]) -> Found:
        """The one thing that the work finds out."""

        def worked(wire: ModelServer) -> Iterator[Found]:
            yield work(wire)

        with closing(connect_to(self.endpoint, bounds, worked)) as found:
            return next(found)
