"""Written answers in a browser: how they grow, and what a reader can do meanwhile and after.

Every test also proves, in `opened`, that no request left this machine and no word ran anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.messages import texts, written_texts
from tests.app.web.hostile_documents import HOSTILE
from tests.app.web.scene import scene_of
from tests.app.web.scripted_prose import GROWING, SENTENCES
from tests.app.web.scripted_service import ScriptedService
from tests.app.web.steps import BOX, ask, shows_second

if TYPE_CHECKING:
    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]


@pytest.mark.core
def test_the_quotes_come_first_and_the_prose_sentence_by_sentence(
    served: Serve, opened: Open
) -> None:
    scene = scene_of(served, opened, paced=True)
    page = scene.page
    scene.send("grow")
    page.locator(".writing").wait_for()
    cards, status = page.locator(".card").count(), page.text_content("#status [aria-live]")

    scene.tell(1)
    one = page.locator(".sentence").all_text_contents()
    writing = page.text_content(".writing") or ""
    scene.tell(2)
    scene.tell(3)
    scene.settle()

    assert cards == 3
    assert status == "3 quotes found. Quill is writing."
    assert one == [SENTENCES[0].text]
    assert written_texts.writing("Quill") in writing
    assert page.locator(".sentence").all_text_contents() == [claim.text for claim in SENTENCES]
    assert page.locator(".writing").count() == 0
    assert f"What did the mayor say? {HOSTILE}" in (page.text_content(".searched") or "")
    assert page.text_content("#status [aria-live]") == texts.answer_announcement(GROWING[-1])


def test_a_quote_can_be_read_while_the_model_writes_and_keeps_its_place(
    served: Serve, opened: Open
) -> None:
    scene = scene_of(served, opened, paced=True)
    page = scene.page
    scene.send("grow")
    page.locator(".source").first.focus()
    page.keyboard.press("Enter")
    shows_second(page)

    scene.tell(1)
    scene.tell(2)
    page.locator(".refused summary").click()
    page.locator(".source").first.focus()
    scene.tell(3)
    scene.settle()

    assert page.evaluate("document.activeElement.dataset.open") == "quote:0:1"
    assert page.locator(".refused details").get_attribute("open") is not None
    assert page.locator(".refused li").count() == 2
    assert page.locator(".marker[aria-current]").all_text_contents() == ["[1]"]
    shows_second(page)


@pytest.mark.core
def test_stop_keeps_what_was_backed_and_ends_the_request(served: Serve, opened: Open) -> None:
    scene = scene_of(served, opened, paced=True)
    page = scene.page
    scene.send("endless")
    scene.tell(1)

    page.locator("[data-act=halt]").focus()
    page.keyboard.press("Enter")
    scene.settle()
    noted, focused = page.text_content(".noted") or "", page.evaluate("document.activeElement.id")
    typing = page.evaluate("document.activeElement.tagName")
    scene.model.pace.release()

    assert scene.model.ended.wait(timeout=10)
    assert noted == f"{written_texts.STOPPED} {written_texts.KEPT}"
    assert (focused, typing) != ("", "BODY")
    page.wait_for_timeout(300)
    assert page.locator(".sentence").all_text_contents() == [SENTENCES[0].text]
    assert page.locator(".noted").count() == 1


def test_what_is_still_sought_can_be_stopped_and_not_asked_again(
    served: Serve, opened: Open
) -> None:
    scene = scene_of(served, opened)
    page = scene.page
    scene.service.gate.clear()
    page.fill(BOX, "grow")
    page.press(BOX, "Enter")
    page.locator(".searching").wait_for()
    offered = page.locator("[data-act=again], [data-act=revise]").count()

    page.locator("[data-act=halt]").click()
    scene.settle()
    scene.service.gate.set()
    page.wait_for_timeout(300)

    assert offered == 0
    assert page.text_content(".noted") == written_texts.STOPPED_EARLY
    assert page.locator(".card").count() == 0


def test_another_question_gets_its_quotes_while_a_model_writes(served: Serve, opened: Open) -> None:
    scene = scene_of(served, opened, paced=True)
    page = scene.page
    scene.send("endless")
    page.locator(".writing").wait_for()

    page.select_option("#writer select", "")
    scene.send("second")
    before = page.locator(".turn").nth(0).locator(".writing").count()
    scene.model.pace.release()
    page.locator(".turn").nth(0).locator(".sentence").wait_for()

    assert before == 1
    assert page.locator(".turn").nth(1).locator(".card").count() == 3
    page.locator("[data-act=halt]").click()
    scene.model.pace.release(5)
    assert scene.model.ended.wait(timeout=10)


def test_the_model_is_chosen_for_the_next_question_and_in_one_tab(
    served: Serve, opened: Open
) -> None:
    scene = scene_of(served, opened)
    page = scene.page
    names = page.locator("#writer option").all_text_contents()
    chosen = page.input_value("#writer select")
    page.select_option("#writer select", "")
    scene.send("grow")
    quotes_only = page.locator(".sentence").count()

    page.select_option("#writer select", "Quill")
    page.locator("[data-act=again]").click()
    page.locator(".sentence").nth(2).wait_for()
    scene.settle()

    assert names == [written_texts.NO_MODEL, "Quill", f"Nib {HOSTILE}"]
    assert (chosen, quotes_only) == ("Quill", 0)
    assert page.locator(".turn").count() == 1
    other = opened(page.url)
    assert other.input_value("#writer select") == "Quill"


def test_without_models_there_is_nothing_to_choose(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService()))

    ask(page, "grow")

    assert page.locator("#writer").count() == 0
    assert page.locator(".card").count() == 3


def test_an_edited_question_comes_back_to_the_box_and_replaces_its_turn(
    served: Serve, opened: Open
) -> None:
    scene = scene_of(served, opened)
    page = scene.page
    scene.send("grow")
    scene.settle()

    page.locator("[data-act=revise]").focus()
    page.keyboard.press("Enter")
    page.locator(".turn.edited").wait_for()
    typed, focused = page.input_value(BOX), page.evaluate("document.activeElement.tagName")
    page.fill(BOX, "tea")
    page.press(BOX, "Enter")
    page.locator(".standing.abstained").wait_for()

    assert (typed, focused) == ("grow", "TEXTAREA")
    assert page.locator(".question").all_text_contents() == ["tea"]
    assert page.locator(".sentence").count() == 0


def test_an_edit_can_be_left(served: Serve, opened: Open) -> None:
    scene = scene_of(served, opened)
    page = scene.page
    scene.send("grow")
    scene.settle()
    page.locator("[data-act=revise]").click()

    page.locator("[data-act=keep]").click()
    scene.settle()

    assert page.input_value(BOX) == ""
    assert page.locator(".turn.edited").count() == 0


def test_trouble_is_told_above_the_quotes_and_refused_sentences_are_folded(
    served: Serve, opened: Open
) -> None:
    scene = scene_of(served, opened)
    page = scene.page

    scene.send("none")
    scene.settle()
    told = page.text_content(".trouble") or ""
    folded = page.locator(".refused li").first.is_visible()
    page.locator(".refused summary").click()

    assert "No written answer from Quill" in told
    assert written_texts.QUOTES_INSTEAD in told
    assert not folded
    assert page.locator(".refused li").first.is_visible()
    assert page.locator(".card").count() == 3


def test_a_fault_while_a_model_writes_keeps_what_stands_and_tells_no_secret(
    served: Serve, opened: Open
) -> None:
    scene = scene_of(served, opened)
    page = scene.page

    scene.send("break")
    page.locator(".noted").wait_for()
    words = page.text_content("body") or ""

    assert written_texts.FAULT in words
    assert "secret" not in words
    assert page.locator(".sentence").count() == 1
    assert page.locator(".writing").count() == 0
