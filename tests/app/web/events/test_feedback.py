"""Marking answers, in a browser: what is kept, what is said, and what shows itself pressed.

Every test also proves, in `opened`, that no request left this machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain.verdict import ReaderVerdict
from app.feedback.marks import AnswerMark, read_marks
from app.messages import case_texts
from app.serialize.answer import answer_json
from tests.app.web.example_answers import ABSTAINED, SCRIPT
from tests.app.web.scripted_service import ScriptedService
from tests.app.web.steps import ask

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]


def _kept(file: Path) -> list[AnswerMark]:
    with file.open(encoding="utf-8") as lines:
        return list(read_marks(lines, name=str(file)))


def _mark(page: Page, turn: int, verdict: ReaderVerdict) -> None:
    """Click the button and wait until it shows itself pressed."""
    page.locator(f"[data-mark='mark:{turn}:{verdict}']").click()
    page.locator(f"[data-mark='mark:{turn}:{verdict}'][aria-pressed='true']").wait_for()


def _pressed(page: Page) -> list[str]:
    return page.locator(".verdict[aria-pressed='true']").all_text_contents()


@pytest.mark.core
def test_a_mark_is_kept_with_the_answer_and_the_questions_before_it(
    served: Serve, opened: Open, marks: Path
) -> None:
    page = opened(served(ScriptedService(script=SCRIPT)))
    for question in ("Is the bridge safe?", "too long", "tea"):
        ask(page, question)

    _mark(page, 2, ReaderVerdict.RIGHT)

    (mark,) = _kept(marks)
    said = page.text_content("#status [aria-live]") or ""
    assert (mark.verdict, mark.history) == (ReaderVerdict.RIGHT, ("Is the bridge safe?",))
    assert mark.answer.model_dump(mode="json") == answer_json(ABSTAINED)
    assert said == case_texts.case_kept(ReaderVerdict.RIGHT, marks)
    assert _pressed(page) == [case_texts.VERDICTS[ReaderVerdict.RIGHT]]


def test_marking_again_changes_the_mark_and_both_are_kept(
    served: Serve, opened: Open, marks: Path
) -> None:
    page = opened(served(ScriptedService()))
    ask(page, "Is the bridge safe?")

    _mark(page, 0, ReaderVerdict.RIGHT)
    _mark(page, 0, ReaderVerdict.RIGHT)
    _mark(page, 0, ReaderVerdict.INCOMPLETE)

    assert _pressed(page) == [case_texts.VERDICTS[ReaderVerdict.INCOMPLETE]]
    assert [mark.verdict for mark in _kept(marks)] == [
        ReaderVerdict.RIGHT,
        ReaderVerdict.INCOMPLETE,
    ]


def test_a_mark_stays_pressed_when_the_next_answer_comes(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService()))
    ask(page, "Is the bridge safe?")
    _mark(page, 0, ReaderVerdict.WRONG)

    ask(page, "Who signed it?")
    _mark(page, 1, ReaderVerdict.RIGHT)

    assert _pressed(page) == [
        case_texts.VERDICTS[ReaderVerdict.WRONG],
        case_texts.VERDICTS[ReaderVerdict.RIGHT],
    ]


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_an_answer_can_be_marked_from_the_keyboard(
    key: str, served: Serve, opened: Open, marks: Path
) -> None:
    page = opened(served(ScriptedService()))
    ask(page, "Is the bridge safe?")

    page.locator("[data-mark='mark:0:right']").focus()
    page.keyboard.press("Tab")
    page.keyboard.press(key)
    page.locator("[data-mark='mark:0:wrong'][aria-pressed='true']").wait_for()

    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate("document.activeElement.dataset.mark") == "mark:0:wrong"
    assert page.evaluate(outline) == "solid"
    assert [mark.verdict for mark in _kept(marks)] == [ReaderVerdict.WRONG]


def test_a_mark_that_cannot_be_kept_is_told_and_not_shown_as_kept(
    served: Serve, opened: Open, marks: Path
) -> None:
    page = opened(served(ScriptedService()))
    ask(page, "Is the bridge safe?")
    _mark(page, 0, ReaderVerdict.RIGHT)
    marks.unlink()
    marks.mkdir()

    page.locator("[data-mark='mark:0:wrong']").click()
    page.locator("#status").filter(has_text=f"The mark was not kept: {marks}: ").wait_for()

    assert _pressed(page) == [case_texts.VERDICTS[ReaderVerdict.RIGHT]]


def test_marking_leaves_the_chat_as_it_is(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService(script=SCRIPT)))
    ask(page, "written")
    page.locator(".fold summary").first.click()
    page.locator("#chat").evaluate("e => e.scrollTo({top: 40, behavior: 'instant'})")
    page.locator(".verdict").first.scroll_into_view_if_needed()
    before = page.locator("#chat").evaluate("e => e.scrollTop")

    _mark(page, 0, ReaderVerdict.RIGHT)

    assert page.locator(".fold").first.get_attribute("open") is not None
    assert page.locator("#chat").evaluate("e => e.scrollTop") == before


def test_on_a_phone_the_buttons_fit_and_are_large_enough(served: Serve, opened: Open) -> None:
    page = opened(served(ScriptedService()), width=320, height=700)
    ask(page, "Is the bridge safe?")

    sizes = page.locator(".verdict").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect()).map(r => [r.width, r.height, r.right])"
    )

    # 24 by 24 CSS pixels: WCAG 2.2, success criterion 2.5.8.
    assert all(min(width, height) >= 24 for width, height, _ in sizes)
    assert max(right for *_, right in sizes) <= 320
