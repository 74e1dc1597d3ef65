"""Build the page: its components and the events of each, over one service for all readers."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from app.config.settings import MARKS, REPORTS
from app.messages import library_texts, phrases
from app.web.events.chat import ChatEvents
from app.web.events.conversation import ConversationEvents
from app.web.events.feedback import FeedbackEvents
from app.web.events.handlers import PageEvents
from app.web.events.library import LibraryEvents
from app.web.events.reader_language import localise
from app.web.examples import ExampleFinder
from app.web.fair_queue import FairQueue
from app.web.page_translations import Page
from app.web.parts import build_parts
from app.web.wiring import (
    wire_chat,
    wire_conversation,
    wire_feedback,
    wire_library,
    wire_loading,
    wire_quotation_check,
    wire_reader,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from app.library.editor import LibraryEditor
    from app.llm.model import Model
    from app.web.answerer import Answerer
    from app.web.render.model_choice import Verifier

_UPLOAD_SECONDS: Final = 3_600  # after which uploads that were not ingested are deleted
_NO_MODELS: Final[Mapping[str, Model]] = MappingProxyType({})


def build(  # noqa: PLR0913 - each can be left out
    service: Answerer,
    *,
    title: str | None = None,
    examples: ExampleFinder | None = None,
    queue: FairQueue | None = None,
    marks: Path = MARKS,
    reports: Path = REPORTS,
    models: Mapping[str, Model] = _NO_MODELS,
    model: str | None = None,
    editor: LibraryEditor | None = None,
    why_read_only: Callable[[], str] = lambda: library_texts.READ_ONLY,
    max_upload_mb: int = 20,
    verifier: Verifier | None = None,
) -> Page:
    """Build the page over `service`, without serving it.

    `marks` is the file with what readers say of answers, `reports` the folder of the evals'
    reports. Without a finder of `examples`, one is made. All readers share the `queue`, and
    programs may share it too; the default is one question at a time. With an `editor`, readers may
    change the library and upload files of at most `max_upload_mb` megabytes each; without one,
    `why_read_only` says why they may not. Readers choose among `models`, by name, or none of them;
    `model` is the first choice, and the `verifier` is named to them.
    """
    queue = queue or FairQueue(1)
    examples = examples or ExampleFinder(service, queue)
    title = title or phrases.PROGRAM
    handlers = localise(PageEvents(service, queue, title=title, examples=examples))
    blocks = Page(
        title=title,
        analytics_enabled=False,
        fill_width=True,
        delete_cache=(_UPLOAD_SECONDS, _UPLOAD_SECONDS),
    )
    library = localise(LibraryEvents(service, editor, title=title, why_read_only=why_read_only))
    upload_mb = max_upload_mb if editor else 0
    with blocks:
        parts = build_parts(title, models, model, upload_mb, verifier)
        wire_loading(blocks, parts, handlers)
        wire_chat(parts, localise(ChatEvents(service, models, queue)))
        wire_conversation(parts, localise(ConversationEvents(service, queue, examples)))
        wire_quotation_check(parts, handlers)
        wire_library(parts, library)
        wire_feedback(parts, localise(FeedbackEvents(service, marks, reports)))
        wire_reader(parts, handlers)
    blocks.translate(lambda: build_parts(title, models, model, upload_mb, verifier))
    return blocks
