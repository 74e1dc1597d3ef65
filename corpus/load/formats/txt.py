"""Plain text: it has no metadata; subtitles and records with numbered lines are known as such."""

from __future__ import annotations

from corpus.load.formats.decode import decode
from corpus.load.formats.numbered_lines import numbered_paragraphs
from corpus.load.formats.parsed_file import Block, ParsedFile
from corpus.load.formats.subtitles import are_subtitles, subtitle_blocks


def read_txt(data: bytes) -> ParsedFile:
    """The text as it stands; a first line that looks like a title is not taken for one.

    Subtitles that were saved as text are read as subtitles, and a record with numbered lines
    without the numbers.
    """
    text = decode(data)
    if are_subtitles(text):
        return ParsedFile(blocks=subtitle_blocks(text))
    numbered = numbered_paragraphs(text)
    return ParsedFile(blocks=tuple(map(Block, numbered or (text,))))
