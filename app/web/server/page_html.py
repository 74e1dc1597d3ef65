"""The HTML that Gradio sends first, less what it says of itself, with the page's own style."""

from __future__ import annotations

import hashlib
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from app.messages import texts

if TYPE_CHECKING:
    from starlette.requests import Request

_STATIC: Final = files("app.web.static")
SHEETS: Final = (
    "style.css",
    "talk.css",
    "cards.css",
    "asking.css",
    "wide.css",
    "accounts.css",
    "checks.css",
    "written.css",
    "why.css",
    "narrow.css",
    "reader.css",
    "sheet.css",
    "compare.css",
    "menus.css",
    "keep.css",
    "catalogue.css",
)
SCRIPT: Final = "main.js"
ICON: Final = "favicon.svg"
OURS: Final = "_onrecord"  # no path that a proxy serves the site below has that name
STATIC: Final = f"/{OURS}/{{digest}}/{{name}}"
_TYPES: Final = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_FILES: Final = {
    file.name: file.read_bytes()
    for file in sorted(_STATIC.iterdir(), key=lambda file: file.name)
    if file.name[file.name.rfind(".") :] in _TYPES
}
# In the path, so that a browser keeps what it has until anything in it changes.
DIGEST: Final = hashlib.sha256(b"".join(_FILES.values())).hexdigest()[:12]
# Gradio's cards for social networks, with pictures at another host, and an app that is not there.
_OF_GRADIO: Final = re.compile(
    rb'<meta\s+(?:property="og:|name="twitter:)[^>]*>\s*|<link rel="manifest"[^>]*>\s*'
)


def page_html(page: bytes) -> bytes:
    """Gradio's page with our style and behaviour, loaded before anything is drawn.

    Another page, such as the login, stays as it is.
    """
    if b"<gradio-app" not in page:
        return page
    place = f"./{OURS}/{DIGEST}"  # from where the page is, as Gradio's own parts
    sheets = "".join(f'<link rel="stylesheet" href="{place}/{name}">' for name in SHEETS)
    script = f'<script type="module" src="{place}/{SCRIPT}"></script>'
    head = f'<link rel="icon" type="image/svg+xml" href="{place}/{ICON}">{sheets}{script}</head>'
    empty = f"</gradio-app><noscript><p>{texts.NO_SCRIPT}</p></noscript>"
    found = _OF_GRADIO.sub(b"", page).replace(b"</head>", head.encode(), 1)
    return found.replace(b"</gradio-app>", empty.encode(), 1)


def static_file(request: Request) -> Response:
    """The style, script or icon of that name; 404 for a name, or a digest, that is not known."""
    name = request.path_params["name"]
    body = _FILES.get(name)
    if body is None or request.path_params["digest"] != DIGEST:
        return Response(status_code=404)
    kept = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(body, media_type=_TYPES[name[name.rfind(".") :]], headers=kept)
