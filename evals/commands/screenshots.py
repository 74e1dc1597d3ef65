"""python -m evals screenshots: pictures of every view of the page."""

from __future__ import annotations

import shutil
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from app.messages import case_texts, check_texts, compare_texts, library_texts
from corpus.errors import OnRecordError
from evals.cases.suites import FOLDERS
from evals.load.page import BROWSERS, FLAGS
from evals.load.server import serve_documents
from evals.packages import require_packages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

_SIZES: Final = {"phone": (360, 780), "tablet": (820, 1100), "desktop": (1440, 900)}
_THEMES: Final = ("light", "dark")
_EXAMPLES_TIMEOUT: Final = 180_000  # milliseconds until the example questions are found
_QUESTION_BOX: Final = "#question textarea"
_DEFAULT_QUESTIONS: Final = (
    "How close were the two countries to a deal in Istanbul in 2022?",
    "What does tea cost in Reykjavik?",
    "Is a signed promise of protection worth anything to Ukraine? Who trusts it and who doesn't?",
)
_ALTERED: Final = (
    "Under this programme a president may never give away weapons from existing American stocks."
)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--suite", type=click.Choice(list(FOLDERS)), default="library", show_default=True)
@click.option(
    "--ask",
    "asked",
    multiple=True,
    help="A question to ask instead of the default ones; repeatable.",
)
@click.option(
    "--size", "sizes", type=click.Choice(list(_SIZES)), multiple=True, help="Instead of all three."
)
@click.option(
    "--theme", "themes", type=click.Choice(_THEMES), multiple=True, help="Instead of both."
)
def screenshots(
    folder: Path,
    suite: str,
    asked: tuple[str, ...],
    sizes: tuple[str, ...],
    themes: tuple[str, ...],
) -> None:
    """Write pictures of every view into FOLDER: three widths, light and dark.

    This needs Chromium or Chrome.
    """
    require_packages("playwright", "psutil")
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        message = f"no browser: none of {', '.join(BROWSERS)} is on the PATH"
        raise OnRecordError(message)
    folder.mkdir(parents=True, exist_ok=True)
    # Imported here, since only a browser needs it.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        with serve_documents(FOLDERS[suite]) as site:
            for size, theme in product(sizes or _SIZES, themes or _THEMES):
                width, height = _SIZES[size]
                page = browser.new_page(
                    viewport={"width": width, "height": height},
                    color_scheme="dark" if theme == "dark" else "light",
                    reduced_motion="reduce",
                )
                page.goto(site.url)
                for view in _views(page, asked or _DEFAULT_QUESTIONS):
                    page.wait_for_timeout(250)  # transitions have ended
                    page.screenshot(path=folder / f"{view}-{size}-{theme}.png")
                click.echo(f"{size}, {theme}")
                page.close()
        browser.close()


def _views(page: Page, asked: tuple[str, ...]) -> Iterator[str]:
    page.locator("#chat .welcome:not(:has(.seeking))").wait_for(timeout=_EXAMPLES_TIMEOUT)
    yield "welcome"
    yield from _menu_views(page)
    for question in asked:
        _ask(page, question)
    page.locator(".turn").first.evaluate("turn => turn.scrollIntoView()")
    yield "answer"
    page.locator(".turn").nth(1).evaluate("turn => turn.scrollIntoView()")
    yield "silence"
    yield from _last_answer_views(page)
    yield from _tab_views(page)


def _menu_views(page: Page) -> Iterator[str]:
    for name in ("narrowing", "display", "take", "earlier"):
        page.click(f".{name} > summary")
        yield name
        page.keyboard.press("Escape")


def _ask(page: Page, question: str) -> None:
    before = page.locator(".standing").count()
    page.fill(_QUESTION_BOX, question)
    page.press(_QUESTION_BOX, "Enter")
    page.locator(".standing").nth(before).wait_for()


def _last_answer_views(page: Page) -> Iterator[str]:
    """Views of the last answer: explanation, comparison, and its source."""
    turn = page.locator(".turn").last
    details = turn.locator("details.about > summary").first
    details.click()
    turn.locator("details.because > summary").first.click()
    turn.evaluate("turn => turn.scrollIntoView()")
    yield "why"
    details.click()
    turn.get_by_role("button", name=compare_texts.SOURCES).click()
    turn.locator(".column-of").first.wait_for()
    turn.evaluate("turn => turn.scrollIntoView()")
    yield "compare"
    turn.get_by_role("button", name=compare_texts.LIST).click()
    turn.locator(".column-of").first.wait_for(state="detached")
    turn.locator(".source").first.click()
    page.locator("#quoted").wait_for(state="attached")
    page.locator(".find-open").wait_for()
    yield "read"
    page.click(".find-open")
    page.keyboard.type("the", delay=30)
    yield "find"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")


def _tab_views(page: Page) -> Iterator[str]:
    page.get_by_role("tab", name=check_texts.TAB).click()
    yield "check"
    page.fill("#quotation textarea", _ALTERED)
    page.press("#quotation textarea", "Enter")
    page.locator(".outcome").wait_for()
    yield "checked"
    page.get_by_role("tab", name=library_texts.TAB, exact=True).click()
    page.locator(".catalogue table").wait_for()
    yield "library"
    page.locator("[data-do=edit]").first.click()
    page.locator("form.correct").wait_for()
    yield "correct"
    page.get_by_role("tab", name=case_texts.TAB).click()
    page.locator(".evals").wait_for()
    yield "evals"
