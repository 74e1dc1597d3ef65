"""How far a change of the library is, for the page that shows it to ask again and again.

An event of Gradio's would have the page loaded anew, and with it what is typed lost, where the
server cannot be reached for a moment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse

from app.web.render.change_progress import render_change

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from app.library.editor import LibraryEditor


def change_of(librarian: LibraryEditor) -> Callable[[Request], Response]:
    """What answers for the change that is under way, or the last one."""

    def change(_: Request) -> Response:
        # In this order: what ends in between is told as under way, and asked for once more.
        drawn = render_change(librarian.current, librarian.last)
        return HTMLResponse(drawn, headers={"Cache-Control": "no-store"})

    return change
