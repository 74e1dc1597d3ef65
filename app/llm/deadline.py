"""Work that waits on the network, done in a thread of its own and waited for no longer than told.

A server can keep a connection alive for ever without saying anything, so no timeout of a socket
bounds how long a reply takes: only a clock beside it does.
"""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Final, TypeVar

from app.llm.model import ModelError, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Piece = TypeVar("Piece")

MAX_BYTES: Final = 20_000_000  # of one reply; 100,000 tokens in events of their own are as much
_LOOK: Final = 0.1  # seconds between two looks at how much has come
_PARTING: Final = 2.0  # seconds in which a thread ends whose sockets are shut


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Seconds from the beginning of the work."""

    first: float
    whole: float


class CancellableConnections:
    """The connections of one piece of work, for whoever ends it from outside."""

    def __init__(self) -> None:
        """No connection yet."""
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._is_cut = False
        self.received: Callable[[], int] = lambda: 0

    def hold(self, opened: socket.socket) -> None:
        """Take note of a connection; it is shut at once when the line is cut already."""
        with self._lock:
            self._sockets.append(opened)
            if self._is_cut:
                _shut(opened)

    def cut(self) -> None:
        """Shut every connection, so that nobody waits at one any more."""
        with self._lock:
            self._is_cut = True
            for opened in self._sockets:
                _shut(opened)


def _shut(opened: socket.socket) -> None:
    with suppress(OSError):  # it is closed already
        # Not `opened.shutdown`: that of a TLS connection takes its state from under who reads.
        socket.socket.shutdown(opened, socket.SHUT_RDWR)


def run_with_deadline(
    bounds: Deadlines, work: Callable[[CancellableConnections], Iterator[Piece]]
) -> Iterator[Piece]:
    """What the work yields, as it comes; closing the iterator ends the work.

    ModelError when the bounds are overstepped, or more bytes come than any reply has. What the work
    raises is raised here.
    """
    line = CancellableConnections()
    pieces: SimpleQueue[Piece | _End] = SimpleQueue()
    thread = threading.Thread(target=_pass_on, args=(work, line, pieces), daemon=True)
    thread.start()
    try:
        yield from _taken(pieces, bounds, line)
    finally:
        line.cut()
        thread.join(_PARTING)


@dataclass(frozen=True, slots=True)
class _End:
    """The work is over, and what it raised."""

    error: BaseException | None = None


def _pass_on(
    work: Callable[[CancellableConnections], Iterator[Piece]],
    line: CancellableConnections,
    pieces: SimpleQueue[Piece | _End],
) -> None:
    try:
        for piece in work(line):
            pieces.put(piece)
    except BaseException as error:  # noqa: BLE001 - it is raised again by whoever waits
        pieces.put(_End(error))
    else:
        pieces.put(_End())


def _taken(
    pieces: SimpleQueue[Piece | _End], bounds: Deadlines, line: CancellableConnections
) -> Iterator[Piece]:
    begun = time.monotonic()
    ends = begun + min(bounds.first, bounds.whole)
    while True:
        if time.monotonic() >= ends:
            raise _late(bounds, begun=ends >= begun + bounds.whole)
        if line.received() > MAX_BYTES:
            message = "the model's server sends without end: choose another model or server"
            raise ModelError(Trouble.MALFORMED, message)
        try:
            piece = pieces.get(timeout=min(_LOOK, max(0.0, ends - time.monotonic())))
        except Empty:
            continue
        if isinstance(piece, _End):
            if piece.error is not None:
                raise piece.error
            return
        ends = begun + bounds.whole
        yield piece


def _late(bounds: Deadlines, *, begun: bool) -> ModelError:
    if begun:
        message = (
            f"the model was not done within {bounds.whole:g} seconds: "
            "ask again, choose a quicker model, or set a longer timeout"
        )
    else:
        message = (
            f"the model said nothing within {bounds.first:g} seconds: "
            "ask again, choose a quicker model, or set more seconds as first_words"
        )
    return ModelError(Trouble.TIMEOUT, message)
