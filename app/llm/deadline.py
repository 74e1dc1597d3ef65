"""Run network work in its own thread with a deadline.

A server can keep a connection alive without sending anything, so socket timeouts do not limit the
length of a reply: only a separate clock does.
"""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Final, TypeVar

from app.llm.model import ModelError, ModelErrorKind
from app.text.message_text import message_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Piece = TypeVar("Piece")

MAX_REPLY_BYTES: Final = 20_000_000  # of one reply: 100,000 tokens, each in an event of its own
_POLL_SECONDS: Final = 0.1  # between two checks of the size
_JOIN_SECONDS: Final = 2.0  # in which a thread ends after its sockets are shut


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Seconds from the start: until the first piece, and for the whole work."""

    first: float
    whole: float


class CancellableConnections:
    """The connections of one piece of work, which another thread may shut."""

    def __init__(self) -> None:
        """No connection yet."""
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._is_cancelled = False
        self.received: Callable[[], int] = lambda: 0

    def add(self, connection: socket.socket) -> None:
        """Register a connection; shut it at once if the work is already cancelled."""
        with self._lock:
            self._sockets.append(connection)
            if self._is_cancelled:
                _shut(connection)

    def cancel(self) -> None:
        """Shut every connection, so that no thread waits for one."""
        with self._lock:
            self._is_cancelled = True
            for connection in self._sockets:
                _shut(connection)


def _shut(connection: socket.socket) -> None:
    with suppress(OSError):  # it is closed already
        # Not `connection.shutdown`: on TLS it changes the state under the reading thread.
        socket.socket.shutdown(connection, socket.SHUT_RDWR)


def run_with_deadline(
    deadlines: Deadlines, work: Callable[[CancellableConnections], Iterator[Piece]]
) -> Iterator[Piece]:
    """Yield what the work yields; closing the iterator ends the work.

    ModelError at a deadline, or when more bytes come than any reply has. Errors of the work are
    raised here.
    """
    connections = CancellableConnections()
    pieces: SimpleQueue[Piece | _End] = SimpleQueue()
    thread = threading.Thread(target=_forward, args=(work, connections, pieces), daemon=True)
    thread.start()
    try:
        yield from _receive(pieces, deadlines, connections)
    finally:
        connections.cancel()
        thread.join(_JOIN_SECONDS)


@dataclass(frozen=True, slots=True)
class _End:
    """The end of the work, with its error."""

    error: BaseException | None = None


def _forward(
    work: Callable[[CancellableConnections], Iterator[Piece]],
    connections: CancellableConnections,
    pieces: SimpleQueue[Piece | _End],
) -> None:
    try:
        for piece in work(connections):
            pieces.put(piece)
    except BaseException as error:  # noqa: BLE001 - raised again in the waiting thread
        pieces.put(_End(error))
    else:
        pieces.put(_End())


def _receive(
    pieces: SimpleQueue[Piece | _End], deadlines: Deadlines, connections: CancellableConnections
) -> Iterator[Piece]:
    start = time.monotonic()
    ends = start + min(deadlines.first, deadlines.whole)
    while True:
        if time.monotonic() >= ends:
            raise _timeout_error(deadlines, has_begun=ends >= start + deadlines.whole)
        if connections.received() > MAX_REPLY_BYTES:
            raise ModelError(ModelErrorKind.MALFORMED, message_text("model-endless"))
        try:
            piece = pieces.get(timeout=min(_POLL_SECONDS, max(0.0, ends - time.monotonic())))
        except Empty:
            continue
        if isinstance(piece, _End):
            if piece.error is not None:
                raise piece.error
            return
        ends = start + deadlines.whole
        yield piece


def _timeout_error(deadlines: Deadlines, *, has_begun: bool) -> ModelError:
    text = (
        message_text("model-not-done", seconds=f"{deadlines.whole:g}")
        if has_begun
        else message_text("model-said-nothing", seconds=f"{deadlines.first:g}")
    )
    return ModelError(ModelErrorKind.TIMEOUT, text)
