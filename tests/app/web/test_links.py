"""Links to quotes, in a browser: copied, opened, and opened after the source has changed.

Every test also proves, in `opened`, that no request left this machine.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.messages import texts
from corpus.model.document import Document
from corpus.reference.reference import Reference
from corpus.reference.resolve import ReferenceStatus
from tests.app.web.example_answers import SECOND
from tests.app.web.hostile_documents import BARE, HARM, HOSTILE, TWICE
from tests.app.web.scripted_service import ScriptedService
from tests.app.web.steps import ACTIVE, IN_VIEW, ask, shows_second

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]

LINK = Reference.at(SECOND.span, HARM).link


def _library(text: str) -> tuple[Document, ...]:
    return (Document(HARM.provenance, text), BARE)


def _copied(page: Page, label: str) -> list[str]:
    """What the first card's button of that label puts into the clipboard, line by line."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator(".card").first.get_by_role("button", name=label, exact=True)
    button.click()
    page.get_by_text(texts.COPIED).wait_for()
    said: str = page.evaluate("navigator.clipboard.readText()")
    return said.splitlines()


@pytest.mark.core
def test_a_copied_link_opens_the_quote_for_another_reader(served: Serve, opened: Open) -> None:
    address = served(ScriptedService())
    page = opened(address)
    ask(page, "Is the bridge safe?")
    page.locator(".card .about > summary").first.click()

    (link,) = _copied(page, texts.COPY_LINK_LABEL)
    other = opened(link)

    assert link.startswith(f"{address}?quote=1")
    shows_second(other)
    speaking = other.text_content(".speaking") or ""
    assert f"Mayor {HOSTILE}, quoted by the author" in speaking
    assert "changed" not in speaking


def test_a_copied_quote_has_its_words_its_speaker_and_its_link(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService()))
    ask(page, "Is the bridge safe?")

    *said, link = _copied(page, texts.COPY_LABEL)

    assert link.endswith(f"?quote={LINK}")
    assert "\n".join(said).startswith(f"“{SECOND.quote.exact}” — Mayor {HOSTILE} (quoted), in")


def test_a_link_still_leads_to_its_quote_when_the_page_is_loaded_again(
    served: Serve, opened: Open
) -> None:
    page = opened(f"{served(ScriptedService())}?quote={LINK}")
    shows_second(page)

    page.reload()

    shows_second(page)


def test_a_quote_that_moved_is_shown_where_it_stands_now(served: Serve, opened: Open) -> None:
    service = ScriptedService(library=_library(f"A new preface.\n\n{HARM.text}"))

    page = opened(f"{served(service)}?quote={LINK}")

    shows_second(page)
    assert texts.FATES[ReferenceStatus.MOVED] in (page.text_content(".speaking") or "")


def test_words_that_are_gone_are_shown_as_they_were_where_they_stood(
    served: Serve, opened: Open
) -> None:
    changed = HARM.text.replace(f"{TWICE} {HOSTILE}", "The bridge is closed.")
    service = ScriptedService(library=_library(changed))

    page = opened(f"{served(service)}?quote={LINK}")
    page.wait_for_function(IN_VIEW)

    assert page.evaluate(ACTIVE) == ""
    assert texts.FATES[ReferenceStatus.CHANGED] in (page.text_content(".speaking") or "")
    assert page.text_content(".was blockquote") == SECOND.quote.exact
    after = "document.querySelector('.was').nextElementSibling.textContent"
    assert page.evaluate(after).startswith("The bridge is closed.")
    page.locator("#status").filter(has_text=texts.FATES[ReferenceStatus.CHANGED]).wait_for()


def test_when_the_document_is_gone_the_words_are_shown_as_they_were(
    served: Serve, opened: Open
) -> None:
    page = opened(f"{served(ScriptedService(library=(BARE,)))}?quote={LINK}")
    page.locator(".was").wait_for()

    assert texts.GONE in (page.text_content("#shelf") or "")
    assert page.text_content(".was blockquote") == SECOND.quote.exact


@pytest.mark.parametrize(
    ("link", "why"), [(LINK[:-8], "cut short"), ("%3Cscript%3E", "copy it anew"), ("", "is empty")]
)
def test_a_link_that_came_to_harm_says_so_and_the_page_works(
    link: str, why: str, served: Serve, opened: Open
) -> None:
    page = opened(f"{served(ScriptedService())}?quote={link}")
    page.locator("#shelf").filter(has_text=texts.BAD_LINK).wait_for()
    said = page.text_content("#shelf") or ""

    ask(page, "Is the bridge safe?")

    assert why in said
    assert page.locator(".card").count() == 3


def test_on_a_phone_a_link_opens_the_source_over_the_rest(served: Serve, opened: Open) -> None:
    page = opened(f"{served(ScriptedService())}?quote={LINK}", width=390, height=844)

    shows_second(page)
    page.wait_for_function("() => document.activeElement?.matches('#shelf [data-close]')")
    hidden = page.evaluate(
        "() => { const mark = document.querySelector('#quoted').getBoundingClientRect();"
        "return mark.top < document.querySelector('.top').getBoundingClientRect().bottom; }"
    )
    assert not hidden
    page.keyboard.press("Escape")
    page.locator("#shelf").wait_for(state="hidden")
    assert page.locator(".welcome").first.is_visible()


def test_a_source_that_changes_while_the_page_is_open_changes_no_quote_of_the_answer(
    served: Serve, opened: Open
) -> None:
    service = ScriptedService()
    page = opened(served(service))
    ask(page, "Is the bridge safe?")
    service.library = (Document(replace(HARM.provenance, title="New"), "All is new."), BARE)

    page.locator(".source").first.click()

    shows_second(page)
