"""Footnotes of web pages: marks in sentences that are linked to notes further down the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from corpus.load.formats.html_blocks import HEADING_TAGS, element_blocks, element_text, is_block
from corpus.load.formats.parsed_file import BULLET, Block, BlockMark, anchor
from corpus.model.mark import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

_MARKER = re.compile(
    r"[\[(]?(?:note |fn\.? ?)?(?:\d{1,3}|[*†‡§¶]{1,3}|[¹²³⁰-⁹]{1,3}|[a-z])[\])]?",
    re.IGNORECASE,
)
_BACK = re.compile(r"[\[(]?(?:[↩↑⤴⏎^←⬆]\ufe0e?|back|return|jump up)[\])]?", re.IGNORECASE)
_NAMED = re.compile(r"fn|note", re.IGNORECASE)
_OWN_NUMBER = re.compile(r"\A\s*(?:\[?\d{1,3}\]?[.:)]?|[*†‡§¶]{1,3}|[¹²³⁰-⁹]{1,3})\s+(?=\S)")
_ROLES = frozenset(("doc-noteref", "noteref"))
_BACK_ROLES = frozenset(("doc-backlink", "backlink"))
_WORKS = frozenset(("references", "reflist", "bibliography", "citations"))
_NOTES_HEADING = re.compile(
    r"(?:foot|end)?notes?:?|anmerkungen|fußnoten|примечания|примітки", re.IGNORECASE
)


def take_notes(tree: HtmlElement) -> list[Block]:
    """The page's notes, taken out of the tree; where their marks stood is an anchor instead.

    A list of works that are referred to is left where it is, without marks in the sentences.
    """
    named = _named_elements(tree)
    order = {element: number for number, element in enumerate(tree.iter())}
    keys: dict[HtmlElement, str] = {}
    for link in list(tree.iter("a")):
        note = _note_of(link, named)
        if note is not None and order[note] > order[link] and not _is_within(link, keys):
            _put_anchor(link, keys.setdefault(note, f"h{len(keys) + 1}"))
    blocks: list[Block] = []
    for number, (note, key) in enumerate(keys.items(), start=1):
        if not _lists_works(note):
            blocks += _note_blocks(note, BlockMark(MarkKind.NOTE, key, number=number))
    for note in keys:
        if not _lists_works(note):
            _take_out(note)
    return blocks


def _named_elements(tree: HtmlElement) -> Mapping[str, HtmlElement]:
    """The page's elements by the names that a link may lead to; the first of each name."""
    named: dict[str, HtmlElement] = {}
    for element in tree.iter():
        if isinstance(element.tag, str):
            for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
                if name:
                    named.setdefault(name, element)
    return named


def _note_of(link: HtmlElement, named: Mapping[str, HtmlElement]) -> HtmlElement | None:
    """The block of the note that the link is a mark of; None for any other link."""
    target = link.get("href") or ""
    if not target.startswith("#") or not _is_marker(link):
        return None
    note = named.get(unquote(target[1:]), named.get(target[1:]))
    while note is not None and not is_block(note):
        note = note.getparent()
    if note is None or note.tag in (*HEADING_TAGS, "body", "html", "article", "main"):
        return None
    own = link.iterancestors()
    return None if note in own or not element_text(note).strip() else note


def _is_marker(link: HtmlElement) -> bool:
    """Whether a link looks like the mark of a note: its role, or a raised or bracketed number."""
    words = element_text(link).strip()
    if _roles(link) & _ROLES:
        return True
    if not _MARKER.fullmatch(words):
        return False
    raised = (
        any(above.tag == "sup" for above in link.iterancestors()) or link.find(".//sup") is not None
    )
    names = f"{link.get('href')} {link.get('class') or ''} {link.get('id') or ''}"
    return raised or words.startswith("[") or bool(_NAMED.search(names))


def _roles(element: HtmlElement) -> frozenset[str]:
    return frozenset(f"{element.get('role') or ''} {element.get('epub:type') or ''}".split())


def _is_within(element: HtmlElement, notes: Mapping[HtmlElement, str]) -> bool:
    return any(above in notes for above in element.iterancestors())


def _put_anchor(link: HtmlElement, key: str) -> None:
    """Write the note's key in the place of the mark, which is no word of the sentence.

    The mark may have brackets and a raised line around it, of which nothing is left.
    """
    whole = link
    while (parent := whole.getparent()) is not None and not is_block(parent):
        around = element_text(parent).replace(element_text(link), "", 1)
        if around.strip(" []()"):
            break
        whole = parent
    before = whole.getprevious()
    parent = whole.getparent()
    if parent is None:
        return
    tail = whole.tail or ""
    words = f"{anchor(key)}{tail}"
    if before is not None:
        before.tail = f"{(before.tail or '').rstrip()}{words}"
    else:
        parent.text = f"{(parent.text or '').rstrip()}{words}"
    parent.remove(whole)


def _lists_works(note: HtmlElement) -> bool:
    """Whether the note is in a list of works referred to, as an encyclopedia has it."""
    return any(
        _WORKS & set((element.get("class") or "").lower().split())
        for element in (note, *note.iterancestors())
    )


def _note_blocks(note: HtmlElement, mark: BlockMark) -> Iterator[Block]:
    """The words of the note, without its number and the link back to its mark."""
    is_first = True
    for block in element_blocks(note, (mark,), leave_out=_is_back_link):
        words = block.text.removeprefix(BULLET)
        words = _OWN_NUMBER.sub("", words) if is_first else words
        if words.strip():
            yield Block(words, block.marks)
            is_first = False


def _is_back_link(element: HtmlElement) -> bool:
    words = element_text(element).strip()
    if element.tag == "sup":
        return bool(_MARKER.fullmatch(words))
    if element.tag != "a":
        return False
    is_inside = (element.get("href") or "").startswith("#")
    is_mark = bool(_BACK.fullmatch(words) or _MARKER.fullmatch(words) or not words)
    return bool(_roles(element) & _BACK_ROLES) or (is_inside and is_mark)


def _take_out(note: HtmlElement) -> None:
    """Remove the note, and what is left of its list and heading when it was the last."""
    parent = note.getparent()
    note.drop_tree()
    while parent is not None and parent.tag not in ("body", "article", "main"):
        words = element_text(parent).strip()
        if words and not _NOTES_HEADING.fullmatch(words):
            return
        heading = parent.getprevious()
        if heading is not None and _NOTES_HEADING.fullmatch(element_text(heading).strip()):
            heading.drop_tree()
        above = parent.getparent()
        parent.drop_tree()
        parent = above
