"""Work is cut off at its deadline, and passes on what it yields and raises."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from app.llm.deadline import MAX_REPLY_BYTES, CancellableConnections, Deadlines, run_with_deadline
from app.llm.model import ModelError, ModelErrorKind

if TYPE_CHECKING:
    from collections.abc import Iterator

LONG = Deadlines(first=20, whole=20)


def test_pieces_are_passed_on_in_order() -> None:
    assert list(run_with_deadline(LONG, lambda _: iter("abc"))) == ["a", "b", "c"]


def test_an_error_of_the_work_is_raised_after_its_pieces() -> None:
    def work(_: CancellableConnections) -> Iterator[str]:
        yield "a"
        raise KeyError

    pieces = run_with_deadline(LONG, work)

    assert next(pieces) == "a"
    with pytest.raises(KeyError):
        next(pieces)


def test_work_without_a_first_piece_is_cut_off() -> None:
    ours, theirs = socket.socketpair()

    def work(connections: CancellableConnections) -> Iterator[str]:
        connections.add(ours)
        ours.recv(1)  # returns when the connection is shut
        yield from ()

    with ours, theirs, pytest.raises(ModelError, match="first_words") as failed:
        list(run_with_deadline(Deadlines(first=0.05, whole=20), work))
    assert failed.value.trouble is ModelErrorKind.TIMEOUT


def test_more_bytes_than_a_reply_has_are_cut_off() -> None:
    def work(connections: CancellableConnections) -> Iterator[str]:
        connections.received = lambda: MAX_REPLY_BYTES + 1
        yield "a"
        yield "b"

    with pytest.raises(ModelError, match="without end"):
        list(run_with_deadline(LONG, work))


def test_a_connection_added_after_the_cancellation_is_shut_at_once() -> None:
    ours, theirs = socket.socketpair()
    connections = CancellableConnections()
    connections.cancel()

    with ours, theirs:
        connections.add(ours)
        assert theirs.recv(1) == b""
