"""An invented language: English with each message between ⟦ and ⟧; and what is outside of them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax.ast import Message, TextElement

from app.text.catalogue import DEFAULT_LANGUAGE, FOLDER, Catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

OPEN, CLOSE = "⟦", "⟧"
# Attributes that a reader sees or hears, or that a script shows.
_SHOWN = frozenset(
    """alt aria-label placeholder title data-branched data-busy data-done data-ended data-found
    data-many data-none data-one data-refused""".split()  # noqa: SIM905
)
_APART = "\n"  # between texts of which each is looked at by itself


def marked_catalogue(folder: Path) -> Catalogue:
    """Write the language as a translator would, a folder of Fluent files, and load it."""
    folder.mkdir()
    for file in (FOLDER / DEFAULT_LANGUAGE).glob("*.ftl"):
        resource = FluentParser().parse(file.read_text(encoding="utf-8"))
        for entry in resource.body:
            if isinstance(entry, Message) and entry.value is not None:
                elements = entry.value.elements
                entry.value.elements = [TextElement(OPEN), *elements, TextElement(CLOSE)]
        text = FluentSerializer().serialize(resource)
        (folder / file.name).write_text(text, encoding="utf-8")
    return Catalogue.load(folder)


class _Shown(HTMLParser):
    """Collects text, and the attributes that are shown, each by itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.attributes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self.text.append(_APART)
        self.attributes += [value for name, value in attrs if value and name in _SHOWN]

    def handle_endtag(self, tag: str) -> None:
        del tag
        self.text.append(_APART)

    def handle_data(self, data: str) -> None:
        self.text.append(data.replace("\n", " "))


def shown_in_html(html: str) -> list[str]:
    """Return the text of the HTML and each attribute that is shown."""
    parser = _Shown()
    parser.feed(html)
    parser.close()
    return ["".join(parser.text), *parser.attributes]


def outside_marks(texts: Iterable[str]) -> Iterator[str]:
    """Yield each run of words of the texts that is in no message."""
    for text in texts:
        outside, depth = "", 0
        for character in text:
            depth -= character == CLOSE
            if depth == 0:
                outside += _APART if character == CLOSE else character if character != OPEN else ""
            depth += character == OPEN
        assert depth == 0, text
        for run in re.split(r"[\n\u2068\u2069]", outside):
            if words := re.sub(r"\A[\W\d_]+|[\W\d_]+\Z", "", " ".join(run.split())):
                yield words
