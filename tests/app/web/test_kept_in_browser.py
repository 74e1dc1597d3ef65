"""Conversations that live in the browser: over a reload, beside others, and taken along.

Every test also proves, in `opened`, that no request left this machine and no source ran anything.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from app.english import case_texts, keep_texts, texts, written_texts
from app.marks import Verdict
from tests.app.web.scripted import (
    BARE,
    FIRST,
    HARM,
    HOSTILE,
    SCRIPT,
    SECOND,
    TWICE,
    ScriptedDesk,
    cited,
    quoting,
)
from tests.app.web.steps import ACTIVE, BOX, IN_VIEW, ask

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]
_KEPT = """async () => {
    const names = (await indexedDB.databases()).map(one => one.name);
    if (!names.length) return [];
    const database = await new Promise(done => {
        const request = indexedDB.open(names[0]);
        request.onsuccess = () => done(request.result);
    });
    if (!database.objectStoreNames.length) return [];
    const all = database.transaction('conversations').objectStore('conversations').getAll();
    const found = await new Promise(done => { all.onsuccess = () => done(all.result); });
    database.close();
    return found.map(one => Object.keys(one.turns).length);
}"""


def _wait_until_kept(page: Page, *turns: int) -> None:
    page.wait_for_function(
        "async n => JSON.stringify((await (" + _KEPT + ")()).sort()) === n",
        arg=json.dumps(sorted(turns), separators=(",", ":")),
    )


def _questions(page: Page) -> list[str]:
    return page.locator(".question").all_text_contents()


def _earlier(page: Page) -> list[str]:
    page.click(".earlier summary")
    page.locator(".kept li").first.wait_for()
    return page.locator(".kept li bdi").all_text_contents()


def test_a_page_that_is_loaded_again_goes_on_where_it_was(served: Serve, opened: Open) -> None:
    whole = quoting("whole", FIRST, cited(BARE, "Nobody signed this."))
    desk = ScriptedDesk(script={**SCRIPT, "whole": whole})
    page = opened(served(desk))
    ask(page, "whole")
    ask(page, "tea")
    page.get_by_role("button", name=case_texts.VERDICTS[Verdict.RIGHT]).last.click()
    page.locator("[aria-pressed=true][data-mark]").wait_for()
    _wait_until_kept(page, 2)
    before = page.locator(".turn").first.locator(".card blockquote").all_text_contents()

    page.reload()
    page.locator(".turn").nth(1).wait_for()
    after = page.locator(".turn").first.locator(".card blockquote").all_text_contents()
    page.locator(".source").first.click()
    page.wait_for_function(IN_VIEW)
    active = page.evaluate(ACTIVE)
    ask(page, "and then?")
    _wait_until_kept(page, 3)

    assert _questions(page) == ["whole", "tea", "and then?"]
    assert after == before
    assert active == TWICE
    assert page.locator("[aria-pressed=true][data-mark]").count() == 1
    assert desk.told[-1] == ("whole", "What does tea cost?")


def test_filters_come_back_with_the_conversation(served: Serve, opened: Open) -> None:
    desk = ScriptedDesk(script=SCRIPT)
    page = opened(served(desk))
    page.click(".narrowing summary")
    page.check(".panel input[value=interview]")
    page.click("[data-done]")
    ask(page, "first")
    _wait_until_kept(page, 1)

    page.reload()
    page.locator(".turn").first.wait_for()
    ask(page, "second")

    assert page.locator(".taken").all_text_contents() == ["interview\N{MULTIPLICATION SIGN}"]
    assert desk.filtered[0] == desk.filtered[1]


def test_a_new_conversation_begins_and_the_earlier_one_is_got_back(
    served: Serve, opened: Open
) -> None:
    page = opened(served(ScriptedDesk(script=SCRIPT)))
    ask(page, f"Is it safe? {HOSTILE}")
    _wait_until_kept(page, 1)

    page.get_by_role("button", name=keep_texts.NEW_LABEL).click()
    page.locator(".welcome").first.wait_for()
    ask(page, "tea")
    _wait_until_kept(page, 1, 1)
    listed = _earlier(page)
    page.locator(".kept .past").nth(1).click()
    page.locator(".question", has_text="Is it safe?").wait_for()

    assert listed[0] == "tea"
    assert listed[1].startswith("Is it safe? <script>")
    assert _questions(page) == [f"Is it safe? {HOSTILE}"]
    assert page.locator(".kept :is(script, img, a)").count() == 0


def test_a_conversation_is_deleted_and_all_of_them_after_a_second_word(
    served: Serve, opened: Open
) -> None:
    page = opened(served(ScriptedDesk(script=SCRIPT)))
    for question in ("first", "second", "third"):
        ask(page, question)
        page.get_by_role("button", name=keep_texts.NEW_LABEL).click()
        page.locator(".welcome").first.wait_for()
    _wait_until_kept(page, 1, 1, 1)

    before = _earlier(page)
    page.get_by_role("button", name=keep_texts.DELETE % "second").click()
    page.locator(".kept li").nth(2).wait_for(state="detached")
    after = page.locator(".kept li bdi").all_text_contents()
    page.get_by_role("button", name=keep_texts.DELETE_ALL, exact=True).click()
    page.get_by_role("button", name=keep_texts.DELETE_ALL_NO).click()
    page.get_by_role("button", name=keep_texts.DELETE_ALL, exact=True).click()
    page.get_by_role("button", name=keep_texts.DELETE_ALL_YES).click()
    _wait_until_kept(page)

    assert before == ["third", "second", "first"]
    assert after == ["third", "first"]
    assert _earlier(page) == []


def test_an_answer_under_way_stays_with_its_conversation_when_another_is_opened(
    served: Serve, opened: Open
) -> None:
    desk = ScriptedDesk(script=SCRIPT)
    page = opened(served(desk))
    ask(page, "first")
    page.get_by_role("button", name=keep_texts.NEW_LABEL).click()
    page.locator(".welcome").first.wait_for()
    ask(page, "second")
    _wait_until_kept(page, 1, 1)
    desk.gate.clear()
    page.fill(BOX, "under way")
    page.press(BOX, "Enter")
    page.locator(".searching").wait_for()

    page.click(".earlier summary")
    page.locator(".kept .past").nth(1).click()
    page.wait_for_timeout(500)
    desk.gate.set()
    page.locator(".question", has_text="first").wait_for()
    _wait_until_kept(page, 1, 2)
    page.locator(".question", has_text="under way").wait_for(state="detached")

    assert _questions(page) == ["first"]
    assert _earlier(page) == ["second", "first"]


def test_two_readers_at_once_do_not_see_each_other(served: Serve, opened: Open) -> None:
    address = served(ScriptedDesk(script=SCRIPT))
    one, other = opened(address), opened(address)

    ask(one, "mine")
    ask(other, "yours")
    ask(one, "mine again")
    _wait_until_kept(one, 2)
    one.reload()
    one.locator(".turn").nth(1).wait_for()

    assert _questions(one) == ["mine", "mine again"]
    assert _questions(other) == ["yours"]
    assert _earlier(other) == ["yours"]


def test_a_second_tab_begins_anew_and_knows_what_was_asked_before(
    served: Serve, opened: Open
) -> None:
    address = served(ScriptedDesk(script=SCRIPT))
    page = opened(address)
    ask(page, "first")
    _wait_until_kept(page, 1)

    tab = page.context.new_page()
    tab.goto(address)
    tab.locator(".welcome").first.wait_for()
    tab.locator(".reader").first.wait_for(state="attached")
    ask(tab, "second")
    _wait_until_kept(page, 1, 1)
    page.reload()
    page.locator(".turn").first.wait_for()

    assert _questions(tab) == ["second"]
    assert _questions(page) == ["first"]
    assert _earlier(tab) == ["second", "first"]


@pytest.mark.parametrize(
    ("form", "suffix", "words"),
    [
        ("markdown", ".md", "[^1.1]: "),
        ("annotations", ".annotations.json", '"TextPositionSelector"'),
        ("csl", ".csl.json", '"issued"'),
    ],
)
def test_a_conversation_is_taken_along_as_a_file(
    form: str, suffix: str, words: str, served: Serve, opened: Open
) -> None:
    page = opened(served(ScriptedDesk(script=SCRIPT)))
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
    page = opened(served(ScriptedDesk(script=SCRIPT)))
    ask(page, HOSTILE)

    page.click(".take summary")
    with page.expect_popup() as opening:
        page.click("[data-form=html]")
    paper = opening.value
    paper.wait_for_load_state()

    assert f"Title {HOSTILE}" in (paper.text_content("body") or "")
    assert paper.locator(":is(script, img, a, iframe)").count() == 0
    assert paper.evaluate("window.pwned") is None


def test_text_goes_to_the_clipboard(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedDesk(script=SCRIPT)))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, "Is the bridge safe?")

    page.click(".take summary")
    page.click("[data-form=text]")
    page.wait_for_function("async () => (await navigator.clipboard.readText()).includes('Mayor')")
    copied = page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name=written_texts.COPY_LABEL).click()
    page.get_by_text(texts.COPIED).wait_for()
    answer = page.evaluate("navigator.clipboard.readText()")

    for words in (copied, answer):
        assert SECOND.quote.exact in words
        assert f"[{HARM.id}:{SECOND.span.start}-{SECOND.span.end}]" in words


def test_nothing_is_taken_along_of_nothing(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedDesk(script=SCRIPT)))

    page.click(".take summary")
    page.click("[data-form=markdown]")

    page.locator("#status", has_text=keep_texts.TAKE_NOTHING).wait_for()


def test_a_browser_that_keeps_nothing_says_so_and_the_page_works(
    served: Serve, opened: Open
) -> None:
    address = served(ScriptedDesk(script=SCRIPT))
    page = opened(address)
    page.add_init_script("Object.defineProperty(window, 'indexedDB', {value: undefined})")
    page.goto(address)
    page.locator(".welcome").first.wait_for()
    page.locator(".reader").first.wait_for(state="attached")

    ask(page, "Is the bridge safe?")
    page.locator(".keeping.refused").wait_for()

    assert _questions(page) == ["Is the bridge safe?"]


def test_the_menus_work_by_keys_alone(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedDesk(script=SCRIPT)))
    ask(page, "first")
    _wait_until_kept(page, 1)

    page.focus(".earlier summary")
    page.keyboard.press("Enter")
    page.locator(".kept .past").wait_for()
    page.keyboard.press("Tab")
    on_it = page.evaluate("document.activeElement.className")
    page.keyboard.press("Escape")

    assert on_it == "past"
    assert page.locator(".earlier[open]").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
