"""Time until a browser with an empty cache has drawn the page."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
WELCOME = "#chat :is(.welcome, .empty)"  # the welcome, or how to fill the library


def page_load_seconds(url: str, times: int = 7) -> list[float] | None:
    """Seconds of each of `times` page loads; None without a browser on this machine."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        return None
    # Imported here, since only a browser test needs it.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        took = [_open_page(browser.new_context(), url) for _ in range(times)]
        browser.close()
    return took


def _open_page(context: BrowserContext, url: str) -> float:
    page = context.new_page()
    begun = time.perf_counter()
    page.goto(url)
    page.locator(WELCOME).first.wait_for()
    took = time.perf_counter() - begun
    context.close()
    return took
