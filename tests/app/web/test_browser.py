"""Quotes and sources in a browser: what a reader sees, can do, and is safe from.

Every test also proves, in `opened`, that no request left this machine and no source ran anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.messages import phrases, texts
from tests.app.web.example_answers import ANSWERED, SCRIPT, SECOND
from tests.app.web.hostile_documents import DOCUMENTS, HARM, HOSTILE, LONG_WORD, TWICE
from tests.app.web.scripted_service import ScriptedService
from tests.app.web.steps import ACTIVE, IN_VIEW, ask, shows_second

if TYPE_CHECKING:
    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]

_OUT_OF_REACH = "() => [...document.querySelectorAll('#masthead, #talk')].map(e => e.inert)"
_SIDEWAYS = "() => document.documentElement.scrollWidth - window.innerWidth"
_FOREIGN = "() => document.querySelectorAll('#columns :is(script, img, a, iframe, b)').length"


@pytest.mark.core
def test_hostile_sources_and_questions_are_shown_as_text(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService(script=SCRIPT)))

    listed = page.locator(".entry .title").first.text_content()
    for question in (HOSTILE, "written", "tea", "too long"):
        ask(page, question)
    page.locator(".source").first.click()
    page.wait_for_function(IN_VIEW)

    assert listed == f"Title {HOSTILE}"
    assert page.locator(".question").first.text_content() == HOSTILE
    assert page.locator("blockquote").first.text_content() == SECOND.quote.exact
    assert page.locator(".source .title").first.text_content() == f"Title {HOSTILE}"
    assert page.locator(".sheet").text_content() == HARM.text
    facts = page.locator(".facts").text_content() or ""
    assert all(f"{part} {HOSTILE}" in facts for part in ("Author", "Publisher", "Interviewer"))
    assert page.evaluate(_FOREIGN) == 0


@pytest.mark.core
def test_a_click_on_a_card_shows_the_quote_in_its_place(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService()))
    ask(page, "Is the bridge safe?")

    page.locator(".card blockquote").first.click()

    shows_second(page)
    assert page.locator(".card.current").count() == 1
    page.locator("#status").filter(
        has_text=texts.shown_announcement(1, HARM.provenance.name)
    ).wait_for()


def test_the_same_quote_can_be_asked_for_again(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService()))
    ask(page, "Is the bridge safe?")
    page.locator(".source").first.click()
    shows_second(page)

    page.evaluate("document.querySelector('#shelf').scrollTo({top: 0, behavior: 'instant'})")
    page.locator(".source").first.click()

    shows_second(page)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_card_works_from_the_keyboard(key: str, served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService()))
    ask(page, "Is the bridge safe?")

    page.locator(".source").first.focus()
    page.keyboard.press(key)

    shows_second(page)
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"


def test_the_source_leads_to_the_answer_s_other_quotes_in_it(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService()))
    ask(page, "Is the bridge safe?")
    page.locator(".source").first.click()
    shows_second(page)

    page.locator(".jumps button").filter(has_text="2").click()
    page.wait_for_function("() => document.querySelector('#quoted')?.dataset.number === '2'")

    page.wait_for_function(IN_VIEW)
    assert page.evaluate(ACTIVE) == TWICE


def test_a_document_can_be_read_and_left_again(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService()))

    page.locator(".entry").nth(1).click()
    page.locator(".sheet").wait_for()
    unknown = page.locator(".facts .unknown").count()
    page.locator(".back").click()
    page.locator(".entry").first.wait_for()

    assert unknown == 4
    assert page.locator(".entry").count() == len(DOCUMENTS)


def test_a_phone_shows_all_of_it_without_scrolling_sideways(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService(script=SCRIPT)), width=360, height=740)
    assert page.evaluate(_SIDEWAYS) <= 0
    for question in ("Is the bridge safe?", "tea", "written", "too long", LONG_WORD):
        ask(page, question)
        assert page.evaluate(_SIDEWAYS) <= 0
        chat = page.locator("#chat")
        assert chat.evaluate("e => e.scrollWidth - e.clientWidth") <= 0

    page.locator(".source").first.click()

    shows_second(page)
    assert page.evaluate(_SIDEWAYS) <= 0
    assert page.locator("#shelf").evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    width = page.locator("#shelf").evaluate("e => e.getBoundingClientRect().width")
    assert width == pytest.approx(360)


@pytest.mark.parametrize("way", ["button", "Escape"])
def test_the_drawer_closes_and_gives_the_focus_back(way: str, served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService()), width=360, height=740)
    ask(page, "Is the bridge safe?")
    page.locator(".source").nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement?.matches('#shelf [data-close]')")
    assert page.evaluate(_OUT_OF_REACH) == [True, True]

    if way == "button":
        page.locator("#shelf [data-close]").click()
    else:
        page.keyboard.press("Escape")

    page.locator("#shelf").wait_for(state="hidden")
    assert page.evaluate("document.activeElement.dataset.open") == "quote:0:2"
    assert page.evaluate(_OUT_OF_REACH) == [False, False]


def test_the_columns_scroll_and_the_page_does_not(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService()))
    for _ in range(3):
        ask(page, "Is the bridge safe?")
    page.locator(".source").first.click()
    shows_second(page)

    assert page.evaluate("document.documentElement.scrollHeight - window.innerHeight") <= 0
    assert page.evaluate("document.documentElement.scrollTop + document.body.scrollTop") == 0
    for column in ("#chat", "#shelf"):
        assert page.locator(column).evaluate("e => e.scrollHeight > e.clientHeight")


def test_a_silent_library_shows_the_nearest_passages(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService(script=SCRIPT)))

    ask(page, "tea")
    page.locator(".card.near .source").click()
    page.wait_for_function(IN_VIEW)

    words = page.locator(".answer").text_content() or ""
    assert phrases.NOT_ON_RECORD in words
    assert phrases.ABSTAINED in words
    assert f"{phrases.WHY} it does not speak of tea" in words
    assert page.evaluate(ACTIVE) == TWICE


def test_all_the_quotes_of_an_answer_have_a_card(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService()))

    ask(page, "Is the bridge safe?")

    assert page.locator(".card blockquote").all_text_contents() == [
        claim.text for claim in ANSWERED.claims
    ]
