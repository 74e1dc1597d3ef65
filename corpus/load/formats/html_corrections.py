"""Corrections that stand around a page's article: in its margin, its head or its foot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.load.formats.html_blocks import element_text
from corpus.load.formats.parsed_file import Block
from corpus.structure.correction_notices import announces_correction, is_correction_label

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_AROUND = ("aside", "footer", "header")
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*\Z")
_PARTS = ("p", "li", "h2", "h3", "h4", "h5", "h6", "dt", "dd")


def take_corrections(tree: HtmlElement) -> list[Block]:
    """The corrections in the page's margins, taken out of the tree.

    What else is there belongs to the site, and is left for the extraction to judge: links such as
    "Corrections" and "Privacy" at a page's foot are no sentences.
    """
    found: list[HtmlElement] = []
    for around in tree.iter(*_AROUND):
        parts = [*around.iter(*_PARTS)] or [around]
        for at, part in enumerate(parts):
            if any(above in found for above in part.iterancestors()):
                continue
            words = _words(part)
            if is_correction_label(words):
                if any(_SENTENCE_END.search(_words(below)) for below in parts[at + 1 : at + 2]):
                    found += parts[at : at + 2]
            elif announces_correction(words) and _SENTENCE_END.search(words):
                found.append(part)
    once = list(dict.fromkeys(found))
    blocks = [Block(element_text(part)) for part in once]
    for part in once:
        if part.getparent() is not None:
            part.drop_tree()
    return blocks


def _words(element: HtmlElement) -> str:
    return " ".join(element_text(element).split())
