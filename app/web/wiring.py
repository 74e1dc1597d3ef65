"""Connect the page's events to their handlers, and the handlers' results to the components."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import gradio as gr

    from app.web.events.chat import ChatEvents
    from app.web.events.conversation import ConversationEvents
    from app.web.events.feedback import FeedbackEvents
    from app.web.events.handlers import PageEvents
    from app.web.events.library import LibraryEvents
    from app.web.parts import PageParts

# Models that write at a time, for all readers together; the other answers wait, with their quotes
# shown. A server on one's own machine takes requests one by one anyway.
MAX_WRITING = 4
# Threads of the page that wait in the queue, so that programs do not come before readers.
MAX_SEARCHING = 24
_QUIET: Final[dict[str, Any]] = {"show_progress": "hidden", "api_visibility": "private"}
_EACH: Final[dict[str, Any]] = {**_QUIET, "trigger_mode": "multiple"}
# What only renders does not queue behind what searches.
_INSTANT: Final[dict[str, Any]] = {**_EACH, "queue": False}
# Threads that wait in the queue; some have stepped aside while a model reads a follow-up.
_SEARCHES: Final[dict[str, Any]] = {
    **_EACH,
    "concurrency_limit": MAX_SEARCHING,
    "concurrency_id": "desk",
}
# Readers for whom questions to go on with are looked for, one question at a time for all.
_SUGGESTS: Final[dict[str, Any]] = {
    **_EACH,
    "concurrency_limit": 8,
    "concurrency_id": "suggestions",
}
_WRITES: Final[dict[str, Any]] = {
    **_EACH,
    "concurrency_limit": MAX_WRITING,
    "concurrency_id": "models",
}


def wire_loading(blocks: gr.Blocks, parts: PageParts, handlers: PageEvents) -> None:
    """What is rendered when the page is opened."""
    tab = parts.chat_tab
    outputs = [
        parts.header,
        tab.chat,
        parts.reader,
        parts.source_text,
        parts.status,
        tab.filter_form,
    ]
    loaded = blocks.load(handlers.load_page, parts.conversation, outputs, **_QUIET)
    loaded.success(handlers.show_examples, parts.conversation, tab.chat, **_SUGGESTS)


def wire_chat(parts: PageParts, events: ChatEvents) -> None:
    """A question is submitted, searched for and written; stopped, asked again, edited, laid out."""
    tab, conversation = parts.chat_tab, parts.conversation
    refreshed = [tab.chat, parts.status, tab.saved]
    with_question = [tab.question, *refreshed]
    chosen = [tab.writer, tab.filters, conversation]
    typed = [tab.question, *chosen]
    submissions = [
        trigger(events.submit, typed, with_question, **_INSTANT)
        for trigger in (tab.question.submit, tab.ask.click)
    ]
    submissions.append(tab.chat.ask(events.submit_example, chosen, with_question, **_INSTANT))
    submissions.append(tab.chat.again(events.ask_again, chosen, refreshed, **_INSTANT))
    for submitted in submissions:
        searched = submitted.then(events.search, conversation, refreshed, **_SEARCHES)
        # Gradio 6.31 forgets what comes `then` when an event fails: connect both outcomes.
        written = searched.success(events.write, conversation, refreshed, **_WRITES)
        written.success(events.suggest, conversation, tab.chat, **_SUGGESTS)
        for failed in (searched.failure, written.failure):
            failed(events.show_failure, conversation, refreshed, **_INSTANT)
    tab.chat.halt(events.stop, conversation, refreshed, **_INSTANT)
    tab.chat.revise(events.edit_question, conversation, with_question, **_INSTANT)
    tab.chat.keep(events.cancel_edit, conversation, with_question, **_INSTANT)
    laid_out = tab.chat.lay(events.choose_layout, conversation, tab.chat, **_INSTANT)
    laid_out.then(events.redraw, conversation, tab.chat, **_INSTANT)


def wire_conversation(parts: PageParts, events: ConversationEvents) -> None:
    """A conversation is started, restored, saved and exported."""
    tab, conversation = parts.chat_tab, parts.conversation
    refreshed = [tab.chat, parts.status, tab.saved]
    started = tab.menu.fresh(events.start_new, conversation, refreshed, **_INSTANT)
    restored = tab.menu.restore(events.restore, conversation, refreshed, **_SEARCHES)
    for changed in (started, restored):
        changed.then(events.redraw, conversation, tab.chat, **_INSTANT)
    tab.menu.heard(events.acknowledge, conversation, tab.saved, **_INSTANT)
    tab.menu.take(events.export, conversation, [tab.export, parts.status], **_INSTANT)


def wire_quotation_check(parts: PageParts, handlers: PageEvents) -> None:
    """A quotation is submitted and checked, and the result is shown."""
    tab, conversation = parts.quotation, parts.conversation
    refreshed = [tab.checked, parts.status]
    for trigger in (tab.words.submit, tab.check.click):
        submitted = trigger(
            handlers.submit_quotation, [tab.words, conversation], refreshed, **_INSTANT
        )
        checked = submitted.then(handlers.run_check, conversation, None, **_SEARCHES)
        for ended in (checked.success, checked.failure):
            ended(handlers.show_result, conversation, refreshed, **_INSTANT)


def wire_library(parts: PageParts, events: LibraryEvents) -> None:
    """The library is searched, sorted and changed."""
    tab, conversation = parts.library, parts.conversation
    refreshed = [tab.table, parts.status]
    all_views = [tab.table, parts.header, parts.chat_tab.filter_form, parts.reader, parts.status]
    tab.tab.select(events.show, conversation, tab.table, **_INSTANT)
    tab.table.sift(events.filter_table, conversation, tab.table, **_INSTANT)
    tab.table.look(events.refresh, conversation, all_views, **_INSTANT)
    tab.table.do(events.start_job, conversation, refreshed, **_INSTANT)
    tab.table.correct(events.correct, conversation, refreshed, **_INSTANT)
    if tab.upload is not None:
        outputs = [tab.table, tab.upload, parts.status]
        tab.upload.upload(events.add, [tab.upload, conversation], outputs, **_INSTANT)


def wire_feedback(parts: PageParts, events: FeedbackEvents) -> None:
    """An answer is marked, and the evals are shown."""
    tab = parts.chat_tab
    tab.chat.mark(events.mark, parts.conversation, [parts.status, tab.saved], **_INSTANT)
    parts.evals.tab.select(events.show, None, parts.evals.evals, **_INSTANT)


def wire_reader(parts: PageParts, handlers: PageEvents) -> None:
    """A source is opened in the reader."""
    outputs = [parts.reader, parts.source_text, parts.status]
    openers = (
        parts.header,
        parts.chat_tab.chat,
        parts.reader,
        parts.quotation.checked,
        parts.library.table,
    )
    for component in openers:
        component.open(handlers.open_source, parts.conversation, outputs, **_INSTANT)
