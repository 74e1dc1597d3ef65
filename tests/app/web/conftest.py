"""Chromium, and pages served on this machine for as long as a test takes."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from app.web.server.site import SiteConfig
from tests.app.library.changing import changing
from tests.app.web.page_servers import PageServer, PageServers
from tests.app.web.shelved import HeldForTheLibrarian
from tests.index.folders import prose, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

    from app.ask.service import AnswerService
    from app.library.editor import LibraryEditor
    from tests.app.library.changing import Changing, Held
    from tests.app.web.scripted_model import ScriptedModel
    from tests.app.web.scripted_service import ScriptedService, UnavailableService

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_PATIENCE = 60_000  # milliseconds until something that does not show is given up
_OWN = {"127.0.0.1", "localhost"}
_RESOLVED = ", ".join(f"EXCLUDE {host}" for host in sorted(_OWN))  # no other host is looked up
_INSIDE = {"data", "blob", "about"}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; without it the test is skipped, or fails if ONRECORD_REQUIRE_BROWSER is 1."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        reason = f"no browser: none of {', '.join(_NAMES)} is on the PATH"
        if os.environ.get("ONRECORD_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        arguments = [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            f"--host-resolver-rules=MAP * ~NOTFOUND, {_RESOLVED}",
        ]
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def held() -> Held:
    """An embedder that waits where a test lets it."""
    return HeldForTheLibrarian()


@pytest.fixture
def library(tmp_path: Path, held: Held) -> Iterator[Changing]:
    """A library of a ferry and a toll."""
    town = write(
        tmp_path / "town",
        {"ferry.txt": prose(1, paragraphs=2), "toll.txt": prose(2, paragraphs=2)},
    )
    with changing(tmp_path / "store", town, embedder=held) as found:
        yield found
        held.go.set()


class Serve(Protocol):
    """Serves a page over a service."""

    def __call__(
        self,
        service: ScriptedService | UnavailableService | AnswerService,
        *,
        models: Sequence[ScriptedModel] = (),
        model: str | None = None,
        serving: SiteConfig = SiteConfig(),
        librarian: LibraryEditor | None = None,
    ) -> str:
        """The page's address; without `model` the first of the models is chosen."""


@pytest.fixture(scope="session")
def page_servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PageServers]:
    """The servers that all tests of this process share."""
    servers = PageServers(tmp_path_factory.mktemp("page") / "marks" / "marks.jsonl")
    yield servers
    servers.close()


@pytest.fixture
def marks(page_servers: PageServers) -> Path:
    """The file with the readers' verdicts on answers, which does not exist yet."""
    shutil.rmtree(page_servers.marks.parent, ignore_errors=True)
    return page_servers.marks


@pytest.fixture
def served(page_servers: PageServers, marks: Path) -> Iterator[Serve]:
    """Pages over the test's own service; the usual ones are on servers that tests share."""
    assert not marks.exists()
    used: list[PageServer] = []

    def start(
        service: ScriptedService | UnavailableService | AnswerService,
        *,
        models: Sequence[ScriptedModel] = (),
        model: str | None = None,
        serving: SiteConfig = SiteConfig(),
        librarian: LibraryEditor | None = None,
    ) -> str:
        first = model if model is not None else next((one.name for one in models), None)
        is_usual = serving == SiteConfig() and librarian is None
        if is_usual:
            server = page_servers.get(service, models, first)
        else:
            server = page_servers.start(service, models, first, serving, librarian)
        used.append(server)
        return server.running.address

    yield start
    page_servers.release(used)


class Open(Protocol):
    """Opens a page as a reader of their own."""

    def __call__(
        self,
        address: str,
        *,
        width: int = 1440,
        height: int = 900,
        ready: str = ".reader",
        language: str = "en",
    ) -> Page:
        """The page, once there is what tells that it is `ready`: the library drawn."""


@pytest.fixture
def opened(browser: Browser, served: Serve) -> Iterator[Open]:
    """Pages in browsers that share nothing; no request of theirs leaves this machine.

    They are closed before the test's service is taken from their server.
    """
    assert served
    contexts: list[BrowserContext] = []
    requests: list[str] = []

    def start(
        address: str,
        *,
        width: int = 1440,
        height: int = 900,
        ready: str = ".reader",
        language: str = "en",
    ) -> Page:
        size: ViewportSize = {"width": width, "height": height}
        context = browser.new_context(viewport=size, locale=language)
        contexts.append(context)
        context.on("request", lambda request: requests.append(request.url))
        page = context.new_page()
        page.set_default_timeout(_PATIENCE)
        page.goto(address)
        page.wait_for_selector(ready, state="attached")
        return page

    yield start
    pwned = [page.evaluate("window.pwned") for context in contexts for page in context.pages]
    for context in contexts:
        context.close()
    assert requests
    assert [url for url in requests if not _is_own(url)] == []
    assert pwned == [None] * len(pwned)


def _is_own(url: str) -> bool:
    parts = urlsplit(url)
    return parts.hostname in _OWN or parts.scheme in _INSIDE
