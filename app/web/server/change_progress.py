"""The endpoint that the page polls for the progress of a change of the library.

This is not an event of Gradio's: if the server cannot be reached for a moment, Gradio loads the
page anew, and what is being typed is lost.
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


def change_endpoint(editor: LibraryEditor) -> Callable[[Request], Response]:
    """The endpoint that sends the current job, or the result of the last one."""

    def change(_: Request) -> Response:
        # In this order: a job that ends in between is sent as running, and asked for once more.
        html = render_change(editor.current, editor.last)
        return HTMLResponse(html, headers={"Cache-Control": "no-store"})

    return change
