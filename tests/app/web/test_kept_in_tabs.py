"""Conversations in more than one tab, and of more than one reader.

Every test also proves, in `opened`, that no request left this machine and no source ran anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.messages import keep_texts
from tests.app.web.example_answers import SCRIPT
from tests.app.web.scripted_service import ScriptedService
from tests.app.web.steps import BOX, ask, earlier, questions, wait_until_kept

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]

# The database as the first version of the page made it: conversations without a list of them.
_AS_IT_WAS = """async () => {
    const [{ name }] = await indexedDB.databases();
    const done = request => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = request.onblocked = () => reject(request.error);
    });
    const now = await done(indexedDB.open(name));
    const kept = await done(now.transaction('conversations').objectStore('conversations').getAll());
    now.close();
    await done(indexedDB.deleteDatabase(name));
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () =>
        opening.result.createObjectStore('conversations', { keyPath: 'id' });
    const old = await done(opening);
    const store = old.transaction('conversations', 'readwrite').objectStore('conversations');
    for (const one of kept) await done(store.put(one));
    old.close();
}"""


def test_two_readers_at_once_do_not_see_each_other(served: Serve, opened: Open) -> None:
    address = served(ScriptedService(script=SCRIPT))
    one, other = opened(address), opened(address)

    ask(one, "mine")
    ask(other, "yours")
    ask(one, "mine again")
    wait_until_kept(one, 2)
    one.reload()
    one.locator(".turn").nth(1).wait_for()

    assert questions(one) == ["mine", "mine again"]
    assert questions(other) == ["yours"]
    assert earlier(other) == ["yours"]


def _tab_beside(page: Page, address: str) -> Page:
    tab = page.context.new_page()
    tab.goto(address)
    tab.locator(".welcome").first.wait_for()
    tab.locator(".reader").first.wait_for(state="attached")
    return tab


@pytest.mark.core
def test_a_second_tab_begins_anew_and_knows_what_was_asked_before(
    served: Serve, opened: Open
) -> None:
    address = served(ScriptedService(script=SCRIPT))
    page = opened(address)
    ask(page, "first")
    wait_until_kept(page, 1)

    tab = _tab_beside(page, address)
    ask(tab, "second")
    wait_until_kept(page, 1, 1)
    page.reload()
    page.locator(".turn").first.wait_for()

    assert questions(tab) == ["second"]
    assert questions(page) == ["first"]
    assert earlier(tab) == ["second", "first"]


def _again(page: Page, address: str) -> Page:
    """A second tab with the conversation of the first, which is the only one that is kept."""
    tab = _tab_beside(page, address)
    earlier(tab)
    tab.locator(".kept .past").first.click()
    tab.locator(".turn").first.wait_for()
    return tab


def _in_both(address: str, opened: Open) -> tuple[Page, Page]:
    """Two tabs with one conversation, in which "first" was asked."""
    page = opened(address)
    ask(page, "first")
    wait_until_kept(page, 1)
    return page, _again(page, address)


def test_what_two_tabs_ask_in_one_conversation_is_all_kept(served: Serve, opened: Open) -> None:
    page, tab = _in_both(served(ScriptedService(script=SCRIPT)), opened)

    ask(tab, "of the second tab")
    wait_until_kept(page, 2)
    ask(page, "of the first tab")
    page.locator(".said", has_text=keep_texts.BRANCHED).wait_for()
    wait_until_kept(page, 2, 2)
    ask(page, "more")
    wait_until_kept(page, 2, 3)
    ask(tab, "more of it")
    wait_until_kept(page, 3, 3)
    for one in (page, tab):
        one.reload()
        one.locator(".turn").nth(2).wait_for()

    assert questions(page) == ["first", "of the first tab", "more"]
    assert questions(tab) == ["first", "of the second tab", "more of it"]
    assert earlier(page) == ["first", "first"]


def test_a_conversation_is_opened_once_more_with_what_another_tab_asked(
    served: Serve, opened: Open
) -> None:
    page, tab = _in_both(served(ScriptedService(script=SCRIPT)), opened)
    ask(tab, "second")
    wait_until_kept(page, 2)

    earlier(page)
    page.locator(".kept .past").first.click()
    page.locator(".turn").nth(1).wait_for()
    ask(page, "third")
    wait_until_kept(page, 3)
    page.reload()
    page.locator(".turn").nth(2).wait_for()

    assert questions(page) == ["first", "second", "third"]


@pytest.mark.core
def test_of_two_tabs_that_ask_at_once_neither_loses_a_turn(served: Serve, opened: Open) -> None:
    service = ScriptedService(script=SCRIPT)
    page, tab = _in_both(served(service), opened)

    service.gate.clear()
    for one, words in ((page, "here"), (tab, "there")):
        one.fill(BOX, words)
        one.press(BOX, "Enter")
        one.locator(".searching").wait_for()
    service.gate.set()

    wait_until_kept(page, 2, 2)


def test_a_tab_that_only_looks_on_changes_nothing(served: Serve, opened: Open) -> None:
    address = served(ScriptedService(script=SCRIPT))
    page = opened(address)
    ask(page, "first")
    wait_until_kept(page, 1)
    _again(page, address)

    ask(page, "second")

    wait_until_kept(page, 2)


def test_what_is_deleted_in_another_tab_stays_so_and_what_is_asked_since_is_kept(
    served: Serve, opened: Open
) -> None:
    page, tab = _in_both(served(ScriptedService(script=SCRIPT)), opened)

    earlier(page)
    page.get_by_role("button", name=keep_texts.DELETE % "first").click()
    wait_until_kept(page)
    ask(tab, "second")
    wait_until_kept(page, 1)
    ask(tab, "third")
    wait_until_kept(page, 2)
    tab.reload()
    tab.locator(".turn").nth(1).wait_for()

    assert questions(tab) == ["second", "third"]


def test_what_was_kept_before_there_was_a_list_is_listed_and_got_back(
    served: Serve, opened: Open
) -> None:
    page = opened(served(ScriptedService(script=SCRIPT)))
    ask(page, "first")
    wait_until_kept(page, 1)
    page.evaluate(_AS_IT_WAS)

    page.reload()
    page.locator(".turn").first.wait_for()
    listed = earlier(page)
    page.keyboard.press("Escape")
    ask(page, "second")
    wait_until_kept(page, 2)

    assert listed == ["first"]
    assert questions(page) == ["first", "second"]


@pytest.mark.parametrize("words", ["What of $& and $1, $$ and $`?", "What does %s mean?"])
def test_signs_in_a_title_are_read_out_as_they_stand(
    words: str, served: Serve, opened: Open
) -> None:
    page = opened(served(ScriptedService(script=SCRIPT)))
    ask(page, words)
    wait_until_kept(page, 1)

    earlier(page)

    assert page.get_by_role("button", name=keep_texts.DELETE % words, exact=True).count() == 1
