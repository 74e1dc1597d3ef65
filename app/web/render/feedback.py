"""To make an answer a case: the buttons that say what it is worth, and a word on why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.verdict import ReaderVerdict
from app.messages import case_texts
from app.text.html_escape import escape_html
from app.web.conversation import MarkKey

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_NOTE = 1_000  # characters
_MOST_NAMES = 200  # documents that can be named as missing


def render_marks(turn: int, given: ReaderVerdict | None, names: Mapping[str, str]) -> str:
    """The buttons, the one that was pressed shown so; below it, once one is, a word on why."""
    buttons = "".join(
        f'<button type="button" class="verdict" data-mark="{MarkKey(turn, verdict)}" '
        f'aria-pressed="{"true" if verdict is given else "false"}">'
        f"{case_texts.VERDICTS[verdict]}</button>"
        for verdict in ReaderVerdict
    )
    hidden = "" if given else " hidden"
    return (
        f'<div class="marks" role="group" aria-label="{case_texts.MARK_LABEL}">'
        f'<span aria-hidden="true">{case_texts.MARK}</span>{buttons}</div>'
        f'<div class="case" data-turn="{turn}" data-verdict="{given or ""}"{hidden}>'
        f'<label>{case_texts.WHY} <input type="text" class="word" maxlength="{MAX_NOTE}"></label>'
        f"{_missing(names)}"
        f'<button type="button" class="plain" data-note="{turn}">{case_texts.ADD}</button></div>'
    )


def _missing(names: Mapping[str, str]) -> str:
    """The document that should have been quoted, of those there are."""
    listed = list(names.items())[:_MOST_NAMES]
    options = "".join(
        f'<option value="{escape_html(identity)}">{escape_html(name)}</option>'
        for identity, name in listed
    )
    return (
        f'<label class="lacks">{case_texts.MISSING} <select class="lacking">'
        f'<option value="">{case_texts.MISSING_NONE}</option>{options}</select></label>'
    )
