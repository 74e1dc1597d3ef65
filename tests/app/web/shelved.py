"""What a reader does at the library, and a librarian who waits where a test lets it."""

from __future__ import annotations

from threading import current_thread
from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect

from app.messages import library_texts
from app.web.server.site import SiteConfig
from tests.app.library.changing import Held
from tests.index.doubles import BAG

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playwright.sync_api import FilePayload, Page

    from index.search.embed import Vectors
    from tests.app.library.changing import Changing
    from tests.app.web.conftest import Open, Serve

_PATIENCE: Final = 60_000  # milliseconds until the page is held to be wrong


class HeldForTheLibrarian(Held):
    """Lets questions through at all times."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text; for the librarian once it may go on."""
        held = current_thread().name.startswith("library-editor")
        return super().passages(texts) if held else BAG.passages(texts)


def at_library(library: Changing, served: Serve, opened: Open) -> Page:
    """The page, at the library, which may be changed."""
    serving = SiteConfig(max_upload_bytes=1_000_000)
    page = opened(served(library.desk, librarian=library.librarian, serving=serving))
    go_to(page, library_texts.TAB)
    return page


def go_to(page: Page, tab: str) -> None:
    """Choose the tab."""
    page.get_by_role("tab", name=tab, exact=True).click()
    if tab == library_texts.TAB:
        page.locator(".catalogue").wait_for()


def give(page: Page, files: Mapping[str, bytes]) -> None:
    """Choose the files in the browser."""
    chosen: list[FilePayload] = [
        {"name": name, "mimeType": "text/plain", "buffer": body} for name, body in files.items()
    ]
    page.set_input_files("#upload input[type=file]", chosen)


def has_rows(page: Page, *titles: str) -> None:
    """Wait until the titles, from above, are these."""
    expect(page.locator(".catalogue .opens")).to_have_text(titles, timeout=_PATIENCE)


def done(page: Page, *words: str) -> None:
    """Wait until no change is under way, and these words are told of the last."""
    for said in words:
        page.locator(".job", has_text=said).wait_for()
    page.locator(".catalogue:not(:has([data-busy]))").wait_for()
