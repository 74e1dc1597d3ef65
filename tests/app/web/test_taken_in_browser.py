"""What is taken along from the page: as a file, on paper, to the clipboard.

Every test also proves, in `opened`, that no request left this machine and no source ran anything.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from app.messages import keep_texts, texts, written_texts
from tests.app.web.example_answers import SCRIPT, SECOND
from tests.app.web.hostile_documents import HARM, HOSTILE
from tests.app.web.scripted_service import ScriptedService
from tests.app.web.steps import ask, comes_to

if TYPE_CHECKING:
    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]


@pytest.mark.parametrize(
    ("form", "suffix", "words"),
    [
        pytest.param("markdown", ".md", "[^1.1]: ", marks=pytest.mark.core),
        ("annotations", ".annotations.json", '"TextPositionSelector"'),
        ("csl", ".csl.json", '"issued"'),
    ],
)
def test_a_conversation_is_taken_along_as_a_file(
    form: str, suffix: str, words: str, served: Serve, opened: Open
) -> None:
    page = opened(served(ScriptedService(script=SCRIPT)))
    ask(page, "Is the bridge safe?")
    ask(page, "tea")

    page.click(".take summary")
    with page.expect_download() as begun:
        page.click(f"[data-form={form}]")
    text = begun.value.path().read_text("utf-8")

    assert begun.value.suggested_filename.endswith(suffix)
    assert words in text
    assert str(SECOND.span.start) in text
    if suffix.endswith(".json"):
        json.loads(text)


def test_a_page_to_print_opens_and_nothing_in_it_runs(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService(script=SCRIPT)))
    ask(page, HOSTILE)

    page.click(".take summary")
    with page.expect_popup() as opening:
        page.click("[data-form=html]")
    paper = opening.value
    paper.wait_for_load_state()

    assert f"Title {HOSTILE}" in (paper.text_content("body") or "")
    assert paper.locator(":is(script, img, a, iframe)").count() == 0
    assert paper.evaluate("window.pwned") is None


@pytest.mark.core
def test_text_goes_to_the_clipboard(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService(script=SCRIPT)))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, "Is the bridge safe?")

    page.click(".take summary")
    page.click("[data-form=text]")
    comes_to(
        page, "async () => (await navigator.clipboard.readText()).includes('Mayor')", wanted=True
    )
    copied = page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name=written_texts.COPY_LABEL).click()
    page.get_by_text(texts.COPIED).wait_for()
    answer = page.evaluate("navigator.clipboard.readText()")

    for words in (copied, answer):
        assert SECOND.quote.exact in words
        assert f"[{HARM.id}:{SECOND.span.start}-{SECOND.span.end}]" in words


def test_nothing_is_taken_along_of_nothing(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService(script=SCRIPT)))

    page.click(".take summary")
    page.click("[data-form=markdown]")

    page.locator("#status", has_text=keep_texts.TAKE_NOTHING).wait_for()
