"""The page: its parts, and what happens in each, over one desk for all readers."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import gradio as gr

from app.config.settings import MARKS, REPORTS
from app.messages import phrases
from app.web.events.chat import ChatEvents
from app.web.events.conversation import ConversationEvents
from app.web.events.feedback import FeedbackEvents
from app.web.events.handlers import Handlers
from app.web.events.library import LibraryEvents
from app.web.fair_queue import FairQueue
from app.web.parts import draw_parts
from app.web.wiring import (
    wire_asking,
    wire_checking,
    wire_keeping,
    wire_loading,
    wire_marking,
    wire_reading,
    wire_shelving,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from app.library.editor import LibraryEditor
    from app.llm.model import Model
    from app.web.answerer import Answerer

_SWEPT: Final = 3_600  # seconds after which files that were given and not taken in are deleted
_NO_MODELS: Final[Mapping[str, Model]] = MappingProxyType({})


def build(  # noqa: PLR0913 - each can be left out
    desk: Answerer,
    *,
    title: str = phrases.PROGRAM,
    examples: Sequence[str] = (),
    line: FairQueue | None = None,
    marks: Path = MARKS,
    reports: Path = REPORTS,
    models: Mapping[str, Model] = _NO_MODELS,
    model: str | None = None,
    librarian: LibraryEditor | None = None,
    max_upload: int = 20,
) -> gr.Blocks:
    """The page over `desk`, not yet served.

    `marks` is the file of what readers say of answers, `reports` the folder of the evals' reports.
    Without `examples`, questions are made of the library. All readers together stand in the
    `line`, which programs may share; without one, a question at a time is before the desk.
    With a `librarian` readers may change the library, and add files of `max_upload` MB each.
    Readers choose among `models`, by name, and none of them; `model` is the one chosen at first.
    """
    line = line or FairQueue(1)
    handlers = Handlers(desk, line, title=title, examples=examples)
    blocks = gr.Blocks(
        title=title, analytics_enabled=False, fill_width=True, delete_cache=(_SWEPT, _SWEPT)
    )
    with blocks:
        parts = draw_parts(title, models, model, max_upload if librarian else 0)
        wire_loading(blocks, parts, handlers)
        wire_asking(parts, ChatEvents(desk, models, line))
        wire_keeping(parts, ConversationEvents(desk, line, examples))
        wire_checking(parts, handlers)
        wire_shelving(parts, LibraryEvents(desk, librarian, title=title))
        wire_marking(parts, FeedbackEvents(desk, marks, reports))
        wire_reading(parts, handlers)
    return blocks
