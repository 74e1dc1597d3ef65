"""The blocks of an element of a web page: paragraphs, items, quotations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.load.formats.parsed_file import BULLET, Block, BlockMark
from corpus.model.mark import MarkKind
from corpus.structure.quotation_source import MAX_SOURCE_CHARS, source_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.html import HtmlElement

_BLOCK_TAGS = frozenset(
    # https://developer.mozilla.org/en-US/docs/Glossary/Block-level_content
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_UNREAD = frozenset(("script", "style", "template", "noscript", "svg", "head"))
_CAPTIONS = frozenset(("figcaption", "caption"))
_QUOTE_CLASSES = frozenset(("quote", "epigraph", "blockquote", "pullquote"))
_QUOTED_LINE = re.compile(r">\s?")
_ACCOUNT = re.compile(r"[—–―] ?(?P<name>[^\W\d_][^—–―()@]{0,60}?) ?\(@[\w.]+\)[^.!?]{0,40}\Z")
_MAX_POST_CHARS = 700
_POST_TAGS = ("div", "figure", "section", "aside")
_SOURCE_DASH = re.compile(r"(?:[—–―]|--) ?[^\W\d_a-z]")


def is_block(element: HtmlElement) -> bool:
    """Whether the element begins a line of its own."""
    return element.tag in _BLOCK_TAGS


def element_text(element: HtmlElement) -> str:
    """All words in the element as they stand, scripts left out."""
    if not isinstance(element.tag, str) or element.tag in _UNREAD:
        return ""
    parts = [element.text or ""]
    for child in element:
        parts += [element_text(child), child.tail or ""]
    return "".join(parts)


def element_blocks(
    element: HtmlElement,
    marks: tuple[BlockMark, ...],
    *,
    leave_out: Callable[[HtmlElement], bool] = lambda _element: False,
) -> Iterator[Block]:
    """The blocks in the element with `marks`, and the marks that its own structure adds."""
    words = ""
    within = add_own_mark(element, marks)
    bullet = BULLET if element.tag == "li" else ""

    def block() -> Iterator[Block]:
        nonlocal words, bullet
        for part in re.split(r"\n\s*\n", words):
            lines = [" ".join(line.split()) for line in part.split("\n")]
            said = "\n".join(line for line in lines if line)
            if said:
                yield with_source_mark(Block(*_quoted_line(bullet + said, within)))
                bullet = ""
        words = ""

    words += _fold(element.text, is_preformatted=element.tag == "pre")
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _UNREAD or leave_out(child):
            words += " "
        elif child.tag == "br":
            words += "\n"
        elif is_block(child) or any(is_block(inner) for inner in child.iterdescendants()):
            yield from block()
            yield from element_blocks(child, within, leave_out=leave_out)
        else:
            words += _inline_text(child, leave_out)
        words += _fold(child.tail)
    yield from block()


def _inline_text(element: HtmlElement, leave_out: Callable[[HtmlElement], bool]) -> str:
    parts = [_fold(element.text)]
    for child in element:
        if child.tag == "br":
            parts.append("\n")
        elif isinstance(child.tag, str) and child.tag not in _UNREAD and not leave_out(child):
            parts.append(_inline_text(child, leave_out))
        parts.append(_fold(child.tail))
    return "".join(parts)


def _fold(text: str | None, *, is_preformatted: bool = False) -> str:
    """The text with white space folded; blank lines part paragraphs of preformatted text."""
    if is_preformatted:
        return "\n\n".join(map(_fold, (text or "").split("\n\n")))
    return re.sub(r"\s+", " ", text or "")


def _quoted_line(words: str, marks: tuple[BlockMark, ...]) -> tuple[str, tuple[BlockMark, ...]]:
    """The words with a mark where the writer sets ">" before what another wrote."""
    match = _QUOTED_LINE.match(words)
    if match is None or any(mark.kind is MarkKind.QUOTE for mark in marks):
        return words, marks
    return words, (*marks, BlockMark(MarkKind.QUOTE))


def add_own_mark(element: HtmlElement, marks: tuple[BlockMark, ...]) -> tuple[BlockMark, ...]:
    """The marks with the mark of the element itself, if it has one."""
    classes = set((element.get("class") or "").lower().replace("-", "").split())
    is_quoted = any(mark.kind is MarkKind.QUOTE for mark in marks)
    if element.tag == "blockquote" or classes & _QUOTE_CLASSES:
        return (
            marks if is_quoted else (*marks, BlockMark(MarkKind.QUOTE, quotation_source(element)))
        )
    if not is_quoted and (account := _account(element)):
        return (*marks, BlockMark(MarkKind.QUOTE, account))
    if element.tag in HEADING_TAGS or element.tag in _CAPTIONS:
        return (*marks, BlockMark(MarkKind.HEADING))
    if is_quoted and (element.tag in ("cite", "footer") or "title" in classes):
        return (*marks, BlockMark(MarkKind.FURNITURE))
    return marks


def _account(element: HtmlElement) -> str | None:
    """The name below a short embedded post: "— Ann Keller (@annk) 4 May"; None where none is.

    Of elements around one another it is the innermost one's.
    """
    if element.tag not in _POST_TAGS or len(element) < 2:  # noqa: PLR2004 - words and a name
        return None
    match = _account_in(element)
    inner = (one for one in element.iterdescendants(*_POST_TAGS) if len(one) > 1)
    return match["name"] if match and not any(map(_account_in, inner)) else None


def _account_in(element: HtmlElement) -> re.Match[str] | None:
    """The line with the account at the end of the element's words, if they are a short post."""
    words = " ".join(element_text(element).split())
    match = _ACCOUNT.search(words) if len(words) <= _MAX_POST_CHARS else None
    return match if match and match.start() else None


def quotation_source(quotation: HtmlElement) -> str | None:
    """The name that a block quotation gives for its source; None where it gives none."""
    if name := quotation.get("data-username") or quotation.get("data-author"):
        return " ".join(name.split())
    within = [*quotation.iter("cite", "footer", "figcaption")]
    parent = quotation.getparent()
    if parent is not None and parent.tag == "figure":
        within += [*parent.iter("figcaption")]
    own_lines = [quotation.text, *(child.tail for child in quotation)]
    for line in own_lines:
        if is_source_line(line or "") and (name := source_name(line or "")):
            return name
    for element in within:
        if name := source_name(element_text(element)):
            return name
    return None


def is_source_line(words: str) -> bool:
    """Whether the words are a dash and a short line, as below a quotation: "— Ana Reyes, 1921"."""
    line = " ".join(words.split())
    return len(line) <= MAX_SOURCE_CHARS and bool(_SOURCE_DASH.match(line))


def with_source_mark(block: Block) -> Block:
    """The block, marked as nobody's words if it names the source of a quotation around it."""
    is_quoted = any(mark.kind is MarkKind.QUOTE for mark in block.marks)
    if not is_quoted or not is_source_line(block.text):
        return block
    return Block(block.text, (*block.marks, BlockMark(MarkKind.FURNITURE)))
