"""Asking only some documents, kinds, speakers, parts or dates, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain.filters import Filters
from app.messages import narrow_texts
from corpus.model.document import DocumentKind
from corpus.model.publication_date import PublicationDate
from corpus.model.speaker import Role
from tests.app.web.example_answers import SCRIPT
from tests.app.web.hostile_documents import HARM, HOSTILE
from tests.app.web.scripted_service import ScriptedService
from tests.app.web.steps import BOX, ask

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]


def _narrow(page: Page, *boxes: str) -> None:
    page.click(".narrowing summary")
    for box in boxes:
        page.check(f".panel input[value='{box}']")
    page.click("[data-done]")


@pytest.mark.core
def test_a_follow_up_is_put_to_the_same_until_that_is_changed(served: Serve, opened: Open) -> None:
    service = ScriptedService(script=SCRIPT)
    page = opened(served(service))

    _narrow(page, "interview", "quoted")
    ask(page, "first")
    ask(page, "second")
    page.locator(".taken", has_text="interview").click()
    ask(page, "third")

    both = Filters(kinds=(DocumentKind.INTERVIEW,), roles=(Role.QUOTED,))
    assert service.filtered == [both, both, Filters(roles=(Role.QUOTED,))]
    told = page.locator(".narrowed").all_text_contents()
    assert told == ["Asked only: interviewquoted"] * 2 + ["Asked only: quoted"]


def test_a_name_and_a_date_can_be_typed(served: Serve, opened: Open) -> None:
    service = ScriptedService(script=SCRIPT)
    page = opened(served(service))

    page.click(".narrowing summary")
    page.fill(".other input", f" Lille {HOSTILE}")
    page.press(".other input", "Enter")
    page.fill("input[name=after]", "2024-02")
    page.press("input[name=after]", "Tab")
    page.click("[data-done]")
    ask(page, "first")

    assert service.filtered == [
        Filters(speakers=(f"Lille {HOSTILE}",), after=PublicationDate("2024-02"))
    ]
    assert "from February 2024" in (page.locator(".narrowed").text_content() or "")


def test_signs_in_a_name_are_read_out_as_they_stand(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService(script=SCRIPT)))
    name = "Lille & $& Co, $1 and $$"

    page.click(".narrowing summary")
    page.fill(".other input", name)
    page.press(".other input", "Enter")

    assert page.locator(".taken").get_attribute("aria-label") == narrow_texts.REMOVE % name


def test_a_date_that_is_none_is_told_and_nothing_is_asked(served: Serve, opened: Open) -> None:
    service = ScriptedService(script=SCRIPT)
    page = opened(served(service))

    page.click(".narrowing summary")
    page.fill("input[name=before]", "soon")
    page.press("input[name=before]", "Tab")
    page.fill(BOX, "first")
    page.press(BOX, "Enter")
    page.locator("#status", has_text="'soon' is not a date").wait_for()

    assert service.asked == []
    assert page.input_value(BOX) == "first"


def test_it_is_done_by_keys_alone(served: Serve, opened: Open) -> None:
    service = ScriptedService(script=SCRIPT)
    page = opened(served(service))

    page.focus(".narrowing summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    focused = page.evaluate("document.activeElement.tagName")
    shut = page.evaluate("document.querySelector('.narrowing').open")
    page.keyboard.press("Tab")
    chip = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    page.locator(".taken").wait_for(state="detached")

    assert (focused, shut) == ("SUMMARY", False)
    assert chip == narrow_texts.REMOVE % HARM.provenance.name
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_all_can_be_asked_again(served: Serve, opened: Open) -> None:
    service = ScriptedService(script=SCRIPT)
    page = opened(served(service))

    _narrow(page, "interview")
    page.click(".narrowing summary")
    page.click("[data-clear]")
    still = page.locator(".panel input:checked").count()
    page.click("[data-done]")
    ask(page, "first")

    assert still == 0
    assert service.filtered == [Filters()]
    assert page.locator(".narrowed").count() == 0
