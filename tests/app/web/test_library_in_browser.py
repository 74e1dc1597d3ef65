"""The library in a browser: looked through, added to, corrected, taken from, asked meanwhile.

Every test also proves, in `opened`, that no request left this machine and no source ran anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.messages import library_texts, texts
from app.web.server.site import SiteConfig
from tests.app.web.hostile_documents import HOSTILE
from tests.app.web.shelved import at_library, done, give, go_to, has_rows
from tests.app.web.steps import ask
from tests.index.folders import prose, write

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.app.library.changing import Changing, Held
    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
    # Gradio names a status after one of HTTP that Starlette has renamed.
    pytest.mark.filterwarnings("ignore::starlette.exceptions.StarletteDeprecationWarning"),
]
_SIDEWAYS = "() => document.documentElement.scrollWidth - window.innerWidth"


@pytest.fixture
def page(library: Changing, served: Serve, opened: Open) -> Page:
    """The page, at the library, which may be changed."""
    return at_library(library, served, opened)


@pytest.mark.core
def test_files_are_added_with_their_progress_and_what_failed_is_told(
    page: Page, held: Held
) -> None:
    held.hold()
    hostile = f"castle {HOSTILE[:40].replace('/', '-')}.txt"
    give(page, {hostile: b"The castle was sold in May.", "empty.txt": b""})
    page.locator("progress").wait_for()
    held.go.set()
    done(page, "1 added, 1 not read", "empty.txt: it is empty")
    page.locator(".size", has_text="3 documents").wait_for(state="attached")
    page.locator(".catalogue .opens").nth(2).wait_for()
    go_to(page, texts.TAB)
    ask(page, "When was the castle sold?")

    assert "The castle was sold in May." in page.locator("blockquote").all_text_contents()


def test_readers_are_answered_while_the_library_is_read_again(
    page: Page, library: Changing, held: Held, tmp_path: Path, opened: Open
) -> None:
    write(tmp_path / "town", {"more.txt": prose(3, paragraphs=3)})
    other = opened(page.url)
    held.hold()
    page.get_by_role("button", name=library_texts.REREAD_LABEL).click()
    page.locator("progress").wait_for()

    ask(other, "What does the ferry cost?")
    busy = library.librarian.current is not None
    held.go.set()
    done(page, "1 added")

    assert busy
    assert other.locator(".standing").count() == 1


def test_provenance_is_corrected_by_hand_and_what_cannot_be_is_told(page: Page) -> None:
    page.get_by_role("button", name=library_texts.CORRECT_LABEL % "ferry").click()
    page.locator(".correct").wait_for()
    page.wait_for_function("() => document.activeElement.name === 'title'")
    page.keyboard.press("Control+A")
    page.keyboard.type(f"The ferry {HOSTILE}")
    page.fill("[name=published]", "soon")
    page.keyboard.press("Enter")
    page.locator("#status", has_text="soon").wait_for()
    page.fill("[name=published]", "2024-05")
    page.select_option("[name=kind]", "letter")
    page.click(".save")
    done(page, "1 changed")

    row = page.locator("tr", has=page.locator(".badge"))
    words = row.text_content() or ""
    assert f"The ferry {HOSTILE}" in words
    assert "May 2024" in words
    assert "letter" in words
    assert page.locator(".catalogue :is(script, img, a)").count() == 0


@pytest.mark.core
def test_a_document_is_removed_after_a_second_word_and_brought_back(page: Page) -> None:
    remove = page.get_by_role("button", name=library_texts.REMOVE_LABEL % "ferry")

    remove.click()
    focused = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Escape")
    hidden = page.locator(".catalogue .sure:visible").count()
    remove.click()
    asked = page.locator(".catalogue .sure:visible").text_content() or ""
    page.locator(".catalogue .sure:visible [data-do=remove]").click()
    done(page, "1 removed")
    has_rows(page, "toll")
    page.get_by_role("button", name=library_texts.RESTORE_LABEL % "ferry").click()
    done(page, "1 added")

    assert focused == library_texts.REMOVE_NO
    assert hidden == 0
    assert library_texts.REMOVE_ASK % "ferry" in asked
    has_rows(page, "ferry", "toll")


def test_the_table_is_sifted_sorted_and_leads_to_a_document(page: Page) -> None:
    page.get_by_role("button", name=library_texts.SORT % "Title").click()
    page.wait_for_function("() => document.querySelector('.opens').textContent === 'toll'")
    page.fill(".sift", "FERRY")
    has_rows(page, "ferry")
    still = page.evaluate("document.activeElement.className")
    page.locator(".opens").click()
    page.locator("#sheet .sheet").wait_for()

    assert still == "sift"
    assert prose(1, paragraphs=2) in (page.text_content("#sheet .sheet") or "")


def test_a_page_that_is_read_only_offers_no_change(
    library: Changing, served: Serve, opened: Open
) -> None:
    page = opened(served(library.desk))
    go_to(page, library_texts.TAB)

    assert library_texts.READ_ONLY in (page.text_content(".catalogue") or "")
    assert page.locator(":is(#upload, [data-do], .correct)").count() == 0


def test_a_file_that_is_too_large_or_of_another_kind_is_refused(page: Page) -> None:
    give(page, {"book.txt": b"word " * 300_000})

    page.locator("text=/too large|exceeds|maximum/i").first.wait_for()

    has_rows(page, "ferry", "toll")


def test_on_a_phone_the_upload_box_leaves_the_room_to_the_documents(
    library: Changing, served: Serve, opened: Open
) -> None:
    serving = SiteConfig(max_upload_bytes=1_000_000)
    address = served(library.desk, librarian=library.librarian, serving=serving)
    page = opened(address, width=390, height=760)
    go_to(page, library_texts.TAB)
    page.locator("#upload").wait_for()

    assert page.locator("#upload").evaluate("box => box.offsetHeight") <= 56


@pytest.mark.parametrize("width", [360, 1440])
def test_the_library_fits_the_page(
    width: int, library: Changing, served: Serve, opened: Open
) -> None:
    serving = SiteConfig(max_upload_bytes=1_000_000)
    address = served(library.desk, librarian=library.librarian, serving=serving)
    page = opened(address, width=width, height=760)
    go_to(page, library_texts.TAB)
    page.get_by_role("button", name=library_texts.CORRECT_LABEL % "ferry").click()
    page.locator(".correct").wait_for()

    assert page.evaluate(_SIDEWAYS) <= 0
    assert page.locator("#catalogue").evaluate("e => e.scrollWidth - e.clientWidth") <= 0
