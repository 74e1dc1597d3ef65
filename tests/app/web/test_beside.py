"""The source beside a new answer, in a browser: opened by itself, and moved from quote to quote.

Every test also proves, in `opened`, that no request left this machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.messages import display_texts
from tests.app.web.scripted_service import ScriptedService
from tests.app.web.steps import BOX, IN_VIEW, ask

if TYPE_CHECKING:
    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]
_SHOWN = "document.body.dataset.shown"
_TICK = "document.querySelector('.quote-tick.active')?.dataset.quote"  # drawn after the key
_PLACED = """() => {
    const shelf = document.querySelector('#shelf');
    const { top } = shelf.getBoundingClientRect();
    return [...document.querySelectorAll('.quote-tick')].every(tick => {
        const mark = document.querySelector(`mark[data-number~="${tick.dataset.quote}"]`);
        const down = mark.getBoundingClientRect().top - top + shelf.scrollTop;
        const share = down / shelf.scrollHeight;
        const box = tick.getBoundingClientRect();
        return Math.abs((box.top + box.bottom) / 2 - top - share * shelf.clientHeight) < 2;
    });
}"""


@pytest.mark.core
def test_the_best_quote_opens_in_its_source_and_keys_go_from_quote_to_quote(
    served: Serve, opened: Open
) -> None:
    page = opened(served(ScriptedService()))

    ask(page, "Is the bridge safe?")
    page.wait_for_function(IN_VIEW)
    first = page.evaluate(_SHOWN)
    tick = page.evaluate(_TICK)
    status = page.text_content("#status")
    focused = page.evaluate("document.activeElement.tagName")
    page.evaluate("document.activeElement.blur()")
    keys = page.locator("#chat .card .source").evaluate_all(
        "all => [...new Set(all.filter(one => one.checkVisibility()).map(one => one.dataset.open))]"
    )
    page.keyboard.press("n")
    page.wait_for_function(f"() => {_SHOWN} !== '{first}'")
    page.wait_for_function(IN_VIEW)
    after = page.evaluate(_SHOWN)
    page.keyboard.press("p")
    page.wait_for_function(f"() => {_SHOWN} === '{first}' && {_TICK} === '{tick}'")
    page.wait_for_function(_PLACED)
    page.locator(".quote-tick:not(.active)").first.click()
    page.wait_for_function(f"() => {_SHOWN} !== '{first}'")

    assert focused == "TEXTAREA"
    assert "quote" in (status or "")
    assert "Showing" not in (status or "")
    assert after == keys[(keys.index(first) + 1) % len(keys)]
    assert page.locator("#chat .card.current").count() > 0


@pytest.mark.parametrize(("width", "is_off"), [(1150, False), (1440, True)])
def test_on_a_narrower_screen_or_as_chosen_nothing_opens_by_itself(
    width: int, *, is_off: bool, served: Serve, opened: Open
) -> None:
    page = opened(served(ScriptedService()), width=width)
    if is_off:
        page.click(".display > summary")
        page.get_by_label(display_texts.SOURCE_BESIDE).uncheck()
        page.keyboard.press("Escape")

    ask(page, "Is the bridge safe?")
    page.wait_for_timeout(500)
    page.fill(BOX, "")

    assert page.locator("#shelf .entry").count() > 0
    assert page.evaluate(_SHOWN) is None
