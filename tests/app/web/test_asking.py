"""Asking, in a browser: what the page says while it opens, searches, answers and fails.

Every test also proves, in `opened`, that no request left this machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.messages import texts
from tests.app.web.example_answers import SCRIPT
from tests.app.web.hostile_documents import DOCUMENTS, HOSTILE
from tests.app.web.scripted_service import ScriptedService, UnavailableService
from tests.app.web.steps import BOX, SETTLED, ask

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]


def test_an_empty_library_says_how_to_fill_it(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService(library=())))

    for column in ("#chat", "#shelf"):
        words = page.locator(column).text_content() or ""
        assert texts.EMPTY_STORE in words
        assert texts.EMPTY_STORE_COMMAND in words
    assert page.locator(".chip").count() == 0


def test_a_library_that_cannot_be_opened_says_why(served: Serve, opened: Open) -> None:
    service = UnavailableService(f"another process has the store open {HOSTILE}")
    page = opened(served(service))

    why = page.text_content(".error") or ""
    page.fill(BOX, "Is the bridge safe?")
    page.press(BOX, "Enter")
    asked = page.text_content(".turn .error") or ""
    service.open = True
    page.locator(".back").click()
    page.locator("#shelf .empty").wait_for()

    assert service.reason in why
    assert f"{service.reason[1:]} Is the bridge safe?" in asked


def test_while_the_library_opens_the_page_says_so(served: Serve, browser: Browser) -> None:
    service = ScriptedService()
    service.opened.clear()
    context = browser.new_context()
    page = context.new_page()
    page.goto(served(service))
    page.locator(".opening").wait_for()

    said = page.text_content(".opening")
    service.opened.set()
    page.locator(".entry").first.wait_for()
    context.close()

    assert said == texts.OPENING


@pytest.mark.core
def test_a_question_that_cannot_be_put_is_told_why(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService(script=SCRIPT)))

    ask(page, "too long")

    assert f"Ask at most 2,000 characters {HOSTILE}" in (page.text_content(".error") or "")
    assert page.locator(".searching").count() == 0


@pytest.mark.core
def test_a_fault_ends_the_search_and_tells_no_secret(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService(script=SCRIPT)))

    ask(page, "fault")
    words = page.text_content("body") or ""
    ask(page, "Is the bridge safe?")

    assert texts.FAULT in words
    assert "secret" not in words
    assert "Traceback" not in words
    assert page.locator(".searching").count() == 0
    assert page.locator(".standing").count() == 1


def test_while_a_question_is_sought_the_next_can_be_typed(served: Serve, opened: Open) -> None:
    service = ScriptedService()
    page = opened(served(service))
    service.gate.clear()

    page.fill(BOX, "first")
    page.press(BOX, "Enter")
    page.locator(".searching").wait_for()
    sought = page.text_content("#status [aria-live]")
    page.fill(BOX, "second")
    page.press(BOX, "Enter")
    page.locator(".searching").nth(1).wait_for()
    service.gate.set()
    page.locator(".standing").nth(1).wait_for()

    assert sought == texts.SEARCHING
    assert service.asked == ["first", "second"]
    page.locator(".searching").wait_for(state="detached")
    assert page.locator(".question").all_text_contents() == ["first", "second"]


@pytest.mark.core
def test_enter_sends_and_shift_enter_starts_a_line(served: Serve, opened: Open) -> None:
    service = ScriptedService()
    page = opened(served(service))

    page.locator(BOX).press_sequentially("one")
    page.press(BOX, "Shift+Enter")
    page.locator(BOX).press_sequentially("two")
    page.press(BOX, "Enter")
    page.locator(SETTLED).wait_for()

    assert service.asked == ["one\ntwo"]
    assert page.input_value(BOX) == ""


def test_nothing_typed_gets_a_gentle_word(served: Serve, opened: Open) -> None:
    service = ScriptedService()
    page = opened(served(service))

    page.fill(BOX, "  ")
    page.click("#ask")
    page.locator("#status").filter(has_text=texts.EMPTY_QUESTION).wait_for()

    assert service.asked == []
    assert page.locator(".turn").count() == 0


@pytest.mark.core
def test_an_example_asks_itself_and_so_do_questions_to_go_on_with(
    served: Serve, opened: Open
) -> None:
    service = ScriptedService(further=("Who says so?", None, "Who denies it?"))
    page = opened(served(service))
    page.locator(".chip").wait_for()

    example = page.locator(".chip").first.text_content()
    page.locator(".chip").first.click()
    page.locator(SETTLED).wait_for()
    page.locator(".further .chip").nth(1).wait_for()
    further = page.locator(".further .chip").all_text_contents()
    page.locator(".further .chip").last.focus()
    page.keyboard.press("Enter")
    page.locator(SETTLED).nth(1).wait_for()

    assert service.asked == [example, "Who denies it?"] == ["Is the bridge safe?", "Who denies it?"]
    assert further == ["Who says so?", "Who denies it?"]
    assert page.locator(".turn").first.locator(".further").count() == 0


def test_one_reader_does_not_see_another_s_chat(served: Serve, opened: Open) -> None:
    address = served(ScriptedService())
    one, other = opened(address), opened(address)

    ask(one, "Is the bridge safe?")
    ask(other, "Who signed it?")
    one.reload()
    one.locator(".question").wait_for()

    assert other.locator(".question").all_text_contents() == ["Who signed it?"]
    assert one.locator(".question").all_text_contents() == ["Is the bridge safe?"]


def test_the_header_counts_the_library(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService()))

    words = sum(len(document.text.split()) for document in DOCUMENTS)
    assert page.text_content(".size") == f"2 documents, {words:,} words"


@pytest.mark.parametrize("how", ["isComposing: true", "keyCode: 229"])
def test_the_key_that_ends_a_composition_of_letters_sends_nothing(
    how: str, served: Serve, opened: Open
) -> None:
    service = ScriptedService(script=SCRIPT)
    page = opened(served(service))
    page.fill(BOX, "\N{HIRAGANA LETTER A}")
    page.evaluate(
        f"""box => document.querySelector(box).dispatchEvent(new KeyboardEvent(
            'keydown', {{ key: 'Enter', bubbles: true, cancelable: true, {how} }}))""",
        BOX,
    )
    page.wait_for_timeout(500)
    before = list(service.asked)

    page.press(BOX, "Enter")
    page.locator(SETTLED).first.wait_for()

    assert before == []
    assert service.asked == ["\N{HIRAGANA LETTER A}"]
