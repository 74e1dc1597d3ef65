"""How many whole quotes a reader sees at once, on a desktop and on a phone; and their marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.messages import phrases, quote_texts, reader_texts
from corpus.model.document import Document
from corpus.model.speaker import Role, Speaker
from tests.app.web.example_answers import cited, quoting
from tests.app.web.hostile_documents import provenance
from tests.app.web.scripted_service import ScriptedService
from tests.app.web.steps import ask

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]

_SENTENCES = tuple(
    f"The {name} bridge was closed for the whole winter, and nobody in the town was told why."
    for name in ("old", "new", "long", "low", "red", "far")
)
_DOCUMENTS = tuple(
    Document(
        provenance(name, title=f"What the {name} paper wrote"),
        " ".join(_SENTENCES[2 * number : 2 * number + 2]),
    )
    for number, name in enumerate(("morning", "evening", "weekly"))
)
_ANSWER = quoting(
    "What about the bridges?",
    *(
        cited(document, words, Speaker("Ines Tarrow", Role.AUTHOR))
        for number, document in enumerate(_DOCUMENTS)
        for words in _SENTENCES[2 * number : 2 * number + 2]
    ),
    asked=_DOCUMENTS,
)
# Of the words themselves, not of the space around them.
_IN_VIEW = """() => {
    const chat = document.querySelector('#chat').getBoundingClientRect();
    return [...document.querySelectorAll('#chat .card blockquote')].filter((quote) => {
        const range = document.createRange();
        range.selectNodeContents(quote);
        const { top, bottom, height } = range.getBoundingClientRect();
        return height > 0 && top >= chat.top && bottom <= chat.bottom;
    }).length;
}"""
_PEEK_SHOWN = "() => document.querySelector('.peek:not([hidden])') !== null"
_MARK = ".card .about > summary"


def _asked(served: Serve, opened: Open, *, width: int, height: int) -> Page:
    service = ScriptedService(library=_DOCUMENTS, script={"bridges": _ANSWER})
    page = opened(served(service), width=width, height=height)
    ask(page, "bridges")
    return page


@pytest.mark.core
@pytest.mark.parametrize(("width", "height", "least"), [(1440, 900, 4), (390, 844, 2)])
def test_several_whole_quotes_are_in_view(
    width: int, height: int, least: int, served: Serve, opened: Open
) -> None:
    page = _asked(served, opened, width=width, height=height)

    assert page.locator("#chat .card").count() == len(_SENTENCES)
    assert page.evaluate(_IN_VIEW) >= least


def test_the_mark_tells_its_checks_on_hover_and_focus_and_opens_the_rest(
    served: Serve, opened: Open
) -> None:
    page = _asked(served, opened, width=1440, height=900)
    mark = page.locator(_MARK).nth(1)

    mark.hover()
    page.wait_for_function(_PEEK_SHOWN)
    hovered = page.text_content(".peek .stands") or ""
    page.mouse.move(5, 5)
    page.wait_for_function(f"() => !({_PEEK_SHOWN})()")
    page.locator(".row > .copy").nth(1).focus()
    page.keyboard.press("Tab")
    page.wait_for_function(_PEEK_SHOWN)
    page.keyboard.press("Enter")
    page.locator(".details").nth(1).wait_for()

    assert reader_texts.WHOLE_MORE in hovered
    assert (page.text_content(".details >> nth=1") or "").startswith(quote_texts.WHO)
    assert page.locator("body.reading").count() == 0


@pytest.mark.parametrize("width", [360, 1150])  # where no source opens by itself
def test_an_open_fold_fits_and_a_click_in_it_opens_no_source(
    width: int, served: Serve, opened: Open
) -> None:
    page = _asked(served, opened, width=width, height=800)

    page.locator(_MARK).first.click()
    page.locator(".details dd").first.click()

    assert page.locator("#chat").evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    assert page.locator(".card.current").count() == 0


def test_the_number_behind_the_word_is_told_on_focus_and_on_a_click(
    served: Serve, opened: Open
) -> None:
    page = _asked(served, opened, width=390, height=844)

    page.locator(".likely").click()
    page.wait_for_function(_PEEK_SHOWN)

    assert page.text_content(".peek .stands") == phrases.confidence_phrase(_ANSWER.confidence)
    assert page.text_content(".likely") == phrases.likely(_ANSWER.confidence)
