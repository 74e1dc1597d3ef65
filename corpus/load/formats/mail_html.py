"""A mail's HTML as plain text, block quotations marked with ">"."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_UNREAD = frozenset(("script", "style", "head", "title", "template"))
_PARTED = frozenset(
    ("blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "table", "ul")
)
_BLOCKS = _PARTED.union(
    ("address", "article", "br", "center", "dd", "div", "dl", "dt", "footer", "form", "header"),
    ("hr", "li", "main", "section", "td", "th", "tr"),
)
_EMPTY = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)


def html_as_text(page: str) -> str:
    """The words of the page; a line for each block, those of a block quotation behind ">"."""
    parser = _MailHtmlParser()
    parser.feed(page)
    parser.close()
    return parser.text()


class _MailHtmlParser(HTMLParser):
    """Collects lines, each with the depth of block quotations that it is in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[tuple[int, str]] = [(0, "")]
        self._open: list[tuple[str, bool]] = []
        self._depth = 0

    def text(self) -> str:
        """The lines with their marks of quoting."""
        marked = [
            f"{'>' * depth} {line}".rstrip() if depth else line
            for depth, line in ((depth, " ".join(line.split())) for depth, line in self._lines)
        ]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(marked)).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line where a block begins."""
        self._break(tag)
        if tag == "blockquote":
            self._depth += 1
            self._lines.append((self._depth, ""))
        if tag == "hr":
            self._lines += [(self._depth, "_" * 10), (self._depth, "")]
        if tag not in _EMPTY:
            style = dict(attrs).get("style") or ""
            self._open.append((tag, tag in _UNREAD or bool(_HIDDEN.search(style))))

    def handle_endtag(self, tag: str) -> None:
        """End the line where a block ends."""
        if not any(name == tag for name, _ in self._open):
            return
        while self._open.pop()[0] != tag:
            pass
        depth = sum(name == "blockquote" for name, _ in self._open)
        if depth < self._depth:
            self._depth = depth
            self._lines.append((depth, ""))
        self._break(tag)

    def handle_data(self, data: str) -> None:
        """Add the words to the line, unless they are hidden."""
        if any(hidden for _, hidden in self._open):
            return
        depth, line = self._lines[-1]
        if not line.strip() and depth != self._depth and data.strip():
            self._lines.append((self._depth, ""))
            depth, line = self._lines[-1]
        self._lines[-1] = (depth, line + data)

    def _break(self, tag: str) -> None:
        if tag not in _BLOCKS:
            return
        if self._lines[-1][1].strip() or tag == "br":
            self._lines.append((self._depth, ""))
        if tag in _PARTED:
            self._lines.append((self._depth, ""))
