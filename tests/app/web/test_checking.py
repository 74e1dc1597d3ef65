"""Checking a quotation, in a browser, from the tab to the source.

Every test also proves, in `opened`, that no request left this machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.check.result import Match
from app.messages import check_texts, texts
from app.web.events.handlers import MAX_QUOTATION_CHARS
from tests.app.web.example_checks import ALTERED, CHECKS, NOWHERE
from tests.app.web.hostile_documents import HOSTILE, LONG_WORD, TWICE
from tests.app.web.scripted_service import ScriptedService, UnavailableService
from tests.app.web.steps import ACTIVE, BOX, IN_VIEW, SETTLED, comes_to

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]

QUOTATION = "#quotation textarea"
_LINE_BEFORE = """() => document.querySelector('#quoted')
    ?.closest('p').previousElementSibling?.textContent"""
_SIDEWAYS = "() => document.documentElement.scrollWidth - window.innerWidth"


def _to_check(page: Page) -> None:
    page.get_by_role("tab", name=check_texts.TAB).click()
    page.locator(QUOTATION).wait_for()


def _check(page: Page, words: str) -> str:
    """Put the words, wait for what comes of them, and return what the page says."""
    page.fill(QUOTATION, words)
    page.press(QUOTATION, "Enter")
    page.locator("#checked .given", has_text=words[:40]).wait_for()
    page.locator("#checked :is(.outcome, .error)").wait_for()
    return page.text_content("#checked") or ""


def test_the_place_of_a_quotation_opens_beside_it_by_itself(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService(checks=CHECKS)))
    _to_check(page)

    _check(page, TWICE)
    page.wait_for_function(IN_VIEW)
    first = page.evaluate(ACTIVE)
    focused = page.evaluate("document.activeElement.tagName")
    status = page.text_content("#status") or ""

    assert first.startswith(TWICE)
    assert focused == "TEXTAREA"
    assert "Showing" not in status


def test_where_nothing_fits_no_source_opens_by_itself(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService(checks=CHECKS)))
    _to_check(page)

    _check(page, NOWHERE)
    page.wait_for_timeout(500)

    assert page.evaluate("document.body.dataset.shown") is None


@pytest.mark.core
def test_a_quotation_is_checked_and_opened_in_its_place(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService(checks=CHECKS)))
    _to_check(page)
    empty = page.text_content("#checked") or ""

    said = _check(page, TWICE)
    page.locator("#checked .source").nth(1).click()
    page.wait_for_function(IN_VIEW)

    assert check_texts.WELCOME in empty
    assert check_texts.VERDICTS[Match.EXACT] in said
    # The first place, which has the same words, opens by itself before.
    second = "In the autumn he said it again."
    assert comes_to(page, _LINE_BEFORE, second) == second
    assert page.evaluate(ACTIVE) == TWICE
    assert page.locator("#checked .card.current").count() == 1


def test_it_works_from_the_keyboard(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService(checks=CHECKS)))

    page.get_by_role("tab", name=check_texts.TAB).focus()
    page.keyboard.press("Enter")
    page.locator(QUOTATION).focus()
    page.keyboard.type(TWICE)
    page.keyboard.press("Enter")
    page.locator("#checked .source").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(IN_VIEW)

    assert comes_to(page, ACTIVE, TWICE) == TWICE  # the first place opens by itself before


def test_each_way_of_failing_is_told(served: Serve, opened: Open) -> None:
    service = ScriptedService(checks=CHECKS)
    page = opened(served(service))
    _to_check(page)

    page.fill(QUOTATION, "  ")
    page.click("#check")
    page.locator("#status").filter(has_text=check_texts.NOTHING).wait_for()
    silent = list(service.asked)
    no_word, fault = _check(page, "..."), _check(page, "fault")
    long = _check(page, "word " * MAX_QUOTATION_CHARS)
    asked = list(service.asked)
    right = _check(page, TWICE)

    assert silent == []
    assert f"There is no word among these {HOSTILE}" in no_word
    assert check_texts.FAULT in fault
    assert "secret" not in fault
    assert "the limit is 10,000" in long
    assert asked == ["...", "fault"]
    assert check_texts.VERDICTS[Match.EXACT] in right


def test_a_library_that_cannot_be_opened_says_why(served: Serve, opened: Open) -> None:
    page = opened(served(UnavailableService("another process has the store open")))
    _to_check(page)

    assert f"Another process has the store open {TWICE}" in _check(page, TWICE)


def test_while_it_is_looked_for_the_page_says_so(served: Serve, opened: Open) -> None:
    service = ScriptedService(checks=CHECKS)
    page = opened(served(service))
    _to_check(page)
    service.gate.clear()

    page.fill(QUOTATION, "first")
    page.press(QUOTATION, "Enter")
    page.locator("#checked .searching").wait_for()
    sought = page.text_content("#status [aria-live]")
    page.fill(QUOTATION, TWICE)
    page.press(QUOTATION, "Enter")
    page.locator("#checked .given", has_text=TWICE).wait_for()
    service.gate.set()
    page.locator("#checked .outcome").wait_for()

    assert sought == check_texts.LOOKING
    assert check_texts.VERDICTS[Match.EXACT] in (page.text_content("#checked") or "")


def test_the_answer_is_still_there_after_a_check(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService(checks=CHECKS)))
    page.fill(BOX, "Is the bridge safe?")
    page.press(BOX, "Enter")
    page.locator(SETTLED).wait_for()

    _to_check(page)
    _check(page, ALTERED)
    page.get_by_role("tab", name=texts.TAB).click()

    assert page.locator("#chat .card").first.is_visible()
    assert page.locator("#checked .card").first.is_hidden()


def test_hostile_and_long_words_stay_in_the_page(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService(checks=CHECKS)), width=360, height=740)
    _to_check(page)

    for words in (ALTERED, NOWHERE, LONG_WORD, TWICE, "long words, " * 600):
        _check(page, words)
        assert page.evaluate(_SIDEWAYS) <= 0
        checked = page.locator("#checked")
        assert checked.evaluate("e => e.scrollWidth - e.clientWidth") <= 0
        assert page.locator(QUOTATION).is_visible()
    page.locator("#check").click()

    assert page.locator("#columns :is(script, img, a, iframe, b)").count() == 0
