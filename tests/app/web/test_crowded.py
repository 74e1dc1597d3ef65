"""More questions than there is room for, in the browser."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from app.messages import texts
from app.web.server.site import SiteConfig
from app.web.wiring import MAX_SEARCHING
from tests.app.web.scripted_service import ScriptedService
from tests.app.web.steps import BOX, ask

if TYPE_CHECKING:
    from playwright.sync_api import Page, Request

    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]
_SOUGHT = MAX_SEARCHING  # at a time


class OpenStreams:
    """The page's open streams of events: none once Gradio's queue holds nothing of this page."""

    def __init__(self, page: Page) -> None:
        """Count from now on."""
        self._page = page
        self._open: set[Request] = set()
        page.on("request", self._opened)
        page.on("requestfinished", self._closed)
        page.on("requestfailed", self._closed)

    def _opened(self, request: Request) -> None:
        if "/queue/data" in request.url:
            self._open.add(request)

    def _closed(self, request: Request) -> None:
        self._open.discard(request)

    def wait_until_closed(self) -> None:
        """Wait until there is none for a moment: what follows an event opens another."""
        quiet = 0
        for _ in range(600):
            quiet = 0 if self._open else quiet + 1
            if quiet == 5:
                return
            self._page.wait_for_timeout(100)
        message = "the page's events do not end"
        raise AssertionError(message)


def _submit(page: Page, question: str) -> None:
    """Send the question, and wait until Gradio has put it into its queue or refused it."""
    with page.expect_response(lambda response: "/queue/join" in response.url):
        page.fill(BOX, question)
        page.press(BOX, "Enter")


def _wait_until_searching(address: str, waiting: int) -> None:
    """Wait until one question has the place before the service and so many wait for it."""
    for _ in range(600):
        with urlopen(f"{address}health") as reply:  # noqa: S310 - the test's own server
            if json.load(reply)["waiting"] == waiting:
                return
        time.sleep(0.05)
    message = f"there are never {waiting} waiting"
    raise AssertionError(message)


def test_who_finds_no_place_in_the_queue_is_told_and_may_ask_again(
    served: Serve, opened: Open
) -> None:
    service = ScriptedService()
    address = served(service, serving=SiteConfig(max_waiting=1))
    page = opened(address)
    streams = OpenStreams(page)
    service.gate.clear()
    for number in range(_SOUGHT + 1):
        _submit(page, f"question {number}")
        _wait_until_searching(address, min(number, _SOUGHT - 1))

    _submit(page, "one too many")
    page.locator(".turn .error").wait_for()
    told = page.locator(".turn", has=page.locator(".error")).text_content() or ""
    waiting = page.locator(".searching").count()
    service.gate.set()
    page.locator(".standing").nth(_SOUGHT).wait_for()
    streams.wait_until_closed()  # what comes after the quotes waits in the queue too
    ask(page, "again")

    assert texts.CROWDED in told
    assert "one too many" in told
    assert waiting == _SOUGHT + 1
    assert page.locator(".turn .error").count() == 1
    assert service.asked[-1] == "again"
