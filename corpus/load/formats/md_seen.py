"""What the reader of a Markdown text sees of it: no struck-out, hidden or private words."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from corpus.load.formats.html_unseen import is_unseen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

_UNREAD = ("script", "style", "template")
_BLOCKS = frozenset(
    ("blockquote", "details", "summary", "p", "div", "li", "tr", "section", "h1", "h2", "h3", "h4")
)
_VOID = frozenset(("br", "hr", "img", "input", "wbr", "meta", "link", "source", "col"))
_OPENED = re.compile(r"<(?P<tag>[a-zA-Z]\w*)(?P<rest>[^>]*)>")
_CODE = re.compile(r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)|`[^`\n]+`", re.MULTILINE | re.DOTALL)
# Obsidian's marks: a link with its text, highlighted words, a comment, a tag, a task's box; those
# of CriticMarkup for changes; a single tilde, which GitHub strikes out too.
_LINK = re.compile(r"!?\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_HIGHLIGHT = re.compile(r"==(?=\S)([^=\n]+?)(?<=\S)==")
_PRIVATE = re.compile(r"%%.*?%%|\{>>.*?<<\}|\{--.*?--\}", re.DOTALL)
_CHANGED = re.compile(r"\{~~.*?~>(.*?)~~\}|\{\+\+(.*?)\+\+\}|\{==(.*?)==\}", re.DOTALL)
_ONCE_STRUCK = re.compile(r"(?<![\w~\\])~(?=[^\s~])([^~\n]+?)(?<=\S)~(?![\w~])")
_BLOCK_ID = re.compile(r"[ \t]+\^[\w-]+[ \t]*$", re.MULTILINE)
# The lines around a box in Pandoc's and Docusaurus' Markdown: "::: warning", "::: {.note}", ":::".
_FENCE = re.compile(r"^:{3,}[ \t]*(?:\{[^}\n]*\}|[\w-]+)?[ \t]*:*[ \t]*$", re.MULTILINE)
_TASK = re.compile(r"^(\s*(?:[-*+]|\d+[.)])\s+)\[[ xX/-]\]\s+", re.MULTILINE)


def plain_markup(text: str) -> str:
    """The text with its programs' own marks gone, or written in CommonMark; code stays as it is."""
    parts, end = [], 0
    for code in _CODE.finditer(text):
        parts += [_plain(text[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*parts, _plain(text[end:])])


def _plain(text: str) -> str:
    text = _CHANGED.sub(lambda change: change[1] or change[2] or change[3] or "", text)
    text = _FENCE.sub("", text)
    text = _BLOCK_ID.sub("", _TASK.sub(r"\1", _PRIVATE.sub("", text)))
    return _ONCE_STRUCK.sub(r"~~\1~~", _HIGHLIGHT.sub(r"\1", _LINK.sub(r"\1", text)))


def seen_children(token: Token) -> Iterator[Token]:
    """The pieces of a paragraph, without those that are struck out or hidden."""
    struck = 0
    unseen: list[str] = []
    for child in token.children or ():
        if child.type in ("s_open", "s_close"):
            struck += 1 if child.type == "s_open" else -1
        elif child.type == "html_inline":
            opened = _OPENED.match(child.content)
            tag = (opened["tag"] if opened else child.content.strip("</> ")).lower()
            if opened and tag not in _VOID and (unseen or _is_unseen(tag, opened["rest"])):
                unseen.append(tag)
            elif not opened and unseen and unseen[-1] == tag:
                unseen.pop()
                continue
        if not struck and not unseen:
            yield child


def _is_unseen(tag: str, rest: str) -> bool:
    reader = _Attributes()
    reader.feed(f"<x {rest}>")
    return is_unseen(tag, reader.attributes)


class _Attributes(HTMLParser):
    """Collects the attributes of one tag."""

    def __init__(self) -> None:
        super().__init__()
        self.attributes: dict[str, str | None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.attributes = dict(attrs)


class _Words(HTMLParser):
    """Collects the words between tags that a reader sees."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._unread: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.words.append("\n" if tag == "br" else "")
        elif self._unread or tag in _UNREAD or is_unseen(tag, dict(attrs)):
            self._unread.append(tag)
        elif tag in _BLOCKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unread:
            while self._unread.pop() != tag:
                pass
        elif tag in _BLOCKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.words.append(data)


def words_of_markup(markup: str) -> str:
    """The words between the tags of HTML, as far as a reader sees them."""
    reader = _Words()
    reader.feed(markup)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.words).splitlines())
    return "\n".join(line for line in lines if line)
