"""Logging in, readers of one browser apart, and a page below a path, in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import bcrypt
import pytest

from app.config.password_file import PasswordFile
from app.messages import keep_texts, login_texts, texts
from app.web.server.site import SiteConfig
from tests.app.web.scripted_service import ScriptedService
from tests.app.web.steps import IN_VIEW, ask, wait_until_kept

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]


@pytest.fixture
def users(tmp_path: Path) -> PasswordFile:
    """Ann and Bo, whose passwords are their names."""
    lines = [
        f"{name}:{bcrypt.hashpw(name.encode(), bcrypt.gensalt(4)).decode()}\n" for name in _TWO
    ]
    file = tmp_path / "users"
    file.write_text("".join(lines), encoding="utf-8")
    return PasswordFile(file)


_TWO = ("Ann", "Bo")


def _log_in(page: Page, name: str, password: str) -> None:
    page.fill("#name", name)
    page.fill("#password", password)
    page.keyboard.press("Enter")


def _ready(page: Page) -> None:
    page.locator(".reader").first.wait_for(state="attached")


def _kept(page: Page) -> list[str]:
    page.click(".earlier summary")
    page.locator(".kept li").first.wait_for()
    return page.locator(".kept li").all_text_contents()


@pytest.mark.core
def test_who_logs_in_asks_and_whoever_comes_next_to_the_browser_sees_nothing_of_it(
    served: Serve, opened: Open, users: PasswordFile
) -> None:
    page = opened(served(ScriptedService(), serving=SiteConfig(users=users)), ready="form")
    _log_in(page, "Ann", "wrong")
    refused = page.text_content(".error") or ""
    _log_in(page, "Ann", "Ann")
    _ready(page)
    who = page.locator(".user bdi").text_content()
    ask(page, "Is the bridge safe?")
    wait_until_kept(page, 1)
    page.reload()
    page.locator(".question").wait_for()

    page.get_by_role("button", name=login_texts.LOG_OUT).click()
    page.locator("#name").wait_for()
    _log_in(page, "Bo", "Bo")
    _ready(page)
    page.locator(".welcome").first.wait_for()
    for_bo = _kept(page)

    assert refused == login_texts.WRONG
    assert who == "Ann"
    assert for_bo == [keep_texts.EARLIER_NONE]
    assert page.locator(".question").count() == 0


def test_two_who_are_logged_in_at_once_are_apart(
    served: Serve, opened: Open, users: PasswordFile
) -> None:
    address = served(ScriptedService(), serving=SiteConfig(users=users))
    pages = {name: opened(address, ready="form") for name in _TWO}
    for name, page in pages.items():
        _log_in(page, name, name)
        _ready(page)

    for name, page in pages.items():
        ask(page, f"{name} asks")

    for name, page in pages.items():
        assert page.locator(".question").all_text_contents() == [f"{name} asks"]


def test_below_a_path_the_page_asks_opens_a_quote_and_links_to_it(
    served: Serve, opened: Open
) -> None:
    address = served(ScriptedService(), serving=SiteConfig(root_path="/onrecord"))
    root = address.rstrip("/").removesuffix("/onrecord")
    page = opened(f"{root}/onrecord/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, "Is the bridge safe?")

    page.locator(".source").first.click()
    page.wait_for_function(IN_VIEW)
    page.locator(".card .about > summary").first.click()
    page.locator(".card").first.get_by_role("button", name=texts.COPY_LINK_LABEL).click()
    page.get_by_text(texts.COPIED).wait_for()
    link: str = page.evaluate("navigator.clipboard.readText()")
    other = opened(link)
    other.wait_for_function(IN_VIEW)

    assert link.startswith(f"{root}/onrecord/?quote=")
