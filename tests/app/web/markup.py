"""What a browser would make of HTML, without a browser."""

from __future__ import annotations

from html.parser import HTMLParser


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.marked: list[tuple[str, str]] = []
        self._quotes: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "mark":
            self._quotes = dict(attrs).get("data-quotes") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._quotes = None

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self._quotes is not None:
            self.marked.append((self._quotes, data))


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def text_of(html: str) -> str:
    """The text without the tags."""
    return "".join(_read(html).text)


def quoted_of(html: str, number: int) -> list[str]:
    """The text of each stretch that is marked as of that quote."""
    return [words for quotes, words in _read(html).marked if str(number) in quotes.split()]


def tags_of(html: str) -> list[tuple[str, dict[str, str | None]]]:
    """Each opening tag with its attributes."""
    return _read(html).tags


def attributes_of(html: str) -> set[str]:
    """The names of all attributes."""
    return {name for _, attributes in tags_of(html) for name in attributes}
