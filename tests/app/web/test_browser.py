"""The page in a browser: what a reader sees, can do, and is safe from.

Every test also proves, in `opened`, that no request left this machine and no source ran anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.web import texts
from corpus.document import Document
from tests.app.web.scripted import (
    ANSWERED,
    DOCUMENTS,
    HARM,
    HOSTILE,
    LONG_WORD,
    SCRIPT,
    SECOND,
    TWICE,
    ScriptedDesk,
    ShutDesk,
    provenance,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]

_BOX = "#question textarea"
_SETTLED = ".standing, .error"
_IN_VIEW = """() => {
    const box = document.querySelector('#quoted')?.getBoundingClientRect();
    if (!box) return false;
    const shelf = document.querySelector('#shelf').getBoundingClientRect();
    return box.top >= shelf.top && box.top < shelf.bottom && box.left >= shelf.left;
}"""
_ACTIVE = "() => [...document.querySelectorAll('mark.active')].map(m => m.textContent).join('')"
_SIDEWAYS = "() => document.documentElement.scrollWidth - window.innerWidth"
_FOREIGN = "() => document.querySelectorAll('#columns :is(script, img, a, iframe, b)').length"


def _ask(page: Page, question: str) -> None:
    before = page.locator(_SETTLED).count()
    page.fill(_BOX, question)
    page.press(_BOX, "Enter")
    page.locator(_SETTLED).nth(before).wait_for()


def _shows_second(page: Page) -> None:
    page.wait_for_function(_IN_VIEW)
    assert page.evaluate(_ACTIVE) == SECOND.quote.exact
    before = (
        "document.querySelector('#quoted').previousSibling ?? document.querySelector('#quoted')"
    )
    said = page.evaluate(f"{before}.parentElement.previousElementSibling.textContent")
    assert said == "In the autumn he said it again."


def test_hostile_sources_and_questions_are_shown_as_text(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedDesk(script=SCRIPT)))

    listed = page.locator(".entry .title").first.text_content()
    for question in (HOSTILE, "written", "tea", "too long"):
        _ask(page, question)
    page.locator(".source").first.click()
    page.wait_for_function(_IN_VIEW)

    assert listed == f"Title {HOSTILE}"
    assert page.locator(".question").first.text_content() == HOSTILE
    assert page.locator("blockquote").first.text_content() == SECOND.quote.exact
    assert page.locator(".source .title").first.text_content() == f"Title {HOSTILE}"
    assert page.locator(".sheet").text_content() == HARM.text
    facts = page.locator(".facts").text_content() or ""
    assert all(f"{part} {HOSTILE}" in facts for part in ("Author", "Publisher", "Interviewer"))
    assert page.evaluate(_FOREIGN) == 0


def test_a_click_on_a_card_shows_the_quote_in_its_place(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedDesk()))
    _ask(page, "Is the bridge safe?")

    page.locator(".card blockquote").first.click()

    _shows_second(page)
    assert page.locator(".card.current").count() == 1
    page.locator("#status").filter(has_text=texts.shown(1, HARM.provenance.name)).wait_for()


def test_the_same_quote_can_be_asked_for_again(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedDesk()))
    _ask(page, "Is the bridge safe?")
    page.locator(".source").first.click()
    _shows_second(page)

    page.evaluate("document.querySelector('#shelf').scrollTo({top: 0, behavior: 'instant'})")
    page.locator(".source").first.click()

    _shows_second(page)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_card_works_from_the_keyboard(key: str, served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedDesk()))
    _ask(page, "Is the bridge safe?")

    page.locator(".source").first.focus()
    page.keyboard.press(key)

    _shows_second(page)
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"


def test_the_source_leads_to_the_answer_s_other_quotes_in_it(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedDesk()))
    _ask(page, "Is the bridge safe?")
    page.locator(".source").first.click()
    _shows_second(page)

    page.locator(".jumps button").filter(has_text="2").click()
    page.wait_for_function("() => document.querySelector('#quoted')?.dataset.number === '2'")

    page.wait_for_function(_IN_VIEW)
    assert page.evaluate(_ACTIVE) == TWICE


def test_a_document_can_be_read_and_left_again(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedDesk()))

    page.locator(".entry").nth(1).click()
    page.locator(".sheet").wait_for()
    unknown = page.locator(".facts .unknown").count()
    page.locator(".back").click()
    page.locator(".entry").first.wait_for()

    assert unknown == 4
    assert page.locator(".entry").count() == len(DOCUMENTS)


def test_a_phone_shows_all_of_it_without_scrolling_sideways(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedDesk(script=SCRIPT)), width=360, height=740)
    assert page.evaluate(_SIDEWAYS) <= 0
    for question in ("Is the bridge safe?", "tea", "written", "too long", LONG_WORD):
        _ask(page, question)
        assert page.evaluate(_SIDEWAYS) <= 0
        chat = page.locator("#chat")
        assert chat.evaluate("e => e.scrollWidth - e.clientWidth") <= 0

    page.locator(".source").first.click()

    _shows_second(page)
    assert page.evaluate(_SIDEWAYS) <= 0
    assert page.locator("#shelf").evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    width = page.locator("#shelf").evaluate("e => e.getBoundingClientRect().width")
    assert width == pytest.approx(360)


@pytest.mark.parametrize("way", ["button", "Escape"])
def test_the_drawer_closes_and_gives_the_focus_back(way: str, served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedDesk()), width=360, height=740)
    _ask(page, "Is the bridge safe?")
    page.locator(".source").nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement?.matches('#shelf [data-close]')")

    if way == "button":
        page.locator("#shelf [data-close]").click()
    else:
        page.keyboard.press("Escape")

    page.locator("#shelf").wait_for(state="hidden")
    assert page.evaluate("document.activeElement.dataset.open") == "quote:0:2"


def test_the_columns_scroll_and_the_page_does_not(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedDesk()))
    for _ in range(3):
        _ask(page, "Is the bridge safe?")
    page.locator(".source").first.click()
    _shows_second(page)

    assert page.evaluate("document.documentElement.scrollHeight - window.innerHeight") <= 0
    assert page.evaluate("document.documentElement.scrollTop + document.body.scrollTop") == 0
    for column in ("#chat", "#shelf"):
        assert page.locator(column).evaluate("e => e.scrollHeight > e.clientHeight")


def test_an_empty_library_says_how_to_fill_it(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedDesk(library=())))

    for column in ("#chat", "#shelf"):
        words = page.locator(column).text_content() or ""
        assert texts.EMPTY_STORE in words
        assert texts.EMPTY_STORE_COMMAND in words
    assert page.locator(".chip").count() == 0


def test_a_library_that_cannot_be_opened_says_why(served: Serve, opened: Open) -> None:
    desk = ShutDesk(f"another process has the store open {HOSTILE}")
    page = opened(served(desk))

    why = page.text_content(".error") or ""
    page.fill(_BOX, "Is the bridge safe?")
    page.press(_BOX, "Enter")
    asked = page.text_content(".turn .error") or ""
    desk.open = True
    page.locator(".back").click()
    page.locator("#shelf .empty").wait_for()

    assert desk.reason in why
    assert f"{desk.reason} Is the bridge safe?" in asked


def test_while_the_library_opens_the_page_says_so(served: Serve, browser: Browser) -> None:
    desk = ScriptedDesk()
    desk.opened.clear()
    context = browser.new_context()
    page = context.new_page()
    page.goto(served(desk))
    page.locator(".opening").wait_for()

    said = page.text_content(".opening")
    desk.opened.set()
    page.locator(".entry").first.wait_for()
    context.close()

    assert said == texts.OPENING


def test_a_silent_library_shows_the_nearest_passages(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedDesk(script=SCRIPT)))

    _ask(page, "tea")
    page.locator(".card.near .source").click()
    page.wait_for_function(_IN_VIEW)

    words = page.locator(".answer").text_content() or ""
    assert texts.NOT_ON_RECORD in words
    assert texts.ABSTAINED in words
    assert f"{texts.WHY} it does not speak of tea" in words
    assert page.evaluate(_ACTIVE) == TWICE


def test_a_question_that_cannot_be_put_is_told_why(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedDesk(script=SCRIPT)))

    _ask(page, "too long")

    assert f"Ask at most 2,000 characters {HOSTILE}" in (page.text_content(".error") or "")
    assert page.locator(".searching").count() == 0


def test_a_fault_ends_the_search_and_tells_no_secret(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedDesk(script=SCRIPT)))

    _ask(page, "fault")
    words = page.text_content("body") or ""
    _ask(page, "Is the bridge safe?")

    assert texts.FAULT in words
    assert "secret" not in words
    assert "Traceback" not in words
    assert page.locator(".searching").count() == 0
    assert page.locator(".standing").count() == 1


def test_while_a_question_is_sought_the_next_can_be_typed(served: Serve, opened: Open) -> None:
    desk = ScriptedDesk()
    page = opened(served(desk))
    desk.gate.clear()

    page.fill(_BOX, "first")
    page.press(_BOX, "Enter")
    page.locator(".searching").wait_for()
    sought = page.text_content("#status [aria-live]")
    page.fill(_BOX, "second")
    page.press(_BOX, "Enter")
    page.locator(".searching").nth(1).wait_for()
    desk.gate.set()
    page.locator(".standing").nth(1).wait_for()

    assert sought == texts.SEARCHING
    assert desk.asked == ["first", "second"]
    assert page.locator(".searching").count() == 0
    assert page.locator(".question").all_text_contents() == ["first", "second"]


def test_enter_sends_and_shift_enter_starts_a_line(served: Serve, opened: Open) -> None:
    desk = ScriptedDesk()
    page = opened(served(desk))

    page.locator(_BOX).press_sequentially("one")
    page.press(_BOX, "Shift+Enter")
    page.locator(_BOX).press_sequentially("two")
    page.press(_BOX, "Enter")
    page.locator(_SETTLED).wait_for()

    assert desk.asked == ["one\ntwo"]
    assert page.input_value(_BOX) == ""


def test_nothing_typed_gets_a_gentle_word(served: Serve, opened: Open) -> None:
    desk = ScriptedDesk()
    page = opened(served(desk))

    page.fill(_BOX, "  ")
    page.click("#ask")
    page.locator("#status").filter(has_text=texts.EMPTY_QUESTION).wait_for()

    assert desk.asked == []
    assert page.locator(".turn").count() == 0


def test_an_example_asks_itself(served: Serve, opened: Open) -> None:
    asking = Document(provenance("asking", title="Is the bridge safe?"), "It is.")
    desk = ScriptedDesk(library=(*DOCUMENTS, asking))
    page = opened(served(desk))

    example = page.locator(".chip").first.text_content()
    page.locator(".chip").first.click()
    page.locator(_SETTLED).wait_for()

    assert desk.asked == [example] == ["Is the bridge safe?"]


def test_one_reader_does_not_see_another_s_chat(served: Serve, opened: Open) -> None:
    address = served(ScriptedDesk())
    one, other = opened(address), opened(address)

    _ask(one, "Is the bridge safe?")
    _ask(other, "Who signed it?")
    one.reload()
    one.wait_for_selector(".welcome")

    assert other.locator(".question").all_text_contents() == ["Who signed it?"]
    assert one.locator(".question").count() == 0


def test_the_header_counts_the_library(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedDesk()))

    words = sum(len(document.text.split()) for document in DOCUMENTS)
    assert page.text_content(".size") == f"2 documents, {words:,} words"


def test_all_the_quotes_of_an_answer_have_a_card(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedDesk()))

    _ask(page, "Is the bridge safe?")

    assert page.locator(".card blockquote").all_text_contents() == [
        claim.text for claim in ANSWERED.claims
    ]
