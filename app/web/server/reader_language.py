"""Reply to each reader in their language: the one they chose, or the best of their browser's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from starlette.requests import Request

from app.text.catalogue import in_language
from app.text.languages import best_language
from app.web.server.request_guard import route_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Receive, Scope, Send

LANGUAGE_COOKIE: Final = "onrecord-language"  # set by static/js/display.js
# The page, its events, the login, and how far a change is; programs are answered in English.
_PATHS_FOR_READERS: Final = re.compile(r"/|/login|/logout|/change|/gradio_api/.*")


class LanguageMiddleware:
    """Gives messages in the reader's language for as long as a request is answered."""

    def __init__(self, app: ASGIApp) -> None:
        """`app` answers the requests."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, in the reader's language."""
        if scope["type"] != "http" or not _PATHS_FOR_READERS.fullmatch(route_of(scope)):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        with in_language(reader_language(request.headers, request.cookies)):
            await self._app(scope, receive, send)


def reader_language(headers: Mapping[str, str], cookies: Mapping[str, str]) -> str:
    """The tag of the language that the cookie names, or the best one the browser accepts."""
    return best_language(headers.get("accept-language", ""), chosen=cookies.get(LANGUAGE_COOKIE))
