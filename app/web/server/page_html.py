"""Change the HTML page that Gradio sends, and serve the page's own styles and scripts."""

from __future__ import annotations

import hashlib
import json
import re
from functools import partial
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from app.text.catalogue import current_language
from app.web.render.page_frame import render_head, render_no_script

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

    from starlette.requests import Request

    from app.web.page_translations import ComponentTexts

_NO_TRANSLATIONS: Final[Mapping[str, ComponentTexts]] = MappingProxyType({})
_CONFIG: Final = re.compile(rb"(window\.gradio_config = )({.*?})(;</script>)", re.DOTALL)
_STATIC: Final = files("app.web.static")
STYLE_SHEETS: Final = (
    "css/style.css",
    "css/talk.css",
    "css/cards.css",
    "css/details.css",
    "css/asking.css",
    "css/wide.css",
    "css/accounts.css",
    "css/checks.css",
    "css/written.css",
    "css/why.css",
    "css/narrow.css",
    "css/reader.css",
    "css/sheet.css",
    "css/compare.css",
    "css/menus.css",
    "css/keep.css",
    "css/catalogue.css",
    "css/upload.css",
)
LOGIN_STYLE_SHEET: Final = "css/login.css"
MAIN_SCRIPT: Final = "js/main.js"
ICON: Final = "favicon.svg"
STATIC_PREFIX: Final = "_onrecord"  # a proxy's root path must not have that name
STATIC_ROUTE: Final = f"/{STATIC_PREFIX}/{{digest}}/{{name:path}}"
_MEDIA_TYPES: Final = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def _suffix(name: str) -> str:
    return name[name.rfind(".") :]


def _static_files(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    """The names and contents of the files in the folder and the folders in it."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _static_files(entry, f"{prefix}{entry.name}/")
        elif _suffix(entry.name) in _MEDIA_TYPES:
            yield f"{prefix}{entry.name}", entry.read_bytes()


_FILES: Final = dict(_static_files(_STATIC))
# In one file: a browser asks for few files at a time, and Gradio's are many.
PAGE_STYLE: Final = "css/page.css"
_FILES[PAGE_STYLE] = b"".join(_FILES[name] for name in STYLE_SHEETS)
# In the path, so that a browser caches the files until any of them changes.
STATIC_DIGEST: Final = hashlib.sha256(b"".join(_FILES.values())).hexdigest()[:12]
# Gradio's previews for social networks, with pictures on another host, and a manifest of no app.
_GRADIO_TAGS: Final = re.compile(
    rb'<meta\s+(?:property="og:|name="twitter:)[^>]*>\s*|<link rel="manifest"[^>]*>\s*'
)


def page_html(page: bytes, translations: Mapping[str, ComponentTexts] = _NO_TRANSLATIONS) -> bytes:
    """Gradio's page with our styles and script, in the current language, before it is drawn.

    `translations` are the texts of its components by language. Any other page, such as the login,
    stays as it is.
    """
    if b"<gradio-app" not in page:
        return page
    language = current_language()
    page = _CONFIG.sub(partial(_translated, texts=translations.get(language, {})), page, count=1)
    page = page.replace(b'lang="en"', f'lang="{language}"'.encode(), 1)
    folder = f"./{STATIC_PREFIX}/{STATIC_DIGEST}"  # relative to the page, as Gradio's own files
    head = render_head(
        style=f"{folder}/{PAGE_STYLE}",
        script=f"{folder}/{MAIN_SCRIPT}",
        icon=f"{folder}/{ICON}",
    )
    without_tags = _GRADIO_TAGS.sub(b"", page)
    with_head = without_tags.replace(b"</head>", head.encode() + b"</head>", 1)
    no_script = render_no_script().encode()
    return with_head.replace(b"</gradio-app>", b"</gradio-app>" + no_script, 1)


def _translated(config: re.Match[bytes], *, texts: ComponentTexts) -> bytes:
    """The configuration with the components' texts replaced."""
    if not texts:
        return config[0]
    read = json.loads(config[2])
    for component in read["components"]:
        component["props"].update(texts.get(component["props"].get("elem_id") or "", {}))
    # Nothing in it may end the script that it is part of.
    written = json.dumps(read, ensure_ascii=False)
    for sign in "<>&'":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return config[1] + written.encode() + config[3]


def static_file(request: Request) -> Response:
    """The style, script or icon of that name; 404 for an unknown name or digest."""
    name = request.path_params["name"]
    body = _FILES.get(name)
    if body is None or request.path_params["digest"] != STATIC_DIGEST:
        return Response(status_code=404)
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(body, media_type=_MEDIA_TYPES[_suffix(name)], headers=headers)
