"""More questions than there is room for, in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.messages import texts
from app.web.server.site import SiteConfig
from app.web.wiring import MAX_SEARCHING
from tests.app.web.scripted_service import ScriptedService
from tests.app.web.steps import BOX, ask

if TYPE_CHECKING:
    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]
_SOUGHT = MAX_SEARCHING  # at a time


def test_who_finds_no_place_in_the_queue_is_told_and_may_ask_again(
    served: Serve, opened: Open
) -> None:
    service = ScriptedService()
    page = opened(served(service, serving=SiteConfig(max_waiting=1)))
    service.gate.clear()
    for number in range(_SOUGHT + 1):
        page.fill(BOX, f"question {number}")
        page.press(BOX, "Enter")
        page.locator(".turn").nth(number).wait_for()
        page.wait_for_timeout(50)

    page.fill(BOX, "one too many")
    page.press(BOX, "Enter")
    page.locator(".turn .error").wait_for()
    told = page.locator(".turn", has=page.locator(".error")).text_content() or ""
    waiting = page.locator(".searching").count()
    service.gate.set()
    page.locator(".standing").nth(_SOUGHT).wait_for()
    page.wait_for_timeout(5_000)  # what comes after the quotes waits in the queue too
    ask(page, "again")

    assert texts.CROWDED in told
    assert "one too many" in told
    assert waiting == _SOUGHT + 1
    assert page.locator(".turn .error").count() == 1
    assert service.asked[-1] == "again"
