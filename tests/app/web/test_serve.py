"""The page on the network."""

from __future__ import annotations

import gc
import socket
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from app.web.page import build
from app.web.serve import serve
from corpus.errors import OnRecordError
from tests.app.web.scripted import ScriptedDesk

if TYPE_CHECKING:
    from collections.abc import Iterator

# Gradio leaves event loops open, and the socket with which it tried a port.
pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
]


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    """What Gradio leaves open is collected here, where it may be, and in no other test."""
    yield
    gc.collect()


def test_a_port_that_is_taken_is_refused_with_a_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(OnRecordError, match="choose another --port"):
            serve(build(ScriptedDesk()), host="127.0.0.1", port=port)


def test_a_browser_is_told_to_fetch_nothing_from_elsewhere() -> None:
    blocks = build(ScriptedDesk())
    address = serve(blocks, host="127.0.0.1", port=0)
    try:
        with urlopen(address, timeout=10) as reply:  # noqa: S310 - our own, over http
            policy = reply.headers["Content-Security-Policy"]
    finally:
        blocks.close(verbose=False)

    assert "default-src 'self'" in policy
    assert "http" not in policy


def test_a_page_sends_nothing_about_its_use() -> None:
    assert build(ScriptedDesk()).analytics_enabled is False
