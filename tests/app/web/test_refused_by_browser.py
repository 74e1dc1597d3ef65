"""What a browser refuses: to keep things, to copy them, to run a part.

Every test also proves, in `opened`, that no request left this machine and no source ran anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.messages import keep_texts
from tests.app.web.example_answers import SCRIPT, SECOND
from tests.app.web.scripted_service import ScriptedService
from tests.app.web.steps import IN_VIEW, ask, earlier, questions, wait_until_kept

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]
_NO_DATABASE = "Object.defineProperty(window, 'indexedDB', {value: undefined})"
# As a browser does that is told to block what pages keep.
_BLOCKED = """for (const name of ['indexedDB', 'localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, {
        get() { throw new DOMException('access is denied', 'SecurityError'); },
    });"""
# Every request succeeds, and then all is undone.
_FULL = """{
    const { put } = IDBObjectStore.prototype;
    window.full = true;
    IDBObjectStore.prototype.put = function (...given) {
        const request = put.apply(this, given);
        request.addEventListener('success', () => {
            if (!window.full) return;
            try { this.transaction.abort(); } catch { /* it is over */ }
        });
        return request;
    };
}"""
_ONLY_TITLES = """{
    const { getAll } = IDBObjectStore.prototype;
    window.read = [];
    IDBObjectStore.prototype.getAll = function (...given) {
        window.read.push(this.name);
        return getAll.apply(this, given);
    };
}"""


def _anew(page: Page, script: str) -> None:
    """The page opened again in a browser in which the script runs first."""
    page.add_init_script(script)
    page.reload()
    page.locator(".welcome").first.wait_for()
    page.locator(".reader").first.wait_for(state="attached")


@pytest.mark.parametrize("script", [_NO_DATABASE, _BLOCKED], ids=["no database", "blocked"])
def test_a_browser_that_keeps_nothing_says_so_and_the_page_works(
    script: str, served: Serve, opened: Open
) -> None:
    page = opened(served(ScriptedService(script=SCRIPT)))
    _anew(page, script)

    ask(page, "Is the bridge safe?")
    page.locator(".keeping.refused .said", has_text=keep_texts.NOT_KEPT).wait_for()
    before = questions(page)
    page.get_by_role("button", name=keep_texts.NEW_LABEL).click()
    page.locator(".welcome").first.wait_for()
    ask(page, "tea")
    page.locator(".keeping.refused .said", has_text=keep_texts.NOT_KEPT).wait_for()
    page.click(".display summary")
    page.check(".display input[value=dark]")

    assert before == ["Is the bridge safe?"]
    assert questions(page) == ["tea"]
    assert page.evaluate("document.body.classList.contains('dark')")


def test_what_is_undone_for_lack_of_space_is_told_and_kept_once_there_is_some(
    served: Serve, opened: Open
) -> None:
    page = opened(served(ScriptedService(script=SCRIPT)))
    _anew(page, _FULL)

    ask(page, "first")
    page.locator(".keeping.refused .said", has_text=keep_texts.NOT_KEPT).wait_for()
    wait_until_kept(page)
    page.evaluate("window.full = false")
    ask(page, "second")
    wait_until_kept(page, 2)

    assert page.locator(".keeping.refused").count() == 0


def test_to_keep_a_turn_and_to_list_reads_no_conversation(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService(script=SCRIPT)))
    _anew(page, _ONLY_TITLES)

    ask(page, "first")
    ask(page, "second")
    earlier(page)

    assert page.evaluate("window.read") == []


@pytest.mark.core
def test_a_clipboard_that_is_refused_leaves_a_file(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService(script=SCRIPT)))
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    ask(page, "Is the bridge safe?")

    page.click(".take summary")
    with page.expect_download() as begun:
        page.click("[data-form=text]")

    assert SECOND.quote.exact in begun.value.path().read_text("utf-8")
    assert begun.value.suggested_filename.endswith(".txt")


def test_a_part_that_does_not_start_leaves_the_others(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService(script=SCRIPT)))
    ask(page, "first")
    wait_until_kept(page, 1)
    broken = "export const chat = () => { throw new Error('broken'); };"
    page.route("**/chat.js", lambda at: at.fulfill(body=broken, content_type="text/javascript"))

    page.reload()
    page.locator(".turn").first.wait_for()
    page.locator(".source").first.click()
    page.wait_for_function(IN_VIEW)

    assert questions(page) == ["first"]
