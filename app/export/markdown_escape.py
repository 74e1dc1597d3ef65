"""Escape text for Markdown, so that it renders as itself."""

from __future__ import annotations

import re

from app.text.unicode import isolate_bidi, on_one_line, replace_control_characters

# What begins emphasis, code, links, HTML, entities, mathematics, mentions and the like anywhere, in
# CommonMark, on GitHub or for Pandoc; and what Pandoc and others set in type as they see fit:
# straight quotation marks, marks that stand twice, "(c)", "+-".
_SPECIAL_ANYWHERE = re.compile(
    r"([-.=!?,])\1+|[\\`*_{}\[\]<>#|~&$@^\"']|:(?=[/:]|[\w+-]+:)|\+(?=-)|\((?=(?:c|r|p|tm)\))",
    re.IGNORECASE,
)
# Lists and the like.
_SPECIAL_AT_START = re.compile(
    r"\A(?:[-+:%=]|\(?[0-9A-Za-z]{1,15}[.)](?=\s|\Z))"
)  # lists and the like
_ADDRESS = re.compile(r"\bwww\.", re.IGNORECASE)  # GitHub makes a link of it
_LINE_ENDS = re.compile(r"(\n+)")
_PARAGRAPH = "\n\n"


def inline(words: str) -> str:
    """Escape the words on one line, for a heading, an item or a footnote."""
    return _line(on_one_line(words))


def block(words: str) -> str:
    """Escape the words and keep line ends; one empty line separates paragraphs, more are breaks."""
    words = replace_control_characters(words)
    core = words.strip("\n")
    start = len(words) - len(words.lstrip("\n"))
    end = len(words) - start - len(core)
    pieces = _LINE_ENDS.split(core) if core else [""]
    pieces[::2] = map(_line, pieces[::2])
    pieces[1::2] = map(_break, pieces[1::2])
    return _entity("\n") * start + "".join(pieces) + _entity("\n") * end


def block_quote(markdown: str) -> str:
    """Put Markdown into a block quote."""
    return "\n".join(f"> {line}".rstrip() for line in markdown.split("\n"))


def _break(ends: str) -> str:
    return ends if ends == _PARAGRAPH else "\\\n" * len(ends)


def _line(line: str) -> str:
    """Escape one line; white space at its ends becomes entities."""
    line = isolate_bidi(line)
    core = line.strip()
    start = len(line) - len(line.lstrip())
    lead, rest = line[:start], line[start + len(core) :]
    return "".join([*map(_entity, lead), _escape(core), *map(_entity, rest)])


def _escape(line: str) -> str:
    """Put a backslash before each mark; of an opening or an address only before its last sign."""
    special = {
        index for match in _SPECIAL_ANYWHERE.finditer(line) for index in range(*match.span())
    }
    special |= {match.end() - 1 for match in _ADDRESS.finditer(line)}
    if opening := _SPECIAL_AT_START.match(line):
        special.add(opening.end() - 1)
    return "".join(f"\\{sign}" if index in special else sign for index, sign in enumerate(line))


def _entity(sign: str) -> str:
    return f"&#{ord(sign)};"
