"""Files that are ZIPs of XML: refused when broken or too large, their parts read safely."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

from corpus.load.formats.parsed_file import FormatError

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_UNPACKED_BYTES = 200_000_000  # a novel of 1,000 pages is about 10 MB of XML
# What python-docx and lxml let through of a broken file; lxml's parse errors are SyntaxErrors.
BROKEN = (
    zipfile.BadZipFile, zlib.error, SyntaxError, LookupError, ValueError, AttributeError,
    TypeError, NotImplementedError, RuntimeError, OSError, EOFError,
)  # fmt: skip

_TEXT = (".xml", ".opf", ".xhtml", ".html", ".htm", ".ncx", ".rels", "mimetype")


def refuse_unreadable_zip(data: bytes, broken: str) -> None:
    """Raise FormatError for what is no ZIP (`broken` says so), or would unpack to too much."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except BROKEN as error:
        raise FormatError(broken) from error
    if unpacked > MAX_UNPACKED_BYTES:
        reason = (
            f"it unpacks to {unpacked / 1e6:.0f} MB, more than {MAX_UNPACKED_BYTES / 1e6:.0f} MB:"
            " remove its pictures or split it"
        )
        raise FormatError(reason)


def text_parts(data: bytes, broken: str) -> Mapping[str, bytes]:
    """The parts of the file that hold text, by name; FormatError when it is broken or too large."""
    refuse_unreadable_zip(data, broken)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if name.lower().endswith(_TEXT)]
            return {name: archive.read(name) for name in names}
    except BROKEN as error:
        raise FormatError(broken) from error


def parse_part(part: bytes) -> Any:  # noqa: ANN401 - lxml has no types
    """The root of an XML part, whose entities are neither fetched nor expanded."""
    from lxml import etree  # noqa: PLC0415

    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
