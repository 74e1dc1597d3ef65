"""For everybody: what axe-core finds in every view, and a page that is worked by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import bcrypt
import pytest

from app.config.password_file import PasswordFile
from app.messages import case_texts, check_texts, display_texts, library_texts, texts
from app.text.catalogue import in_language
from app.web.server.site import SiteConfig
from tests.app.library.changing import changing
from tests.app.web.example_answers import DIFFERING, SCRIPT
from tests.app.web.example_checks import CHECKS
from tests.app.web.hostile_documents import TWICE
from tests.app.web.page_audit import faults, serious_faults
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
_SCRIPT = {**SCRIPT, "do they": DIFFERING}
_MOST_TABS = 400
_UNSEEN = """() => {
    const on = document.activeElement;
    if (on === document.body) return null;
    const style = getComputedStyle(on);
    const outlined = style.outlineStyle !== 'none' && style.outlineWidth !== '0px';
    const box = on.getBoundingClientRect();
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const inside = x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight;
    const top = document.elementFromPoint(x, y);
    const covered = !inside || !(on.contains(top) || top?.contains(on));
    const marked = outlined || style.boxShadow !== 'none';
    return marked && !covered ? [] : [`${marked} ${covered} ${on.outerHTML.slice(0, 160)}`];
}"""
_SIDEWAYS = "() => document.documentElement.scrollWidth - window.innerWidth"


@pytest.mark.parametrize(
    ("language", "theme", "width"),
    [
        pytest.param("en", "light", 1440, marks=pytest.mark.core),
        ("en", "dark", 360),
        ("de", "light", 360),
        ("de", "dark", 1440),
        ("uk", "light", 768),
        ("uk", "dark", 390),
        ("ru", "light", 390),
        ("ru", "dark", 768),
    ],
)
def test_nothing_is_seriously_wrong_in_any_view(
    language: str, theme: str, width: int, served: Serve, opened: Open, marks: Path
) -> None:
    service = ScriptedService(script=_SCRIPT, checks=CHECKS)
    page = opened(served(service), width=width, height=800, language=language)
    page.click(".display summary")
    page.check(f"[name=theme][value={theme}]")
    page.keyboard.press("Escape")

    with in_language(language):
        found = {view: faults(page) for view in views(page)}

    assert found == {view: [] for view in found}
    assert len(found) == 16
    assert marks.exists()


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

        assert faults(page) == []


def test_axe_finds_nothing_serious_at_the_login(
    served: Serve, opened: Open, tmp_path: Path
) -> None:
    (tmp_path / "users").write_text(f"Ann:{bcrypt.hashpw(b'x', bcrypt.gensalt(4)).decode()}\n")
    address = served(ScriptedService(), serving=SiteConfig(users=PasswordFile(tmp_path / "users")))
    page = opened(address, ready="form")

    assert serious_faults(page) == []


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


@pytest.mark.parametrize("width", [1440, 360])
def test_keys_alone_go_through_every_view_and_what_has_the_focus_is_seen(
    width: int, served: Serve, opened: Open, marks: Path
) -> None:
    service = ScriptedService(script=_SCRIPT, checks=CHECKS)
    page = opened(served(service), width=width, height=800)

    walks = {view: _walk(page) for view in views(page)}

    assert {view: unseen for view, (unseen, _) in walks.items()} == {view: [] for view in walks}
    assert [view for view, (_, trapped) in walks.items() if trapped] == []
    assert marks.exists()


def _walk(page: Page) -> tuple[list[str], bool]:
    """Go through the page by Tab: what has the focus and is not seen, and whether Tab never ends.

    At the end of a page the focus leaves it, for the browser's own controls.
    """
    before = page.evaluate_handle("document.activeElement")
    page.evaluate("document.activeElement.blur(); window.getSelection().removeAllRanges();")
    unseen: list[str] = []
    for _ in range(_MOST_TABS):
        page.keyboard.press("Tab")
        found = page.evaluate(_UNSEEN)
        if found is None:
            before.evaluate("one => one.focus({ preventScroll: true })")
            return unseen, False
        unseen += found
    return unseen, True


def test_the_tabs_are_tabs(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService()))

    names = page.get_by_role("tab").all_text_contents()

    assert [name.strip() for name in names] == [
        texts.TAB,
        check_texts.TAB,
        library_texts.TAB,
        case_texts.TAB,
    ]
