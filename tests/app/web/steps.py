"""What a reader does on the page, and where to look afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.app.web.scripted import SECOND

if TYPE_CHECKING:
    from playwright.sync_api import Page

BOX = "#question textarea"
SETTLED = ".standing, .error"
IN_VIEW = """() => {
    const box = document.querySelector('#quoted')?.getBoundingClientRect();
    if (!box) return false;
    const shelf = document.querySelector('#shelf').getBoundingClientRect();
    return box.top >= shelf.top && box.top < shelf.bottom && box.left >= shelf.left;
}"""
ACTIVE = "() => [...document.querySelectorAll('mark.active')].map(m => m.textContent).join('')"


def ask(page: Page, question: str) -> None:
    """Type the question, send it, and wait for what comes of it."""
    before = page.locator(SETTLED).count()
    page.fill(BOX, question)
    page.press(BOX, "Enter")
    page.locator(SETTLED).nth(before).wait_for()


def shows_second(page: Page) -> None:
    """Hold the marked words and the paragraph before them against the quote of SECOND."""
    page.wait_for_function(IN_VIEW)
    assert page.evaluate(ACTIVE) == SECOND.quote.exact
    line = "document.querySelector('#quoted').closest('p').previousElementSibling"
    said = page.evaluate(f"{line}.textContent")
    assert said == "In the autumn he said it again."
