"""Rich Text Format: paragraphs and table rows in their order, with the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.load.formats.parsed_file import (
    CELL,
    Block,
    BlockMark,
    FormatError,
    ParsedFile,
    anchor,
    one_line_or_none,
)
from corpus.load.formats.quotation_blocks import name_sources
from corpus.load.formats.rtf_tokens import (
    CHARACTERS,
    SKIPPED,
    UNSEEN_WORDS,
    RtfGroup,
    RtfToken,
    codepage_of_charset,
    rtf_tokens,
)
from corpus.model.mark import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_FACTS = ("title", "author")
_HEADING = BlockMark(MarkKind.HEADING)


def read_rtf(data: bytes) -> ParsedFile:
    """The text without what is deleted, struck out or hidden; notes stand after it.

    Comments, headers and pictures are left out. FormatError when it is no RTF.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        reason = "it is no RTF file: open it in the program that wrote it and save it again"
        raise FormatError(reason)
    reader = _RtfReader()
    for token in rtf_tokens(data.decode("latin-1")):
        reader.take(token)
    reader.end_paragraph()
    warnings = []
    if reader.has_unseen:
        warnings.append("struck-out or hidden words are left out")
    if reader.comments:
        warnings.append(f"comments in the margin are left out ({reader.comments})")
    return ParsedFile(
        blocks=name_sources([*reader.blocks, *reader.notes()]),
        title=one_line_or_none(reader.facts.get("title")),
        file_by=one_line_or_none(reader.facts.get("author")),
        warnings=tuple(warnings),
    )


class _RtfReader:
    """Takes the tokens of a file in order, and makes blocks of them."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.facts: dict[str, str] = {}
        self.comments = 0
        self.has_unseen = False
        self._groups = [RtfGroup()]
        self._codepages: dict[int, str] = {}
        self._codepage = "cp1252"
        self._bytes = b""
        self._words: dict[str, str] = {"": ""}  # by destination: the text, or the key of a note
        self._cells: list[str] = []
        self._is_heading = False
        self._skip = 0  # characters that stand for the one before where Unicode is not read

    def take(self, token: RtfToken) -> None:
        """Read one token."""
        if token.byte is not None and not self._skip:
            self._bytes += bytes([token.byte])
            return
        self._flush_bytes()
        if token.word == "{":
            self._groups.append(self._groups[-1].copied())
        elif token.word == "}":
            if len(self._groups) > 1:
                self._groups.pop()
        elif token.text is not None or token.byte is not None:
            self._write(token.text or "?", is_stand_in=True)
        elif token.word:
            self._control(token.word, token.number)

    def end_paragraph(self) -> None:
        """End the paragraph of the text."""
        self._flush_bytes()
        words = self._words[""].strip()
        if words:
            self.blocks.append(Block(words, (_HEADING,) if self._is_heading else ()))
        self._words[""] = ""

    def notes(self) -> Iterator[Block]:
        """The notes, each of them a mark of its own."""
        keys = [key for key in self._words if key.startswith("n")]
        for number, key in enumerate(keys, start=1):
            mark = BlockMark(MarkKind.NOTE, key, number=number)
            paragraphs = self._words[key].split("\n\n")
            yield from (Block(words.strip(), (mark,)) for words in paragraphs if words.strip())

    def _control(self, word: str, number: int | None) -> None:
        group = self._groups[-1]
        if word in SKIPPED or (word == "*" and not group.is_skipped):
            self.comments += word == "annotation"
            group.destination = None
            group.fact = ""
            group.is_font_table = word == "fonttbl"
        elif word == "footnote":
            self._begin_note(group)
        elif word in _FACTS and group.is_info:
            group.fact = word
        elif word == "info":
            group.destination, group.is_info = None, True
        elif word in UNSEEN_WORDS:
            group.unseen = (group.unseen | {word}) if number != 0 else (group.unseen - {word})
        elif word == "plain":
            group.unseen = frozenset()
        elif word in ("f", "fcharset", "ansicpg", "uc", "u"):
            self._characters(group, word, number or 0)
        elif word in CHARACTERS:
            self._write(CHARACTERS[word])
        else:
            self._layout(group, word)

    def _layout(self, group: RtfGroup, word: str) -> None:
        if word in ("par", "sect", "page") and group.destination:
            self._write("\n\n")
        elif word in ("par", "sect", "page") and group.destination == "":
            self.end_paragraph()
        elif word == "pard":
            self._is_heading = False
        elif word == "outlinelevel":
            self._is_heading = True
        elif word == "cell":
            self._cells.append(" ".join(self._words[""].split()))
            self._words[""] = ""
        elif word == "row":
            self.blocks.append(Block(CELL.join(self._cells)))
            self._cells = []

    def _begin_note(self, group: RtfGroup) -> None:
        """Begin a note of the words around the group; other programs than Word mark it as new."""
        destination = self._groups[-2].destination if len(self._groups) > 1 else None
        if destination is None:
            return
        key = f"n{len(self._words)}"
        self._words[destination] += anchor(key)
        self._words[key] = ""
        group.destination = key

    def _characters(self, group: RtfGroup, word: str, number: int) -> None:
        """Heed what says how characters are written, and read one that is given by its number."""
        if word == "u":
            self._write(chr(number % 0x10000))
            self._skip = group.stand_ins
        elif word == "uc":
            group.stand_ins = number
        elif word == "ansicpg":
            self._codepage = f"cp{number}"
        elif word == "f":
            group.font = number
        elif group.is_font_table:
            self._codepages[group.font] = codepage_of_charset(number)

    def _flush_bytes(self) -> None:
        if not self._bytes:
            return
        codepage = self._codepages.get(self._groups[-1].font, self._codepage)
        data, self._bytes = self._bytes, b""
        try:
            self._write(data.decode(codepage, errors="replace"))
        except LookupError:
            self._write(data.decode("cp1252", errors="replace"))

    def _write(self, words: str, *, is_stand_in: bool = False) -> None:
        if is_stand_in and self._skip:
            dropped = min(self._skip, len(words))
            self._skip -= dropped
            words = words[dropped:]
        else:
            self._skip = 0
        group = self._groups[-1]
        if group.fact:
            self.facts[group.fact] = self.facts.get(group.fact, "") + words
        elif group.unseen:
            self.has_unseen = self.has_unseen or (
                group.destination is not None and bool(words.strip())
            )
        elif group.destination is not None:
            self._words[group.destination] += words
