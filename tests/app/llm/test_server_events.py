"""The events of a stream are those that have data, however they come."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.llm.server_events import event_data

ONE = b'data: {"a": 1}\n\n'


@pytest.mark.parametrize(
    ("stream", "events"),
    [
        (ONE + ONE, [b'{"a": 1}'] * 2),
        (b'data:{"a": 1}\r\n\r\ndata: [DONE]\r\n\r\n', [b'{"a": 1}', b"[DONE]"]),
        (b": processing\n\n:\n\n" + ONE, [b'{"a": 1}']),
        (b"retry: 3000\n\nid: 5\nevent: message\n\n" + ONE, [b'{"a": 1}']),
        (b"data: \n\n" + ONE, [b'{"a": 1}']),
        (b'data: {"a":\ndata: 1}\n\n', [b'{"a":\n1}']),
        (b'event: ping\ndata: {"type": "ping"}\r\r', [b'{"type": "ping"}']),
        (b'data: {"a": 1}', []),
        (b"<!doctype html><h1>Hello</h1>", []),
    ],
)
def test_only_what_has_data_is_an_event(stream: bytes, events: list[bytes]) -> None:
    assert [*event_data([stream])] == events


@given(st.sets(st.integers(0, 60)))
def test_it_does_not_matter_in_which_chunks_a_stream_comes(cuts: set[int]) -> None:
    stream = b'data: {"a": "\xe2\x80\xa8"}\r\n\r\n: on\n\nretry: 1\n\ndata: [DONE]\n\n'
    bounds = [0, *sorted(cut for cut in cuts if cut < len(stream)), len(stream)]

    chunks = [stream[one:other] for one, other in itertools.pairwise(bounds)]

    assert [*event_data(chunks)] == [b'{"a": "\xe2\x80\xa8"}', b"[DONE]"]
