"""What a web page holds and its reader does not see: struck-out and hidden words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lxml.html import HtmlElement

_STRUCK_TAGS = frozenset(("del", "s", "strike"))
_UNSEEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[\w-]*\s*:[^;]*line-through|"
    r"font-size\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)
_LINE_THROUGH = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_RULE = re.compile(r"(?P<selectors>[^{}]+)\{(?P<style>[^{}]*)\}")
_CLASS = re.compile(r"\.([\w-]+)\Z")
# Classes by which the common frameworks hide words from the eye.
_HIDDEN_CLASSES = frozenset(("sr-only", "visually-hidden", "screen-reader-text", "visuallyhidden"))


def drop_unseen(tree: HtmlElement) -> None:
    """Remove from the page what is struck out or hidden; what follows it stays.

    Of style sheets only rules for a class that strike words out are read: what a sheet hides, a
    script may show.
    """
    struck = frozenset(_struck_classes(tree))
    for element in [element for element in tree.iter() if _is_unseen(element, struck)]:
        if element.getparent() is not None and element.tag not in ("html", "body"):
            element.drop_tree()


def is_unseen(tag: str, attributes: dict[str, str | None]) -> bool:
    """Whether an element with this tag and these attributes is struck out or hidden."""
    if tag == "template" and "shadowrootmode" not in attributes:
        return True  # nothing of it is drawn until a script copies it
    if tag in _STRUCK_TAGS or _UNSEEN_STYLE.search(attributes.get("style") or ""):
        return True
    if not _HIDDEN_CLASSES.isdisjoint((attributes.get("class") or "").lower().split()):
        return True
    return "hidden" in attributes and (attributes["hidden"] or "").lower() != "until-found"


def _is_unseen(element: HtmlElement, struck: Collection[str]) -> bool:
    if not isinstance(element.tag, str):
        return False
    classes = (element.get("class") or "").split()
    return is_unseen(element.tag, dict(element.attrib)) or any(name in struck for name in classes)


def _struck_classes(tree: HtmlElement) -> Iterator[str]:
    """The classes that the page's own style sheets strike out."""
    for sheet in tree.iter("style"):
        for rule in _RULE.finditer(sheet.text or ""):
            if _LINE_THROUGH.search(rule["style"]):
                for selector in rule["selectors"].split(","):
                    if match := _CLASS.search(selector.strip()):
                        yield match[1]
