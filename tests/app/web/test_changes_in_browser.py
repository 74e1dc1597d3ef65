"""A change of the library that takes its time, and what a reader does meanwhile, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from app.messages import library_texts
from tests.app.web.shelved import at_library, done, give, go_to, has_rows

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.app.library.changing import Changing, Held
    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
    # Gradio names a status after one of HTTP that Starlette has renamed.
    pytest.mark.filterwarnings("ignore::starlette.exceptions.StarletteDeprecationWarning"),
]
_CASTLE: Final = {"castle.txt": b"The castle was sold in May."}
_LONG = 2_500  # milliseconds in which it is asked three times how far a change is
_FOCUSED = """() => {
    const { name, value, selectionStart } = document.activeElement;
    return [name, value, selectionStart];
}"""
_ABOVE = "document.activeElement.getBoundingClientRect().top"
_SLOWLY = """() => {
    const ask = window.fetch;
    let flying = 0;
    window.asked = window.most = 0;
    window.fetch = async (place, ...rest) => {
        if (place !== "./change") return ask(place, ...rest);
        window.asked += 1;
        window.most = Math.max(window.most, (flying += 1));
        await new Promise((go) => setTimeout(go, 900));
        return ask(place, ...rest).finally(() => (flying -= 1));
    };
}"""
_HIDE = """() => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => %s });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture
def page(library: Changing, served: Serve, opened: Open) -> Page:
    """The page, at the library, which may be changed."""
    return at_library(library, served, opened)


def _begin(page: Page, held: Held) -> None:
    """A file is given that is not taken in before the test lets it."""
    held.hold()
    give(page, _CASTLE)
    page.locator("progress").wait_for()


def _go_on(page: Page, library: Changing) -> None:
    """The change gets ahead, and the page shows it."""
    job = library.librarian.current
    assert job is not None
    for share in (0.31, 0.32, 0.33):
        job.tell("castle.txt", share)
        page.locator(".job", has_text=f"{share:.0%}").wait_for()


def _correct(page: Page, name: str) -> None:
    page.get_by_role("button", name=library_texts.CORRECT_LABEL % name).click()
    page.wait_for_function("() => document.activeElement.name === 'title'")


def _type(page: Page) -> None:
    """An author is typed, letters of it put in between."""
    page.fill("[name=title]", "The ferry")
    page.select_option("[name=kind]", "letter")
    page.focus("[name=author]")
    page.keyboard.type("A Author")
    for _ in range(7):
        page.keyboard.press("ArrowLeft")
    page.keyboard.type("nn")


_TYPED: Final = ["author", "Ann Author", 3]


def _form(page: Page) -> tuple[str, str]:
    return page.input_value("[name=title]"), page.input_value("[name=kind]")


def test_a_change_that_stands_still_for_long_is_told_when_it_is_done(
    page: Page, held: Held
) -> None:
    _begin(page, held)
    page.wait_for_timeout(_LONG)

    held.go.set()
    done(page, "1 added")

    page.locator(".size", has_text="3 documents").wait_for(state="attached")
    has_rows(page, "castle", "ferry", "toll")


def test_the_first_of_two_changes_is_shown_while_the_other_is_under_way(
    page: Page, held: Held, library: Changing
) -> None:
    library.librarian.remove("toll")
    _begin(page, held)

    page.locator(".removed").wait_for()

    has_rows(page, "ferry")
    assert page.locator("progress").count() == 1


@pytest.mark.core
def test_what_is_typed_meanwhile_stays_with_the_caret_in_it(
    page: Page, held: Held, library: Changing
) -> None:
    _begin(page, held)
    _correct(page, "toll")
    _type(page)

    _go_on(page, library)

    assert page.evaluate(_FOCUSED) == _TYPED
    assert _form(page) == ("The ferry", "letter")


def test_what_is_typed_stays_where_the_table_is_drawn_anew_around_it(
    page: Page, held: Held
) -> None:
    page.set_viewport_size({"width": 1440, "height": 500})
    _begin(page, held)
    _correct(page, "ferry")
    _type(page)
    above = page.evaluate(_ABOVE)

    held.go.set()
    done(page, "1 added")
    page.locator(".opens", has_text="castle").wait_for()

    has_rows(page, "castle", "ferry", "toll")
    assert page.evaluate(_FOCUSED) == _TYPED
    assert _form(page) == ("The ferry", "letter")
    assert abs(page.evaluate(_ABOVE) - above) < 120


def test_what_is_typed_stays_while_another_reader_corrects_the_same_document(
    page: Page, library: Changing, opened: Open
) -> None:
    other = opened(page.url)
    go_to(other, library_texts.TAB)
    _correct(page, "ferry")
    _type(page)
    library.librarian.correct("ferry", {"publisher": "The Ferry News", "author": "B"}).wait(60)

    page.get_by_role("button", name=library_texts.SORT % "Title").click()
    page.locator(".publisher", has_text="The Ferry News").wait_for()

    has_rows(page, "toll", "ferry")
    assert page.input_value("[name=author]") == "Ann Author"
    assert page.input_value("[name=publisher]") == "The Ferry News"
    assert _form(page) == ("The ferry", "letter")


def test_what_is_typed_is_there_again_when_its_document_comes_back_in_sight(page: Page) -> None:
    _correct(page, "ferry")
    _type(page)
    page.fill(".sift", "toll")
    page.locator(".correct").wait_for(state="detached")
    page.fill(".sift", "")
    page.locator(".correct").wait_for()

    assert page.input_value("[name=author]") == "Ann Author"
    assert _form(page) == ("The ferry", "letter")


def test_what_is_asked_of_a_row_stays_while_a_change_is_under_way(
    page: Page, held: Held, library: Changing
) -> None:
    _begin(page, held)
    page.get_by_role("button", name=library_texts.REMOVE_LABEL % "toll").click()

    _go_on(page, library)
    page.get_by_role("button", name=library_texts.CORRECT_LABEL % "ferry").click()
    page.locator(".correct").wait_for()

    assert page.locator(".catalogue .sure:visible").count() == 1
    assert library_texts.REMOVE_ASK % "toll" in page.locator(".sure:visible").inner_text()


def test_a_form_that_is_shut_gives_the_focus_back_and_forgets_what_was_typed(page: Page) -> None:
    _correct(page, "ferry")
    _type(page)
    page.keyboard.press("Escape")
    page.locator(".correct").wait_for(state="detached")
    focused = page.evaluate("document.activeElement.getAttribute('aria-label')")
    _correct(page, "ferry")

    assert focused == library_texts.CORRECT_LABEL % "ferry"
    assert _form(page) == ("", "")


@pytest.mark.parametrize("failing", ["abort", "503", "login"])
def test_it_is_asked_again_where_the_server_does_not_answer(
    page: Page, held: Held, failing: str
) -> None:
    failed: list[str] = []

    def fail(route: Route) -> None:
        failed.append(route.request.url)
        if failing == "abort":
            route.abort()
        elif failing == "503":
            route.fulfill(status=503, body="busy")
        else:
            route.fulfill(status=303, headers={"Location": "/login"})

    page.route("**/change", fail)
    _begin(page, held)
    _correct(page, "ferry")
    _type(page)
    held.go.set()
    page.wait_for_timeout(_LONG)
    still = page.locator("progress").count()
    page.unroute("**/change")
    done(page, "1 added")

    assert len(failed) > 1
    assert still == 1
    assert page.evaluate(_FOCUSED) == _TYPED


def test_it_is_asked_once_at_a_time_and_only_while_a_change_is_under_way(
    page: Page, held: Held
) -> None:
    page.evaluate(_SLOWLY)
    page.wait_for_timeout(_LONG)
    before = page.evaluate("window.asked")
    _begin(page, held)
    page.get_by_role("button", name=library_texts.SORT % "Title").click()
    page.get_by_role("button", name=library_texts.SORT % "File").click()
    page.wait_for_function("() => window.asked > 2")
    held.go.set()
    done(page, "1 added")
    page.wait_for_timeout(_LONG)
    asked = page.evaluate("window.asked")
    page.wait_for_timeout(_LONG)

    assert before == 0
    assert page.evaluate("window.most") == 1
    assert page.evaluate("window.asked") == asked


def test_it_is_not_asked_while_the_page_is_hidden(page: Page, held: Held) -> None:
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if one.url.endswith("/change") else None)
    _begin(page, held)
    page.evaluate(_HIDE % "true")
    page.wait_for_timeout(500)
    before = len(asked)
    page.wait_for_timeout(_LONG)
    hidden = len(asked) - before
    held.go.set()
    page.evaluate(_HIDE % "false")
    done(page, "1 added")

    assert hidden == 0
