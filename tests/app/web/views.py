"""Every view of the page, one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages import case_texts, check_texts, compare_texts, library_texts
from tests.app.web.hostile_documents import TWICE
from tests.app.web.steps import IN_VIEW, ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

QUESTIONS = ("written", "tea", "do they", "too long")


def views(page: Page) -> Iterator[str]:
    """The page in each of its views, one after another, by name."""
    yield "welcome"
    page.click(".narrowing summary")
    yield "narrow"
    page.keyboard.press("Escape")
    page.click(".display summary")
    yield "display"
    page.keyboard.press("Escape")
    for question in QUESTIONS:
        ask(page, question)
    yield "answers"
    page.click(".earlier summary")
    yield "earlier"
    page.keyboard.press("Escape")
    page.get_by_role("button", name=compare_texts.SOURCES).last.click()
    page.locator(".column-of").first.wait_for()
    yield "compared"
    page.locator(".column-of .source").first.click()
    page.wait_for_function(IN_VIEW)
    page.locator("#shelf .find-open").click()
    yield "read"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.get_by_role("tab", name=check_texts.TAB).click()
    page.fill("#quotation textarea", TWICE)
    page.keyboard.press("Enter")
    page.locator(".outcome").wait_for()
    yield "checked"
    page.get_by_role("tab", name=library_texts.TAB, exact=True).click()
    page.locator(".catalogue table").wait_for()
    yield "library"
    page.get_by_role("tab", name=case_texts.TAB).click()
    page.locator(".evals").wait_for()
    yield "evals"
