"""The date of a web page: when it was published, not when it was last changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.load.formats.parsed_file import metadata_date
from corpus.load.formats.stated_dates import is_ambiguous, stated_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from corpus.model.publication_date import PublicationDate

_CHANGED = re.compile(r"modif|updat|revis|last-?change|lastmod", re.IGNORECASE)
_PUBLISHED = re.compile(r"publi|creat|issued|date|posted|time", re.IGNORECASE)
_LINKED_DATA = re.compile(r'"(date\w+|uploadDate)"\s*:\s*"([^"]+)"')
_NAMES = ("property", "name", "itemprop", "http-equiv", "class", "pubdate")


def page_date(tree: HtmlElement, found: str | None) -> tuple[PublicationDate | None, str | None]:
    """The day that `found`, by a library, is right about, or None and why it is left out.

    It is left out where the page states only when it was last changed, or a day whose number may be
    the month's.
    """
    date = metadata_date(found)
    stated = list(_stated(tree))
    published = [words for name, words in stated if not _CHANGED.search(name)]
    changed = [words for name, words in stated if _CHANGED.search(name)]
    if date is None:
        reasons = (stated_date(words)[1] for words in published if is_ambiguous(words))
        return None, next(reasons, None)
    if any(stated_date(words)[0] == date for words in published):
        return date, None
    ambiguous = next((words for words in published if is_ambiguous(words)), None)
    if ambiguous is not None:
        return None, stated_date(ambiguous)[1]
    if any(stated_date(words)[0] == date for words in changed):
        return None, f"the date {date} is left out: it is of the page's last change"
    return date, None


def _stated(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """What the page calls its dates, and the dates as written."""
    for element in tree.iter("meta", "time", "span", "abbr"):
        name = " ".join(element.get(key) or "" for key in _NAMES)
        words = element.get("content") or element.get("datetime") or ""
        if element.tag == "time":
            yield f"time {name}", words or "".join(element.itertext()).strip()
        elif words and (_PUBLISHED.search(name) or _CHANGED.search(name)):
            yield name, words
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            yield from _LINKED_DATA.findall(script.text or "")
