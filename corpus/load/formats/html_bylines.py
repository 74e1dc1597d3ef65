"""The lines between the headline of a web page and its text that may name who wrote it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.load.formats.html_blocks import HEADING_TAGS, element_text, is_block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_MAX_LINE_CHARS = 160
_MIN_PROSE_WORDS = 12
_MAX_LINES = 8
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*\Z")
_TITLES = HEADING_TAGS - {"h4", "h5", "h6"}  # small ones right below the headline hold bylines
_AROUND = frozenset(("nav", "aside", "form", "footer", "button", "label", "figure"))


def byline_lines(tree: HtmlElement) -> tuple[str, ...]:
    """The first headline and the short lines from it to the first paragraph of sentences."""
    headline = next(tree.iter("h1"), None)
    if headline is None:
        return ()
    lines = [" ".join(element_text(headline).split())]
    for element in _following(headline):
        for line in _element_lines(element):
            is_prose = len(line.split()) >= _MIN_PROSE_WORDS and _SENTENCE_END.search(line)
            if is_prose or len(lines) > _MAX_LINES:
                return tuple(lines)
            if len(line) <= _MAX_LINE_CHARS:
                lines.append(line)
    return tuple(lines)


def _element_lines(element: HtmlElement) -> Iterator[str]:
    """The lines of a block; each part of a row of links and buttons is a line."""
    own = [element.text, *(child.tail for child in element)]
    is_row = len(element) > 1 and not any(map(str.isalnum, "".join(filter(None, own))))
    breaks = any(child.tag == "br" for child in element)
    parts = [""]
    for words, starts in _pieces(element):
        if starts and (is_row or breaks):
            parts.append("")
        parts[-1] += words
    for part in parts:
        if line := " ".join(part.split()):
            yield line


def _pieces(element: HtmlElement) -> Iterator[tuple[str, bool]]:
    """The words of the block's pieces, and whether each begins a line in a row or after a break."""
    yield element.text or "", False
    row = not any(child.tag == "br" for child in element)
    for child in element:
        yield element_text(child), row or child.tag == "br"
        yield child.tail or "", False


def _following(headline: HtmlElement) -> Iterator[HtmlElement]:
    """The innermost blocks after the headline, in the order of the page."""
    for element in headline.itersiblings():
        yield from _innermost(element)
    for around in headline.iterancestors():
        for element in around.itersiblings():
            yield from _innermost(element)


def _innermost(element: HtmlElement) -> Iterator[HtmlElement]:
    if not isinstance(element.tag, str) or element.tag in _AROUND | _TITLES:
        return
    blocks = [child for child in element if isinstance(child.tag, str)]
    if any(is_block(inner) for child in blocks for inner in child.iter()):
        for child in blocks:
            yield from _innermost(child)
    else:
        yield element
