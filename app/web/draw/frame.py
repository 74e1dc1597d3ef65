"""What stays on the page whatever is asked: the head, and the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.english import texts
from app.escape import escaped

if TYPE_CHECKING:
    from app.web.conversation import MarkKey


def render_header(title: str, size: str) -> str:
    """The name of the page, what it promises, and the way to the library."""
    return (
        f'<header class="masthead"><div><h1>{escaped(title)}</h1><p>{texts.PROMISE}</p></div>'
        f'<p class="size">{size}</p><button type="button" class="plain to-library" '
        f'data-open="library">{texts.LIBRARY}</button></header>'
    )


def render_status(words: str, *, kept: MarkKey | None = None) -> str:
    """The status line; the button of a mark that is `kept` shows itself pressed."""
    mark = f' data-kept="{kept}"' if kept else ""
    return f'<p role="status" aria-live="polite"{mark}>{escaped(words)}</p>'
