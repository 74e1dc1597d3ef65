"""What a reader does on the page, and where to look afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.app.web.example_answers import SECOND

if TYPE_CHECKING:
    from playwright.sync_api import Page

BOX = "#question textarea"
SETTLED = ".standing, .error"
IN_VIEW = """() => {
    const box = document.querySelector('#quoted')?.getBoundingClientRect();
    if (!box) return false;
    const shelf = document.querySelector('#shelf').getBoundingClientRect();
    return box.top >= shelf.top && box.top < shelf.bottom && box.left >= shelf.left;
}"""
ACTIVE = "() => [...document.querySelectorAll('mark.active')].map(m => m.textContent).join('')"
# The chat before may still be shown, and be redrawn meanwhile: so turns are not only counted.
_IS_SETTLED = """({ question, turns, last }) => {
    const shown = document.querySelectorAll('.turn');
    const turn = shown[shown.length - 1];
    return (shown.length > turns || last !== question)
        && turn?.querySelector('.question')?.textContent === question
        && turn.querySelector('.standing, .error') !== null;
}"""
_TRIES = 100
_PAUSE = 100  # milliseconds between two of them
_KEPT = """async () => {
    const names = (await indexedDB.databases()).map(one => one.name);
    if (!names.length) return [];
    const database = await new Promise(done => {
        const request = indexedDB.open(names[0]);
        request.onsuccess = () => done(request.result);
    });
    if (!database.objectStoreNames.length) return database.close(), [];
    const all = database.transaction('conversations').objectStore('conversations').getAll();
    const found = await new Promise(done => { all.onsuccess = () => done(all.result); });
    database.close();
    return found.map(one => Object.keys(one.turns).length).sort((a, b) => a - b);
}"""


def ask(page: Page, question: str) -> None:
    """Type the question, send it, and wait until its turn, the last one, is settled."""
    turns = page.locator(".turn").count()
    asked = questions(page)
    page.fill(BOX, question)
    page.press(BOX, "Enter")
    before = {"turns": turns, "last": asked[-1] if asked else None}
    page.wait_for_function(_IS_SETTLED, arg={"question": question.strip(), **before})


def shows_second(page: Page) -> None:
    """Hold the marked words and the paragraph before them against the quote of SECOND."""
    page.wait_for_function(IN_VIEW)
    assert page.evaluate(ACTIVE) == SECOND.quote.exact
    line = "document.querySelector('#quoted').closest('p').previousElementSibling"
    said = page.evaluate(f"{line}.textContent")
    assert said == "In the autumn he said it again."


def wait_until_kept(page: Page, *turns: int) -> None:
    """Wait until the browser keeps conversations of so many questions each."""
    assert comes_to(page, _KEPT, sorted(turns)) == sorted(turns)


def comes_to(page: Page, promise: str, wanted: object) -> Any:
    """What the promise comes to, once it is what is wanted or that has been waited for in vain.

    Playwright's `wait_for_function` takes a promise for true, whatever it comes to.
    """
    found = page.evaluate(promise)
    for _ in range(_TRIES):
        if found == wanted:
            break
        page.wait_for_timeout(_PAUSE)
        found = page.evaluate(promise)
    return found


def questions(page: Page) -> list[str]:
    """What was asked in the conversation that is shown, oldest first."""
    return page.locator(".question").all_text_contents()


def earlier(page: Page) -> list[str]:
    """Open the list of what is kept; the titles, the newest first."""
    page.evaluate("document.querySelector('.kept').replaceChildren()")  # as it was last opened
    page.click(".earlier summary")
    page.locator(".kept li").first.wait_for()
    return page.locator(".kept li bdi").all_text_contents()
