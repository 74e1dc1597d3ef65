"""What one entry of a thread holds in a web page: its writer's name, its time, its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.load.formats.html_blocks import element_text
from corpus.load.formats.html_vocabulary import (
    BODY_WORDS,
    HEADER_WORDS,
    NAME_WORDS,
    OTHER_THAN_NAME_WORDS,
    TIME_TEXT,
    TIME_WORDS,
    UNSAID_TAGS,
    UNSAID_WORDS,
    class_words,
)
from corpus.structure.boilerplate import is_boilerplate
from corpus.structure.comments import date_in, is_date, reader_name

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MAX_NAME_CHARS = 50
_SENTENCE = re.compile(r"[^\W\d_]{2}[\"”’»)]*[.!?…]+(?:\s|\Z)|(?:[^\W\d_]+\W+){5}[^\W\d_]")
_DROPPED = re.compile(
    r"^(?:autor(?:in)?|author|name|user) ?: *|"
    r"^(?:posted |written |submitted |comment |reply |erstellt )?(?:by|from|von|par|por|от|від)\s+|"
    r"[\s,]*(?:says|said|wrote|writes|schrieb|schreibt|sagt|a écrit|dit|escribió|"
    r"dijo|пише|пишет)?\s*:?$",
    re.IGNORECASE,
)


def entry_writer(head: HtmlElement) -> str | None:
    """The writer's name in the element that holds it, without "by" and "says"."""
    link = next((one for one in head.iter("a") if element_text(one).strip()), head)
    written = "".join((link.text or "", *map(_without_time, link)))
    return reader_name(_DROPPED.sub("", " ".join(written.split())))


def _without_time(element: HtmlElement) -> str:
    """The words of an element within a name, and those behind it; a time is none of the name."""
    words = " ".join(element_text(element).split())
    is_time = element.tag == "time" or class_words(element) & TIME_WORDS or is_date(words)
    return f"{'' if is_time else element_text(element)}{element.tail or ''}"


def leading_name(element: HtmlElement) -> HtmlElement | None:
    """The element with the short line that opens the entry, when other words follow it."""
    with_words = [one for one in element.iterdescendants() if (one.text or "").strip()]
    if len(with_words) < 2:  # noqa: PLR2004 - a name and words
        return None
    line = " ".join(element_text(with_words[0]).split())
    is_name = len(line) <= _MAX_NAME_CHARS and not _SENTENCE.search(line)
    return with_words[0] if is_name else None


def is_writer_name(element: HtmlElement) -> bool:
    """Whether the element holds a writer's name, and no element in it does so more closely."""
    text = " ".join(element_text(element).split())
    if not 0 < len(text) <= _MAX_NAME_CHARS or _is_quoted(element):
        return False
    if is_date(text) or is_boilerplate(text) or TIME_TEXT.fullmatch(text):
        return False
    words = class_words(element)
    by_class = words & NAME_WORDS and not words & OTHER_THAN_NAME_WORDS
    parent = element.getparent()
    header = class_words(parent) if parent is not None else frozenset()
    is_lead = parent is not None and _is_first_of_its_kind(element, parent)
    by_header = element.tag in ("a", "b", "strong", "cite") and header & HEADER_WORDS and is_lead
    if not by_class and not by_header:
        return False
    return not any(
        inner is not element and class_words(inner) & NAME_WORDS and element_text(inner).strip()
        for inner in element.iter()
        if isinstance(inner.tag, str)
    ) and any(map(str.isalpha, text))


def _is_first_of_its_kind(element: HtmlElement, parent: HtmlElement) -> bool:
    return next(iter(child for child in parent if child.tag == element.tag)) is element


def _is_quoted(element: HtmlElement) -> bool:
    around = (element, *element.iterancestors())
    return any(one.tag == "blockquote" or "quote" in class_words(one) for one in around)


def is_said(element: HtmlElement, *, besides: HtmlElement | None = None) -> bool:
    """Whether the element itself holds words that the writer of an entry says."""
    if (
        not isinstance(element.tag, str)
        or element.tag in UNSAID_TAGS
        or element.tag in ("a", "time", "title")
    ):
        return False
    if besides is not None and any(inner is besides for inner in element.iter()):
        return False
    words = class_words(element)
    own = " ".join(" ".join([element.text or "", *(child.tail or "" for child in element)]).split())
    if words & BODY_WORDS and any(map(str.isalpha, element_text(element))):
        return True
    return not words & UNSAID_WORDS and bool(_SENTENCE.search(own))


def entry_time(entry: HtmlElement, name: HtmlElement | None) -> str | None:
    """The time that the entry gives for itself, as a machine reads it where that is written."""
    for element in entry.iter():
        if not isinstance(element.tag, str) or _is_quoted(element) or element is name:
            continue
        words = class_words(element)
        said = " ".join(element_text(element).split())
        if len(said) > _MAX_NAME_CHARS:
            continue
        exact = element.get("datetime") or element.get("title") or ""
        has_time = TIME_TEXT.search(f"{said} {exact}") is not None
        if has_time and (element.tag == "time" or words & TIME_WORDS):
            return exact or said
        if has_time and (is_date(said) or words & {*HEADER_WORDS, "metadata"}):
            return date_in(said)
    return None
