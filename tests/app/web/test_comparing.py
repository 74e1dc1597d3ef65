"""Accounts side by side in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.messages import compare_texts
from tests.app.web.example_answers import DIFFERING
from tests.app.web.hostile_documents import HARM, TWICE
from tests.app.web.scripted_service import ScriptedService
from tests.app.web.steps import ACTIVE, IN_VIEW, ask

if TYPE_CHECKING:
    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]
_LEFTS = "es => new Set(es.map(e => Math.round(e.getBoundingClientRect().left))).size"


@pytest.mark.parametrize(("width", "beside"), [(1440, 2), (360, 1)])
def test_accounts_stand_side_by_side_where_there_is_room_and_lead_to_their_place(
    width: int, beside: int, served: Serve, opened: Open
) -> None:
    page = opened(served(ScriptedService(script={"do they": DIFFERING})), width=width, height=800)
    ask(page, "do they")

    page.get_by_role("button", name=compare_texts.SOURCES).click()
    page.locator(".column-of").nth(1).wait_for()
    columns = page.eval_on_selector_all(".column-of", _LEFTS)
    sideways = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    pressed = page.locator("[data-lay][aria-pressed=true]").all_text_contents()
    first = page.locator(".column-of .source", has_text=HARM.provenance.name)
    page.locator(".column-of .source").nth(1).click()
    page.wait_for_function(IN_VIEW)

    assert first.count() == 0  # by source the head of a column names it
    assert columns == beside
    assert sideways <= 0
    assert pressed == [compare_texts.SOURCES_SHORT]
    assert page.evaluate(ACTIVE).startswith(TWICE)


@pytest.mark.core
def test_the_layout_is_chosen_by_keys_and_the_focus_stays(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService(script={"do they": DIFFERING})))
    ask(page, "do they")

    page.get_by_role("button", name=compare_texts.SPEAKERS).focus()
    page.keyboard.press("Enter")
    page.locator(".column-of").first.wait_for()
    focused = page.evaluate("document.activeElement.dataset.lay")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    page.locator(".column-of").first.wait_for(state="detached")

    assert focused == "speakers"
    assert page.locator(".view").count() > 1
