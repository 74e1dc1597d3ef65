"""A call of each public render function with the same text everywhere."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.check.result import CheckResult, MatchedPlace
from app.web.conversation import ChatTurn, QuotationCheck
from app.web.examples import Examples
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
    quote_details,
    quotes,
    reader,
    source_text,
    speakers,
    summary,
    timeline,
    written_answer,
)
from app.web.reports import EvalReport

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup

    from tests.app.web.render.render_inputs import RenderInputs

RENDER_CASES: dict[str, Callable[[RenderInputs], Markup]] = {
    "render_accounts": lambda s: accounts.render_accounts(s.answer, s.cards),
    "render_differences": lambda s: accounts.render_differences(s.answer.differ, s.cards),
    "render_notices": lambda s: accounts.render_notices([s.words]),
    "render_coverage": lambda s: accounts.render_coverage(s.answer, {s.words: s.words}),
    "render_conversation": lambda s: cards.render_conversation(
        [s.turn, ChatTurn(s.words, error=s.words), ChatTurn(s.words)], library=s.library
    ),
    "render_failure": lambda s: cards.render_failure(s.words),
    "render_welcome": lambda s: cards.render_welcome(Examples("1", (s.words,))),
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
    "render_head": lambda s: page_frame.render_head(style=s.words, script=s.words, icon=s.words),
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
    "render_line": lambda s: quotes.render_line(s.citation),
    "render_source_foot": lambda s: quotes.render_source_foot(
        s.citation, key=s.words, label=s.words
    ),
    "render_copy_button": lambda s: quotes.render_copy_button(s.citation),
    "render_copy_link_button": lambda s: quotes.render_copy_link_button(s.citation),
    "render_copy_buttons": lambda s: quotes.render_copy_buttons(s.citation),
    "render_checks": lambda s: quote_details.render_checks(s.citation, is_whole=False),
    "render_quote_details": lambda s: quote_details.render_quote_details(
        [s.citation, s.citation], number=1, is_whole=False, others=s.words, rest=s.words
    ),
    "render_source_details": lambda s: quote_details.render_source_details(s.citation),
    "render_summary": lambda s: summary.render_summary(s.answer, has_folds=True),
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
    "render_speaker": lambda s: speakers.render_speaker(s.voice, [s.voice.speaker]),
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
WITHOUT_TEXT = {
    "render_layout_buttons",
    "render_conversation_menu",
    "render_empty_library",
    "render_no_script",
    "render_stop_button",
    "render_removed",
    "render_why",
    "render_silence",
}
NO_INPUT_SHOWN = {
    "render_checks",
    "render_badge",
    "render_omitted_quotes",
    "render_copy_link_button",
}
