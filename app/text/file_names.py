"""Names that strangers give their files, made safe for any file system."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MAX_CHARS: Final = 100
MAX_BYTES: Final = 200  # file systems hold 255 of a name
_MAX_SUFFIX: Final = 20  # characters
_READ: Final = 4_000  # characters of what is given, from its end
_PARTS: Final = re.compile(r"[/\\]")
_FORBIDDEN: Final = re.compile(r'[<>:"|?*]')  # on Windows
_DEVICES: Final = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?=\.|\Z)", re.IGNORECASE)
_JOINERS: Final = "\u200c\u200d"  # they change letters in Persian, Indic scripts and emoji
_NAMELESS: Final = "document"


def safe_name(given: str) -> str:
    """The name without folders, signs that cannot be seen, and what a file system would refuse.

    Letters of all scripts stay; doing it twice changes nothing.
    """
    last = _PARTS.split(given[-_READ:])[-1]
    seen = "".join(sign for sign in last if _is_seen(sign))
    name = " ".join(unicodedata.normalize("NFC", _FORBIDDEN.sub("_", seen)).split())
    stem, dot, suffix = (part.strip() for part in name.strip(" .").rpartition("."))
    if not stem or len(suffix) > _MAX_SUFFIX:
        stem, dot, suffix = f"{stem}{dot}{suffix}", "", ""
    stem = _bounded(stem, dot + suffix)
    if _DEVICES.match(stem):
        stem = _bounded(f"_{stem}", dot + suffix)
    return f"{stem or _NAMELESS}{dot}{suffix}"


def _is_seen(sign: str) -> bool:
    return sign.isspace() or sign in _JOINERS or not unicodedata.category(sign).startswith("C")


def _bounded(stem: str, suffix: str) -> str:
    """As much of the stem as fits before the suffix, without spaces and dots around it."""
    stem = stem.strip(" .")[: MAX_CHARS - len(suffix)]
    room = MAX_BYTES - len(suffix.encode())
    while len(stem.encode()) > room:
        stem = stem[:-1]
    return stem.strip(" .")
