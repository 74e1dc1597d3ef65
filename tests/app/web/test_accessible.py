"""For everybody: what axe-core finds in every view, and a page that is worked by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import bcrypt
import pytest
from axe_playwright_python.sync_playwright import Axe

from app.config.password_file import PasswordFile
from app.messages import case_texts, check_texts, display_texts, library_texts, texts
from app.web.server.site import SiteConfig
from tests.app.library.changing import changing
from tests.app.web.example_answers import DIFFERING, SCRIPT
from tests.app.web.example_checks import CHECKS
from tests.app.web.hostile_documents import TWICE
from tests.app.web.scripted_service import ScriptedService
from tests.app.web.steps import ACTIVE, BOX, IN_VIEW, ask
from tests.app.web.views import views
from tests.index.folders import prose, write

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
    pytest.mark.filterwarnings("ignore::starlette.exceptions.StarletteDeprecationWarning"),
]
_GRAVE = {"serious", "critical"}
_SCRIPT = {**SCRIPT, "do they": DIFFERING}
# Gradio's buttons change their colours slowly.
_STILL = "() => document.getAnimations().every(one => one.playState !== 'running')"
_SIDEWAYS = "() => document.documentElement.scrollWidth - window.innerWidth"


def _found(page: Page) -> list[str]:
    """What is serious or worse, each with where it is."""
    told: dict[str, Any] = Axe().run(page).response
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in told["violations"]
        if one["impact"] in _GRAVE
        for node in one["nodes"]
    ]


@pytest.mark.parametrize(
    ("theme", "width"), [pytest.param("light", 1440, marks=pytest.mark.core), ("dark", 360)]
)
def test_axe_finds_nothing_serious_in_any_view(
    theme: str, width: int, served: Serve, opened: Open
) -> None:
    page = opened(served(ScriptedService(script=_SCRIPT, checks=CHECKS)), width=width, height=800)
    page.click(".display summary")
    page.check(f"[name=theme][value={theme}]")
    page.keyboard.press("Escape")
    page.wait_for_function(_STILL)

    found = {view: (_found(page), page.evaluate(_SIDEWAYS)) for view in views(page)}

    assert found == dict.fromkeys(found, ([], 0))
    assert len(found) == 10


@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_serious_where_the_library_is_changed(
    width: int, served: Serve, opened: Open, tmp_path: Path
) -> None:
    town = write(tmp_path / "town", {"ferry.txt": prose(1, paragraphs=2)})
    with changing(tmp_path / "store", town) as library:
        serving = SiteConfig(max_upload_bytes=1_000_000)
        address = served(library.desk, librarian=library.librarian, serving=serving)
        page = opened(address, width=width, height=800)
        page.get_by_role("tab", name=library_texts.TAB, exact=True).click()
        page.get_by_role("button", name=library_texts.CORRECT_LABEL % "ferry").click()
        page.locator(".correct").wait_for()
        page.locator("[data-sure]").click()

        assert _found(page) == []


def test_axe_finds_nothing_serious_at_the_login(
    served: Serve, opened: Open, tmp_path: Path
) -> None:
    (tmp_path / "users").write_text(f"Ann:{bcrypt.hashpw(b'x', bcrypt.gensalt(4)).decode()}\n")
    address = served(ScriptedService(), serving=SiteConfig(users=PasswordFile(tmp_path / "users")))
    page = opened(address, ready="form")

    assert _found(page) == []


@pytest.mark.parametrize("size", list(display_texts.SIZES))
def test_text_of_any_size_fits_a_phone(size: str, served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService(script=_SCRIPT)), width=360, height=740)
    page.click(".display summary")
    page.check(f"[name=size][value='{size}']")
    page.keyboard.press("Escape")
    for question in ("written", "tea", "do they"):
        ask(page, question)

    chat = page.locator("#chat").evaluate("e => e.scrollWidth - e.clientWidth")
    before = page.evaluate(_SIDEWAYS)
    page.locator(".source").first.click()
    page.wait_for_function(IN_VIEW)

    assert (before, chat) == (0, 0)
    assert page.locator("#shelf").evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    shown = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    assert shown == pytest.approx(16 * float(size) / 100)


def test_colours_and_size_outlast_a_reload(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService()))
    page.click(".display summary")
    page.check("[name=theme][value=dark]")
    page.check("[name=size][value='112.5']")

    page.reload()
    page.locator(".welcome").first.wait_for()

    assert page.evaluate("document.body.classList.contains('dark')")
    assert page.evaluate("document.documentElement.style.fontSize") == "112.5%"
    assert page.locator("[name=theme][value=dark]").is_checked()


@pytest.mark.core
def test_a_question_is_asked_read_and_followed_up_by_keys_alone(
    served: Serve, opened: Open
) -> None:
    page = opened(served(ScriptedService(script=_SCRIPT)))
    first_of_all = "document.querySelector('a[href], button, summary, input, textarea')"

    page.evaluate(f"{first_of_all}.focus()")
    skip = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.tagName === 'TEXTAREA'")
    page.keyboard.type("Is the bridge safe?")
    page.keyboard.press("Enter")
    page.locator(".standing").wait_for()
    page.evaluate("document.querySelector('.source').focus()")
    page.keyboard.press("Enter")
    page.wait_for_function(IN_VIEW)
    first = page.evaluate(ACTIVE)
    page.keyboard.press("n")
    page.wait_for_function("() => document.querySelector('#quoted')?.dataset.number === '2'")
    page.keyboard.press("f")
    page.keyboard.type("weather")
    page.locator(".places", has_text="1 of").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    page.locator("#shelf .entry").first.wait_for()
    page.keyboard.press("/")

    assert skip == display_texts.SKIP
    assert first.startswith(TWICE)
    assert page.evaluate(f"document.activeElement === document.querySelector('{BOX}')")
    assert page.input_value(BOX) == ""


def test_single_keys_are_typed_where_one_types_and_can_be_turned_off(
    served: Serve, opened: Open
) -> None:
    page = opened(served(ScriptedService(script=_SCRIPT)))
    page.fill(BOX, "")
    page.keyboard.type("/nfb?")
    typed = page.input_value(BOX)

    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    page.locator(".display[open]").wait_for()
    page.uncheck(".display [name=keys]")
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")

    assert typed == "/nfb?"
    assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_what_has_the_focus_is_seen(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService(script=_SCRIPT)))
    ask(page, "do they")
    page.locator(".source").first.click()
    page.wait_for_function(IN_VIEW)
    page.evaluate("document.activeElement.blur()")

    unseen = []
    for _ in range(90):
        page.keyboard.press("Tab")
        unseen += page.evaluate(
            """() => {
                const on = document.activeElement;
                if (on === document.body) return [];
                const style = getComputedStyle(on);
                const outlined = style.outlineStyle !== 'none' && style.outlineWidth !== '0px';
                return outlined || style.boxShadow !== 'none' ? [] : [on.outerHTML.slice(0, 120)];
            }"""
        )

    assert unseen == []


def test_the_tabs_are_tabs(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService()))

    names = page.get_by_role("tab").all_text_contents()

    assert [name.strip() for name in names] == [
        texts.TAB,
        check_texts.TAB,
        library_texts.TAB,
        case_texts.TAB,
    ]
