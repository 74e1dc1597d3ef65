"""The page in another language: its frame is translated, quotes and documents stay as they are."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import anyio
import gradio as gr
import pytest

from app.messages import check_texts, display_texts, phrases, texts
from app.text.catalogue import current_language, in_language, languages
from app.web.conversation import Conversation
from app.web.events.reader_language import localise
from app.web.page import build
from app.web.render.change_progress import CHANGE_PATH
from app.web.server.page_html import page_html
from app.web.server.reader_language import (
    LANGUAGE_COOKIE,
    LanguageMiddleware,
    reader_language,
)
from tests.app.web.example_answers import ANSWERED, SCRIPT, SECOND
from tests.app.web.scripted_model import ScriptedModel
from tests.app.web.scripted_service import ScriptedService
from tests.app.web.steps import ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser
    from starlette.types import Receive, Scope, Send

    from tests.app.web.conftest import Serve

_OTHERS = [language for language in languages() if language != "en"]
_PAGE = (
    b'<html lang="en"><head></head><gradio-app><script>window.gradio_config = %s;</script>'
    b"</gradio-app></html>"
)


class _Events:
    """Handlers of each kind."""

    def greet(self, conversation: Conversation) -> str:
        """Return a message."""
        assert conversation.turns == []
        return texts.ASK

    def count(self, conversation: Conversation) -> Iterator[str]:
        """Yield two messages."""
        assert conversation.turns == []
        yield texts.ASK
        yield texts.SEARCHING

    def look(self, event: gr.EventData) -> str:
        """Return a message without a conversation."""
        return f"{texts.ASK} {event.target}"


def test_a_handler_speaks_the_language_of_its_conversation() -> None:
    events = localise(_Events())
    with in_language("uk"):
        expected = texts.ASK, texts.SEARCHING

    outputs = events.count(Conversation(language="uk"))

    assert events.greet(Conversation(language="uk")) == expected[0]
    assert [next(outputs), texts.ASK, next(outputs)] == [expected[0], "Ask", expected[1]]
    assert list(outputs) == []
    assert events.greet(Conversation()) == "Ask"
    with in_language("uk"):
        assert events.look(gr.EventData(None, {})).startswith(expected[0])
        assert events.greet(Conversation()) == expected[0]


@pytest.mark.parametrize("language", _OTHERS)
def test_each_component_begins_in_the_language_of_the_reader(language: str) -> None:
    page = build(ScriptedService(), models={"Quill": ScriptedModel()}, model="Quill")
    config = json.dumps(page.get_config_file()["components"], default=str).encode()

    with in_language(language):
        html = page_html(_PAGE % b'{"components": %s}' % config, page.translations).decode()
        words = [texts.TAB, texts.PLACEHOLDER, texts.ASK, check_texts.TAB, texts.OPENING]

    found = re.search(r"window.gradio_config = (.*?);</script>", html)
    assert found
    values = {
        value
        for component in json.loads(found[1])["components"]
        for value in component["props"].values()
        if isinstance(value, str)
    }
    assert f'lang="{language}"' in html
    assert {*words[:4]} <= values
    assert any(words[4] in value for value in values)
    assert not any(texts.PLACEHOLDER in value or "Written by" in value for value in values)


def test_a_translation_cannot_end_the_script_that_holds_it() -> None:
    config = b'{"components": [{"props": {"elem_id": "ask", "value": "Ask"}}]}'
    translations = {"de": {"ask": {"value": "</script><b>'&"}}}

    with in_language("de"):
        html = page_html(_PAGE % config, translations)

    assert html.count(b"</script>") == html.count(b"<script")
    assert b"<b>" not in html


def test_the_cookie_comes_before_the_browser() -> None:
    headers = {"accept-language": "de"}

    assert reader_language(headers, {}) == "de"
    assert reader_language(headers, {LANGUAGE_COOKIE: "ru"}) == "ru"


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/", "de"),
        ("/login", "de"),
        (f"/{CHANGE_PATH}", "de"),
        ("/gradio_api/run/predict", "de"),
        ("/ask", "en"),
        ("/mcp", "en"),
        ("/sources", "en"),
    ],
)
def test_readers_are_answered_in_their_language_and_programs_in_english(
    path: str, language: str
) -> None:
    heard: list[str] = []

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        del scope, receive, send
        heard.append(current_language())

    async def request() -> None:
        headers = [(b"accept-language", b"de-AT")]
        scope = {"type": "http", "path": path, "headers": headers}
        await LanguageMiddleware(answer)(scope, None, None)  # type: ignore[arg-type]

    anyio.run(request)

    assert heard == [language]


@pytest.mark.browser
# Gradio 6.31 counts its events with means that pandas 3 has deprecated.
@pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")
@pytest.mark.parametrize("language", _OTHERS)
def test_a_page_in_another_language_is_asked_and_shows_the_quotes_as_they_are(
    language: str, served: Serve, browser: Browser
) -> None:
    with in_language(language):
        words = [texts.TAB, phrases.standing(ANSWERED), phrases.likely(0.86), texts.LIBRARY]
    context = browser.new_context(locale=language, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(served(ScriptedService(script=SCRIPT)))
    page.wait_for_selector(".reader", state="attached")
    ask(page, "Is the bridge safe?")

    shown = page.locator("body").inner_text()
    quoted = page.locator(".card blockquote").first.text_content()
    library = page.locator(".reader h2").text_content()
    sideways = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    tab = page.get_by_role("tab").first.text_content()
    declared = page.evaluate("document.documentElement.lang")
    context.close()

    assert declared == language
    assert (tab or "").strip() == words[0]
    assert words[1] in shown
    assert words[2] in shown
    assert library == words[3]
    assert quoted == SECOND.quote.exact
    assert sideways <= 0


@pytest.mark.browser
# Gradio 6.31 counts its events with means that pandas 3 has deprecated.
@pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")
def test_a_language_chosen_on_the_page_stays_and_the_conversation_too(
    served: Serve, browser: Browser
) -> None:
    with in_language("uk"):
        placeholder, language = texts.PLACEHOLDER, display_texts.LANGUAGE
    context = browser.new_context(locale="en-US")
    page = context.new_page()
    page.goto(served(ScriptedService(script=SCRIPT)))
    page.wait_for_selector(".reader", state="attached")
    ask(page, "Is the bridge safe?")

    page.click(".display summary")
    page.select_option(".display [name=language]", "uk")
    page.get_by_placeholder(placeholder).wait_for()
    page.locator(".card blockquote").first.wait_for()
    page.click(".display summary")
    legend = page.locator(".display legend").nth(2).text_content()
    chosen = page.input_value(".display [name=language]")
    page.select_option(".display [name=language]", "")
    page.get_by_placeholder(texts.PLACEHOLDER).wait_for()
    context.close()

    assert (legend, chosen) == (language, "uk")
