"""What a browser would make of HTML, without a browser."""

from __future__ import annotations

from html.parser import HTMLParser


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.marked: list[str] = []
        self._active = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._active = tag == "mark" and dict(attrs).get("class") == "active"

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._active = False

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self._active:
            self.marked.append(data)


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def text_of(html: str) -> str:
    """The text without the tags."""
    return "".join(_read(html).text)


def active_of(html: str) -> list[str]:
    """The text of each strongly marked stretch."""
    return _read(html).marked


def tags_of(html: str) -> list[tuple[str, dict[str, str | None]]]:
    """Each opening tag with its attributes."""
    return _read(html).tags


def attributes_of(html: str) -> set[str]:
    """The names of all attributes."""
    return {name for _, attributes in tags_of(html) for name in attributes}
