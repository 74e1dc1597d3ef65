"""Plain text: it has no metadata."""

from __future__ import annotations

from corpus.load.formats.decode import decode
from corpus.load.formats.parsed_file import Block, ParsedFile


def read_txt(data: bytes) -> ParsedFile:
    """The text as it stands; a first line that looks like a title is not taken for one."""
    return ParsedFile(blocks=(Block(decode(data)),))
