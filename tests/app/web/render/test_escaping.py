"""Whatever text a render function is given, it comes out as text and never as markup."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

import app.web.render
from app.check.result import CheckResult, MatchedPlace
from app.web.conversation import ChatTurn, QuotationCheck
from app.web.layout import Layout
from app.web.render import (
    accounts,
    cards,
    change_progress,
    compare,
    evals,
    facts,
    feedback,
    filter_form,
    library,
    library_table,
    login,
    model_choice,
    page_frame,
    quotation_check,
    quotes,
    reader,
    source_text,
    speakers,
    timeline,
    written_answer,
)
from app.web.reports import EvalReport
from corpus.model.normalise import normalise
from tests.app.web.markup import tags_of, text_of
from tests.app.web.render.escaping_scene import Scene

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PIECES = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</p></div></mark>",
    "<!--",
    "&lt;b&gt;",
    "&amp",
    '" onclick="x',
    "' onclick='x",
    "{{constructor}}",
    "${alert(1)}",
    "`",
    "\\",
    "%s",
)
_texts = (
    st.lists(
        st.sampled_from(_PIECES) | st.text(st.characters(exclude_categories=["C", "Z"])),
        max_size=6,
    )
    .map("".join)
    .map(lambda words: normalise(f"A{words}z"))
)


_CASES: dict[str, Callable[[Scene], Markup]] = {
    "render_accounts": lambda s: accounts.render_accounts(s.answer, s.cards),
    "render_differences": lambda s: accounts.render_differences(s.answer.differ, s.cards),
    "render_notices": lambda s: accounts.render_notices([s.words]),
    "render_coverage": lambda s: accounts.render_coverage(s.answer, {s.words: s.words}),
    "render_conversation": lambda s: cards.render_conversation(
        [s.turn, ChatTurn(s.words, error=s.words), ChatTurn(s.words)], library=s.library
    ),
    "render_failure": lambda s: cards.render_failure(s.words),
    "render_welcome": lambda s: cards.render_welcome([s.words]),
    "render_answer": lambda s: cards.render_answer(s.quotes, turn=0, library=s.library),
    "render_change": lambda s: (
        change_progress.render_change(s.job(failed=False), None)
        + change_progress.render_change(None, s.job(failed=True))
    ),
    "render_correction_form": lambda s: change_progress.render_correction_form(s.document),
    "render_columns": lambda s: (
        compare.render_columns(s.answer, s.cards, Layout.SOURCES)
        + compare.render_columns(s.answer, s.cards, Layout.SPEAKERS)
    ),
    "render_evals": lambda s: evals.render_evals(
        EvalReport(Path(s.words.replace("/", "|") + ".html"), datetime(2024, 2, 17, tzinfo=UTC)), {}
    ),
    "render_feedback_buttons": lambda s: feedback.render_feedback_buttons(
        0, None, {s.words: s.words}
    ),
    "render_filter_form": lambda s: filter_form.render_filter_form([s.document], [s.counts]),
    "render_active_filters": lambda s: filter_form.render_active_filters(s.filters, {}),
    "render_library": lambda s: library.render_library([s.document]),
    "render_library_table": lambda s: library_table.render_library_table(s.table()),
    "render_login": lambda s: login.render_login(
        style=s.words, action=s.words, target=s.words, error=s.words, name=s.words
    ),
    "render_model_choice": lambda s: model_choice.render_model_choice([s.words], s.words),
    "render_head": lambda s: page_frame.render_head(styles=[s.words], script=s.words, icon=s.words),
    "render_header": lambda s: page_frame.render_header(s.words, s.words, s.words),
    "render_status": lambda s: page_frame.render_status(s.words),
    "render_check": lambda s: (
        quotation_check.render_check(QuotationCheck(s.words))
        + quotation_check.render_check(QuotationCheck(s.words, error=s.words))
        + quotation_check.render_check(
            QuotationCheck(
                s.words,
                CheckResult(
                    s.words,
                    (MatchedPlace(s.document, s.spans[1], s.voice, unquoted_cues=(s.words,)),),
                ),
            )
        )
    ),
    "render_quote_text": lambda s: quotes.render_quote_text(s.words, s.document),
    "render_source_row": lambda s: quotes.render_source_row(s.citation, key=s.words, label=s.words),
    "render_copy_buttons": lambda s: quotes.render_copy_buttons(s.citation),
    "render_checks": lambda s: quotes.render_checks(s.citation, is_whole=False),
    "render_facts": lambda s: facts.render_facts(s.document),
    "render_reader": lambda s: reader.render_reader(s.view()),
    "render_reader_text": lambda s: reader.render_reader_text(s.view()),
    "render_missing_document": lambda s: reader.render_missing_document(s.reference),
    "render_message": lambda s: reader.render_message(s.words),
    "render_reader_bar": lambda s: reader.render_reader_bar(s.words, tools=s.words),
    "render_speaker_list": lambda s: reader.render_speaker_list(s.utterances),
    "render_lost_quote": lambda s: reader.render_lost_quote(s.view().resolved),
    "render_source_text": lambda s: source_text.render_source_text(
        s.document, s.spans, s.utterances
    ),
    "render_voice": lambda s: speakers.render_voice(s.voice, [s.voice.speaker]),
    "render_badge": lambda s: speakers.render_badge(s.voice),
    "render_timeline": lambda s: timeline.render_timeline(
        {s.words: [1], f"{s.words} 2": [2]}, [s.document, s.undated]
    ),
    "render_prose": lambda s: written_answer.render_prose(s.turn, s.answer, s.cards, number=0),
    "render_quotes": lambda s: written_answer.render_quotes(s.turn, s.answer, s.cards, number=0),
    "render_model_error": lambda s: written_answer.render_model_error(s.turn, s.answer),
    "render_search_query": lambda s: written_answer.render_search_query(s.answer),
    "render_omitted_quotes": lambda s: written_answer.render_omitted_quotes(s.answer),
    "render_rejections": lambda s: written_answer.render_rejections(s.answer),
    "render_copy_answer": lambda s: written_answer.render_copy_answer(s.answer, None),
}
# These are given no text, or are in the output of others above (render_removed, render_why and
# render_silence are tested with hostile text in test_library_table.py and test_why.py).
_WITHOUT_TEXT = {
    "render_layout_buttons",
    "render_conversation_menu",
    "render_empty_library",
    "render_no_script",
    "render_stop_button",
    "render_removed",
    "render_why",
    "render_silence",
}
_NO_INPUT_SHOWN = {"render_checks", "render_badge", "render_omitted_quotes"}


def _public_functions() -> Iterator[str]:
    for info in pkgutil.iter_modules(app.web.render.__path__, "app.web.render."):
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            if name.startswith("render_") and value.__module__ == info.name:
                yield name


def _structure(html: str) -> list[tuple[str, frozenset[str]]]:
    return [(tag, frozenset(attributes)) for tag, attributes in tags_of(html)]


def _shown(html: str) -> str:
    values = (value or "" for _, attributes in tags_of(html) for value in attributes.values())
    return "\n".join([text_of(html), *values])


def test_every_render_function_has_a_case() -> None:
    assert set(_public_functions()) == _CASES.keys() | _WITHOUT_TEXT


@pytest.mark.parametrize("name", _CASES)
@settings(max_examples=12, deadline=None)
@given(words=_texts)
def test_text_changes_no_tag_and_no_attribute(name: str, words: str) -> None:
    plain, html = _CASES[name](Scene("Az")), _CASES[name](Scene(words))

    assert isinstance(html, Markup)
    assert _structure(html) == _structure(plain)
    assert not set("{}$`\\") & set(html)


@pytest.mark.parametrize("name", sorted(_CASES.keys() - _NO_INPUT_SHOWN))
@settings(max_examples=12, deadline=None)
@given(words=_texts)
def test_text_is_shown_letter_for_letter(name: str, words: str) -> None:
    words = words.replace("/", "|")
    html = _CASES[name](Scene(words))

    assert words in _shown(html)
