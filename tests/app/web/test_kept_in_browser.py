"""Conversations that live in the browser: over a reload and beside others.

Every test also proves, in `opened`, that no request left this machine and no source ran anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.conversation.size_limits import MAX_QUESTIONS
from app.domain.verdict import ReaderVerdict
from app.messages import case_texts, keep_texts
from tests.app.web.example_answers import FIRST, SCRIPT, cited, quoting
from tests.app.web.hostile_documents import BARE, HOSTILE, TWICE
from tests.app.web.scripted_service import ScriptedService
from tests.app.web.steps import (
    ACTIVE,
    BOX,
    IN_VIEW,
    ask,
    earlier,
    questions,
    wait_until_kept,
)

if TYPE_CHECKING:
    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]

# The one conversation that is kept, as if its first question had been asked so often.
_MORE_OF_THE_SAME = """async (often) => {
    const [{ name }] = await indexedDB.databases();
    const done = request => new Promise(is => { request.onsuccess = () => is(request.result); });
    const database = await done(indexedDB.open(name));
    const store = database.transaction('conversations', 'readwrite').objectStore('conversations');
    const [one] = await done(store.getAll());
    for (let at = 0; at < often; at += 1) one.turns[at] = one.turns[0];
    await done(store.put(one));
    database.close();
}"""


@pytest.mark.core
def test_a_page_that_is_loaded_again_goes_on_where_it_was(served: Serve, opened: Open) -> None:
    whole = quoting("whole", FIRST, cited(BARE, "Nobody signed this."))
    service = ScriptedService(script={**SCRIPT, "whole": whole})
    page = opened(served(service))
    ask(page, "whole")
    ask(page, "tea")
    page.get_by_role("button", name=case_texts.VERDICTS[ReaderVerdict.RIGHT]).last.click()
    page.locator("[aria-pressed=true][data-mark]").wait_for()
    wait_until_kept(page, 2)
    before = page.locator(".turn").first.locator(".card blockquote").all_text_contents()

    page.reload()
    page.locator(".turn").nth(1).wait_for()
    after = page.locator(".turn").first.locator(".card blockquote").all_text_contents()
    page.locator(".source").first.click()
    page.wait_for_function(IN_VIEW)
    active = page.evaluate(ACTIVE)
    ask(page, "and then?")
    wait_until_kept(page, 3)

    assert questions(page) == ["whole", "tea", "and then?"]
    assert after == before
    assert active == TWICE
    assert page.locator("[aria-pressed=true][data-mark]").count() == 1
    assert service.histories[-1] == ("whole", "What does tea cost?")


def test_filters_come_back_with_the_conversation(served: Serve, opened: Open) -> None:
    service = ScriptedService(script=SCRIPT)
    page = opened(served(service))
    page.click(".narrowing summary")
    page.check(".panel input[value=interview]")
    page.click("[data-done]")
    ask(page, "first")
    wait_until_kept(page, 1)

    page.reload()
    page.locator(".turn").first.wait_for()
    ask(page, "second")

    assert page.locator(".taken").all_text_contents() == ["interview\N{MULTIPLICATION SIGN}"]
    assert service.filtered[0] == service.filtered[1]


@pytest.mark.core
def test_a_new_conversation_begins_and_the_earlier_one_is_got_back(
    served: Serve, opened: Open
) -> None:
    page = opened(served(ScriptedService(script=SCRIPT)))
    ask(page, f"Is it safe? {HOSTILE}")
    wait_until_kept(page, 1)

    page.get_by_role("button", name=keep_texts.NEW_LABEL).click()
    page.locator(".welcome").first.wait_for()
    ask(page, "tea")
    wait_until_kept(page, 1, 1)
    listed = earlier(page)
    page.locator(".kept .past").nth(1).click()
    page.locator(".question", has_text="Is it safe?").wait_for()

    assert listed[0] == "tea"
    assert listed[1].startswith("Is it safe? <script>")
    assert questions(page) == [f"Is it safe? {HOSTILE}"]
    assert page.locator(".kept :is(script, img, a)").count() == 0


def test_a_conversation_is_deleted_and_all_of_them_after_a_second_word(
    served: Serve, opened: Open
) -> None:
    page = opened(served(ScriptedService(script=SCRIPT)))
    for question in ("first", "second", "third"):
        ask(page, question)
        page.get_by_role("button", name=keep_texts.NEW_LABEL).click()
        page.locator(".welcome").first.wait_for()
    wait_until_kept(page, 1, 1, 1)

    before = earlier(page)
    page.get_by_role("button", name=keep_texts.DELETE % "second").click()
    page.locator(".kept li").nth(2).wait_for(state="detached")
    after = page.locator(".kept li bdi").all_text_contents()
    page.get_by_role("button", name=keep_texts.DELETE_ALL, exact=True).click()
    page.get_by_role("button", name=keep_texts.DELETE_ALL_NO).click()
    page.get_by_role("button", name=keep_texts.DELETE_ALL, exact=True).click()
    page.get_by_role("button", name=keep_texts.DELETE_ALL_YES).click()
    wait_until_kept(page)

    assert before == ["third", "second", "first"]
    assert after == ["third", "first"]
    assert earlier(page) == []


def test_an_answer_under_way_stays_with_its_conversation_when_another_is_opened(
    served: Serve, opened: Open
) -> None:
    service = ScriptedService(script=SCRIPT)
    page = opened(served(service))
    ask(page, "first")
    page.get_by_role("button", name=keep_texts.NEW_LABEL).click()
    page.locator(".welcome").first.wait_for()
    ask(page, "second")
    wait_until_kept(page, 1, 1)
    service.gate.clear()
    page.fill(BOX, "under way")
    page.press(BOX, "Enter")
    page.locator(".searching").wait_for()

    page.click(".earlier summary")
    page.locator(".kept .past").nth(1).click()
    page.wait_for_timeout(500)
    service.gate.set()
    page.locator(".question", has_text="first").wait_for()
    wait_until_kept(page, 1, 2)
    page.locator(".question", has_text="under way").wait_for(state="detached")

    assert questions(page) == ["first"]
    assert earlier(page) == ["second", "first"]


def test_a_question_under_way_is_kept_when_a_new_conversation_begins(
    served: Serve, opened: Open
) -> None:
    service = ScriptedService(script=SCRIPT)
    page = opened(served(service))
    service.gate.clear()
    page.fill(BOX, "under way")
    page.press(BOX, "Enter")
    page.locator(".searching").wait_for()

    page.get_by_role("button", name=keep_texts.NEW_LABEL).click()
    page.locator(".welcome").first.wait_for()
    service.gate.set()
    wait_until_kept(page, 1)
    ask(page, "second")
    wait_until_kept(page, 1, 1)

    assert questions(page) == ["second"]
    assert earlier(page) == ["second", "under way"]


def test_what_is_deleted_stays_so_whatever_was_under_way(served: Serve, opened: Open) -> None:
    service = ScriptedService(script=SCRIPT)
    page = opened(served(service))
    ask(page, "first")
    wait_until_kept(page, 1)
    service.gate.clear()
    page.fill(BOX, "under way")
    page.press(BOX, "Enter")
    page.locator(".searching").wait_for()

    earlier(page)
    page.get_by_role("button", name=keep_texts.DELETE % "first").click()
    page.locator(".welcome").first.wait_for()
    service.gate.set()
    page.keyboard.press("Escape")
    ask(page, "second")
    wait_until_kept(page, 1)

    assert earlier(page) == ["second"]


def test_a_full_conversation_comes_back_and_says_that_it_is_full(
    served: Serve, opened: Open
) -> None:
    service = ScriptedService(script=SCRIPT)
    page = opened(served(service))
    ask(page, "tea")
    wait_until_kept(page, 1)
    page.evaluate(_MORE_OF_THE_SAME, MAX_QUESTIONS)

    page.reload()
    page.locator(".turn").nth(MAX_QUESTIONS - 1).wait_for()
    page.fill(BOX, "one more")
    page.press(BOX, "Enter")
    page.locator("#status", has_text=keep_texts.FULL).wait_for()

    assert page.input_value(BOX) == "one more"
    assert service.asked == ["tea"]
    wait_until_kept(page, MAX_QUESTIONS)


def test_questions_that_are_settled_at_once_are_all_kept(served: Serve, opened: Open) -> None:
    service = ScriptedService(script=SCRIPT)
    page = opened(served(service))
    service.gate.clear()
    for number in range(6):
        page.fill(BOX, f"question {number}")
        page.press(BOX, "Enter")
        page.locator(".turn").nth(number).wait_for()

    service.gate.set()

    wait_until_kept(page, 6)


def test_the_menus_work_by_keys_alone(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService(script=SCRIPT)))
    ask(page, "first")
    wait_until_kept(page, 1)

    page.focus(".earlier summary")
    page.keyboard.press("Enter")
    page.locator(".kept .past").wait_for()
    page.keyboard.press("Tab")
    on_it = page.evaluate("document.activeElement.className")
    page.keyboard.press("Escape")

    assert on_it == "past"
    assert page.locator(".earlier[open]").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
