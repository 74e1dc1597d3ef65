"""Make the names of uploaded files safe for any file system."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MAX_FILE_NAME_CHARS: Final = 100
MAX_FILE_NAME_BYTES: Final = 200  # file systems hold 255 of a name
_MAX_SUFFIX: Final = 20  # characters
_MAX_READ: Final = 4_000  # characters of the given name, from its end
_FOLDER_SEPARATORS: Final = re.compile(r"[/\\]")
_FORBIDDEN: Final = re.compile(r'[<>:"|?*]')  # on Windows
_DEVICES: Final = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?=\.|\Z)", re.IGNORECASE)
_JOINERS: Final = "\u200c\u200d"  # they change letters in Persian, Indic scripts and emoji
_NAMELESS: Final = "document"


def safe_name(given: str) -> str:
    """Return the name without folders, invisible characters, and what file systems refuse.

    Letters of all scripts stay; a safe name is returned unchanged.
    """
    last = _FOLDER_SEPARATORS.split(given[-_MAX_READ:])[-1]
    visible = "".join(sign for sign in last if _is_visible(sign))
    name = " ".join(unicodedata.normalize("NFC", _FORBIDDEN.sub("_", visible)).split())
    stem, dot, suffix = (part.strip() for part in name.strip(" .").rpartition("."))
    if not stem or len(suffix) > _MAX_SUFFIX:
        stem, dot, suffix = f"{stem}{dot}{suffix}", "", ""
    stem = _cut_to_fit(stem, dot + suffix)
    if _DEVICES.match(stem):
        stem = _cut_to_fit(f"_{stem}", dot + suffix)
    return f"{stem or _NAMELESS}{dot}{suffix}"


def _is_visible(sign: str) -> bool:
    return sign.isspace() or sign in _JOINERS or not unicodedata.category(sign).startswith("C")


def _cut_to_fit(stem: str, suffix: str) -> str:
    """Cut the stem to what fits before the suffix, without spaces and dots at its ends."""
    stem = stem.strip(" .")[: MAX_FILE_NAME_CHARS - len(suffix)]
    room = MAX_FILE_NAME_BYTES - len(suffix.encode())
    while len(stem.encode()) > room:
        stem = stem[:-1]
    return stem.strip(" .")
