"""Every view of the page, one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages import case_texts, check_texts, compare_texts, library_texts
from tests.app.web.example_checks import ALTERED, NOWHERE
from tests.app.web.hostile_documents import TWICE
from tests.app.web.steps import IN_VIEW, ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

_CHECKED = {"exact": TWICE, "altered": ALTERED, "nowhere": NOWHERE, "no words": "..."}
_FOLDS = """
    open => document.querySelectorAll('#chat details').forEach(fold => { fold.open = open === 1; })
"""
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
    page.evaluate(_FOLDS, arg=1)
    page.locator("#chat .likely").first.focus()
    yield "unfolded"
    page.evaluate(_FOLDS, arg=0)
    page.click(".earlier summary")
    yield "earlier"
    page.keyboard.press("Escape")
    page.click(".take summary")
    yield "exports"
    page.keyboard.press("Escape")
    page.locator(".verdict").last.click()
    page.locator(".case:not([hidden])").wait_for()
    yield "marked"
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
    for name, words in _CHECKED.items():
        page.fill("#quotation textarea", words)
        page.keyboard.press("Enter")
        page.locator("#checked .given", has_text=words[:20]).wait_for()
        page.locator(":is(.outcome, #checked .error)").wait_for()
        yield name
    page.keyboard.press("Escape")
    page.get_by_role("tab", name=library_texts.TAB, exact=True).click()
    page.locator(".catalogue table").wait_for()
    yield "library"
    page.get_by_role("tab", name=case_texts.TAB).click()
    page.locator(".evals").wait_for()
    yield "evals"
