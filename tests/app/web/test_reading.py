"""Reading a source in a browser: who speaks, from quote to quote, words found, copies taken.

Every test also proves, in `opened`, that no request left this machine and no source ran anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.messages import reader_texts, texts
from corpus.model.document import Document
from tests.app.web.example_answers import SECOND, quoting
from tests.app.web.example_answers import cited as words_of
from tests.app.web.hostile_documents import BARE, HARM, HOSTILE, TWICE, provenance
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

_NAMED = """() => [...document.querySelectorAll('#sheet [data-who]')].map(e => {
    const before = getComputedStyle(e, '::before');
    return [e.dataset.who, before.content !== 'none', before.color];
})"""
_FOUND = "name => [...(CSS.highlights.get(name) ?? [])].map(range => range.toString())"


def _reading(served: Serve, opened: Open, *, width: int = 1440) -> Page:
    page = opened(served(ScriptedService()), width=width, height=800)
    ask(page, "Is the bridge safe?")
    page.locator(".source").first.click()
    shows_second(page)
    return page


@pytest.mark.parametrize("width", [1440, 390])
def test_who_speaks_stands_in_the_margin_by_name_and_colour_and_not_in_the_text(
    width: int, served: Serve, opened: Open
) -> None:
    page = _reading(served, opened, width=width)

    named = page.evaluate(_NAMED)
    quoted = {name for name, _, _ in named} - {f"Author {HOSTILE}"}
    colours = {colour for _, _, colour in named}
    assert [shown for _, shown, _ in named] == [True] * 3
    assert quoted == {f"Mayor {HOSTILE}"}
    assert len(colours) == 2
    assert page.text_content("#sheet .sheet") == HARM.text


def test_who_speaks_is_listed_and_leads_to_where_they_do(served: Serve, opened: Open) -> None:
    page = _reading(served, opened)
    page.evaluate("document.querySelector('#shelf').scrollTo({top: 0, behavior: 'instant'})")

    mayor = page.locator(".cast .part", has_text="Mayor")
    mayor.click()
    page.wait_for_function("() => document.querySelector('#shelf').scrollTop > 0", polling="raf")
    page.wait_for_timeout(400)
    first = page.evaluate("document.querySelector('#shelf').scrollTop")
    page.evaluate("() => document.querySelectorAll('.cast .part')[1].click()")
    page.wait_for_function(
        f"() => document.querySelector('#shelf').scrollTop > {first} + 200", polling="raf"
    )


def test_one_goes_from_quote_to_quote_and_the_text_is_not_sent_again(
    served: Serve, opened: Open
) -> None:
    page = _reading(served, opened)
    page.evaluate("document.querySelector('#sheet .sheet').dataset.mine = 'kept'")

    page.get_by_role("button", name=reader_texts.QUOTE_NEXT).click()
    page.wait_for_function("() => document.querySelector('#quoted')?.dataset.number === '2'")
    page.wait_for_function(IN_VIEW)
    second = page.evaluate(ACTIVE)
    page.get_by_role("button", name=reader_texts.QUOTE_PREVIOUS).click()
    page.wait_for_function("() => document.querySelector('#quoted')?.dataset.number === '1'")
    shows_second(page)

    assert second == TWICE
    assert page.get_attribute("#sheet .sheet", "data-mine") == "kept"


@pytest.mark.core
def test_a_quote_is_copied_from_beside_its_source_with_its_reference(
    served: Serve, opened: Open
) -> None:
    page = _reading(served, opened)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    page.locator(".speaking").get_by_role("button", name=texts.COPY_LABEL).click()
    page.get_by_text(texts.COPIED).wait_for()

    copied = page.evaluate("navigator.clipboard.readText()")
    place = f"[{HARM.id}:{SECOND.span.start}-{SECOND.span.end}]"
    assert copied.startswith(f"“{SECOND.quote.exact}” — Mayor {HOSTILE}")
    assert place in copied
    assert "?quote=" in copied.splitlines()[-1]


def test_how_the_quote_stands_is_told(served: Serve, opened: Open) -> None:
    page = _reading(served, opened)

    told = page.locator(".speaking .checks li").all_text_contents()

    assert told == [reader_texts.EXACT, reader_texts.CUT, reader_texts.WORDS]


@pytest.mark.core
def test_words_are_found_one_after_another_without_a_change_to_the_text(
    served: Serve, opened: Open
) -> None:
    page = _reading(served, opened)

    page.get_by_role("button", name=reader_texts.FIND, exact=True).click()
    page.keyboard.type("THE bridge  is")
    page.locator(".places", has_text="1 of 2").wait_for()
    page.keyboard.press("Enter")
    page.locator(".places", has_text="2 of 2").wait_for()
    page.keyboard.press("Enter")
    page.locator(".places", has_text="1 of 2").wait_for()
    found = page.evaluate(_FOUND, "found")
    page.keyboard.press("Escape")

    assert found == ["The bridge is", "The bridge is"]
    assert page.evaluate(_FOUND, "found") == []
    assert page.text_content("#sheet .sheet") == HARM.text
    focused = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert focused == reader_texts.FIND


@pytest.mark.parametrize(
    ("typed", "said"), [("zeppelin", reader_texts.FOUND_NONE), ("<script>", "1 of 1"), ("  ", "")]
)
def test_what_is_typed_is_looked_for_as_it_stands(
    typed: str, said: str, served: Serve, opened: Open
) -> None:
    page = _reading(served, opened)

    page.get_by_role("button", name=reader_texts.FIND, exact=True).click()
    page.keyboard.type(typed)

    assert page.text_content(".places") == said


def test_a_long_document_is_opened_at_its_quote_and_scrolled(served: Serve, opened: Open) -> None:
    filler = "\n\n".join(
        (f"Line {number} of a long book. " * 12).strip() for number in range(3_000)
    )
    book = Document(provenance("book", title="A book"), f"{filler}\n\nHere it is.\n\n{filler}")
    answer = quoting("where", words_of(book, "Here it is."), asked=(book, BARE))
    service = ScriptedService(script={"where": answer}, library=(book, BARE))
    page = opened(served(service))

    ask(page, "where")
    page.locator(".source").first.click()
    page.wait_for_function(IN_VIEW)
    page.wait_for_timeout(500)
    still = page.evaluate(IN_VIEW)
    page.get_by_role("button", name=reader_texts.FIND, exact=True).click()
    page.keyboard.type("Line 2999 of")
    page.locator(".places", has_text="1 of 24").wait_for()

    assert len(book.text) > 1_500_000
    assert still
    assert page.evaluate(ACTIVE) == "Here it is."
    assert page.evaluate("document.querySelector('#sheet .sheet').textContent.length") == len(
        book.text
    )
