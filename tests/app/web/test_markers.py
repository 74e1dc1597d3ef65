"""Prose in a browser: its markers, the card of each, its copy, and words that mean harm.

Every test also proves, in `opened`, that no request left this machine and no word ran anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.messages import phrases, reader_texts, texts, written_texts
from tests.app.web.example_answers import FIRST, SECOND
from tests.app.web.hostile_documents import TWICE
from tests.app.web.scene import scene_of
from tests.app.web.scripted_prose import SENTENCES
from tests.app.web.steps import ACTIVE, IN_VIEW, comes_to, shows_second

if TYPE_CHECKING:
    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]

_SIDEWAYS = "() => document.documentElement.scrollWidth - window.innerWidth"
_FOREIGN = "() => document.querySelectorAll(':is(#columns, .peek) :is(script, img, a, b)').length"
_PEEK_INSIDE = """() => {
    const box = document.querySelector('.peek').getBoundingClientRect();
    return box.width > 0 && box.left >= 0 && box.top >= 0
        && box.right <= window.innerWidth && box.bottom <= window.innerHeight;
}"""


@pytest.mark.core
def test_a_marker_opens_its_quote_in_its_place(served: Serve, opened: Open) -> None:
    scene = scene_of(served, opened)
    scene.send("grow")
    scene.settle()

    scene.page.locator(".marker").nth(1).click()

    shows_second(scene.page)


def test_a_marker_shows_its_quote_on_hover_and_the_pointer_may_go_there(
    served: Serve, opened: Open
) -> None:
    scene = scene_of(served, opened)
    page = scene.page
    scene.send("grow")
    scene.settle()

    page.locator(".marker").nth(1).hover()
    page.locator(".peek").wait_for()
    words = page.text_content(".peek .words")
    where = page.text_content(".peek .where") or ""
    stands = page.text_content(".peek .stands") or ""
    page.locator(".peek .who").hover()
    page.wait_for_timeout(300)
    stays = page.locator(".peek").is_visible()
    page.mouse.move(5, 5)
    page.locator(".peek").wait_for(state="hidden")

    assert words == SECOND.quote.exact
    assert "interview, 17 February 2024" in where
    assert reader_texts.EXACT in stands
    assert stays
    assert page.evaluate(_FOREIGN) == 0


@pytest.mark.parametrize("width", [1440, 390])
def test_a_marker_shows_its_quote_on_focus_and_opens_it_from_the_keyboard(
    width: int, served: Serve, opened: Open
) -> None:
    scene = scene_of(served, opened, width=width)
    page = scene.page
    scene.send("grow")
    scene.settle()

    page.locator(".marker").nth(1).focus()
    page.keyboard.press("Shift+Tab")
    page.locator(".peek").wait_for()
    words, inside = page.text_content(".peek .words"), page.evaluate(_PEEK_INSIDE)
    described = page.evaluate("document.activeElement.getAttribute('aria-describedby')")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    page.keyboard.press("Escape")
    page.locator(".peek").wait_for(state="hidden")
    page.keyboard.press("Enter")
    page.wait_for_function(IN_VIEW)
    active = comes_to(page, ACTIVE, TWICE)  # on a wide screen another quote was in view before

    assert (words, inside, described, outline) == (FIRST.quote.exact, True, "peek", "solid")
    assert active == TWICE


def test_the_words_of_a_model_run_nothing_and_forge_no_marker(served: Serve, opened: Open) -> None:
    scene = scene_of(served, opened)
    page = scene.page

    scene.send("grow")
    scene.settle()
    page.locator(".refused summary").click()
    page.locator(".marker").first.hover()
    page.locator(".peek").wait_for()

    assert page.evaluate(_FOREIGN) == 0
    assert page.locator(".marker").all_text_contents() == ["[2]", "[1]", "[2]", "[4]"]
    assert page.locator(".sentence").nth(1).text_content() == SENTENCES[1].text


def test_a_written_answer_is_copied_with_its_numbers_and_quotes(
    served: Serve, opened: Open
) -> None:
    scene = scene_of(served, opened)
    page = scene.page
    scene.send("grow")
    scene.settle()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    page.get_by_role("button", name=written_texts.COPY_LABEL).click()
    page.get_by_text(texts.COPIED).wait_for()
    said: str = page.evaluate("navigator.clipboard.readText()")

    assert said.startswith(f"{SENTENCES[0].text} [2] ")
    assert phrases.written_by("Quill") in said
    assert f"[1] “{SECOND.quote.exact}” — " in said


@pytest.mark.parametrize("width", [360, 390])
def test_a_phone_shows_written_answers_without_scrolling_sideways(
    width: int, served: Serve, opened: Open
) -> None:
    scene = scene_of(served, opened, width=width)
    page = scene.page
    for question in ("grow", "cut", "none"):
        scene.send(question)
        scene.settle()
        assert page.evaluate(_SIDEWAYS) <= 0
        assert page.locator("#chat").evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    sizes = page.locator(".marker, .act, #writer select").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect()).map(r => [r.width, r.height, r.right])"
    )

    # 24 by 24 CSS pixels: WCAG 2.2, success criterion 2.5.8.
    assert all(min(wide, high) >= 24 for wide, high, _ in sizes)
    assert max(right for *_, right in sizes) <= width
    page.locator(".marker").nth(1).click()
    shows_second(page)
